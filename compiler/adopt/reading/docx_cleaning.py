"""The tree of a DOCX part brought to what its pages print, in the forms that Pandoc reads without loss.

Changes are accepted, text boxes stand after the paragraph that holds them, hidden words are taken out and returned.
"""

from collections.abc import Collection, Iterable, Iterator

from lxml import etree

from compiler.adopt.reading.docx_styles import Styles
from compiler.adopt.reading.prepared import take_out
from compiler.adopt.reading.word_names import PARAGRAPH, RUN, TEXT, W, is_on

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _CHOICE, _FALLBACK = (
    f"{_COMPATIBLE}AlternateContent",
    f"{_COMPATIBLE}Choice",
    f"{_COMPATIBLE}Fallback",
)
_BOX = f"{W}txbxContent"
_FRAMES = frozenset({_ALTERNATE, f"{W}drawing", f"{W}pict", f"{W}object"})
_WRAPPERS = tuple(
    f"{W}{name}" for name in ("ins", "moveTo", "fldSimple", "customXml", "smartTag", "dir", "bdo")
)
_ROW, _ROW_LOOK = f"{W}tr", f"{W}trPr"
_DELETED = (f"{W}del", f"{W}moveFrom")
_MARKS = frozenset({f"{W}rPr", _ROW_LOOK, f"{W}tcPr", f"{W}numPr"})
_DELETED_TEXT = f"{W}delText"


def clean(root: etree._Element, styles: Styles) -> tuple[str, ...]:
    """Clean a part in place; return the runs that its pages do not print, in order."""
    _accept(root)
    _free_boxes(root)
    _unwrap(root)
    _simplify(root)
    _raise_words(root, styles.raised)
    return tuple(_take_hidden(root, styles.hidden))


def said_deleted(root: etree._Element) -> tuple[str, ...]:
    """Return the words that tracked changes take out, in order."""
    texts = list(root.iter(_DELETED_TEXT, TEXT))
    return tuple(text.text for text in texts if text.text and (text.tag == _DELETED_TEXT or _is_out(text)))


def _is_out(text: etree._Element) -> bool:
    if next(text.iterancestors(*_DELETED), None) is not None:
        return True
    return any(row.find(f"{_ROW_LOOK}/{_DELETED[0]}") is not None for row in text.iterancestors(_ROW))


def _accept(root: etree._Element) -> None:
    for deleted in list(root.iter(*_DELETED)):
        parent = deleted.getparent()
        if parent is not None and parent.tag == _ROW_LOOK:
            row = parent.getparent()
            if row is not None and row.tag == _ROW:
                take_out(row)
        elif parent is not None and parent.tag not in _MARKS:
            take_out(deleted)


# -- text boxes


def _free_boxes(root: etree._Element) -> None:
    """Put the paragraphs of a text box after the one it hangs on: Pandoc loses either."""
    for alternate in list(root.iter(_ALTERNATE)):
        choices = [each for each in alternate if each.tag in (_CHOICE, _FALLBACK)]
        for spare in choices[1:] if _has_box(alternate) else ():
            take_out(spare)
    # From the last to the first: what is inside a box is freed before the box is.
    for box in reversed(list(root.iter(_BOX))):
        _free_box(box)


def _has_box(element: etree._Element) -> bool:
    return next(element.iter(_BOX), None) is not None


def _free_box(box: etree._Element) -> None:
    host = next(box.iterancestors(PARAGRAPH), None)
    if host is None:
        return
    frame = next((each for each in box.iterancestors() if each.tag in _FRAMES), box)
    for child in reversed(list(box)):
        host.addnext(child)
    take_out(box)
    frame = _outermost_frame(frame, host)
    if frame is not box and next(frame.iter(TEXT), None) is None:
        take_out(frame)


def _outermost_frame(frame: etree._Element, host: etree._Element) -> etree._Element:
    outermost = frame
    for each in frame.iterancestors():
        if each is host:
            break
        if each.tag in _FRAMES:
            outermost = each
    return outermost


# -- what is around words


def _unwrap(root: etree._Element) -> None:
    for wrapper in list(root.iter(*_WRAPPERS)):
        parent = wrapper.getparent()
        if parent is None or parent.tag in _MARKS:
            continue
        for child in list(wrapper):
            wrapper.addprevious(child)
        take_out(wrapper)
    for ruby in list(root.iter(f"{W}ruby")):
        host = next(ruby.iterancestors(RUN), None)
        if host is not None:
            # What is read comes before how it is read.
            for run in reversed([*ruby.iterfind(f"{W}rubyBase/{RUN}"), *ruby.iterfind(f"{W}rt/{RUN}")]):
                host.addnext(run)
            take_out(ruby)


def _simplify(root: etree._Element) -> None:
    for element in root.iter(f"{W}cr"):
        element.tag = f"{W}br"
    for element in root.iter(f"{W}dstrike"):
        # Struck twice is struck: Pandoc sees one line only.
        element.tag = f"{W}strike"
    for element in root.iter(f"{W}ptab"):
        element.tag = f"{W}tab"
    for element in list(root.iter(f"{W}softHyphen")):
        take_out(element)


def _raise_words(root: etree._Element, raised_styles: Collection[str]) -> None:
    """Say of each run that its style raises it: Pandoc forgets it of the styles that call notes."""
    for run in root.iter(RUN):
        look = run.find(f"{W}rPr")
        style = None if look is None else look.find(f"{W}rStyle")
        if (
            look is None
            or style is None
            or style.get(f"{W}val") not in raised_styles
            or run.find(TEXT) is None
        ):
            continue
        look.remove(style)
        etree.SubElement(look, f"{W}vertAlign").set(f"{W}val", "superscript")


def _take_hidden(root: etree._Element, hidden_styles: Collection[str]) -> Iterator[str]:
    for run in _hidden(list(root.iter(RUN)), hidden_styles):
        said = "".join(text.text or "" for text in run.iter(TEXT))
        take_out(run)
        if said.strip():
            yield said


def _hidden(runs: Iterable[etree._Element], hidden_styles: Collection[str]) -> Iterator[etree._Element]:
    for run in runs:
        look = run.find(f"{W}rPr")
        if look is None:
            continue
        vanish, style = look.find(f"{W}vanish"), look.find(f"{W}rStyle")
        is_styled = style is not None and style.get(f"{W}val") in hidden_styles
        if is_on(vanish) or (vanish is None and is_styled):
            yield run
