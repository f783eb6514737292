"""A chart to an SVG picture: bars, their labels and values. Its title is a caption, and is not drawn."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from compiler.model.block import Bar, Chart
from compiler.model.text import plain

# Lengths are in pixels of 1/96 inch: the picture is as wide as the text of a portrait page.
_WIDTH = 640
_INK, _FAINT, _FILL, _AXIS = "#1f3a52", "#3f6079", "#5f84a2", "#a9b8c6"
_SIZE, _LINE = 13, 16
# Source Sans is narrower than this on average: what is held to fit does.
_CHARACTER = Decimal("6.8")
_MARGIN, _GAP = 6, 8
_UNIT_ROOM = 22
_BAR = 18
_PLOT_HEIGHT, _WIDEST_COLUMN = 190, 70
_LONGEST_LABEL = 30
_MOST_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    """Values to lengths. Bars start from zero, wherever it falls."""

    low: Decimal
    high: Decimal
    room: Decimal

    def length(self, value: Decimal) -> Decimal:
        return abs(value) * self.room / (self.high - self.low)

    def zero(self) -> Decimal:
        return -self.low * self.room / (self.high - self.low)


def chart_svg(chart: Chart) -> str:
    """Return the picture of a chart. Columns whose labels do not fit side by side become lines of bars."""
    height, drawn = _draw(chart)
    unit = (
        [_text(Decimal(_MARGIN), _MARGIN + _SIZE - 1, f"En {chart.unit}", fill=_FAINT)] if chart.unit else []
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}"'
        f' viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(plain(chart.alternative))}"'
        f' font-family="Source Sans Pro, sans-serif" font-size="{_SIZE}" fill="{_INK}">\n'
        + "".join(f"{element}\n" for element in (*unit, *drawn))
        + "</svg>\n"
    )


def chart_size(chart: Chart) -> tuple[int, int]:
    """Return the width and height of the picture of a chart, in pixels."""
    return _WIDTH, _draw(chart)[0]


def _draw(chart: Chart) -> tuple[int, list[str]]:
    """Draw the bars; return the height taken by all."""
    top = _MARGIN + (_UNIT_ROOM if chart.unit else 0)
    if chart.horizontal or not _fits_in_columns(chart.bars):
        return _lines(chart.bars, top)
    return _columns(chart.bars, top)


def _scale(bars: tuple[Bar, ...], room: Decimal) -> _Scale:
    low = min((bar.value for bar in bars), default=Decimal(0))
    high = max((bar.value for bar in bars), default=Decimal(0))
    low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return _Scale(low=low, high=high if high > low else low + 1, room=room)


def _lines(bars: tuple[Bar, ...], top: int) -> tuple[int, list[str]]:
    """Draw horizontal bars, labels on the left; return the height taken."""
    labels = [_wrap(bar.label, _LONGEST_LABEL) for bar in bars]
    label_room = max((_width(line) for label in labels for line in label), default=Decimal(0))
    value_room = max((_width(bar.text) for bar in bars), default=Decimal(0)) + _GAP
    left = _MARGIN + label_room + _GAP
    has_negative = any(bar.value < 0 for bar in bars)
    left += value_room if has_negative else 0
    scale = _scale(bars, _WIDTH - left - value_room - _MARGIN)
    axis = left + scale.zero()
    drawn: list[str] = []
    y = top
    for bar, label in zip(bars, labels, strict=True):
        tall = max(_BAR, _LINE * len(label))
        drawn += _line(bar, label, scale, (label_room + _MARGIN, axis, y + Decimal(tall) / 2))
        y += tall + _GAP
    drawn.append(_axis(axis, top - _GAP // 2, axis, y - _GAP // 2))
    return y + _MARGIN, drawn


def _line(
    bar: Bar, label: tuple[str, ...], scale: _Scale, place: tuple[Decimal, Decimal, Decimal]
) -> Iterator[str]:
    label_end, axis, middle = place
    first = middle - Decimal(_LINE * len(label)) / 2 + _SIZE - 1
    for rank, words in enumerate(label):
        yield _text(label_end, first + _LINE * rank, words, text_anchor="end")
    length = scale.length(bar.value)
    start = axis - length if bar.value < 0 else axis
    yield _rectangle(start, middle - Decimal(_BAR) / 2, length, Decimal(_BAR))
    baseline = middle + _SIZE // 2 - 2
    if bar.value < 0:
        yield _text(start - _MARGIN, baseline, bar.text, text_anchor="end", font_weight="bold")
    else:
        yield _text(start + length + _MARGIN, baseline, bar.text, font_weight="bold")


def _fits_in_columns(bars: tuple[Bar, ...]) -> bool:
    if not bars:
        return True
    room = _slot(bars) - _GAP
    longest = int(room / _CHARACTER)
    return all(
        _width(bar.text) <= room
        and len(lines := _wrap(bar.label, longest)) <= _MOST_LINES
        and all(len(line) <= longest for line in lines)
        for bar in bars
    )


def _slot(bars: tuple[Bar, ...]) -> Decimal:
    return Decimal(_WIDTH - 2 * _MARGIN) / max(len(bars), 1)


def _columns(bars: tuple[Bar, ...], top: int) -> tuple[int, list[str]]:
    """Draw vertical bars, labels below; return the height taken."""
    slot = _slot(bars)
    labels = [_wrap(bar.label, int((slot - _GAP) / _CHARACTER)) for bar in bars]
    below = _LINE if any(bar.value < 0 for bar in bars) else 0
    scale = _scale(bars, Decimal(_PLOT_HEIGHT))
    top += _LINE
    axis = top + _PLOT_HEIGHT - scale.zero()
    floor = top + _PLOT_HEIGHT + below
    drawn: list[str] = []
    for rank, (bar, label) in enumerate(zip(bars, labels, strict=True)):
        middle = _MARGIN + slot * rank + slot / 2
        drawn += _column(bar, scale, (middle, axis, min(slot * 3 / 5, Decimal(_WIDEST_COLUMN))))
        drawn += [
            _text(middle, floor + _LINE * (line + 1), words, text_anchor="middle")
            for line, words in enumerate(label)
        ]
    drawn.append(_axis(Decimal(_MARGIN), axis, Decimal(_WIDTH - _MARGIN), axis))
    return floor + _LINE * max((len(label) for label in labels), default=0) + _GAP, drawn


def _column(bar: Bar, scale: _Scale, place: tuple[Decimal, Decimal, Decimal]) -> Iterator[str]:
    middle, axis, width = place
    length = scale.length(bar.value)
    top = axis if bar.value < 0 else axis - length
    yield _rectangle(middle - width / 2, top, width, length)
    baseline = axis + length + _SIZE if bar.value < 0 else top - 4
    yield _text(middle, baseline, bar.text, text_anchor="middle", font_weight="bold")


def _wrap(label: str, longest: int) -> tuple[str, ...]:
    """Cut a label into lines at its spaces and after its hyphens; a word too long stays whole."""
    lines: list[str] = []
    for piece in label.replace("-", "-\u200b").replace(" ", " \u200b").split("\u200b"):
        if lines and len((lines[-1] + piece).rstrip(" ")) <= longest:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(line.rstrip(" ") for line in lines)


def _width(text: str) -> Decimal:
    return len(text) * _CHARACTER


def _rectangle(x: Decimal, y: Decimal, width: Decimal, height: Decimal) -> str:
    size = f'width="{_length(width)}" height="{_length(height)}"'
    return f'<rect x="{_length(x)}" y="{_length(y)}" {size} fill="{_FILL}"/>'


def _axis(x1: Decimal, y1: Decimal | int, x2: Decimal, y2: Decimal | int) -> str:
    ends = " ".join(
        f'{name}="{_length(value)}"' for name, value in (("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2))
    )
    return f'<line {ends} stroke="{_AXIS}" stroke-width="1"/>'


def _text(x: Decimal, y: Decimal | int, words: str, **looks: str) -> str:
    """Return a line of text; `looks` are attributes of SVG, with underscores for hyphens."""
    given = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in looks.items())
    return f'<text x="{_length(x)}" y="{_length(y)}"{given}>{escape(words, quote=False)}</text>'


def _length(value: Decimal | int) -> str:
    return f"{Decimal(value).quantize(Decimal('0.1')):f}".removesuffix(".0")
