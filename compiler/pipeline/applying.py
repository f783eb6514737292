"""The story of `appliquer`, one line per stage: an avenant, perhaps edited by hand, applied to the act it amends."""

from dataclasses import dataclass, replace
from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.report import count
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.model.amendment import ClauseBlock
from compiler.model.brief import SealedAct
from compiler.model.enact import enact
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.parse.inline import typeset_plain
from compiler.pipeline.story import Loaded
from compiler.pipeline.versions import Version, errors_in_force
from compiler.read.document import read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The act that an avenant gives, as JSON; None with what stood in the way."""

    base: Loaded
    base_errors: tuple[Diagnostic, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    model: bytes | None = None


def apply(path: Path, base: Version) -> Applied:
    """Read an avenant, in DOCX or in Markdown, and apply its words to a version."""
    from compiler.ingest import read_docx, read_markdown, respell, starting_lines, tell_stranger
    from compiler.render.model_json import render_json

    data, loaded = read_document(path), base.load_base()
    if errors := errors_in_force(loaded):
        return Applied(base=loaded, base_errors=errors)
    is_word = path.suffix.lower() == ".docx"
    read = read_docx(data) if is_word else read_markdown(data)
    if read.diagnostics:
        return Applied(base=loaded, diagnostics=read.diagnostics)
    lines = respell(read.value, enact(loaded.value), _typeset)
    if stranger := tell_stranger(lines, loaded.value, base.signed):
        return Applied(base=loaded, diagnostics=(_other_act(stranger),))
    act = _act(lines, loaded.value, base.signed)
    starts = () if is_word else starting_lines(data)
    told = tuple(_at_line(one, starts) for one in act.diagnostics)
    if count(told, Severity.ERROR):
        return Applied(base=loaded, diagnostics=told)
    return Applied(base=loaded, diagnostics=told, model=render_json(act.value))


def _act(lines: tuple[ClauseBlock, ...], base: Protocol, signed: tuple[SealedAct, ...]) -> Result[Protocol]:
    """Return the act that the lines of an avenant give, with all that is said against it."""
    from compiler.ingest import (
        Outcome,
        apply_orders,
        find_doubts,
        find_unsound,
        fit_words,
        read_orders,
        rebuild,
    )

    force, read = enact(base), read_orders(lines, base)
    orders = fit_words(read.value, base)
    act = apply_orders(force, orders)
    if faults := (*read.diagnostics, *act.diagnostics):
        return Result(base, faults)
    if unsound := tuple(_unsound(why) for why in find_unsound(force, act.value)):
        return Result(base, unsound)
    outcome = Outcome(lines=lines, orders=orders, base=base, signed=signed, after=rebuild(base, act.value))
    return Result(outcome.after, tuple(find_doubts(outcome)))


def _typeset(text: str) -> str:
    """Return words of an avenant as the act would print them."""
    return plain(typeset_plain(text))


def _other_act(why: str) -> Diagnostic:
    return Diagnostic(
        code="avenant.other-act",
        message=f"Cet avenant n'est pas à appliquer à cette base : {why}.",
        span=Span(file=""),
        hint="donnez l'avenant à ce contrat, ou la base qu'il amende (« --base »)",
    )


def _unsound(why: str) -> Diagnostic:
    return Diagnostic(
        code="avenant.unsound-result",
        message=f"Appliqué à la base, cet avenant ne donne pas un acte : {why}.",
        span=Span(file=""),
        hint="produisez de nouveau l'avenant, sans le modifier à la main",
    )


def _at_line(remark: Diagnostic, lines: tuple[int, ...]) -> Diagnostic:
    """Return a remark on a paragraph of an avenant at its line in the file; in a DOCX, at its paragraph."""
    related = tuple(replace(other, span=_moved(other.span, lines)) for other in remark.related)
    return replace(remark, span=_moved(remark.span, lines), related=related)


def _moved(span: Span, lines: tuple[int, ...]) -> Span:
    if not 0 < span.line <= len(lines):
        return span
    return replace(span, line=lines[span.line - 1], end_line=lines[span.line - 1])
