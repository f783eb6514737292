"""A review to its data in JSON, described by schema/changements.schema.json; what only follows is listed apart."""

from compiler.model.change import Change, Edit, Mark, Side
from compiler.render.html.counting import Count
from compiler.render.json_bytes import Record, json_bytes
from compiler.render.review.counts import Counts, count_changes
from compiler.render.review.material import Review, Version
from compiler.render.review.reading import Entry, read_review
from compiler.render.review.words import marked_words, printed_words

FORMAT = "changements/1"
_MARKS = {Mark.KEPT: "conserve", Mark.ADDED: "ajoute", Mark.REMOVED: "supprime"}


def render_data(review: Review) -> bytes:
    """Return the changes as data; `format` changes when a program that reads them would have to."""
    return json_bytes(review_record(review))


def review_record(review: Review) -> Record:
    """Return a review as plain data."""
    reading = read_review(review)
    avenant = review.avenant
    return {
        "format": FORMAT,
        "base": _version(review.base),
        "cible": _version(review.target),
        "avenant": {"numero": avenant.number, "titre": avenant.title} if avenant else None,
        "comptes": _counts(count_changes(reading, reading.entries)),
        "changements": [_change(entry) for entry in reading.entries if not entry.change.is_consequence],
        "consequences": [_change(entry) for entry in reading.entries if entry.change.is_consequence],
    }


def _version(version: Version) -> Record:
    return {
        "nom": version.name,
        "empreinte": version.digest,
        "date": version.day.isoformat() if version.day else None,
    }


def _counts(counts: Counts) -> Record:
    kinds = [kind for family in counts.families for kind in family.kinds]
    return {
        "total": counts.total,
        "ecrits": counts.written,
        "consequences": counts.consequences,
        "substantiels": counts.substantial,
        "par_nature": _numbers(tuple(kinds)),
        "par_voie": _numbers(counts.circuits),
        "par_partie": _numbers(counts.parties),
    }


def _numbers(counts: tuple[Count, ...]) -> Record:
    return {count.value: count.number for count in counts}


def _change(entry: Entry) -> Record:
    change, wording = entry.change, entry.wording
    return {
        "rang": change.rank,
        "nature": change.kind.value,
        "sujet": change.subject,
        "resume": change.summary,
        "avant": _side(change.before),
        "apres": _side(change.after),
        "mots": [_edit(edit) for edit in _marked(change)],
        "parties": list(change.parties),
        "substantiel": change.substantial,
        "voie": change.route,
        "consequence": change.is_consequence,
        "motif": change.motive,
        "formule": [printed_words(line) for line in wording.lines] if wording else [],
        "reference": wording.reference if wording else "",
    }


def _side(side: Side | None) -> Record | None:
    if side is None:
        return None
    return {
        "lieu": side.place,
        "texte": printed_words(side.text),
        "division": side.division or None,
        "fichier": side.span.file or None,
        "ligne": side.span.line if side.span.file else None,
    }


def _marked(change: Change) -> tuple[Edit, ...]:
    """Return the words of a change that differs in words: what came, went or moved whole is in its sides."""
    edits = marked_words(change) if change.before and change.after else ()
    return edits if any(edit.mark is not Mark.KEPT for edit in edits) else ()


def _edit(edit: Edit) -> Record:
    return {"marque": _MARKS[edit.mark], "texte": edit.text}
