"""Styles of lists that say by their name how deep they stand, each with a numbering of one level."""

from compiler.model.paper import Entry, Paper
from tests.adopt.reading.office_files import para, read_body, read_odt

_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{rank}"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    for rank in (1, 2, 3)
) + "".join(f'<w:num w:numId="{rank}"><w:abstractNumId w:val="{rank}"/></w:num>' for rank in (1, 2, 3))


def _depths(paper: Paper) -> list[int]:
    return [piece.depth for piece in paper.pieces if isinstance(piece, Entry)]


def test_the_list_styles_of_word_stand_as_deep_as_they_say() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{rank}"><w:name w:val="List Bullet{said}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{rank}"/></w:numPr></w:pPr></w:style>'
        for rank, said in ((1, ""), (2, " 2"), (3, " 3"))
    )
    body = "".join(para(f"mot {rank}", f"L{rank}") for rank in (1, 2, 3, 3, 2, 1))
    assert _depths(read_body(body, styles=styles, numbering=_NUMBERING)) == [1, 2, 3, 3, 2, 1]


def test_the_list_styles_of_libreoffice_stand_as_deep_as_they_say() -> None:
    automatic = "".join(
        f'<style:style style:name="P{rank}" style:family="paragraph" '
        f'style:parent-style-name="List_20_Bullet{said}"/>'
        for rank, said in ((1, ""), (2, "_20_2"))
    )
    body = "".join(
        f'<text:list><text:list-item><text:p text:style-name="P{rank}">mot</text:p></text:list-item></text:list>'
        for rank in (1, 2, 1)
    )
    assert _depths(read_odt(body, automatic=automatic)) == [1, 2, 1]
