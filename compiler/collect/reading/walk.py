"""The body of a copy, or one of its footnotes, to drafts: paragraphs, tables, tracked marks, bookmarks, comments.

Elements are met one after the other, however deep they are nested: what is not known is passed through.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from compiler.collect.reading.aside import Aside, with_words
from compiler.collect.reading.drafts import OUTSIDE, Cell, Draft, Drafts
from compiler.collect.reading.fate import COMES, GOES, KEPT, MOVES, Fate
from compiler.collect.reading.fields import Fields, is_silent, link_of
from compiler.collect.reading.formatting import tell_look, tell_paragraph
from compiler.collect.reading.inline import Inline
from compiler.collect.reading.moves import BOUNDS, Moves
from compiler.collect.reading.names import MATH, MC, W, attribute, child_value
from compiler.collect.reading.owner import NOBODY, Owner
from compiler.collect.reading.pictures import boxes, tell_drawing
from compiler.collect.reading.remarks import Remarks
from compiler.collect.reading.styles import Styles, is_contents, is_heading
from compiler.model.bookmark import Mark, Place, read_bookmark
from compiler.model.review import Edge, ReviewedLine

_LOOKS = frozenset(f"{W}{name}" for name in ("tblPr", "tblPrEx", "trPr", "tcPr", "sectPr"))
_LEFT_OUT = frozenset(f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "tblGrid", "smartTagPr"))
_DRAWN = frozenset(
    f"{W}{name}" for name in ("drawing", "pict", "object", "contentPart", "altChunk", "subDoc")
)
_MARKS = COMES | GOES
_NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_GALLERY = "sdtPr docPartObj docPartGallery"
# Signs that Word draws with new elements, and gives as a letter to programs that do not know them.
_UNKNOWN_SIGNS = "w16se"


@dataclass(slots=True)
class _Table:
    rank: int
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What all parts of a copy are read with. `endnotes` are the words of each, by its number.

    `links` are the addresses that one part leads to, by the names that it gives them.
    """

    owner: Owner
    styles: Styles
    drafts: Drafts
    remarks: Remarks
    aside: Aside
    moves: Moves
    endnotes: Mapping[str, str]
    links: Mapping[str, str] = field(default_factory=dict)
    model: str = ""


class Walk:
    """Reads one element of one part, and what it holds. `calls` are the footnotes called, with what became of it."""

    def __init__(self, desk: Desk, edge: Edge, fate: Fate = KEPT, note: str = "") -> None:
        self._desk, self._edge, self._note = desk, edge, note
        self._fates = [fate]
        self._tables: list[_Table] = []
        self._contents: set[etree._Element] = set()
        self._branches: set[etree._Element] = set()
        self._places: set[str] = set()
        self.calls: dict[str, Fate] = {}
        self.has_ours = False
        self._inline: Inline
        self._starts: dict[str, Callable[[etree._Element], bool]] = {
            f"{W}p": self._open_paragraph,
            f"{W}tbl": self._open_table,
            f"{W}tr": self._open_row,
            f"{W}tc": self._open_cell,
            f"{W}sdt": self._enter_contents,
            f"{W}bookmarkStart": self._anchor,
            f"{W}bookmarkEnd": self._close_anchor,
            f"{W}commentRangeStart": self._open_comment,
            f"{W}commentRangeEnd": self._close_comment,
            f"{W}hyperlink": self._enter_link,
            f"{W}fldSimple": self._enter_field,
            f"{W}footnoteReference": self._call,
            f"{W}endnoteReference": self._call_endnote,
            f"{MATH}oMath": self._equation,
            f"{MC}AlternateContent": self._choose,
            f"{MC}Choice": self._is_not_chosen,
            f"{MC}Fallback": self._is_not_chosen,
        }

    def read(self, root: "etree._Element") -> None:
        """Read an element."""
        desk = self._desk
        self._inline = Inline(desk.drafts, desk.remarks, desk.aside, desk.styles, Fields(root))
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag
            if not isinstance(tag, str):
                continue
            if event == "end":
                self._end(element, tag)
            elif self._start(element, tag):
                walk.skip_subtree()
        desk.drafts.settle()

    @property
    def _fate(self) -> Fate:
        return self._fates[-1]

    @property
    def _cell(self) -> Cell:
        if not self._tables:
            return OUTSIDE
        top = self._tables[-1]
        return top.rank, top.row, top.column

    @property
    def _edge_here(self) -> Edge:
        return Edge.CELL if self._tables and self._edge is Edge.TEXT else self._edge

    # -- elements

    def _start(self, element: "etree._Element", tag: str) -> bool:
        """Read an element as it opens; tell whether what it holds is to be skipped."""
        if (known := self._starts.get(tag)) is not None:
            return known(element)
        if tag in _MARKS:
            move = self._desk.moves.name(element) if tag in MOVES else ""
            self._fates.append(self._fate.under(element, self._desk.owner, move))
            return False
        if tag in _LEFT_OUT:
            return True
        if tag in _LOOKS:
            tell_look(element, self._desk.aside)
            return True
        if tag in _DRAWN:
            return self._draw(element)
        if tag in BOUNDS:
            self._bound(element)
            return True
        return self._inline.meet(element, tag, self._fate)

    def _end(self, element: "etree._Element", tag: str) -> None:
        if tag in _MARKS or tag in (f"{W}tr", f"{W}tc"):
            self._fates.pop()
        elif tag == f"{W}p":
            self._close_paragraph(element)
        elif tag == f"{W}tbl":
            self._tables.pop()
        elif tag in (f"{W}hyperlink", f"{W}fldSimple"):
            self._inline.links.pop()
        elif element in self._contents:
            self._contents.discard(element)

    def _bound(self, element: "etree._Element") -> None:
        self._desk.moves.meet(element)
        around = element.getparent()
        # LibreOffice opens a move inside the mark that it names.
        if around is not None and around.tag in MOVES and len(self._fates) > 1:
            self._fates[-1] = self._fates[-2].under(around, self._desk.owner, self._desk.moves.name(around))

    # -- paragraphs

    def _open_paragraph(self, element: "etree._Element") -> bool:
        look = element.find(f"{W}pPr")
        style = self._desk.styles.name(child_value(look, "pStyle"))
        is_listed = is_contents(style) or bool(self._contents) or self._inline.fields.is_contents
        draft = Draft(
            edge=Edge.CONTENTS if is_listed else self._edge_here,
            cell=self._cell,
            end=self._under(look.find(f"{W}rPr") if look is not None else None),
            style=style,
            note=self._note,
            is_item=self._desk.styles.is_item(look),
            is_contents=is_listed,
        )
        self._desk.drafts.open(draft)
        return False

    def _under(self, look: "etree._Element | None") -> Fate:
        """Return the fate of what stands under the marks that properties hold."""
        fate = self._fate
        for mark in look if look is not None else ():
            if mark.tag in _MARKS:
                fate = fate.under(mark, self._desk.owner, self._desk.moves.name(mark))
        return fate

    def _close_paragraph(self, element: "etree._Element") -> None:
        desk = self._desk
        self._inline.finish()
        rank = desk.drafts.rank
        draft = desk.drafts.close()
        if draft is None:
            return
        words = draft.words
        if words.strip() or not draft.gone:
            tell_paragraph(element.find(f"{W}pPr"), words, rank, desk.aside, desk.styles)
        # In our redline, what it joined and parted may have any style.
        is_title = draft.is_title and draft.edge is Edge.TEXT and words.strip() and desk.owner is NOBODY
        if is_title and not is_heading(draft.style):
            desk.aside.untitled(words, rank)
        desk.aside.settle(words, rank)

    # -- tables

    def _open_table(self, _: "etree._Element") -> bool:
        self._tables.append(_Table(self._desk.drafts.new_table()))
        return False

    def _open_row(self, element: "etree._Element") -> bool:
        if self._tables:
            self._tables[-1].row += 1
            self._tables[-1].column = -1
        self._fates.append(self._under(element.find(f"{W}trPr")))
        return False

    def _open_cell(self, element: "etree._Element") -> bool:
        fate = self._under(element.find(f"{W}tcPr"))
        if self._tables:
            # Cells that our redline removed are no longer counted.
            self._tables[-1].column += not fate.is_gone
        self._fates.append(fate)
        return False

    # -- what is set aside

    def _enter_contents(self, element: "etree._Element") -> bool:
        if is_contents(child_value(element, _GALLERY).lower()):
            self._contents.add(element)
        return False

    @property
    def _is_listed(self) -> bool:
        return bool(self._contents) or self._desk.drafts.is_contents

    def _draw(self, element: "etree._Element") -> bool:
        desk = self._desk
        desk.drafts.skip(self._fate)
        tell_drawing(element, self._fate, desk.aside, desk.model)
        # A box inside a box is read with it, so that their depth costs nothing.
        for box in boxes(element) if self._edge is not Edge.BOX and not self._fate.is_gone else ():
            desk.aside.keep(read_apart(desk, Edge.BOX, box, desk.drafts.rank)[0])
        return True

    def _equation(self, _: "etree._Element") -> bool:
        return self._leave("Une équation n'a pas pu être lue")

    def _call_endnote(self, element: "etree._Element") -> bool:
        words = self._desk.endnotes.get(attribute(element, "id"), "")
        return self._leave(with_words("Une note de fin n'a pas été reprise", words))

    def _leave(self, what: str) -> bool:
        main = self._fate.main
        if not self._fate.is_gone:
            self._desk.aside.near(what, main.trace if main else None)
        return True

    def _choose(self, element: "etree._Element") -> bool:
        """Choose the one form of what is written twice."""
        branches = element.findall(f"{MC}Choice") + element.findall(f"{MC}Fallback")
        known = (one for one in branches if _UNKNOWN_SIGNS not in (one.get("Requires") or "").split())
        chosen = next(known, None)
        if chosen is not None:
            self._branches.add(chosen)
        return False

    def _is_not_chosen(self, element: "etree._Element") -> bool:
        return element not in self._branches

    # -- links

    def _enter_link(self, element: "etree._Element") -> bool:
        self._inline.links.append(self._desk.links.get(element.get(_NAMED) or "", ""))
        return False

    def _enter_field(self, element: "etree._Element") -> bool:
        instruction = attribute(element, "instr")
        self._inline.links.append(link_of(instruction))
        return is_silent(instruction)

    # -- places

    def _anchor(self, element: "etree._Element") -> bool:
        if self._is_listed:
            return True
        name = attribute(element, "name")
        place: Place | None = read_bookmark(name)
        if place is not None:
            self.has_ours = True
            self._desk.drafts.anchor(name, attribute(element, "id"), is_title=place.mark is Mark.DIVISION)
        return True

    def _close_anchor(self, element: "etree._Element") -> bool:
        self._desk.drafts.close_anchor(attribute(element, "id"))
        return True

    def _open_comment(self, element: "etree._Element") -> bool:
        if not self._is_listed:
            self._desk.remarks.open(attribute(element, "id"))
        return True

    def _close_comment(self, element: "etree._Element") -> bool:
        self._desk.remarks.close(attribute(element, "id"))
        return True

    def _call(self, element: "etree._Element") -> bool:
        self._desk.drafts.skip(self._fate)
        if not self._is_listed:
            self.calls.setdefault(attribute(element, "id"), self._fate)
            self._desk.drafts.call(attribute(element, "id"))
        return True


def read_apart(
    desk: Desk, edge: Edge, root: "etree._Element", rank: int
) -> tuple[tuple[ReviewedLine, ...], Aside]:
    """Return the lines of what stands outside the text, as of one rank, and what is left aside of them."""
    drafts = Drafts()
    apart = replace(desk, drafts=drafts, remarks=Remarks((), drafts), aside=Aside(desk.owner), moves=Moves())
    Walk(apart, edge).read(root)
    lines = (*drafts.lines({}), *drafts.contents())
    return tuple(replace(line, rank=rank) for line in lines), apart.aside
