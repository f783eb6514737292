"""What stands before the first title: the name of the act, its years, and who it is made between."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import on_one_line
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.front_parties import PartyReader, with_clauses
from compiler.adopt.recognising.party_ends import end_of_parties, is_sentence, opens_act
from compiler.adopt.recognising.party_grids import parties_in_grid
from compiler.adopt.recognising.profile import Profile
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement, joined_text
from compiler.adopt.recognising.titles import TitleReader
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.party import Accession

BETWEEN = re.compile(r"entre\b(?! \d)(?: les (?:soussignee?s?|parties|signataires))?\s*[:,]?")
_CONCLUDED = re.compile(
    r"\b(?:conclue?|passee?|etablie?|signee?|convenue?|intervient|intervenue?)s?\b.{0,60}?\bentre\b"
    r"(?: les (?:soussignee?s?|parties|signataires|partenaires)(?: suivante?s)?)?\s*:\Z"
)
_PERIOD = re.compile(r"\b((?:19|20)\d\d)\s*(?:[-–—/]|à|a|et)\s*((?:19|20)\d\d)\b")
_CLOSE, _SHORTEST = 0.72, 5
_LONGEST_LINE = 240


@dataclass
class Front:
    """The title page, and what follows it without a title of its own."""

    title: str = ""
    subtitle: str = ""
    period: tuple[int, int] | None = None
    accession: Accession | None = None
    span: Span = NOWHERE
    rest: list[Statement] = field(default_factory=list)


def announces_parties(text: str) -> bool:
    """Tell whether the parties follow: "Entre", "La présente convention est conclue entre :"."""
    folded = fold(text)
    return bool(BETWEEN.match(folded)) or _is_announced(folded)


def _is_announced(folded: str) -> bool:
    return folded.endswith(":") and len(folded) <= _LONGEST_LINE and bool(_CONCLUDED.search(folded))


def cover_length(statements: Sequence[Statement], reader: TitleReader) -> int:
    """Return how many statements are the title page, whatever their style: up to "Entre", or the title alone."""
    titles = [
        place
        for place, statement in enumerate(statements)
        if statement.is_words and reader.announced(statement.words, is_styled=statement.level > 0)
    ]
    end = titles[0] if titles else len(statements)
    for place, statement in enumerate(statements[:end]):
        if announces_parties(statement.text):
            return place + 1
    first = next((place for place, statement in enumerate(statements[:end]) if statement.level), None)
    is_title = first is not None and not any(len(each.text) > _LONGEST_LINE for each in statements[:first])
    return first + 1 if is_title and first is not None and first + 1 < len(statements) else 0


def read_front(statements: Sequence[Statement], given_title: str, register: Register) -> Front:
    """Read the statements before the first title; parties go to the register."""
    between = next(
        (place for place, statement in enumerate(statements) if announces_parties(statement.text)), None
    )
    cover = statements[: len(statements) if between is None else between]
    front = Front()
    if between is None:
        cover = _until_prose(cover, register.profile)
    _read_cover(cover, given_title, front, register)
    if between is None:
        front.rest = list(statements[len(cover) :])
        return front
    end = _end_of_parties(statements, between, register)
    reader = PartyReader(register)
    for statement in with_clauses(statements[between:end]):
        if statement is statements[between] and _is_announced(fold(statement.text)):
            reader.read_link(statement.written, statement.span)
        elif statement.grid is not None:
            reader.read_grid(parties_in_grid(statement.grid, register.book.natures))
        else:
            reader.read(statement)
    front.accession = reader.accession
    front.rest = list(statements[end:])
    return front


def _end_of_parties(statements: Sequence[Statement], start: int, register: Register) -> int:
    """Return where the parties end: where prose starts, or at a grid that does not tell them."""
    natures = register.book.natures
    end = end_of_parties(statements, start, natures)
    for place in range(start + 1, end):
        grid = statements[place].grid
        if grid is not None and not parties_in_grid(grid, natures):
            return place
    return end


def _until_prose(statements: Sequence[Statement], profile: Profile) -> Sequence[Statement]:
    """Return the lines of a title page: short ones, up to the first paragraph."""
    for place, statement in enumerate(statements):
        is_prose = len(statement.text) > _LONGEST_LINE or is_sentence(statement.text, profile)
        if is_prose or opens_act(statement.text) or statement.is_entry:
            return statements[:place]
    return statements


def _read_cover(cover: Sequence[Statement], given: str, front: Front, register: Register) -> None:
    """Choose the title among the lines of the title page; the others are told."""
    lines = [statement for statement in cover if statement.text]
    place = _title_place(lines, given, register.profile)
    if place is not None:
        chosen = lines[place]
        front.title, front.span = on_one_line(chosen.text), chosen.span
        after = lines[place + 1 :]
        front.subtitle = on_one_line(joined_text(after))
        register.decide(Kind.TITLE, f"L'acte est intitulé {quoted(front.title)}.", chosen.span, is_sure=True)
        lines = lines[:place]
    elif given:
        front.title = on_one_line(given)
    for statement in lines:
        register.decide(
            Kind.LEFT_OUT,
            f"La page de titre porte aussi {quoted(statement.text)}, qui n'est pas repris.",
            statement.span,
            left_out=statement.written,
        )
    found = _PERIOD.search(f"{front.title} {front.subtitle}")
    if found and int(found[1]) <= int(found[2]):
        front.period = int(found[1]), int(found[2])
    for statement in cover:
        if statement.grid is not None:
            register.decide(
                Kind.LEFT_OUT,
                "Un tableau de la page de titre n'est pas repris.",
                statement.span,
                left_out=statement.all_words,
            )
        if statement.image is not None:
            register.decide(
                Kind.IMAGE,
                "Une image de la page de titre n'est pas reprise.",
                statement.span,
                left_out=statement.image.alternative,
            )


def _title_place(lines: Sequence[Statement], given: str, profile: Profile) -> int | None:
    """Return which line names the act: that of its style, one with the noun of an act, one that nearly has it."""
    if not lines:
        return None
    if given:
        wanted = fold(given)
        same = next((place for place, line in enumerate(lines) if fold(line.text) == wanted), None)
        if same is not None:
            return same
    styled = next((place for place, line in enumerate(lines) if line.level), None)
    if styled is not None:
        return styled
    nouns = [fold(word) for word in profile.act_words]
    for place, line in enumerate(lines):
        if any(" " in noun and f" {noun} " in f" {fold(line.text)} " for noun in nouns):
            return place
    for is_noun in (_is_exactly, _is_nearly):
        for place, line in enumerate(lines):
            if any(is_noun(word, nouns) for word in re.findall(r"\w+", fold(line.text))):
                return place
    return None if given else len(lines) - 1


def _is_exactly(word: str, nouns: Sequence[str]) -> bool:
    return word in nouns


def _is_nearly(word: str, nouns: Sequence[str]) -> bool:
    return len(word) >= _SHORTEST and bool(difflib.get_close_matches(word, nouns, n=1, cutoff=_CLOSE))
