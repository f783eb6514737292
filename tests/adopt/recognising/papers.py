"""Small papers for tests, written as one writes a page: one line a piece."""

from dataclasses import replace

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Decision, Kind, Profile, recognise
from compiler.diagnostics.span import whole_lines
from compiler.model.block import Block, ItemList, Paragraph
from compiler.model.division import Division
from compiler.model.engagement import Engagement
from compiler.model.paper import Cell, Entry, Footnote, Grid, Heading, Line, Paper, Piece
from compiler.model.table import Table
from compiler.model.text import Inlines, Strong, Text, plain


def words(text: str) -> Inlines:
    """Return plain words; between two pairs of stars they are bold."""
    if text.startswith("**") and text.endswith("**"):
        return (Strong(content=(Text(text=text[2:-2]),)),)
    return (Text(text=text),) if text else ()


def line(text: str, style: str = "") -> Line:
    return Line(words=words(text), style=style)


def title(text: str, level: int = 1) -> Heading:
    return Heading(words=words(text), level=level)


def entry(text: str, marker: str = "-", depth: int = 1) -> Entry:
    return Entry(words=words(text), marker=marker, depth=depth)


def cell(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a cell; each line is a paragraph, or an entry when it starts with a dash."""
    pieces = (entry(part[2:]) if part.startswith("- ") else line(part) for part in text.split("\n") if part)
    return Cell(pieces=tuple(pieces), columns=columns, rows=rows)


def grid(*rows: str, heads: int = 0) -> Grid:
    """Return a grid; cells are parted by bars, "//" starts a line inside one."""
    return Grid(
        rows=tuple(
            tuple(cell(each.strip().replace(" // ", "\n")) for each in row.split("|")) for row in rows
        ),
        heads=heads,
    )


def paper(*pieces: Piece | str, notes: tuple[Footnote, ...] = (), named: str = "") -> Paper:
    """Return a paper whose pieces stand on lines of their own; a mere text is a paragraph."""
    placed: list[Piece] = []
    for rank, piece in enumerate(pieces):
        made = line(piece) if isinstance(piece, str) else piece
        placed.append(replace(made, span=whole_lines("acte.txt", rank + 1, rank + 1)))
    return Paper(file="acte.txt", pieces=tuple(placed), notes=notes, title=words(named))


START = ("CONVENTION D'ESSAI 2024-2026", "Entre l'État,", "La commune d'Arcueil,", "La commune d'Orly,")
"""The first lines of an act: its title and three parties."""


def adopt(*pieces: Piece | str, profile: Profile = DEFAULT_PROFILE) -> Adoption:
    """Return what is recognised in an act that starts as all do."""
    return recognise(paper(*START, *pieces), profile)


def divisions(adoption: Adoption) -> list[str]:
    """Return the divisions as "## article 7.1 Titre"."""
    return [
        " ".join(filter(None, ("#" * each.depth, each.kind, each.number, plain(each.title))))
        for each in adoption.protocol.all_divisions()
    ]


def division(adoption: Adoption, named: str) -> Division:
    """Return the division of that title."""
    return next(each for each in adoption.protocol.all_divisions() if plain(each.title) == named)


def texts(blocks: tuple[Block, ...]) -> list[object]:
    """Return blocks as words: a list is a list, a table its id."""
    shown: list[object] = []
    for block in blocks:
        match block:
            case Paragraph():
                shown.append(plain(block.content))
            case ItemList():
                shown.append([_only(texts(item.blocks)) for item in block.items])
            case Table():
                shown.append(block.id)
            case _:
                shown.append(type(block).__name__)
    return shown


def _only(shown: list[object]) -> object:
    return shown[0] if len(shown) == 1 else shown


def engagements(adoption: Adoption) -> list[Engagement]:
    return list(adoption.protocol.engagements())


def partners(engagement: Engagement) -> list[str]:
    """Return the partners as "etat (service)"."""
    return [f"{each.party} ({each.service})" if each.service else each.party for each in engagement.partners]


def told(adoption: Adoption, kind: Kind) -> list[Decision]:
    return [decision for decision in adoption.decisions if decision.kind is kind]


def table(adoption: Adoption) -> Table:
    return next(block for block in adoption.protocol.blocks() if isinstance(block, Table))


def shown_rows(found: Table) -> list[list[str]]:
    """Return the printed cells of a table; paragraphs are parted by bars."""
    return [["|".join(plain(text) for text in each.paragraphs) for each in row.cells] for row in found.rows]
