"""An act to the lists that name its divisions one by one, when one name is not the title of the division.

"Autour des trois axes suivants : …" is read as the table of contents; the axis must bear the same title below.
Only a list whose other items are titles, word for word, is taken for one. Source: Guide de légistique 3.2.2.
"""

import re
from collections.abc import Iterator

from compiler.check.announcement import item_texts
from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.block import ItemList
from compiler.model.division import Division
from compiler.model.label import kind_name
from compiler.model.passage import place_name
from compiler.model.protocol import Protocol
from compiler.model.text import plain

_FEWEST = 3


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the names that differ from the titles, in reading order. Errors: title.differs."""
    for division in protocol.all_divisions():
        for block in division.blocks:
            if isinstance(block, ItemList) and len(block.items) == len(division.children) >= _FEWEST:
                yield from _compare(block, division, protocol)


def _compare(items: ItemList, division: Division, protocol: Protocol) -> Iterator[Diagnostic]:
    texts = item_texts(items)
    pairs = list(zip(texts, items.items, division.children, strict=True))
    wrong = [pair for pair in pairs if not _is_title(pair[0], pair[2], protocol)]
    if len(wrong) * 2 >= len(pairs):
        return
    for text, item, child in wrong:
        yield Diagnostic(
            code="title.differs",
            message=f"Dans {place_name(division, protocol.levels)}, la liste nomme « {text} » ce qui s'intitule "
            f"« {plain(child.title)} » ({kind_name(child.kind, protocol.levels)} {child.number}).",
            span=item.span,
            hint=f"écrivez « [[{child.kind}:{child.id}|titre]] » : le numéro et le titre s'impriment d'eux-mêmes",
            related=(Related(caption="le titre de la division", span=child.span, quote=plain(child.title)),),
        )


def _is_title(text: str, child: Division, protocol: Protocol) -> bool:
    label = (
        rf"(?:{re.escape(kind_name(child.kind, protocol.levels))}\s+)?{re.escape(child.number)}\s*[.:–-]\s*"
    )
    bare = re.sub(rf"\A{label}", "", text, flags=re.IGNORECASE)
    return _words(bare) == _words(plain(child.title))


def _words(text: str) -> str:
    """Return a title without case, accents or punctuation: only its words count."""
    return re.sub(r"[^a-z0-9œæ]+", " ", fold(text)).strip()
