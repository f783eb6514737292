"""A source tree to an act: each file read, each block understood, each reference and figure resolved."""

from collections.abc import Mapping
from typing import Any

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.diagnostics.tree import SourceTree
from compiler.model.protocol import Note, Protocol
from compiler.parse.context import Reading
from compiler.parse.identity import (
    IDENTITY_FILE,
    NO_BODIES,
    NO_IDENTITY,
    PARTIES_FILE,
    is_as_signed,
    read_bodies,
    read_document,
    read_files,
    read_identity,
    read_levels,
)
from compiler.parse.inline import note_id, read_inline, typeset_plain
from compiler.parse.markdown import RawBlock, read_markdown
from compiler.parse.recall import forget_blocks
from compiler.parse.resolve import resolve
from compiler.parse.shape import Shapes
from compiler.parse.tree import notes_in, read_divisions
from compiler.parse.yaml_block import read_yaml


def to_model(tree: SourceTree, schemas: Mapping[str, Mapping[str, Any]]) -> Result[Protocol]:
    """Read an act. What was reported is left out of the value, so that one mistake gives one diagnostic."""
    reading = Reading(tree=tree, shapes=Shapes(schemas))
    document = read_document(IDENTITY_FILE, "protocole", reading)
    reading.as_signed = document is not None and is_as_signed(document)
    bodies_document = read_document(PARTIES_FILE, "parties", reading)
    bodies = read_bodies(bodies_document, reading) if bodies_document else NO_BODIES
    reading.names = {party.id: party.short for party in bodies.parties} | {
        group.id: group.short for group in bodies.sets
    }
    levels = read_levels(document) if document else ()
    files = tuple(
        (listed.path, _blocks(listed.path, reading))
        for listed in (read_files(document, reading) if document else ())
    )
    protocol = Protocol(
        identity=read_identity(document, reading) if document else NO_IDENTITY,
        parties=bodies.parties,
        sets=bodies.sets,
        accession=bodies.accession,
        levels=levels,
        divisions=read_divisions(files, levels, reading),
        notes=_notes(files, reading),
    )
    return Result(resolve(protocol), _once(reading.diagnostics))


def forget_texts() -> None:
    """Drop what reading kept for a second version of the act, once both are read."""
    for known in (read_markdown, read_yaml, typeset_plain):
        known.cache_clear()
    forget_blocks()


def _blocks(path: str, reading: Reading) -> tuple[RawBlock, ...]:
    """Return the blocks of a file; one that holds comments alone is as empty as a blank one."""
    text = reading.tree.texts[path].text
    blocks = read_markdown(text)
    if not blocks:
        reading.report(
            "file.empty",
            f"Le fichier « {path} » est vide.",
            Span(file=path),
            hint="écrivez-y un texte, ou retirez-le de « fichiers » dans protocole.yml",
        )
    return blocks


def _once(diagnostics: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Drop repeats: a file that two tables share says its mistakes once."""
    return tuple(dict.fromkeys(diagnostics))


def _notes(files: tuple[tuple[str, tuple[RawBlock, ...]], ...], reading: Reading) -> tuple[Note, ...]:
    notes: dict[str, Note] = {}
    for path, blocks in files:
        for corner, raw in notes_in(path, blocks):
            name, span = note_id(path, raw.key), corner.lines(raw.line, raw.end_line)
            if name in notes:
                _repeated(raw.key, span, notes[name].span, reading)
                continue
            notes[name] = Note(
                id=name,
                number=0,
                content=read_inline(raw.text, corner.place(raw.text, raw.line)),
                span=span,
            )
    return tuple(notes.values())


def _repeated(key: str, span: Span, first: Span, reading: Reading) -> None:
    reading.report(
        "note.duplicate",
        f"La note « {key} » est écrite deux fois dans ce fichier.",
        span,
        quote=key,
        hint="donnez à chaque note une clé qui lui soit propre",
        related=(Related(caption="première note ici", span=first),),
    )
