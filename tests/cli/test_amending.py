"""`avenant`, `comparer` and `appliquer` as a user runs them: statuses, streams, refusals, files."""

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.acts import act_with, edited
from tests.cli.test_command import run

DAY = ("--date", "2026-03-01")


def _versions(folder: Path, old: str = "aide aux devoirs", new: str = "étude du soir") -> tuple[Path, Path]:
    """Return the folders of two versions of the small act, under a path with a space and an accent."""
    home = folder / "un dossier d'été"
    (home / "avant").mkdir(parents=True)
    (home / "après").mkdir()
    return act_with(home / "avant"), act_with(home / "après", acte=edited(old, new))


def _compare(folder: Path, before: Path | str, after: Path | str, *words: str) -> tuple[int, str, str]:
    done = run("comparer", str(before), str(after), "--sortie", str(folder / "build"), *DAY, *words)
    return done.returncode, done.stdout, done.stderr


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_comparison_writes_what_reviewers_read_and_no_act(tmp_path: Path) -> None:
    status, said, complained = _compare(tmp_path, *_versions(tmp_path))
    assert (status, complained) == (0, "")
    assert said.startswith("1 changement.\n")
    assert _names(tmp_path / "build") == [
        "avenant/.etat.json",
        "avenant/changements.json",
        "avenant/changements.md",
        "avenant/comparaison.docx",
        "avenant/comparaison.html",
        "avenant/consolide.docx",
        "avenant/consolide.pdf",
        "avenant/tableau-comparatif.docx",
    ]


def test_equal_versions_are_said_and_nothing_is_written(tmp_path: Path) -> None:
    before, after = _versions(tmp_path, "aide aux devoirs", "*aide*   aux devoirs")
    status, said, complained = _compare(tmp_path, before, after)
    assert (status, complained) == (0, "")
    assert said == (f"Rien ne change entre le dossier « {before} » et le dossier « {after} ».\n")
    assert not (tmp_path / "build").exists()


def test_a_second_comparison_writes_nothing(tmp_path: Path) -> None:
    versions = _versions(tmp_path)
    assert _compare(tmp_path, *versions)[0] == 0
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "build").rglob("*")}
    assert "est à jour" in _compare(tmp_path, *versions)[1]
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "build").rglob("*")} == before


def test_documents_and_comparison_share_a_folder_without_removing_each_other(tmp_path: Path) -> None:
    before, after = _versions(tmp_path)
    build = ("compiler", "--source", str(after), "--sortie", str(tmp_path / "build"), "--formats", "json")
    assert run(*build).returncode == 0
    assert _compare(tmp_path, before, after)[0] == 0
    assert run(*build, *DAY).returncode == 0
    assert {"protocole.json", "avenant/comparaison.html"} <= set(_names(tmp_path / "build"))


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    versions = _versions(tmp_path)
    found = []
    for name in ("un", "deux"):
        (tmp_path / name).mkdir()
        assert _compare(tmp_path / name, *versions)[0] == 0
        folder = tmp_path / name / "build" / "avenant"
        found.append({path.name: path.read_bytes() for path in folder.iterdir() if path.name[0] != "."})
    assert found[0] == found[1]


def test_a_base_with_errors_is_reported_under_its_own_name(tmp_path: Path) -> None:
    before, after = _versions(tmp_path)
    (before / "acte.md").write_text(edited("partenaires:", "partenaire:"), encoding="utf-8")
    status, said, complained = _compare(tmp_path, before, after)
    assert (status, said) == (1, "")
    assert complained.startswith(f"La base (le dossier « {before} ») a des erreurs")
    assert f"{before.as_posix()}/acte.md:25:1: erreur[shape.unknown-field]" in complained
    assert complained.endswith("Rien n'a été écrit.\n")
    assert not (tmp_path / "build").exists()


def test_an_act_with_errors_is_reported_as_verifier_does(tmp_path: Path) -> None:
    before, after = _versions(tmp_path)
    (after / "acte.md").write_text(edited("partenaires:", "partenaire:"), encoding="utf-8")
    status, _, complained = _compare(tmp_path, before, after)
    assert status == 1
    assert f"{after.as_posix()}/acte.md:25:1: erreur[shape.unknown-field]" in complained
    assert not (tmp_path / "build").exists()


def test_two_acts_without_a_common_origin_are_refused(tmp_path: Path) -> None:
    before, after = _versions(tmp_path)
    text = (after / "acte.md").read_text(encoding="utf-8")
    for name in ("objet", "engagements", "axe-jeunesse", "obj-reussite", "prio-scolarite"):
        text = text.replace(f"{{#{name}}}", f"{{#autre-{name}}}").replace(
            f"[[article:{name}]]", f"[[article:autre-{name}]]"
        )
    (after / "acte.md").write_text(text.replace("id: aide-devoirs", "id: tout-autre"), encoding="utf-8")
    status, _, complained = _compare(tmp_path, before, after)
    assert status == 1
    assert "erreur[version.no-common-origin]" in complained


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("avenant",), "Aucune version scellée"),
        (("avenant", "--base", "rien"), "n'est ni une version scellée"),
        (("avenant", "--base=--upload-pack=x"), "n'est ni une version scellée"),
        (("avenant", "--base"), "attend une valeur"),
        (("comparer", "un"), "il manque : APRES"),
        (("comparer", "../../etc", "/etc"), "n'est ni une version scellée"),
        (("appliquer", "avenant.md"), "Aucune version scellée"),
        (("appliquer",), "il manque : AVENANT"),
    ],
)
def test_what_cannot_be_compared_gives_status_2_in_french(
    words: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    source = act_with(tmp_path)
    done = run(*words, "--source", str(source), "--sortie", str(tmp_path / "build"))
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "build").exists()


def test_an_unchanged_act_is_refused_an_avenant_with_a_kind_word(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    assert run("sceller", "--source", str(source), "--nom", "v").returncode == 0
    (source / "acte.md").write_text(edited("aide aux devoirs", "**aide** aux  devoirs"), encoding="utf-8")
    done = run("avenant", "--source", str(source), "--sortie", str(tmp_path / "build"))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Rien n'a changé depuis la version scellée « v » : il n'y a pas d'avenant à écrire.\n"
    )
    assert not (tmp_path / "build").exists()


def _amended(folder: Path) -> Path:
    """Return the source folder of an act that was sealed, changed, and given its avenant."""
    source = act_with(folder)
    assert run("sceller", "--source", str(source), "--nom", "v").returncode == 0
    (source / "acte.md").write_text(edited("aide aux devoirs", "étude du soir"), encoding="utf-8")
    (source / "avenant.yml").write_text(
        "motifs:\n  - {changements: tous, texte: Les élèves étudient le soir.}\n", encoding="utf-8"
    )
    done = run("avenant", "--source", str(source), "--sortie", str(folder / "build"), *DAY)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Avenant n° 1 : 1 changement")
    return source


def test_an_avenant_is_written_with_all_that_goes_with_it_and_applies_again(tmp_path: Path) -> None:
    source = _amended(tmp_path)
    folder = tmp_path / "build" / "avenant"
    assert _names(folder) == [
        ".etat.json",
        "avenant.docx",
        "avenant.md",
        "avenant.pdf",
        "changements.json",
        "changements.md",
        "comparaison.docx",
        "comparaison.html",
        "consolide.docx",
        "consolide.pdf",
        "tableau-comparatif.docx",
    ]
    for name in ("avenant.docx", "avenant.md"):
        done = run("appliquer", str(folder / name), "--source", str(source))
        assert (done.returncode, done.stderr) == (0, "")
        words = json.loads(done.stdout)["engagements"][0]["texte"]
        assert words == "Ouvrir une étude du soir dans chaque école."


def test_an_avenant_that_passed_through_word_or_a_mail_still_applies(tmp_path: Path) -> None:
    source = _amended(tmp_path)
    folder = tmp_path / "build" / "avenant"
    text = (folder / "avenant.md").read_text(encoding="utf-8")
    assert "\u00a0" in text
    spoilt = text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'").replace("« ", '"')
    (tmp_path / "courriel.md").write_text(spoilt.replace(" »", '"'), encoding="utf-8")
    with ZipFile(folder / "avenant.docx") as parts, ZipFile(tmp_path / "word.docx", "w") as archive:
        for name in parts.namelist():
            data = parts.read(name)
            if name == "word/document.xml":
                data = data.replace("\u00a0".encode(), b" ").replace("\u202f".encode(), b" ")
            archive.writestr(name, data.replace("’".encode(), b"'"))
    wanted = run("appliquer", str(folder / "avenant.md"), "--source", str(source)).stdout
    for name in ("courriel.md", "word.docx"):
        done = run("appliquer", str(tmp_path / name), "--source", str(source))
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == wanted


def test_an_avenant_edited_by_hand_is_refused_by_its_sentence(tmp_path: Path) -> None:
    source = _amended(tmp_path)
    path = tmp_path / "build" / "avenant" / "avenant.md"
    text = path.read_text(encoding="utf-8")
    assert "étude du soir" in text
    path.write_text(text.replace("aide aux devoirs", "aide aux leçons"), encoding="utf-8")
    done = run("appliquer", str(path), "--source", str(source))
    assert (done.returncode, done.stdout) == (1, "")
    assert "erreur[" in done.stderr
    assert "aide aux leçons" in done.stderr
    assert done.stderr.endswith("L'avenant n'a pas été appliqué.\n")


def test_words_that_are_not_in_the_base_are_told_at_their_sentence(tmp_path: Path) -> None:
    source = _amended(tmp_path)
    folder = tmp_path / "build" / "avenant"
    lines = (
        (folder / "avenant.md")
        .read_text(encoding="utf-8")
        .replace("aide aux devoirs", "garderie")
        .split("\n")
    )
    (tmp_path / "retouche.md").write_text("\n".join(lines), encoding="utf-8")
    at = next(rank for rank, line in enumerate(lines, start=1) if "garderie" in line)
    done = run("appliquer", str(tmp_path / "retouche.md"), "--source", str(source))
    assert f"retouche.md:{at}:1: erreur[avenant.words-not-found]" in done.stderr
    document = Document(str(folder / "avenant.docx"))
    shown = [paragraph for paragraph in document.paragraphs if paragraph.text.strip()]
    rank, clause = next(
        (rank, one) for rank, one in enumerate(shown, start=1) if "aide aux devoirs" in one.text
    )
    clause.text = clause.text.replace("aide aux devoirs", "garderie")
    document.save(str(tmp_path / "retouche.docx"))
    done = run("appliquer", str(tmp_path / "retouche.docx"), "--source", str(source))
    assert f"retouche.docx:{rank}:1: erreur[avenant.words-not-found]" in done.stderr


def test_an_avenant_applied_to_another_base_is_refused(tmp_path: Path) -> None:
    source = _amended(tmp_path)
    other = tmp_path / "autre"
    other.mkdir()
    base = act_with(other, acte=edited("aide aux devoirs", "garderie"))
    done = run(
        "appliquer",
        str(tmp_path / "build" / "avenant" / "avenant.docx"),
        "--source",
        str(source),
        "--base",
        str(base),
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "erreur[" in done.stderr


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xff\xfe\x00", b"# Titre\n\nDu texte.\n", b"\x00" * 5000]
)
@pytest.mark.parametrize("name", ["avenant.docx", "avenant.md"])
def test_what_is_no_avenant_is_refused_without_a_fall(data: bytes, name: str, tmp_path: Path) -> None:
    source = act_with(tmp_path)
    (tmp_path / name).write_bytes(data)
    done = run("appliquer", str(tmp_path / name), "--source", str(source), "--base", str(source))
    assert done.returncode in (1, 2), done.stdout
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_missing_avenant_is_told(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    done = run("appliquer", str(tmp_path / "rien.docx"), "--source", str(source), "--base", str(source))
    assert done.returncode == 2
    assert "n'existe pas" in done.stderr


def test_a_failed_avenant_leaves_the_last_one_whole(tmp_path: Path) -> None:
    source = _amended(tmp_path)
    kept = tmp_path / "copie"
    shutil.copytree(tmp_path / "build", kept)
    (source / "acte.md").write_text(edited("partenaires:", "partenaire:"), encoding="utf-8")
    done = run("avenant", "--source", str(source), "--sortie", str(tmp_path / "build"), *DAY)
    assert done.returncode == 1
    assert {name: (kept / name).read_bytes() for name in _names(kept)} == {
        name: (tmp_path / "build" / name).read_bytes() for name in _names(tmp_path / "build")
    }


def test_a_comparison_gives_the_documents_that_are_wanted(tmp_path: Path) -> None:
    versions = _versions(tmp_path)
    assert _compare(tmp_path, *versions, "--formats", "docx,json")[0] == 0
    assert _names(tmp_path / "build") == [
        "avenant/.etat.json",
        "avenant/changements.json",
        "avenant/comparaison.docx",
    ]
    status, _, complained = _compare(tmp_path, *versions, "--formats", "pdf")
    assert status == 2
    assert "« pdf » n'est pas un format" in complained


def test_a_comparison_leaves_an_act_written_before(tmp_path: Path) -> None:
    before, after = _versions(tmp_path)
    out = ("--sortie", str(tmp_path / "build"), *DAY)
    assert run("avenant", "--base", str(before), "--source", str(after), *out).returncode == 0
    assert _compare(tmp_path, before, after)[0] == 0
    assert {"avenant/avenant.docx", "avenant/avenant.md", "avenant/avenant.pdf"} <= set(
        _names(tmp_path / "build")
    )


def test_nothing_is_written_among_sealed_versions(tmp_path: Path) -> None:
    before, after = _versions(tmp_path)
    done = run("avenant", "--base", str(before), "--source", str(after), "--sortie", str(after / "versions"))
    assert done.returncode == 2
    assert "versions scellées" in done.stderr
    assert not (after / "versions").exists()
