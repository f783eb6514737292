"""Signs that Word writes by the number they have in a font of symbols, as letters anybody can read."""

from lxml import etree

from compiler.collect.reading.names import attribute

_PRIVATE = range(0xF000, 0xF100)
_LARGEST = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)
_UNKNOWN = "\ufffd"
# What Word puts by itself for arrows and smiles that are typed, and the usual bullets and ticks.
_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖",
    0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}


def symbol(element: "etree._Element") -> str:
    """Return the letter that a w:sym shows; a sign of a font that is not known here is a mark of its place."""
    try:
        number = int(attribute(element, "char"), 16)
    except ValueError:
        return ""
    if not 0 < number <= _LARGEST or number in _SURROGATES:
        return ""
    table = _FONTS.get(attribute(element, "font").lower())
    if table is None and number not in _PRIVATE:
        return chr(number)
    low = number - _PRIVATE.start if number in _PRIVATE else number
    return (table or {}).get(low, _UNKNOWN)
