"""Changes to the whole act with those changes tracked, as Word shows them."""

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from compiler.diagnostics.tree import SourceTree
from compiler.model.amendment import Amendment
from compiler.model.block import Chart
from compiler.model.change import ChangeSet
from compiler.model.protocol import Protocol
from compiler.pipeline.beside import Beside
from compiler.pipeline.drawing import LateCharts
from compiler.pipeline.judging import is_long
from compiler.pipeline.reviewing import references
from compiler.pipeline.story import Loaded
from compiler.read.resources import read_template

if TYPE_CHECKING:
    from compiler.render.redline import Groundwork


class Tracking:
    """The tracked changes that lead to an act; what they ask of that act alone is begun at once, beside.

    With `draws`, its charts are part of that; without, they are handed in at the end.
    """

    def __init__(self, target: Protocol, tree: SourceTree, stamp: datetime, *, draws: bool = False) -> None:
        from compiler.render.layout import author_of
        from compiler.render.redline import lay_groundwork

        self._author = author_of(target)
        self._stamp = stamp
        self._template = read_template("reference.docx")
        images = {path: image.data for path, image in tree.images.items()}
        self._groundwork = _begun(
            lambda: lay_groundwork(
                target, template=self._template, images=images, author=self._author, stamp=stamp
            ),
            is_long=is_long(tree),
        )
        self._charts: Mapping[str, bytes] = _charts(target) if draws else {}

    def finish(
        self,
        changes: ChangeSet,
        sides: tuple[Loaded, Loaded],
        amendment: Amendment | None,
        drawn: Mapping[str, bytes] | None = None,
    ) -> bytes:
        """Return the document. `drawn` are the charts of the version after, when they are drawn already."""
        from compiler.render.redline import Pictures, render_redline

        base, target = sides
        charts = self._charts if drawn is None else drawn
        return render_redline(
            changes,
            template=self._template,
            author=self._author,
            stamp=self._stamp,
            before=Pictures(assets=base.assets, charts=_former_charts(base.value, target.value, charts)),
            after=Pictures(assets=target.assets, charts=charts),
            places=references(amendment) if amendment else {},
            groundwork=self._groundwork,
        )


def _begun(lay: "Callable[[], Groundwork]", *, is_long: bool) -> "Callable[[], Groundwork]":
    """Begin in a child what is worth one. Beside other threads none is born: it would wait for them in vain."""
    return Beside(lay).result if is_long and threading.active_count() == 1 else lay


def _former_charts(base: Protocol, target: Protocol, drawn: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the pictures of the version before, drawn again only when one of them is another."""
    shown = {block.id: block for block in target.blocks() if isinstance(block, Chart)}
    if all(shown.get(block.id) == block for block in base.blocks() if isinstance(block, Chart)):
        return drawn
    return _charts(base)


def _charts(act: Protocol) -> Mapping[str, bytes]:
    return LateCharts(block for block in act.blocks() if isinstance(block, Chart))
