"""Damaged office files: whatever is done to their bytes or XML, the answer is a paper or one French diagnostic."""

from collections import Counter
from collections.abc import Iterable, Iterator
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from compiler.adopt.reading import read_office
from compiler.adopt.reading.prepared import take_out
from compiler.diagnostics.catalogue import CATALOGUE
from compiler.model.paper import Paper
from compiler.model.text import plain
from compiler.pipeline.converting import convert
from tests.adopt.reading.office_files import (
    cell,
    field,
    listed,
    odt_parts,
    para,
    relationship,
    row,
    run,
    table,
    word_parts,
    zipped,
)
from tests.adopt.reading.pages import grids, shown

_AUTHOR = 'w:id="7" w:author="A" w:date="2024-01-01T00:00:00Z"'
_INNER = f"<w:txbxContent>{para('Boîte')}</w:txbxContent>"
_BOX = f"<w:r><w:pict><v:shape><v:textbox>{_INNER}</v:textbox></v:shape></w:pict></w:r>"
_BODY = (
    para('<w:bookmarkStart w:id="1" w:name="D_a"/>' + run("Titre") + '<w:bookmarkEnd w:id="1"/>', "Titre1")
    + para(
        run("Un mot", "<w:b/>")
        + f"<w:ins {_AUTHOR}>{run(' mis')}</w:ins>"
        + f"<w:del {_AUTHOR}><w:r><w:delText>ôté</w:delText></w:r></w:del>"
        + field("PAGEREF D_a \\h", "3")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + run("caché", "<w:vanish/>")
        + _BOX
    )
    + listed("un", 1)
    + listed("deux", 1, 1)
    + table(
        row(cell("a", '<w:vMerge w:val="restart"/>'), cell("b", '<w:gridSpan w:val="2"/>')),
        row(cell("<w:p/>", "<w:vMerge/>"), cell(table(row(cell("x"))) + para("c")), cell("d")),
    )
    + para(f'<w:hyperlink r:id="l1">{run("site")}</w:hyperlink>')
)
_NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText
w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
_WORD = word_parts(
    _BODY,
    links=relationship("l1", "hyperlink", "https://a.fr", is_outside=True),
    numbering=_NUMBERING,
    footnotes=f'<w:footnote w:id="2">{para("La note.")}</w:footnote>',
    comments=f'<w:comment w:id="1">{para("à revoir")}</w:comment>',
    header1=para("Projet"),
)
_OPEN = odt_parts(
    '<text:h text:outline-level="1"><text:bookmark text:name="D_a"/>Titre</text:h><text:p text:style-name="P1">Un mot'
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body>"
    '</text:note></text:p><text:list text:style-name="L1"><text:list-item><text:p>un</text:p></text:list-item>'
    "</text:list>"
    "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
    "</table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p>Boîte</text:p></draw:text-box>"
    "</draw:frame></text:p>",
    automatic='<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    "</text:list-style>",
)
_FILES = {"acte.docx": _WORD, "acte.odt": _OPEN}
_ODD = (
    "<", ">", "&", "&amp;", "&#0;", "&#xF8D0;0", "\uf8d00\uf8d1", "\x00", "]]>", "<!--", "<![CDATA[", "<?x?>", "-1",
    "999999999999", "<w:p>", "</w:p>", "<w:tbl>", "</w:tbl>", "<w:tc/>", "<w:tr/>", "<w:r/>", "<w:txbxContent>",
    "<w:numPr/>", "<w:ins>", "<w:del/>", "<w:ruby/>", "<text:p>", "</text:p>", "<text:list>", "<text:h/>",
    "<draw:frame>", "<table:table/>", ' w:val=""', ' w:val="x"', 'text:level="0"', "é" * 30, "\u00ad", "\ufeff",
)  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HOLDERS = tuple(
    f"}}{name}"
    for name in [
        "p",
        "h",
        "r",
        "tc",
        "body",
        "txbxContent",
        "ins",
        "del",
        "hyperlink",
        "footnote",
        "text",
        "text-box",
        "table-cell",
        "list-item",
        "note-body",
    ]
)
_PLACE = st.integers(0, 1_000_000)
_CUTS = st.tuples(
    st.sampled_from(["drop", "double", "move", "insert", "flip"]),
    _PLACE,
    st.integers(1, 60),
    st.sampled_from(_ODD),
)


def _read(name: str, data: bytes) -> Paper | None:
    """Return the paper of a file, nothing when it is refused, once the answer is seen to be whole."""
    result = read_office(name, data, convert)
    if result.diagnostics:
        (diagnostic,) = result.diagnostics
        assert diagnostic.code in CATALOGUE
        assert (diagnostic.span.file, result.value) == (name, Paper(file=name, pieces=()))
        return None
    assert shown(result.value) is not None
    assert all(doubt.message.endswith((".", "»")) for doubt in result.value.doubts)
    return result.value


def _damaged(text: str, kind: str, place: int, length: int, odd: str) -> str:
    at = place % len(text)
    end = min(at + length, len(text))
    match kind:
        case "drop":
            return text[:at] + text[end:]
        case "double":
            return text[:end] + text[at:]
        case "move":
            return text[:at] + text[end:] + text[at:end]
        case "insert":
            return text[:at] + odd + text[at:]
        case _:
            return text[:at] + chr(ord(text[at]) ^ 1 << length % 7) + text[at + 1 :]


@pytest.mark.parametrize("name", _FILES)
def test_the_files_to_be_damaged_are_sound(name: str) -> None:
    result = read_office(name, zipped(_FILES[name]), convert)
    assert result.diagnostics == ()
    assert len(shown(result.value)) > 4


@pytest.mark.fuzz
@pytest.mark.parametrize("name", _FILES)
@given(flips=st.lists(st.tuples(_PLACE, st.integers(1, 255)), min_size=1, max_size=6), cut=st.integers(0, 60))
def test_a_file_with_bytes_flipped_is_read_or_refused(
    name: str, flips: list[tuple[int, int]], cut: int
) -> None:
    data = bytearray(zipped(_FILES[name]))
    for place, mask in flips:
        data[place % len(data)] ^= mask
    _read(name, bytes(data[: len(data) - cut]))


@pytest.mark.fuzz
@pytest.mark.parametrize("name", _FILES)
@given(rank=st.integers(0, 20), cuts=st.lists(_CUTS, min_size=1, max_size=4))
def test_a_file_whose_xml_is_damaged_is_read_or_refused(
    name: str, rank: int, cuts: list[tuple[str, int, int, str]]
) -> None:
    parts = dict(_FILES[name])
    # The text itself is damaged as often as all the other parts.
    part = (
        sorted(parts)[rank]
        if rank < len(parts)
        else {"acte.docx": "word/document.xml"}.get(name, "content.xml")
    )
    text = str(parts[part])
    for kind, place, length, odd in cuts:
        text = _damaged(text, kind, place, length, odd) if text else odd
    _read(name, zipped(parts | {part: text.encode(errors="replace")}))


@pytest.mark.fuzz
@pytest.mark.parametrize("name", _FILES)
@given(
    takes=st.lists(
        st.tuples(_PLACE, _PLACE, st.sampled_from(["drop", "double", "wrap", "move"])), min_size=1, max_size=5
    )
)
def test_a_file_whose_elements_are_moved_is_read_or_refused(
    name: str, takes: list[tuple[int, int, str]]
) -> None:
    """Damage that leaves sound XML goes further than the parser, and no letter of the text is lost."""
    parts = dict(_FILES[name])
    part = "word/document.xml" if name == "acte.docx" else "content.xml"
    root = etree.fromstring(str(parts[part]).encode())
    for place, other, kind in takes:
        elements = list(root.iter("*"))[2:]
        holders = [root, *(element for element in elements if str(element.tag).endswith(_HOLDERS))]
        chosen, target = elements[place % len(elements)], holders[other % len(holders)]
        if kind == "double":
            chosen.addnext(deepcopy(chosen))
        elif kind == "drop" and len(elements) > 30 and len(list(chosen.iter())) < 20:
            take_out(chosen)
        else:
            target.append(deepcopy(chosen))
            target[-1].tail = None
    paper = _read(name, zipped(parts | {part: etree.tostring(root)}))
    if paper is not None:
        assert _letters(_written(root)) - _letters(_held(paper)) == Counter()


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in text if letter.isalnum())


def _written(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{_W}t", f"{_W}delText"):
        yield element.text or ""
    body = root.find(f"{_OFFICE}body")
    for element in body.iter("*") if body is not None else ():
        yield element.tail or ""
        yield (element.text or "") if not str(element.tag).endswith("}note-citation") else ""


def _held(paper: Paper) -> Iterator[str]:
    yield from shown(paper)
    yield from (plain(note.words) for note in paper.notes)
    yield from (doubt.left_out for doubt in paper.doubts)
    yield from (plain(grid.caption) for grid in grids(paper))
