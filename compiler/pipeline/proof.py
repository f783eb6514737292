"""An avenant read back from its own pages, applied to the base, and compared with the target."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import NOWHERE
from compiler.ingest import apply_operations, read_docx, read_markdown, read_operations
from compiler.model.amendment import Amendment, ClauseBlock, Line
from compiler.model.brief import Override
from compiler.model.difference import first_difference
from compiler.model.enact import enact
from compiler.model.enacted import ActWords
from compiler.model.operation import Operation
from compiler.model.protocol import Protocol

_LONGEST, _START = 160, 60
# The first sentences that fail say why; the others often fail with them.
_MOST_TOLD = 5
_HINT = (
    "rien n'a été écrit ; donnez votre propre formule dans avenant.yml, "
    "et signalez ce texte à qui entretient le compilateur"
)
_OWN_HINT = "corrigez cette formule, ou retirez-la pour laisser faire le compilateur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What an avenant has to prove: that it leads from the base to the target. `overrides` are its author's words."""

    base: Protocol
    target: Protocol
    amendment: Amendment
    overrides: tuple[Override, ...] = ()


def prove(claim: Claim, pages: tuple[tuple[str, bytes], ...]) -> tuple[Diagnostic, ...]:
    """Return why the avenant is not proved, nothing when it is. `pages` are its files by name.

    Errors: avenant.proof-failed.
    """
    act, expected = enact(claim.base), enact(claim.target)
    for name, data in pages:
        read = read_docx(data) if name.endswith(".docx") else read_markdown(data)
        faults = tuple(_faults(name, read, claim, (act, expected)))
        if faults:
            return faults
    return ()


def _faults(
    name: str, read: Result[tuple[ClauseBlock, ...]], claim: Claim, acts: tuple[ActWords, ActWords]
) -> Iterator[Diagnostic]:
    if read.diagnostics:
        yield from (_failed(name, remark.message, claim) for remark in read.diagnostics[:_MOST_TOLD])
        return
    operations = read_operations(read.value, claim.base)
    if operations.diagnostics:
        yield from (_failed(name, remark.message, claim) for remark in operations.diagnostics[:_MOST_TOLD])
        return
    result = apply_operations(acts[0], operations.value)
    if result.diagnostics:
        yield from (_failed(name, remark.message, claim) for remark in result.diagnostics)
        return
    difference = first_difference(acts[1], result.value)
    if difference is not None:
        sentence = _misread(operations.value, claim.amendment)
        blamed = f" Phrase en cause : « {_short(sentence)} »." if sentence else ""
        message = (
            f"Appliqué à la base, il ne donne pas le texte voulu ({difference.place}) : "
            f"attendu « {_short(difference.expected)} », obtenu « {_short(difference.found)} »."
        )
        yield _failed(name, message + blamed, claim)


def _misread(read: tuple[Operation, ...], amendment: Amendment) -> str:
    """Return the first sentence that reads otherwise than it was meant; empty when all read well."""
    meant = [(operation, clause) for clause in amendment.clauses() for operation in clause.operations]
    for rank, (operation, clause) in enumerate(meant):
        if rank >= len(read) or read[rank] != operation:
            return " ".join(block.text for block in clause.blocks if isinstance(block, Line))
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _failed(name: str, message: str, claim: Claim) -> Diagnostic:
    """Return the report of a proof that failed, at the author's own words when they are in it."""
    mine = next((one for one in claim.overrides if any(line[:_START] in message for line in one.lines)), None)
    return Diagnostic(
        code="avenant.proof-failed",
        message=f"L'avenant écrit ne se prouve pas ({name}). {message}",
        span=mine.span if mine else NOWHERE,
        hint=_OWN_HINT if mine else _HINT,
    )
