"""What one part shares or numbers: its bookmarks, links, lists and pictures. No bookmark is put twice."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote

from compiler.model.bookmark import Mark, bookmark_name
from compiler.render.docx.anchors import Anchors
from compiler.render.docx.media import Image, Media

_URI_CHARACTERS = ":/?#[]@!$&'()*+,;=%~"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """A numbering of its own for one list: it follows a model of the template, and begins at `start`."""

    number: int
    model: int
    level: int
    start: int


@dataclass(slots=True, kw_only=True)
class Register:
    """Hands out numbers and names while a part is being written, and remembers what the part needs."""

    media: Media | None
    anchors: Anchors
    first_list: int = 1
    links: dict[str, str] = field(default_factory=dict)
    lists: list[NumberedList] = field(default_factory=list)
    notes: set[int] = field(default_factory=set)
    _names: set[str] = field(default_factory=set)
    _drawings: int = 0

    def mark(self, runs: str, mark: Mark, *ids: str) -> str:
        """Return runs inside a bookmark; a second place of the same name goes without."""
        name = bookmark_name(mark, *ids)
        if name in self._names:
            return runs
        number = len(self._names) + 1
        self._names.add(name)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'

    def link(self, address: str) -> str:
        """Return the relationship that leads to a public address."""
        target = quote(address, safe=_URI_CHARACTERS)
        return self.links.setdefault(target, f"lien{len(self.links) + 1}")

    def number_list(self, model: int, level: int, start: int) -> int:
        """Return the number of a new numbering that follows a model of the template."""
        number = self.first_list + len(self.lists)
        self.lists.append(NumberedList(number=number, model=model, level=level, start=start))
        return number

    def drawing(self) -> int:
        """Return the number of a new drawing."""
        self._drawings += 1
        return self._drawings

    def late_image(self, fetch: Callable[[], bytes]) -> str:
        """Return the relationship of a picture that `fetch` gives at the end."""
        if self.media is None:
            raise TypeError("a part without pictures")
        return self.media.add_late(fetch)

    def image(self, data: bytes) -> Image:
        """Return a picture, stored once however often it is shown."""
        if self.media is None:
            raise TypeError("a part without pictures")
        return self.media.add(data)
