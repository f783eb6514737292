"""Fenced YAML blocks to what they declare. Each kind of block has its schema and its reader."""

from decimal import Decimal

from compiler.diagnostics.span import Span, whole_lines
from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.block import Attachment, Block, Chart, Funding
from compiler.model.engagement import Engagement, Indicator
from compiler.model.printed import amount_text, percentage_text
from compiler.parse.context import Reading
from compiler.parse.corner import Corner, inline_of
from compiler.parse.engagement import read_context, read_engagement
from compiler.parse.markdown import RawFence
from compiler.parse.nodes import Mapping, Node, Scalar, scalar_text
from compiler.parse.table import read_table
from compiler.parse.yaml_block import read_yaml

KINDS = ("engagement", "contexte", "tableau", "graphique", "piece", "financement")


def read_fence(
    fence: RawFence, corner: Corner, reading: Reading
) -> Block | Engagement | tuple[Indicator, ...] | None:
    """Read one block; None when it cannot be used, which was then reported.

    Errors: markdown.unclosed-fence, markdown.unknown-block, and those of YAML, shape and content.
    """
    opening = whole_lines(corner.file, fence.line, fence.line)
    if fence.kind == "<!--":
        reading.report(
            "markdown.unclosed-comment",
            "Ce commentaire n'est jamais fermé.",
            opening,
            hint="ajoutez --> à sa fin",
        )
        return None
    if not fence.closed:
        reading.report(
            "markdown.unclosed-fence",
            "Ce bloc n'est jamais fermé : tout ce qui suit en ferait partie.",
            opening,
            hint=f"ajoutez une ligne {fence.marker} à la fin du bloc",
        )
        return None
    if fence.kind not in KINDS:
        reading.report(
            "markdown.unknown-block",
            f"« {fence.kind or '```'} » n'est pas une sorte de bloc.",
            opening,
            quote=fence.kind,
            hint=did_you_mean(fence.kind, KINDS, "blocs possibles : " + ", ".join(KINDS)),
        )
        return None
    block = _mapping(fence, corner, reading)
    if block is None:
        return None
    name = scalar_text(block.get("id"))
    if name and not reading.claim(name, _id_span(block)):
        return None
    return _content(fence.kind, block, corner, reading)


def _id_span(block: Mapping) -> Span:
    node = block.get("id")
    return node.span if node is not None else block.span


def _mapping(fence: RawFence, corner: Corner, reading: Reading) -> Mapping | None:
    result = read_yaml(fence.body, corner.file, fence.line + 1, fence.indent + 1)
    reading.diagnostics.extend(result.diagnostics)
    opening = whole_lines(corner.file, fence.line, fence.line)
    if result.value is None:
        if not result.diagnostics:
            reading.report(
                "shape.empty",
                f"Ce bloc « {fence.kind} » est vide.",
                opening,
                hint="remplissez-le ou supprimez-le",
            )
        return None
    problems = reading.shapes.problems(result.value, fence.kind)
    reading.diagnostics.extend(problems)
    usable = not problems and not result.diagnostics and isinstance(result.value, Mapping)
    return result.value if usable and isinstance(result.value, Mapping) else None


def _content(
    kind: str, block: Mapping, corner: Corner, reading: Reading
) -> Block | Engagement | tuple[Indicator, ...] | None:
    match kind:
        case "engagement":
            return read_engagement(block, corner, reading)
        case "contexte":
            return read_context(block, corner, reading)
        case "tableau":
            return read_table(block, corner, reading)
        case "graphique":
            return _chart(block, corner)
        case "piece":
            return Attachment(
                id=scalar_text(block.get("id")),
                title=inline_of(block.get("titre"), corner),
                producer=scalar_text(block.get("producteur")),
                state=scalar_text(block.get("statut")),
                span=block.span,
            )
        case _:
            return _funding(block, corner)


def _chart(block: Mapping, corner: Corner) -> Chart:
    """Read a chart; its bars are drawn from the table once all tables are read."""
    return Chart(
        id=scalar_text(block.get("id")),
        title=inline_of(block.get("titre"), corner),
        horizontal=scalar_text(block.get("forme")) == "barres-horizontales",
        table=scalar_text(block.get("table")),
        bars=(),
        alternative=inline_of(block.get("alternative"), corner),
        label_column=scalar_text(block.get("etiquette")),
        value_column=scalar_text(block.get("valeur")),
        span=block.span,
    )


def _funding(block: Mapping, corner: Corner) -> Funding:
    amount, rate = _decimal(block.get("montant")), _decimal(block.get("taux"))
    year = block.get("annee")
    return Funding(
        id=scalar_text(block.get("id")),
        subject=inline_of(block.get("objet"), corner),
        amount=amount,
        rate=rate,
        payer=scalar_text(block.get("payeur")),
        state=scalar_text(block.get("statut")),
        programme=scalar_text(block.get("programme")),
        year=year.value if isinstance(year, Scalar) and isinstance(year.value, int) else None,
        text=amount_text(amount) if amount is not None else percentage_text(rate or Decimal(0)),
        span=block.span,
    )


def _decimal(node: Node | None) -> Decimal | None:
    return Decimal(scalar_text(node)) if node is not None else None
