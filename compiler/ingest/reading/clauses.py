"""One order of the avenant, its sentence and what follows, to the operations that it gives."""

from collections.abc import Callable, Mapping

from compiler.ingest.reading import on_elements, on_people, on_placed, on_tables, on_words
from compiler.ingest.reading.clause import Clause
from compiler.ingest.reading.forms import FORMS
from compiler.ingest.reading.places import Places
from compiler.ingest.reading.quotations import DivisionReader
from compiler.ingest.reading.quoting import mask
from compiler.ingest.reading.unread import UnreadError, unread
from compiler.model.amendment import ClauseBlock
from compiler.model.operation import Operation

_READERS: Mapping[str, Callable[[Clause], tuple[Operation, ...]]] = {
    "replace-words": on_words.replace_words,
    "delete-words": on_words.delete_words,
    "insert-words": on_words.insert_words,
    "end-words": on_words.end_words,
    "start-words": on_words.start_words,
    "replace-sentence": on_words.replace_sentence,
    "insert-sentences": on_words.insert_sentences,
    "end-sentences": on_words.end_sentences,
    "start-sentences": on_words.start_sentences,
    "retire-party": on_people.retire_party,
    "move-party": on_people.move_party,
    "replace-party": on_people.replace_party,
    "insert-parties": on_people.insert_parties,
    "replace-group": on_people.replace_group,
    "move-group": on_people.move_group,
    "insert-groups": on_people.insert_groups,
    "restate-elements": on_elements.restate_elements,
    "replace-elements": on_elements.replace_elements,
    "replace-table": on_elements.replace_table,
    "replace-title": on_elements.restate_container,
    "add-particular": on_elements.add_particular,
    "restate-container": on_elements.restate_container,
    "replace-rows": on_tables.replace_rows,
    "insert-rows": on_tables.insert_rows,
    "end-rows": on_tables.end_rows,
    "insert-lines": on_tables.insert_lines,
    "end-lines": on_tables.end_lines,
    "place-lines": on_placed.place_lines,
    "place-divisions": on_placed.place_divisions,
    "insert-elements": on_elements.insert_elements,
    "start-elements": on_elements.start_elements,
    "end-elements": on_elements.end_elements,
    "insert-divisions": on_tables.insert_divisions,
    "move-line": on_tables.move_line,
    "move-lines": on_tables.move_lines,
    "keep-lines": on_tables.move_lines,
    "recode-line": on_tables.recode_line,
    "move-division": on_tables.move_division,
    "renumber-division": on_tables.renumber_division,
    "move": on_elements.move,
    "delete": on_elements.delete,
}


def read_order(
    sentence: str, blocks: tuple[ClauseBlock, ...], places: Places, divisions: DivisionReader
) -> tuple[Operation, ...]:
    """Return what one sentence orders.

    Errors: the refusal that says most, when no formula reads the whole sentence.
    """
    masked = mask(sentence[:1].lower() + sentence[1:])
    refusals: list[UnreadError] = []
    for name, form in FORMS.items():
        match = form.fullmatch(masked.text)
        if match is None:
            continue
        clause = Clause(
            masked=masked, parts=match.groupdict(), places=places, divisions=divisions, blocks=blocks
        )
        try:
            return _READERS[name](clause)
        except UnreadError as refusal:
            refusals.append(refusal)
    telling = [refusal for refusal in refusals if refusal.code != "avenant.unread-sentence"]
    raise (telling or refusals or [unread(sentence)])[0]


def is_order(sentence: str) -> bool:
    """Tell whether a sentence is worded as an order, whatever it is about."""
    masked = mask(sentence[:1].lower() + sentence[1:])
    return any(form.fullmatch(masked.text) for form in FORMS.values())
