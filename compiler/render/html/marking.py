"""Words that came and went to HTML that shows it without colour, and whole pages to bytes a browser takes."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from compiler.model.change import Edit, Mark
from compiler.render.html.markup import escape, trusted

# Control characters, which have no place in a page.
_FORBIDDEN = re.compile(r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
# The code of an engagement, or any numbers joined by hyphens: a line never ends inside.
_CODE = re.compile(r"(?<![\w.,-])\d+(?:\.\d+)*(?:-\d+)+(?![\w-])")
_ELEMENTS = {Mark.REMOVED: "del", Mark.ADDED: "ins"}


def split_edges(text: str) -> tuple[str, str, str]:
    """Return the spaces before some words, the words, the spaces after: marks look best around words alone."""
    words = text.strip()
    if not words:
        return "", text, ""
    before, _, after = text.partition(words)
    return before, words, after


def marked(edits: Iterable[Edit]) -> Markup:
    """Return words, those removed struck and those added underlined."""
    return trusted("".join(_marked(edit) for edit in edits))


def quoted(text: str, quote: str) -> Markup:
    """Return a text in which the first place of some words of it is marked."""
    before, found, after = text.partition(quote) if quote else (text, "", "")
    return trusted(f"{escape(before)}{f'<mark>{escape(found)}</mark>' if found else ''}{escape(after)}")


def whole_codes(text: str) -> Markup:
    """Return a text whose codes no line cuts."""
    return trusted(_keep_codes(escape(text)))


def page_bytes(written: str) -> bytes:
    """Return a page that its template laid out, without what no page may hold."""
    return _FORBIDDEN.sub("", written).encode()


def _marked(edit: Edit) -> str:
    if edit.mark is Mark.KEPT:
        return _keep_codes(escape(edit.text))
    before, words, after = split_edges(edit.text)
    element = _ELEMENTS[edit.mark]
    return f"{before}<{element}>{_keep_codes(escape(words))}</{element}>{after}"


def _keep_codes(written: str) -> str:
    return _CODE.sub(r'<span class="entier">\g<0></span>', written)
