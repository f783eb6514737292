"""What an author typed in a text: printed numbers of references, figures and footnotes aside."""

from collections.abc import Iterator

from compiler.model.enact import Enactor
from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN
from compiler.model.text import Emphasis, Figure, Inlines, LineBreak, Link, NoteMark, Reference, Strong


def typed_words(content: Inlines, enactor: Enactor) -> str:
    """Return a text with its references and figures as they were written, not as they print."""
    return "".join(_pieces(content, enactor))


def _pieces(content: Inlines, enactor: Enactor) -> Iterator[str]:
    for inline in content:
        match inline:
            case Reference():
                yield f"[[{inline.kind}:{inline.target}|{inline.form}]]"
            case Figure():
                yield f"[[{inline.expression}]]"
            case Strong() | Emphasis() | Link():
                yield from _pieces(inline.content, enactor)
            case NoteMark():
                yield enactor.text((inline,))
            case LineBreak():
                yield " "
            case _:
                yield inline.text


def without_notes(text: str) -> str:
    """Return printed words without those of their footnotes."""
    head, *rest = text.split(NOTE_OPEN)
    return head + "".join(part.partition(NOTE_CLOSE)[2] for part in rest)
