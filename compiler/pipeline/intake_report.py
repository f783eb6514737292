"""What importing an act decided and found, each with its place in the original and in the result."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from compiler.adopt.reading import Whereabouts
from compiler.adopt.recognising import Adoption, Decision, words_left_out
from compiler.adopt.recognising.folding import words_of
from compiler.adopt.recognising.homes import said_in
from compiler.adopt.recognising.words import paper_texts
from compiler.diagnostics.span import NOWHERE, Span
from compiler.model.block import Chart
from compiler.model.division import ARTICLE
from compiler.model.engagement import IndicatorState
from compiler.model.intake import Finding, Intake
from compiler.model.paper import Doubt, DoubtKind, Entry, Grid, Heading, Line, Paper, Piece
from compiler.model.protocol import Protocol
from compiler.model.source_line import source_lines
from compiler.model.table import Table
from compiler.model.text import plain
from compiler.pipeline.story import Loaded

_TOPICS: Mapping[DoubtKind, str] = {
    DoubtKind.CELL_JOINED: "case rejointe",
    DoubtKind.GRID_JOINED: "tableau rejoint",
    DoubtKind.HEAD_REPEATED: "en-tête répété",
    DoubtKind.IMAGE_LEFT_OUT: "image",
    DoubtKind.LINE_JOINED: "alinéa rejoint",
    DoubtKind.MARKUP_UNREAD: "balise",
    DoubtKind.NOTE_UNCALLED: "note",
    DoubtKind.NOTE_WITHOUT_TEXT: "note",
    DoubtKind.PAGE_FURNITURE: "en-tête ou pied de page",
    DoubtKind.PART_LEFT_OUT: "texte laissé de côté",
    DoubtKind.ROW_REALIGNED: "ligne de tableau",
    DoubtKind.ROW_UNCERTAIN: "ligne de tableau",
    DoubtKind.RULE_LEFT_OUT: "trait de tableau",
    DoubtKind.TRACKED_CHANGE: "modification suivie",
    DoubtKind.WORDS_LEFT_OUT: "texte laissé de côté",
}
_LOST = "texte perdu"
_REREAD = "écriture"
_NOTE = re.compile(r"^\[\^[^\]\s]+\]:[ ]?(.*)$", re.MULTILINE)
_SIGNS = re.compile(r"[\W_]+")
_ORDINAL = re.compile(r"(\d)\s?(?:i?[èe]mes?|es?|ers?|[èe]res?|nde?s?)\b")


@dataclass
class Report:
    """Tells what was done, with each place in the original and in the result."""

    name: str
    original: Paper
    read: Paper
    adoption: Adoption
    loaded: Loaded
    whereabouts: Whereabouts

    def __post_init__(self) -> None:
        self._excerpts: dict[int, str] = {}
        for line, text in _texts(self.original):
            before = self._excerpts.get(line)
            self._excerpts[line] = f"{before} | {text}" if before else text
        self._places = dict(_places(self.loaded.value))
        self._homes: dict[int, set[str]] = {}
        for said in said_in(self.adoption.protocol):
            self._homes.setdefault(said.span.line, set()).add(said.subject)

    def intake(self, applied: tuple[Decision, ...]) -> Intake:
        """Return the report."""
        findings = [*self._doubts(), *self._decisions(applied), *self._unread()]
        lost = words_left_out(self.read, self.adoption)
        if lost:
            message = f"{len(lost)} mots de l'original n'ont pas trouvé leur place dans l'acte."
            findings.append(Finding(topic=_LOST, message=message, left_out=" ".join(lost)))
        findings.sort(key=lambda one: (not one.original.file, one.original.line, one.topic))
        return Intake(
            file=self.name,
            title=self.adoption.protocol.identity.title,
            figures=tuple(figures(self.adoption.protocol)),
            words=self._words(findings),
            findings=tuple(findings),
            diagnostics=self.loaded.diagnostics,
        )

    def _words(self, findings: list[Finding]) -> tuple[int, int, int]:
        """Return how many words the original has, how many of them are in the result, how many are told left out."""
        left = sum(len(words_of(one.left_out)) for one in findings)
        apart = sum(len(words_of(doubt.left_out)) for doubt in self.original.doubts)
        written = sum(len(words_of(text)) for text in paper_texts(self.original)) + apart
        return written, written - left, left

    def _doubts(self) -> Iterator[Finding]:
        # A note that nothing calls is told once the act is known: a decision says where it went.
        for doubt in (one for one in self.original.doubts if one.kind is not DoubtKind.NOTE_UNCALLED):
            here = self._homes.get(doubt.span.line, set()) if doubt.span.file else set()
            yield self._placed(_doubt_finding(doubt), next(iter(here)) if len(here) == 1 else "")

    def _decisions(self, applied: tuple[Decision, ...]) -> Iterator[Finding]:
        for one in applied:
            yield self._placed(_applied_finding(one), self._home(one))
        for one in self.adoption.decisions:
            yield self._placed(_decision_finding(one), one.subject)

    def _placed(self, finding: Finding, subject: str) -> Finding:
        excerpt = self.whereabouts.excerpt(finding.original)
        return replace(
            finding,
            original=self.whereabouts.placed(finding.original),
            excerpt=excerpt
            or (self._excerpts.get(finding.original.line, "") if finding.original.file else ""),
            result=self._places.get(subject, NOWHERE),
        )

    def _home(self, one: Decision) -> str:
        """Return what holds a correction: putting words right may have changed the id that they gave."""
        if one.subject in self._places:
            return one.subject
        return next(
            (
                said.subject
                for said in said_in(self.adoption.protocol)
                if said.span.line <= one.span.end_line
                and one.span.line <= said.span.end_line
                and one.proposal in said.text
            ),
            "",
        )

    def _unread(self) -> Iterator[Finding]:
        """Yield what the files do not give back letter for letter: typography did it, or nothing explains it."""
        wanted, found = source_lines(self.adoption.protocol), source_lines(self.loaded.value)
        exact = {_letters(line.words) for line in wanted}
        loose, read = ({_loosely(line.words) for line in lines} for lines in (wanted, found))
        for line in found:
            if _letters(line.words) not in exact:
                is_typography = _loosely(line.words) in loose
                yield Finding(
                    topic=_REREAD,
                    message=f"{_capital(line.place)} : "
                    + (
                        "un ordinal ou une abréviation y prend la forme que la typographie française demande."
                        if is_typography
                        else "ce texte ne se relit pas comme il était ; comparez-le à l'original."
                    ),
                    result=line.span,
                    quote=line.words,
                    is_sure=is_typography,
                )
        # A note that nothing calls is no line of the act, yet it is written.
        read |= {_loosely(note) for text in self.loaded.texts.values() for note in _NOTE.findall(text.text)}
        for line in wanted:
            if _loosely(line.words) not in read:
                message = f"{_capital(line.place)} : ce texte n'a pas pu être écrit."
                yield Finding(topic=_REREAD, message=message, left_out=line.words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _letters(text: str) -> str:
    """Return the letters and figures of a text: what typography leaves as it is."""
    return _SIGNS.sub("", text.replace("œ", "oe"))


def _loosely(text: str) -> str:
    """Return the letters of a text, whatever their case and however its ordinals are written."""
    return _letters(_ORDINAL.sub(r"\1e", text)).casefold()


def _doubt_finding(doubt: Doubt) -> Finding:
    return Finding(
        topic=_TOPICS[doubt.kind],
        message=doubt.message,
        original=doubt.span,
        left_out=doubt.left_out,
        is_sure=doubt.is_sure,
    )


def _decision_finding(one: Decision) -> Finding:
    return Finding(
        topic=one.kind.value,
        message=one.message,
        original=one.span,
        left_out=one.left_out,
        quote=one.quote,
        proposal=one.proposal,
        # What is proposed and not done is for somebody to decide.
        is_sure=one.is_sure and not (one.quote and one.proposal),
    )


def _applied_finding(one: Decision) -> Finding:
    """Return what was put right: done, and said so."""
    message = f"« {one.quote} » est corrigé en « {one.proposal} »."
    return replace(_decision_finding(one), message=message, is_sure=True, is_applied=True)


def _texts(paper: Paper) -> Iterator[tuple[int, str]]:
    """Yield the lines of the original with what stands there."""
    for piece in _leaves(paper.pieces):
        if isinstance(piece, Heading | Line | Entry):
            yield piece.span.line, plain(piece.words)
    for note in paper.notes:
        yield note.span.line, plain(note.words)


def _leaves(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Grid):
            for row in piece.rows:
                for cell in row:
                    yield from _leaves(cell.pieces)
        else:
            yield piece


def _places(act: Protocol) -> Iterator[tuple[str, Span]]:
    """Yield where each thing that bears an id is written; what comes first in the act wins."""
    found: dict[str, Span] = {}
    for party in act.parties:
        found.setdefault(party.id, party.span)
    for division in act.all_divisions():
        found.setdefault(division.id, division.span)
        for engagement in division.engagements:
            found.setdefault(engagement.id, engagement.span)
    for block in act.blocks():
        if isinstance(block, Table | Chart):
            found.setdefault(block.id, block.span)
    for note in act.notes:
        found.setdefault(note.id, note.span)
    yield from found.items()


def figures(act: Protocol) -> Iterator[tuple[str, int]]:
    """Yield what an act holds, as (what, how many); what it holds none of is left out."""
    engagements = tuple(act.engagements())
    divisions = tuple(act.all_divisions())
    tables = [block for block in act.blocks() if isinstance(block, Table)]
    follow_up = [one for each in engagements for one in each.follow_up]
    counts = (
        ("parties", len(act.parties)),
        ("articles", sum(1 for one in divisions if one.kind == ARTICLE and one.depth == 1)),
        *(
            (level.plural.lower(), sum(1 for one in divisions if one.kind == level.id))
            for level in act.levels
        ),
        ("engagements", len(engagements)),
        ("indicateurs de contexte", sum(len(one.indicators) for one in divisions)),
        ("indicateurs de suivi", sum(1 for one in follow_up if one.state is IndicatorState.DEFINED)),
        (
            "indicateurs de suivi à déterminer",
            sum(1 for one in follow_up if one.state is not IndicatorState.DEFINED),
        ),
        ("indicateurs d’impact", sum(len(one.impact) for one in engagements)),
        ("annexes", len(act.annexes())),
        ("tableaux de données", len(tables)),
        ("lignes de ces tableaux", sum(len(table.rows) for table in tables)),
        ("notes de bas de page", len(act.notes)),
        ("emplacements de signature", sum(len(party.signatories) for party in act.parties)),
    )
    yield from ((what, number) for what, number in counts if number)
