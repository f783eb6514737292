"""An act to its brackets and guillemets opened and never closed, or closed without having been opened.

The reader cannot tell where what is set apart ends. A pair may span the alinéas of one division; the number of
an item ("1)", "a)") is no bracket. Source: typographic annex of the Guide de légistique.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import Form, Passage, passages_with
from compiler.model.protocol import Protocol

_PAIRS = {")": "(", "»": "«"}
_SIGN = re.compile(r"[()«»]")
_ITEM = re.compile(r"(?:\A|[\s,;:])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4}) ?\Z")
_ALONE = (Form.TITLE, Form.INDICATOR, Form.CELL, Form.LABEL, Form.NOTE)
_AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sign:
    """A sign, its text, the rank of that text in what is read in one go, and where the sign stands in it."""

    sign: str
    rank: int
    start: int
    passage: Passage


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the signs without their pair, in reading order. Errors: wording.unbalanced."""
    for _, run in groupby(passages_with(protocol, "(", ")", "«", "»"), key=_run_of):
        alone = sorted(_alone(tuple(run)), key=lambda sign: (sign.rank, sign.start))
        yield from map(_told, alone)


def _run_of(passage: Passage) -> tuple[object, ...]:
    """Return what the texts that are read in one go share: prose, its division; anything else stands alone."""
    if passage.form in _ALONE or passage.division is None:
        return (id(passage),)
    return (passage.division.id, passage.form, passage.place)


def _alone(texts: Sequence[Passage]) -> list[_Sign]:
    opened: list[_Sign] = []
    alone: list[_Sign] = []
    for rank, text in enumerate(texts):
        for match in _SIGN.finditer(text.text):
            sign = _Sign(sign=match[0], rank=rank, start=match.start(), passage=text)
            if sign.sign not in _PAIRS:
                # Each alinéa of a long quotation may open again what only the last one closes.
                is_again = sign.sign == "«" and not text.text[: sign.start].strip()
                if not (is_again and any(other.sign == "«" for other in opened)):
                    opened.append(sign)
            elif not _close(opened, _PAIRS[sign.sign], alone) and not _numbers(sign):
                alone.append(sign)
    return [*alone, *opened]


def _close(opened: list[_Sign], wanted: str, alone: list[_Sign]) -> bool:
    """Take off the last sign of that kind; one opened inside it and left open is alone."""
    rank = next((rank for rank in range(len(opened) - 1, -1, -1) if opened[rank].sign == wanted), -1)
    if rank < 0:
        return False
    if wanted == "«":
        alone += opened[rank + 1 :]
        del opened[rank + 1 :]
    del opened[rank]
    return True


def _numbers(sign: _Sign) -> bool:
    return sign.sign == ")" and _ITEM.search(sign.passage.text[: sign.start]) is not None


def _told(sign: _Sign) -> Diagnostic:
    text, is_open = sign.passage.text, sign.sign not in _PAIRS
    name = "une parenthèse" if sign.sign in "()" else "un guillemet"
    if is_open:
        words = _shortened(text[sign.start :], from_start=True)
        said = f"{name} s'ouvre et ne se ferme pas, avant « {words[1:].strip()} »"
    else:
        words = _shortened(text[: sign.start + 1], from_start=False)
        ending = "e" if sign.sign == ")" else ""
        said = f"{name} se ferme sans avoir été ouvert{ending}, après « {words[:-1].strip()} »"
    return Diagnostic(
        code="wording.unbalanced",
        message=f"Dans {sign.passage.place}, {said}.",
        span=sign.passage.span,
        quote=words,
        hint=f"écrivez le signe qui {'ferme' if is_open else 'ouvre'}, ou retirez celui-ci",
    )


def _shortened(text: str, *, from_start: bool) -> str:
    """Return a few whole words of one end of a text."""
    if len(text) <= _AROUND:
        return text
    return text[:_AROUND].rpartition(" ")[0] if from_start else text[-_AROUND:].partition(" ")[2]
