"""References written as words ("article 7.2") to typed ones when they are sure; the others stay words, and are told."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.titles import figures_of, in_figures
from compiler.diagnostics.span import Span
from compiler.model.bookmark import Mark, read_bookmark
from compiler.model.division import ANNEXE, ARTICLE, Division, Level
from compiler.model.label import kind_name, reference_text
from compiler.model.text import Emphasis, Inline, Inlines, Link, Reference, Strong, Text, plain

_NUMBER = r"(?:1er|\d+(?:[.-]\d+)*|(?-i:[IVXLC]+|[A-Z](?![\w'’]))(?!\.?\s\d)(?:\.\d+)*)"
_AFTER = re.compile(rf"\s?\(\s?(?P<number>{_NUMBER})(?=\s?[–—)-])")
_LAW = re.compile(
    r"\s+(?:(?:alinéa|paragraphe)[^,;.]{0,20})?(?:de la |du |de l['’]|des )?"
    r"(?:présente? )?(?P<what>lois?|code|décret|arrêté|ordonnance|règlement|directive|traité|circulaire|délibération|"
    r"constitution|convention|contrat|accord|cgct)\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\s+(?:du|de la|au|à la) présente?\b", re.IGNORECASE)
_RANKED = re.compile(r"\ben\s+\Z", re.IGNORECASE)
_PROGRAMME = re.compile(
    r"\s+(?:de la |du |de l['’]|des |d['’]une? )(?:\w+ )?(?:(?:plan|programme|schéma|stratégie|appel|cahier|feuille|"
    r"dispositif|pacte|charte)s?|(?P<acronym>[A-Z]{3,}))\b"
)
_CLUE = re.compile(r"\d|\b[IVXLC]+\b|\b[A-Z]\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A division that a reference may name, with what it prints."""

    id: str
    printed: str
    parent: str


@dataclass
class Linker:
    """Types the references of texts to the divisions of an outline."""

    register: Register
    levels: tuple[Level, ...]
    targets: dict[tuple[str, str], list[Target]] = field(default_factory=dict)

    def learn(self, nodes: Iterable[Node], ids: dict[int, str], parent: Node | None = None) -> None:
        """Take the numbered titles of an outline."""
        for node in nodes:
            if node.number and id(node) in ids:
                above = _division(parent, ids) if parent is not None and id(parent) in ids else None
                division = _division(node, ids)
                target = Target(
                    id=division.id,
                    printed=_flat(reference_text(division, self.levels, "complet", above)),
                    parent=parent.number if parent is not None else "",
                )
                self.targets.setdefault((node.kind, node.number), []).append(target)
            self.learn(node.children, ids, node)

    @cached_property
    def _kinds(self) -> dict[str, str]:
        kinds = {kind_name(kind, self.levels): kind for kind in (ARTICLE, ANNEXE)}
        return kinds | {level.name.lower(): level.id for level in self.levels}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, sorted(self._kinds, key=lambda word: (-len(word), word))))
        return re.compile(
            rf"\b(?P<word>{words})(?P<plural>s?)\s+(?P<number>{_NUMBER})(?![\w/€%])", re.IGNORECASE
        )

    def link(self, words: Inlines, span: Span, subject: str) -> Inlines:
        """Return a text with its sure references typed."""
        if not any(_may_refer(inline) for inline in words):
            return words
        return tuple(part for inline in words for part in self._linked(inline, span, subject))

    def _linked(self, inline: Inline, span: Span, subject: str) -> Iterable[Inline]:
        match inline:
            case Text() if _CLUE.search(inline.text):
                return self._text(inline.text, span, subject)
            case Link() if inline.address.startswith("#"):
                # A link inside a file has no meaning outside it: what it names is found again, or its words stay.
                found = self._of_bookmark(inline, span)
                return (found,) if found is not None else self.link(inline.content, span, subject)
            case Strong():
                return (Strong(content=self.link(inline.content, span, subject)),)
            case Emphasis():
                return (Emphasis(content=self.link(inline.content, span, subject)),)
            case _:
                return (inline,)

    def _of_bookmark(self, link: Link, span: Span) -> Reference | None:
        """Return the reference that a link to a bookmark of ours is, if it says what a reference would print."""
        place = read_bookmark(link.address.removeprefix("#"))
        if place is None or place.mark is not Mark.DIVISION or not place.ids:
            return None
        for (kind, _), known in self.targets.items():
            for target in known:
                if target.id == place.ids[-1] and target.printed == _flat(plain(link.content)):
                    return Reference(kind=kind, target=target.id, text=plain(link.content), span=span)
        return None

    def _text(self, text: str, span: Span, subject: str) -> list[Inline]:
        parts: list[Inline] = []
        start = 0
        for found in self._pattern.finditer(text):
            target = self._target(found, text, span, subject)
            if target is None or found.start() < start:
                continue
            kind = self._kinds[found["word"].lower()]
            parts += _words(text[start : found.start()])
            is_other = _flat(found.group()) != target.printed
            written = target.printed if is_other else found.group()
            parts.append(Reference(kind=kind, target=target.id, text=written, span=span))
            start = found.end()
            inner = _AFTER.match(text, start)
            if inner is not None and (part := self._part(kind, inner["number"], found["number"])):
                number = inner["number"]
                parts += _words(text[start : inner.start("number")])
                parts.append(Reference(kind=kind, target=part.id, form="numero", text=number, span=span))
                start = inner.end("number")
        return [*parts, *_words(text[start:])]

    def _part(self, kind: str, number: str, whole: str) -> Target | None:
        """Return the part of a division that a bracket names after it: "article 7 (7.2 – …)"."""
        found = self.targets.get((kind, number), [])
        return next((target for target in found if target.parent == whole), None)

    def _target(self, found: re.Match[str], text: str, span: Span, subject: str) -> Target | None:
        """Return what a reference names when that is sure, and say why when it is not."""
        law = _LAW.match(text, found.end())
        if law is not None and not _OURS.match(text, found.end()):
            return None
        kind = self._kinds[found["word"].lower()]
        if kind not in (ARTICLE, ANNEXE) and self._is_of_another(found, text):
            return None
        number = in_figures(found["number"].removesuffix("er"))
        known = self.targets.get((kind, number), [])
        figures = figures_of(number)
        if not known and len(self.targets.get((kind, figures), [])) == 1:
            return self._in_figures(found, self.targets[kind, figures][0], span, subject)
        why = ""
        if found["plural"]:
            why = "plusieurs numéros peuvent suivre"
        elif not known:
            why = "aucune division de l'acte ne porte ce numéro"
        elif len(known) > 1:
            why = f"{len(known)} divisions de l'acte portent ce numéro"
        elif _flat(found.group()) != known[0].printed:
            why = f"un renvoi s'imprimerait « {known[0].printed} »"
        if not why:
            return known[0]
        self.register.decide(
            Kind.REFERENCE,
            f"{quoted(found.group())} reste en toutes lettres : {why}.",
            span,
            subject=subject,
            quote=found.group(),
        )
        return None

    def _is_of_another(self, found: re.Match[str], text: str) -> bool:
        """Tell whether what a level is called ranks something here, or names a part of another programme."""
        if _RANKED.search(text, 0, found.start()):
            return True
        of = _PROGRAMME.match(text, found.end())
        if of is None or _OURS.match(text, found.end()):
            return False
        return not of["acronym"] or self.register.book.find(of["acronym"]) is None

    def _in_figures(self, found: re.Match[str], target: Target, span: Span, subject: str) -> Target:
        """Tell a reference whose roman number the act counts in figures."""
        self.register.decide(
            Kind.REFERENCE,
            f"{quoted(found.group())} devient un renvoi, qui s'imprime « {target.printed} ».",
            span,
            subject=subject,
            left_out=found.group(),
            is_sure=True,
        )
        return target


def _division(node: Node, ids: dict[int, str]) -> Division:
    return Division(kind=node.kind, id=ids[id(node)], number=node.number, title=node.title, depth=1)


def _may_refer(inline: Inline) -> bool:
    return isinstance(inline, Strong | Emphasis | Link) or (
        isinstance(inline, Text) and bool(_CLUE.search(inline.text))
    )


def _flat(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def _words(text: str) -> list[Inline]:
    return [Text(text=text)] if text else []
