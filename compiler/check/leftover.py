"""An act to the marks of its own source left in its words: a title, a block, an image, a reference not read as one.

What is not recognised prints as itself, so a slip of one space would sign "####Priorité 2" as a sentence.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.mark import typed
from compiler.model.passage import Form, Passage, passages_with
from compiler.model.protocol import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A mark of the source form: a clue that texts without it lack, what it was meant for, how it is written."""

    clue: str
    pattern: re.Pattern[str]
    meant: str
    hint: str


_MARKS = (
    _Mark(
        clue="```",
        pattern=re.compile(r"```[\w-]*"),
        meant="un bloc",
        hint="placez cette ligne au bord gauche, et fermez le bloc par une ligne ```",
    ),
    _Mark(
        clue="{#",
        pattern=re.compile(r"\{#[\w:.-]{1,80}\}"),
        meant="un titre",
        hint="commencez la ligne par « # », une espace ordinaire, puis le titre et un seul identifiant",
    ),
    _Mark(
        clue="##",
        pattern=re.compile(r"\A##+"),
        meant="un titre",
        hint="écrivez un à six « # », une espace ordinaire, puis le titre et son identifiant",
    ),
    _Mark(
        clue="![",
        pattern=re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,200}\)"),
        meant="une image",
        hint="placez-la seule dans son alinéa, avec un nom de fichier sans espace : ![description](image.png)",
    ),
    _Mark(
        clue="<!--",
        pattern=re.compile(r"<!--"),
        meant="un commentaire",
        hint="fermez-le par « --> » : ce qui suit s'imprimerait avec lui",
    ),
    _Mark(
        clue="|--",
        pattern=re.compile(r"\|-{2,}[-|: ]*"),
        meant="un tableau",
        hint="écrivez-le en bloc « tableau », avec ses colonnes et ses lignes",
    ),
    _Mark(
        clue="| --",
        pattern=re.compile(r"\| -{2,}[-|: ]*"),
        meant="un tableau",
        hint="écrivez-le en bloc « tableau », avec ses colonnes et ses lignes",
    ),
    _Mark(
        clue="===",
        pattern=re.compile(r"(?<= )={3,}\Z"),
        meant="un titre",
        hint="commencez la ligne du titre par « # », une espace, et finissez-la par son identifiant",
    ),
    _Mark(
        clue="[[",
        pattern=re.compile(r"\[\[[\w:.-]{0,80}"),
        meant="un renvoi",
        hint="écrivez-le d'un seul tenant, fermé par « ]] » : « [[article:objet]] »",
    ),
)


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the marks left, in reading order, one for each text. Errors: markdown.not-read."""
    for passage in passages_with(protocol, *(mark.clue for mark in _MARKS)):
        text = typed(passage)
        for mark in _MARKS:
            if mark.clue in text and (found := mark.pattern.search(text)):
                yield _left(mark, found[0], passage)
                break


def _left(mark: _Mark, words: str, passage: Passage) -> Diagnostic:
    where = "dans ce titre" if passage.form is Form.TITLE else f"dans {passage.place}"
    return Diagnostic(
        code="markdown.not-read",
        message=f"« {words} » s'imprimerait tel quel, {where} : {mark.meant} n'y est pas reconnu.",
        span=passage.span,
        quote=words,
        hint=mark.hint,
    )
