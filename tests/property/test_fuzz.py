"""Damaged acts: whatever is done to the files, the answer is a list of French remarks, each at a place that exists."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compiler.diagnostics.catalogue import CATALOGUE
from compiler.diagnostics.report import report_json, report_text
from compiler.diagnostics.sarif import report_sarif
from compiler.pipeline import Loaded, load_with_texts
from tests.pages import BASE

SOURCE = Path(__file__).parents[2] / "source"
ODD = (
    "\t",
    "  ",
    "- ",
    "# ",
    "```",
    "```engagement",
    "id: ",
    "id: x",
    ": :",
    "[",
    "]",
    "[[article:",
    "]]",
    "{#",
    "}",
    "&a",
    "*a",
    "'",
    '"',
    "|",
    ">",
    "<!--",
    "-->",
    "é" * 40,
    "\u00a0",
    "\u200f",
    "0" * 30,
    "2020-02-31",
    "no",
    "~",
    "!!x",
    "%",
    "---",
    ",",
)
DAMAGE = st.tuples(st.sampled_from(["drop", "double", "swap", "cut", "insert", "indent"]), st.integers(0, 10_000),
                   st.integers(0, 80), st.sampled_from(ODD))  # fmt: skip


def _damaged(text: str, kind: str, line: int, column: int, odd: str) -> str:
    lines = text.split("\n")
    at = line % len(lines)
    match kind:
        case "drop":
            del lines[at]
        case "double":
            lines.insert(at, lines[at])
        case "swap":
            lines[at], lines[-1 - at] = lines[-1 - at], lines[at]
        case "cut":
            lines = [*lines[:at], lines[at][:column]]
        case "insert":
            lines[at] = lines[at][:column] + odd + lines[at][column:]
        case _:
            lines[at] = " " * (column % 7) + lines[at]
    return "\n".join(lines)


def _load(base: Path, file: int, damages: list[tuple[str, int, int, str]]) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        shutil.copytree(base, source)
        texts = sorted(path for path in source.rglob("*") if path.suffix in (".md", ".yml", ".csv"))
        for damage in damages:
            target = texts[file % len(texts)]
            target.write_text(_damaged(target.read_text(encoding="utf-8"), *damage), encoding="utf-8")
        return load_with_texts(source)


def _judge(loaded: Loaded) -> None:
    for remark in loaded.diagnostics:
        assert remark.code in CATALOGUE
        assert remark.message
        source = loaded.texts.get(remark.span.file)
        if source is not None:
            assert 1 <= remark.span.line <= len(source.lines)
            assert 1 <= remark.span.column <= len(source.line(remark.span.line)) + 1
    assert report_text(loaded.diagnostics, loaded.texts, "source", colour=False)
    assert report_json(loaded.diagnostics).count("\n") == len(loaded.diagnostics)
    assert report_sarif(loaded.diagnostics, "source", "0")


@pytest.mark.fuzz
@given(st.integers(0, 2), st.lists(DAMAGE, min_size=1, max_size=4))
def test_a_damaged_small_act_is_answered_with_remarks(
    file: int, damages: list[tuple[str, int, int, str]]
) -> None:
    _judge(_load(BASE, file, damages))


@pytest.mark.fuzz
@given(st.integers(0, 60), st.lists(DAMAGE, min_size=1, max_size=3))
def test_a_damaged_real_act_is_answered_with_remarks(
    file: int, damages: list[tuple[str, int, int, str]]
) -> None:
    _judge(_load(SOURCE, file, damages))
