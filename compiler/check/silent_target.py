"""An act to its references that lead to a division where what they announce is never spoken of.

"Les indicateurs visés à l'article 3" leads, when an article was inserted or moved, to an article without one
indicator. A fault is told only when another division does speak of it. Source: Guide de légistique 3.4.1
(internal references are designated precisely).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.division import Division, descend
from compiler.model.mark import Mark, marked
from compiler.model.passage import Form, Passage, passages_with, place_name
from compiler.model.protocol import Protocol
from compiler.model.text import Reference

_SAID = (
    r"(?:visé|mentionné|défini|prévu|énuméré|énoncé|cité|fixé|listé|décrit|présenté|détaillé|précisé|arrêté|"
    r"indiqué|institué|créé|établi|inscrit|figurant)e?s?"
)
_NOUN = r"(?P<noun>[^\W\d_]{4,})"
# "Les indicateurs d'impact visés à", "les actions de la commune prévues par": the first noun is the one meant.
_VISED = re.compile(
    rf"\b(?:les?|la|l'|des|du|aux?|ces?|cette|leurs?|ses?) ?{_NOUN}"
    rf"(?: (?:de |d'|du |des |de la |de l')?[^\W\d_]+){{0,3}} {_SAID}"
    r" (?:à|dans|par|au|aux) (?:les? |la |l')?\Z",
    re.IGNORECASE,
)
_RULED = re.compile(
    rf"(?:\A|[.;,:] |\b(?:et|ou) )(?:une?|toute?) {_NOUN}\b[^.;:,()]{{0,80}} "
    r"(?:conformément aux? |conformément à |selon |suivant |dans les conditions (?:prévues |fixées )?"
    r"(?:à |de |par |au ))(?:les? |la |l')?\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 240
_VAGUE = frozenset(
    """
    annexe annexes article articles cadre chose choses condition conditions date disposition dispositions duree
    element elements liste modalite modalites personne personnes point points regle regles stipulation
    stipulations titre
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that announce nothing in particular: any division may hold what they name without saying them."""


_HELD = frozenset({"indicateur", "engagement", "partenaire"})


class _Spoken(NamedTuple):
    """A noun, and the ids of the divisions that use it."""

    noun: str
    divisions: frozenset[str]


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the references to a silent division, in reading order. Errors: reference.silent-target."""
    divisions = {division.id: division for division in protocol.all_divisions()}
    known: dict[str, _Spoken] = {}
    for passage, found in marked(protocol):
        if passage.form not in (Form.PROSE, Form.ENGAGEMENT, Form.NOTE):
            continue
        for mark in found:
            noun = _announced(passage, mark)
            target = divisions.get(mark.inline.target) if isinstance(mark.inline, Reference) else None
            if noun and target is not None and isinstance(mark.inline, Reference):
                if noun not in known:
                    known[noun] = _Spoken(noun, _speaking(noun, protocol))
                yield from _judge(known[noun], mark.inline, passage, target, protocol)


def _announced(passage: Passage, mark: Mark) -> str:
    """Return the noun that the words before a reference say to find there, empty when they name none."""
    before = passage.text[max(0, mark.start - _LOOK_BACK) : mark.start]
    match = _VISED.search(before) or _RULED.search(before)
    return "" if match is None or fold(match["noun"]) in _VAGUE else match["noun"]


def _judge(
    spoken: _Spoken, reference: Reference, passage: Passage, target: Division, protocol: Protocol
) -> Iterator[Diagnostic]:
    noun, speaking = spoken
    if _speaks(target, speaking) or _is_inside(passage, target):
        return
    # Many divisions use a word in passing: the likely one is the division of the same kind that says it.
    others = [
        division
        for division in protocol.divisions
        if division.kind == target.kind and _speaks(division, speaking) and not _is_inside(passage, division)
    ]
    if not others:
        return
    yield Diagnostic(
        code="reference.silent-target",
        message=f"Dans {passage.place}, le renvoi « {reference.text} » promet « {noun} », et "
        f"{place_name(target, protocol.levels)} n'en dit rien.",
        span=reference.span,
        quote=reference.text,
        hint=f"visez la division qui en traite : {_listed(others, protocol)}",
        related=tuple(
            Related(caption="cette division en traite", span=division.span) for division in others[:3]
        ),
    )


def _speaking(noun: str, protocol: Protocol) -> frozenset[str]:
    """Return the ids of the divisions that use a noun, by their words, their kind or what they hold."""
    stem = noun.lower().rstrip("sx")
    used = re.compile(rf"(?<![^\W\d_]){re.escape(stem)}[sx]?(?![^\W\d_])", re.IGNORECASE)
    said = {
        passage.division.id
        for passage in passages_with(protocol, stem)
        if passage.division is not None and used.search(passage.text)
    }
    names = {level.id: level.name for level in protocol.levels}
    for division in protocol.all_divisions():
        is_held = (division.indicators or division.engagements) and _stem(noun) in _HELD
        if is_held or _stem(names.get(division.kind, division.kind)) == _stem(noun):
            said.add(division.id)
    return frozenset(said)


def _speaks(division: Division, speaking: frozenset[str]) -> bool:
    return any(inner.id in speaking for inner in descend((division,)))


def _is_inside(passage: Passage, division: Division) -> bool:
    return any(inner is passage.division for inner in descend((division,)))


def _listed(divisions: list[Division], protocol: Protocol) -> str:
    return " ou ".join(place_name(division, protocol.levels) for division in divisions[:3])


def _stem(word: str) -> str:
    return fold(word).rstrip("sx")
