"""Charts and pictures to the data that shows them, and the files that the template reads by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from compiler.model.block import Chart, Picture
from compiler.model.text import plain
from compiler.render.chart import chart_svg
from compiler.render.pdf.inlines import Json, Writer
from compiler.render.pdf.page import PORTRAIT, Frame

# A picture is printed at 96 pixels an inch, unless the page is too small for that.
_PIXEL, _TALLEST = 0.75, 340.0


def chart_file(chart: Chart) -> str:
    """Return the name of the file of a chart."""
    return f"graphique-{chart.id}.svg"


@dataclass(slots=True)
class Gallery:
    """Gathers the files of a document; `assets` are the pictures handed in, by path."""

    assets: Mapping[str, bytes]
    files: dict[str, bytes] = field(default_factory=dict)

    def chart(self, chart: Chart, writer: Writer) -> Json:
        """Return the data of a chart, and keep its drawing."""
        name = chart_file(chart)
        self.files[name] = chart_svg(chart).encode()
        return {
            "kind": "picture",
            "file": name,
            "alternative": plain(chart.alternative),
            "width": PORTRAIT.width,
            "caption": writer.runs(chart.title),
        }

    def picture(self, picture: Picture, writer: Writer, frame: Frame) -> Json:
        """Return the data of a picture, and keep its file."""
        name = f"image-{len(self.files)}{PurePosixPath(picture.path).suffix}"
        self.files[name] = self.assets[picture.path]
        return {
            "kind": "picture",
            "file": name,
            "alternative": picture.alternative,
            "width": _width(picture, frame),
            "caption": writer.runs(picture.caption),
        }


def _width(picture: Picture, frame: Frame) -> float:
    if not (picture.width and picture.height):
        return frame.width
    width, height = picture.width * _PIXEL, picture.height * _PIXEL
    return round(width * min(1.0, frame.width / width, _TALLEST / height), 2)
