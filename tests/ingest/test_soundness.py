"""Acts that broken avenants would give, refused by what they would have to say."""

from dataclasses import replace
from pathlib import Path

from compiler.ingest import find_unsound
from compiler.model.enact import enact
from compiler.model.enacted import ActWords, GroupWords, Words
from compiler.pipeline import load
from tests.ingest.sentences import act


def _words(folder: Path) -> ActWords:
    return enact(act(folder))


def test_a_sound_act_has_nothing_to_say(tmp_path: Path) -> None:
    words = _words(tmp_path)
    assert list(find_unsound(words, words)) == []


def test_our_act_has_nothing_to_say() -> None:
    words = enact(load(Path(__file__).parents[2] / "source").value)
    assert any(" et " in group.members for group in words.groups)
    assert list(find_unsound(replace(words, parties=(), groups=(), divisions=()), words)) == []


def test_what_was_so_before_is_not_told(tmp_path: Path) -> None:
    words = _words(tmp_path)
    faulty = replace(words, contracts=(Words(text="Contrat du 31 février 2023 (Essai)"),))
    assert [bool(list(find_unsound(before, faulty))) for before in (words, faulty)] == [True, False]


def test_a_set_may_hold_another_one(tmp_path: Path) -> None:
    words = _words(tmp_path)
    inner = GroupWords(id="g", name="Les communes", short="communes", members=words.parties[0].short)
    outer = GroupWords(id="h", name="Les signataires", short="signataires", members="communes")
    assert list(find_unsound(words, replace(words, groups=(inner, outer)))) == []


def test_a_day_that_is_in_no_calendar_is_refused(tmp_path: Path) -> None:
    words = _words(tmp_path)
    for day, is_told in (
        ("31\u00a0février 2023", True),
        ("28 février 2023", False),
        ("1er mars 2024", False),
    ):
        contract = Words(text=f"Contrat de ville, du {day} (Essai)")
        assert bool(list(find_unsound(words, replace(words, contracts=(contract,))))) is is_told


def test_a_member_of_a_set_that_is_no_party_is_refused(tmp_path: Path) -> None:
    words = _words(tmp_path)
    known = words.parties[0].short
    for members, is_told in ((known, False), (f"{known} et Grigny", True)):
        group = GroupWords(id="g", name="Les communes", short="communes", members=members)
        assert bool(list(find_unsound(words, replace(words, groups=(group,))))) is is_told
