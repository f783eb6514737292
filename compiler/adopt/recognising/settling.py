"""Titles made such that a source file can say them: each with a number and words of their form, none too deep."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import join
from compiler.adopt.recognising.folding import fold, words_of
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE, figures_of
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION
from compiler.model.label import kind_name
from compiler.model.text import Inlines, Strong, Text, plain

_DEEPEST = 6
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*(?:\.[a-z])?(?:-\d+)*|[IVXLC]+|[A-Z])(?: (?:bis|ter|quater))?\Z")
_MARKS = frozenset({"n", "no", "numéro"})
_PLAIN = frozenset({ARTICLE, ANNEXE})
_LETTER = re.compile(r"[a-z]\Z")


@dataclass
class Settler:
    """Goes through an outline in the order of the paper; what it changes is told."""

    register: Register
    ids: dict[int, str]
    annexes: int = 0

    @cached_property
    def levels(self) -> frozenset[str]:
        """The kinds of the levels of the act."""
        return frozenset(level.id for level in self.register.profile.levels)

    def settle(self, nodes: Sequence[Node], depth: int = 1) -> None:
        """Settle titles and those under them."""
        if depth == 1:
            self._settle_articles(tuple(self._articles(nodes)))
        for node in nodes:
            if node.kind == ENGAGEMENT_TITLE:
                continue
            self._settle_roman(node)
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

    def _articles(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the articles of the act, those of its parts among them, not the parts of articles."""
        for node in nodes:
            if node.kind == ARTICLE:
                yield node
            elif node.kind != ANNEXE:
                yield from self._articles(node.children)

    def _settle_articles(self, articles: Sequence[Node]) -> None:
        """Count in figures the articles of an act that mixes both ways: "Article I", then "Art. 2"."""
        figures = [figures_of(node.number) or node.number for node in articles]
        if any(node.number.isdigit() for node in articles) and figures == [
            f"{rank + 1}" for rank in range(len(figures))
        ]:
            for node, number in zip(articles, figures, strict=True):
                node.number = number

    def _settle_roman(self, node: Node) -> None:
        """Count a level in figures when those under it start with its number in figures: "Pilier I", "Enjeu I.1"."""
        figures = figures_of(node.number)
        if figures and any(
            child.kind in self.levels and child.number.startswith(f"{figures}.") for child in node.children
        ):
            node.number = figures

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
        name = f"{kind_name(node.kind, self.register.profile.all_levels)} {node.number}"
        held = Counter(words_of(name))
        lost = [word for word in words_of(node.label) if not held[word] or held.subtract((word,))]
        if lost and lost != ["1er"]:
            self.register.decide(
                Kind.DIVISION,
                f"{quoted(node.label)} est lu comme {name}.",
                node.span,
                subject=self.ids.get(id(node), ""),
                left_out=" ".join(lost),
                is_sure=node.kind in _PLAIN
                or set(lost) - _MARKS <= set(words_of(node.label.rpartition(" ")[2])),
            )

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
