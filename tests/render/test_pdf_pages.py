"""The page of each heading, as a PDF names it."""

import pikepdf

from compiler.render.pdf.pages import heading_pages
from tests.render.pdf_views import document, heading, opened, paragraph, printed, without_contents


def test_each_heading_has_the_page_it_stands_on() -> None:
    filler = tuple(paragraph(f"Alinéa {rank}. " * 30) for rank in range(20))
    view = without_contents(document(heading("Objet"), *filler, heading("Suites")))
    with opened(printed(view)) as pdf:
        assert heading_pages(pdf) == {"objet": 2, "suites": len(pdf.pages)}
        assert len(pdf.pages) > 2


def test_a_pdf_that_names_nothing_has_no_headings() -> None:
    with pikepdf.new() as pdf:
        assert heading_pages(pdf) == {}
