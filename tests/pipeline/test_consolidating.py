"""The consolidated text of several acts: each passage tells the avenant it comes from, with its day when it has one."""

import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

from docx import Document

from compiler.pipeline.amending import amend, compare
from compiler.pipeline.sealing import SealRequest, seal
from compiler.pipeline.versions import Version, current_version, find_version
from tests.acts import act_with

DAY = datetime(2026, 9, 1, tzinfo=UTC)


def _edit(source: Path, old: str, new: str) -> None:
    path = source / "acte.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def _seal(source: Path, name: str) -> None:
    assert seal(SealRequest(source=source, name=name, number=None)).manifest


def _base(source: Path, name: str | None = None) -> Version:
    version = find_version(source, name).version
    assert version is not None
    return version


def _notes(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    shown = (*document.paragraphs, *(one for cell in cells for one in cell.paragraphs))
    return [one.text for one in shown if one.text.startswith("(")]


def test_a_signed_avenant_is_told_with_its_day_and_the_next_one_with_its_article(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _seal(source, "2026-01-15")
    _edit(source, "fixe les engagements", "arrête les engagements")
    _seal(source, "2026-06-30")
    _edit(source, "aide aux devoirs", "étude du soir")
    amended = amend(_base(source), current_version(source), DAY)
    assert amended.documents is not None
    assert _notes(amended.documents.files["consolide.docx"]) == [
        "(Alinéa modifié par l’avenant n°\u00a01 du 30\u00a0juin 2026.)",
        "(Ligne modifiée par l’avenant n°\u00a02, article\u00a03.)",
    ]


def test_what_comes_goes_and_moves_names_the_article_that_says_so(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _edit(source, "# Article 2", "# Article 1-1 – Durée {#duree}\n\nUn an.\n\n# Article 2")
    _seal(source, "2026-01-15")
    _edit(
        source, "# Article 1-1 – Durée {#duree}\n\nUn an.\n\n", "# Article 1-2 – Suivi {#suivi}\n\nOui.\n\n"
    )
    (source / "parties.yml").write_text(
        (source / "parties.yml").read_text(encoding="utf-8").replace("Le maire", "La maire"), encoding="utf-8"
    )
    amended = amend(_base(source), current_version(source), DAY)
    assert amended.documents is not None
    by, files = "par l’avenant n°\u00a01, article\u00a0", amended.documents.files
    headings = re.findall(r"## Article\s(\d+)\s–\s(.+)", files["avenant.md"].decode())
    titles = ("liste des parties", "Suppression de l’article 1-1", "article 1-2")
    ranks = [rank for title in titles for rank, heading in headings if title in heading]
    assert set(_notes(files["consolide.docx"])) == {
        f"(Représentation de «\u00a0La commune d’Essai\u00a0» modifiée {by}{ranks[0]}.)",
        f"(Qualité modifiée {by}{ranks[0]} ; qualité antérieure\u00a0: Le maire.)",
        f"(Article\u00a01-1 «\u00a0Durée\u00a0» supprimé {by}{ranks[1]}.)",
        f"(Article ajouté {by}{ranks[2]}.)",
    }


def test_changes_to_a_sealed_act_tell_the_lines_where_it_was_written(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _seal(source, "2026-01-15")
    _edit(source, "# Article 2", "# Article 1-1 – Durée {#duree}\n\nUn an.\n\n# Article 2")
    _edit(source, "aide aux devoirs", "étude du soir")
    amended = amend(_base(source), current_version(source), DAY)
    assert amended.documents is not None
    told = json.loads(amended.documents.files["changements.json"])["changements"]
    sides = [
        [side and (side["fichier"], side["ligne"]) for side in (one["avant"], one["apres"])] for one in told
    ]
    assert sides == [[None, ("acte.md", 5)], [("acte.md", 24), ("acte.md", 28)]]


def test_a_fault_names_no_file_of_a_sealed_version_which_keeps_none(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _seal(source, "2026-01-15")
    _edit(source, "code: 1.1-01", "code: 1.1-02")
    faults = amend(_base(source), current_version(source), DAY).faults
    (shifted,) = (fault for fault in faults if fault.code == "version.number-shifted")
    assert "acte.md" not in shifted.hint


def test_a_comparison_of_folders_prints_no_path(tmp_path: Path) -> None:
    (tmp_path / "avant").mkdir()
    (tmp_path / "après").mkdir()
    before, after = act_with(tmp_path / "avant"), act_with(tmp_path / "après")
    _edit(after, "aide aux devoirs", "étude du soir")
    compared = compare(_base(after, str(before)), current_version(after), DAY)
    assert compared.documents is not None
    files = compared.documents.files
    assert _notes(files["consolide.docx"]) == ["(Ligne modifiée depuis la version «\u00a0source\u00a0».)"]
    assert str(tmp_path) not in files["comparaison.html"].decode() + files["changements.json"].decode()
    table = Document(io.BytesIO(files["tableau-comparatif.docx"]))
    assert table.paragraphs[2].text == "De la version «\u00a0source\u00a0» au texte modifié."
