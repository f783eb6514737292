"""Versions that are not versions of one act."""

from pathlib import Path

from compiler.diff import find_faults
from tests.diff.test_comparing import SECOND
from tests.versions import ACT, replaced, version


def _codes(folder: Path, before: str, after: str, *older: str) -> list[str]:
    versions = [version(folder / str(rank), acte=text) for rank, text in enumerate((before, after, *older))]
    return [fault.code for fault in find_faults(versions[0], versions[1], tuple(versions[2:]))]


def test_versions_of_one_act_have_no_fault(tmp_path: Path) -> None:
    assert not _codes(tmp_path, ACT, ACT + SECOND)


def test_acts_without_an_id_in_common_are_strangers(tmp_path: Path) -> None:
    other = "# Article 1 – Autre {#autre}\n\nUn autre acte.\n"
    assert _codes(tmp_path, ACT, other) == ["version.no-common-origin"]


def test_an_id_that_names_a_thing_of_another_kind_is_told(tmp_path: Path) -> None:
    after = replaced(ACT, ("{#prio-scolarite}", "{#sport}"))
    assert _codes(tmp_path, ACT + SECOND, after) == ["version.id-reused"]


def test_an_id_given_to_quite_another_engagement_is_told(tmp_path: Path) -> None:
    after = replaced(
        ACT,
        ("code: 1.1-01", "code: 1.1-07"),
        ("Ouvrir une aide aux devoirs dans chaque école", "Planter des arbres"),
    )
    assert _codes(tmp_path, ACT, after) == ["version.id-reused"]


def test_a_code_is_never_given_again(tmp_path: Path) -> None:
    after = ACT + SECOND.replace("id: sport", "id: gymnases")
    assert _codes(tmp_path / "1", ACT + SECOND, after) == ["version.code-reused"]
    assert _codes(tmp_path / "2", ACT, after, ACT + SECOND) == ["version.code-reused"]


def test_an_id_that_a_signed_avenant_removed_does_not_come_back(tmp_path: Path) -> None:
    back = ACT + SECOND.replace("1.1-02", "1.1-03")
    assert _codes(tmp_path, ACT, back, ACT + SECOND) == ["version.id-returned"]
