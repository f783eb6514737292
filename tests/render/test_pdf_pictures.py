"""Pictures of a PDF: their size, their files."""

from typing import Any, cast

import pytest

from compiler.model.block import Chart, Picture
from compiler.render.pdf.inlines import Writer
from compiler.render.pdf.page import LANDSCAPE, PORTRAIT, Frame, frame_of
from compiler.render.pdf.pictures import Gallery
from compiler.render.pdf.places import Places
from tests.render.pdf_views import text

WRITER = Writer(Places({}), {})


def _width(width: int, height: int, frame: Frame = PORTRAIT) -> float:
    picture = Picture(path="carte.png", alternative="Carte", width=width, height=height)
    data = cast("dict[str, Any]", Gallery({"carte.png": b""}).picture(picture, WRITER, frame))
    return cast("float", data["width"])


def test_a_small_picture_keeps_its_size() -> None:
    assert _width(400, 100) == 300


def test_a_wide_picture_fills_the_page_it_is_on() -> None:
    assert _width(4000, 400) == PORTRAIT.width
    assert _width(4000, 400, LANDSCAPE) == LANDSCAPE.width


def test_a_tall_picture_leaves_room_for_words() -> None:
    assert _width(1000, 2000) == pytest.approx(170)


def test_a_picture_of_unknown_size_fills_the_page() -> None:
    assert _width(0, 0) == PORTRAIT.width


def test_files_have_names_of_their_own() -> None:
    gallery = Gallery({"a/é à.png": b"1", "b/é à.jpg": b"2"})
    chart = Chart(id="g", title=(), horizontal=True, table="t", bars=(), alternative=text("Rien"))
    for path in gallery.assets:
        gallery.picture(Picture(path=path, alternative="x"), WRITER, PORTRAIT)
    gallery.chart(chart, WRITER)
    assert list(gallery.files) == ["image-0.png", "image-1.jpg", "graphique-g.svg"]
    assert (gallery.files["image-0.png"], gallery.files["image-1.jpg"]) == (b"1", b"2")


def test_a_page_on_its_side_is_as_wide_as_the_other_is_tall() -> None:
    assert frame_of(landscape=True).width == frame_of(landscape=False).height
