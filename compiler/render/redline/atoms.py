"""Runs of one paragraph, as the document is written, to atoms that can be compared: words, and what has no words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_PIECE = re.compile(
    r"<w:r>(?P<look><w:rPr>.*?</w:rPr>)?"
    r'(?:<w:t xml:space="preserve">(?P<text>[^<]*)</w:t>|(?P<other>.*?))</w:r>'
    r"|(?P<link><w:hyperlink [^>]*>)|(?P<unlink></w:hyperlink>)|(?P<bare><w:bookmark[^>]*/>)",
    re.DOTALL,
)
_CALL = re.compile(r'<w:footnoteReference w:id="(\d+)"/>')
_DRAWING = re.compile(r'<wp:extent [^>]*/>|descr="[^"]*"|r:embed="[^"]*"')
_PAGE = "PAGEREF "
_BEGIN, _END = 'w:fldCharType="begin"', 'w:fldCharType="end"'
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Atom:
    """Words in one look, or something whole that `text` stands for; `link` is the opening of the link around.

    `markup` is empty for words. An atom without text is a bookmark: it is kept where it stands.
    """

    text: str
    look: str = ""
    link: str = ""
    markup: str = ""

    def write(self, start: int = 0, end: int | None = None) -> str:
        """Return the run of the atom, or of some of its words."""
        if self.markup:
            return self.markup
        words = self.text[start:end].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        words = words.replace('"', "&quot;")
        return f'<w:r>{self.look}<w:t xml:space="preserve">{words}</w:t></w:r>'


def read_atoms(runs: str, name_note: Callable[[int], str]) -> tuple[Atom, ...]:
    """Return the atoms of some runs; `name_note` gives the id of a footnote by its number."""
    return tuple(_fields(_read(runs, name_note)))


def _read(runs: str, name_note: Callable[[int], str]) -> Iterator[Atom]:
    link = ""
    for piece in _PIECE.finditer(runs):
        if piece["bare"]:
            yield Atom("", link=link, markup=piece["bare"])
        elif piece["link"]:
            link = piece["link"]
        elif piece["unlink"]:
            link = ""
        elif piece["text"] is not None:
            yield Atom(_plain(piece["text"]), look=piece["look"] or "", link=link)
        else:
            yield Atom(_token(piece["other"], name_note), link=link, markup=piece.group())


def _plain(text: str) -> str:
    if "&" not in text:
        return text
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return text.replace("&amp;", "&")


def _token(markup: str, name_note: Callable[[int], str]) -> str:
    """Return what something without words is known by in both versions."""
    call = _CALL.search(markup)
    if call is not None:
        return f"{_OPEN}{name_note(int(call[1]))}{_CLOSE}"
    if "<w:drawing>" in markup:
        return f"{_OPEN}{' '.join(_DRAWING.findall(markup))}{_CLOSE}"
    return f"{_OPEN}{markup}{_CLOSE}"


def _fields(atoms: Iterator[Atom]) -> Iterator[Atom]:
    """Yield atoms, each field as one: it changes whole. The number of a page is not compared."""
    inside: list[Atom] = []
    for atom in atoms:
        if inside or _BEGIN in atom.markup:
            inside.append(atom)
            if _END in atom.markup:
                yield _field(inside)
                inside = []
        else:
            yield atom
    yield from inside


def _field(inside: list[Atom]) -> Atom:
    known = inside[:2] if any(_PAGE in atom.markup for atom in inside) else inside
    name = "".join(atom.text for atom in known).replace(_OPEN, "").replace(_CLOSE, "")
    return Atom(
        f"{_OPEN}{name}{_CLOSE}",
        link=inside[0].link,
        markup="".join(atom.write() for atom in inside),
    )
