"""The parts of a DOCX that are read, found as its main part names them."""

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from compiler.model.archive import Archive, parse_part

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_LONGEST_ADDRESS = 1_000
# Word can save with names of another standard for the same things.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Parts:
    """The parts of one file. Errors: etree.XMLSyntaxError for a part that is no XML."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._targets = self._relationships()

    def main(self) -> "etree._Element":
        """Return the part that holds the text."""
        return self._parsed(self._archive.main)

    def related(self, kind: str) -> "etree._Element | None":
        """Return a part that the main one refers to: "comments", "footnotes", "styles"…; None when there is none."""
        name = next(reversed(self._targets.get(kind, ())), f"word/{kind}.xml")
        return self._parsed(name) if self._archive.parts.get(name) else None

    def every(self, kind: str) -> "Iterator[etree._Element]":
        """Yield all parts of a kind that the main one refers to, each once: "header", "footer"."""
        for name in dict.fromkeys(self._targets.get(kind, ())):
            if self._archive.parts.get(name) and name != self._archive.main:
                yield self._parsed(name)

    def links(self, kind: str = "") -> Mapping[str, str]:
        """Return the addresses outside that a part leads to, by their names: those of the main one without a kind."""
        named = next(reversed(self._targets.get(kind, ())), f"word/{kind}.xml")
        return {
            one.get("Id", ""): one.get("Target", "")[:_LONGEST_ADDRESS]
            for one in self._related_to(named if kind else self._archive.main)
            if one.get("TargetMode", "").lower() == "external"
        }

    def _related_to(self, part: str) -> "Iterator[etree._Element]":
        folder, name = posixpath.split(part)
        xml = self._archive.parts.get(f"{folder}/_rels/{name}.rels")
        yield from parse_part(xml).iter(_RELATIONSHIP) if xml else ()

    def _parsed(self, name: str) -> "etree._Element":
        xml = self._archive.parts[name]
        for strict, usual in _STRICT:
            xml = xml.replace(strict, usual)
        return parse_part(xml)

    def _relationships(self) -> dict[str, list[str]]:
        folder = posixpath.dirname(self._archive.main)
        found: dict[str, list[str]] = defaultdict(list)
        for one in self._related_to(self._archive.main):
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))
            found[one.get("Type", "").rsplit("/", 1)[-1]].append(target.lstrip("/"))
        return found
