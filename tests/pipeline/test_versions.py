"""A REF leads to one version, or says in French why not."""

from dataclasses import replace
from pathlib import Path

import pytest

from compiler.diagnostics.result import ToolError
from compiler.model.written import written_places
from compiler.pipeline import load_with_texts
from compiler.pipeline.sealing import SealRequest, seal
from compiler.pipeline.versions import Version, find_version
from compiler.seal.manifest import from_json, to_json
from tests.acts import act_with, edited
from tests.repository import commit_all, git


def _sealed(source: Path, name: str = "2026-01-15", number: int | None = None) -> None:
    assert seal(SealRequest(source=source, name=name, number=number)).manifest


def _edit(source: Path, old: str = "aide aux devoirs", new: str = "étude du soir") -> None:
    text = (source / "acte.md").read_text(encoding="utf-8")
    assert old in text
    (source / "acte.md").write_text(text.replace(old, new), encoding="utf-8")


def _found(source: Path, name: str | None) -> Version:
    found = find_version(source, name)
    assert found.faults == ()
    assert found.version is not None
    return found.version


def test_without_ref_the_last_sealed_version_is_meant(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    before = load_with_texts(source).value
    _sealed(source)
    _edit(source)
    found = _found(source, None)
    assert found.load().value == before
    assert [act.number for act in found.signed] == [0]
    assert found.number == 0
    _sealed(source, "2026-06-01")
    assert [act.name for act in _found(source, None).signed] == ["2026-01-15", "2026-06-01"]
    assert [act.name for act in _found(source, "2026-01-15").signed] == ["2026-01-15"]


def test_a_sealed_version_knows_where_its_parts_were_written(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    before = written_places(load_with_texts(source).value)
    _sealed(source)
    _edit(source, "# Article 1", "<!-- Une ligne de plus. -->\n\n# Article 1")
    assert written_places(_found(source, None).load().value) == before


def test_a_version_sealed_before_places_were_kept_is_read_without_them(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    before = load_with_texts(source).value
    _sealed(source)
    folder = source / "versions" / "2026-01-15"
    manifest = from_json((folder / "manifeste.json").read_bytes())
    assert manifest is not None
    (folder / "manifeste.json").write_bytes(to_json(replace(manifest, places="")))
    (folder / "lieux.json").unlink()
    found = _found(source, None).load().value
    assert found == before
    assert written_places(found) == {}


def test_nothing_sealed_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"Aucune version scellée.*protocole sceller --nom.*--base DOSSIER"):
        find_version(act_with(tmp_path), None)


def test_a_ref_may_be_another_folder_with_spaces_and_accents(tmp_path: Path) -> None:
    (tmp_path / "un").mkdir()
    (tmp_path / "déjà signé").mkdir()
    source = act_with(tmp_path / "un")
    other = act_with(tmp_path / "déjà signé", acte=edited("aide aux devoirs", "étude du soir"))
    found = _found(source, str(other))
    assert found.load().value == load_with_texts(other).value
    # What documents print of it tells no path.
    assert (found.name, found.number) == ("source", None)


def test_a_ref_may_be_a_revision_of_a_source_below_its_repository(tmp_path: Path) -> None:
    (tmp_path / "a b" / "é").mkdir(parents=True)
    source = act_with(tmp_path / "a b" / "é")
    before = load_with_texts(source).value
    commit_all(tmp_path)
    _edit(source)
    found = _found(source, "HEAD")
    assert found.load().value == before
    assert found.place == "HEAD:a b/é/source"


def test_a_sealed_name_goes_before_a_revision_and_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = act_with(tmp_path)
    sealed = load_with_texts(source).value
    _sealed(source, "v1")
    _edit(source)
    commit_all(tmp_path)
    git(tmp_path, "tag", "v1")
    (tmp_path / "v1").mkdir()
    act_with(tmp_path / "v1")
    monkeypatch.chdir(tmp_path)
    assert _found(source, "v1").load().value == sealed


def test_a_revision_that_is_also_a_folder_is_ambiguous(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = act_with(tmp_path)
    commit_all(tmp_path)
    git(tmp_path, "branch", "source")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ToolError, match=r"à la fois.*\./source.*refs/heads/source"):
        find_version(source, "source")
    assert _found(source, "./source").label == "le dossier « ./source »"
    assert _found(source, "refs/heads/source").label.startswith("la révision git")


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "--upload-pack=x",
        "-",
        "../../etc",
        "/etc/passwd",
        "x\0y",
        "HEAD\n",
        "é" * 5000,
        "~",
        "$(id)",
        "a;b",
        "versions",
    ],
)
def test_a_ref_that_names_nothing_is_told(name: str, tmp_path: Path) -> None:
    source = act_with(tmp_path)
    commit_all(tmp_path)
    with pytest.raises(ToolError, match=r"n'est ni une version scellée, ni une révision git, ni le dossier"):
        find_version(source, name)


def test_a_near_miss_is_suggested(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _sealed(source, "2026-01-15")
    with pytest.raises(ToolError, match="vouliez-vous dire « 2026-01-15 »"):
        find_version(source, "2026-01-51")


def test_a_folder_that_is_no_act_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    with pytest.raises(ToolError, match=r"ne contient pas de fichier « protocole\.yml »"):
        find_version(act_with(tmp_path), str(tmp_path / "vide"))


def test_a_tampered_version_is_told_whatever_is_asked(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _sealed(source)
    model = source / "versions" / "2026-01-15" / "modele.json"
    model.write_text(model.read_text(encoding="utf-8").replace("jeunesse", "vieillesse"), encoding="utf-8")
    for name in (None, "2026-01-15"):
        found = find_version(source, name)
        assert found.version is None
        assert [remark.code for remark in found.faults] == ["seal.tampered"]
        assert "modele.json" in found.faults[0].message


def test_fingerprints_tell_versions_apart(tmp_path: Path) -> None:
    source = act_with(tmp_path)
    _sealed(source)
    commit_all(tmp_path)
    committed, sealed = _found(source, "HEAD").fingerprint(), _found(source, None).fingerprint()
    assert sealed == _found(source, "2026-01-15").fingerprint()
    _edit(source)
    _sealed(source, "2026-02-01")
    assert _found(source, None).fingerprint() not in {committed, sealed}


def test_folders_are_compared_wherever_the_act_of_the_project_is(tmp_path: Path) -> None:
    other = act_with(tmp_path)
    assert _found(tmp_path / "absent", str(other)).load().value == load_with_texts(other).value
    with pytest.raises(ToolError, match="n'existe pas"):
        find_version(tmp_path / "absent", None)
