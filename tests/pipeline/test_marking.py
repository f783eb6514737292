"""Footnotes and links of a reviewed copy, written where they stand, and proposed no more once they are."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from compiler.model.review import ProposalKind
from compiler.model.text import Link, NoteMark, Text
from compiler.pipeline import load_with_texts
from compiler.pipeline.collecting import Copy, TakenUp, take_up
from compiler.pipeline.marking import Marked
from compiler.write.marks import Call, Lead, Marks
from tests.acts import act_with
from tests.cli.test_command import run
from tests.noted import NotedCopy

_ADDED = """
# Article 8 – Écoles {#ecoles-article}

Les écoles ouvrent le matin. Chacune a **un comité élu** chaque année[^annuel].

Les parents lisent [le guide](https://guide.example/a) et **la charte**[^charte] des écoles.

- Les élèves déjeunent sur place.
- Les maîtres se forment[^formation].

```engagement
id: cantine
code: 1.1-02
texte: Ouvrir une cantine dans chaque école.
partenaires: [etat, commune]
indicateurs_suivi:
  - id: s2
    libelle: Nombre de repas servis
indicateurs_impact:
  - id: i2
    libelle: Part des élèves qui déjeunent
```

Le bilan est public.

[^annuel]: Au mois de juin.
[^charte]: Adoptée en conseil d'école.
[^formation]: Trois jours par an.
"""
PLACE = "### Objectif 1.1"


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Return the sources of an act and the copy that is sent of it."""
    folder = tmp_path_factory.mktemp("acte")
    source = act_with(folder, _ADDED)
    done = run("compiler", "--source", str(source), "--formats", "docx", "--sortie", str(folder / "build"))
    assert done.returncode == 0, done.stderr
    return source, (folder / "build/protocole.docx").read_bytes()


Review = Callable[[NotedCopy], None]


def taken(sent: tuple[Path, bytes], review: Review, *accept: str) -> tuple[TakenUp, str]:
    """Return what a copy gives, and the file of the act with it, where a second time proposes nothing more."""
    source, docx = sent
    copy = NotedCopy(docx)
    review(copy)
    relu = Copy(name="relu.docx", data=copy.data(), accept=accept or ("tout",))
    found = take_up(relu, load_with_texts(source))
    assert not found.faults
    return found, found.files.get("acte.md", (source / "acte.md").read_text(encoding="utf-8"))


def written(sent: tuple[Path, bytes], review: Review) -> str:
    """Return the file with all that a copy proposes, nothing left by hand, and nothing more the second time."""
    found, text = taken(sent, review)
    assert found.review is not None
    assert [one.refusal for one in found.review.proposals if one.refusal] == []
    source = sent[0]
    before = (source / "acte.md").read_text(encoding="utf-8")
    try:
        (source / "acte.md").write_text(text, encoding="utf-8")
        again = taken(sent, review)[0]
        assert again.review is not None
        assert [(one.kind, one.before, one.after) for one in again.review.proposals] == []
    finally:
        (source / "acte.md").write_text(before, encoding="utf-8")
    return text


def test_a_note_is_called_where_the_reviewer_called_it_and_ends_the_file(sent: tuple[Path, bytes]) -> None:
    text = written(sent, lambda copy: copy.call("ouvrent le matin", "Sauf le mercredi : arrêté *local*."))
    assert "ouvrent le matin[^sauf-mercredi]. Chacune" in text
    assert text.endswith(
        "[^formation]: Trois jours par an.\n[^sauf-mercredi]: Sauf le mercredi : arrêté \\*local\\*.\n"
    )


def test_notes_stand_wherever_words_do(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.call("un comité élu", "Par les parents.")
        copy.call("sur place", "À midi.")
        copy.call("Ouvrir une cantine", "Neuve.")
        copy.call("Nombre de repas", "Chauds.")
        copy.call("charte", "Deuxième.")
        copy.call(" chaque année", "Troisième.", second=True)

    text = written(sent, review)
    assert "**un comité élu**[^parents] chaque année[^annuel][^troisieme]." in text
    assert "- Les élèves déjeunent sur place[^midi]." in text
    assert "texte: Ouvrir une cantine[^neuve] dans" in text
    assert "libelle: Nombre de repas[^chauds] servis" in text
    assert "**la charte**[^deuxieme][^charte]" in text


def test_two_new_notes_never_share_a_key(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.call("ouvrent le matin", "Charte des maîtres.")
        copy.call("est public", "Charte des maîtres, suite.")
        copy.call("Le bilan", "Charte.")

    text = written(sent, review)
    assert "matin[^charte-maitres]" in text
    assert "Le bilan[^charte-2] est public[^charte-maitres-2]." in text


def test_a_note_stands_after_the_words_that_its_reviewer_put_before_it(sent: tuple[Path, bytes]) -> None:
    def added(copy: NotedCopy) -> None:
        copy.insert("ouvrent le matin", " et le soir")
        copy.call(" et le soir", "Avant la nuit.")

    def before(copy: NotedCopy) -> None:
        copy.insert("ouvrent le matin", " et le soir")
        copy.call("ouvrent le matin", "Avant midi.")

    def replaced(copy: NotedCopy) -> None:
        copy.strike("ouvrent le matin")
        copy.insert("Les écoles ", "ferment")
        copy.call("ferment", "Avis.")

    assert "le matin et le soir[^avant-nuit]. Chacune" in written(sent, added)
    assert "le matin[^avant-midi] et le soir. Chacune" in written(sent, before)
    assert "Les écoles ferment[^avis]. Chacune" in written(sent, replaced)


def test_a_note_goes_with_its_call_and_a_call_with_its_line(sent: tuple[Path, bytes]) -> None:
    text = written(sent, lambda copy: copy.uncall(1))
    assert "**la charte** des écoles" in text
    assert "Adoptée en conseil" not in text
    text = written(sent, lambda copy: copy.remove("Les parents lisent"))
    assert "charte" not in text
    assert "[^annuel]: Au mois de juin.\n[^formation]" in text


def test_a_note_put_for_another_stands_in_its_place(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.uncall(0)
        copy.call("chaque année", "Au mois de mai.")

    text = written(sent, review)
    assert "chaque année[^mois].\n" in text
    assert "juin" not in text


def test_an_added_line_brings_its_notes_and_its_links(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.line(
            "Le bilan est", ("Voir ", "", ""), ("la page", "https://page.example", ""), (" du 3*", "", "Mai.")
        )
        copy.line("sur place", ("Ils ", "", ""), ("dorment", "https://page.example/b", "Le jeudi."))

    text = written(sent, review)
    assert "\nVoir [la page](https://page.example) du 3*[^note]\n" in text
    assert "- Les élèves déjeunent sur place.\n- Ils [dorment](https://page.example/b)[^jeudi]\n" in text


def test_words_lead_where_the_copy_leads_them(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.relink("https://guide.example/a", "https://guide.example/b_(1)")
        copy.link("la charte", "https://charte.example")
        copy.link("Le bilan", "mailto:bilan@page.example")
        copy.insert("est public", " en ligne", "https://page.example/?a=1&b=2")

    text = written(sent, review)
    assert (
        "lisent [le guide](<https://guide.example/b_(1)>) et **[la charte](https://charte.example)**[^charte]"
        in text
    )
    assert (
        "[Le bilan](mailto:bilan@page.example) est public [en ligne](https://page.example/?a=1&b=2)." in text
    )


def test_a_link_that_is_taken_away_leaves_its_words(sent: tuple[Path, bytes]) -> None:
    text = written(sent, lambda copy: copy.relink("https://guide.example/a", ""))
    assert "Les parents lisent le guide et" in text


def test_an_address_that_word_made_a_link_is_written_alone(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.insert("est public", " : ")
        copy.insert(" : ", "https://page.example/a_b", "https://page.example/a_b/")

    assert "Le bilan est public : <https://page.example/a_b>." in written(sent, review)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://a.example/ b", "#x"]
)
def test_an_address_that_leads_elsewhere_than_the_web_is_left_by_hand(
    sent: tuple[Path, bytes], address: str
) -> None:
    found, text = taken(sent, lambda copy: copy.link("Le bilan", address))
    assert found.review is not None
    assert [bool(one.refusal) for one in found.review.proposals] == [True]
    assert "[Le bilan]" not in text


def test_what_no_file_takes_by_itself_is_told(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.call("La commune d’Essai", "Une partie n'a pas de note.")
        copy.call("Le bilan", "Une note.", "De deux alinéas.")

    found, _ = taken(sent, review)
    assert found.review is not None
    assert found.files == {}
    assert all("une note demande une clé" in one.refusal for one in found.review.proposals)


def test_only_what_is_chosen_is_written(sent: tuple[Path, bytes]) -> None:
    def review(copy: NotedCopy) -> None:
        copy.insert("ouvrent le matin", " et le soir")
        copy.call(" et le soir", "Avant la nuit.")
        copy.call("Chacune a", "Ou presque.")

    found, text = taken(sent, review, "2")
    assert found.review is not None
    assert [one.number for one in found.chosen] == [2]
    assert "ouvrent le matin[^avant-nuit]. Chacune a **un" in text
    text = taken(sent, review, "1", "3")[1]
    assert "ouvrent le matin et le soir. Chacune a[^presque] **un" in text
    assert "[^avant-nuit]" not in text


def test_a_link_on_words_that_were_not_chosen_is_told(sent: tuple[Path, bytes]) -> None:
    found, text = taken(
        sent, lambda copy: copy.insert("est public", " en ligne", "https://page.example"), "2"
    )
    assert found.unwritten == (2,)
    assert found.files == {}
    assert "en ligne" not in text


def test_the_proof_sees_a_mark_that_is_elsewhere_or_still_there() -> None:
    call = NoteMark(note="acte-neuve")
    link = Link(address="https://a.example", content=(Text(text="une page"),))
    marks = Marks(
        calls=(Call(at=3, key="neuve"),), leads=(Lead(start=4, end=12, address="https://a.example"),)
    )
    wanted = Marked("Lis une page.", marks, "corps/acte.md")
    assert wanted.holds((Text(text="Lis"), call, Text(text=" "), link, Text(text=".")))
    assert not wanted.holds((Text(text="Lis "), link, call, Text(text=".")))
    assert not wanted.holds((Text(text="Lis"), replace(call, note="acte-autre"), Text(text=" "), link))
    assert not wanted.holds((Text(text="Lis"), call, Text(text=" une page.")))
    assert not wanted.holds(
        (Text(text="Lis"), call, Text(text=" "), replace(link, address="https://b.example"))
    )
    freed = Marked("Lis une page.", Marks(leads=(Lead(start=4, end=12, address=""),)), "corps/acte.md")
    assert freed.holds((Text(text="Lis une page."),))
    assert not freed.holds((Text(text="Lis "), link, Text(text=".")))
    gone = Marked("Lis.", Marks(gone=("neuve",)), "corps/acte.md")
    assert gone.holds((Text(text="Lis."),))
    assert not gone.holds((Text(text="Lis"), call, Text(text=".")))


@pytest.mark.parametrize(
    ("note", "is_same"), [("Adoptée en conseil d’école.", True), ("Autre chose.", False)]
)
def test_a_line_moves_with_its_notes_or_is_left_by_hand(
    sent: tuple[Path, bytes], note: str, *, is_same: bool
) -> None:
    def review(copy: NotedCopy) -> None:
        words = "Les parents lisent le guide et la charte"
        copy.line("Le bilan est", (words, "", note), (" des écoles.", "", ""))
        copy.remove("Les parents lisent ")

    found, text = taken(sent, review)
    assert found.review is not None
    (moved,) = found.review.proposals
    assert moved.kind is ProposalKind.MOVED
    assert ("ses notes changent" in moved.refusal) is not is_same
    moves = "Le bilan est public.\n\nLes parents lisent [le guide](https://guide.example/a) et **la charte**[^charte]"
    assert (moves in text) is is_same
    assert text.count("[^charte]") == 2
