"""The proof of avenants on our own act: every script is proved, and a sentence broken is never taken for true."""

import re
from random import Random

import pytest

from compiler.ingest import apply_operations, read_markdown, read_operations
from compiler.model.enact import enact
from compiler.model.enacted import ActWords
from compiler.model.protocol import Protocol
from compiler.pipeline import load
from tests.proof import SOURCE, changes_of, prove, worded


@pytest.fixture(scope="module")
def act() -> Protocol:
    return load(SOURCE).value


@pytest.mark.parametrize("seed", range(60))
def test_what_a_script_changes_is_proved(act: Protocol, seed: int) -> None:
    assert prove(act, seed).failure == ""


def _given(act: Protocol, avenant: bytes) -> ActWords | None:
    """Return the act that an avenant gives, None when it is refused."""
    read = read_operations(read_markdown(avenant).value, act)
    applied = apply_operations(enact(act), read.value)
    return None if read.diagnostics or applied.diagnostics else applied.value


# The sixteenth script undoes what it does: no sentence of its avenant orders anything.
@pytest.mark.parametrize("seed", [seed for seed in range(1, 26) if seed != 16])
def test_an_avenant_with_a_word_changed_does_not_give_the_act_wanted(act: Protocol, seed: int) -> None:
    changes = changes_of(act, seed)
    assert changes.changes
    target = enact(changes.comparison.after)
    text = worded(changes).decode()
    assert _given(act, text.encode()) == target
    # The first two articles order nothing, nor do those that follow the amending ones.
    pieces = re.split(r"(?m)^(## .*)$", text)
    place = next(rank for rank, piece in enumerate(pieces) if re.match(r"## Article.3 –", piece)) + 1
    words = pieces[place].split(" ")
    rank = Random(seed).choice([rank for rank, word in enumerate(words) if word.isalpha()])  # noqa: S311 - replayed
    words[rank] = "zzz"
    broken = "".join((*pieces[:place], " ".join(words), *pieces[place + 1 :]))
    assert _given(act, broken.encode()) != target
