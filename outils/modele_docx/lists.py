"""The list models of the template, which the lists of a document follow by number."""

from dataclasses import dataclass

from outils.modele_docx.palette import ROOT


@dataclass(frozen=True, slots=True, kw_only=True)
class ListModel:
    """A model of lists. Lengths are in twentieths of a point; `first` is where text starts at first level."""

    number: int
    kind: str
    first: int
    step: int
    hanging: int
    style: str
    marks: str = ""

    def markup(self) -> str:
        """Return the definition of the model."""
        levels = "".join(self._level(level) for level in range(9))
        return (
            f'<w:abstractNum w:abstractNumId="{self.number}"><w:multiLevelType w:val="hybridMultilevel"/>'
            f"{levels}</w:abstractNum>"
        )

    def _level(self, level: int) -> str:
        text = self.marks[level % len(self.marks)] if self.marks else f"%{level + 1}."
        link = f'<w:pStyle w:val="{self.style}"/>' if level == 0 else ""
        left = self.first + self.step * level
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{self.kind}"/>{link}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{self.hanging}"/></w:pPr></w:lvl>'
        )


def numbering() -> str:
    """Return the list models: in prose, in cells, in the frame of context indicators."""
    models = (
        ListModel(number=1, kind="bullet", marks="–•–", first=331, step=331, hanging=218, style="ListBullet"),
        ListModel(number=2, kind="decimal", first=425, step=425, hanging=312, style="ListNumber"),
        ListModel(
            number=3, kind="bullet", marks="•–•", first=130, step=130, hanging=130, style="TableBullet"
        ),
        ListModel(number=4, kind="decimal", first=255, step=255, hanging=255, style="TableNumber"),
        ListModel(
            number=5, kind="bullet", marks="•–•", first=340, step=170, hanging=170, style="ContextItem"
        ),
    )
    numbers = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 6))
    return f"<w:numbering {ROOT}>{''.join(model.markup() for model in models)}{numbers}</w:numbering>"
