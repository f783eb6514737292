"""Every style sheet and script of pages is worn by a page, and every page has its files."""

from compiler.pipeline.pages import page_parts
from compiler.read.resources import TEMPLATES

PAGES = ("protocole", "comparaison", "import", "reprise")
BOOK = "livre.css"
"""The style sheet of the EPUB, which is no page."""


def test_every_style_sheet_and_script_is_worn_by_a_page() -> None:
    worn = "".join(parts.style + parts.script for parts in map(page_parts, PAGES))
    files = [path for kind in ("css", "js") for path in TEMPLATES.glob(f"*.{kind}") if path.name != BOOK]
    assert len(files) > len(PAGES)
    assert [path.name for path in files if path.read_text() not in worn] == []


def test_a_page_builds_upon_what_all_pages_share() -> None:
    shared = [(TEMPLATES / name).read_text() for name in ("commun.css", "commun.js")]
    for parts in map(page_parts, PAGES):
        assert [parts.style.startswith(shared[0]), parts.script.startswith(shared[1])] == [True, True]
        assert parts.template
