"""The charts of a document to PNG pictures, drawn ahead and waited for when the first of them is asked for."""

from collections.abc import Iterable, Iterator, Mapping

from compiler.model.block import Chart
from compiler.pipeline.ahead import Ahead
from compiler.read.resources import font_folder, read_template


class LateCharts(Mapping[str, bytes]):
    """Pictures by id, drawn on a thread of their own."""

    def __init__(self, charts: Iterable[Chart]) -> None:
        self._charts = tuple(charts)
        self._pictures = Ahead(self._draw)

    def __getitem__(self, name: str) -> bytes:
        return self._pictures.result()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._pictures.result())

    def __len__(self) -> int:
        return len(self._pictures.result())

    def _draw(self) -> Mapping[str, bytes]:
        if not self._charts:
            return {}
        from compiler.render.pdf.drawings import draw_charts
        from compiler.render.pdf.typeset import open_press

        with open_press(font_folder()) as press:
            return draw_charts(self._charts, read_template("graphique.typ"), press)
