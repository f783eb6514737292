"""A Word document to what breaks the rules of its format that Word or a screen reader would stumble on."""

import posixpath
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.acceptance.read_docx import WP, W, docx_parts

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DOCUMENT = "word/document.xml"


class Package:
    """The parts of a document, as trees."""

    def __init__(self, data: bytes) -> None:
        self.names = set(docx_parts(data))
        self.parts = {
            name: etree.fromstring(part)
            for name, part in docx_parts(data).items()
            if name.endswith((".xml", ".rels"))
        }
        self.document = self.parts[DOCUMENT]

    def all(self, tag: str) -> list[etree._Element]:
        """Return every element of the text that has a name."""
        return list(self.document.iter(f"{W}{tag}"))

    def instructions(self, start: str) -> list[str]:
        """Return the instructions of the fields of a part, by the start of its name."""
        return [
            (found.text or "").strip()
            for name, part in self.parts.items()
            if name.startswith(start)
            for found in part.iter(f"{W}instrText")
        ]


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a document, in French words for who reads the failure."""
    package = Package(data)
    rules = (
        _relations,
        _tables,
        _sections,
        _feet,
        _notes,
        _bookmarks,
        _styles,
        _titles,
        _pictures,
        _language,
        _toc,
    )
    return [fault for rule in rules for fault in rule(package)]


def value(element: etree._Element | None, path: str) -> str:
    """Return the value of a property, empty when it is absent."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/"))) if element is not None else None
    return "" if found is None else found.get(f"{W}val", "")


def _relations(package: Package) -> Iterator[str]:
    for name in package.names:
        if not name.endswith(".rels"):
            continue
        folder, _, owner = name.partition("_rels/")
        known = set()
        for relation in package.parts[name]:
            known.add(relation.get("Id"))
            target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target", "")))[1:]
            if relation.get("TargetMode") != "External" and target not in package.names:
                yield f"{name} mène à {target}, qui n'existe pas"
        part = package.parts.get(folder + owner.removesuffix(".rels"))
        for element in part.iter(etree.Element) if part is not None else ():
            for key, used in element.attrib.items():
                if str(key).startswith(R) and used not in known:
                    yield f"{folder}{owner} : relation {used} inconnue"


def _tables(package: Package) -> Iterator[str]:
    for rank, table in enumerate(package.all("tbl"), 1):
        yield from (f"tableau {rank}, {fault}" for fault in _table(table))


def _table(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
    if not heads or not heads[0]:
        yield "aucune ligne d'en-tête répétée"
    if sorted(heads, reverse=True) != heads:
        yield "une ligne d'en-tête suit une ligne ordinaire"
    above: dict[int, int] = {}
    for line, row in enumerate(table.findall(f"{W}tr"), 1):
        place, merged = 0, {}
        for cell in row.findall(f"{W}tc"):
            span = int(value(cell, "tcPr/gridSpan") or 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                merged[place] = span
                if merge.get(f"{W}val") != "restart" and above.get(place) != span:
                    yield f"ligne {line}, colonne {place} : la fusion ne continue rien"
            if not len(cell) or cell[-1].tag != f"{W}p":
                yield f"ligne {line}, colonne {place} : la cellule ne finit pas par un paragraphe"
            place += span
        if place != columns:
            yield f"ligne {line} : {place} colonnes au lieu de {columns}"
        above = merged


def _sections(package: Package) -> Iterator[str]:
    inherited: set[str] = set()
    for rank, section in enumerate(package.all("sectPr"), 1):
        size = section.find(f"{W}pgSz")
        if size is None:
            yield f"section {rank} sans format"
            continue
        width, height = (int(size.get(f"{W}{side}", "0")) for side in ("w", "h"))
        if (size.get(f"{W}orient") == "landscape") != (width > height):
            yield f"section {rank} : orientation contraire à son format"
        for kind in ("header", "footer"):
            if section.find(f"{W}{kind}Reference") is not None:
                inherited.add(kind)
            elif kind not in inherited:
                yield f"section {rank} sans {kind}"


def _feet(package: Package) -> Iterator[str]:
    said = " ".join(package.instructions("word/footer"))
    if "PAGE" not in said.split() or "NUMPAGES" not in said.split():
        yield "aucun pied de page ne dit « Page X sur Y »"


def _notes(package: Package) -> Iterator[str]:
    notes = [note.get(f"{W}id") for note in package.parts.get("word/footnotes.xml", ())]
    called = [call.get(f"{W}id") for call in package.all("footnoteReference")]
    yield from (f"note {name} appelée et absente" for name in called if name not in notes)
    yield from (f"note {name} appelée {times} fois" for name, times in Counter(called).items() if times > 1)
    yield from (f"note {name} jamais appelée" for name in notes if name not in ("-1", "0", *called))


def _bookmarks(package: Package) -> Iterator[str]:
    starts = package.all("bookmarkStart")
    names = Counter(mark.get(f"{W}name", "") for mark in starts)
    yield from (f"signet {name} posé {times} fois" for name, times in names.items() if times > 1)
    yield from (f"signet {name} trop long" for name in names if len(name) > 40)
    opened = sorted(mark.get(f"{W}id", "") for mark in starts)
    if opened != sorted(mark.get(f"{W}id", "") for mark in package.all("bookmarkEnd")) or len(
        set(opened)
    ) != len(opened):
        yield "les signets ne sont pas fermés un à un"
    for link in package.all("hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor and anchor not in names:
            yield f"un renvoi mène à {anchor}, qui n'existe pas"
    for instruction in package.instructions(DOCUMENT):
        if instruction.split()[0] in ("PAGEREF", "NOTEREF", "REF") and instruction.split()[1] not in names:
            yield f"un champ mène à {instruction.split()[1]}, qui n'existe pas"


def _styles(package: Package) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in package.parts["word/styles.xml"].iter(f"{W}style")}
    for name, part in package.parts.items():
        for tag in ("pStyle", "rStyle", "tblStyle"):
            used = {found.get(f"{W}val") for found in part.iter(f"{W}{tag}")}
            yield from (f"{name} : style {style} inconnu" for style in used - known)


def _titles(package: Package) -> Iterator[str]:
    names = {
        style.get(f"{W}styleId", ""): value(style, "name").lower()
        for style in package.parts["word/styles.xml"].iter(f"{W}style")
    }
    above = 0
    for paragraph in package.all("p"):
        name = names.get(value(paragraph, "pPr/pStyle"), "")
        if name.startswith("heading "):
            depth = int(name.removeprefix("heading "))
            if depth > above + 1:
                yield f"titre de niveau {depth} sous un titre de niveau {above}"
            above = depth
    if not above:
        yield "aucun titre"
    if not (package.parts["docProps/core.xml"].findtext(TITLE) or "").strip():
        yield "le document n'a pas de titre"


def _pictures(package: Package) -> Iterator[str]:
    for picture in package.document.iter(f"{WP}docPr"):
        if not picture.get("descr", "").strip():
            yield f"l'image {picture.get('name')} n'a pas de texte de remplacement"


def _language(package: Package) -> Iterator[str]:
    language = value(package.parts["word/styles.xml"], "docDefaults/rPrDefault/rPr/lang")
    if language != "fr-FR":
        yield f"la langue est « {language} »"


def _toc(package: Package) -> Iterator[str]:
    said = package.instructions(DOCUMENT)
    begun = Counter(mark.get(f"{W}fldCharType") for mark in package.all("fldChar"))
    if begun["begin"] != begun["end"] or begun["begin"] != begun["separate"] + _bare(package):
        yield "un champ n'est pas fermé"
    if not any(instruction.startswith("TOC ") for instruction in said):
        yield "aucune table des matières"
    elif not any(instruction.startswith("PAGEREF ") for instruction in said):
        yield "la table des matières est vide tant qu'on ne la met pas à jour"


def _bare(package: Package) -> int:
    """Return how many fields show nothing, and so have no separator: the entries of the contents."""
    return sum(instruction.startswith("TC ") for instruction in package.instructions(DOCUMENT))
