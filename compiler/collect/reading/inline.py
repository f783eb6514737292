"""What stands inside a paragraph, met element by element, to words: spaces, hyphens, signs, fields, hidden words."""

from collections.abc import Callable

from lxml import etree

from compiler.collect.naming import quoted
from compiler.collect.reading.aside import Aside
from compiler.collect.reading.drafts import Drafts
from compiler.collect.reading.fate import Fate
from compiler.collect.reading.fields import Fields
from compiler.collect.reading.formatting import tell_runs
from compiler.collect.reading.names import W, attribute, words_of
from compiler.collect.reading.remarks import Remarks
from compiler.collect.reading.styles import Styles
from compiler.collect.reading.symbols import symbol

_PAGE_BREAKS = frozenset({"page", "column"})


def _break(element: "etree._Element") -> str:
    return "" if attribute(element, "type") in _PAGE_BREAKS else " "


_WORDS: dict[str, Callable[["etree._Element"], str]] = {
    f"{W}t": words_of,
    f"{W}delText": words_of,
    f"{W}tab": lambda _: " ",
    f"{W}ptab": lambda _: " ",
    f"{W}cr": lambda _: " ",
    f"{W}br": _break,
    f"{W}noBreakHyphen": lambda _: "\u2011",
    f"{W}sym": symbol,
}
_SKIPPED = frozenset({f"{W}rt", f"{W}rubyPr", f"{W}fldData", f"{W}ffData"})


class Inline:
    """Reads the inside of paragraphs into drafts."""

    def __init__(
        self, drafts: Drafts, remarks: Remarks, aside: Aside, styles: Styles, fields: Fields
    ) -> None:
        self._drafts, self._remarks, self._aside, self._styles = drafts, remarks, aside, styles
        self.fields = fields
        self._is_hidden = False
        self.links: list[str] = []
        self._change: etree._Element | None = None
        self._changed: list[str] = []
        self._hidden: list[str] = []

    def meet(self, element: "etree._Element", tag: str, fate: Fate) -> bool:
        """Read an element; tell whether what it holds is to be skipped."""
        if (words := _WORDS.get(tag)) is not None:
            self._write(words(element), fate)
            return True
        match tag.removeprefix(W):
            case "r":
                self._enter_run(element.find(f"{W}rPr"))
            case "fldChar":
                self.fields.meet(element)
                return True
            case "instrText" | "delInstrText":
                self.fields.instruct(element)
                return True
            case "footnoteRef" if self._drafts.current is not None:
                self._drafts.current.is_note_head = True
            case "commentReference" if not self._drafts.is_contents:
                self._remarks.refer(attribute(element, "id"))
            case _:
                pass
        return tag in _SKIPPED

    def _enter_run(self, look: "etree._Element | None") -> None:
        self._is_hidden = self._styles.hides(look)
        change = look.find(f"{W}rPrChange") if look is not None else None
        if change is not None or self._change is not None:
            self._tell_change(change)

    def _write(self, text: str, fate: Fate) -> None:
        if not text or self.fields.is_hushed or (self.fields.is_contents and not self._drafts.is_listed()):
            return
        if self._is_hidden:
            if not fate.is_gone:
                self._hidden.append(text)
            return
        if self._change is not None and not fate.is_gone:
            self._changed.append(text)
        link = self.links[-1] if self.links else self.fields.link
        self._drafts.write(text, fate, self._remarks.over, link)

    def _tell_change(self, change: "etree._Element | None") -> None:
        """Tell of the look of the words just read, unless the same person changed that of what follows."""
        last = self._change
        if last is not None and change is not None and _signed(last) == _signed(change):
            return
        if last is not None:
            tell_runs(last, "".join(self._changed), self._drafts.rank, self._aside)
        self._change, self._changed = change, []

    def finish(self) -> None:
        """End a paragraph."""
        self._is_hidden = False
        self._tell_change(None)
        if words := "".join(self._hidden).strip():
            self._aside.exactly(f"Le texte masqué {quoted(words)} n'a pas été repris.", self._drafts.rank)
        self._hidden = []


def _signed(change: "etree._Element") -> tuple[str, str]:
    return attribute(change, "author"), attribute(change, "date")
