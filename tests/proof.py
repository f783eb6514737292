"""Random edits of our own act, each worded as an avenant, read back from its sentences and applied: `make preuve`."""

import argparse
import os
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from compiler.avenant import draft, plan
from compiler.diff import compare, tell_changes
from compiler.ingest import apply_operations, find_unsound, read_markdown, read_operations
from compiler.model.brief import Brief
from compiler.model.change import ChangeSet
from compiler.model.difference import first_difference
from compiler.model.enact import enact
from compiler.model.protocol import Protocol
from compiler.pipeline import load
from compiler.read.resources import read_formulas
from compiler.render.avenant import render_avenant_markdown
from tests.property.edits import edited

SOURCE = Path(__file__).parents[1] / "source"
MOST_EDITS = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one script: why it failed (empty when proved), and how many operations it took."""

    failure: str
    operations: Counter[str]


def changes_of(act: Protocol, seed: int) -> ChangeSet:
    """Return what a script, drawn from its seed, changes in an act."""
    return tell_changes(compare(act, edited(act, seed, 1 + seed % MOST_EDITS)))


def worded(changes: ChangeSet) -> bytes:
    """Return the avenant of some changes, in Markdown."""
    return render_avenant_markdown(draft(changes, plan(changes), Brief(), (), read_formulas()).value)


def prove(act: Protocol, seed: int) -> Outcome:
    """Word what a script changes, read it back, apply it in any order, and compare."""
    changes = changes_of(act, seed)
    target = enact(changes.comparison.after)
    if not changes.changes:
        same = enact(act) == target
        return Outcome("" if same else "des mots changent, et rien n'est dit", Counter())
    read = read_operations(read_markdown(worded(changes)).value, act)
    if read.diagnostics:
        return Outcome(read.diagnostics[0].message, Counter())
    operations = list(read.value)
    Random(seed).shuffle(operations)  # noqa: S311 - the same seed gives the same order
    applied = apply_operations(enact(act), operations)
    if applied.diagnostics:
        return Outcome(applied.diagnostics[0].message, Counter())
    difference = first_difference(target, applied.value)
    unsound = "" if _forsaken(changes) else next(find_unsound(enact(act), target), "")
    return Outcome(
        str(difference) if difference else unsound, Counter(type(one).__name__ for one in operations)
    )


def _forsaken(changes: ChangeSet) -> bool:
    """Tell whether a script takes a party away and leaves its name behind: the checks refuse such an act."""
    before, after = changes.comparison.before, changes.comparison.after
    return not {party.id for party in before.parties} <= {party.id for party in after.parties}


@cache
def our_act() -> Protocol:
    """Return our own act, read once by process."""
    return load(SOURCE).value


def prove_ours(seed: int) -> Outcome:
    """Prove a script of our own act."""
    return prove(our_act(), seed)


def main() -> int:
    """Prove many scripts; return 1 when one fails."""
    parser = argparse.ArgumentParser(
        description="Éprouve la preuve des avenants sur des modifications au hasard."
    )
    parser.add_argument("--nombre", type=int, default=10_000)
    parser.add_argument("--debut", type=int, default=0)
    parser.add_argument("--processus", type=int, default=os.cpu_count())
    request = parser.parse_args()
    kinds: Counter[str] = Counter()
    failures = 0
    start = time.perf_counter()
    seeds = range(request.debut, request.debut + request.nombre)
    with ProcessPoolExecutor(request.processus) as workers:
        for seed, outcome in zip(seeds, workers.map(prove_ours, seeds, chunksize=8), strict=True):
            kinds += outcome.operations
            if outcome.failure:
                failures += 1
                print(f"échec du script {seed} : {outcome.failure}", flush=True)
    took = time.perf_counter() - start
    print(f"{len(seeds)} scripts, {failures} échecs, {sum(kinds.values())} opérations, {took:.0f} s")
    for kind, count in kinds.most_common():
        print(f"  {count:6} {kind}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
