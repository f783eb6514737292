"""An act to its footnotes that are called and missing, or written and never called.

A call without note leaves the reader without the source it promised; a note without call is never printed.
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.suggestion import nearest
from compiler.model.passage import Passage, passages
from compiler.model.protocol import Note, Protocol
from compiler.model.text import NoteMark, Text, plain, walk


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the notes missing, in reading order, then those not called. Errors: note.missing, note.unused."""
    meant: set[str] = set()
    for passage in passages(protocol):
        if len(passage.content) == 1 and isinstance(passage.content[0], Text):
            continue
        for inline in walk(passage.content):
            if isinstance(inline, NoteMark) and not inline.number:
                near = _nearest(inline, passage, protocol)
                meant.add(near.id if near else "")
                yield _missing(inline, passage, near)
    for note in protocol.notes:
        # A note that a wrong call was meant for is not unused: one mistake, one remark.
        if not note.number and note.id not in meant:
            yield Diagnostic(
                code="note.unused",
                message=f"La note « {_shortened(plain(note.content))} » n'est appelée nulle part : "
                "elle ne s'imprime pas.",
                span=note.span,
                hint=f"écrivez « [^{_key(note.id, note.span.file)}] » à l'endroit qu'elle explique, ou "
                "retirez-la",
            )


def _file_of(mark: NoteMark, passage: Passage) -> str:
    """Return the Markdown file whose notes a mark calls: its own, or the one that shows its record."""
    home = passage.division.span.file if passage.division else ""
    return mark.span.file if _key(mark.note, mark.span.file) != mark.note else home


def _nearest(mark: NoteMark, passage: Passage, protocol: Protocol) -> Note | None:
    """Return the note of the same file that a call was probably meant for."""
    file = _file_of(mark, passage)
    keys = {_key(note.id, file): note for note in protocol.notes if note.span.file == file}
    return keys.get(nearest(_key(mark.note, file), keys))


def _missing(mark: NoteMark, passage: Passage, near: Note | None) -> Diagnostic:
    key = _key(mark.note, _file_of(mark, passage))
    return Diagnostic(
        code="note.missing",
        message=f"Dans {passage.place}, la note « {key} » est appelée et n'est pas écrite dans ce fichier.",
        span=mark.span,
        quote=f"[^{key}]",
        hint=f"vouliez-vous dire « [^{_key(near.id, near.span.file)}] » ?"
        if near
        else f"ajoutez « [^{key}]: … » à la fin du même fichier",
    )


def _key(name: str, file: str) -> str:
    """Return the key of a note as its author wrote it: ids carry the name of the file before it."""
    return name.removeprefix(file.rsplit("/", 1)[-1].removesuffix(".md") + "-")


def _shortened(text: str, longest: int = 50) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"
