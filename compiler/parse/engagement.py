"""Blocks `engagement` and `contexte` to engagements and indicators."""

from collections.abc import Iterator

from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState, Partner
from compiler.parse.context import Reading
from compiler.parse.corner import Corner, inline_of
from compiler.parse.day import read_date
from compiler.parse.nodes import Mapping, Node, items_of, mappings_of, required, scalar_text
from compiler.parse.prose import prose_of


def read_engagement(block: Mapping, corner: Corner, reading: Reading) -> Engagement:
    """Read an engagement whose block has its shape.

    Errors: id.duplicate-indicator, markdown.misplaced, date.impossible.
    """
    text, code = required(block, "texte"), required(block, "code")
    follow_up = tuple(
        read_indicators(block.get("indicateurs_suivi"), IndicatorKind.FOLLOW_UP, corner, reading)
    )
    impact = tuple(read_indicators(block.get("indicateurs_impact"), IndicatorKind.IMPACT, corner, reading))
    _unique(follow_up + impact, reading)
    return Engagement(
        id=scalar_text(block.get("id")),
        code=code.text.strip(),
        content=prose_of(text, corner, reading),
        partners=tuple(_partners(block.get("partenaires"))),
        follow_up=follow_up,
        impact=impact,
        span=block.span,
        code_span=code.span,
    )


def _partners(node: Node | None) -> Iterator[Partner]:
    for item in items_of(node):
        if isinstance(item, Mapping):
            party = item.get("partie")
            yield Partner(
                party=scalar_text(party),
                service=scalar_text(item.get("service")).replace("'", "’"),
                span=party.span if party else item.span,
            )
        else:
            yield Partner(party=scalar_text(item), span=item.span)


def read_indicators(
    node: Node | None, kind: IndicatorKind, corner: Corner, reading: Reading
) -> Iterator[Indicator]:
    """Yield the indicators of a list that has its shape."""
    for item in mappings_of(node):
        due = item.get("echeance")
        fields = {name: scalar_text(item.get(key)) for name, key in _FIELDS.items()}
        yield Indicator(
            id=scalar_text(item.get("id")),
            kind=kind,
            label=inline_of(item.get("libelle"), corner),
            state=IndicatorState(scalar_text(item.get("etat")) or IndicatorState.DEFINED.value),
            due=read_date(scalar_text(due), due.span, reading.diagnostics) if due else None,
            owners=tuple(scalar_text(owner) for owner in items_of(item.get("responsables"))),
            personal=scalar_text(item.get("personnel")) == "oui",
            span=item.span,
            **fields,
        )


_FIELDS = {
    "unit": "unite",
    "scale": "echelle",
    "producer": "producteur",
    "source": "source",
    "frequency": "frequence",
    "baseline": "reference",
    "target": "cible",
}


def _unique(indicators: tuple[Indicator, ...], reading: Reading) -> None:
    seen: set[str] = set()
    for indicator in indicators:
        if indicator.id in seen:
            reading.report(
                "id.duplicate-indicator",
                f"Deux indicateurs de cet engagement s'appellent « {indicator.id} ».",
                indicator.span,
                quote=indicator.id,
                hint="numérotez-les s1, s2… pour le suivi, i1, i2… pour l'impact",
            )
        seen.add(indicator.id)


def read_context(block: Mapping, corner: Corner, reading: Reading) -> tuple[Indicator, ...]:
    """Read the context indicators of a division."""
    indicators = tuple(read_indicators(block.get("indicateurs"), IndicatorKind.CONTEXT, corner, reading))
    _unique(indicators, reading)
    return indicators
