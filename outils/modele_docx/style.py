"""One paragraph style to its definition. Names that Word knows are shown in the language of its reader."""

from dataclasses import dataclass

BUILT_IN = frozenset(
    {"Title", "Subtitle", "Body Text", "Quote", "caption", "header", "footer", "footnote text", "TOC Heading"}
)
BUILT_IN_FAMILIES = ("heading ", "toc ", "List Bullet", "List Number", "List Continue")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style. Sizes are in points, other lengths in twentieths of a point.

    `space` is before and after, `indent` left and hanging; `line` is 240 for a line of the font's own height, or a
    length when it is `exact` or the `least`.
    """

    id: str
    name: str
    base: str = "Normal"
    following: str = ""
    size: float = 0
    colour: str = ""
    look: str = ""
    space: tuple[int, int] | None = None
    line: int = 0
    exact: bool = False
    least: bool = False
    indent: tuple[int, int] | None = None
    right: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    align: str = ""
    level: int = -1
    list: int = 0
    borders: str = ""
    fill: str = ""
    tabs: str = ""

    def markup(self) -> str:
        """Return the definition of the style."""
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        known = self.name in BUILT_IN or self.name.startswith(BUILT_IN_FAMILIES)
        custom, offered = ("", "<w:qFormat/>") if known else (' w:customStyle="1"', "")
        return (
            f'<w:style w:type="paragraph"{custom} w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="{self.base}"/>{following}{offered}'
            f"<w:pPr>{self._paragraph()}</w:pPr><w:rPr>{self._run()}</w:rPr></w:style>"
        )

    def _paragraph(self) -> str:
        right = f' w:right="{self.right}"' if self.right else ""
        parts = [
            "<w:keepNext/>" if self.keep_next else "",
            "<w:keepLines/>" if self.keep_lines else "",
            "<w:pageBreakBefore/>" if self.new_page else "",
            f'<w:numPr><w:numId w:val="{self.list}"/></w:numPr>' if self.list else "",
            f"<w:pBdr>{self.borders}</w:pBdr>" if self.borders else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else "",
            f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else "",
            self._spacing(),
            f'<w:ind w:left="{self.indent[0]}"{right} w:hanging="{self.indent[1]}"/>' if self.indent else "",
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            f'<w:outlineLvl w:val="{self.level}"/>' if self.level >= 0 else "",
        ]
        return "".join(parts)

    def _spacing(self) -> str:
        around = f' w:before="{self.space[0]}" w:after="{self.space[1]}"' if self.space else ""
        rule = "exact" if self.exact else "atLeast" if self.least else "auto"
        line = f' w:line="{self.line}" w:lineRule="{rule}"' if self.line else ""
        return f"<w:spacing{around}{line}/>" if around or line else ""

    def _run(self) -> str:
        bold = "<w:b/><w:bCs/>" if "bold" in self.look else ""
        italic = "<w:i/><w:iCs/>" if "italic" in self.look else ""
        colour = f'<w:color w:val="{self.colour}"/>' if self.colour else ""
        half = round(self.size * 2)
        size = f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else ""
        return f"{bold}{italic}{colour}{size}"
