"""What styles say of the paragraphs of a copy: their names, which are items of lists; and which words are hidden."""

from dataclasses import dataclass, field

from lxml import etree

from compiler.collect.reading.names import W, attribute, child_value, is_on

_LONGEST_CHAIN = 20
_NO_LIST = "0"
_CONTENTS = ("toc", "contents ", "table of contents", "tm ")


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    number: str
    is_heading: bool
    is_hidden: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their ids."""

    by_id: dict[str, _Style] = field(default_factory=dict)

    def name(self, style: str) -> str:
        """Return the name of a style in small letters: Word and LibreOffice give it ids of their own."""
        known = self.by_id.get(style)
        return known.name if known else style.lower()

    def is_item(self, look: "etree._Element | None") -> bool:
        """Tell whether properties of a paragraph make it an item of a list."""
        number = child_value(look, "numPr numId")
        if number:
            return number != _NO_LIST
        chain = self._chain(child_value(look, "pStyle"))
        said = next((style.number for style in chain if style.number), _NO_LIST)
        return said != _NO_LIST and not any(style.is_heading for style in chain)

    def hides(self, look: "etree._Element | None") -> bool:
        """Tell whether properties of a run hide its words."""
        if look is None:
            return False
        vanish = look.find(f"{W}vanish")
        if vanish is not None:
            return is_on(vanish)
        return any(style.is_hidden for style in self._chain(child_value(look, "rStyle")))

    def _chain(self, name: str) -> list[_Style]:
        found: list[_Style] = []
        while name in self.by_id and len(found) < _LONGEST_CHAIN:
            found.append(self.by_id[name])
            name = found[-1].parent
        return found


def is_contents(style: str) -> bool:
    """Tell whether a style, by its name, is one of the table of contents."""
    return style.startswith(_CONTENTS)


def is_heading(style: str) -> bool:
    """Tell whether a style, by its name, is one that our documents give to titles."""
    return style.startswith(("heading", "titre ", "avenant – article", "avenant – titre"))


def read_styles(root: "etree._Element | None") -> Styles:
    """Return the styles that a part holds."""
    elements = root.iter(f"{W}style") if root is not None else ()
    return Styles({attribute(element, "styleId"): _read(element) for element in elements})


def _read(element: "etree._Element") -> _Style:
    name = child_value(element, "name").lower()
    return _Style(
        name=name,
        parent=child_value(element, "basedOn"),
        number=child_value(element, "pPr numPr numId"),
        is_heading=is_heading(name),
        is_hidden=attribute(element, "type") == "character" and is_on(element.find(f"{W}rPr/{W}vanish")),
    )
