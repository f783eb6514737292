"""Whole lines added to a source file, in the form of their neighbours: what stands around them stays."""

import pytest

from compiler.diagnostics.span import Span
from compiler.model.source_line import LineForm
from compiler.write import Addition, Rewording, patched
from tests.write.handwritten import (
    BLOCK,
    EFFECTS,
    FILE,
    FIRST,
    SECOND,
    added,
    at,
    changed_lines,
    made,
    refused,
    removal,
)
from tests.write.reading import text


@pytest.mark.parametrize(
    ("written", "span", "expected"),
    [
        ("Un.\n\nDeux.\n", at(1), "Un.\n\nDu neuf.\n\nDeux.\n"),
        ("Un.\n\nDeux.", at(3), "Un.\n\nDeux.\n\nDu neuf."),
        ("Un\nmot.\n\nDeux.\n", at(1, 2), "Un\nmot.\n\nDu neuf.\n\nDeux.\n"),
        ("Un :\n- a\n- b\n", at(1), "Un :\n\nDu neuf.\n\n- a\n- b\n"),
        ("Un.\n<!-- c -->\nDeux.\n", at(1), "Un.\n\nDu neuf.\n\n<!-- c -->\nDeux.\n"),
        ("A.\n\n> Un.\n>\n> Deux.\n\nB.\n", at(3), "A.\n\n> Un.\n>\n> Du neuf.\n>\n> Deux.\n\nB.\n"),
        ("> Un\nmot.\n\nB.\n", at(1, 2), "> Un\nmot.\n>\n> Du neuf.\n\nB.\n"),
        ("> > Un.\n>\n> Deux.\n", at(1), "> > Un.\n> >\n> > Du neuf.\n>\n> Deux.\n"),
    ],
)
def test_an_alinea_is_added_after_an_alinea(written: str, span: Span, expected: str) -> None:
    assert added(written, span) == expected


@pytest.mark.parametrize(
    ("written", "span", "expected"),
    [
        ("- a\n- b\n", at(1), "- a\n- Du neuf.\n- b\n"),
        ("* a\n* b", at(2), "* a\n* b\n* Du neuf."),
        ("- a\n\n- b\n\nFin.\n", at(1), "- a\n\n- Du neuf.\n\n- b\n\nFin.\n"),
        ("- a\n\n- b\n\nFin.\n", at(3), "- a\n\n- b\n\n- Du neuf.\n\nFin.\n"),
        ("- a\n  suite\n- b\n", at(1, 2), "- a\n  suite\n- Du neuf.\n- b\n"),
        ("1. a\n2. b\n", at(1), "1. a\n2. Du neuf.\n3. b\n"),
        ("1. a\n1. b\n", at(1), "1. a\n1. Du neuf.\n1. b\n"),
        ("3) a\n", at(1), "3) a\n4) Du neuf.\n"),
        ("- a\n  - b\n  - c\n- d\n", at(3), "- a\n  - b\n  - c\n  - Du neuf.\n- d\n"),
        ("- a :\n  - b\n- d\n", at(1), "- a :\n  - Du neuf.\n  - b\n- d\n"),
        ("- a :\n  1. b\n  2. c\n", at(1), "- a :\n  1. Du neuf.\n  2. b\n  3. c\n"),
        ("- a\n\n  Suite.\n- b\n", at(1), "- a\n\n  Du neuf.\n\n  Suite.\n- b\n"),
        ("- a\n\n  Suite.\n- b\n", at(3), "- a\n\n  Suite.\n- Du neuf.\n- b\n"),
        ("> - a\n>   suite\n> - b\n", at(1, 2), "> - a\n>   suite\n> - Du neuf.\n> - b\n"),
    ],
)
def test_an_item_is_added_after_an_item(written: str, span: Span, expected: str) -> None:
    assert added(written, span, form=LineForm.ITEM) == expected


def test_numbers_that_grow_longer_keep_what_stands_under_them() -> None:
    items = "".join(f"{rank}. mot\n" for rank in range(1, 9))
    written = f"{items}9. neuf\n   - sous\n10. dix\n"
    expected = f"{items}9. Du neuf.\n10. neuf\n    - sous\n11. dix\n"
    assert added(written, 8, form=LineForm.ITEM) == expected


@pytest.mark.parametrize("rest", ["", "\n", "\nUn.\n", "\n\nUn.\n"])
def test_the_first_alinea_of_a_division_is_added_after_its_title(rest: str) -> None:
    title = "# Article 1 – Objet {#objet}"
    after = "\n\nUn.\n" if "Un." in rest else rest
    assert added(f"{title}{rest}", 1, form=LineForm.TITLE) == f"{title}\n\nDu neuf.{after}"


def test_new_words_are_typed_as_an_author_would_and_are_never_marks() -> None:
    words = "*Un* [a](b) <!-- c --> [[x]]\u00a0: l’été, 10\u00a0500\u00a0€"
    assert added("Un.\n", 1, words) == ("Un.\n\n\\*Un\\* \\[a](b) <\\!-- c --> \\[[x]] : l'été, 10 500 €\n")
    assert added("Un.\n", 1, "# Titre") == "Un.\n\n\\# Titre\n"
    assert added("- a\n", 1, "1. un", LineForm.ITEM) == "- a\n- 1\\. un\n"


def test_several_lines_follow_one_line_in_their_order() -> None:
    edits = [Addition(span=at(1), form=LineForm.PROSE, text=words) for words in ("Deux.", "Trois.")]
    assert made("Un.\n\nFin.\n", *edits) == "Un.\n\nDeux.\n\nTrois.\n\nFin.\n"


# -- the text and the indicators of an engagement


def test_a_text_of_yaml_gets_alineas_and_items() -> None:
    one = added(BLOCK, 4, "Puis :", LineForm.ENGAGEMENT)
    assert one == BLOCK.replace("  Aider :\n", "  Aider :\n\n  Puis :\n")
    two = added(BLOCK, 7, "rouvrir.", LineForm.ENGAGEMENT_ITEM)
    assert two == BLOCK.replace("  - fermer.\n", "  - fermer.\n  - rouvrir.\n")


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("texte: Aider.", "texte: |\n  Aider.\n\n  Du neuf."),
        ("texte: Aider\u00a0.", "texte: |\n  Aider\u00a0.\n\n  Du neuf."),
        ("texte: Aider.   # oui", "texte: |   # oui\n  Aider.\n\n  Du neuf."),
        ("texte: 'L''été : \"haut\"'", 'texte: |\n  L\'été : "haut"\n\n  Du neuf.'),
        ("texte: Aider\n  tous.", "texte: |\n  Aider tous.\n\n  Du neuf."),
        ("texte: >\n  Aider\n  tous.", "texte: |\n  Aider tous.\n\n  Du neuf."),
    ],
)
def test_a_text_on_one_line_becomes_a_block_of_the_same_words(field: str, expected: str) -> None:
    written = f"```engagement\nid: a\n{field}\npartenaires: [etat]\n```\n"
    edits = [Addition(span=at(3), form=LineForm.ENGAGEMENT, text=words) for words in ("Du neuf.", "Fin.")]
    assert added(written, 3, form=LineForm.ENGAGEMENT) == written.replace(field, expected)
    assert made(written, *edits) == written.replace(field, f"{expected}\n\n  Fin.")


def test_a_text_on_one_line_is_not_reworded_and_opened_at_once() -> None:
    written = "```engagement\nid: a\ntexte: Aider.\n```\n"
    rewording = Rewording(span=at(3), before=text("Aider."), after="Aider bien plus.")
    addition = Addition(span=at(3), form=LineForm.ENGAGEMENT, text="Du neuf.")
    assert patched(written, [rewording, addition]).refused == (addition,)


def test_a_text_between_quotes_that_holds_several_alineas_is_refused() -> None:
    written = '```engagement\nid: a\ntexte: "Aider.\\n\\nPuis."\n```\n'
    assert refused(written, Addition(span=at(3), form=LineForm.ENGAGEMENT, text="Du neuf."))
    long = written.replace("\\n\\n", "\\n  ")
    assert refused(long, Addition(span=at(3), form=LineForm.ENGAGEMENT, text="Du neuf."))
    flow = "```engagement\n{id: a, texte: Aider.}\n```\n"
    assert refused(flow, Addition(span=at(2), form=LineForm.ENGAGEMENT, text="Du neuf."))


def test_an_indicator_is_added_with_the_next_id_in_the_form_of_its_neighbour() -> None:
    one = added(BLOCK, FIRST, "Part : l’été", LineForm.FOLLOW_UP)
    assert changed_lines(BLOCK, one) == ([], ["  - id: s5", '    libelle: "Part : l\'été"'])
    assert one.index("id: s1") < one.index("id: s5") < one.index("id: s4")
    two = added(BLOCK, SECOND, "Part, taux", LineForm.FOLLOW_UP)
    assert changed_lines(BLOCK, two) == ([], ['  - {id: s5, libelle: "Part, taux"}'])
    three = added(BLOCK, EFFECTS, "Évolution du taux de départ", LineForm.IMPACT)
    assert changed_lines(BLOCK, three) == (
        [],
        ["  - id: evolution-du-taux-de", "    libelle: Évolution du taux de départ"],
    )


def test_several_indicators_follow_one_with_ids_in_their_order() -> None:
    edits = [Addition(span=FIRST, form=LineForm.FOLLOW_UP, text=words) for words in ("Un", "Deux")]
    found = made(BLOCK, *edits, Addition(span=SECOND, form=LineForm.FOLLOW_UP, text="Trois"))
    assert found.index("libelle: Un") < found.index("libelle: Deux") < found.index("Trois")
    assert sorted(changed_lines(BLOCK, found)[1]) == [
        "    libelle: Deux",
        "    libelle: Un",
        "  - id: s6",
        "  - id: s7",
        "  - {id: s5, libelle: Trois}",
    ]


def test_indicators_that_blank_lines_separate_stay_so() -> None:
    written = "```contexte\nindicateurs:\n- id: c1\n  libelle: Un\n\n- id: c2\n  libelle: Deux\n```\n"
    span = Span(file=FILE, line=3, column=3, end_line=4, end_column=14)
    found = added(written, span, "Trois", LineForm.CONTEXT)
    assert found == written.replace("  libelle: Un\n", "  libelle: Un\n\n- id: c3\n  libelle: Trois\n")
    assert made(written, removal(span, "Un", LineForm.CONTEXT)) == written.replace(
        "- id: c1\n  libelle: Un\n\n", ""
    )


@pytest.mark.parametrize(
    "form", [LineForm.CELL, LineForm.PARTNERS, LineForm.LABEL, LineForm.NOTE, LineForm.WORKED_OUT]
)
def test_no_line_is_added_where_none_can_stand(form: LineForm) -> None:
    assert refused("Un.\n", Addition(span=at(1), form=form, text="Du neuf."))
    assert refused("Un.\n", removal(1, "Un.", form))


def test_additions_that_do_not_fit_their_place_are_refused() -> None:
    assert refused("# Titre {#t}\n", Addition(span=at(1), form=LineForm.PROSE, text="Un."))
    assert refused("Un.\n", Addition(span=at(1), form=LineForm.TITLE, text="Un."))
    assert refused("- a\n", Addition(span=at(1), form=LineForm.PROSE, text="Un."))
    assert refused("Un.\n", Addition(span=at(3), form=LineForm.PROSE, text="Un."))
    assert refused("Un.\n", Addition(span=at(1), form=LineForm.PROSE, text=" \u00a0"))
    assert refused(BLOCK, Addition(span=at(4), form=LineForm.PROSE, text="Un."))
    assert refused("Un.\n", Addition(span=at(1), form=LineForm.ENGAGEMENT, text="Un."))
    csv = Span(file="a.csv", line=2, column=1, end_line=2, end_column=1)
    assert refused("id,nom\na,b\n", Addition(span=csv, form=LineForm.ITEM, text="Un."))
