"""Footnotes and links put at random in a copy of our own act: they are written, or told where to be written by hand."""

import random
import re
import shutil
from pathlib import Path

from compiler.model.source_line import LineForm
from compiler.pipeline import load_with_texts
from compiler.pipeline.collecting import Copy, TakenUp, take_up
from tests.cli.test_command import run
from tests.noted import NotedCopy

ROOT = Path(__file__).parents[2]
SEED, STROKES = 20201208, 40
_WORDS = re.compile(r"[A-Za-zéèàçêô’ ]{12,30}(?=[ ,.])")
_ABOUT = (LineForm.PARTY, LineForm.COVER, LineForm.WORKED_OUT)


def test_notes_and_links_put_anywhere_are_written_once(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT / "source", source, ignore=shutil.ignore_patterns("versions"))
    built = run("compiler", "--source", str(source), "--formats", "docx", "--sortie", str(tmp_path))
    assert built.returncode == 0
    copy = NotedCopy((tmp_path / "protocole.docx").read_bytes())
    asked = _review(copy, random.Random(SEED))  # noqa: S311 - the same copy at each run
    data = copy.data()
    found = _taken(source, data)
    assert found.review is not None
    proposals = found.review.proposals
    assert len(proposals) >= asked
    left = [one for one in proposals if one.refusal]
    assert [one.line.place for one in left if not _is_by_hand(one.line.form, one.line.span.file)] == []
    for path, text in found.files.items():
        (source / path).write_text(text, encoding="utf-8")
    again = _taken(source, data)
    assert again.review is not None
    assert [one.after for one in again.review.proposals] == [one.after for one in left]


def _is_by_hand(form: LineForm, file: str) -> bool:
    """Tell whether a line is one that calls no note, and that its author words himself."""
    return form in _ABOUT or not file.endswith(".md")


def _taken(source: Path, data: bytes) -> TakenUp:
    return take_up(Copy(name="relu.docx", data=data, accept=("tout",)), load_with_texts(source))


def _review(copy: NotedCopy, chance: random.Random) -> int:
    """Put notes and links after words that stand once in the copy; return how many."""
    texts = copy.texts()
    words = [words for text in texts for words in _WORDS.findall(text)]
    once = [one for one in words if sum(one in text for text in texts) == 1]
    for rank, one in enumerate(chance.sample(once, STROKES)):
        match chance.randrange(4):
            case 0:
                copy.call(one, f"Note {rank} de « {one.strip()} ».")
            case 1:
                copy.link(one, f"https://page.example/{rank}")
            case 2:
                copy.insert(one, f" mots{rank} neufs", f"https://neuf.example/{rank}")
            case _:
                copy.insert(one, f" ajout{rank}")
                copy.call(f" ajout{rank}", f"Autre {rank}.")
    return STROKES
