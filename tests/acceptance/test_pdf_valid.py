"""The PDF of the act conforms to PDF/UA-1 and PDF/A-2a, and says what a screen reader needs."""

from collections.abc import Iterator
from itertools import pairwise

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Pdf

from tests.acceptance.command import Built
from tests.verdict import judge


@pytest.fixture
def pdf(built: Built) -> Iterator[Pdf]:
    """Open the PDF of the act."""
    with pikepdf.open(built.folder / "protocole.pdf") as opened:
        yield opened


def _below(element: Object) -> Iterator[Object]:
    """Yield every element of a structure, in order, each before what it holds."""
    children = element.get("/K", Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            yield from _below(child)


def _tagged(pdf: Pdf, kind: str) -> list[Object]:
    return [element for element in _below(pdf.Root.StructTreeRoot) if str(element.S) == kind]


def _looks(element: Object) -> list[Object]:
    looks = element.get("/A", Array())
    return list(looks) if isinstance(looks, Array) else [looks]


def _scopes(table: Object) -> list[str]:
    return [
        str(look.Scope)
        for cell in _below(table)
        if cell.S == Name.TH
        for look in _looks(cell)
        if "/Scope" in look
    ]


def test_verapdf_finds_no_broken_rule(built: Built) -> None:
    assert judge(built.folder / "protocole.pdf") == ""


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_second_judge_agrees(profile: str, built: Built) -> None:
    said = page.validate_pdf(str(built.folder / "protocole.pdf"), profile=profile)
    # It takes a last byte of packed data for an end of line; veraPDF counts lengths right.
    assert {failure.rule_id for failure in said.failures} <= {"PDFA2A-STREAM-LENGTH-001"}


def test_the_document_has_its_title_its_language_and_shows_the_first(pdf: Pdf, built: Built) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == built.protocol.identity.title
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (
            "1",
            "2",
            "A",
        )
    assert str(pdf.Root.Lang).startswith("fr")
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


def test_every_heading_has_its_bookmark(pdf: Pdf, built: Built) -> None:
    def titles(items: list[OutlineItem]) -> Iterator[str]:
        for item in items:
            yield item.title
            yield from titles(item.children)

    with pdf.open_outline() as outline:
        found = list(titles(outline.root))
    headings = sum(len(_tagged(pdf, f"/H{depth}")) for depth in range(1, 7))
    # The title of the contents needs none.
    assert len(found) == headings - 1
    assert len(found) > len(built.expected.contents)
    assert "Signatures" in found


def test_headings_go_down_one_level_at_a_time(pdf: Pdf) -> None:
    depths = [
        int(str(element.S)[2:])
        for element in _below(pdf.Root.StructTreeRoot)
        if str(element.S)[:2] == "/H" and str(element.S)[2:].isdigit()
    ]
    assert depths[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(depths))


def test_every_table_has_headers_of_columns_and_most_of_rows(pdf: Pdf) -> None:
    tables = _tagged(pdf, "/Table")
    assert len(tables) > 30
    scopes = [_scopes(table) for table in tables]
    assert all("/Column" in found for found in scopes)
    assert sum("/Row" in found for found in scopes) > len(tables) * 0.9
    heads = [cell for cell in _tagged(pdf, "/TH") if not any("/Scope" in look for look in _looks(cell))]
    assert heads == []


def test_every_figure_says_in_words_what_it_shows(pdf: Pdf, built: Built) -> None:
    figures = _tagged(pdf, "/Figure")
    assert len(figures) == len(built.expected.alternatives)
    assert all(len(str(figure.get("/Alt", ""))) > 20 for figure in figures)


def test_every_font_is_inside(pdf: Pdf) -> None:
    kinds = {Name.FontDescriptor}
    descriptors = [
        found for found in pdf.objects if isinstance(found, Dictionary) and found.get("/Type") in kinds
    ]
    assert descriptors
    assert all(
        any(name in found for name in ("/FontFile", "/FontFile2", "/FontFile3")) for found in descriptors
    )
