"""Our own DOCX read back, as compiled and once LibreOffice has saved it: its places are anchors, its words all there.

The words are those of other readers: the letters of the XML, and the plain text that LibreOffice writes.
"""

import difflib
import io
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import perf_counter

import pypandoc
import pytest
from lxml import etree

from compiler.adopt.reading.raised import LOWERED
from compiler.model.bookmark import Mark, read_bookmark
from compiler.model.paper import Entry, Grid, Heading, Image, Line, Paper, Piece
from compiler.model.text import plain
from tests.adopt.reading.office_files import cell as word_cell
from tests.adopt.reading.office_files import listed, para, read_file, row, table, word_parts, zipped
from tests.conftest import need_program

ROOT = Path(__file__).parents[3]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"[^\W_]+")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the act of this project as a DOCX."""
    folder = tmp_path_factory.mktemp("acte")
    asked = [sys.executable, "-m", "compiler", "compiler", "--formats", "docx", "--sortie", str(folder)]
    subprocess.run(asked, check=True, capture_output=True, cwd=ROOT, timeout=120)
    return (folder / "protocole.docx").read_bytes()


def _saved(data: bytes, form: str, folder: Path) -> bytes:
    """Return what LibreOffice makes of a DOCX."""
    office = need_program("soffice")
    (folder / "acte.docx").write_bytes(data)
    asked = [office, f"-env:UserInstallation={(folder / 'profil').as_uri()}", "--headless"]
    asked += ["--convert-to", form, "--outdir", str(folder / "rendu"), str(folder / "acte.docx")]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    return (folder / "rendu" / f"acte.{form.partition(':')[0]}").read_bytes()


def _every(pieces: Iterable[Piece]) -> Iterator[tuple[str, str, str]]:
    """Yield every piece and cell, in order: its kind, its anchor, its words with what announces them."""
    for piece in pieces:
        match piece:
            case Heading() | Line():
                yield type(piece).__name__, piece.anchor, plain(piece.words)
            case Entry():
                yield "Entry", piece.anchor, f"{piece.marker} {plain(piece.words)}"
            case Image():
                yield "Image", "", piece.alternative
            case Grid():
                yield "Grid", piece.anchor, plain(piece.caption)
                for each in (each for line in piece.rows for each in line):
                    yield "Cell", each.anchor, ""
                    yield from _every(each.pieces)


def _anchors(paper: Paper) -> Counter[tuple[str, str]]:
    found = Counter((kind, anchor) for kind, anchor, _ in _every(paper.pieces) if anchor)
    return found + Counter(("Footnote", note.anchor) for note in paper.notes if note.anchor)


def _words(paper: Paper) -> list[str]:
    said = [words for _, _, words in _every(paper.pieces)] + [plain(note.words) for note in paper.notes]
    return [word for words in said for word in _WORD.findall(words.translate(LOWERED))]


def _written(data: bytes) -> tuple[list[str], list[str]]:
    """Return the words and the bookmarks of a DOCX by a reading of its XML that knows nothing of ours."""
    words, names = [], []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in ("word/document.xml", "word/footnotes.xml"):
            root = etree.fromstring(archive.read(part))
            for paragraph in root.iter(f"{_W}p"):
                signs = (f"{_W}t", f"{_W}tab", f"{_W}br")
                words += _WORD.findall("".join(each.text or " " for each in paragraph.iter(*signs)))
            names += [each.get(f"{_W}name", "") for each in root.iter(f"{_W}bookmarkStart")]
    return words, [name for name in names if not name.startswith("_")]


def test_every_bookmark_comes_back_where_it_belongs(compiled: bytes) -> None:
    paper = read_file("protocole.docx", compiled)
    _, names = _written(compiled)
    assert len(names) > 600
    found = _anchors(paper)
    assert {name for _, name in found} == set(names)
    kinds: dict[Mark, set[str]] = {}
    for kind, name in found:
        place = read_bookmark(name)
        assert place is not None
        kinds.setdefault(place.mark, set()).add(kind)
    assert kinds[Mark.NOTE] == {"Footnote"}
    assert "Grid" in kinds[Mark.TABLE]
    assert {"Heading", "Cell"} <= kinds[Mark.DIVISION]
    assert {"Cell"} <= kinds[Mark.ENGAGEMENT] & kinds[Mark.ROW] & kinds[Mark.SIGNATURE]
    assert {name for kind, name in found if kind == "Grid"} == {name for name in names if name[:2] == "T_"}


def test_every_word_is_in_the_paper_in_order(compiled: bytes) -> None:
    paper = read_file("protocole.docx", compiled)
    written, _ = _written(compiled)
    assert len(written) > 20_000
    held = _words(paper)
    assert Counter(written) - Counter(held) == Counter()
    # What is held and not written is what announces entries: "1.", "a)".
    assert _displaced(written, held) == []
    assert [doubt.is_sure for doubt in paper.doubts] == [True] * len(paper.doubts)


def _displaced(written: list[str], held: list[str]) -> list[str]:
    """Return the words written that are not held in the same order."""
    left: list[str] = []
    matcher = difflib.SequenceMatcher(None, written, held, autojunk=False)
    for kind, start, end, _, _ in matcher.get_opcodes():
        if kind in ("delete", "replace"):
            left += written[start:end]
    return left


def test_the_count_sees_a_lost_word_and_a_moved_one() -> None:
    assert _displaced(["a", "b", "c"], ["a", "1", "c"]) == ["b"]
    assert _displaced(["a", "b", "c", "d"], ["b", "c", "d", "a"]) == ["a"]


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_what_libreoffice_saves_has_the_same_places_and_words(
    compiled: bytes, form: str, tmp_path: Path
) -> None:
    before = read_file("protocole.docx", compiled)
    after = read_file(f"protocole.{form}", _saved(compiled, form, tmp_path))
    assert {name for _, name in _anchors(after)} == {name for _, name in _anchors(before)}
    told = [word for doubt in after.doubts for word in _WORD.findall(doubt.left_out)]
    assert Counter(_words(before)) - Counter(_words(after)) - Counter(told) == Counter()
    assert [doubt.message for doubt in after.doubts if not doubt.is_sure] == []
    contents = [
        word
        for doubt in after.doubts
        if "matières" in doubt.message
        for word in _WORD.findall(doubt.left_out)
    ]
    assert len(_displaced(_words(before), _words(after))) == len(contents)


_NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>
<w:pStyle w:val="Article"/><w:lvlText w:val="Article %1 –"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt
w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl
w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>
</w:num>"""
_STYLES = """<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="Article"/><w:basedOn w:val="Titre1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""


@pytest.mark.parametrize("form", ["txt:Text (encoded):UTF8", "odt"])
def test_what_libreoffice_prints_of_a_numbered_text_is_what_is_read(form: str, tmp_path: Path) -> None:
    body = (
        para("Objet", "Article") + listed("alinéa", 1, 1) + listed("alinéa", 1, 1) + para("Durée", "Article")
    )
    body += listed("alinéa", 1, 1) + listed("point", 2) + listed("point", 2) + para("Une phrase.")
    body += listed("point", 3) + listed("point", 2) + table(row(word_cell("a"), word_cell("b")))
    data = zipped(word_parts(body, numbering=_NUMBERING, styles=_STYLES))
    said = _saved(data, form, tmp_path)
    printed = (
        _WORD.findall(said.decode("utf-8-sig")) if form != "odt" else _words(read_file("acte.odt", said))
    )
    assert _words(read_file("acte.docx", data)) == printed
    assert printed[:9] == ["Article", "1", "Objet", "1", "1", "alinéa", "1", "2", "alinéa"]


def test_reading_takes_at_most_twice_what_pandoc_does(compiled: bytes, tmp_path: Path) -> None:
    """Measured side by side, as whole processes, and the best of three: a busy machine slows both."""
    path = tmp_path / "protocole.docx"
    path.write_bytes(compiled)
    reading = (
        "import sys; from pathlib import Path; from compiler.adopt.reading import read_office; "
        "from compiler.pipeline.converting import convert; "
        "assert read_office('a.docx', Path(sys.argv[1]).read_bytes(), convert).value.pieces"
    )
    ours = [sys.executable, "-c", reading, str(path)]
    theirs = [pypandoc.get_pandoc_path(), str(path), "-t", "markdown"]
    pairs = [(_seconds(ours), _seconds(theirs)) for _ in range(3)]
    assert min(ours for ours, _ in pairs) < 2 * min(theirs for _, theirs in pairs)


def _seconds(asked: list[str]) -> float:
    start = perf_counter()
    subprocess.run(asked, check=True, capture_output=True, cwd=ROOT, timeout=60)
    return perf_counter() - start
