"""Files that are wrong, broken or hostile: one French diagnostic each, or what can be read, within bounds."""

import io
import random
import tracemalloc
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.collect.reading import read_reviewed
from compiler.diagnostics.catalogue import CATALOGUE
from compiler.model.archive import LARGEST_FILE
from tests.collect.reading.copies import (
    MARK,
    NAMESPACES,
    bookmark,
    cell,
    comment,
    cut,
    field,
    ins,
    mark,
    note,
    note_call,
    over,
    package,
    packed,
    par,
    part,
    read,
    row,
    run,
    table,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SOUND = package(par(bookmark("D_un", run("Un"))), copy="")


def refusal(data: bytes) -> str:
    """Return the code and the reason of a file that must be refused."""
    result = read_reviewed("relu.docx", data)
    (diagnostic,) = result.diagnostics
    assert result.value.lines == ()
    assert diagnostic.code in CATALOGUE
    assert diagnostic.hint
    assert diagnostic.span.file == "relu.docx"
    start, _, why = diagnostic.message.partition(" : ")
    assert start == "« relu.docx » ne peut pas être repris"
    return f"{diagnostic.code}: {why}"


def with_part(name: str, content: bytes, data: bytes = SOUND) -> bytes:
    """Return a file with one part more, or another."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return written.getvalue()


def odt() -> bytes:
    """Return an ODT."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    return written.getvalue()


@contextmanager
def quick(seconds: float) -> Iterator[None]:
    """Check how long reading takes."""
    start = process_time()
    yield
    assert process_time() - start < seconds


@contextmanager
def light(millions: int) -> Iterator[None]:
    """Check how much memory reading takes."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < millions * 1_000_000


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "reprise.not-a-docx: ce n'est pas un DOCX."),
        (b"%PDF-1.7", "reprise.not-a-docx: ce n'est pas un DOCX."),
        (odt(), "reprise.not-a-docx: c'est un ODT."),
        (_OLE + "WordDocument".encode("utf-16-le"), "reprise.not-a-docx: il est dans l'ancien format de Word (.doc)."),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "reprise.encrypted: il est protégé par un mot de passe."),
        (SOUND[:-40], "reprise.damaged: il est abîmé ou incomplet."),
        (
            with_part("word/document.xml", b"<w:document"),
            "reprise.damaged: il est abîmé ou incomplet (une de ses parties n'est pas du XML).",
        ),
        (
            with_part("word/document.xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
            (
                "reprise.unsafe: son XML déclare un type ou des entités, ce qu'aucun traitement de texte n'écrit"
                " (dans sa partie « word/document.xml »)."
            ),
        ),
        (with_part("word/vbaProject.bin", b"x"), "reprise.unsafe: il contient des macros."),
    ],
    ids=["vide", "pdf", "odt", "doc", "mot-de-passe", "coupé", "xml", "entité", "macros"],
)  # fmt: skip
def test_a_wrong_file_is_named(data: bytes, said: str) -> None:
    assert refusal(data) == said


def test_a_bookmark_of_ours_or_what_a_copy_says_of_itself_names_it() -> None:
    assert read_reviewed("c.docx", SOUND).value.is_named
    assert read_reviewed("c.docx", package(par(run("Un")), copy=MARK)).value.is_named
    foreign = read_reviewed("c.docx", package(par(bookmark("_Toc12", run("Un"))), copy="<copie/>"))
    assert (foreign.diagnostics, foreign.value.is_named) == ((), False)


def test_a_file_of_any_size_is_refused_at_once() -> None:
    data = b"PK" + bytes(LARGEST_FILE)
    with quick(1), light(5):
        assert refusal(data).startswith("reprise.too-large: il dépasse 50 Mo")


def test_a_bomb_is_refused() -> None:
    bomb = with_part("word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    with quick(5), light(60):
        assert refusal(bomb).startswith("reprise.too-large: une fois déplié")


def test_elements_nested_without_end_are_refused() -> None:
    deep = f"<w:document {NAMESPACES}>".encode() + b"<w:p>" * 100_000
    assert refusal(with_part("word/document.xml", deep)).startswith("reprise.damaged")


def test_elements_nested_as_deep_as_can_be_are_read() -> None:
    depth = 60
    inner = par(run("fond"))
    for _ in range(depth):
        inner = table(row(cell(inner)))
    assert [line.after for line in read(inner).lines] == ["fond"]
    nested = run("mot")
    for _ in range(depth):
        nested = mark("ins", nested)
    assert read(par(nested)).lines[0].after == "mot"


def test_a_hundred_thousand_paragraphs_are_read() -> None:
    data = package("".join(par(run(f"Alinéa {rank}.")) for rank in range(100_000)))
    with quick(15):
        assert len(read_reviewed("c.docx", data).value.lines) == 100_000


def crowded(count: int) -> bytes:
    """Return a copy with many tracked changes, comments and notes."""
    body = "".join(
        par(run(f"Alinéa {rank} "), cut("ôté"), ins("mis"), over(rank, run("dit")), end=mark("ins"))
        for rank in range(count)
    )
    comments = "".join(comment(rank, "Ah", name=f"{rank:08X}") for rank in range(count))
    return package(body, comments=comments)


def test_time_grows_as_the_number_of_changes_does() -> None:
    def cost(count: int) -> float:
        data = crowded(count)
        times = []
        for _ in range(3):
            start = process_time()
            read_reviewed("c.docx", data)
            times.append(process_time() - start)
        return min(times)

    assert cost(2_000) < 8 * cost(500) + 0.05


@pytest.mark.parametrize(
    "body",
    [
        "".join(par(run("a"), ins("b"), end=mark("ins") + mark("del")) for _ in range(20_000)),
        par(*("".join((cut("a"), ins("b"))) for _ in range(20_000))),
        par(*(over(rank, "") for rank in range(20_000)), run("fin")),
        "".join(bookmark(f"D_x{rank}", number=rank) for rank in range(20_000)) + par(run("fin")),
        par(*(bookmark(f"D_x{rank}", number=rank) for rank in range(5_000)), run("fin")),
        par(*(f'<w:bookmarkStart w:id="{rank}" w:name="D_x{rank}"/>' for rank in range(20_000)), run("fin"),
            *(f'<w:bookmarkEnd w:id="{rank}"/>' for rank in reversed(range(20_000)))),
        par(*('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' for _ in range(20_000)), run("fin")),
        par(*(field("REF x", "") for _ in range(20_000)), run("fin")),
        "".join(par(run("mot", f'<w:rPrChange w:author="{rank}"/>')) for rank in range(20_000)),
        par(*(f'<w:moveFromRangeStart w:id="{rank}" w:name="m{rank}"/>' for rank in range(20_000)),
            *(mark("moveFrom", run("a")) for _ in range(5_000))),
        par(*("<mc:AlternateContent><mc:Choice/></mc:AlternateContent>" for _ in range(20_000)), run("fin")),
        par(run("fin"), *("<m:oMath/>" for _ in range(20_000))),
    ],
    ids=["fins", "marques", "commentaires", "signets", "signets-vides", "signets-ouverts", "débuts", "champs",
         "aspects", "déplacements", "choix", "équations"],
)  # fmt: skip
def test_crowds_are_read_in_bounded_time(body: str) -> None:
    comments = "".join(comment(rank, "Ah") for rank in range(20_000)) if "commentRange" in body else ""
    data = package(body, comments=comments) if comments else package(body)
    with quick(5):
        assert read_reviewed("c.docx", data).diagnostics == ()


def flipped(data: bytes, seed: int, count: int) -> bytes:
    """Return a part with some of its bytes changed."""
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same part
    changed = bytearray(data)
    for _ in range(count):
        changed[chance.randrange(len(changed))] = chance.choice(b'<>/"= abwpr0:?&;x')
    return bytes(changed)


def every_shape() -> dict[str, str]:
    """Return the parts of a small copy that holds a little of everything."""
    body = (
        par(bookmark("D_un", run("Un ")), cut("deux"), ins("trois"), over(1, run("quatre")), end=mark("ins"))
        + table(row(cell(par(run("a"), note_call(2))), cell(par(field("REF x", run("b")))), look=mark("del")))
        + par('<w:moveFromRangeStart w:id="3" w:name="m"/>', mark("moveFrom", run("c")), end=mark("moveFrom"))
    )
    return {
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/comments.xml": part("comments", comment(1, "Ah", name="0A")),
        "word/footnotes.xml": part("footnotes", note(2, par(run("Note.")))),
        "word/styles.xml": part("styles", '<w:style w:styleId="A"><w:name w:val="a"/></w:style>'),
    }


@pytest.mark.fuzz
@given(st.sampled_from(sorted(every_shape())), st.integers(0, 10**9), st.integers(1, 12))
def test_bytes_changed_at_random_give_a_diagnostic_or_lines(name: str, seed: int, count: int) -> None:
    files = every_shape()
    data = packed(files, {"comments": "", "footnotes": "", "styles": ""})
    result = read_reviewed("relu.docx", with_part(name, flipped(files[name].encode(), seed, count), data))
    assert [one.code.partition(".")[0] for one in result.diagnostics] in ([], ["reprise"])
    for line in result.value.lines:
        assert all(run.text for run in line.runs)
