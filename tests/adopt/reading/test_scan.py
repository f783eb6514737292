"""A whole scan to a paper: what each line becomes, and that no word of it is lost."""

from pathlib import Path

import pytest

from compiler.adopt.reading import read_scan
from compiler.model.paper import DoubtKind, Grid, Heading, Line
from compiler.model.text import plain
from tests.adopt.reading.pages import Count, count_words, grids, scan, shown, told
from tests.conftest import SIGNED

_ACT = """\
CONVENTION D'ESSAI 2024 - 2026

Entre l'Etat,

La commune d'Arcueil

Table des matières

Préambule.....\t2
Article 1 – Objet\t3
Article 2 – Actions de la convention.....\t3

Préambule

La loi du 1^{er} août 2003 fonde **cette** convention :

- la première <i>raison</i>,
 - o un motif,
- la seconde.

Article 1 – Objet

Deux communes sont visées :
1. Arcueil
2. Orly

Article 2 – Actions de la convention

Objectif 1.1 : Agir

N°\tACTION\tPARTENAIRES ¹\tINDICATEURS
1\tOuvrir une maison de\tEtat\t<ul style="x"> - Nombre de visites - Nombre de
2\tPlanter des arbres\tCommunes\t- Nombre d'arbres

¹ Ceux qui signent.

\tquartier dans chaque\t\tpersonnes reçues
N°\tACTION\tPARTENAIRES ¹\tINDICATEURS
3\tSoigner\tEtat, communes\t- Nombre de soins
4\tÉcouter\tEtat\t- Nombre de rencontres\t
--\t--\t--\t--

Annexe 1 : Chiffres

Commune\tMontant
Arcueil\t10 500

Orly\t3 000
TOTAL\t13 500
"""


def test_a_page_is_read_line_by_line() -> None:
    assert shown(scan(_ACT))[:18] == [
        "CONVENTION D'ESSAI 2024 - 2026",
        "Entre l'Etat,",
        "La commune d'Arcueil",
        "Table des matières",
        "[toc] Préambule.....\t2",
        "[toc] Article 1 – Objet\t3",
        "[toc] Article 2 – Actions de la convention.....\t3",
        "Préambule",
        "La loi du 1^er^ août 2003 fonde **cette** convention :",
        "  - la première *raison*,",
        "    o un motif,",
        "  - la seconde.",
        "Article 1 – Objet",
        "Deux communes sont visées :",
        "  1. Arcueil",
        "  2. Orly",
        "Article 2 – Actions de la convention",
        "Objectif 1.1 : Agir",
    ]


def test_a_grid_goes_on_after_a_page_break_and_a_footnote() -> None:
    paper = scan(_ACT)
    assert [len(grid.rows) for grid in grids(paper)] == [5, 4]
    assert [(note.mark, plain(note.words)) for note in paper.notes] == [("1", "Ceux qui signent.")]


def test_no_word_is_lost_and_each_article_keeps_its_own() -> None:
    counts = count_words(_ACT, scan(_ACT))
    assert [(count.title, count.lost, count.displaced) for count in counts] == [
        ("CONVENTION D'ESSAI 2024 - 2026", (), ()),
        ("Préambule", (), ()),
        ("Article 1 – Objet", (), ()),
        ("Article 2 – Actions de la convention", (), ()),
        ("Annexe 1 : Chiffres", (), ()),
    ]
    assert sum(count.written for count in counts) > 100


def test_the_count_sees_a_lost_word_and_a_moved_one() -> None:
    paper = scan(_ACT)
    without = scan(_ACT.replace("fonde", ""))
    moved = scan(_ACT.replace("la première <i>raison</i>", "la <i>raison</i> première"))
    assert count_words(_ACT, paper)[1] == Count("Préambule", 18, (), ())
    assert count_words(_ACT, without)[1].lost == ("fonde",)
    assert count_words(_ACT, moved)[1].displaced == ("la", "première", "raison")


def test_a_markdown_sign_makes_a_title_and_nothing_else_does() -> None:
    paper = scan("# Titre\n\n**Tout en gras**\n\nArticle 1 – Objet\n\n## Autre ##\n")
    kinds = [(type(piece), piece.level if isinstance(piece, Heading) else 0) for piece in paper.pieces]
    assert kinds == [(Heading, 1), (Line, 0), (Line, 0), (Heading, 2)]
    assert shown(paper)[3] == "## Autre"


def test_a_tab_after_a_number_or_before_a_line_makes_no_grid() -> None:
    paper = scan("1.→Objet de la convention\n\nUne phrase.\n\n→Un alinéa en retrait.\n\n•→Un point.\n")
    assert shown(paper) == [
        "1. Objet de la convention",
        "Une phrase.",
        "Un alinéa en retrait.",
        "  • Un point.",
    ]


def test_two_tables_that_only_a_blank_line_parts_stay_two_when_the_second_names_its_columns() -> None:
    text = "Commune→Montant\nArcueil→10\n\nQuartier→Population\nCentre→1 200\n"
    assert [len(grid.rows) for grid in grids(scan(text))] == [2, 2]


def test_a_line_of_dashes_is_left_out_and_told() -> None:
    paper = scan("A→B\n--→---\nx→y\n")
    assert [len(grid.rows) for grid in grids(paper)] == [2]
    assert told(paper, DoubtKind.RULE_LEFT_OUT) == [
        "Cette ligne ne trace qu'un trait de tableau : elle n'est pas reprise."
    ]


def test_cells_know_their_columns_in_the_original() -> None:
    row = grids(scan("Nom→Ville\nun→ deux \n"))[0].rows[1]
    assert (row[1].span.line, row[1].span.column, row[1].span.end_column) == (2, 5, 9)


def test_reading_twice_gives_the_same_paper() -> None:
    assert scan(_ACT) == scan(_ACT)


def test_ten_times_the_text_takes_about_ten_times_the_work() -> None:
    """Counted in calls of functions, since a clock lies on a busy machine."""
    once, ten_times = (_calls(_ACT * factor) for factor in (20, 200))
    assert ten_times < 11 * once


def _calls(text: str) -> int:
    import cProfile  # noqa: PLC0415 - for this test alone
    import pstats  # noqa: PLC0415

    profile = cProfile.Profile()
    profile.runcall(read_scan, "acte.txt", text.encode())
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


# -- the signed text, when its path is given


@pytest.mark.signed_act
def test_every_word_of_the_signed_text_is_kept_article_by_article() -> None:
    data = Path(SIGNED).read_bytes()
    counts = count_words(data.decode(), read_scan("signe.txt", data).value)
    assert len(counts) == 15
    assert sum(count.written for count in counts) > 25_000
    assert [
        (count.title, count.lost, count.displaced) for count in counts if count.lost or count.displaced
    ] == []


@pytest.mark.signed_act
def test_the_grids_of_the_signed_text_are_whole_and_straight() -> None:
    paper = read_scan("signe.txt", Path(SIGNED).read_bytes()).value
    found = [piece for piece in paper.pieces if isinstance(piece, Grid)]
    assert [len(grid.rows) for grid in found] == [12, 8, 5, 8, 4, 8, 11, 10, 5, 12, 3, 43, 67, *[7] * 14]
    assert {len(row) for grid in found for row in grid.rows[1:]} == {3, 6, 7}
    assert [len(note.words) > 0 for note in paper.notes] == [True] * 3


def test_roman_numbers_that_count_on_are_of_one_depth() -> None:
    text = "Le maire :\nI. – reçoit ;\nII. – répond ;\nIII. – publie.\n\nLe conseil :\nh) vote ;\ni) suit ;\nj) rend.\n"
    assert shown(scan(text)) == [
        "Le maire :",
        *("  I. – reçoit ;", "  II. – répond ;", "  III. – publie."),
        "Le conseil :",
        *("  h) vote ;", "  i) suit ;", "  j) rend."),
    ]


_ROWS = "Ville→Rue→Effet\nOrly→Haute→- un banc"


def test_entries_between_two_rows_belong_to_the_last_cell() -> None:
    paper = scan(f"{_ROWS}\n- deux arbres\n- Trois lampes\nCachan→Basse→- un pont\n")
    assert shown(paper) == [
        "Ville | Rue | Effet",
        "Orly | Haute | - un banc / - deux arbres / - Trois lampes",
        "Cachan | Basse | - un pont",
    ]
    assert len(told(paper, DoubtKind.CELL_JOINED)) == 2


@pytest.mark.parametrize(
    "after",
    [
        "- deux arbres\n- trois lampes\n",
        "- deux arbres\nUne phrase.\nCachan→Basse→- un pont\n",
        "\n- deux arbres\nCachan→Basse→- un pont\n",
        "- deux arbres\n\nCachan→Basse→- un pont\n",
    ],
)
def test_other_entries_under_a_row_are_a_list(after: str) -> None:
    paper = scan(f"{_ROWS}\n{after}")
    assert "  - deux arbres" in shown(paper)
    assert told(paper, DoubtKind.CELL_JOINED) == []


def test_a_round_bullet_may_be_followed_by_a_small_letter() -> None:
    assert shown(scan("Deux lieux :\n\no l'un au nord,\no d'autres au sud.\n")) == [
        "Deux lieux :",
        "  o l'un au nord,",
        "  o d'autres au sud.",
    ]
