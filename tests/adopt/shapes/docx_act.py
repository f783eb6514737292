"""An act as Word writes it for a clerk: no title styles, bold lines instead, tables with several paragraphs a cell."""

from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.table import Table, _Cell

_HEADS = ("Mesures", "Acteurs", "Échéance", "Évaluation")
_PARTIES = (
    "L'État, représenté par le préfet de l'Estuaire ;",
    "La Métropole de Port-Amelin, représentée par sa présidente, ci-après désignée « la Métropole » ;",
    "Les communes de Port-Amelin, Sainte-Ondine et Grèvecourt ;",
    "La Caisse d'allocations familiales de l'Estuaire ;",
    "L'Union des centres sociaux.",
)
_ACTIONS = (
    (
        "Action 1-1 : Repérer",
        (
            (
                "Rappeler chaque jeune sorti de l'école",
                "État\nMétropole",
                "2025",
                "Nombre de jeunes rappelés",
            ),
            ("Tenir un registre commun", "Métropole", "Fin 2025", "Registre ouvert\nNombre d'inscrits"),
        ),
    ),
    (
        "Action 1-2 : Accueillir",
        (
            (
                "Ouvrir trois lieux d'accueil :\n- un à Port-Amelin ;\n- un dans chaque autre commune.",
                "Communes, Union des centres sociaux",
                "2026",
                "Nombre de lieux ouverts",
            ),
            ("Payer le trajet vers ces lieux", "Métropôle, CAF", "2026", "Nombre de trajets"),
        ),
    ),
)
_LAST = (
    "Action 2-1 : Former",
    (
        (
            "Réserver cent places en apprentissage",
            "Chambre des métiers, État",
            "2027",
            "Nombre de contrats signés",
        ),
        (
            "Suivre chaque apprenti pendant un an",
            "CAF ; Etat (DDETS)",
            "2028",
            "À définir avant le 1er mars 2026",
        ),
    ),
)
_SLOTS = (
    ("Pour l'État", "Le préfet de l'Estuaire"),
    ("Pour la Métropole", "La présidente"),
    ("Pour Port-Amelin", "Le maire"),
    ("Pour Sainte-Ondine", "La maire"),
    ("Pour Grèvecourt", "Le maire"),
    ("Pour la CAF de l'Estuaire", "La directrice"),
    ("Pour l'Union des centres sociaux", "Le président"),
)


def docx_act() -> bytes:
    """Return the act."""
    word = Document()
    word.sections[0].header.paragraphs[0].text = "Métropole de Port-Amelin"
    word.sections[0].footer.paragraphs[0].text = "Version du 2 décembre 2024"
    _front(word)
    _title(word, "ARTICLE 1 : OBJET")
    word.add_paragraph("Le contrat vise les jeunes de seize à vingt-cinq ans sans emploi ni formation.")
    _title(word, "ARTICLE 2 : ORIENTATIONS")
    _title(word, "ORIENTATION N° 1 - REPÉRER ET ACCUEILLIR")
    word.add_paragraph("Neuf cents jeunes du territoire ne sont connus d'aucun service.")
    for action in _ACTIONS:
        _action(word, *action)
    _title(word, "ORIENTATION N° 2 - FORMER")
    _action(word, *_LAST)
    _title(word, "ARTICLE 3 : SUIVI")
    word.add_paragraph("Un comité rend compte chaque semestre :")
    for words in ("de l'orientation 1 ;", "de l'orientation 2."):
        word.add_paragraph(words, style="List Bullet")
    _signatures(word)
    _annexe(word)
    packed = BytesIO()
    word.save(packed)
    return packed.getvalue()


def _front(word: Word) -> None:
    _title(word, "CONTRAT JEUNESSE DE L'ESTUAIRE")
    word.add_paragraph("Années 2025 à 2028")
    word.add_paragraph("Entre :")
    for words in _PARTIES:
        word.add_paragraph(words, style="List Bullet")
    word.add_paragraph("Il est convenu ce qui suit :")


def _title(word: Word, words: str) -> None:
    word.add_paragraph().add_run(words).bold = True


def _action(word: Word, title: str, rows: tuple[tuple[str, ...], ...]) -> None:
    _title(word, title)
    _table(word, _HEADS, rows)


def _table(word: Word, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    table: Table = word.add_table(rows=len(rows) + 1, cols=len(heads), style="Table Grid")
    for column, words in enumerate(heads):
        table.cell(0, column).paragraphs[0].add_run(words).bold = True
        for rank, row in enumerate(rows):
            _fill(table.cell(rank + 1, column), row[column])
    return table


def _fill(cell: _Cell, words: str) -> None:
    """Write one paragraph for each line."""
    first, *others = words.split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)


def _signatures(word: Word) -> None:
    word.add_paragraph("Fait à Port-Amelin, le 2 décembre 2024")
    table = word.add_table(rows=(len(_SLOTS) + 1) // 2, cols=2)
    for rank, (party, quality) in enumerate(_SLOTS):
        _fill(table.cell(rank // 2, rank % 2), f"{party}\n{quality}")


def _annexe(word: Word) -> None:
    _title(word, "ANNEXE 1 : LIEUX D'ACCUEIL")
    places = (
        ("Port-Amelin", "Halle aux voiles", "40"),
        ("", "Ancienne criée", "25"),
        ("Grèvecourt", "Phare", "15"),
    )
    table = _table(word, ("Commune", "Lieu", "Places"), places)
    table.cell(1, 0).merge(table.cell(2, 0))
