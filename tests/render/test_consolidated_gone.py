"""The consolidated text tells what is gone where it stood, what changed of numbers, and of the pages of the parties."""

from pathlib import Path

from compiler.diff import compare
from compiler.model.protocol import Protocol
from compiler.render.consolidated import consolidated_view
from compiler.render.origin_step import Step
from compiler.render.view import SignaturesView
from tests.render.consolidated_text import ALSO, BY, line_after, shown_lines, view_of
from tests.versions import ACT, PARTIES, PROTOCOL, replaced, version

OBJECT = "La présente convention fixe les engagements de l'État et de la commune d'Essai.\n"
LINE = ACT[ACT.index("```engagement") :]
MORE = "\n" + LINE.replace("aide-devoirs", "sorties").replace("1.1-01", "1.1-02").replace(
    "aide aux", "sortie sans"
)
PRIORITY = "\n#### Priorité 2 – Sortir {#prio-sortir}\n" + MORE
ANNEXES = (
    "\n# Annexe 1 – Cartes {#cartes}\n\nDes cartes.\n\n# Annexe 2 – Chiffres {#chiffres}\n\nDes chiffres.\n"
)
SECTIONS = """
# Annexe 1 – Cartes {#cartes}

Des cartes.

## A – Nord {#nord}

Au nord.

## B – Sud {#sud}

Au sud.
"""


def _article(number: str, title: str, name: str) -> str:
    return f"# Article {number} – {title} {{#{name}}}\n\nTexte de {name}.\n\n"


def _acts(folder: Path, *texts: str) -> tuple[Protocol, ...]:
    return tuple(version(folder / str(rank), acte=text) for rank, text in enumerate(texts))


def _lines(folder: Path, *texts: str) -> list[str]:
    return shown_lines(view_of(*_acts(folder, *texts)))


def _with(*articles: str) -> str:
    """Return the small act with articles between its two."""
    return replaced(ACT, ("# Article 2", "".join(articles) + "# Article 2"))


FIRST, SECOND = _article("1-1", "Durée", "duree"), _article("1-2", "Suivi", "suivi")


def test_a_removed_article_is_told_after_the_one_before_it(tmp_path: Path) -> None:
    lines = _lines(tmp_path, _with(FIRST, SECOND), _with(FIRST))
    assert line_after("Texte de duree", lines) == f"(Article\u00a01-2 «\u00a0Suivi\u00a0» supprimé {BY}.)"


def test_the_first_article_is_told_at_the_top(tmp_path: Path) -> None:
    start = _article("0", "Avertissement", "avis")
    assert (
        _lines(tmp_path, start + ACT, ACT)[0]
        == f"(Article\u00a00 «\u00a0Avertissement\u00a0» supprimé {BY}.)"
    )


def test_a_first_sub_article_is_told_under_what_its_parent_says(tmp_path: Path) -> None:
    under = "## Article 1.1 – Portée {#portee}\n\nPartout.\n\n## Article 1.2 – Terme {#fin}\n\nUn an.\n\n"
    kept = under[under.index("## Article 1.2") :]
    lines = _lines(tmp_path, _with(under), _with(kept))
    note = f"(Article\u00a01.1 «\u00a0Portée\u00a0» supprimé {BY}.)"
    assert line_after("La présente convention", lines) == note
    assert line_after(note, lines).endswith("Terme")


def test_annexes_are_told_among_annexes(tmp_path: Path) -> None:
    first, second = ANNEXES.split("\n# Annexe 2")
    lines = _lines(tmp_path, ACT + ANNEXES, f"{ACT}\n# Annexe 2{second}", ACT)
    at = lines.index("Signatures")
    assert lines[at + 1 :] == [
        f"(Annexe\u00a01 «\u00a0Cartes\u00a0» supprimée {BY}.)",
        f"(Annexe\u00a02 «\u00a0Chiffres\u00a0» supprimée {ALSO}.)",
    ]
    later = _lines(tmp_path / "b", ACT + ANNEXES, ACT + first)
    assert line_after("Des cartes.", later) == f"(Annexe\u00a02 «\u00a0Chiffres\u00a0» supprimée {BY}.)"


def test_what_is_gone_stays_told_when_its_neighbour_goes(tmp_path: Path) -> None:
    lines = _lines(tmp_path, _with(FIRST, SECOND), _with(FIRST), ACT)
    assert (
        line_after("La présente convention", lines)
        == f"(Article\u00a01-1 «\u00a0Durée\u00a0» supprimé {ALSO}.)"
    )
    assert line_after("Durée", lines) == f"(Article\u00a01-2 «\u00a0Suivi\u00a0» supprimé {BY}.)"


def test_what_is_gone_stays_where_it_stood_when_its_neighbour_moves(tmp_path: Path) -> None:
    third = _article("1-3", "Bilan", "bilan")
    lines = _lines(tmp_path, _with(FIRST, SECOND, third), _with(FIRST, third), f"{_with(third)}\n{FIRST}")
    assert (
        line_after("La présente convention", lines)
        == f"(Article\u00a01-2 «\u00a0Suivi\u00a0» supprimé {BY}.)"
    )
    assert line_after("– Durée", lines) == f"(Article déplacé {ALSO}.)"


def test_an_alinea_that_went_stays_told_when_the_one_before_it_goes(tmp_path: Path) -> None:
    one, two = "Un alinéa sans pareil nulle part.\n\n", "Autre chose, bien différente.\n\n"
    whole = replaced(ACT, (OBJECT, f"{OBJECT}\n{one}{two}"))
    lines = _lines(tmp_path, whole, replaced(whole, (two, "")), ACT)
    assert lines[1:4] == [lines[1], f"(Alinéa supprimé {BY}.)", f"(Alinéa supprimé {ALSO}.)"]


def test_a_priority_that_only_a_table_shows_bears_its_notes_there(tmp_path: Path) -> None:
    whole = ACT + PRIORITY
    gone = _lines(tmp_path / "a", whole, ACT)
    assert f"(Priorité\u00a02 «\u00a0Sortir\u00a0» supprimée {BY}.)" in gone
    come = _lines(tmp_path / "b", ACT, whole)
    assert line_after("2. Sortir", come) == f"(Priorité ajoutée {BY}.)"
    renamed = _lines(tmp_path / "c", whole, replaced(whole, ("– Sortir", "– Partir")))
    assert line_after("2. Partir", renamed) == f"(Intitulé modifié {BY}.)"


def test_the_last_line_of_a_table_is_told_though_no_table_is_left(tmp_path: Path) -> None:
    lines = _lines(tmp_path, ACT, replaced(ACT, (LINE, "")))
    assert f"(Ligne 1.1-01 supprimée {BY}.)" in lines


def test_lines_that_went_stay_told_when_their_priority_goes(tmp_path: Path) -> None:
    third = MORE.replace("sorties", "jeux").replace("1.1-02", "1.1-03")
    lines = _lines(tmp_path, ACT + PRIORITY + third, ACT + PRIORITY, ACT)
    assert f"(Ligne 1.1-03 supprimée {BY}.)" in lines
    assert f"(Priorité\u00a02 «\u00a0Sortir\u00a0» supprimée {ALSO}.)" in lines


def test_a_new_number_tells_the_former_one(tmp_path: Path) -> None:
    new = replaced(SECTIONS, ("B – Sud", "C – Sud"))
    lines = _lines(tmp_path, ACT + SECTIONS, ACT + new)
    assert line_after("C – Sud", lines) == f"(Numéro modifié {BY} ; numéro antérieur\u00a0: B.)"
    both = _lines(tmp_path / "b", ACT + SECTIONS, ACT + new.replace("Sud {", "Midi {"))
    assert f"(Numéro modifié {BY} ; numéro antérieur\u00a0: B.)" in both
    assert f"(Intitulé modifié {BY}.)" in both


def test_a_division_that_moved_tells_its_former_number(tmp_path: Path) -> None:
    south = SECTIONS[SECTIONS.index("## B") :]
    moved = replaced(SECTIONS, (south, ""), ("## A", f"{south.replace('B –', '1 –')}\n## A"))
    lines = _lines(tmp_path, ACT + SECTIONS, ACT + moved)
    assert line_after("1 – Sud", lines) == f"(Section déplacée {BY} ; numéro antérieur\u00a0: B.)"


def test_a_line_that_takes_another_code_tells_the_former_one(tmp_path: Path) -> None:
    coded = replaced(ACT, ("1.1-01", "1.1-07"))
    lines = _lines(tmp_path, ACT, coded)
    assert f"(Code modifié {BY} ; code antérieur\u00a0: 1.1-01.)" in lines
    worded = _lines(tmp_path / "b", ACT, replaced(coded, ("aide aux devoirs", "étude du soir")))
    assert f"(Ligne modifiée {BY} ; code antérieur\u00a0: 1.1-01.)" in worded


def test_a_line_that_moved_and_changed_says_both(tmp_path: Path) -> None:
    line = MORE.replace("sorties", "jeux").replace("1.1-02", "1.1-03")
    old, new = ACT + line + PRIORITY, ACT + PRIORITY + line
    lines = _lines(tmp_path, old, replaced(new, ("1.1-03\ntexte: Ouvrir", "1.1-03\ntexte: Proposer")))
    assert f"(Ligne déplacée et modifiée {BY}.)" in lines


def test_what_an_added_article_holds_comes_with_it(tmp_path: Path) -> None:
    added = FIRST + "## Article 1-1.1 – Début {#debut}\n\nDemain.\n\n"
    lines = _lines(tmp_path, ACT, _with(added))
    assert [line for line in lines if BY in line] == [f"(Article ajouté {BY}.)"]


def test_an_added_article_names_the_article_of_the_avenant_that_brings_it(tmp_path: Path) -> None:
    old, new = _acts(tmp_path, ACT, _with(FIRST))
    told = {("article:duree", "division-ajoutee"): 3}
    view = consolidated_view((Step(comparison=compare(old, new), name=BY, told=told),), ())
    assert line_after("Durée", shown_lines(view)) == f"(Article ajouté {BY}, article\u00a03.)"


def test_the_title_page_tells_what_changed_of_it_and_of_the_parties(tmp_path: Path) -> None:
    old = version(tmp_path / "a")
    new = version(
        tmp_path / "b",
        protocole=PROTOCOL.replace("Val d'Essai", "Plaine d'Essai").replace("lieu: Essai", "lieu: Bourg")
        + "terme: {date: 2030-12-31, fondement: loi}\n",
        parties=PARTIES.replace("La commune d'Essai", "La ville d'Essai").replace(
            "court: Essai", "court: Ville"
        ),
    )
    told = {("partie:commune", ""): 2}
    was = "dénomination antérieure\u00a0: La commune d’Essai"
    view = consolidated_view((Step(comparison=compare(old, new), name=BY, told=told),), ())
    assert view.title.notes == (
        f"(Territoire modifié {BY}.)",
        f"(Terme ajouté {BY} ; désormais\u00a0: 31\u00a0décembre 2030 (loi).)",
        f"(Partie «\u00a0La ville d’Essai\u00a0» modifiée {BY}, article\u00a02 ; {was}.)",
        f"(Nom abrégé «\u00a0Ville\u00a0» modifié {BY}, article\u00a02 ; nom abrégé antérieur\u00a0: Essai.)",
        f"(Ensemble de parties «\u00a0L’ensemble des signataires\u00a0» modifié {BY}.)",
    )
    assert line_after("Signatures", shown_lines(view)) == f"(Lieu de signature modifié {BY}.)"


def test_signatures_tell_what_became_of_them(tmp_path: Path) -> None:
    mayor = "      - {id: maire, qualite: Le maire}\n"
    old = version(tmp_path / "a")
    new = version(
        tmp_path / "b",
        parties=PARTIES.replace("Le préfet", "La préfète").replace(mayor, mayor.replace("maire", "adjoint")),
    )
    view = view_of(old, new)
    pages = (block for run in view.runs for block in run.blocks if isinstance(block, SignaturesView))
    assert [slot.mention for page in pages for slot in page.slots] == [
        f"(Qualité modifiée {BY} ; qualité antérieure\u00a0: Le préfet.)",
        f"(Signature ajoutée {BY}.)",
    ]
    gone = "(Signature «\u00a0Pour la commune d’Essai, Le maire\u00a0» supprimée"
    assert line_after("Signatures", shown_lines(view)) == f"{gone} {BY}.)"


def test_parties_that_come_and_go_are_named(tmp_path: Path) -> None:
    region = (
        "  - id: region\n    nom: La Région\n    court: Région\n    nature: region\n    signataires:\n"
        "      - {id: presidente, qualite: La présidente}\n"
    )
    more = PARTIES.replace("ensembles:", f"{region}ensembles:")
    old, new = version(tmp_path / "a"), version(tmp_path / "b", parties=more)
    assert view_of(old, new).title.notes == (f"(Partie «\u00a0La Région\u00a0» ajoutée {BY}.)",)
    gone = view_of(new, old)
    assert gone.title.notes == (f"(Partie «\u00a0La Région\u00a0» supprimée {BY}.)",)
    assert any("Pour la Région, La présidente" in line for line in shown_lines(gone))
