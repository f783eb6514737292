"""Acts that broken avenants would give, refused by what they would have to say."""

from dataclasses import replace
from pathlib import Path

from compiler.ingest import find_unsound
from compiler.model.enact import enact
from compiler.model.enacted import ActWords, GroupWords, Words
from tests.ingest.sentences import act


def _words(folder: Path) -> ActWords:
    return enact(act(folder))


def test_a_sound_act_has_nothing_to_say(tmp_path: Path) -> None:
    assert list(find_unsound(_words(tmp_path))) == []


def test_a_day_that_is_in_no_calendar_is_refused(tmp_path: Path) -> None:
    words = _words(tmp_path)
    for day, is_told in (
        ("31\u00a0février 2023", True),
        ("28 février 2023", False),
        ("1er mars 2024", False),
    ):
        contract = Words(text=f"Contrat de ville, du {day} (Essai)")
        assert bool(list(find_unsound(replace(words, contracts=(contract,))))) is is_told


def test_a_member_of_a_set_that_is_no_party_is_refused(tmp_path: Path) -> None:
    words = _words(tmp_path)
    known = words.parties[0].short
    for members, is_told in ((known, False), (f"{known} et Grigny", True)):
        group = GroupWords(id="g", name="Les communes", short="communes", members=members)
        assert bool(list(find_unsound(replace(words, groups=(group,))))) is is_told
