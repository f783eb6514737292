"""`reprendre` as a user runs it: proposals told, chosen, written back, refused."""

import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from compiler.model.source_line import source_lines
from compiler.model.text import Reference, walk
from compiler.pipeline import load
from tests.acts import act_with
from tests.cli.test_command import run
from tests.conftest import need_program
from tests.noted import NotedCopy
from tests.reviewed import reviewed, with_lines

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile our act once; return its Word file."""
    folder = tmp_path_factory.mktemp("compilé")
    assert (
        run(
            "compiler", "--source", str(ROOT / "source"), "--formats", "docx", "--sortie", str(folder)
        ).returncode
        == 0
    )
    return folder / "protocole.docx"


def _sent(folder: Path, compiled: Path, count: int) -> tuple[Path, Path]:
    """Return the sources that a copy was compiled from, and the copy as it comes back."""
    source, copy = folder / "source", folder / "relu.docx"
    shutil.copytree(ROOT / "source", source, ignore=shutil.ignore_patterns("versions"))
    copy.write_bytes(reviewed(compiled.read_bytes(), count))
    return source, copy


def _take(folder: Path, source: Path, copy: Path, *words: str) -> tuple[int, str, str]:
    done = run("reprendre", str(copy), "--source", str(source), "--sortie", str(folder / "build"), *words)
    return done.returncode, done.stdout, done.stderr


def _words(source: Path) -> list[str]:
    """Return the words of each line; a reference may quote a title, and follows it: its line says nothing."""
    return [
        "" if any(isinstance(one, Reference) for one in walk(line.content)) else line.words
        for line in source_lines(load(source).value)
    ]


def test_proposals_are_told_and_nothing_is_written_in_the_sources(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 12)
    before = {path: path.read_bytes() for path in source.rglob("*") if path.is_file()}
    status, said, complained = _take(tmp_path, source, copy)
    assert (status, complained) == (0, "")
    assert "12 propositions, 0 commentaire sans proposition" in said
    assert "ajoutez --appliquer" in said
    assert {path: path.read_bytes() for path in source.rglob("*") if path.is_file()} == before
    told = json.loads((tmp_path / "build/reprise/reprise.json").read_text(encoding="utf-8"))
    assert [one["numero"] for one in told["propositions"]] == list(range(1, 13))
    assert all(one["fichier"] and one["ligne"] for one in told["propositions"])
    assert '<html lang="fr">' in (tmp_path / "build/reprise/reprise.html").read_text(encoding="utf-8")


def test_what_is_applied_is_in_the_sources_word_for_word_and_nothing_else(
    tmp_path: Path, compiled: Path
) -> None:
    source, copy = _sent(tmp_path, compiled, 30)
    before = _words(source)
    status, said, _ = _take(tmp_path, source, copy, "--appliquer")
    assert status == 0
    assert "relues et retrouvées mot pour mot" in said
    told = json.loads((tmp_path / "build/reprise/reprise.json").read_text(encoding="utf-8"))["propositions"]
    by_hand = sum(1 for one in told if one["refus"])
    changed = [(old, new) for old, new in zip(before, _words(source), strict=True) if old != new]
    assert all(new.replace("-bis", "") == old for old, new in changed)
    # Two tables may show one record.
    assert len(set(changed)) == 30 - by_hand
    assert run("verifier", "--source", str(source)).returncode in (0, 1)


def test_whole_lines_are_added_and_removed_where_they_stand(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 1)
    added = (
        ("Apporter un appui aux dispositifs relais.", "Proposer un accueil * du soir {{ ouvert }}."),
        ("Nombre de groupes-classes", "Nombre de salles ouvertes"),
    )
    removed = ("Effets de la concertation",)
    copy.write_bytes(with_lines(compiled.read_bytes(), added, removed))
    before = _words(source)
    assert _take(tmp_path, source, copy, "--appliquer")[0] == 0
    after = _words(source)
    assert sorted(set(after) - set(before)) == sorted(words for _, words in added)
    assert [words[:25] for words in set(before) - set(after)] == ["Effets de la concertation"]
    assert after.index(added[1][1]) == next(
        rank + 1 for rank, words in enumerate(after) if words.startswith(added[1][0])
    )


def test_a_patch_is_what_git_applies(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 10)
    assert _take(tmp_path, source, copy)[0] == 0
    other = tmp_path / "autre"
    shutil.copytree(source, other)
    patch = tmp_path / "build/reprise/reprise.patch"
    subprocess.run(["git", "init", "--quiet", str(other)], check=True)
    subprocess.run(["git", "apply", str(patch.resolve())], cwd=other, check=True)
    assert _take(tmp_path, source, copy, "--appliquer")[0] == 0
    assert _words(other) == _words(source)


def test_choices_are_by_number_author_and_party(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 9)
    before = _words(source)
    status, _, _ = _take(
        tmp_path, source, copy, "--accepter", "auteur:Camille R.", "--refuser", "1", "--appliquer"
    )
    assert status == 0
    told = json.loads((tmp_path / "build/reprise/reprise.json").read_text(encoding="utf-8"))["propositions"]
    wanted = [
        one for one in told if one["auteur"] == "Camille R." and one["numero"] != 1 and not one["refus"]
    ]
    changed = [new for old, new in zip(before, _words(source), strict=True) if old != new]
    assert len(changed) == len(wanted) > 0


def test_an_unknown_choice_is_an_error_and_writes_nothing(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 3)
    status, _, complained = _take(tmp_path, source, copy, "--accepter", "99", "--appliquer")
    assert status == 1
    assert "reprise.unknown-choice" in complained
    assert not (tmp_path / "build").exists()


def test_a_second_time_proposes_nothing_more(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 6)
    assert _take(tmp_path, source, copy, "--appliquer")[0] == 0
    after = _words(source)
    _, said, _ = _take(tmp_path, source, copy, "--appliquer")
    assert _words(source) == after
    assert "propositions dans" not in said


def test_line_ends_of_the_author_stay(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 10)
    for path in source.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert _take(tmp_path, source, copy, "--appliquer")[0] == 0
    assert all(b"\n" not in path.read_bytes().replace(b"\r\n", b"") for path in source.rglob("*.md"))


def _saved(office: str, copy: Path, folder: Path) -> Path:
    """Return a copy as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(folder / "lo"),
        str(copy),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "lo" / copy.name


def test_a_copy_that_libreoffice_saved_proposes_the_same(tmp_path: Path, compiled: Path) -> None:
    office = need_program("soffice")
    source, copy = _sent(tmp_path, compiled, 20)
    saved = _saved(office, copy, tmp_path)
    told: list[list[tuple[int, str, str, str]]] = []
    for name, file in (("a", copy), ("b", saved)):
        assert _take(tmp_path / name, source, file)[0] == 0
        read = json.loads((tmp_path / name / "build/reprise/reprise.json").read_text(encoding="utf-8"))
        told.append(
            [(one["numero"], one["auteur"], one["avant"], one["apres"]) for one in read["propositions"]]
        )
    assert told[0] == told[1]
    assert len(told[0]) == 20


def test_a_copy_of_another_act_is_refused(tmp_path: Path, compiled: Path) -> None:
    (tmp_path / "petit").mkdir()
    status, _, complained = _take(tmp_path, act_with(tmp_path / "petit"), compiled)
    assert status == 1
    assert "n'est pas une copie de cet acte" in complained


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"texte", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_word_file_is_refused_in_french(tmp_path: Path, data: bytes) -> None:
    copy = tmp_path / "relu.docx"
    copy.write_bytes(data)
    status, said, complained = _take(tmp_path, ROOT / "source", copy)
    assert (status, said) == (1, "")
    assert "reprise." in complained
    assert "Traceback" not in complained
    assert not (tmp_path / "build").exists()


def test_a_word_file_from_elsewhere_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "relu.docx"
    shutil.copy(ROOT / "templates/reference.docx", copy)
    with zipfile.ZipFile(io.BytesIO(copy.read_bytes())) as archive:
        assert "word/document.xml" in archive.namelist()
    status, _, complained = _take(tmp_path, ROOT / "source", copy)
    assert status == 1
    assert "reprise.not-a-copy" in complained


def _with_parts(docx: bytes, changes: dict[str, tuple[str, str]]) -> bytes:
    """Return a copy with words of some of its parts replaced, once in each."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            data = source.read(name).decode() if name in changes else ""
            old, new = changes.get(name, ("", ""))
            assert old in data
            target.writestr(name, data.replace(old, new, 1) if data else source.read(name))
    return out.getvalue()


def test_what_was_written_outside_the_text_is_told_and_changes_nothing(
    tmp_path: Path, compiled: Path
) -> None:
    source, copy = _sent(tmp_path, compiled, 1)
    added = '<w:ins w:id="1" w:author="Camille R." w:date="2026-03-02T09:15:00Z"><w:r><w:t>Projet</w:t></w:r></w:ins>'
    listed = '<w:t xml:space="preserve">Préambule</w:t></w:r><w:r><w:tab/>'
    changes = {
        "word/header.xml": ("</w:p>", f"{added}</w:p>"),
        "word/footer.xml": ("Page ", "Feuille "),
        "word/document.xml": (listed, listed.replace("Préambule", "Avant-propos")),
    }
    copy.write_bytes(_with_parts(compiled.read_bytes(), changes))
    assert _take(tmp_path, source, copy)[0] == 0
    told = json.loads((tmp_path / "build/reprise/reprise.json").read_text(encoding="utf-8"))
    assert told["propositions"] == []
    assert [(one["auteur"], one["message"].replace("\u00a0", " ")[:70]) for one in told["ignores"]] == [
        ("Camille R.", "Camille R. a ajouté « Projet » dans l'en-tête des pages (« Protocole d"),
        (None, "Le sommaire porte « Avant-propos », qui n'est pas une ligne de l'acte "),
        (None, "Le pied de page porte « Feuille 1 sur 72 », ce que l'acte n'y imprime "),
    ]


@pytest.mark.parametrize("fault", ["coupé", "vidé", "altéré", "ôté"])
def test_a_copy_whose_act_is_lost_says_so_once_and_nothing_false(
    tmp_path: Path, compiled: Path, fault: str
) -> None:
    source, copy = _sent(tmp_path, compiled, 1)
    part = "customXml/item1.xml"
    data = zipfile.ZipFile(compiled).read(part).decode()
    start = data.index(">{") + 1
    left = {
        "coupé": data[:start] + data[start : start + 1_000] + "</copie>",
        "vidé": data[:start] + "</copie>",
        "altéré": data.replace('"divisions"', '"division"', 1),
        "ôté": '<?xml version="1.0"?><autre/>',
    }[fault]
    copy.write_bytes(_with_parts(compiled.read_bytes(), {part: (data, left)}))
    assert _take(tmp_path, source, copy)[0] == 0
    told = json.loads((tmp_path / "build/reprise/reprise.json").read_text(encoding="utf-8"))
    assert told["propositions"] == []
    (message,) = (one["message"] for one in told["ignores"])
    assert message.startswith("L'acte que la copie porte en elle, hors de vue, y manque ou y est abîmé")


def test_new_words_of_a_link_keep_its_address_in_the_sources(tmp_path: Path, compiled: Path) -> None:
    source, copy = _sent(tmp_path, compiled, 1)
    words = '<w:t xml:space="preserve">www.culture.gouv.fr</w:t></w:r>'
    mark = 'w:id="1" w:author="Camille R." w:date="2026-03-02T09:15:00Z"'
    old = f'<w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>{words}'
    new = (
        f"<w:del {mark}>{old.replace('w:t', 'w:delText')}</w:del>"
        f"<w:ins {mark}>{old.replace('www.culture.gouv.fr', 'le site du ministère')}</w:ins>"
    )
    changes = {
        "word/footnotes.xml": (old, new),
        "word/_rels/footnotes.xml.rels": ("http://www.culture.gouv.fr", "https://musee.example"),
    }
    copy.write_bytes(_with_parts(compiled.read_bytes(), changes))
    status, said, _ = _take(tmp_path, source, copy, "--appliquer", "--accepter", "1")
    assert (status, "à faire à la main" in said) == (0, False)
    written = (source / "corps/06-engagements/axe-2.md").read_text(encoding="utf-8")
    assert "[le site du ministère](http://www.culture.gouv.fr)" in written
    told = json.loads((tmp_path / "build/reprise/reprise.json").read_text(encoding="utf-8"))["propositions"]
    assert [one["apres"] for one in told if not one["suivi"]] == [
        "le site du ministère (https://musee.example)"
    ]
    assert _take(tmp_path, source, copy, "--appliquer", "--accepter", "tout")[0] == 0
    written = (source / "corps/06-engagements/axe-2.md").read_text(encoding="utf-8")
    assert "[le site du ministère](https://musee.example)" in written


def test_notes_of_a_copy_that_libreoffice_saved_are_written_in_the_sources(
    tmp_path: Path, compiled: Path
) -> None:
    office = need_program("soffice")
    source, copy = _sent(tmp_path, compiled, 1)
    noted = NotedCopy(compiled.read_bytes())
    noted.call("musées numériques de proximité", "Voir la carte.")
    copy.write_bytes(noted.data())
    status, _, complained = _take(tmp_path, source, _saved(office, copy, tmp_path), "--appliquer")
    assert (status, complained) == (0, "")
    text = (source / "corps/06-engagements/axe-2.md").read_text(encoding="utf-8")
    assert "proximité[^voir-carte][^micro-folies]," in text
