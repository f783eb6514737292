"""Engagements, indicators, charts, documents and sums to fenced blocks. Tables have their own writer."""

import re
from collections.abc import Iterator
from decimal import Decimal

from compiler.model.block import Attachment, Chart, Funding
from compiler.model.engagement import Engagement, Indicator, IndicatorState, Partner
from compiler.write.fields import flag, maybe, maybe_words, prose, words
from compiler.write.inline import Hand
from compiler.write.spelling import bare
from compiler.write.yaml_text import Bare, Field, Flow, Listed, Record, Value, yaml_lines

_CODE = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)*-\d{2,3}(?:-\d+)?\Z")


def fence(kind: str, fields: Iterator[Field]) -> list[str]:
    """Return a fenced block."""
    return [f"```{kind}", *yaml_lines(fields), "```"]


def engagement_lines(engagement: Engagement, hand: Hand) -> list[str]:
    """Return the block of an engagement."""
    return fence("engagement", _engagement(engagement, hand))


def _engagement(engagement: Engagement, hand: Hand) -> Iterator[Field]:
    yield "id", engagement.id
    yield "code", Bare(engagement.code) if _CODE.match(engagement.code) else engagement.code
    yield "texte", prose(engagement.content, hand)
    yield (
        "partenaires",
        Listed(tuple(map(_partner, engagement.partners))) if engagement.partners else Bare("[]"),
    )
    yield from _indicators("indicateurs_suivi", engagement.follow_up, hand)
    yield from _indicators("indicateurs_impact", engagement.impact, hand)


def _partner(partner: Partner) -> Value:
    # Reading turns straight apostrophes of a service, and nothing else of it.
    service = bare(partner.service).replace("’", "'")
    return Record((("partie", partner.party), ("service", service))) if service else partner.party


def context_lines(indicators: tuple[Indicator, ...], hand: Hand) -> list[str]:
    """Return the block of the context indicators of a division."""
    return fence("contexte", _indicators("indicateurs", indicators, hand))


def _indicators(key: str, indicators: tuple[Indicator, ...], hand: Hand) -> Iterator[Field]:
    if indicators:
        yield key, Listed(tuple(Record(tuple(_indicator(one, hand))) for one in indicators))


def _indicator(indicator: Indicator, hand: Hand) -> Iterator[Field]:
    yield "id", indicator.id
    if indicator.state is IndicatorState.DEFINED:
        yield "libelle", words(indicator.label, hand)
    else:
        yield from maybe_words("libelle", indicator.label, hand)
        yield "etat", indicator.state.value
    if indicator.due is not None:
        yield "echeance", Bare(indicator.due.isoformat())
    if indicator.owners:
        yield "responsables", Flow(items=indicator.owners)
    yield from maybe("unite", indicator.unit)
    yield from maybe("echelle", indicator.scale)
    yield from maybe("producteur", indicator.producer)
    yield from maybe("source", indicator.source)
    yield from maybe("frequence", indicator.frequency)
    yield from maybe("reference", indicator.baseline)
    yield from maybe("cible", indicator.target)
    yield from flag("personnel", is_set=indicator.personal)


def chart_lines(chart: Chart, hand: Hand) -> list[str]:
    """Return the block of a chart; its bars are the table's."""
    return fence("graphique", _chart(chart, hand))


def _chart(chart: Chart, hand: Hand) -> Iterator[Field]:
    yield "id", chart.id
    yield "titre", words(chart.title, hand)
    yield "forme", "barres-horizontales" if chart.horizontal else "barres"
    yield "table", chart.table
    yield "etiquette", chart.label_column
    yield "valeur", chart.value_column
    yield "alternative", words(chart.alternative, hand)


def attachment_lines(attachment: Attachment, hand: Hand) -> list[str]:
    """Return the block of a document to be joined."""
    return fence("piece", _attachment(attachment, hand))


def _attachment(attachment: Attachment, hand: Hand) -> Iterator[Field]:
    yield "id", attachment.id
    yield "titre", words(attachment.title, hand)
    yield "producteur", attachment.producer
    yield "statut", attachment.state


def funding_lines(funding: Funding, hand: Hand) -> list[str]:
    """Return the block of a commitment in money or share."""
    return fence("financement", _funding(funding, hand))


def _funding(funding: Funding, hand: Hand) -> Iterator[Field]:
    yield "id", funding.id
    yield "objet", words(funding.subject, hand)
    if funding.amount is not None:
        yield "montant", number(funding.amount)
    elif funding.rate is not None:
        yield "taux", number(funding.rate)
    yield from maybe("programme", funding.programme)
    yield "payeur", funding.payer
    if funding.year is not None:
        yield "annee", Bare(str(funding.year))
    yield "statut", funding.state


def number(value: Decimal | int) -> Bare:
    """Return a number in figures alone, whatever its exponent."""
    return Bare(f"{Decimal(value):f}")
