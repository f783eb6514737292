"""A review to a short Markdown summary for a merge request: counts, then a line for each change."""

import re
from collections.abc import Iterable, Iterator

from compiler.model.change import Edit, Mark
from compiler.model.phrase import join_words
from compiler.model.printed import NO_BREAK
from compiler.render.html.marking import split_edges
from compiler.render.review.counts import Counts, count_changes
from compiler.render.review.material import Review
from compiler.render.review.page import page_title, versions_line
from compiler.render.review.reading import Chapter, Entry, Reading, read_review
from compiler.render.review.words import marked_words, shortened

# Beside what Markdown reads: what forges read as the name of a person, an issue, a formula or a small picture.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#!|~&@$]|:(?=\w+:)")
_HIDDEN = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")
_ELEMENTS = {Mark.REMOVED: "del", Mark.ADDED: "ins"}
_LONGEST = 160


def render_summary(review: Review) -> bytes:
    """Return the summary of a review."""
    reading = read_review(review)
    counts = count_changes(reading, reading.entries)
    return ("\n".join(_lines(reading, counts)).rstrip("\n") + "\n").encode()


def escape(text: str) -> str:
    """Return text that Markdown takes for words, on one line."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", _HIDDEN.sub(" ", text))


def _lines(reading: Reading, counts: Counts) -> Iterator[str]:
    review = reading.review
    yield f"# {escape(page_title(review))}"
    yield ""
    if review.avenant:
        yield f"{escape(review.avenant.title)}  "
    yield f"{escape(versions_line(review))}."
    yield ""
    if not counts.total:
        yield "Aucun changement entre ces deux versions."
        return
    yield _sentence(counts)
    yield from _counted(counts)
    yield from _changes(reading.chapters, consequences=False)
    if counts.consequences:
        yield from (
            "",
            "## Conséquences",
            "",
            "Personne ne les a écrites : elles découlent des autres changements.",
        )
        yield from _changes(reading.chapters, consequences=True)


def _sentence(counts: Counts) -> str:
    written = _number(counts.written, "changement écrit", "changements écrits")
    follows = _number(counts.consequences, "conséquence", "conséquences", none="aucune")
    return (
        f"**{written}**, {follows} ; {_number(counts.substantial, 'substantiel', 'substantiels')} au total."
    )


def _number(number: int, one: str, many: str, none: str = "aucun") -> str:
    return f"{number or none}{NO_BREAK}{one if number < 2 else many}"  # noqa: PLR2004 - plural from two


def _counted(counts: Counts) -> Iterator[str]:
    kinds = [(kind.name, kind.number) for family in counts.families for kind in family.kinds]
    yield from _table("Nature", kinds)
    yield from _table("Circuit", [(route.name, route.number) for route in counts.circuits])
    if counts.parties:
        yield from ("", f"<details><summary>Parties concernées ({len(counts.parties)})</summary>")
        yield from _table("Partie", [(party.name, party.number) for party in counts.parties])
        yield from ("", "</details>")


def _table(head: str, rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    listed = [f"| {escape(name)} | {number} |" for name, number in rows]
    if listed:
        yield from ("", f"| {head} | Changements |", "|---|--:|", *listed)


def _changes(chapters: tuple[Chapter, ...], *, consequences: bool) -> Iterator[str]:
    level = "###" if consequences else "##"
    for chapter in chapters:
        kept = [entry for entry in chapter.entries() if entry.change.is_consequence is consequences]
        if kept:
            yield from ("", f"{level} {escape(chapter.title)}", "")
        for entry in kept:
            yield from _item(entry)


def _item(entry: Entry) -> Iterator[str]:
    change = entry.change
    scope = "changement substantiel" if change.substantial else "changement non substantiel"
    yield f"- **{change.rank}. {escape(entry.title)}** – {escape(entry.label)}, {scope}"
    words = "".join(_marked(edit) for edit in shortened(marked_words(change), _LONGEST)).strip()
    if words:
        yield f"  - {words}"
    if entry.wording is not None:
        yield f"  - Avenant, {escape(entry.wording.reference)}"
    if entry.motive:
        yield f"  - Motif{NO_BREAK}: {escape(entry.motive)}"
    if entry.parties:
        yield f"  - Parties{NO_BREAK}: {escape(join_words(entry.parties))}"


def _marked(edit: Edit) -> str:
    if edit.mark is Mark.KEPT:
        return escape(edit.text)
    before, words, after = split_edges(edit.text)
    element = _ELEMENTS[edit.mark]
    return f"{escape(before)}<{element}>{escape(words)}</{element}>{escape(after)}"
