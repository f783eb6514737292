"""The marks of a document to what is wrong with them, whatever it says."""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERED = (
    *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"),
    *("pPrChange", "tcPrChange", "tblPrChange", "tblGridChange"),
    *("bookmarkStart", "moveFromRangeStart", "moveToRangeStart", "commentRangeStart"),
)


def faults(data: bytes) -> list[str]:
    """Return what is wrong with the marks: numbers used twice, halves of moves, ends of cells, kinds of text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [etree.fromstring(package.read(f"word/{name}.xml")) for name in ("document", "footnotes")]
    numbers = [
        mark.get(f"{W}id", "") for part in parts for tag in _NUMBERED for mark in part.iter(f"{W}{tag}")
    ]
    twice = [number for number, times in Counter(numbers).items() if times > 1]
    return [f"le numéro {number} sert deux fois" for number in twice] + [
        fault for part in parts for fault in (*_moves(part), *_words(part), *_cells(part))
    ]


def _moves(part: etree._Element) -> Iterator[str]:
    names = []
    for side in ("From", "To"):
        starts = list(part.iter(f"{W}move{side}RangeStart"))
        ends = [mark.get(f"{W}id") for mark in part.iter(f"{W}move{side}RangeEnd")]
        if [mark.get(f"{W}id") for mark in starts] != ends:
            yield "un déplacement n'est pas fermé"
        names.append(sorted(mark.get(f"{W}name", "") for mark in starts))
    if names[0] != names[1]:
        yield "un déplacement n'a qu'une moitié"
    if len(set(names[0])) != len(names[0]):
        yield "un déplacement porte le nom d'un autre"


def _words(part: etree._Element) -> Iterator[str]:
    if any(mark.find(f".//{W}t") is not None for mark in part.iter(f"{W}del")):
        yield "du texte supprimé se dit présent"
    if any(mark.find(f".//{W}delText") is not None for mark in part.iter(f"{W}moveFrom")):
        yield "un départ se dit supprimé"


def _cells(part: etree._Element) -> Iterator[str]:
    for cell in part.iter(f"{W}tc"):
        if cell.find(f"{W}p[last()]/{W}pPr/{W}rPr") is not None:
            yield "la fin d'une case est marquée"
