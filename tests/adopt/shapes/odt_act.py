"""An act as LibreOffice writes it, part by part: styles of titles and lists, merged cells, notes, running lines."""

from collections.abc import Iterable

from tests.adopt.reading.office_files import odt

_STYLES = """\
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"
 style:parent-style-name="Standard"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"/>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Subtitle" style:family="paragraph" style:parent-style-name="Heading"/>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="1"/>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="2"/>
<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph"
 style:parent-style-name="Heading" style:default-outline-level="3"/>
<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph"/>
<style:style style:name="Footnote" style:family="paragraph"/>
<style:style style:name="Header" style:family="paragraph"/>
<style:style style:name="Footer" style:family="paragraph"/>
"""
_AUTOMATIC = """\
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Tableau1.A" style:family="table-column"/>
<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>
<text:list-level-style-bullet text:level="2" text:bullet-char="◦"/></text:list-style>
<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix="."/></text:list-style>
"""
_MASTER = """\
<style:master-page style:name="Standard"><style:header><text:p text:style-name="Header">Contrat de forêt</text:p>
</style:header><style:footer><text:p text:style-name="Footer">Page <text:page-number>1</text:page-number></text:p>
</style:footer></style:master-page>
"""


def _p(words: str, style: str = "P1") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def _h(level: int, words: str) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{words}</text:h>'


def _list(style: str, *items: str) -> str:
    """Return a list; an item that holds a list is made with _p and _list."""
    inner = "".join(
        f"<text:list-item>{item if item.startswith('<text:p') else _p(item)}</text:list-item>"
        for item in items
    )
    return f'<text:list text:style-name="{style}">{inner}</text:list>'


def _note(rank: int, words: str) -> str:
    return (
        f'<text:note text:id="ftn{rank}" text:note-class="footnote"><text:note-citation>{rank}</text:note-citation>'
        f"<text:note-body>{_p(words, 'Footnote')}</text:note-body></text:note>"
    )


def _cell(inner: str, *, rows: int = 1, columns: int = 1, style: str = "P1") -> str:
    more = f' table:number-rows-spanned="{rows}"' if rows > 1 else ""
    more += f' table:number-columns-spanned="{columns}"' if columns > 1 else ""
    inner = inner if inner.startswith("<text:") else _p(inner, style)
    return f'<table:table-cell office:value-type="string"{more}>{inner}</table:table-cell>'


_COVERED = "<table:covered-table-cell/>"


def _row(*cells: str) -> str:
    made = (cell if cell.startswith("<table:") else _cell(cell) for cell in cells)
    return f"<table:table-row>{''.join(made)}</table:table-row>"


def _table(name: str, heads: Iterable[str], rows: Iterable[str]) -> str:
    head = _row(*(_cell(words, style="Table_20_Heading") for words in heads))
    return (
        f'<table:table table:name="{name}"><table:table-column table:style-name="Tableau1.A"/>'
        f"<table:table-header-rows>{head}</table:table-header-rows>{''.join(rows)}</table:table>"
    )


_HEADS = ("Priorités", "Actions", "Pilote", "Partenaires", "Indicateurs de suivi", "Indicateurs de résultat")


def _first_grid() -> str:
    return _table(
        "Tableau1",
        _HEADS,
        (
            _row(
                _cell("1. Choisir les essences", rows=2),
                f"Planter douze mille chênes dans les coupes rases{_note(2, 'Coupes de 2019 à 2023.')}",
                "Syndicat",
                "Halmont, Vieux-Breuil",
                _cell(_list("L1", "Nombre d'arbres plantés", "Hectares replantés")),
                _cell(_list("L1", "Part des plants vivants à trois ans")),
            ),
            _row(
                _COVERED,
                "Garder un îlot sans coupe par parcelle",
                "Office des forêts",
                "Syndicat",
                _cell(_list("L1", "Nombre d'îlots")),
                "À déterminer avant fin 2026",
            ),
            _row(
                "2. Former les bûcherons",
                _cell(_p("Tenir deux stages par an") + _p("Payer la moitié du stage")),
                "Syndicat",
                "Office des forets",
                _cell(_list("L1", "Nombre de stages")),
                _cell(_list("L1", "Nombre de bûcherons formés")),
            ),
        ),
    )


def _second_grid() -> str:
    return _table(
        "Tableau2",
        _HEADS[1:],
        (
            _row(
                "Baliser quarante kilomètres de sentiers",
                "Communes",
                "Club des marcheurs",
                _cell(_list("L1", "Kilomètres balisés")),
                _cell(_list("L1", "Nombre de marcheurs")),
            ),
        ),
    )


def _parcels() -> str:
    return _table(
        "Tableau3",
        ("Massif", "Parcelle", "Hectares"),
        (
            _row(_cell("Massif du Nord", rows=2), "La Combe", "42"),
            _row(_COVERED, "Les Vernes", "18"),
            _row("Massif du Sud", "Le Grand Bois", "115"),
            _row(_cell("Total", columns=2), _COVERED, "175"),
        ),
    )


def _first_half() -> str:
    return "".join(
        (
            _p("Contrat de forêt du massif de Halmont", "Title"),
            _p("2025-2028", "Subtitle"),
            _p("Entre les soussignés"),
            _list(
                "L1",
                "L'État, représenté par le préfet ;",
                "Le Syndicat forestier de Halmont, ci-après « le Syndicat » ;",
                "L'Office des forêts ;",
                "Les communes de Halmont, Vieux-Breuil et Sorne.",
            ),
            _h(1, "Préambule"),
            _p(
                f"Le massif couvre 175 hectares{_note(1, 'Au cadastre de 2024.')}, dont <text:span"
                ' text:style-name="T1">un tiers</text:span> est à replanter.'
            ),
            _h(1, "Article 1 – Contexte"),
            _h(2, "1.1 Un massif morcelé"),
            _p("Le massif compte trois cents propriétaires. L'article 2 en tient compte."),
            _h(3, "Des parcelles trop petites"),
            _p("La moitié des parcelles a moins d'un hectare."),
            _h(2, "1.2 Un sol fragile"),
            _p("Le sol se tasse sous les engins de plus de dix tonnes."),
            _h(1, "Article 2 – Plan d'actions"),
            _h(2, "Axe 1 : Replanter"),
            _p("Les actions de l'axe 1 portent sur les coupes rases."),
            _first_grid(),
            _h(2, "Axe 2 : Ouvrir les chemins"),
            _second_grid(),
        )
    )


def _second_half() -> str:
    nested = _p("du bilan :") + _list("L1", "de l'année ;", "des trois années passées ;")
    return "".join(
        (
            _h(1, "Article 3 – Suivi"),
            _p("Le comité se saisit :"),
            _list("L2", "du programme ;", nested, "des avenants."),
            _h(1, "Signatures"),
            _p("Fait à Halmont, le 14/11/2024"),
            _table("Signatures", ("Pour l'État", "Pour le Syndicat"), (_row("Le préfet", "La présidente"),)),
            _p("Pour l'Office des forêts, le directeur"),
            _p("Pour la commune de Halmont, la maire"),
            _p("Pour la commune de Vieux-Breuil, le maire"),
            _p("Pour la commune de Sorne, le maire"),
            _h(1, "Annexe 1 : Parcelles"),
            _p("Les parcelles du contrat sont les suivantes."),
            _parcels(),
        )
    )


def odt_act() -> bytes:
    """Return the act, always the same bytes."""
    return odt(_first_half() + _second_half(), automatic=_AUTOMATIC, styles=_STYLES, master=_MASTER)
