"""A version to the next one, and which article of the avenant did what."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from compiler.model.change import ChangeKind
from compiler.model.comparison import Comparison
from compiler.model.label import NO_BREAK

ANY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A version to the next one. `name` is its origin ("par l’avenant n° 1 du 15 octobre 2021", "depuis …").

    `articles` are those of the avenant, by the division that each amends; `told`, those that word the changes of a
    subject ("engagement:reussite-pre"), by the kind of the change too, or by ANY.
    """

    comparison: Comparison
    name: str
    articles: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def source(self, path: tuple[str, ...] = (), subject: str = "", kind: ChangeKind | None = None) -> str:
        """Return "par l’avenant n° 1, article 3" for a change of a subject, else for what stands under divisions.

        The nearest division is the last. What comes, goes or moves is not worded in the article on what holds it.
        """
        found = self.told.get((subject, kind.value if kind else ANY), 0)
        found = found or next((self.articles[name] for name in reversed(path) if name in self.articles), 0)
        return f"{self.name}, article{NO_BREAK}{found}" if found else self.name
