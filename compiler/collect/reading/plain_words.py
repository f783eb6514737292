"""The words of a small piece of a document, as they read once its changes are accepted: comments, text boxes."""

from lxml import etree

from compiler.collect.reading.names import W, words_of

_LEFT_OUT = frozenset(
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delInstrText", "annotationRef")
)
_SPACES = frozenset(f"{W}{name}" for name in ("tab", "br", "cr"))


def plain_words(element: "etree._Element") -> str:
    """Return the words, one line for each paragraph."""
    lines: list[str] = []
    line: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start" and one.tag in _LEFT_OUT:
            walk.skip_subtree()
        elif event == "start" and one.tag == f"{W}t":
            line.append(words_of(one))
        elif event == "start" and one.tag in _SPACES:
            line.append(" ")
        elif event == "end" and one.tag == f"{W}p":
            lines.append("".join(line).strip())
            line = []
    lines.append("".join(line).strip())
    return "\n".join(text for text in lines if text)
