"""Names of persons in the blocks of signatures: found, so that they are left out and told."""

import re

_SMALL = r"[^\W\d_][a-zà-öø-ÿ'’]+"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_FIRST = rf"{_CAPITAL}(?:[a-zà-öø-ÿ]+|\.)(?:[-\s]{_CAPITAL}(?:[a-zà-öø-ÿ]+|\.))*"
_PARTICLE = r"(?:de|du|des|d['’]|le|la|DE|DU|DES|D['’]|LE|LA)\s?"
_LAST = rf"(?:{_PARTICLE})*{_CAPITAL}[A-ZÀ-ÖØ-Þ'’-]{{2,}}(?:[-\s]{_CAPITAL}{{3,}})*"
_CIVILITY = r"(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Dr|Docteur|Me|Maître|Pr)"
_FULL = re.compile(rf"(?:{_CIVILITY}\s+)?(?<![\w-]){_FIRST}\s+{_LAST}(?![\w-])")
_CIVIL = re.compile(rf"{_CIVILITY}\s+(?:{_FIRST}\s+)?{_CAPITAL}[\w'’-]+")
_INITIAL = re.compile(rf"\A{_CAPITAL}\.\s?(?:{_CAPITAL}\.\s?)?{_CAPITAL}[\w'’-]+\Z")
_TWO_NAMES = re.compile(
    rf"\A{_CAPITAL}[a-zà-öø-ÿ]+(?:-{_CAPITAL}[a-zà-öø-ÿ]+)?\s+{_CAPITAL}[a-zà-öø-ÿ]+(?:-{_CAPITAL}[a-zà-öø-ÿ]+)?\Z"
)
FUNCTION = re.compile(
    r"\b(?:presid|prefe|maire\b|direct|delegue|adjoint|secretaire|rect|procureur|chef|conseill|represent)"
)
_QUALITIES = re.compile(
    r"\b(?:pr[ée]sident|pr[ée]f[eè]t|maire|direct(?:eur|rice)|d[ée]l[ée]gu|adjoint|secr[ée]taire|recteur|rectrice|"
    r"procureur|responsable|chef|conseill|vice|ministre|inspect|repr[ée]sentant|agence|caisse|d[ée]partement|"
    r"r[ée]gion|ville|commune|mairie|p[oô]le|cachet|signature|tampon|lu et|bon pour|fait|établissement)",
    re.IGNORECASE,
)


def names_in(line: str) -> tuple[str, ...]:
    """Return the names of persons in a line of a block of signatures."""
    text = line.strip()
    if _INITIAL.match(text) or (_TWO_NAMES.match(text) and not _QUALITIES.search(text)):
        return (text,)
    found = [match.group() for match in (*_FULL.finditer(text), *_CIVIL.finditer(text))]
    kept = [name for name in found if not _QUALITIES.search(name)]
    return tuple(name for place, name in enumerate(kept) if not any(name in other for other in kept[:place]))


def without_names(line: str, names: tuple[str, ...]) -> str:
    """Return a line without the names found in it."""
    for name in names:
        line = line.replace(name, " ")
    return " ".join(line.split()).strip(" ,;:-–")
