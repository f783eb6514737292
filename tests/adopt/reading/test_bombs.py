"""Files that unfold, nest or spread without end: one French diagnostic each, in bounded time and memory."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from compiler.adopt.reading import LARGEST_FILE, read_office
from tests.adopt.reading.hostile import BODY, bounded, code_of, codes_of, well_said
from tests.adopt.reading.office_files import (
    cell,
    docx,
    listed,
    read_body,
    refusal,
    row,
    table,
    word_parts,
    zipped,
)
from tests.adopt.reading.pages import grids

# -- what unfolds without end


def test_a_part_that_unfolds_without_end_is_refused_before_it_does() -> None:
    parts = word_parts(BODY) | {"word/big.xml": b"<a>" + bytes(60_000_000) + b"</a>"}
    data = zipped(parts)
    with bounded(seconds=3, millions=30):
        assert code_of(data) == "import.too-large"


def test_pictures_are_measured_and_never_kept() -> None:
    sound = zipped(word_parts(BODY) | {"word/media/1.bmp": bytes(40_000_000)})
    with bounded(millions=30):
        assert codes_of(sound) == []
    huge = zipped(word_parts(BODY) | {f"word/media/{rank}.bmp": bytes(80_000_000) for rank in range(4)})
    with bounded(millions=30):
        assert code_of(huge) == "import.too-large"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    whole = bytearray(zipped(word_parts(BODY) | {"word/big.xml": b"<a>" + b" " * 5_000_000 + b"</a>"}))
    size = struct.pack("<L", 5_000_007)
    while (place := whole.find(size)) >= 0:
        whole[place : place + 4] = struct.pack("<L", 10)
    assert code_of(bytes(whole)) in ("import.too-large", "import.damaged")


def test_entries_that_share_the_same_bytes_are_refused_before_their_sum_is_kept() -> None:
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = b"<a>" + b"un mot " * 120_000 + b"</a>"
    squeezed = kernel.compress(content) + kernel.flush()
    first = struct.pack(
        "<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, zlib.crc32(content), len(squeezed), len(content), 1, 0
    )
    entries = b""
    for rank in range(1_500):
        name = f"{rank}.xml".encode()
        entries += struct.pack(
            "<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 8, 0, 0, zlib.crc32(content), len(squeezed),
            len(content), len(name), 0, 0, 0, 0, 0, 0,
        ) + name  # fmt: skip
    start = len(first) + 1 + len(squeezed)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1_500, 1_500, len(entries), start, 0)
    with bounded(millions=100):
        assert code_of(first + b"a" + squeezed + entries + end) == "import.too-large"


@pytest.mark.parametrize("number", [2_100, 40_000])
def test_thousands_of_parts_are_refused(number: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for rank in range(number):
            archive.writestr(zipfile.ZipInfo(f"{rank}"), b"")
    with bounded(millions=30):
        assert code_of(packed.getvalue()) == "import.too-large"


def test_a_list_of_parts_without_end_is_refused_before_it_is_read() -> None:
    one = zipped({"x": b""})
    start = one.index(b"PK\x01\x02")
    entry = one[start : one.index(b"PK\x05\x06")]
    entries = entry * 200_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entries), start, 0)
    data = one[:start] + entries + end
    with bounded(seconds=2, millions=5):
        assert code_of(data) == "import.too-large"


def test_elements_without_number_are_refused_before_they_are_read() -> None:
    many = "".join(f"<b>{rank}</b>" for rank in range(1_600_000))
    data = zipped(word_parts(BODY) | {"word/many.xml": f"<a>{many}</a>"})
    with bounded(millions=100):
        assert "balises sans nombre" in well_said(refusal("acte.docx", data))


def test_a_file_of_five_hundred_million_bytes_is_refused_from_its_first_fifty(tmp_path: Path) -> None:
    path = tmp_path / "acte.docx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(500_000_000)
    with bounded(seconds=2, millions=60), path.open("rb") as file:
        assert code_of(file.read(LARGEST_FILE + 1)) == "import.too-large"


# -- what is too deep or too wide


@pytest.mark.parametrize("depth", [60, 300, 3_000])
def test_tables_nested_without_end_are_refused(depth: int) -> None:
    body = BODY
    for _ in range(depth):
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
    assert code_of(docx(body)) == "import.damaged"


def test_tables_nested_as_people_do_are_read() -> None:
    body = BODY
    for _ in range(8):
        body = table(row(cell(f"{body}<w:p/>")))
    assert codes_of(docx(body)) == []


@pytest.mark.parametrize("kind", ["BulletList", "BlockQuote", "Div", "Strong", "Span", "Note"])
@pytest.mark.parametrize("depth", [60, 5_000])
def test_what_pandoc_nests_without_end_is_refused(kind: str, depth: int) -> None:
    opened, closed = {
        "BulletList": ('{"t": "BulletList", "c": [[', "]]}"),
        "BlockQuote": ('{"t": "BlockQuote", "c": [', "]}"),
        "Div": ('{"t": "Div", "c": [["", [], []], [', "]]}"),
        "Strong": ('{"t": "Strong", "c": [', "]}"),
        "Span": ('{"t": "Span", "c": [["", [], []], [', "]]}"),
        "Note": ('{"t": "Note", "c": [{"t": "Para", "c": [', "]}]}"),
    }[kind]
    tree = opened * depth + closed * depth
    if kind in ("Strong", "Span", "Note"):
        tree = f'{{"t": "Para", "c": [{tree}]}}'
    said = f'{{"meta": {{}}, "blocks": [{tree}]}}'
    (diagnostic,) = read_office("acte.md", b"mot", lambda _data, _format: said).diagnostics
    assert well_said(diagnostic) == (
        "import.damaged: son Markdown ne se lit pas (ses parties s'emboîtent sans fin)."
    )


def test_a_cell_that_spans_a_billion_columns_is_held_to_its_table() -> None:
    body = table(row(cell("a", '<w:gridSpan w:val="1000000000"/>')), row(cell("b")))
    body += table(row(cell("a", '<w:gridSpan w:val="moi"/>')), row(cell("b")))
    for grid in grids(read_body(body)):
        assert grid.rows[0][0].columns == 1


def test_a_list_that_starts_at_a_billion_has_no_endless_mark() -> None:
    numbering = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="999999999"/>
    <w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%1%1%1."/></w:lvl></w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
    with bounded(millions=30):
        assert codes_of(docx(listed("mot", 1), numbering=numbering)) == []
