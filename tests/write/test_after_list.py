"""An alinéa written after a list: at the margin, once the list is over, and never in the middle of it."""

import pytest

from compiler.diagnostics.span import whole_lines
from compiler.model.source_line import LineForm
from compiler.write.whole_lines import Addition, with_added


def _after(text: str, line: int) -> str | None:
    addition = Addition(
        span=whole_lines("a.md", line, line), form=LineForm.ITEM, text="Neuf.", ends_list=True
    )
    return with_added(text, (addition,))


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("- un ;\n- deux.\n", 2, "- un ;\n- deux.\n\nNeuf.\n"),
        ("- un ;\n- deux.\n\nSuite.\n", 2, "- un ;\n- deux.\n\nNeuf.\n\nSuite.\n"),
        ("1. un\n   - a\n   - b\n\n## T {#t}\n", 3, "1. un\n   - a\n   - b\n\nNeuf.\n\n## T {#t}\n"),
    ],
)
def test_it_follows_the_last_item(text: str, line: int, wanted: str) -> None:
    assert _after(text, line) == wanted


@pytest.mark.parametrize(("text", "line"), [("- un ;\n- deux.\n", 1), ("1. un\n   - a\n2. deux\n", 2)])
def test_it_cuts_no_list_in_two(text: str, line: int) -> None:
    assert _after(text, line) is None
