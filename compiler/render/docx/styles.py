"""How blocks look where they stand: the styles and the list models of the template, in prose and in cells."""

from dataclasses import dataclass, replace

from compiler.render.view import ACT_ARTICLE, HeadingView

_DEEPEST_STYLE = 3
_DEEPEST_LEVEL = 8
_ALIGNED = {"left": "", "right": '<w:jc w:val="right"/>', "center": '<w:jc w:val="center"/>'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The styles of paragraphs and lists, and what a place adds to them.

    `bullets` and `numbers` are numbers of list models in the template, `level` counts the lists around.
    Without `deep` styles, items of every level have the same. `numbering` makes a paragraph an item.
    `item_look` is what the place adds to the look of items, whose styles know nothing of it.
    """

    paragraph: str
    quotation: str
    bullet: str
    number: str
    inside: str
    bullets: int
    numbers: int
    deep: bool
    level: int = 0
    look: int = 0
    item_look: int = 0
    numbering: str = ""
    align: str = "left"
    keeps_next: bool = False
    hyphenates: bool = False

    def properties(self) -> str:
        """Return the properties of a paragraph that its style does not have, in the order of the schema."""
        kept = "<w:keepNext/>" if self.keeps_next else ""
        hyphens = '<w:suppressAutoHyphens w:val="0"/>' if self.hyphenates else ""
        return f"{kept}{self.numbering}{hyphens}{_ALIGNED[self.align]}"

    def of_item(self, number: int, *, numbered: bool) -> "Manner":
        """Return the manner of the first paragraph of an item of a numbering."""
        level = min(self.level, _DEEPEST_LEVEL)
        return replace(
            self,
            paragraph=self._deepened(self.number if numbered else self.bullet),
            look=self.look | self.item_look,
            numbering=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
        )

    def quoted(self) -> "Manner":
        """Return the manner of words quoted there."""
        return replace(self, paragraph=self.quotation)

    def inside_item(self) -> "Manner":
        """Return the manner of what follows the first paragraph of an item, lists included."""
        return replace(
            self,
            paragraph=self._deepened(self.inside),
            look=self.look | self.item_look,
            level=self.level + 1,
            numbering="",
        )

    def _deepened(self, style: str) -> str:
        level = min(self.level + 1, _DEEPEST_STYLE)
        return f"{style}{level}" if self.deep and level > 1 else style


PROSE = Manner(
    paragraph="BodyText",
    quotation="Quote",
    bullet="ListBullet",
    number="ListNumber",
    inside="ListContinue",
    bullets=1,
    numbers=2,
    deep=True,
)
CELL = Manner(
    paragraph="TableText",
    quotation="TableText",
    bullet="TableBullet",
    number="TableNumber",
    inside="TableContinue",
    bullets=3,
    numbers=4,
    deep=False,
)


def heading_style(heading: HeadingView) -> str:
    """Return the style of a heading."""
    return "ActHeading" if heading.kind == ACT_ARTICLE else f"Heading{min(heading.depth, 6)}"
