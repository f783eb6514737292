"""Names of web pages to what they are laid out with: files of all pages, of pages of cards, and their own."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from compiler.read.resources import read_template

if TYPE_CHECKING:
    from compiler.render.html import PageParts

_LAYERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "protocole": (("protocole",), ("commun", "protocole"), ("commun", "protocole")),
    "comparaison": (("page", "comparaison"), ("commun", "page", "comparaison"), ("commun", "page")),
    "import": (("page", "import"), ("commun", "page", "import"), ("commun", "page")),
    "reprise": (("page", "reprise"), ("commun", "page", "reprise"), ("commun", "page", "reprise")),
}
"""The files of each page, in the order in which one builds upon the other: template, style, script."""


def page_parts(name: str) -> "PageParts":
    """Return the parts of a page, each made of its files one after the other."""
    from compiler.render.html import PageParts

    template, style, script = (
        "".join(read_template(f"{layer}.{end}").decode() for layer in layers)
        for layers, end in zip(_LAYERS[name], ("html.j2", "css", "js"), strict=True)
    )
    return PageParts(template=template, style=style, script=script)
