"""A clause to the words that make its meaning, and two places of the act to whether they may speak of one thing.

Verbs and articles that change nothing are dropped; no synonym is guessed but that of a few verbs.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, Division
from compiler.model.passage import Form, Passage
from compiler.model.protocol import Protocol

_WORD = re.compile(r"[a-z0-9œæ]+")
_EMPTY = frozenset(
    """
    a ainsi an annee annees annuellement apres au aux avec c ce ces cet cette chacun chacune chaque d dans de des
    doit doivent devra devront du elle en est et etre fois il la le les leur leurs lors l mois n ou par pour qu que
    qui s sa se sera seront ses si son sont sous sur tous toutes tout toute un une y
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_HANDED = re.compile(
    r"(?:re|trans)me(?:t|ts|tte|ttent|ttra|ttront|ttre)\Z|(?:re|trans)mis(?:e|es)?\Z|rend(?:u|ue|us|ues|ra|ront)?\Z|"
    r"adresse(?:e|es|s|nt|ra|ront|r)?\Z|communique(?:e|es|s|nt|ra|ront|r)?\Z|envo(?:ie|ient|ye|yee|yes|yer|yees)\Z"
)
_PRONOUN = re.compile(r"\b(?:ils?|elles?|celui|celles?|ceux|celui-ci|on|chacune?)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"\A\W*(?:un|une|des|d'autres|plusieurs|certaine?s|tout|toute)\b", re.IGNORECASE)
_SPECIFIC = 5
"""Words enough to name one thing wherever they stand: "le comité de pilotage de chaque contrat de ville"."""


def content_words(text: str) -> frozenset[str]:
    """Return the words that make the meaning of a clause, without case, accents, plurals or articles."""
    return frozenset(_stem(word) for word in _WORD.findall(fold(text)) if word not in _EMPTY)


def _stem(word: str) -> str:
    if _HANDED.match(word):
        return "remettre"
    return word.rstrip("sx") or word


def names_its_subject(clause: str) -> bool:
    """Tell whether a clause says what it is about: "il" and "un comité" may be any."""
    return _PRONOUN.search(clause) is None and _INDEFINITE.match(clause) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What is said of one thing: the words but for the value, the value as written, the sentence and its place."""

    key: frozenset[str]
    words: str
    sentence: str
    passage: Passage


class Places:
    """The divisions above each division: what tells whether two clauses may speak of one thing."""

    def __init__(self, protocol: Protocol) -> None:
        self._levels = {level.id for level in protocol.levels}
        self._above: Mapping[int, tuple[Division, ...]] = dict(_paths(protocol.divisions, ()))

    def may_be_one(self, first: Clause, second: Clause) -> bool:
        """Tell whether the same words mean the same thing in both places.

        "Le comité" of one axe is not that of the next, nor that of an annex that of the body: only many words
        name one thing in both.
        """
        if first.sentence == second.sentence and first.passage.span == second.passage.span:
            return False
        one, other = self._path(first.passage), self._path(second.passage)
        if not one or not other or self._part(one) is not self._part(other):
            return False
        forms = {first.passage.form, second.passage.form}
        if Form.ENGAGEMENT in forms and (len(forms) == 1 or len(first.key) < _SPECIFIC):
            return False
        if one == other or len(first.key) >= _SPECIFIC:
            return True
        shared = [division for division, twin in zip(one, other, strict=False) if division is twin]
        if len(shared) in (len(one), len(other)):
            return True
        are_sisters_below = len(shared) > (1 if self._part(one) else 0)
        return not are_sisters_below and not self._levels & {division.kind for division in (*one, *other)}

    def _path(self, passage: Passage) -> tuple[Division, ...]:
        return self._above.get(id(passage.division), ())

    def _part(self, path: tuple[Division, ...]) -> Division | None:
        return path[0] if path[0].kind == ANNEXE else None


def _paths(
    divisions: tuple[Division, ...], above: tuple[Division, ...]
) -> Iterator[tuple[int, tuple[Division, ...]]]:
    for division in divisions:
        path = (*above, division)
        yield id(division), path
        yield from _paths(division.children, path)
