"""Where references lead in a PDF."""

from compiler.model.text import Reference
from compiler.render.pdf.places import cell_place, collect_places
from compiler.render.view import AttachmentView
from tests.render.pdf_views import cell, document, heading, row, table, text


def _found(kind: str, target: str) -> str | None:
    engagements = table(
        row(
            "lire",
            cell("1. Lire", scope="rowgroup", anchor="prio-lire"),
            cell("1.1-01", scope="row", anchor="lire"),
        ),
        titles=("Priorités", "Engagements"),
        anchor="obj-tableau",
        kind="engagements",
    )
    measures = table(row("m1", cell("1")), row("m2", cell("2")), titles=("Numéro",), anchor="mesures")
    others = table(row("m2", cell("2")), titles=("Numéro",), anchor="autres")
    piece = AttachmentView(anchor="carte", title=text("Carte"), sentence="À joindre.")
    view = document(heading("Objet"), engagements, measures, others, piece)
    return collect_places(view).find(Reference(kind=kind, target=target))


def test_headings_tables_rows_and_documents_are_found() -> None:
    assert _found("article", "objet") == "objet"
    assert _found("engagement", "lire") == "engagement:lire"
    assert _found("priorite", "prio-lire") == "division:prio-lire"
    assert _found("tableau", "mesures") == "tableau:mesures"
    assert _found("mesure", "m1") == "ligne:mesures:m1"
    assert _found("piece", "carte") == "piece:carte"


def test_parties_unknown_things_and_ambiguous_rows_lead_nowhere() -> None:
    assert _found("partie", "objet") is None
    assert _found("article", "absent") is None
    assert _found("mesure", "m2") is None


def test_a_total_marks_no_place() -> None:
    total = row("total", cell("Total", scope="row"), is_total=True)
    records = table(total, titles=("A",))
    assert cell_place(total.cells[0], total, records) is None
