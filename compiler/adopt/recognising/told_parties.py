"""The parties of an act that lists none: those that a sentence, or the title, says it is made between."""

import re
from collections.abc import Sequence

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.front import Front
from compiler.adopt.recognising.front_parties import PartyReader
from compiler.adopt.recognising.naming import Natures
from compiler.adopt.recognising.party_lines import clause_start, is_body, names_of_parties, sides
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement

_SENTENCE_END = re.compile(r"(?<!\bM)\.(?=\s+[A-ZÀ-ÖØ-Þ]|\s*\Z)|\s*:\s*\Z")
_NAMED = re.compile(r"(?:l['’]|l[ae] |les )|[A-ZÀ-ÖØ-Þ]")
_LONGEST = 3_000


def read_told_parties(front: Front, statements: Sequence[Statement], register: Register) -> None:
    """Take the parties that the title, or the first such sentence, names; the words stay where they are."""
    nouns = "|".join(re.escape(word) for word in register.profile.act_words)
    title = Statement(text=f"{front.title} {front.subtitle}", span=front.span)
    in_title = re.compile(rf"\A(?:{nouns})\b[^.:;]{{0,80}}?\bentre\b", re.IGNORECASE)
    in_sentence = re.compile(
        # Of another act than this one, such a sentence says nothing.
        rf"\bpr[ée]sente? (?:{nouns})\b[^.:;]{{0,80}}?"
        r"(?:\bentre(?: les parties)?\b|\b(?:lie|engage|unit|réunit|associe)\b(?=\s*,?\s*d['’]une part))",
        re.IGNORECASE,
    )
    reader = PartyReader(register, keeps_words=True)
    for pattern, statement in ((in_title, title), *((in_sentence, each) for each in statements)):
        found = pattern.search(statement.text) if len(statement.text) <= _LONGEST else None
        names = _names(statement.text[found.end() :], register.book.natures) if found else []
        for name in names:
            reader.read_part(name, name, statement.span)
        if names:
            return


def _names(text: str, natures: Natures) -> list[str]:
    """Return the parties that the rest of a sentence names; none unless each of them can be one."""
    end = _SENTENCE_END.search(text)
    names = [
        name.strip(" ,;")
        for side in sides(text[: end.start()] if end else text)
        for name in names_of_parties(side, natures)
    ]
    are_parties = len(names) > 1 and all(_is_party(name, natures) for name in names)
    return names if are_parties and len({fold(name) for name in names}) == len(names) else []


def _is_party(name: str, natures: Natures) -> bool:
    start = clause_start(name)
    return bool(_NAMED.match(name)) and (0 < start < len(name) or is_body(name, natures))
