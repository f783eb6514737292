"""Our own act, many of its texts reworded at random, reads back with its new words."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from compiler.diagnostics.span import Span
from compiler.model.block import Block, Chart, Paragraph
from compiler.model.protocol import Protocol
from compiler.model.table import Table
from compiler.model.text import (
    Figure,
    Inlines,
    Reference,
    plain,
    walk,
)
from compiler.write.patch import Rewording, patched
from tests.property.wordings import Wordings, clean
from tests.write.reading import read_back, text

ARTICLE = Reference(kind="article", target="objet", text="article\u00a01er")

ROOT = Path(__file__).parents[2] / "source"


@pytest.mark.parametrize("seed", range(4))
def test_our_own_act_reads_back_with_its_new_words(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing secret: the same seed must give the same edits
    files = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
        for path in sorted(ROOT.rglob("*.*"))
        if "versions" not in path.parts and path.suffix in (".md", ".yml", ".csv")
    }
    before = read_back(tuple((path, words.encode()) for path, words in files.items())).value
    wished = dict(_reworded(before, random))
    done = {
        path: patched(words, [one for one in wished.values() if one.span.file == path])
        for path, words in files.items()
    }
    assert not [one for one in done.values() if one.refused]
    result = read_back(tuple((path, one.text.encode()) for path, one in done.items()))
    assert not result.diagnostics
    found = {name: plain(content) for name, content, _, _ in _texts(result.value)}
    assert {name: found[name] for name in wished} == {name: one.after for name, one in wished.items()}
    others = {name: plain(content) for name, content, _, _ in _texts(before) if name not in wished}
    assert {name: found[name] for name in others} == others


def _reworded(act: Protocol, random: Random) -> Iterator[tuple[str, Rewording]]:
    """Yield new words for some texts of an act, each with the name by which it is found again."""
    wordings = Wordings(random)
    for name, content, span, key in random.sample(list(_texts(act)), 60):
        after = wordings.reworded(plain(content))
        if clean(after) == after:
            yield name, Rewording(span=span, before=content, after=after, key=key)


def _texts(act: Protocol) -> Iterator[tuple[str, Inlines, Span, str]]:
    """Yield the texts of an act that hold no figure nor reference, where they are, and the fields that hold them."""
    for name, content, span, key in _all_texts(act):
        if content and not any(isinstance(inline, Figure | Reference) for inline in walk(content)):
            yield name, content, span, key


def _all_texts(act: Protocol) -> Iterator[tuple[str, Inlines, Span, str]]:
    for division in act.all_divisions():
        yield from _block_texts(division.id, division.blocks)
        for line in division.engagements:
            yield from _block_texts(line.id, line.content)
            for indicator in line.follow_up:
                yield f"{line.id} {indicator.id}", indicator.label, indicator.span, "libelle"
    for note in act.notes:
        yield note.id, note.content, note.span, ""
    for party in act.parties:
        yield party.id, text(party.name), party.span, "nom"


def _block_texts(holder: str, blocks: tuple[Block, ...]) -> Iterator[tuple[str, Inlines, Span, str]]:
    for rank, block in enumerate(blocks):
        match block:
            case Paragraph():
                yield f"{holder} {rank}", block.content, block.span, ""
            case Table():
                yield block.id, block.title, block.span, "titre"
                for column in block.columns:
                    yield f"{block.id} {column.id}", column.title, column.span, "titre"
            case Chart():
                yield block.id, block.alternative, block.span, "alternative"
            case _:
                pass
