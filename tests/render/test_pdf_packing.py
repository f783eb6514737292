"""PDFs to their objects and back: what is packed, what stays as it is, what is refused."""

import io

import pikepdf
import pytest

from compiler.diagnostics.result import ToolError
from compiler.render.pdf.packing import Objects, pack_objects, read_objects
from compiler.render.pdf.setting import set_pages
from tests.render.pdf_views import FONTS, STAMP, TEMPLATE, document, heading, paragraph


@pytest.fixture(scope="module")
def pages() -> bytes:
    """Return pages as Typst sets them."""
    view = document(heading("Objet"), paragraph("Texte."))
    return set_pages(view, template=TEMPLATE, fonts=FONTS, assets={}, stamp=STAMP).data


def _small(count: int) -> Objects:
    texts = {number: b"[%d]" % number for number in range(3, count + 3)}
    texts[1] = b"<</Type/Catalog/Pages 2 0 R/Numbers[%b]>>" % b" ".join(b"%d 0 R" % n for n in sorted(texts))
    texts[2] = b"<</Type/Pages/Kids[]/Count 0>>"
    return Objects(b"%PDF-1.7\n", texts, b"/Root 1 0 R")


def test_every_object_is_read_with_its_number(pages: bytes) -> None:
    objects = read_objects(pages)
    assert all(pages.count(b"\n%d 0 obj\n%b\nendobj\n" % entry) for entry in objects.texts.items())
    assert len(objects.texts) == pages.count(b" 0 obj\n") == max(objects.texts)
    assert objects.opening.startswith(b"%PDF-1.7")


def test_what_is_packed_reads_as_it_did(pages: bytes) -> None:
    packed = pack_objects(read_objects(pages))
    with pikepdf.open(io.BytesIO(packed)) as after, pikepdf.open(io.BytesIO(pages)) as before:
        assert after.check_pdf_syntax() == []
        for number in read_objects(pages).texts:
            one, other = after.get_object(number, 0), before.get_object(number, 0)
            assert one.unparse() == other.unparse()
            assert not isinstance(one, pikepdf.Stream) or one.read_raw_bytes() == other.read_raw_bytes()
        assert after.trailer.ID == before.trailer.ID
        assert after.docinfo == before.docinfo


def test_objects_are_packed_and_streams_are_not(pages: bytes) -> None:
    packed = pack_objects(read_objects(pages))
    assert b"/Type/Catalog" not in packed
    assert b"/Type/ObjStm" in packed
    assert packed.count(b"\nstream\n") > pages.count(b"\nstream\n")
    assert len(packed) < len(pages)
    assert packed.endswith(b"%%EOF\n")


@pytest.mark.parametrize("count", [0, 1, 197, 198, 199, 1000])
def test_any_number_of_objects_is_packed(count: int) -> None:
    with pikepdf.open(io.BytesIO(pack_objects(_small(count)))) as pdf:
        assert [int(held[0]) for held in pdf.Root.Numbers] == list(range(3, count + 3))


def test_a_removed_object_is_no_more_and_others_keep_their_number() -> None:
    objects = _small(10)
    del objects.texts[5]
    with pikepdf.open(io.BytesIO(pack_objects(objects))) as pdf:
        held = list(pdf.Root.Numbers)
        assert held[2] == None  # noqa: E711 - how a PDF says that there is nothing
        assert [int(one[0]) for one in held[3:]] == list(range(6, 13))


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (b"%%EOF", b"%%END"),
        (b"xref\n0 ", b"xref\n1 "),
        (b"/Size ", b"/Size 1"),
        (b"startxref\n", b"startxref\n1"),
        (b"\n3 0 obj\n", b"\n4 0 obj\n"),
        (b"endobj\n2 0 obj", b"endobk\n2 0 obj"),
    ],
)
def test_a_file_that_typst_would_not_write_is_refused(pages: bytes, said: bytes, instead: bytes) -> None:
    assert said in pages
    with pytest.raises(ToolError, match="n'est pas écrit comme prévu"):
        read_objects(pages.replace(said, instead))


def test_what_is_packed_already_is_refused(pages: bytes) -> None:
    with pytest.raises(ToolError):
        read_objects(pack_objects(read_objects(pages)))
