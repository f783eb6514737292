"""A Word copy as reviewers give it back: words of it struck and others inserted, tracked, by several of them."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_WORD = re.compile(r"[a-zéèêàçîôû]{4,}")
AUTHORS = ("Camille R.", "Dominique L.", "Sacha M.")


def reviewed(docx: bytes, count: int, authors: Sequence[str] = AUTHORS, seed: int = 20201208) -> bytes:
    """Return a copy in which `count` words, each in a paragraph of its own, are replaced, with their marks."""
    return _with_document(docx, lambda root: _mark(root, count, authors, seed))


def with_edits(docx: bytes, edits: Sequence[tuple[str, ...]]) -> bytes:
    """Return a copy with words replaced: (author, words, other words); without an author, nothing tells it."""
    return _with_document(docx, lambda root: _edit(root, edits))


def _edit(root: "etree._Element", edits: Sequence[tuple[str, ...]]) -> None:
    for rank, (author, old, new) in enumerate(edits):
        run = next(run for run in root.iter(f"{_W}r") if old in (run.findtext(f"{_W}t") or ""))
        parent = run.getparent()
        assert parent is not None
        start = (run.findtext(f"{_W}t") or "").index(old)
        if not author:
            text = run.find(f"{_W}t")
            assert text is not None
            text.text = (text.text or "").replace(old, new, 1)
        elif parent.tag == f"{_W}ins":
            _replace_inserted(run, parent, new, (rank, author))
        else:
            _replace(run, (start, start + len(old)), new, (rank, author))


def _replace_inserted(
    run: "etree._Element", parent: "etree._Element", added: str, mark: tuple[int, str]
) -> None:
    """Replace all that another reviewer inserted: Word strikes it where it stands, within the insertion."""
    parent.addnext(_tracked("ins", _run(run, added, "t"), mark))
    parent.append(_tracked("del", _run(run, run.findtext(f"{_W}t") or "", "delText"), mark))
    parent.remove(run)


def with_lines(docx: bytes, added: Sequence[tuple[str, str]], removed: Sequence[str]) -> bytes:
    """Return a copy with whole paragraphs tracked: (words of the one before, words added), words of those removed."""
    return _with_document(docx, lambda root: _line_by_line(root, added, removed))


def _line_by_line(root: "etree._Element", added: Sequence[tuple[str, str]], removed: Sequence[str]) -> None:
    mark = (20_000, AUTHORS[0])
    for words, text in added:
        before = _paragraph(root, words)
        after = etree.Element(f"{_W}p")
        properties = before.find(f"{_W}pPr")
        after.append(deepcopy(properties) if properties is not None else etree.Element(f"{_W}pPr"))
        run = etree.Element(f"{_W}r")
        etree.SubElement(run, f"{_W}t").text = text
        after.append(_tracked("ins", run, mark))
        _mark_end(after, "ins", mark)
        before.addnext(after)
    for words in removed:
        gone = _paragraph(root, words)
        for run in list(gone.iterchildren(f"{_W}r")):
            place = etree.Element(f"{_W}r")
            run.addprevious(place)
            gone.replace(place, _tracked("del", run, mark))
            for said in list(run.iter(f"{_W}t")):
                said.tag = f"{_W}delText"
        _mark_end(gone, "del", mark)


def _paragraph(root: "etree._Element", words: str) -> "etree._Element":
    return next(
        paragraph
        for paragraph in root.iter(f"{_W}p")
        if words in "".join(text.text or "" for text in paragraph.iter(f"{_W}t"))
    )


def _mark_end(paragraph: "etree._Element", name: str, mark: tuple[int, str]) -> None:
    """Track the end of a paragraph."""
    properties = paragraph.find(f"{_W}pPr")
    assert properties is not None
    looks = properties.find(f"{_W}rPr")
    looks = etree.SubElement(properties, f"{_W}rPr") if looks is None else looks
    tracked = _tracked(name, etree.Element(f"{_W}r"), mark)
    del tracked[:]
    looks.insert(0, tracked)


def _with_document(docx: bytes, change: Callable[["etree._Element"], None]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name)
            if name == _DOCUMENT:
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            target.writestr(name, data)
    return out.getvalue()


def _mark(root: "etree._Element", count: int, authors: Sequence[str], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same seed must give the same copy
    runs = [run for paragraph in root.iter(f"{_W}p") if (run := _long_run(paragraph)) is not None]
    for rank, run in enumerate(chance.sample(runs, count)):
        text = run.find(f"{_W}t")
        assert text is not None
        word = chance.choice(list(_WORD.finditer(text.text or "")))
        _replace(run, (word.start(), word.end()), f"{word.group()}-bis", (rank, authors[rank % len(authors)]))


def _long_run(paragraph: "etree._Element") -> "etree._Element | None":
    """Return the first run of a paragraph of plain text that has words to replace."""
    if paragraph.find(f".//{_W}hyperlink") is not None or paragraph.find(f".//{_W}fldChar") is not None:
        return None
    for run in paragraph.iterchildren(f"{_W}r"):
        text = run.find(f"{_W}t")
        if text is not None and len(_WORD.findall(text.text or "")) > 2:
            return run
    return None


def _replace(run: "etree._Element", place: tuple[int, int], added: str, mark: tuple[int, str]) -> None:
    """Replace words of a run, tracked: the run becomes what stands before, what is struck, what comes, the rest."""
    words = run.findtext(f"{_W}t") or ""
    start, end = place
    pieces = (
        _run(run, words[:start], "t"),
        _tracked("del", _run(run, words[start:end], "delText"), mark),
        _tracked("ins", _run(run, added, "t"), mark),
        _run(run, words[end:], "t"),
    )
    for piece in pieces:
        run.addprevious(piece)
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def _run(run: "etree._Element", words: str, name: str) -> "etree._Element":
    copy = deepcopy(run)
    copy.tail = None
    text = copy.find(f"{_W}t")
    assert text is not None
    text.tag = f"{_W}{name}"
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return copy


def _tracked(name: str, run: "etree._Element", mark: tuple[int, str]) -> "etree._Element":
    rank, author = mark
    day = f"2026-03-{1 + rank % 28:02d}T09:{rank % 60:02d}:00Z"
    element = etree.Element(
        f"{_W}{name}", {f"{_W}id": str(90_000 + 2 * rank), f"{_W}author": author, f"{_W}date": day}
    )
    element.append(run)
    return element
