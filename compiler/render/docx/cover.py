"""The title page: the titles of the act, then the parties between which it is made."""

from collections.abc import Iterator

from compiler.render.docx.markup import paragraph, text_run
from compiler.render.view import TitleView


def write_cover(title: TitleView) -> Iterator[str]:
    """Yield the title page; what the act does not say leaves no gap."""
    for style, words in cover_lines(title):
        yield paragraph(style, text_run(words))


def cover_lines(title: TitleView) -> Iterator[tuple[str, str]]:
    """Yield the style and the words of each line of the title page."""
    if not title.has_page:
        yield "ActTitle", title.title
        return
    lines = [
        ("CoverTerritory", title.territory),
        ("Title", title.title),
        ("Subtitle", title.subtitle),
        ("CoverPeriod", title.period),
        ("CoverIntroduction", title.parties_intro if title.parties else ""),
        *(("CoverParty", party) for party in title.parties),
        ("CoverAccession", title.accession),
        *(("CoverAccession", note) for note in title.notes),
    ]
    yield from ((style, words) for style, words in lines if words)
