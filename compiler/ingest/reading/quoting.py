"""Printed quotations to the words they quote, and sentences with their quotations set aside."""

import re
from dataclasses import dataclass

from compiler.ingest.reading.unread import unread
from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN

NO_BREAK = "\u00a0"
OPEN, CLOSE = f"«{NO_BREAK}", f"{NO_BREAK}»"
_HOLD, _DROP = "\x01", "\x02"
QUOTE = rf"{_HOLD}\d+{_DROP}"
_TURNED = {
    "“": OPEN,
    "”": CLOSE,
    "‹": "“",
    "›": "”",
    "«": "‹",
    "»": "›",
    "„": "«",
    "‟": "»",
    OPEN: "„",
    CLOSE: "‟",
}
_SIGN = re.compile(f"«{NO_BREAK}?|{NO_BREAK}?»|[“”‹›„‟]")
_NOTE = f"[Note de bas de page{NO_BREAK}: "


def turn_back(text: str) -> str:
    """Return quoted words as they stand in the act: guillemets turned back, footnotes in their place."""
    return told_notes(_SIGN.sub(lambda sign: _TURNED[sign[0]], text))


def told_notes(text: str) -> str:
    """Return words with the footnotes that brackets tell put back where they are called."""
    start = text.find(_NOTE)
    while start >= 0:
        end = _closing(text, start)
        if end < 0:
            return text
        note = text[start + len(_NOTE) : end]
        text = f"{text[:start]}{NOTE_OPEN}{note}{NOTE_CLOSE}{text[end + 1 :]}"
        start = text.find(_NOTE, start)
    return text


def _closing(text: str, start: int) -> int:
    depth = 0
    for place in range(start, len(text)):
        depth += (text[place] == "[") - (text[place] == "]")
        if not depth:
            return place
    return -1


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose quotations are numbered marks, and what each quotes, turned back."""

    text: str
    quotes: tuple[str, ...]

    def quote(self, mark: str) -> str:
        """Return what a mark stands for."""
        return self.quotes[int(mark.strip(_HOLD + _DROP))]

    def shown(self, text: str) -> str:
        """Return masked words as they were printed, for a message."""
        return re.sub(QUOTE, lambda mark: f"«{NO_BREAK}{self.quote(mark[0])}{NO_BREAK}»", text)


def mask(sentence: str) -> Masked:
    """Return a sentence with its quotations set aside. They may hold guillemets of their own."""
    quotes: list[str] = []
    pieces: list[str] = []
    place = 0
    while (start := sentence.find("«", place)) >= 0:
        end = closing_place(sentence, start)
        if end < 0 or not sentence.startswith(OPEN, start) or not sentence.endswith(CLOSE, 0, end + 1):
            raise unread(sentence)
        pieces += (sentence[place:start], f"{_HOLD}{len(quotes)}{_DROP}")
        quotes.append(turn_back(sentence[start + len(OPEN) : max(end + 1 - len(CLOSE), start + len(OPEN))]))
        place = end + 1
    return Masked("".join((*pieces, sentence[place:])), tuple(quotes))


def closing_place(sentence: str, start: int) -> int:
    depth = 0
    for place in range(start, len(sentence)):
        depth += (sentence[place] == "«") - (sentence[place] == "»")
        if not depth:
            return place
    return -1
