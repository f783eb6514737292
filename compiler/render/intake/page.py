"""An act imported to one web page that needs nothing else, filtered in the browser and whole without a script."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from compiler.diagnostics.diagnostic import Severity
from compiler.diagnostics.report import count, in_order
from compiler.model.intake import Finding, Intake
from compiler.model.printed import number_text
from compiler.render.html import PageParts
from compiler.render.html.carried import content_policy, embedded, page_template
from compiler.render.html.counting import Count, count_by, values_of
from compiler.render.html.marking import page_bytes
from compiler.render.html.markup import PREFIX, trusted
from compiler.render.intake.cards import (
    SURE,
    TO_CHECK,
    Card,
    Lines,
    diagnostic_card,
    finding_card,
    in_severity,
)
from compiler.render.intake.sentences import capital, words_missing, words_sentence

_NO_SOURCES: Mapping[str, str] = MappingProxyType({})
_SEVERITIES = {
    Severity.ERROR: "Erreurs",
    Severity.WARNING: "Avertissements",
    Severity.INFORMATION: "Informations",
}
_STATES = {TO_CHECK: "À vérifier", SURE: "Faites sans hésitation"} | {
    severity.value: name for severity, name in _SEVERITIES.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Cards of one topic, or of one severity."""

    anchor: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What became of the words: a sentence, whether the count is right, the three numbers."""

    sentence: str
    is_right: bool
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the template shows."""

    title: str
    act: str
    file: str
    policy: str
    style: Markup
    script: Markup
    tiles: tuple[Count, ...]
    figures: tuple[tuple[str, str], ...]
    words: _Words
    left_out: tuple[Card, ...]
    states: tuple[Count, ...]
    topics: tuple[Count, ...]
    unsure: tuple[_Group, ...]
    sure: tuple[_Group, ...]
    checks: tuple[_Group, ...]


def render_intake(intake: Intake, parts: PageParts, sources: Mapping[str, str] = _NO_SOURCES) -> bytes:
    """Return the report of an import. `sources` are the texts of the result by file: with them, cards quote lines."""
    page = _page(intake, parts, Lines(sources))
    return page_bytes(page_template(parts.template).render(page=page, prefix=PREFIX))


def _page(intake: Intake, parts: PageParts, lines: Lines) -> _Page:
    style, script = embedded(parts.style, "style"), embedded(parts.script, "script")
    topics = values_of(finding.topic for finding in intake.findings)
    numbers = _numbers(intake.findings, tuple(topics))
    cards = tuple(
        finding_card(number, finding, topics[finding.topic], lines)
        for number, finding in zip(numbers, intake.findings, strict=True)
    )
    checks = tuple(_checks(intake, lines, len(cards)))
    told = (*cards, *(card for group in checks for card in group.cards))
    names = {value: capital(name) for name, value in topics.items()}
    return _Page(
        title="Ce que l’import a trouvé",
        act=intake.title,
        file=intake.file,
        policy=content_policy(style, script),
        style=trusted(style),
        script=trusted(script),
        tiles=tuple(_tiles(intake)),
        figures=tuple((capital(what), number_text(number)) for what, number in intake.figures),
        words=_words(intake.words),
        left_out=tuple(card for card in cards if card.left_out),
        states=count_by((card.state for card in told), _STATES),
        topics=count_by((card.topic for card in cards), names),
        unsure=tuple(_groups(cards, names, TO_CHECK)),
        sure=tuple(_groups(cards, names, SURE)),
        checks=checks,
    )


def _numbers(findings: tuple[Finding, ...], topics: tuple[str, ...]) -> tuple[int, ...]:
    """Return the number of each finding, in the order in which the page shows them."""
    shown = sorted(
        range(len(findings)), key=lambda rank: (findings[rank].is_sure, topics.index(findings[rank].topic))
    )
    numbers = {rank: number for number, rank in enumerate(shown, start=1)}
    return tuple(numbers[rank] for rank in range(len(findings)))


def _tiles(intake: Intake) -> Iterator[Count]:
    unsure = sum(not finding.is_sure for finding in intake.findings)
    sure = len(intake.findings) - unsure
    errors, warnings = (count(intake.diagnostics, one) for one in (Severity.ERROR, Severity.WARNING))
    yield Count(value=TO_CHECK, name="à vérifier", number=unsure)
    yield Count(value=SURE, name=f"faite{'s' if sure > 1 else ''} sans hésitation", number=sure)
    yield Count(
        value=Severity.ERROR.value, name=f"erreur{'s' if errors > 1 else ''} dans l’acte", number=errors
    )
    name = f"avertissement{'s' if warnings > 1 else ''}"
    yield Count(value=Severity.WARNING.value, name=name, number=warnings)


def _words(words: tuple[int, int, int]) -> _Words:
    names = ("Mots de l’original", "Mots dans l’acte", "Mots rendus autrement ou laissés de côté")
    return _Words(
        sentence=words_sentence(words),
        is_right=not words_missing(words),
        rows=tuple((name, number_text(number)) for name, number in zip(names, words, strict=True)),
    )


def _groups(cards: tuple[Card, ...], names: Mapping[str, str], state: str) -> Iterator[_Group]:
    """Yield the cards of a state, topic by topic, in the order in which the act brings the topics."""
    for value, name in names.items():
        held = tuple(card for card in cards if card.topic == value and card.state == state)
        if held:
            yield _Group(anchor=f"{PREFIX}{state}-{value}", title=name, cards=held)


def _checks(intake: Intake, lines: Lines, numbered: int) -> Iterator[_Group]:
    """Yield what the checks say, by severity; numbers go on after those of the findings."""
    rank = 0
    for severity, title in _SEVERITIES.items():
        found = in_severity(in_order(intake.diagnostics), severity)
        cards = []
        for diagnostic in found:
            rank += 1
            cards.append(diagnostic_card(rank, numbered + rank, diagnostic, lines))
        if cards:
            yield _Group(anchor=f"{PREFIX}{severity.value}s", title=title, cards=tuple(cards))
