"""A line of the list of parties cut into the names it holds, each with the clauses that go with it."""

import re
from collections.abc import Iterator

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.naming import Natures
from compiler.adopt.recognising.persons import FUNCTION

_CONNECTOR = re.compile(
    r"(?:entre\b(?: les (?:soussignes|soussignees|parties|signataires))?|et\b|d'une part\b|d'autre part\b|"
    r"ainsi que\b|[:,;.\s]+)"
)
CALLED = re.compile(
    r"[,(]?\s*ci[- ]apr[eè]s\s+(?:d[ée]nomm[ée]e?s?|d[ée]sign[ée]e?s?|nomm[ée]e?s?|appel[ée]e?s?)?\s*[:,]?\s*"
    r"(?:par\s+)?[«\"“]?\s*(?P<name>[^»\"”),;]{2,60}?)\s*[»\"”)]",
    re.IGNORECASE,
)
CLAUSE = re.compile(
    r"\(?\s*(?:et )?(?:(?:ci[- ]apr[eè]s|repr[ée]sent[ée]e?s?|d[ée]nomm[ée]e?s?|d[ée]sign[ée]e?s?)\b"
    r"|dont le si[eè]ge|sise?s?\b|domicili|agissant|immatricul)",
    re.IGNORECASE,
)
REPRESENTED = re.compile(r"[,(]?\s*repr[ée]sent[ée]e?s?\s+par\s+(?P<who>[^;]+)", re.IGNORECASE)
_ADDRESS = re.compile(
    r",\s*(?:dont le si[eè]ge|sise?s?\b|domicili|situ[ée]e?s?\b|immatricul|agissant\b|ayant son si[eè]ge"
    r"|(?:association|soci[ée]t[ée]|établissement public|collectivit[ée])\s+[a-zéè]+)",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"[,;]?\s*il (?:est|a [ée]t[ée])\s+(?:convenu|arr[êe]t[ée]|d[ée]cid[ée]|expos[ée]).*", re.IGNORECASE
)
_NEXT = re.compile(
    r"\s*,?\s*(?:et\s+)?d['’]autre part\s*,?\s+(?=\S)"
    r"|(?:\s*,\s*|\s+)(?:(?<=, )|et |ainsi que )(?=(?:l['’]|l[ea] |les )[A-ZÀ-ÖØ-Þ])"
)
_SIDE = re.compile(
    r"(?:^|(?<=[\s,;]))(?:et\s+)?(?:d['’](?:une|autre)|de (?:premi[eè]re|deuxi[eè]me|seconde|troisi[eè]me)) part\b"
    r"\s*[,;:]?",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:[,;]\s*(?:(?:et|ainsi que)\s+)?|\s(?:et|ainsi que)\s+)(?=(?:l['’]|l[ae] |les )[^\W\d_]|[A-ZÀ-ÖØ-Þ])"
)
_SMALL = re.compile(r"(?:,\s*(?:et\s+)?|\set\s+)(?=(?:l['’]|l[ae] )[a-zà-öø-ÿ])")
_HEAD = re.compile(r"^(?:l'|la |le |les )?(?:sous-|vice-)?")


def sides(text: str) -> list[str]:
    """Return what stands before or after each "d'une part" and "d'autre part"; all when there is none."""
    found = [without_links(side) for side in _SIDE.split(text)]
    return [side for side in found if side]


def names_of_parties(text: str, natures: Natures) -> list[str]:
    """Return the parties named one after another, each with its clauses.

    After a clause, only words that name a body of a known nature, or that a clause follows, open another party.
    Without any, a noun in small letters has to be that of a body too: "la ville de Bron et le département du Val".
    """
    if clause_start(text) == len(text):
        return [name for part in _NEXT.split(text) for name in _split(part, _SMALL, natures)]
    return list(_with_clauses(text, natures))


def _split(text: str, pattern: re.Pattern[str], natures: Natures) -> Iterator[str]:
    """Yield the parts of a text between the signs that a body stands behind."""
    start = 0
    for found in pattern.finditer(text):
        if is_body(text[found.end() :].partition(",")[0], natures):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _with_clauses(text: str, natures: Natures) -> Iterator[str]:
    start = 0
    for found in _OTHER.finditer(text):
        rest = text[found.end() :]
        has_clause = clause_start(text[start : found.start()]) < found.start() - start
        if has_clause and _opens_party(rest, natures):
            yield text[start : found.start()]
            start = found.end()
    yield text[start:]


def _opens_party(text: str, natures: Natures) -> bool:
    """Tell whether words name another party: a body that we know, or whoever somebody represents in turn."""
    name = text[: clause_start(text)]
    is_represented = REPRESENTED.match(text, len(name)) is not None and "," not in name
    return is_represented or is_body(name.partition(",")[0], natures)


def is_body(name: str, natures: Natures) -> bool:
    """Tell whether words name a body, neither who acts for one nor one already named: "la Ville"."""
    nature, place = natures.of(name)
    is_whole = bool(place) or name.isupper() or name[:1].isupper() or fold(name) == "l'etat"
    return nature is not None and is_whole and not is_office(name)


def is_office(name: str) -> bool:
    """Tell whether words start with the office of a person."""
    return bool(FUNCTION.match(_HEAD.sub("", fold(name))))


def clause_start(text: str) -> int:
    """Return where a text stops naming: at what the party is called, who represents it, where it sits."""
    clauses = (pattern.search(text) for pattern in (CALLED, REPRESENTED, _ADDRESS))
    return min((clause.start() for clause in clauses if clause), default=len(text))


def without_links(line: str) -> str:
    """Return a line without the words that only link parties together."""
    text = _AGREED.sub("", line.strip())
    while (found := _CONNECTOR.match(fold_start(text))) and found.end():
        text = text[found.end() :]
    return re.sub(r"[,;]?\s*d['’](?:une|autre) part\s*[,;.]?\s*$", "", text).rstrip(" ,;").strip()


def fold_start(text: str) -> str:
    """Return the start of a text folded letter for letter."""
    return "".join((fold(sign) or " ")[:1] for sign in text[:60])
