"""A change to the words that each version shows, marked; it tells nothing that the change does not hold."""

from compiler.model.change import Change, Edit, Mark
from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN
from compiler.model.printed import NO_BREAK
from compiler.model.word_edits import word_edits

_CUT = "[…]"


def printed_words(text: str) -> str:
    """Return words for a reader, those of a footnote in brackets where it is called."""
    return text.replace(NOTE_OPEN, f" [note{NO_BREAK}: ").replace(NOTE_CLOSE, "]")


def marked_words(change: Change) -> tuple[Edit, ...]:
    """Return the words of both versions in one run: what is whole in one of them only is marked whole."""
    if change.edits:
        return tuple(Edit(mark=edit.mark, text=printed_words(edit.text)) for edit in change.edits)
    before, after = change.before, change.after
    if before is not None and after is not None:
        return word_edits(printed_words(before.text), printed_words(after.text))
    mark, side = (Mark.REMOVED, before) if before is not None else (Mark.ADDED, after)
    text = printed_words(side.text) if side is not None else ""
    return (Edit(mark=mark, text=text),) if text else ()


def words_before(change: Change) -> tuple[Edit, ...]:
    """Return the words of the version before, those that went marked."""
    return tuple(edit for edit in marked_words(change) if edit.mark is not Mark.ADDED)


def words_after(change: Change) -> tuple[Edit, ...]:
    """Return the words of the version after, those that came marked."""
    return tuple(edit for edit in marked_words(change) if edit.mark is not Mark.REMOVED)


def shortened(edits: tuple[Edit, ...], longest: int) -> tuple[Edit, ...]:
    """Return the marked words with little of what is around them; no run is longer than `longest` signs, or so."""
    last = len(edits) - 1
    return tuple(
        Edit(mark=edit.mark, text=_cut(edit, longest, opens=rank == 0, closes=rank == last))
        for rank, edit in enumerate(edits)
    )


def _cut(edit: Edit, longest: int, *, opens: bool, closes: bool) -> str:
    if len(edit.text) <= longest:
        return edit.text
    if edit.mark is not Mark.KEPT:
        return f"{_start(edit.text, longest)} {_CUT}"
    if opens and not closes:
        return f"{_CUT} {_end(edit.text, longest // 2)}"
    if closes and not opens:
        return f"{_start(edit.text, longest // 2)} {_CUT}"
    return f"{_start(edit.text, longest // 2)} {_CUT} {_end(edit.text, longest // 2)}"


def _start(text: str, length: int) -> str:
    """Return the first whole words of a text, its opening space included."""
    return text[:length].rpartition(" ")[0] or text[:length]


def _end(text: str, length: int) -> str:
    return text[-length:].partition(" ")[2] or text[-length:]
