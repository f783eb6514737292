"""A Word copy whose reviewer called footnotes, made links, and took some of them away, word by word."""

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_BODY, _NOTES, _LINKS = "word/document.xml", "word/footnotes.xml", "word/_rels/document.xml.rels"
AUTHOR = "Anne"


class NotedCopy:
    """The copy while it is being reviewed. Words are found in the first run that holds them."""

    def __init__(self, docx: bytes) -> None:
        self._docx = docx
        with zipfile.ZipFile(io.BytesIO(docx)) as held:
            self._parts = {name: etree.fromstring(held.read(name)) for name in (_BODY, _NOTES, _LINKS)}
        self._numbers = count(9_000)

    def texts(self) -> tuple[str, ...]:
        """Return the words of each run of the text."""
        return tuple(one.text or "" for one in self._parts[_BODY].iter(f"{_W}t"))

    def call(self, words: str, note: str, *more: str, second: bool = False) -> None:
        """Call a new footnote after some words, or after the note called there; `more` are its other paragraphs."""
        number = str(next(self._numbers))
        call = etree.Element(f"{_W}r")
        etree.SubElement(call, f"{_W}footnoteReference", {f"{_W}id": number})
        place = self._cut(words)
        while second and (follows := place.getnext()) is not None:
            place = follows
            if follows.find(f"{_W}footnoteReference") is not None:
                break
        place.addnext(self._tracked("ins", call))
        held = etree.SubElement(self._parts[_NOTES], f"{_W}footnote", {f"{_W}id": number})
        for text in (note, *more):
            paragraph = etree.SubElement(held, f"{_W}p")
            if text is note:
                etree.SubElement(etree.SubElement(paragraph, f"{_W}r"), f"{_W}footnoteRef")
            paragraph.append(self._tracked("ins", _run(text)))

    def insert(self, words: str, text: str, address: str = "") -> None:
        """Add words after others, leading to an address when there is one."""
        added = self._tracked("ins", _run(text))
        if address:
            link = etree.Element(f"{_W}hyperlink", {f"{_R}id": self._relation(address)})
            link.append(added)
            added = link
        after = self._cut(words)
        while (follows := after.getnext()) is not None and follows.tag in (f"{_W}ins", f"{_W}del"):
            after = follows
        after.addnext(added)

    def strike(self, words: str) -> None:
        """Take words away."""
        self._strike_run(self._cut(words))

    def line(self, words: str, *pieces: tuple[str, str, str]) -> None:
        """Add an alinéa after that of some words: each piece is words, what they lead to, the note that they call."""
        before = next(self._cut(words).iterancestors(f"{_W}p"))
        after = etree.Element(f"{_W}p")
        properties = before.find(f"{_W}pPr")
        after.append(deepcopy(properties) if properties is not None else etree.Element(f"{_W}pPr"))
        end = etree.SubElement(after[0], f"{_W}rPr")
        end.append(etree.Element(f"{_W}ins", _signature(next(self._numbers))))
        before.addnext(after)
        for text, address, note in pieces:
            run = self._tracked("ins", _run(text))
            after.append(run)
            if address:
                link = etree.Element(f"{_W}hyperlink", {f"{_R}id": self._relation(address)})
                after.replace(run, link)
                link.append(run)
            if note:
                self.call(text, note)

    def remove(self, words: str) -> None:
        """Take away the whole paragraph of some words, with the notes that it calls."""
        paragraph = next(self._cut(words).iterancestors(f"{_W}p"))
        for run in list(paragraph.iter(f"{_W}r")):
            self._strike_run(run)
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = etree.Element(f"{_W}pPr")
            paragraph.insert(0, properties)
        end = etree.SubElement(properties, f"{_W}rPr")
        end.append(etree.Element(f"{_W}del", _signature(next(self._numbers))))

    def uncall(self, rank: int) -> None:
        """Take away the call of a footnote, by its rank in the text."""
        calls = list(self._parts[_BODY].iter(f"{_W}footnoteReference"))
        run = calls[rank].getparent()
        assert run is not None
        self._strike_run(run)

    def link(self, words: str, address: str) -> None:
        """Make a link of words, which no program tracks."""
        run = self._cut(words)
        parent = run.getparent()
        assert parent is not None
        link = etree.Element(f"{_W}hyperlink", {f"{_R}id": self._relation(address)})
        parent.replace(run, link)
        link.append(run)

    def relink(self, old: str, new: str) -> None:
        """Lead the links of the text to another address, or nowhere when it is empty."""
        names = [one.get("Id") for one in self._parts[_LINKS] if one.get("Target") == old]
        assert names
        for one in self._parts[_LINKS]:
            if one.get("Target") == old and new:
                one.set("Target", new)
        for link in list(self._parts[_BODY].iter(f"{_W}hyperlink")):
            if link.get(f"{_R}id") in names and not new:
                for run in reversed(list(link)):
                    link.addnext(run)
                parent = link.getparent()
                assert parent is not None
                parent.remove(link)

    def data(self) -> bytes:
        """Return the copy as a file."""
        self._count_notes()
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._docx)) as held,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for name in held.namelist():
                part = self._parts.get(name)
                target.writestr(name, held.read(name) if part is None else etree.tostring(part))
        return out.getvalue()

    def _count_notes(self) -> None:
        """Give notes the numbers of their calls in order, as Word does."""
        notes = {one.get(f"{_W}id"): one for one in self._parts[_NOTES] if not one.get(f"{_W}type")}
        for rank, call in enumerate(self._parts[_BODY].iter(f"{_W}footnoteReference"), 1):
            note = notes[call.get(f"{_W}id")]
            self._parts[_NOTES].append(note)
            for one in (call, note):
                one.set(f"{_W}id", str(rank))

    def _strike_run(self, run: "etree._Element") -> None:
        place = etree.Element(f"{_W}r")
        run.addprevious(place)
        parent = run.getparent()
        assert parent is not None
        for said in run.iter(f"{_W}t"):
            said.tag = f"{_W}delText"
        parent.replace(place, self._tracked("del", run))

    def _cut(self, words: str) -> "etree._Element":
        """Return a run of its own for some words, that it is cut from."""
        runs: Iterator[etree._Element] = self._parts[_BODY].iter(f"{_W}r")
        run = next(one for one in runs if words in (one.findtext(f"{_W}t") or ""))
        text = run.findtext(f"{_W}t") or ""
        before, _, after = text.partition(words)
        kept = deepcopy(run)
        _say(kept, words)
        for piece in (before, after):
            if piece:
                other = deepcopy(run)
                _say(other, piece)
                (run.addprevious if piece is before else run.addnext)(other)
        parent = run.getparent()
        assert parent is not None
        parent.replace(run, kept)
        return kept

    def _tracked(self, tag: str, run: "etree._Element") -> "etree._Element":
        mark = etree.Element(f"{_W}{tag}", _signature(next(self._numbers)))
        mark.append(run)
        return mark

    def _relation(self, address: str) -> str:
        name = f"relu{next(self._numbers)}"
        attributes = {"Id": name, "Type": _LINK, "Target": address, "TargetMode": "External"}
        etree.SubElement(self._parts[_LINKS], f"{_RELATIONS}Relationship", attributes)
        return name


def _signature(number: int) -> dict[str, str]:
    return {f"{_W}id": str(number), f"{_W}author": AUTHOR, f"{_W}date": "2026-03-02T09:15:00Z"}


def _run(text: str) -> "etree._Element":
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}t")
    _say(run, text)
    return run


def _say(run: "etree._Element", text: str) -> None:
    said = run.find(f"{_W}t")
    assert said is not None
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
