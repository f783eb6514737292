"""The template read for its pages: styles with what they inherit, lists, and the faces it embeds."""

import struct
from pathlib import Path

import font_source_sans_pro
import pytest

from compiler.render.docx.package import Package
from compiler.render.docx.paging.faces import read_widths
from compiler.render.docx.paging.looks import BOLD, ITALIC, read_looks
from compiler.render.docx.paging.sheet import Sheet
from tests.render.word_file import TEMPLATE

SHEET = Sheet(Package(TEMPLATE.read_bytes()).read)
FONTS = Path(font_source_sans_pro.__file__).parent / "files"


@pytest.mark.parametrize(
    ("look", "face"), [(0, "Regular"), (BOLD, "Bold"), (ITALIC, "It"), (BOLD | ITALIC, "BoldIt")]
)
def test_the_widths_are_those_of_the_embedded_faces(look: int, face: str) -> None:
    assert SHEET.face(look) == read_widths((FONTS / f"SourceSansPro-{face}.ttf").read_bytes())
    assert len(SHEET.face(look)) > 500


def test_widths_are_in_thousandths_of_the_size() -> None:
    widths = SHEET.face(0)
    assert [widths[sign] for sign in " aé"] == [200, 504, 496]
    assert widths["漢"] == 600


def test_a_template_without_our_faces_still_measures() -> None:
    assert (
        Sheet(
            {
                "word/styles.xml": _styles(),
                "word/numbering.xml": b"<n/>",
                "word/fontTable.xml": b"",
            }.__getitem__
        ).face(0)["a"]
        == 600
    )


def _styles() -> bytes:
    return (
        b'<w:styles xmlns:w="w"><w:docDefaults><w:sz w:val="20"/><w:spacing w:line="480"/></w:docDefaults>'
        b'<w:style w:styleId="Base"><w:spacing w:before="10" w:after="20"/><w:b/></w:style>'
        b'<w:style w:styleId="Own"><w:basedOn w:val="Base"/><w:keepNext/><w:b w:val="0"/>'
        b'<w:spacing w:after="30"/></w:style>'
        b'<w:style w:styleId="Exact"><w:spacing w:line="90" w:lineRule="exact"/></w:style>'
        b'<w:style w:styleId="Least"><w:spacing w:line="90" w:lineRule="atLeast"/></w:style>'
        b'<w:style w:styleId="Tight"><w:spacing w:line="216" w:lineRule="auto"/></w:style></w:styles>'
    )


def test_a_style_has_what_it_says_over_what_it_inherits() -> None:
    looks = read_looks(_styles())
    assert (looks["Base"].face, looks["Own"].face) == (BOLD, 0)
    assert (looks["Own"].before, looks["Own"].after) == (10, 30)
    assert looks["Own"].keeps_next
    assert not looks["Base"].keeps_next


def test_a_line_is_a_share_of_that_of_the_face_or_a_length() -> None:
    looks = read_looks(_styles())
    assert (looks["Base"].line, looks["Exact"].line, looks["Least"].line) == (504, 90, 252)
    # LibreOffice rounds up nine tenths of 252, but for the first line.
    assert (looks["Tight"].height(1), looks["Tight"].height(2)) == (226, 453)


def test_a_style_that_the_template_lacks_looks_like_any_text() -> None:
    assert SHEET.look("Absent").size == 21


def test_borders_and_lists_take_their_room() -> None:
    assert (SHEET.look("ContextTitle").above, SHEET.look("CoverPeriod").below) == (90, 310)
    assert [SHEET.indents["1", level] for level in (0, 1)] == [331, 662]
    assert (SHEET.tables["RecordTable"].around, SHEET.tables["RecordTable"].sides) == (14, 160)


def _face_of_segments() -> bytes:
    """Return a face of three signs, "A" to "C", told by segments as older faces do."""
    ends, starts, shifts, offsets = (0x43, 0xFFFF), (0x41, 0xFFFF), (-0x40 & 0xFFFF, 1), (0, 0)
    segments = (
        struct.pack(">2H", *ends)
        + b"\0\0"
        + b"".join(struct.pack(">2H", *row) for row in (starts, shifts, offsets))
    )
    cmap = (
        struct.pack(">HH", 0, 1)
        + struct.pack(">HHI", 3, 1, 12)
        + struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0)
        + segments
    )
    tables = {
        b"cmap": cmap,
        b"head": bytes(18) + struct.pack(">H", 2000),
        b"hhea": bytes(34) + struct.pack(">H", 4),
        b"hmtx": struct.pack(">8H", 0, 0, 1000, 0, 1200, 0, 1400, 0),
    }
    place, records, data = 12 + 16 * len(tables), b"", b""
    for name, table in tables.items():
        records += struct.pack(">4s3I", name, 0, place + len(data), len(table))
        data += table
    return struct.pack(">I4H", 0x10000, len(tables), 0, 0, 0) + records + data


def test_a_face_told_by_segments_is_read_too() -> None:
    assert dict(read_widths(_face_of_segments())) == {"A": 500, "B": 600, "C": 700}
