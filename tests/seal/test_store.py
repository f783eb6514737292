"""Sealed versions on disk: whole or absent, never touched afterwards, in the order in which they were signed."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compiler.diagnostics.result import ToolError
from compiler.seal import (
    Manifest,
    SealedVersion,
    digest,
    last_version,
    list_versions,
    places_from_json,
    places_to_json,
    read_version,
    write_version,
)
from compiler.seal.manifest import from_json, to_json

MODEL = b'{"format": "protocole/1"}\n'
PICTURE = b"\x89PNG picture"


def _version(name: str = "2020-12-08", number: int = 0, signed: str = "2020-12-08") -> SealedVersion:
    manifest = Manifest(
        name=name,
        number=number,
        signed=date.fromisoformat(signed),
        title="Convention d’essai",
        model=digest(MODEL),
        sources={"acte.md": digest(b"acte")},
        pictures={"plans/carte é.png": digest(PICTURE)},
        documents={"protocole.pdf": digest(b"pdf")},
    )
    return SealedVersion(manifest=manifest, model=MODEL, pictures={"plans/carte é.png": PICTURE})


def test_a_version_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    folder = write_version(tmp_path, _version())
    assert folder == tmp_path / "versions" / "2020-12-08"
    assert read_version(tmp_path, "2020-12-08").value == _version()


def test_a_version_keeps_where_its_parts_were_written(tmp_path: Path) -> None:
    places = {
        "identity": ("protocole.yml", 2),
        "divisions.0": ("acte.md", 1),
        "divisions.0.blocks.0": ("acte.md", 3),
    }
    kept = _placed(places_to_json(places))
    folder = write_version(tmp_path, kept)
    assert read_version(tmp_path, "2020-12-08").value == kept
    assert places_from_json((folder / "lieux.json").read_bytes()) == places
    (folder / "lieux.json").write_bytes(b"{}")
    assert [one.code for one in read_version(tmp_path, "2020-12-08").diagnostics] == ["seal.tampered"]
    (folder / "lieux.json").unlink()
    assert [one.code for one in read_version(tmp_path, "2020-12-08").diagnostics] == ["seal.tampered"]


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b'{"format": "lieux/2", "textes": {}}', b'{"format": "lieux/1", "textes": []}']
)
def test_places_told_in_an_unknown_way_are_none(data: bytes) -> None:
    assert places_from_json(data) == {}


def _placed(places: bytes) -> SealedVersion:
    made = _version()
    return replace(made, manifest=replace(made.manifest, places=digest(places)), places=places)


def test_a_manifest_says_what_was_signed_in_words_a_person_reads(tmp_path: Path) -> None:
    folder = write_version(tmp_path, _version(number=1))
    said = json.loads((folder / "manifeste.json").read_text(encoding="utf-8"))
    assert (said["nature"], said["numero"], said["date_signature"]) == ("avenant", 1, "2020-12-08")
    assert said["sources"] == {"acte.md": digest(b"acte")}
    assert said["documents"] == {"protocole.pdf": digest(b"pdf")}


def test_versions_are_listed_by_number_then_date_then_name(tmp_path: Path) -> None:
    for name, number, signed in (
        ("b", 1, "2021-05-01"),
        ("a", 1, "2021-05-01"),
        ("c", 1, "2021-03-01"),
        ("z", 0, "2022-01-01"),
    ):
        write_version(tmp_path, _version(name, number, signed))
    assert [manifest.name for manifest in list_versions(tmp_path).value] == ["z", "c", "a", "b"]
    last = last_version(tmp_path).value
    assert last is not None
    assert last.name == "b"


def test_a_tree_without_versions_has_none(tmp_path: Path) -> None:
    assert list_versions(tmp_path).value == ()
    assert last_version(tmp_path).value is None


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "-a",
        "a-",
        ".caché",
        "été",
        "a..b",
        "a b",
        "x" * 81,
        "a\n",
        "a\0",
    ],
)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="ne peut pas nommer une version"):
        write_version(tmp_path, _version(name))
    assert not (tmp_path / "versions").exists()


@pytest.mark.parametrize("name", ["2020-12-08", "avenant-1", "V2.1", "a"])
def test_a_plain_name_is_accepted(name: str, tmp_path: Path) -> None:
    assert write_version(tmp_path, _version(name)).is_dir()


@pytest.mark.parametrize("name", ["Acte", "acte", "ACTE"])
def test_a_name_is_never_given_twice_whatever_its_letters(name: str, tmp_path: Path) -> None:
    write_version(tmp_path, _version("Acte"))
    with pytest.raises(ToolError, match="existe déjà"):
        write_version(tmp_path, _version(name, 1))
    assert [manifest.number for manifest in list_versions(tmp_path).value] == [0]


@pytest.mark.parametrize("file", ["modele.json", "manifeste.json", "images/plans/carte é.png"])
def test_a_letter_changed_in_any_file_is_seen_and_named(file: str, tmp_path: Path) -> None:
    path = write_version(tmp_path, _version()) / file
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))
    read = read_version(tmp_path, "2020-12-08")
    assert read.value is None
    assert [remark.code for remark in read.diagnostics] == ["seal.tampered"]
    assert read.diagnostics[0].span.file == f"versions/2020-12-08/{file}"
    assert "a été modifié" in read.diagnostics[0].message


@pytest.mark.parametrize("file", ["modele.json", "manifeste.json", "images/plans/carte é.png"])
def test_a_file_that_is_gone_or_a_link_is_seen_and_named(file: str, tmp_path: Path) -> None:
    path = write_version(tmp_path, _version()) / file
    aside = tmp_path / "ailleurs"
    path.rename(aside)
    gone = read_version(tmp_path, "2020-12-08")
    path.symlink_to(aside)
    linked = read_version(tmp_path, "2020-12-08")
    for read in (gone, linked):
        assert read.value is None
        assert "manque" in read.diagnostics[0].message


def test_every_field_of_a_manifest_is_under_its_seal() -> None:
    said = json.loads(to_json(_version().manifest))
    for key, value in said.items():
        other = {
            **said,
            key: {"x": "y"} if isinstance(value, dict) else 7 if isinstance(value, int) else "2021-01-01",
        }
        assert from_json(json.dumps(other).encode()) is None, key
        assert (
            from_json(json.dumps({name: held for name, held in said.items() if name != key}).encode()) is None
        )
    assert from_json(json.dumps({**said, "de plus": 1}).encode()) is None
    assert from_json(json.dumps(said).encode()) == _version().manifest


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{", b"\xff", b'{"empreinte": 1}', b"[" * 100_000])
def test_what_is_no_manifest_is_refused_without_a_fall(data: bytes) -> None:
    assert from_json(data) is None


def test_a_version_copied_under_another_name_is_refused(tmp_path: Path) -> None:
    folder = write_version(tmp_path, _version())
    folder.rename(folder.with_name("2021-01-01"))
    listed = list_versions(tmp_path)
    assert listed.value == ()
    assert [remark.code for remark in listed.diagnostics] == ["seal.tampered"]


def test_pictures_are_never_looked_for_outside_the_version(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PICTURE)
    version = _version()
    manifest = replace(version.manifest, pictures={"../../../secret.png": digest(PICTURE)})
    folder = tmp_path / "versions" / "2020-12-08"
    folder.mkdir(parents=True)
    (folder / "manifeste.json").write_bytes(to_json(manifest))
    (folder / "modele.json").write_bytes(MODEL)
    read = read_version(tmp_path, "2020-12-08").value
    assert read is not None
    assert read.pictures == {}


def test_a_version_that_cannot_be_written_whole_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ToolError, match="n'a pas pu être écrite"):
        write_version(tmp_path, _version())
    assert list((tmp_path / "versions").iterdir()) == []


def test_what_an_interrupted_run_left_is_no_version_and_does_not_stand_in_the_way(tmp_path: Path) -> None:
    partial = tmp_path / "versions" / ".2020-12-08.en-cours"
    partial.mkdir(parents=True)
    (partial / "modele.json").write_bytes(b"half")
    assert list_versions(tmp_path).value == ()
    write_version(tmp_path, _version())
    assert read_version(tmp_path, "2020-12-08").value == _version()
    assert not partial.exists()


@pytest.mark.parametrize("name", ["notes.txt", "images/autre.png", "sous/dossier/x"])
def test_a_file_added_to_a_version_is_seen_and_named(name: str, tmp_path: Path) -> None:
    added = write_version(tmp_path, _version()) / name
    added.parent.mkdir(parents=True, exist_ok=True)
    added.write_bytes(b"x")
    read = read_version(tmp_path, "2020-12-08")
    assert read.value is None
    assert [remark.code for remark in read.diagnostics] == ["seal.tampered"]
    assert f"« {name} » n'en fait pas partie" in read.diagnostics[0].message
    assert "retirez ce fichier" in read.diagnostics[0].hint


def test_what_a_file_browser_leaves_is_no_damage(tmp_path: Path) -> None:
    (write_version(tmp_path, _version()) / ".DS_Store").write_bytes(b"x")
    assert read_version(tmp_path, "2020-12-08").value == _version()


def test_a_version_that_became_a_link_or_was_renamed_is_told(tmp_path: Path) -> None:
    folder = write_version(tmp_path, _version())
    folder.rename(tmp_path / "ailleurs")
    folder.symlink_to(tmp_path / "ailleurs")
    linked = list_versions(tmp_path)
    assert "est un lien" in linked.diagnostics[0].message
    folder.unlink()
    (tmp_path / "ailleurs").rename(folder.with_name("2020 12 08"))
    assert "a été renommé" in list_versions(tmp_path).diagnostics[0].message


def test_a_manifest_with_a_key_given_twice_or_a_number_that_is_none_is_refused() -> None:
    said = to_json(_version(number=1).manifest).decode()
    assert from_json(said.replace('"numero": 1', '"numero": 3, "numero": 1').encode()) is None
    assert from_json(said.replace('"numero": 1', '"numero": true').encode()) is None
    forged = replace(_version().manifest, number=True)
    assert from_json(to_json(forged)) is None


def _after(name: str, number: int, previous: tuple[str, str] | None) -> SealedVersion:
    version = _version(name, number)
    return replace(version, manifest=replace(version.manifest, previous=previous))


def test_a_manifest_names_the_version_before_it(tmp_path: Path) -> None:
    write_version(tmp_path, _version("a"))
    write_version(tmp_path, _after("b", 1, ("a", digest(MODEL))))
    listed = list_versions(tmp_path)
    assert listed.diagnostics == ()
    assert [version.previous for version in listed.value] == [None, ("a", digest(MODEL))]


@pytest.mark.parametrize(
    ("second", "third", "code"),
    [
        (("b", 1, ("a", digest(MODEL))), ("c", 1, ("a", digest(MODEL))), "seal.branched"),
        (("b", 1, None), ("c", 1, None), "seal.branched"),
        (("b", 1, ("a", digest(MODEL))), ("c", 2, ("a", digest(MODEL))), "seal.branched"),
        (("b", 1, ("gone", digest(MODEL))), ("c", 2, ("b", digest(MODEL))), "seal.missing"),
        (("b", 1, ("a", digest(b"other"))), ("c", 2, ("b", digest(MODEL))), "seal.missing"),
    ],
)
def test_a_history_that_forked_or_lost_a_version_is_told(
    second: tuple[str, int, tuple[str, str] | None],
    third: tuple[str, int, tuple[str, str] | None],
    code: str,
    tmp_path: Path,
) -> None:
    for version in (_version("a"), _after(*second), _after(*third)):
        write_version(tmp_path, version)
    assert [remark.code for remark in list_versions(tmp_path).diagnostics] == [code]
