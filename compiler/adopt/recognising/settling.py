"""Titles made such that a source file can say them: each with a number and words of their form, none too deep."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import join
from compiler.adopt.recognising.folding import fold, words_of
from compiler.adopt.recognising.outline import Node
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE
from compiler.model.division import ANNEXE, PREAMBLE, SECTION
from compiler.model.label import kind_name
from compiler.model.text import Inlines, Strong, Text, plain

_DEEPEST = 6
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*(?:\.[a-z])?(?:-\d+)*|[IVXLC]+|[A-Z])(?: (?:bis|ter|quater))?\Z")
_LETTER = re.compile(r"[a-z]\Z")


@dataclass
class Settler:
    """Goes through an outline in the order of the paper; what it changes is told."""

    register: Register
    ids: dict[int, str]
    annexes: int = 0

    def settle(self, nodes: Sequence[Node], depth: int = 1) -> None:
        """Settle titles and those under them."""
        for node in nodes:
            if node.kind == ENGAGEMENT_TITLE:
                continue
            self._settle_number(node, depth)
            self._settle_kind(node)
            self._settle_title(node)
            if depth == _DEEPEST and node.children:
                self._flatten(node)
            self.settle(node.children, depth + 1)

    def _settle_number(self, node: Node, depth: int) -> None:
        if node.kind == ANNEXE and depth == 1:
            self.annexes += 1
        if node.kind == ANNEXE and not node.number:
            node.number = str(self.annexes)
            self._tell(
                node,
                Kind.ADDED,
                f"L'annexe {quoted(plain(node.title))} n'a pas de numéro : elle reçoit le numéro {node.number}.",
            )
        elif node.kind != SECTION and not _NUMBER.match(node.number):
            node.number = node.number.upper()

    def _settle_kind(self, node: Node) -> None:
        """Make a section of a title whose number or words no declared kind may have."""
        is_letter = node.kind == SECTION and _LETTER.match(node.number)
        if node.number and not is_letter and not _NUMBER.match(node.number):
            announced = node.label or node.number
            node.title = join((Text(text=f"{announced} –"),), node.title)
            node.kind, node.number, node.label = SECTION, "", ""
        if node.kind == PREAMBLE and fold(plain(node.title)) != PREAMBLE:
            node.kind = SECTION
        self._tell_label(node)

    def _settle_title(self, node: Node) -> None:
        if not plain(node.title):
            title = f"{node.kind.capitalize()} {node.number}".strip()
            node.title = (Text(text=title),)
            self._tell(node, Kind.ADDED, f"« {title} » n'a pas de titre : celui-ci lui est donné.")

    def _tell_label(self, node: Node) -> None:
        """Account for what announces a title otherwise than the act will print it."""
        name = f"{kind_name(node.kind, self.register.profile.levels)} {node.number}"
        held = Counter(words_of(name))
        lost = [word for word in words_of(node.label) if not held[word] or held.subtract((word,))]
        if lost and lost != ["1er"]:
            self._tell(node, Kind.DIVISION, f"{quoted(node.label)} est lu comme {name}.", " ".join(lost))

    def _flatten(self, node: Node) -> None:
        """Make paragraphs of the titles that stand deeper than a source file can say."""
        for child in node.children:
            node.content += _flattened(child)
        count = len(node.children)
        node.children.clear()
        self._tell(
            node,
            Kind.DIVISION,
            f"Sous {quoted(plain(node.title))}, {count} titres trop profonds deviennent des alinéas en gras.",
        )

    def _tell(self, node: Node, kind: Kind, message: str, left_out: str = "") -> None:
        self.register.decide(kind, message, node.span, subject=self.ids.get(id(node), ""), left_out=left_out)


def _flattened(node: Node) -> list[Statement]:
    label = node.label or node.number
    title: Inlines = join((Text(text=f"{label} –"),), node.title) if label else node.title
    words: Inlines = (Strong(content=title),)
    flat = [Statement(words=words, text=plain(words), span=node.span), *node.content]
    for child in node.children:
        flat += _flattened(child)
    return flat
