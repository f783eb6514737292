"""The charts of a document to PNG pictures, drawn ahead and waited for when the first of them is asked for.

Typst keeps most of the room that it took to draw: where it can, a child draws, and gives it all back.
"""

import sys
import threading
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from compiler.model.block import Chart
from compiler.pipeline.ahead import Ahead
from compiler.pipeline.beside import Beside
from compiler.read.resources import font_folder, read_template


class LateCharts(Mapping[str, bytes]):
    """Pictures by id, drawn in a child of this process, or on a thread of their own."""

    def __init__(self, charts: Iterable[Chart]) -> None:
        self._charts = tuple(charts)
        self._work = Beside(self._draw) if self._charts and _is_alone() else Ahead(self._draw)

    def __getitem__(self, name: str) -> bytes:
        return self._pictures[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures)

    def __len__(self) -> int:
        return len(self._pictures)

    @cached_property
    def _pictures(self) -> Mapping[str, bytes]:
        return self._work.result()

    def _draw(self) -> Mapping[str, bytes]:
        if not self._charts:
            return {}
        from compiler.render.pdf.drawings import draw_charts
        from compiler.render.pdf.typeset import open_press

        with open_press(font_folder()) as press:
            return draw_charts(self._charts, read_template("graphique.typ"), press)


def _is_alone() -> bool:
    """Tell whether this process has one thread: a child would wait for others, and for those of Typst, in vain."""
    return threading.active_count() == 1 and "typst" not in sys.modules
