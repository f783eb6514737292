"""The checks of an act to their remarks: in one go, or shared with a child of this process when the act is long."""

from collections.abc import Iterable, Iterator

from compiler.check import Check
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.tree import SourceTree
from compiler.model.protocol import Protocol
from compiler.pipeline.beside import Beside

# Signs of a source tree whose checks take longer than a child to start.
_LONG = 100_000


def is_long(tree: SourceTree) -> bool:
    """Tell whether the checks of an act are worth a child."""
    return sum(len(text.text) for text in tree.texts.values()) > _LONG


def judge(protocol: Protocol, checks: tuple[Check, ...]) -> tuple[Diagnostic, ...]:
    """Return what some checks say of an act."""
    return tuple(_said(protocol, checks))


def judge_in_two(protocol: Protocol, checks: tuple[Check, ...]) -> tuple[Diagnostic, ...]:
    """Return what some checks say of an act, half of them from a child: whoever asks waits for nothing else."""
    # The first gathers the texts that all the others read: once, before they part.
    first = judge(protocol, checks[:1])
    others = Beside(lambda: judge(protocol, checks[2::2]))
    return (*first, *_said(protocol, checks[1::2]), *others.result())


def _said(protocol: Protocol, checks: Iterable[Check]) -> Iterator[Diagnostic]:
    for check in checks:
        yield from check(protocol)
