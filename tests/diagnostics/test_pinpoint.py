"""A quote is found in the lines of its span, for the remark itself and for the places that explain it."""

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.pinpoint import pinpoint
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span, whole_lines

TEXTS = {"acte.md": SourceText("acte.md", "L'Etat signe.\nL'État **et la** commune paient.\n")}


def remark(line: int, quote: str, *related: Related) -> Diagnostic:
    return Diagnostic(
        code="name.two-spellings",
        message="",
        span=whole_lines("acte.md", line, line),
        quote=quote,
        related=related,
    )


def columns(span: Span) -> tuple[int, int, int]:
    return (span.line, span.column, span.end_column)


def test_a_quote_is_found_whatever_its_typography_and_emphasis() -> None:
    assert columns(pinpoint(remark(2, "L’État et\u00a0la commune"), TEXTS).span) == (2, 1, 25)


def test_the_place_that_explains_is_found_too() -> None:
    other = Related(caption="l'autre graphie", span=whole_lines("acte.md", 2, 2), quote="État")
    found = pinpoint(remark(1, "Etat", other), TEXTS)
    assert columns(found.span) == (1, 3, 7)
    assert columns(found.related[0].span) == (2, 3, 7)


def test_a_quote_that_is_not_there_leaves_the_span_as_it_was() -> None:
    other = Related(caption="l'autre graphie", span=whole_lines("acte.md", 2, 2), quote="Région")
    found = pinpoint(remark(1, "Région", other), TEXTS)
    assert found.span == whole_lines("acte.md", 1, 1)
    assert found.related[0].span == whole_lines("acte.md", 2, 2)
