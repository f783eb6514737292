"""An act to its typed references that lead nowhere, or elsewhere than they say, or print an unknown form.

A reference is checked so that no reader is ever sent to an article that is not there. Source: Guide de
légistique 3.4.1 (internal references are designated precisely).
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TypeAlias

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import did_you_mean, fold
from compiler.model.division import SECTION
from compiler.model.index import Target, build_index
from compiler.model.label import NO_BREAK
from compiler.model.mark import marked
from compiler.model.passage import Passage
from compiler.model.protocol import Protocol
from compiler.model.text import Reference

_NOUN = re.compile(r"(?<![\w-])(?P<noun>[^\W\d_]+)[ \u00a0](?:n°[ \u00a0]?)?\Z")
FORMS = ("complet", "numero", "titre")
Index: TypeAlias = Mapping[tuple[str, str], Target]


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the references at fault, in reading order.

    Errors: reference.unknown-target, reference.wrong-kind, reference.unknown-form.
    """
    index = build_index(protocol)
    nouns = _nouns(protocol, index)
    for passage, found in marked(protocol):
        for mark in found:
            reference = mark.inline
            if not isinstance(reference, Reference):
                continue
            target = index.get((reference.kind, reference.target))
            if target is None:
                yield _lost(reference, passage, index)
            elif reference.form not in FORMS:
                yield _form(reference, passage)
            elif reference.form == "numero":
                yield from _announced(passage.text[: mark.start], reference, target, (passage, nouns))


def _nouns(protocol: Protocol, index: Index) -> Mapping[str, str]:
    """Return the kinds of things by the nouns that announce them: "axe", "axes", "articles"."""
    # "La partie 2" announces a part of the text, and no party.
    nouns = {kind: kind for kind, _ in index if kind not in ("partie", "contrat")}
    nouns |= {level.name.lower(): level.id for level in protocol.levels}
    plurals = {level.plural.lower(): level.id for level in protocol.levels}
    return {f"{noun}s": kind for noun, kind in nouns.items()} | plurals | {"tableaux": "tableau"} | nouns


def _announced(
    before: str, reference: Reference, target: Target, where: tuple[Passage, Mapping[str, str]]
) -> Iterator[Diagnostic]:
    """Yield the number that follows the noun of another kind: "l'article 1" where annexe 1 is meant.

    A number that has no kind of its own (a section's) may follow any noun.
    """
    passage, nouns = where
    found = _NOUN.search(before)
    kind = nouns.get(found["noun"].lower()) if found else None
    if found is None or kind is None or kind == target.kind or SECTION in (kind, target.kind):
        return
    yield Diagnostic(
        code="reference.wrong-kind",
        message=f"Dans {passage.place}, « {found['noun']} {reference.text} » annonce autre chose que ce à quoi mène "
        f"« {_written(reference)} » : « {target.complete} ».",
        span=reference.span,
        quote=reference.text,
        hint=f"écrivez « {target.complete.partition(NO_BREAK)[0]} » devant le numéro, "
        f"ou renvoyez à « [[{kind}:…|numero]] »",
        related=(Related(caption="« " + target.id + " » est défini ici", span=target.span),),
    )


def _lost(reference: Reference, passage: Passage, index: Index) -> Diagnostic:
    others = [target for (_, name), target in index.items() if name == reference.target]
    if others:
        return _wrong_kind(reference, passage, others)
    kinds = {kind for kind, _ in index}
    if reference.kind not in kinds:
        hint = (
            did_you_mean(reference.kind, kinds, "écrivez par exemple [[article:objet]]")
            if reference.kind
            else "dites d'abord ce que c'est : « [[article:…]] », « [[annexe:…]] »"
        )
    else:
        hint = _near(reference, index)
    return Diagnostic(
        code="reference.unknown-target",
        message=f"Dans {passage.place}, le renvoi « {_written(reference)} » ne mène nulle part.",
        span=reference.span,
        quote=reference.text,
        hint=hint,
    )


def _near(reference: Reference, index: Index) -> str:
    """Return the id that was probably meant, of the announced kind before any other."""
    same = [name for kind, name in index if kind == reference.kind]
    hint = did_you_mean(reference.target, same)
    if hint:
        return hint
    names = {fold(name): (kind, name) for kind, name in index}
    found = get_close_matches(fold(reference.target), list(names), n=1, cutoff=0.75)
    if found:
        kind, name = names[found[0]]
        return f"vouliez-vous dire « [[{kind}:{name}]] » ?"
    known = ", ".join(f"« {name} »" for name in same[:4])
    return f"identifiants possibles : {known}{'…' if len(same) > 4 else ''}"  # noqa: PLR2004 - a short list


def _wrong_kind(reference: Reference, passage: Passage, others: list[Target]) -> Diagnostic:
    found = others[0]
    return Diagnostic(
        code="reference.wrong-kind",
        message=f"Dans {passage.place}, « {_written(reference)} » ne mène pas à ce qu'il annonce : "
        f"« {found.id} » désigne « {found.complete} ».",
        span=reference.span,
        quote=reference.text,
        hint=f"écrivez « [[{found.kind}:{found.id}]] »",
        related=(Related(caption="« " + found.id + " » est défini ici", span=found.span),),
    )


def _form(reference: Reference, passage: Passage) -> Diagnostic:
    return Diagnostic(
        code="reference.unknown-form",
        message=f"Dans {passage.place}, « {reference.form} » n'est pas une forme de renvoi.",
        span=reference.span,
        quote=reference.form,
        hint=did_you_mean(
            reference.form, FORMS, "écrivez « |numero », « |titre », ou rien pour la forme complète"
        ),
    )


def _written(reference: Reference) -> str:
    body = f"{reference.kind}:{reference.target}" if reference.kind else reference.target
    return f"[[{body}]]"
