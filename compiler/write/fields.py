"""Texts of the act to fields of YAML: Markdown words, words taken to the letter, what must be there and is empty."""

from collections.abc import Iterator

from compiler.model.block import Block
from compiler.model.text import Inlines, Text
from compiler.write.inline import Hand
from compiler.write.prose import prose_lines
from compiler.write.spelling import bare
from compiler.write.yaml_text import NO_WORDS, Bare, Field, Long


def words(content: Inlines | str, hand: Hand) -> str:
    """Return a text that must be there; a comment stands for one that has no words."""
    return hand.text((Text(text=content),) if isinstance(content, str) else content) or NO_WORDS


def maybe_words(key: str, content: Inlines | str, hand: Hand) -> Iterator[Field]:
    """Yield a field when its text has words."""
    if (written := words(content, hand)) != NO_WORDS:
        yield key, written


def maybe(key: str, text: str) -> Iterator[Field]:
    """Yield a field that is read to the letter, unless it is empty."""
    if letters := bare(text):
        yield key, letters


def flag(key: str, *, is_set: bool) -> Iterator[Field]:
    """Yield "clé: oui" when something is so."""
    if is_set:
        yield key, Bare("oui")


def prose(blocks: tuple[Block, ...], hand: Hand) -> str | Long:
    """Return the value of a field that holds paragraphs and lists."""
    lines = prose_lines(blocks, hand)
    return Long(tuple(lines)) if lines else NO_WORDS
