"""Changes to the whole act with those changes tracked, as Word shows them."""

from collections.abc import Mapping
from datetime import datetime

from compiler.model.amendment import Amendment
from compiler.model.block import Chart
from compiler.model.change import ChangeSet
from compiler.model.protocol import Protocol
from compiler.pipeline.drawing import LateCharts
from compiler.pipeline.printing import Printing
from compiler.pipeline.reviewing import references
from compiler.pipeline.story import Loaded
from compiler.read.resources import read_template


def track(
    changes: ChangeSet,
    sides: tuple[Loaded, Loaded],
    amendment: Amendment | None,
    printing: Printing,
    stamp: datetime,
) -> bytes:
    """Return the document. `printing` is that of the version after, which shares its charts."""
    from compiler.render.redline import Pictures, render_redline

    base, target = sides
    return render_redline(
        changes,
        template=read_template("reference.docx"),
        author=amendment.author if amendment else printing.view.author,
        stamp=stamp,
        before=Pictures(assets=base.assets, charts=_former_charts(base.value, target.value, printing)),
        after=Pictures(assets=target.assets, charts=printing.charts),
        places=references(amendment) if amendment else {},
    )


def _former_charts(base: Protocol, target: Protocol, printing: Printing) -> Mapping[str, bytes]:
    """Return the pictures of the version before, drawn again only when one of them is another."""
    from compiler.render.layout import build_view

    shown = {block.id: block for block in target.blocks() if isinstance(block, Chart)}
    if all(shown.get(block.id) == block for block in base.blocks() if isinstance(block, Chart)):
        return printing.charts
    return LateCharts(build_view(base))
