"""Two versions of an act where a party, or a set of parties, is renamed to the passages that still write its old name.

What a record names by its id follows by itself; what an author wrote in full does not, and may speak of an older time.
"""

import re
from collections.abc import Iterator, Sequence

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.party import Party, PartySet
from compiler.model.passage import Passage, passages_with
from compiler.model.phrase import ARTICLES
from compiler.model.protocol import Protocol


def find_former_names(before: Protocol, after: Protocol) -> Iterator[Diagnostic]:
    """Yield each passage that writes a former name, once for each thing named. Errors: version.former-name."""
    known = {one.id: one for one in _named(before)}
    for one in _named(after):
        former = _former(known[one.id], one) if one.id in known else ()
        if former:
            # Neither inside another word, nor inside the new name.
            new, old = (_any_of(names) for names in ((_typed(one.name), _typed(one.short)), former))
            pattern = re.compile(rf"(?:{new})|(?<![\w-])(?P<old>{old})(?![\w-])")
            for passage in passages_with(after, *(name.lower() for name in former)):
                yield from _told(passage, pattern, one.name)


def _named(protocol: Protocol) -> Iterator[Party | PartySet]:
    yield from protocol.parties
    yield from protocol.sets


def _any_of(names: Sequence[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)


def _former(old: Party | PartySet, new: Party | PartySet) -> tuple[str, ...]:
    """Return what a thing is no longer called; a word that its new names keep is no trace."""
    kept = [_typed(text) for text in (new.name, new.short)]
    names = dict.fromkeys(_typed(text) for text in (old.name, old.short) if text)
    return tuple(name for name in names if not any(name in text for text in kept))


def _typed(name: str) -> str:
    """Return a name as passages hold it: without its article, spaces and apostrophes plain."""
    bare = next((name.removeprefix(article) for article in ARTICLES if name.startswith(article)), name)
    return bare.replace("\u00a0", " ").replace("’", "'")


def _told(passage: Passage, pattern: re.Pattern[str], name: str) -> Iterator[Diagnostic]:
    match = next((one for one in pattern.finditer(passage.text) if one["old"]), None)
    if match is not None:
        yield Diagnostic(
            code="version.former-name",
            message=f"« {name} » s'appelait « {match['old']} » ; {passage.place} le dit encore.",
            span=passage.span,
            quote=match["old"],
            hint="mettez ce passage à jour dans le même avenant ; laissez-le s'il parle du temps où ce nom était le "
            "sien",
        )
