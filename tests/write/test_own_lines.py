"""Lines of our own act added, removed, split, joined, moved at random: it reads back with that change and no other."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import pytest

from compiler.model.protocol import Protocol
from compiler.model.source_line import LineForm, SourceLine, same_words, source_lines
from compiler.model.text import Figure, Inlines, Link, Reference, plain
from compiler.write import Addition, Edit, Join, Move, Removal, Rewording, Split, patched
from tests.property.wordings import Wordings, clean
from tests.write.awkward import PLAIN
from tests.write.reading import read_back, typographic

ROOT = Path(__file__).parents[2] / "source"
TEXTS = (LineForm.PROSE, LineForm.ITEM, LineForm.ENGAGEMENT, LineForm.ENGAGEMENT_ITEM)
INDICATORS = (LineForm.FOLLOW_UP, LineForm.CONTEXT)
SEEDS, EDITS = 20, 10


@cache
def files() -> dict[str, str]:
    """Return the files of our act."""
    return {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted(ROOT.rglob("*.*"))
        if "versions" not in path.parts and path.suffix in (".md", ".yml", ".csv")
    }


def read(changed: dict[str, str]) -> Protocol:
    """Read our act, some of its files changed; nothing in it may be reported."""
    result = read_back(tuple((path, words.encode()) for path, words in (files() | changed).items()))
    assert not result.diagnostics
    return result.value


@cache
def lines() -> tuple[SourceLine, ...]:
    """Return the lines of our act."""
    return source_lines(read({}))


def said(found: tuple[SourceLine, ...]) -> list[str]:
    """Return what lines say: the words of the source, or what is worked out. Footnotes follow their calls."""
    notes = sorted(same_words(one.words) for one in found if one.form is LineForm.NOTE)
    texts = (same_words(one.words or one.printed) for one in found if one.form is not LineForm.NOTE)
    return [*texts, *notes]


@dataclass(frozen=True, slots=True)
class Wish:
    """An edit of one file, and what the act is to say after it."""

    edit: Edit
    file: str
    expected: list[str]


class Drafter:
    """Makes edits at random; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - nothing secret: the same seed must give the same edits
        self.wordings = Wordings(self.random)

    def wish(self) -> Wish:
        """Return an edit that can be made."""
        makers = (self.addition, self.addition, self.removal, self.split, self.join, self.move, self.move)
        while (found := self.random.choice(makers)()) is None:
            pass
        return found

    def any_of(self, *forms: LineForm) -> int:
        """Return the rank of a line; each form has its chance, however few lines have it."""
        form = self.random.choice(forms)
        return self.random.choice([rank for rank, line in enumerate(lines()) if _is_in(line, form)])

    def addition(self) -> Wish | None:
        rank = self.any_of(*TEXTS, *INDICATORS, LineForm.TITLE)
        words = clean(self.random.choice((self.wordings.sentence(), self.random.choice(PLAIN))))
        if typographic(words) != words:
            return None
        line = lines()[rank]
        edit = Addition(span=line.span, form=line.form, text=words)
        return _wish(edit, rank, [_said(rank), same_words(words)])

    def removal(self) -> Wish | None:
        rank = self.any_of(*TEXTS, *INDICATORS)
        line = lines()[rank]
        if _is_alone(rank):
            return None
        return _wish(Removal(span=line.span, form=line.form, before=line.content), rank, [])

    def split(self) -> Wish | None:
        rank = self.any_of(LineForm.PROSE, LineForm.ENGAGEMENT)
        line = lines()[rank]
        places = [place for place, sign in enumerate(line.words) if sign == " "]
        held = list(_held(line.content, 0))
        places = [place for place in places if not any(start < place < end for start, end in held)]
        if not places:
            return None
        place = self.random.choice(places)
        halves = [same_words(line.words[:place]), same_words(line.words[place:])]
        return _wish(Split(span=line.span, content=line.content, at=place), rank, halves)

    def join(self) -> Wish | None:
        rank = self.any_of(LineForm.PROSE, LineForm.ENGAGEMENT)
        one, other = lines()[rank : rank + 2]
        gap = files()[one.span.file].split("\n")[one.span.end_line : other.span.line - 1]
        is_next = one.span.file == other.span.file and not "".join(gap)
        if not is_next or (one.form, one.division, one.engagement) != (
            other.form,
            other.division,
            other.engagement,
        ):
            return None
        words = f"{_said(rank)} {_said(rank + 1)}"
        return _wish(Join(first=one.span, second=other.span), rank, [words], taking=2)

    def move(self) -> Wish | None:
        rank = self.any_of(*TEXTS, *INDICATORS)
        line = lines()[rank]
        forms = (line.form,) if line.form in INDICATORS else (*TEXTS, LineForm.TITLE)
        goals = [
            place
            for place, other in enumerate(lines())
            if other.span.file == line.span.file
            and place != rank
            and any(_is_in(other, form) for form in forms)
        ]
        if _is_alone(rank) or not goals:
            return None
        goal = self.random.choice(goals)
        after = lines()[goal]
        edit = Move(span=line.span, form=line.form, after_span=after.span, after_form=after.form)
        expected = said(lines())
        expected[goal : goal + 1] = [expected[goal], expected[rank]]
        del expected[rank if rank < goal else rank + 1]
        return Wish(edit, line.span.file, expected)


def _is_in(line: SourceLine, form: LineForm) -> bool:
    """Tell whether a line has a form, and words of its own in a text of the act.

    A title that heads rows of a table is left out: with words under it, the division gets a table of its own.
    """
    is_heading = not (line.key or line.in_table)
    return line.form is form and bool(line.words) and (form is not LineForm.TITLE or is_heading)


def _wish(edit: Edit, rank: int, words: list[str], taking: int = 1) -> Wish:
    expected = said(lines())
    expected[rank : rank + taking] = words
    return Wish(edit, lines()[rank].span.file, expected)


def _said(rank: int) -> str:
    return same_words(lines()[rank].words)


def _is_alone(rank: int) -> bool:
    """Tell whether a line is all that its engagement or its list says."""
    line = lines()[rank]
    if line.form in (LineForm.PROSE, LineForm.ITEM):
        return False
    texts = (LineForm.ENGAGEMENT, LineForm.ENGAGEMENT_ITEM)
    forms = texts if line.form in texts else (line.form,)
    mates = [
        one
        for one in lines()
        if one.form in forms and (one.engagement, one.division) == (line.engagement, line.division)
    ]
    return len(mates) == 1


def _held(content: Inlines, start: int) -> Iterator[tuple[int, int]]:
    """Yield the places of what is never cut: references, figures, links."""
    for inline in content:
        end = start + len(plain((inline,)))
        if isinstance(inline, Reference | Figure | Link):
            yield start, end
        start = end


@pytest.mark.parametrize("seed", range(SEEDS))
def test_our_own_act_reads_back_with_that_change_and_no_other(seed: int) -> None:
    drafter = Drafter(seed)
    for _ in range(EDITS):
        wish = drafter.wish()
        done = patched(files()[wish.file], [wish.edit])
        assert not done.refused, wish.edit
        found = said(source_lines(read({wish.file: done.text})))
        assert found == wish.expected, wish.edit


@pytest.mark.parametrize("seed", range(SEEDS))
def test_many_changes_of_one_file_are_made_at_once(seed: int) -> None:
    drafter = Drafter(1000 + seed)
    rank = drafter.any_of(*TEXTS)
    file = lines()[rank].span.file
    own = [place for place, line in enumerate(lines()) if line.span.file == file]
    expected, edits = said(lines()), list[Edit]()
    for place in sorted(drafter.random.sample(own, min(len(own), 12)), reverse=True):
        line = lines()[place]
        if not any(_is_in(line, form) for form in (*TEXTS, LineForm.TITLE)):
            continue
        words = drafter.wordings.sentence()
        edits.append(Addition(span=line.span, form=line.form, text=words))
        expected.insert(place + 1, same_words(words))
        if line.form in (LineForm.PROSE, LineForm.ITEM):
            edits.append(Removal(span=line.span, form=line.form, before=line.content))
            del expected[place]
    drafter.random.shuffle(edits)
    done = patched(files()[file], edits)
    assert not done.refused
    assert said(source_lines(read({file: done.text}))) == expected


def test_each_supported_form_of_our_act_takes_a_line_and_none_is_refused() -> None:
    forms = (*TEXTS, *INDICATORS, LineForm.TITLE)
    for line in lines():
        if any(_is_in(line, form) for form in forms):
            addition = Addition(span=line.span, form=line.form, text="Du neuf.")
            assert not patched(files()[line.span.file], [addition]).refused, line


def test_words_change_around_every_figure_and_reference_of_our_act_and_never_in_them() -> None:
    marked = [
        (rank, line, [place for place in _held(line.content, 0) if _is_mark(line, place)])
        for rank, line in enumerate(lines())
    ]
    expected, edits = said(lines()), dict[str, list[Rewording]]()
    for rank, line, places in marked:
        if not places:
            continue
        after, inside = line.words, line.words
        for start, end in reversed(places):
            after = f"{after[:start].rstrip('’')} mot {after[start:end]} mot {after[end:]}"
            inside = f"{inside[:start]}autrement{inside[end:]}"
        after = clean(after)
        refused = Rewording(span=line.span, before=line.content, after=inside, key=line.key)
        assert patched(files()[line.span.file], [refused]).refused, line.words
        rewording = Rewording(span=line.span, before=line.content, after=after, key=line.key)
        edits.setdefault(line.span.file, []).append(rewording)
        expected[rank] = same_words(after)
    done = {file: patched(files()[file], wished) for file, wished in edits.items()}
    assert not [one for each in done.values() for one in each.refused]
    found = said(source_lines(read({file: each.text for file, each in done.items()})))
    assert found == expected


def _is_mark(line: SourceLine, place: tuple[int, int]) -> bool:
    inlines = (one for one in line.content if isinstance(one, Reference | Figure))
    return any(one.text == line.words[slice(*place)] for one in inlines)
