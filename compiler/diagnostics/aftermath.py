"""Remarks on what is absent, when a file could not be read: they would tell its one mistake again, as others."""

from collections.abc import Iterable, Iterator

from compiler.diagnostics.diagnostic import Diagnostic

_UNREAD = frozenset(
    {
        "csv.missing-id",
        "csv.syntax",
        "file.control-character",
        "file.empty",
        "file.encoding",
        "file.missing",
        "file.not-a-file",
        "file.outside-tree",
        "file.too-large",
        "file.unreadable",
    }
)
_OF_ABSENCE = frozenset(
    {
        "annexe.empty",
        "annexe.not-cited",
        "annexe.part-missing",
        "chart.unknown-column",
        "chart.unknown-table",
        "count.declared",
        "count.enumeration",
        "count.list",
        "figure.no-value",
        "law.founding-absent",
        "note.missing",
        "note.unused",
        "numbering.gap",
        "partner.unknown",
        "party.no-engagement",
        "party.no-signatory",
        "reference.silent-target",
        "reference.unknown-number",
        "reference.unknown-target",
        "share.two-ways",
        "share.wrong",
        "title.differs",
        "total.parts-wrong",
        "total.rounded",
        "total.sentence-wrong",
        "total.stated-wrong",
    }
)


def without_aftermath(read: Iterable[Diagnostic], meant: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the remarks of the checks, `read` being those of reading; all of them once every file was read."""
    is_whole = not any(one.code in _UNREAD for one in read)
    yield from (one for one in meant if is_whole or one.code not in _OF_ABSENCE)
