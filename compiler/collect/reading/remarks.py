"""The parts of a copy that hold comments to comments; and, while the text is read, which are open over it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from compiler.collect.reading.drafts import Drafts
from compiler.collect.reading.names import W14, W15, W, attribute, trace_of
from compiler.collect.reading.plain_words import plain_words
from compiler.model.review import Comment

_MOST_OPEN = 100
"""Comments open at once: beyond, they stand on a point. Each run remembers those that are open over it."""


def read_comments(part: "etree._Element | None", extended: "etree._Element | None") -> tuple[Comment, ...]:
    """Return the comments, in order; `extended` says which answer others, and which are done."""
    elements = list(part.iter(f"{W}comment")) if part is not None else []
    ids = {name: attribute(one, "id") for one in elements for name in _paragraphs(one)}
    answers, done = _threads(extended)
    found: dict[str, Comment] = {}
    for element in elements:
        names = _paragraphs(element)
        parent = next((ids[answers[name]] for name in names if answers.get(name) in ids), "")
        number = attribute(element, "id")
        found.setdefault(
            number,
            Comment(
                id=number,
                trace=trace_of(element),
                text=plain_words(element),
                answers=parent if parent != number else "",
                is_done=any(name in done for name in names),
            ),
        )
    return tuple(found.values())


def _paragraphs(comment: "etree._Element") -> list[str]:
    """Return the ids of the paragraphs of a comment: the last is the one that others refer to."""
    return [name for line in comment.iter(f"{W}p") if (name := line.get(f"{W14}paraId"))]


def _threads(extended: "etree._Element | None") -> tuple[dict[str, str], set[str]]:
    answers: dict[str, str] = {}
    done: set[str] = set()
    for element in extended.iter(f"{W15}commentEx") if extended is not None else ():
        name, parent = element.get(f"{W15}paraId") or "", element.get(f"{W15}paraIdParent")
        if parent:
            answers[name] = parent
        if element.get(f"{W15}done") in ("1", "true"):
            done.add(name)
    return answers, done


class Remarks:
    """The comments that are open over the text, as it is read into drafts."""

    def __init__(self, comments: Iterable[Comment], drafts: Drafts) -> None:
        self._known = {one.id: one for one in comments}
        self._drafts = drafts
        self._open: dict[str, int] = {}
        self._placed: set[str] = set()
        self.over: tuple[str, ...] = ()

    def open(self, number: str) -> None:
        """Open a comment over what follows."""
        if number in self._known and number not in self._placed and len(self._open) < _MOST_OPEN:
            self._placed.add(number)
            self._open[number] = self._drafts.written
            self.over = tuple(self._open)

    def close(self, number: str) -> None:
        """Close a comment; one that was open over no words stands on those before."""
        if number in self._open:
            if self._open.pop(number) == self._drafts.written:
                self._drafts.point(number)
            self.over = tuple(self._open)

    def refer(self, number: str) -> None:
        """Take the sign that calls a comment: it stands after its words, or instead of them."""
        if number in self._open:
            self.close(number)
        elif number in self._known and number not in self._placed:
            self._placed.add(number)
            self._drafts.point(number)

    def replies(self) -> Mapping[str, Sequence[str]]:
        """Return, by the comment they answer, the comments that no sign places in the text."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for one in self._known.values():
            if one.answers and one.id not in self._placed:
                found[one.answers].append(one.id)
        return found
