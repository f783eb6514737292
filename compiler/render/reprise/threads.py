"""Comments to threads: each with its answers under it, and theirs. None is lost, whatever it says it answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.model.review import Comment
from compiler.render.reprise.moments import author_of, moment_text

_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A comment as the template shows it; `depth` counts from 0, and stops where a page has no more room."""

    author: str
    moment: str
    lines: tuple[str, ...]
    depth: int
    is_done: bool


def read_threads(comments: tuple[Comment, ...]) -> tuple[Said, ...]:
    """Return comments in the order of their threads."""
    known = {comment.id for comment in comments}
    answers: dict[str, list[Comment]] = {}
    for comment in comments:
        answers.setdefault(comment.answers if comment.answers in known else "", []).append(comment)
    told: dict[str, Said] = {}
    # Comments that answer one another in a ring begin nowhere: they are taken where they come.
    for comment in (*answers.get("", []), *comments):
        if comment.id not in told:
            told.update(_thread(comment, answers, told))
    return tuple(told.values())


def _thread(
    root: Comment, answers: dict[str, list[Comment]], told: dict[str, Said]
) -> Iterator[tuple[str, Said]]:
    waiting = [(root, 0)]
    seen = set(told)
    while waiting:
        comment, depth = waiting.pop()
        if comment.id in seen:
            continue
        seen.add(comment.id)
        yield comment.id, _said(comment, depth)
        waiting.extend((answer, depth + 1) for answer in reversed(answers.get(comment.id, [])))


def _said(comment: Comment, depth: int) -> Said:
    return Said(
        author=author_of(comment.trace),
        moment=moment_text(comment.trace.when),
        lines=tuple(line for line in comment.text.splitlines() if line.strip()),
        depth=min(depth, _DEEPEST),
        is_done=comment.is_done,
    )
