"""The words that a Markdown text prints, as far as its signs can be told from them; addresses and names are none."""

import html
import re

from compiler.adopt.reading.prepared import words_in

_BEFORE = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"^[ \t-]*[\w-]+:(?=\s)", re.MULTILINE)
_UNPRINTED = (
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"<(?=[/A-Za-z])[^<>]{0,2000}>"),
    re.compile(r"^[ \t>]*(?:```+|~~~+).*$", re.MULTILINE),
    # Notes and addresses by name, where they are called and where they are given.
    re.compile(r"\[\^[^\]\s]{1,80}\]:?"),
    re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:.*$", re.MULTILINE),
    re.compile(r"(?<=\])\[[^\[\]\n]{0,200}\]"),
    re.compile(r"(?<=\])\([^()\n]{0,2000}\)"),
    re.compile(r"\{[#.:][^{}\n]{0,200}\}"),
    # What announces an entry of a list is no word of it.
    re.compile(r"^[ \t>]*(?:[-+*:] +)*\(?(?:\d{1,9}|[A-Za-z]|[ivxlcIVXLC]{1,7}|#)[.)] ", re.MULTILINE),
)
_RAISING = re.compile(r"</?su[bp]>", re.IGNORECASE)
_JOINING = re.compile(r"[*^~`\\]")


def printed_words(text: str) -> list[str]:
    """Return the words printed, in order."""
    return [word for line in printed_lines(text) for word in words_in(line)]


def printed_lines(text: str) -> list[str]:
    """Return what each line of a text prints."""
    before = _BEFORE.match(text)
    if before is not None:
        text = f"\n{_KEY.sub(' ', before[1])}\n{text[before.end() :]}"
    text = _RAISING.sub("", text)
    for unprinted in _UNPRINTED:
        text = unprinted.sub(_blank, text)
    return [html.unescape(line) for line in _JOINING.sub("", text).split("\n")]


def _blank(found: re.Match[str]) -> str:
    """Return what takes the place of signs: as many ends of line."""
    return " " + "\n" * found.group().count("\n")
