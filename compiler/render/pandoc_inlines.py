"""Words of a document view to Pandoc's inlines: links within the document, footnotes at their first call."""

from collections.abc import Mapping

from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
)
from compiler.render import pandoc_elements as pandoc
from compiler.render.html.anchors import Anchors
from compiler.render.pandoc_elements import Element


class Inliner:
    """Turns texts into inlines, remembering which footnotes were already given."""

    def __init__(self, anchors: Anchors, notes: Mapping[int, Inlines]) -> None:
        self._anchors = anchors
        self._notes = notes
        self._given: set[int] = set()

    def inlines(self, content: Inlines) -> list[Element]:
        """Return a text as inlines."""
        return [element for inline in content for element in self._inline(inline)]

    def _inline(self, inline: Inline) -> list[Element]:
        match inline:
            case Text() | Figure():
                return [pandoc.words(inline.text)]
            case Superscript():
                return [pandoc.wrapped("Superscript", [pandoc.words(inline.text)])]
            case Strong():
                return [pandoc.wrapped("Strong", self.inlines(inline.content))]
            case Emphasis():
                return [pandoc.wrapped("Emph", self.inlines(inline.content))]
            case Link():
                return [pandoc.link(inline.address, self.inlines(inline.content))]
            case Reference():
                return [self._reference(inline)]
            case NoteMark():
                return self._note(inline)
            case LineBreak():
                return [pandoc.line_break()]

    def _reference(self, reference: Reference) -> Element:
        name = self._anchors.find(reference)
        said = pandoc.words(reference.text)
        return pandoc.link(f"#{name}", [said]) if name else said

    def _note(self, mark: NoteMark) -> list[Element]:
        """Return a footnote where it is first called, its number alone elsewhere."""
        if mark.number not in self._notes:
            return []
        if mark.number in self._given:
            return [pandoc.wrapped("Superscript", [pandoc.words(str(mark.number))])]
        self._given.add(mark.number)
        return [pandoc.note(self.inlines(self._notes[mark.number]))]
