"""The door to Typst: only our fonts, one file of each face."""

from compiler.render.pdf.typeset import open_press
from tests.render.pdf_views import FONTS


def test_only_our_four_faces_and_those_of_typst_are_known() -> None:
    with open_press(FONTS) as press:
        known = press.fonts.fonts()
        ours = [font for font in known if font.family == "Source Sans Pro"]
        assert sorted((font.weight, font.style) for font in ours) == [
            (400, "italic"),
            (400, "normal"),
            (700, "italic"),
            (700, "normal"),
        ]
        assert all(font.path is None for font in known if font.family != "Source Sans Pro")


def test_nothing_is_left_behind() -> None:
    with open_press(FONTS) as press:
        folder = press.folder
        assert folder.is_dir()
    assert not folder.exists()
