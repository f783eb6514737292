"""Findings and diagnostics to the cards of the page: what is said, where in the original, where in the result."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compiler.diagnostics.catalogue import severity_of
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.span import Span
from compiler.model.change import Edit, Mark
from compiler.model.intake import Finding
from compiler.render.html.marking import marked, quoted
from compiler.render.intake.sentences import capital, held, place_said

TO_CHECK, SURE = "a-verifier", "sur"
_LONGEST, _SHORT = 420, 160
_MOST_LINES = 6
_CUT = "[…]"
_NOTHING = Markup()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A finding or a diagnostic as the template shows it. `state` is what it is filtered by.

    `rank` tells it from all others of the page, `number` from those of its list.
    """

    rank: int
    number: int
    anchor: str
    state: str
    topic: str
    title: str
    code: str = ""
    line: str = ""
    excerpt: Markup = _NOTHING
    place: str = ""
    written: Markup = _NOTHING
    left_out: str = ""
    quote: str = ""
    proposal: Markup = _NOTHING
    outcome: str = ""
    hint: str = ""
    related: tuple[tuple[str, str], ...] = ()


class Lines:
    """The files of the result, whose lines cards quote."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._files = {name: text.splitlines() for name, text in sources.items()}

    def at(self, span: Span, quote: str = "") -> Markup:
        """Return the first lines of a place, its words marked; nothing of a file that is not known."""
        lines = self._files.get(span.file, [])[span.line - 1 : max(span.end_line, span.line)]
        # A place that covers whole lines ends at the first column of the next.
        if len(lines) > 1 and span.end_column == 1 and span.end_line > span.line:
            lines = lines[:-1]
        shown = [shortened(line.rstrip(), quote, _LONGEST) for line in lines[:_MOST_LINES]]
        more = [_CUT] if len(lines) > _MOST_LINES else []
        return quoted("\n".join([*shown, *more]).strip("\n"), quote)


def finding_card(number: int, finding: Finding, topic: str, lines: Lines) -> Card:
    """Return the card of a finding; what is sure is told shortly."""
    told = finding.excerpt.strip()
    longest = _SHORT if finding.is_sure else _LONGEST
    changes = finding.quote and finding.proposal
    said = finding.proposal if finding.is_applied else finding.quote
    is_quoted = bool(finding.quote) and finding.quote in told
    return Card(
        rank=number,
        number=number,
        anchor=f"decision-{number}",
        state=SURE if finding.is_sure else TO_CHECK,
        topic=topic,
        title=held(capital(finding.message)),
        line=place_said(finding.original),
        excerpt=quoted(shortened(told, finding.quote, longest), finding.quote),
        place=place_of(finding.result),
        written=_NOTHING if finding.is_sure else lines.at(finding.result, said),
        left_out=finding.left_out.strip(),
        quote="" if changes or is_quoted else finding.quote,
        proposal=_proposal(finding),
        outcome=_outcome(finding),
    )


def diagnostic_card(number: int, rank: int, diagnostic: Diagnostic, lines: Lines) -> Card:
    """Return the card of what a check says of the act."""
    related = ((capital(one.caption), place_of(one.span)) for one in diagnostic.related)
    return Card(
        rank=rank,
        number=number,
        anchor=f"controle-{number}",
        state=severity_of(diagnostic).value,
        topic="",
        title=held(capital(diagnostic.message)),
        code=diagnostic.code,
        place=place_of(diagnostic.span),
        written=lines.at(diagnostic.span, diagnostic.quote),
        quote=diagnostic.quote,
        hint=held(f"{capital(diagnostic.hint.rstrip('.'))}.") if diagnostic.hint else "",
        related=tuple(one for one in related if one[1]),
    )


def in_severity(diagnostics: Iterable[Diagnostic], severity: Severity) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of a severity, in their order."""
    return tuple(one for one in diagnostics if severity_of(one) is severity)


def place_of(span: Span) -> str:
    """Return a place as programs name it, file and line; nothing for what nobody wrote."""
    return f"{span.file}:{span.line}" if span.file else ""


def shortened(text: str, quote: str, longest: int) -> str:
    """Return a text around some words of it, or its beginning, cut between words."""
    if len(text) <= longest:
        return text
    at = max(text.find(quote), 0) if quote else 0
    start = max(at - (longest - len(quote)) // 2, 0)
    end = max(start + longest, at + len(quote))
    opening = (
        f"{_CUT} {text[start:end].partition(' ')[2]}" if start and " " in text[start:at] else text[start:end]
    )
    return f"{opening.rpartition(' ')[0] or opening} {_CUT}" if end < len(text) else opening


def _proposal(finding: Finding) -> Markup:
    if not finding.proposal:
        return _NOTHING
    if not finding.quote:
        return marked((Edit(mark=Mark.KEPT, text=finding.proposal),))
    removed, added = Edit(mark=Mark.REMOVED, text=finding.quote), Edit(mark=Mark.ADDED, text=finding.proposal)
    return marked((removed, Edit(mark=Mark.KEPT, text=" "), added))


def _outcome(finding: Finding) -> str:
    """Return whether a proposal was done; a value that replaces no words is what was written."""
    if not (finding.quote and finding.proposal):
        return ""
    return "appliqué" if finding.is_applied else "proposé, non appliqué"
