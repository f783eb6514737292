"""An act to the sentences that announce a number of things and the lists that hold another number.

"Les six axes suivants :" followed by five items: one was lost, or one was never meant.
What some items share, what is said to be a part ("notamment"), and items of place or manner announce nothing.
"""

import re
from collections.abc import Iterator

from compiler.check.announcement import Announced, Announcement, announcements, item_texts
from compiler.check.quantity import Kind, Quantity, quantities
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.block import ItemList
from compiler.model.division import Division
from compiler.model.mark import as_written
from compiler.model.protocol import Protocol
from compiler.model.table import Table

_SOME = re.compile(
    r"\bdont\b|\bnotamment\b|\bpar exemple\b|\ben particulier\b|\bparmi\b|\bprincipalement\b|\btels? que\b|"
    r"\bentre autres\b"
)
_AT_ONCE = re.compile(r"[^,;():]*\b(?:suivant(?:e)?s\b|ci-après\b)|(?: [^\s,;():]+){0,4} ?:\Z")
_MADE_OF = re.compile(
    r"\b(?:compren|comport|compt|recouvr|regroup|réuni|rassembl|distingu|s'organis|organisée?s? |s'articul|"
    r"articulée?s? |"
    r"se déclin|déclinée?s? |se répart|répartie?s? |se compos|composée?s? |repos|se concentr|se structur|"
    r"structurée?s? |"
    r"retien|identifi|poursui|fix|défini|autour|selon|créée?s?)\w*[^.;:]{0,40}\Z"
)
_CIRCUMSTANCE = re.compile(
    r"(?:par|pour|en|dans|à|au|aux|chez|sur|sous|lors|afin|grâce|avec|auprès|via)\b", re.IGNORECASE
)
_ONE = re.compile(r"\b(?:une?) [^\W\d_]")
_NAME = re.compile(r"(?:L[ae'] ?)?[A-ZÀ-ÝŒ][^\s,]*(?: [^\s,]+){0,2}\Z")
_SHORT = 12


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the announcements that their lists contradict, in reading order. Errors: count.list."""
    for announcement in announcements(protocol):
        counted = [quantity for quantity in quantities(announcement.sentence) if quantity.kind is Kind.COUNT]
        if counted and not _SOME.search(announcement.sentence):
            yield from _judge(announcement, counted)


def _judge(announcement: Announcement, counted: list[Quantity]) -> Iterator[Diagnostic]:
    sizes = _sizes(announcement.announced, counted[-1].noun)
    if not sizes or any(quantity.value in sizes for quantity in counted):
        return
    sentence = announcement.sentence
    # "Trois dispositifs et un outil :" announces four things.
    if sum(quantity.value for quantity in counted) + len(_ONE.findall(sentence)) in sizes:
        return
    last = counted[-1]
    if not last.is_exact or not _announces(sentence, last, sizes):
        return
    size = min(sizes)
    what, where = _what(announcement.announced, size)
    yield Diagnostic(
        code="count.list",
        message=f"Dans {announcement.place}, « {last.words} » est annoncé et {what}.",
        span=announcement.span,
        quote=as_written(announcement.content, last.words),
        hint="corrigez le nombre, ou complétez ce qui suit",
        related=(Related(caption="ce qui est annoncé", span=where),),
    )


def _sizes(announced: Announced, noun: str) -> set[int]:
    """Return the numbers of things that the announced list may be said to hold; none when it cannot tell."""
    if isinstance(announced, ItemList):
        texts = item_texts(announced)
        if any(_CIRCUMSTANCE.match(text) for text in texts) or len(texts) == 1:
            return _names(texts)
        leaves = sum(_leaves(item.blocks) or 1 for item in announced.items)
        return {len(texts), leaves}
    if isinstance(announced, Table):
        heads = {column.id for column in announced.columns[:1]}
        firsts = {
            str(cell.paragraphs) for row in announced.rows for cell in row.cells if cell.column in heads
        }
        return {len(announced.rows), len(firsts)}
    return {len(announced)} if noun.startswith(announced[0].kind[:4]) else set()


def _names(texts: list[str]) -> set[int]:
    """Return how many names the items hold when each names several: "dans l'Essonne, Athis-Mons, Orly"."""
    held = [
        sum(_NAME.match(part.strip()) is not None for part in re.split(r",| et ", text.rstrip(" .;")))
        for text in texts
    ]
    return {sum(held)} if all(count > 1 for count in held) else set()


def _leaves(blocks: tuple[object, ...]) -> int:
    lists = [block for block in blocks if isinstance(block, ItemList)]
    return sum(_leaves(item.blocks) or 1 for held in lists for item in held.items)


def _announces(sentence: str, last: Quantity, sizes: set[int]) -> bool:
    """Tell whether a number is said of what follows, and is close enough to be meant for it."""
    tail, head = sentence[last.noun_end :], sentence[: last.start]
    at_once = _AT_ONCE.match(tail) is not None
    opens = not re.sub(
        r"\b(?:les|ces|ses|leurs|le|la|l'|parmi|aux?|des|voici|il s'agit de)\b|\W", "", head.lower()
    )
    if "suivant" in tail:
        return at_once
    if not (at_once or opens or _MADE_OF.search(head)):
        return False
    return last.value <= _SHORT or any(abs(last.value - size) <= max(2, size // 3) for size in sizes)


def _what(announced: Announced, size: int) -> tuple[str, Span]:
    if isinstance(announced, ItemList):
        return f"la liste qui suit en compte {size}", announced.span
    if isinstance(announced, Table):
        return f"le tableau qui suit en compte {size}", announced.span
    first: Division = announced[0]
    return f"il y en a {size}", first.span
