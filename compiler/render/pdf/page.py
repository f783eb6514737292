"""The room for text on a page, in points: A4 with margins of two centimetres."""

from dataclasses import dataclass

_SHORT, _LONG = 481.8, 728.5


@dataclass(frozen=True, slots=True)
class Frame:
    """The width and height of what stands between the margins."""

    width: float
    height: float


PORTRAIT, LANDSCAPE = Frame(_SHORT, _LONG), Frame(_LONG, _SHORT)


def frame_of(*, landscape: bool) -> Frame:
    """Return the frame of a page."""
    return LANDSCAPE if landscape else PORTRAIT
