"""A rank to how a list shows it: figures, letters, Roman numbers, ordinals; far ranks are shown in figures."""

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
# No list is as long: beyond, letters would only grow without end.
_FARTHEST = 3_999


def letter(rank: int) -> str:
    """Return "a" for 1, "z" for 26, "aa" for 27, "bb" for 28, as word processors do."""
    if not 0 < rank <= _FARTHEST:
        return str(rank)
    turns, place = divmod(rank - 1, len(_ALPHABET))
    return _ALPHABET[place] * (turns + 1)


def roman(rank: int) -> str:
    """Return "iv" for 4."""
    if not 0 < rank <= _FARTHEST:
        return str(rank)
    said = ""
    for value, letters in _ROMANS:
        said += letters * (rank // value)
        rank %= value
    return said


def ordinal(rank: int) -> str:
    """Return "1er", "2e"."""
    return f"{rank}er" if rank == 1 else f"{rank}e"
