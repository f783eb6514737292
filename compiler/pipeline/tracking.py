"""Changes to the whole act with those changes tracked, as Word shows them."""

from collections.abc import Mapping
from datetime import datetime

from compiler.model.amendment import Amendment
from compiler.model.block import Chart
from compiler.model.change import ChangeSet
from compiler.model.protocol import Protocol
from compiler.pipeline.drawing import LateCharts
from compiler.pipeline.reviewing import references
from compiler.pipeline.story import Loaded
from compiler.read.resources import read_template


def track(
    changes: ChangeSet,
    sides: tuple[Loaded, Loaded],
    amendment: Amendment | None,
    stamp: datetime,
    drawn: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the document. `drawn` are the charts of the version after, when they are drawn already."""
    from compiler.render.layout import author_of
    from compiler.render.redline import Pictures, render_redline

    base, target = sides
    charts = _charts(target.value) if drawn is None else drawn
    return render_redline(
        changes,
        template=read_template("reference.docx"),
        author=amendment.author if amendment else author_of(target.value),
        stamp=stamp,
        before=Pictures(assets=base.assets, charts=_former_charts(base.value, target.value, charts)),
        after=Pictures(assets=target.assets, charts=charts),
        places=references(amendment) if amendment else {},
    )


def _former_charts(base: Protocol, target: Protocol, drawn: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the pictures of the version before, drawn again only when one of them is another."""
    shown = {block.id: block for block in target.blocks() if isinstance(block, Chart)}
    if all(shown.get(block.id) == block for block in base.blocks() if isinstance(block, Chart)):
        return drawn
    return _charts(base)


def _charts(act: Protocol) -> Mapping[str, bytes]:
    return LateCharts(block for block in act.blocks() if isinstance(block, Chart))
