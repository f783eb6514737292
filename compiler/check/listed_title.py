"""An act to the lists that name its divisions one by one, when one name is not the title of the division.

"Autour des trois axes suivants : …" is read as the table of contents; the axis must bear the same title below.
Only a list whose other items are titles, word for word, is taken for one. Source: Guide de légistique 3.2.2.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from compiler.check.announcement import item_texts
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.diagnostics.suggestion import fold
from compiler.model.block import ItemList
from compiler.model.division import Division
from compiler.model.label import kind_name
from compiler.model.passage import Passage, place_name, prose_with
from compiler.model.protocol import Protocol
from compiler.model.text import plain

_FEWEST = 3
_ENDS = (" :", " suivants :", " suivantes :")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the names that differ from the titles, in reading order. Errors: title.differs."""
    told: set[Span] = set()
    for found in (*_of_children(protocol), *_announced(protocol)):
        # A list of its own divisions may be announced by their noun too.
        if found.quote or found.span not in told:
            told.add(found.span)
            yield found


def _of_children(protocol: Protocol) -> Iterator[Diagnostic]:
    for division in protocol.all_divisions():
        for block in division.blocks:
            if isinstance(block, ItemList) and len(block.items) == len(division.children) >= _FEWEST:
                yield from _compare(block, division, protocol)


def _announced(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the names that differ in the lists announced by the noun of a level: "deux axes : … ; …"."""
    groups = {level.plural.lower(): _all_of(level.id, protocol) for level in protocol.levels}
    # A level of one division is announced in the singular, and needs no list.
    groups = {plural: found for plural, found in groups.items() if len(found) > 1}
    ends = {f"{plural}{end}": divisions for plural, divisions in groups.items() for end in _ENDS}
    passages = prose_with(protocol, *ends)
    for passage in passages:
        for plural, divisions in groups.items():
            for listed in _inline(plural, passage.text):
                names = [(words, passage.span, words) for words in listed]
                yield from _differing(names, divisions, passage.place, protocol)
        divisions = next((known for end, known in ends.items() if passage.text.lower().endswith(end)), ())
        names = _items_after(passage) if divisions else []
        yield from _differing(names, divisions, passage.place, protocol)


def _items_after(passage: Passage) -> list[tuple[str, Span, str]]:
    """Return the items of the list right after a paragraph, none when something else follows it."""
    for block, after in pairwise(passage.division.blocks if passage.division else ()):
        if block.span == passage.span and isinstance(after, ItemList):
            texts = (text.rstrip(" ;.,") for text in item_texts(after))
            return [(text, item.span, "") for text, item in zip(texts, after.items, strict=True)]
    return []


def _all_of(kind: str, protocol: Protocol) -> tuple[Division, ...]:
    return tuple(division for division in protocol.all_divisions() if division.kind == kind)


def _inline(plural: str, text: str) -> Iterator[list[str]]:
    """Yield the names that a sentence gives one by one after the noun of a level and a colon."""
    for match in re.finditer(rf"\b{re.escape(plural)}(?: suivante?s)? ?: ?([^.:?!]+)", text, re.IGNORECASE):
        names = [name.strip(" «»") for name in match[1].split(";")]
        if len(names) > 1:
            yield names


def _differing(
    names: list[tuple[str, Span, str]], divisions: tuple[Division, ...], place: str, protocol: Protocol
) -> Iterator[Diagnostic]:
    """Yield the names that are no title; a list that paraphrases, or names other things, is left alone."""
    if len(names) != len(divisions):
        return
    pairs = list(zip(names, divisions, strict=True))
    wrong = [(name, child) for name, child in pairs if not _is_title(name[0], child, protocol)]
    if len(wrong) * 2 > len(pairs):
        return
    for (text, span, quote), child in wrong:
        yield _other_name(text, child, (place, span, quote), protocol)


def _compare(items: ItemList, division: Division, protocol: Protocol) -> Iterator[Diagnostic]:
    texts = item_texts(items)
    pairs = list(zip(texts, items.items, division.children, strict=True))
    wrong = [pair for pair in pairs if not _is_title(pair[0], pair[2], protocol)]
    if len(wrong) * 2 >= len(pairs):
        return
    place = place_name(division, protocol.levels)
    for text, item, child in wrong:
        yield _other_name(text, child, (place, item.span, ""), protocol)


def _other_name(text: str, child: Division, where: tuple[str, Span, str], protocol: Protocol) -> Diagnostic:
    place, span, quote = where
    return Diagnostic(
        code="title.differs",
        message=f"Dans {place}, la liste nomme « {text} » ce qui s'intitule "
        f"« {plain(child.title)} » ({kind_name(child.kind, protocol.levels)} {child.number}).",
        span=span,
        quote=quote,
        hint=f"écrivez « [[{child.kind}:{child.id}|titre]] » : le numéro et le titre s'impriment d'eux-mêmes",
        related=(Related(caption="le titre de la division", span=child.span, quote=plain(child.title)),),
    )


def _is_title(text: str, child: Division, protocol: Protocol) -> bool:
    label = (
        rf"(?:{re.escape(kind_name(child.kind, protocol.levels))}\s+)?{re.escape(child.number)}\s*[.:,–-]\s*"
    )
    bare = re.sub(rf"\A{label}", "", text, flags=re.IGNORECASE)
    return _words(bare) == _words(plain(child.title))


def _words(text: str) -> str:
    """Return a title without case, accents or punctuation: only its words count."""
    return re.sub(r"[^a-z0-9œæ]+", " ", fold(text)).strip()
