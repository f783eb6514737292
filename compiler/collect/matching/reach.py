"""Places in a text to the sentences that hold them."""

from compiler.model.sentence import sentences


def reach_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentences of a stretch of a text begin and end."""
    first, last = -1, len(text)
    place = 0
    for sentence in sentences(text):
        close = place + len(sentence)
        if first < 0 and start <= close:
            first = place
        if end <= close:
            last = close
            break
        place = close + 1
    return max(first, 0), last
