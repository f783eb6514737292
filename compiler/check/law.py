"""An act to the laws it cites without their number, and to the founding law when it never cites it.

A date alone may name several laws. Sources: Guide de légistique 3.4.2 (texts are cited by number and date);
law n° 2014-173 of 21 February 2014, article 6, on which every contrat de ville rests.
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.suggestion import fold
from compiler.model.passage import Passage, passages, passages_with, prose_with
from compiler.model.printed import MONTHS
from compiler.model.protocol import Protocol

_DATE = rf"\d{{1,2}}(?:er)? (?:{'|'.join(MONTHS)}) (?P<year>\d{{4}})"
_CITED = re.compile(
    rf"\b[Ll]oi(?: organique)?(?: de finances(?: rectificative)?(?: pour \d{{4}})?)? du (?P<day>{_DATE})"
    r"|\b[Ll]oi (?P<budget>de (?:finances(?: rectificative)?|financement de la sécurité sociale) "
    r"pour \d{4})"
)
_NUMBERED = re.compile(rf"\bn° ?\d{{2,4}}-\d+ du (?P<day>{_DATE})(?P<after>[^.;]{{0,60}})")
_NUMBER_NEAR = re.compile(r"n° ?\d{2,4}-\d+")
_FIRST_NUMBERED_YEAR = 1946
"""Older laws, that of 1 July 1901 on associations among them, have no number."""
_NAMES = {
    "3DS": "n° 2022-217 du 21 février 2022",
    "AGEC": "n° 2020-105 du 10 février 2020",
    "ALUR": "n° 2014-366 du 24 mars 2014",
    "Besson": "n° 90-449 du 31 mai 1990",
    "Borloo": "n° 2003-710 du 1er août 2003",
    "Climat et résilience": "n° 2021-1104 du 22 août 2021",
    "DALO": "n° 2007-290 du 5 mars 2007",
    "Égalité et citoyenneté": "n° 2017-86 du 27 janvier 2017",
    "ÉLAN": "n° 2018-1021 du 23 novembre 2018",
    "HPST": "n° 2009-879 du 21 juillet 2009",
    "Lamy": "n° 2014-173 du 21 février 2014",
    "LOM": "n° 2019-1428 du 24 décembre 2019",
    "MAPTAM": "n° 2014-58 du 27 janvier 2014",
    "MOLLE": "n° 2009-323 du 25 mars 2009",
    "NOTRe": "n° 2015-991 du 7 août 2015",
    "SRU": "n° 2000-1208 du 13 décembre 2000",
}
"""Laws known by a name that is no title, and that the acts of local bodies cite most."""
_NAMED = re.compile(
    rf"\blois? (?:dite )?(?:« ?)?(?P<name>{'|'.join(_NAMES)}|elan|egalité et citoyenneté)(?![\w-])",
    re.IGNORECASE,
)
_FOLDED = {fold(name): name for name in _NAMES}
_SUBJECT = re.compile(r"\b(?:politique de la ville|contrats? de ville)\b", re.IGNORECASE)
_FOUNDING = re.compile(r"2014-173\b|\b21 février 2014\b")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the laws that cannot be found, in reading order. Errors: law.no-number, law.founding-absent."""
    texts = [passage for passage in passages(protocol) if "oi " in passage.text or "n°" in passage.text]
    full = [match for passage in texts for match in _NUMBERED.finditer(passage.text)]
    days = {match["day"] for match in full}
    budgets = " ".join(match["after"] for match in full)
    told: set[str] = set()
    for passage in texts:
        for match in _CITED.finditer(passage.text):
            name = match["day"] or match["budget"]
            if name in days or name in budgets or name in told or _has_number(match, passage):
                continue
            told.add(name)
            yield _no_number(match, passage)
    yield from _by_name_alone(protocol)
    yield from _founding(protocol)


def _by_name_alone(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the laws that the act only calls by their nickname, each at its first place."""
    basis = protocol.identity.term.basis if protocol.identity.term else ""
    told: set[str] = set()
    for passage in prose_with(protocol, " loi "):
        for match in _NAMED.finditer(passage.text):
            name = _FOLDED[fold(match["name"])]
            number, _, day = _NAMES[name].removeprefix("n° ").partition(" du ")
            # Whoever gives its number or its day, even of another law of that day, gives a way to find it.
            is_name = not match["name"][0].islower()
            if (
                is_name
                and name not in told
                and number not in basis
                and not passages_with(protocol, number, day)
            ):
                told.add(name)
                yield _nickname(match[0], name, passage)


def _nickname(words: str, name: str, passage: Passage) -> Diagnostic:
    return Diagnostic(
        code="law.no-number",
        message=f"Dans {passage.place}, « {words} » est citée par son seul surnom, sans son numéro.",
        span=passage.span,
        quote=words,
        hint=f"écrivez à la première citation « loi {_NAMES[name]} », puis son titre ; son nom suffit ensuite",
    )


def _has_number(match: re.Match[str], passage: Passage) -> bool:
    """Tell whether a law has its number just after, or is too old to have one."""
    if match["year"] and int(match["year"]) < _FIRST_NUMBERED_YEAR:
        return True
    clause = re.split(r"[;»]|\. ", passage.text[match.end() :])[0]
    return _NUMBER_NEAR.search(clause[:80]) is not None


def _no_number(match: re.Match[str], passage: Passage) -> Diagnostic:
    words = match[0]
    return Diagnostic(
        code="law.no-number",
        message=f"Dans {passage.place}, « {words} » est citée sans son numéro.",
        span=passage.span,
        quote=words,
        hint=f"écrivez son numéro à la première citation, entre « loi » et sa date (« loi n° … du {match['day']} ») ; "
        "la date suffit ensuite"
        if match["day"]
        else "écrivez son numéro et sa date à la première citation (« loi n° … du … ») ; son nom suffit ensuite",
    )


def _founding(protocol: Protocol) -> Iterator[Diagnostic]:
    subject: tuple[Passage, str] | None = None
    for passage in passages(protocol):
        if "201" in passage.text and _FOUNDING.search(passage.text):
            return
        if subject is None and (match := _SUBJECT.search(passage.text)):
            subject = (passage, match[0])
    basis = protocol.identity.term.basis if protocol.identity.term else ""
    if subject is not None and not _FOUNDING.search(basis):
        passage, words = subject
        yield Diagnostic(
            code="law.founding-absent",
            message="L'acte relève de la politique de la ville et ne cite nulle part la loi qui la fonde.",
            span=passage.span,
            quote=words,
            hint="citez la loi n° 2014-173 du 21 février 2014, dont l'article 6 règle les contrats de ville",
        )
