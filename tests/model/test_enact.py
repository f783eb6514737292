"""The act as its words alone."""

from pathlib import Path

from compiler.model.enact import enact
from compiler.model.enacted import DivisionWords, EngagementWords, PartyWords, Words
from tests.versions import ACT, replaced, version


def test_formatting_leaves_no_trace(tmp_path: Path) -> None:
    bold = replaced(ACT, ("fixe les engagements", "fixe **les *engagements***"), ("l'État et", "l’État  et"))
    assert enact(version(tmp_path / "a", acte=bold)) == enact(version(tmp_path / "b", acte=ACT))


def test_a_note_stands_where_it_is_called(tmp_path: Path) -> None:
    text = replaced(ACT, ("les engagements de", "les engagements[^1] de")) + "\n[^1]: Une *précision*.\n"
    first = enact(version(tmp_path, acte=text)).divisions[0].elements[0]
    assert isinstance(first, Words)
    assert "les engagements\ue000Une précision.\ue001 de" in first.text


def test_ids_are_no_words() -> None:
    assert DivisionWords(id="a", kind="article", number="1", title="T") == DivisionWords(
        id="b", kind="article", number="1", title="T"
    )


def test_a_line_holds_its_four_columns(tmp_path: Path) -> None:
    act = enact(version(tmp_path, acte=ACT))
    line = act.divisions[1].children[0].children[0].children[0].engagements[0]
    assert line == EngagementWords(
        code="1.1-01",
        alineas=(Words(text="Ouvrir une aide aux devoirs dans chaque école."),),
        partners=Words(text="État, Essai"),
        follow_up=(Words(text="Nombre d’élèves inscrits"),),
        impact=(Words(text="Part des élèves inscrits qui progressent"),),
    )
    assert act.parties[1] == PartyWords(name="La commune d’Essai", short="Essai", slots=("Le maire",))
