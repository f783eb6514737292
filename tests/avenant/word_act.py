"""A small act for the wording of avenants, with one of each thing that a clause can name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from compiler.avenant.word.clause import write
from compiler.avenant.word.formulas import read_formulas
from compiler.avenant.word.pen import Pen, open_pen
from compiler.model.amendment import Grid, Line
from compiler.model.block import Attachment, Block, Item, ItemList, Paragraph
from compiler.model.change import Change, ChangeSet
from compiler.model.comparison import Comparison
from compiler.model.division import Division, Level
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, Partner
from compiler.model.label import NO_BREAK
from compiler.model.operation import Container, Holder, Operation
from compiler.model.party import Party, PartySet, Signatory
from compiler.model.phrase import NO_BREAK_THIN
from compiler.model.protocol import Identity, OlderContract, Protocol, Term
from compiler.model.table import Cell, Column, Row, Table, Total
from compiler.model.text import Inlines, Text

TEMPLATES = Path(__file__).parents[2] / "templates" / "avenant"


@cache
def templates() -> str:
    """Return the wording, as the pipeline hands it in."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.j2")))


def fr(text: str) -> str:
    """Return a text with the spaces of French typography in place of plain ones."""
    spaced = text.replace(" :", f"{NO_BREAK}:").replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")
    return spaced.replace(" ;", f"{NO_BREAK_THIN};").replace("n° ", f"n°{NO_BREAK}")


def words(text: str) -> Inlines:
    """Return plain words."""
    return (Text(text=text),)


def alineas(*texts: str) -> tuple[Block, ...]:
    """Return paragraphs."""
    return tuple(Paragraph(content=words(text)) for text in texts)


def division(kind: str, name: str, number: str, title: str, *blocks: Block, **held: Any) -> Division:  # noqa: ANN401 - fields
    """Return a division; `held` are its other fields."""
    made = Division(kind=kind, id=name, number=number, title=words(title), depth=1, blocks=blocks)
    return replace(made, **held)


def indicator(text: str, kind: IndicatorKind = IndicatorKind.FOLLOW_UP) -> Indicator:
    """Return a defined indicator."""
    return Indicator(id=text.lower(), kind=kind, label=words(text))


def engagement(name: str, code: str, *texts: str, follow_up: tuple[str, ...] = ()) -> Engagement:
    """Return an engagement of the State."""
    return Engagement(
        id=name,
        code=code,
        content=alineas(*texts),
        partners=(Partner(party="etat"),),
        follow_up=tuple(map(indicator, follow_up)),
        impact=(),
    )


def _table() -> Table:
    names = ("Cachan", "Orly", "")
    rows = tuple(
        Row(
            id=f"r{rank}",
            cells=(
                Cell(column="commune", value=None, paragraphs=(words(name),) if name else ()),
                Cell(
                    column="montant",
                    value=None,
                    paragraphs=tuple(map(words, ("10", "11") if rank == 0 else ("9",))),
                ),
            ),
        )
        for rank, name in enumerate(names)
    )
    columns = (
        Column(id="commune", title=words("Commune")),
        Column(id="montant", title=words("Montant"), unit="€"),
    )
    total = Total(label=words("Total"), sums=(("montant", Decimal(39), "39"),))
    return Table(id="aides", title=words("Aides"), columns=columns, rows=rows, totals=(total,), number="4")


def _commitments() -> Division:
    first = (
        engagement("lire", "1.1-01", "Lire.", follow_up=("Livres", "Lecteurs")),
        engagement("ecrire", "1.1-02", "Écrire vite.", "Écrire bien."),
    )
    context = (indicator("Élèves", IndicatorKind.CONTEXT),)
    one = division("priorite", "p1", "1", "Lecture", engagements=first)
    empty = division("priorite", "p2", "2", "Rien")
    objective = division("objectif", "o11", "1.1", "Réussir", indicators=context, children=(one, empty))
    other = division("priorite", "p3", "2", "Sport", engagements=(engagement("courir", "2.1-01", "Courir."),))
    second = division("objectif", "o21", "2.1", "Bouger", children=(other,))
    axes = (
        division("axe", "axe1", "1", "École", *alineas("Un axe."), children=(objective,)),
        division("axe", "axe2", "2", "Vie", children=(second,)),
    )
    return division("article", "engagements", "6", "Engagements", children=axes)


def _annexes() -> tuple[Division, Division]:
    same = tuple(
        division("section", f"contexte-{rank}", "", "Contexte", *alineas("Texte.")) for rank in (1, 2)
    )
    file = Attachment(id="bilan", title=words("Bilan"), producer="ept", state="a-joindre")
    nested = division("section", "details", "A", "Détails", *alineas("Un.", "Deux."))
    sections = (division("section", "cadre", "", fr("Le « cadre »"), *alineas("Mot."), children=(nested,)),)
    return (
        division("annexe", "quartiers", "2", "Quartiers", *alineas("Voici."), _table(), file, children=same),
        division("annexe", "notes", "4", "Notes", children=sections),
    )


def act() -> Protocol:
    """Return the act before."""
    items = ItemList(items=tuple(Item(blocks=alineas(text)) for text in ("Item un", "Item deux")))
    steering = (
        division(
            "article", "gouvernance", "7.1", "Instances", *alineas("Un. Deux.", "Trois mots ici."), items
        ),
        division("article", "evaluation", "7.2", "Évaluation", *alineas("Premier.", "Voir l’article 4.")),
    )
    body = (
        division("preambule", "preambule", "", "Préambule", *alineas("Considérant.")),
        division(
            "article", "objet", "1", "Objet", *alineas("Le protocole compte 31 quartiers et 25 % d’aides.")
        ),
        _commitments(),
        division("article", "pilotage", "7", "Pilotage", children=steering),
        division(
            "article",
            "divers",
            "8",
            "Divers",
            *alineas("Un avenant est approuvé dans un délai de quatre mois."),
        ),
    )
    return Protocol(
        identity=_identity(),
        parties=parties(),
        sets=(
            PartySet(
                id="communes", name="Les communes", short="communes", members=("orly",), parties=("orly",)
            ),
        ),
        accession=None,
        levels=(
            Level(id="axe", name="axe", plural="axes"),
            Level(id="objectif", name="objectif", plural="objectifs", has_table=True),
            Level(id="priorite", name="priorité", plural="priorités", gender="féminin"),
        ),
        divisions=(*body, *_annexes()),
    )


def _identity() -> Identity:
    return Identity(
        title="Protocole d’engagements",
        subtitle="",
        territory="Grand-Orly",
        header="Protocole – Grand-Orly",
        period=(2019, 2022),
        place="Orly",
        signed=date(2020, 12, 8),
        term=Term(date=date(2022, 12, 31), basis="loi"),
        contracts=(
            OlderContract(id="a", name="Contrat A", date=date(2015, 6, 1), territory="A"),
            OlderContract(id="b", name="Contrat B", date=date(2015, 6, 2), territory="B"),
        ),
    )


def parties() -> tuple[Party, ...]:
    """Return the parties to the act."""
    return (
        _party("etat", "L’État", "État", "etat", "Le préfet"),
        _party("ept", "L’établissement public territorial", "EPT", "epci", "Le président"),
        _party("orly", "La commune d’Orly", "Orly", "commune", "La ou le maire"),
    )


def _party(name: str, full: str, short: str, nature: str, quality: str) -> Party:
    slot = Signatory(id="un", quality=quality)
    return Party(id=name, name=full, short=short, nature=nature, signatories=(slot,))


def change_set(before: Protocol, after: Protocol, *changes: Change) -> ChangeSet:
    """Return changes told by hand, without any comparison."""
    nothing = Comparison(
        before=before, after=after, particulars=(), contracts=(), parties=(), sets=(), divisions=()
    )
    return ChangeSet(comparison=nothing, changes=changes)


@cache
def pen() -> Pen:
    """Return a pen for the act."""
    return open_pen(act(), read_formulas(templates()))


def said(operation: Operation, opening: str = "") -> list[str]:
    """Return the sentence of an operation, then the lines and the grids that follow it."""
    written = write(operation, pen().within(opening))
    blocks = (block.text if isinstance(block, Line) else grid_text(block) for block in written.blocks)
    return [written.sentence, *blocks]


def grid_text(grid: Grid) -> str:
    """Return a grid on one line, its cells parted by bars, their paragraphs by slashes."""
    rows = ((title,) for title in grid.head), *grid.rows
    return " || ".join(" | ".join("/".join(cell) for cell in row) for row in rows)


def prose(name: str) -> Container:
    """Return the alinéas of a division."""
    return Container(holder=Holder.PROSE, id=name)


def at(holder: Holder, name: str = "", row: int = 0, column: int = 0) -> Container:
    """Return a place."""
    return Container(holder=holder, id=name, row=row, column=column)
