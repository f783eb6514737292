"""Copies as programs see them: Pandoc accepts and refuses the same words, LibreOffice saves what we read again."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pypandoc
import pytest

from compiler.collect.reading import read_reviewed
from compiler.model.change import Mark
from compiler.model.review import Reviewed, ReviewedLine
from tests.collect.reading.copies import (
    BRUNO,
    bookmark,
    cell,
    comment,
    cut,
    field,
    ins,
    mark,
    note,
    note_call,
    over,
    package,
    par,
    row,
    run,
    table,
)
from tests.conftest import need_program
from tests.render.redlines import document, redline
from tests.reviewed import reviewed
from tests.versions import ACT, replaced, version

SIDES = {False: "refuse", True: "accept"}


def said(lines: tuple[ReviewedLine, ...], *, accepted: bool) -> list[str]:
    """Return the paragraphs of a copy, with all its changes accepted or refused."""
    gone = Mark.REMOVED if accepted else Mark.ADDED
    paragraphs = [""]
    for line in lines:
        paragraphs[-1] += line.after if accepted else line.before
        if line.end is not gone:
            paragraphs.append("")
    return [" ".join(text.split()) for text in paragraphs if text.strip()]


def by_pandoc(data: bytes, folder: Path, *, accepted: bool) -> list[str]:
    """Return the paragraphs that Pandoc sees."""
    path = folder / "copie.docx"
    path.write_bytes(data)
    side = "accept" if accepted else "reject"
    text = pypandoc.convert_file(
        str(path),
        "plain",
        "docx",
        [f"--track-changes={side}", "--wrap=none", "--reference-location=document"],
    )
    return [" ".join(line.split()) for line in text.split("\n\n") if line.strip()]


def letters(paragraphs: list[str]) -> str:
    """Return what all programs write the same: signs of tables, lists and notes aside."""
    return "".join(re.findall(r"[^\W_]", re.sub(r"\[\d+\]", "", "".join(paragraphs))))


TRACKED = (
    par(bookmark("D_un", run("Un ")), cut("deux "), ins("trois ", BRUNO), run("quatre."))
    + par(ins("Nouveau."), end=mark("ins"))
    + par(cut("Ancien."), end=mark("del"))
    + par(
        run("Cinq "), mark("ins", run("six ") + mark("del", run("sept ", tag="delText"), BRUNO)), run("huit.")
    )
    + par(run("Coupé "), end=mark("ins"))
    + par(run("en deux."))
    + par(run("Réuni "), end=mark("del", who=BRUNO))
    + par(run("à la suite."))
    + '<w:moveFromRangeStart w:id="5" w:name="m"/>'
    + par(mark("moveFrom", run("Déplacé.")), end=mark("moveFrom"))
    + '<w:moveFromRangeEnd w:id="5"/>'
    + par(over(1, run("Champ ") + field("REF x", run("résolu"))), run("."), note_call(2))
    + '<w:moveToRangeStart w:id="6" w:name="m"/>'
    + par(mark("moveTo", run("Déplacé.")), end=mark("moveTo"))
    + '<w:moveToRangeEnd w:id="6"/>'
    + table(row(cell(par(run("case "), ins("mise"), cut("ôtée"))), cell(par(run("droite")))))
    + par(run("Fin"))
)
NOTES = note(2, par("<w:r><w:footnoteRef/></w:r>", run(" Note "), cut("vieille"), ins("neuve")))


@pytest.mark.parametrize("accepted", [False, True], ids=SIDES.get)
def test_pandoc_refuses_and_accepts_the_same_words(*, accepted: bool, tmp_path: Path) -> None:
    data = package(TRACKED, footnotes=NOTES, comments=comment(1, "Ah"))
    found = said(read_reviewed("c.docx", data).value.lines, accepted=accepted)
    assert letters(found) == letters(by_pandoc(data, tmp_path, accepted=accepted))


def test_paragraphs_come_and_go_with_their_marks() -> None:
    lines = read_reviewed("c.docx", package(TRACKED, footnotes=NOTES)).value.lines
    assert said(lines, accepted=False) == [
        "Un deux quatre.", "Ancien.", "Cinq huit.", "Coupé en deux.", "Réuni", "à la suite.", "Déplacé.",
        "Champ résolu.", "case ôtée", "droite", "Fin", "Note vieille",
    ]  # fmt: skip
    assert said(lines, accepted=True) == [
        "Un trois quatre.", "Nouveau.", "Cinq six huit.", "Coupé", "en deux.", "Réuni à la suite.",
        "Champ résolu.", "Déplacé.", "case mise", "droite", "Fin", "Note neuve",
    ]  # fmt: skip


# -- LibreOffice


def saved_again(data: bytes, folder: Path) -> bytes:
    """Return a document as LibreOffice saves it."""
    office = need_program("soffice")
    (folder / "copie.docx").write_bytes(data)
    (folder / "sortie").mkdir(exist_ok=True)
    asked = [
        office,
        f"-env:UserInstallation={(folder / 'profil').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
    ]
    asked += ["--outdir", str(folder / "sortie"), str(folder / "copie.docx")]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    return (folder / "sortie" / "copie.docx").read_bytes()


def in_short(found: Reviewed) -> list[tuple[object, ...]]:
    """Return what all programs must keep of the lines."""
    return [
        (
            line.edge,
            line.cell,
            line.anchors,
            line.end,
            line.end_trace,
            line.is_item,
            marked(line),
        )
        for line in found.lines
    ]


@pytest.fixture(scope="module")
def act(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return our document of the act of the tests."""
    return document(version(tmp_path_factory.mktemp("acte")))


def test_our_document_saved_by_libreoffice_reads_the_same(act: bytes, tmp_path: Path) -> None:
    before = read_reviewed("c.docx", act).value
    after = read_reviewed("c.docx", saved_again(act, tmp_path)).value
    assert in_short(after) == in_short(before)
    assert after.ignored == before.ignored == ()


def test_changes_saved_by_libreoffice_read_the_same(act: bytes, tmp_path: Path) -> None:
    data = reviewed(act, 5)
    before = read_reviewed("c.docx", data).value
    after = read_reviewed("c.docx", saved_again(data, tmp_path)).value
    assert sum(run.mark is Mark.ADDED for line in before.lines for run in line.runs) == 5
    assert in_short(after) == in_short(before)


def test_every_mark_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    data = package(TRACKED, footnotes=NOTES, comments=comment(1, "Ah", "Oh"))
    before = read_reviewed("c.docx", data).value
    after = read_reviewed("c.docx", saved_again(data, tmp_path)).value
    for accepted in SIDES:
        assert said(after.lines, accepted=accepted) == said(before.lines, accepted=accepted)
    assert [marked(line) for line in after.lines] == [marked(line) for line in before.lines]
    assert [(one.trace, one.text) for one in after.comments] == [
        (one.trace, one.text) for one in before.comments
    ]


def marked(line: ReviewedLine) -> list[tuple[object, ...]]:
    """Return the runs of a line, the numbers of comments aside."""
    return [(replace(run, comments=()), len(run.comments)) for run in line.runs]


def test_our_redline_saved_by_libreoffice_is_still_ours(tmp_path: Path) -> None:
    old = version(tmp_path / "avant")
    new = version(
        tmp_path / "apres", acte=replaced(ACT, ("engagement", "engagement")) + "\nUn alinéa de plus.\n"
    )
    data = redline(old, new)
    before = read_reviewed("c.docx", data).value
    after = read_reviewed("c.docx", saved_again(data, tmp_path)).value
    assert before.is_redline
    assert after.is_redline
    assert before.comments == after.comments == ()
    assert in_short(after) == in_short(before)
    assert "Un alinéa de plus." in [line.after for line in after.lines]
