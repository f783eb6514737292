"""A paragraph of one version, as the document is written: its properties, the section that it ends, its runs."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"/>')
_LEVEL = re.compile(r'<w:ilvl w:val="(\d+)"/>')
_LIST = re.compile(r'<w:numId w:val="(\d+)"/>')


@dataclass(frozen=True)
class Line:
    """A paragraph to be. `properties` are those of the paragraph alone."""

    properties: str
    runs: str
    section: str = ""

    @cached_property
    def list_number(self) -> int:
        """The number of the list that the paragraph is an item of, 0 for none."""
        found = _LIST.search(self.properties)
        return int(found[1]) if found else 0

    def shape(self) -> tuple[str, str, int]:
        """Return what the paragraph is, whatever it looks like: its style, its level and its list."""
        style, level = _STYLE.search(self.properties), _LEVEL.search(self.properties)
        return style[1] if style else "", level[1] if level else "", self.list_number

    def in_list(self, number: int) -> "Line":
        """Return the same paragraph as an item of another list."""
        properties = _LIST.sub(f'<w:numId w:val="{number}"/>', self.properties)
        return replace(self, properties=properties)


def read_line(markup: str) -> Line:
    """Return a paragraph by its parts."""
    head, _, runs = markup.partition("</w:pPr>")
    return Line(properties=head.removeprefix("<w:p><w:pPr>"), runs=runs.removesuffix("</w:p>"))
