"""Files that are broken, not what they say, or that reach out of themselves: one French diagnostic each."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from compiler.adopt.reading import read_office, read_scan
from compiler.diagnostics.catalogue import CATALOGUE
from compiler.model.archive import Refusal, open_archive
from compiler.model.paper import Paper
from tests.adopt.reading.hostile import BODY, NOTHING, bounded, code_of, codes_of, well_said
from tests.adopt.reading.office_files import (
    docx,
    odt,
    odt_parts,
    refusal,
    relationship,
    relationships,
    word_part,
    word_parts,
    zipped,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _unread(_data: bytes, _format: str) -> str | None:
    raise AssertionError("Pandoc ne devait rien recevoir")


# -- what is no document


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "import.not-a-document: ce n'est ni un DOCX ni un ODT."),
        (b"Bonjour", "import.not-a-document: ce n'est ni un DOCX ni un ODT."),
        (b"%PDF-1.7\n", "import.not-a-document: ce n'est ni un DOCX ni un ODT."),
        (b"PK", "import.damaged: il est abîmé ou incomplet."),
        (zipped({}), "import.not-a-document: il ne contient pas de document de texte."),
        (zipped({"photo.jpg": b"x"}), "import.not-a-document: il ne contient pas de document de texte."),
        (_OLE + bytes(600), "import.not-a-document: il ne contient pas de document de texte."),
        (
            _OLE + bytes(600) + "WordDocument".encode("utf-16-le"),
            "import.old-format: il est dans l'ancien format de Word (.doc).",
        ),
        (
            _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "import.encrypted: il est protégé par un mot de passe.",
        ),
    ],
    ids=["vide", "texte", "pdf", "deux-lettres", "archive-vide", "photo", "ole", "doc", "mot-de-passe"],
)
def test_what_is_no_document_is_named(data: bytes, said: str) -> None:
    assert well_said(refusal("acte.docx", data)) == said


@pytest.mark.parametrize(
    ("mimetype", "main"),
    [
        ("application/epub+zip", "EPUB/content.opf"),
        ("application/vnd.oasis.opendocument.spreadsheet", "content.xml"),
        ("application/vnd.oasis.opendocument.presentation", "content.xml"),
    ],
)
def test_another_archive_under_the_name_of_a_document_is_refused(mimetype: str, main: str) -> None:
    assert code_of(zipped({"mimetype": mimetype, main: "<a/>"})) == "import.not-a-document"


@pytest.mark.parametrize("main", ["xl/workbook.xml", "ppt/presentation.xml"])
def test_a_workbook_or_slides_under_the_name_of_a_document_are_refused(main: str) -> None:
    parts = word_parts(BODY)
    parts["_rels/.rels"] = relationships(relationship("rId1", "officeDocument", main))
    parts[main] = parts.pop("word/document.xml")
    assert code_of(zipped(parts)) == "import.not-a-document"


def test_a_document_without_its_text_is_refused() -> None:
    parts = word_parts(BODY)
    del parts["word/document.xml"]
    assert code_of(zipped(parts)) == "import.not-a-document"


def test_a_text_without_a_word_gives_an_empty_paper() -> None:
    result = read_office("acte.docx", docx(""), lambda _data, _format: NOTHING)
    assert (result.value, result.diagnostics) == (Paper(file="acte.docx", pieces=()), ())


# -- what is broken


@pytest.mark.parametrize("make", [lambda: docx(BODY * 40), lambda: odt("<text:p>Agir.</text:p>")])
def test_a_file_cut_anywhere_is_refused(make: Callable[[], bytes]) -> None:
    whole = make()
    for size in [*range(4), *range(4, len(whole), max(len(whole) // 60, 1)), len(whole) - 1]:
        assert code_of(whole[:size]) in ("import.damaged", "import.not-a-document")


def test_a_part_that_is_not_what_the_archive_says_is_refused() -> None:
    whole = docx(BODY)
    start = whole.index(b"word/document.xml") + len("word/document.xml")
    broken = whole[: start + 20] + bytes([whole[start + 20] ^ 0xFF]) + whole[start + 21 :]
    assert code_of(broken) == "import.damaged"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in word_parts(BODY).items():
            archive.writestr(name, content)
    changed = packed.getvalue().replace(b"La commune agit.", b"La commune ment.")
    assert "« word/document.xml » n'est pas entière" in well_said(refusal("acte.docx", changed))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<w:document",
        "<w:document/>",
        "<a></b>",
        word_part("document", "<w:body>&eacute;</w:body>"),
        "<?xml version='1.0' encoding='iso-8859-1'?><a/>",
        "<a>\x00</a>",
    ],
    ids=["vide", "coupé", "sans-espace", "mal-fermé", "entité", "latin-1", "zéro"],
)
def test_a_text_that_is_no_sound_xml_is_refused(text: str) -> None:
    assert code_of(zipped(word_parts(BODY) | {"word/document.xml": text})) == "import.damaged"


def test_a_beside_part_that_is_no_xml_is_refused_as_well() -> None:
    for name in ("styles", "numbering", "footnotes", "comments", "header1"):
        parts = word_parts(BODY, **{name: ""})
        assert code_of(zipped(parts | {f"word/{name}.xml": "<a"})) == "import.damaged"


def test_parts_with_the_same_name_or_a_name_that_climbs_are_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in word_parts(BODY).items():
            archive.writestr(name, content)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "<a/>")
    assert "« word/document.xml »" in well_said(refusal("acte.docx", packed.getvalue()))
    assert "« ../x.xml »" in well_said(refusal("acte.docx", zipped(word_parts(BODY) | {"../x.xml": "<a/>"})))


def test_what_pandoc_cannot_read_is_refused() -> None:
    result = read_office("acte.docx", docx(BODY), lambda _data, _format: None)
    (diagnostic,) = result.diagnostics
    assert well_said(diagnostic) == (
        "import.damaged: il est abîmé ou incomplet (Pandoc ne parvient pas à le lire)."
    )


# -- what declares, links, or runs


_LAUGHS = "".join(f'<!ENTITY a{rank} "{f"&a{rank - 1};" * 10}">' for rank in range(1, 10))
_DOCTYPES = {
    "fichier": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    "rires": f'<!DOCTYPE a [<!ENTITY a0 "ha">{_LAUGHS}]>',
    "extérieur": '<!DOCTYPE a SYSTEM "http://exemple.fr/a.dtd">',
    "paramètre": '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://exemple.fr/x">%x;]>',
}


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
@pytest.mark.parametrize("doctype", _DOCTYPES.values(), ids=_DOCTYPES)
def test_declarations_are_refused_in_every_part(part: str, doctype: str) -> None:
    parts = word_parts(BODY)
    text = str(parts.get(part, "<?xml version='1.0'?>\n<a/>")).replace("?>\n", f"?>\n{doctype}", 1)
    assert code_of(zipped(parts | {part: text})) == "import.declaration"


@pytest.mark.parametrize(
    "coding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037", "utf-7", "latin-1"]
)
def test_parts_in_another_coding_are_refused_unread(coding: str) -> None:
    text = f"<?xml version='1.0' encoding='{coding}'?>{_DOCTYPES['rires']}<a>&a9;</a>"
    data = zipped(word_parts(BODY) | {"word/styles.xml": text.encode(coding)})
    with bounded(seconds=2, millions=30):
        assert "« word/styles.xml » n'est pas codée en UTF-8" in well_said(refusal("acte.docx", data))


def test_a_part_with_a_byte_that_is_no_letter_is_refused_unread() -> None:
    data = zipped(word_parts(BODY) | {"word/other.xml": "<a>\x00</a>"})
    assert "« word/other.xml » n'est pas codée en UTF-8" in well_said(refusal("acte.docx", data))


def test_a_byte_order_mark_is_no_fault() -> None:
    parts = word_parts(BODY)
    marked = "\ufeff".encode() + str(parts["word/document.xml"]).encode()
    assert codes_of(zipped(parts | {"word/document.xml": marked})) == []


@pytest.mark.parametrize("target", ["file:///C:/Users/moi/modele.dotm", r"D:\modeles\lettre.dotx"])
def test_the_template_that_a_file_was_made_from_is_no_danger(target: str) -> None:
    links = relationship("x", "attachedTemplate", target, is_outside=True)
    assert not isinstance(open_archive(docx(BODY, links=links)), Refusal)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://exemple.fr/modele.dotm"),
        ("attachedTemplate", r"file:///\\serveur\modele.dotm"),
        ("image", "file:///C:/image.png"),
        ("image", "http://exemple.fr/espion.png"),
        ("oleObject", r"file:///\\serveur\partage\x.xlsx"),
        ("frame", "https://exemple.fr/"),
        ("aFChunk", "http://exemple.fr/a.html"),
    ],
)
def test_what_is_fetched_from_outside_is_refused(kind: str, target: str) -> None:
    links = relationship("x", kind, target, is_outside=True)
    told = well_said(refusal("acte.docx", docx(BODY, links=links)))
    assert told == (
        f"import.outside-link: il va chercher une partie de son contenu hors de lui-même (« {target} »)."
    )


def test_a_link_that_is_only_followed_by_who_reads_is_no_fault() -> None:
    links = relationship("x", "hyperlink", "https://exemple.fr", is_outside=True)
    assert codes_of(docx(BODY, links=links)) == []


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/vbaData.xml"])
def test_macros_are_refused_whatever_the_name_of_the_file(part: str) -> None:
    parts = word_parts(BODY) | {part: "<a/>"}
    parts["[Content_Types].xml"] = str(parts["[Content_Types].xml"]).replace(
        "wordprocessingml.document.main", "ms-word.document.macroEnabled.main"
    )
    assert code_of(zipped(parts)) == "import.macros"
    assert code_of(zipped(word_parts(BODY) | {"word/vbaProject.bin": b"x"})) == "import.macros"


def test_an_odt_with_scripts_encryption_or_links_is_refused() -> None:
    parts = odt_parts("<text:p>Agir.</text:p>")
    module = '<!DOCTYPE module PUBLIC "x" "module.dtd"><module/>'
    assert code_of(zipped(parts | {"Basic/Standard/Module1.xml": module}), "a.odt") == "import.macros"
    assert code_of(zipped(parts | {"Scripts/python/x.py": b"x"}), "a.odt") == "import.macros"
    manifest = "<manifest><encryption-data/></manifest>"
    assert code_of(zipped(parts | {"META-INF/manifest.xml": manifest}), "a.odt") == "import.encrypted"
    image = '<text:p><draw:frame><draw:image xlink:href="http://exemple.fr/x.png"/></draw:frame></text:p>'
    assert code_of(odt(image), "a.odt") == "import.outside-link"
    assert code_of(odt(image.replace("http://exemple.fr", "../../etc")), "a.odt") == "import.outside-link"


def test_an_odt_whose_libraries_of_macros_are_empty_is_read() -> None:
    catalogue = '<!DOCTYPE library:libraries PUBLIC "x" "libraries.dtd"><a/>'
    parts = odt_parts("<text:p>Agir.</text:p>") | {"Basic/script-lc.xml": catalogue}
    assert codes_of(zipped(parts), "a.odt") == []


def test_a_password_on_the_archive_is_told() -> None:
    whole = docx(BODY)
    marked = re.sub(rb"(PK\x01\x02.{4})..", lambda found: found[1] + b"\x01\x00", whole, flags=re.DOTALL)
    assert code_of(marked) == "import.encrypted"


# -- scans


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        ("Été".encode("latin-1"), "file.encoding", "Latin-1"),
        ("L’été".encode("cp1252"), "file.encoding", "Windows-1252"),
        ("Été".encode("utf-16"), "file.encoding", "UTF-16"),
        ("Un long été".encode("utf-16-le"), "file.encoding", "UTF-16"),
        ("中文".encode("utf-16"), "file.encoding", "UTF-16"),
        ("Été".encode("utf-32"), "file.encoding", "UTF-32"),
        (b"un\x00mot", "file.encoding", "n'est pas un texte"),
        (b"mot " * 2_000 + b"\x00", "file.control-character", "invisible"),
        (b"", "file.empty", "vide"),
        ("\ufeff \n".encode(), "file.empty", "vide"),
        (b"a" * 20_000_001, "file.too-large", "20 Mo"),
        (b"PK\x03\x04", "import.not-a-document", "archive"),
        (b"%PDF-1.7", "import.not-a-document", "PDF"),
    ],
)
@pytest.mark.parametrize("name", ["scan.txt", "acte.md"])
def test_a_text_in_another_coding_or_no_text_is_named(name: str, data: bytes, code: str, said: str) -> None:
    result = read_scan(name, data) if name.endswith(".txt") else read_office(name, data, _unread)
    (diagnostic,) = result.diagnostics
    assert (diagnostic.code, said in diagnostic.message) == (code, True), diagnostic.message
    assert diagnostic.code in CATALOGUE
    assert result.value.pieces == ()


def test_a_text_with_a_byte_order_mark_is_read() -> None:
    result = read_scan("scan.txt", "\ufeffAgir.\r\n".encode())
    assert (len(result.value.pieces), result.diagnostics) == (1, ())
