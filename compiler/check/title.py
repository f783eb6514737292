"""An act to the titles that two sister divisions share: the table of contents cannot tell them apart.

The same title further away is no fault: each annex may have its "Introduction". Source: Guide de légistique
3.2.2 (the title of a division says what it holds).
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.division import Division
from compiler.model.protocol import Protocol
from compiler.model.text import plain


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the repeats, in reading order. Errors: title.repeated."""
    yield from _sisters(protocol.divisions)
    for division in protocol.all_divisions():
        yield from _sisters(division.children)


def _sisters(divisions: tuple[Division, ...]) -> Iterator[Diagnostic]:
    first: dict[str, Division] = {}
    for division in divisions:
        title = plain(division.title)
        twin = first.setdefault(fold(title), division)
        if title and twin is not division:
            yield Diagnostic(
                code="title.repeated",
                message=f"Deux divisions voisines portent le même titre : « {title} ».",
                span=division.span,
                quote=title,
                hint="dites dans chaque titre ce que la division a de propre, "
                "ou réunissez les deux divisions",
                related=(Related(caption="même titre ici", span=twin.span, quote=plain(twin.title)),),
            )
