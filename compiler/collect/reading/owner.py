"""Who made the marks of our own redline: an author at one moment, as the copy says, or as our comments do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from compiler.model.review import Comment, Trace

_OURS = "Changement n°"
_TO_THE_MINUTE = len("2026-03-02T09:15")


@dataclass(frozen=True, slots=True)
class Owner:
    """The author and the moment of our marks; nobody when the copy is no redline of ours."""

    author: str = ""
    instant: str = ""

    def made(self, trace: Trace) -> bool:
        """Tell whether a mark is ours. LibreOffice may drop the seconds."""
        return (
            bool(self.author)
            and trace.author == self.author
            and trace.when[:_TO_THE_MINUTE] == self.instant[:_TO_THE_MINUTE]
        )

    def wrote(self, comment: Comment) -> bool:
        """Tell whether a comment is one that numbers our changes."""
        return self.made(comment.trace) and is_numbered(comment)


NOBODY = Owner()


def is_numbered(comment: Comment) -> bool:
    """Tell whether a comment begins as those of our redline do."""
    return comment.text.startswith(_OURS)


def owner_by_comments(comments: Iterable[Comment]) -> Owner:
    """Return who wrote the comments that number changes."""
    traces = Counter(one.trace for one in comments if is_numbered(one) and one.trace.author)
    return next((Owner(trace.author, trace.when) for trace, _ in traces.most_common(1)), NOBODY)
