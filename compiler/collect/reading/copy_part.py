"""What a copy of ours says of itself, out of sight, in one of its parts of data; nothing when it was lost."""

import re

from lxml import etree

from compiler.model.archive import Archive, parse_part
from compiler.model.copy_mark import NAMESPACE, CopyMark

_PART = re.compile(r"customXml/item\d*\.xml")
_PRINT = re.compile(r"[0-9a-f]{8}")


def read_copy_mark(archive: Archive) -> CopyMark | None:
    """Return the mark of a copy; `model` is whatever it holds, a model or digests of lines."""
    for name, xml in sorted(archive.parts.items()):
        if not _PART.fullmatch(name) or NAMESPACE.encode() not in xml:
            continue
        try:
            root = parse_part(xml)
        except etree.XMLSyntaxError:
            continue
        if root.tag == f"{{{NAMESPACE}}}copie":
            return CopyMark(
                form=root.get("forme") or "",
                model=root.text or "",
                author=" ".join((root.get("auteur") or "").split()),
                instant=root.get("instant") or "",
            )
    return None


def model_of(mark: CopyMark | None) -> str:
    """Return the model that a mark holds."""
    return mark.model if mark is not None and mark.model.lstrip().startswith("{") else ""


def prints_of(mark: CopyMark | None) -> frozenset[str]:
    """Return the digests that a mark holds instead of a model."""
    if mark is None or model_of(mark):
        return frozenset()
    return frozenset(word for word in mark.model.split() if _PRINT.fullmatch(word))
