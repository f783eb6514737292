"""Whole lines of a source file removed, split, joined, moved: what stands around them stays."""

import pytest

from compiler.diagnostics.span import Span
from compiler.model.source_line import LineForm
from compiler.model.text import Emphasis, Figure, Inlines, NoteMark, Reference, Strong, Text, plain
from compiler.write import Addition, Edit, Join, Move, Rewording, Split, patched, taken_out
from tests.write.handwritten import (
    BLOCK,
    EFFECTS,
    FIRST,
    SECOND,
    at,
    changed_lines,
    made,
    refused,
    removal,
)
from tests.write.reading import inlines, text

# -- removals


@pytest.mark.parametrize(
    ("written", "line", "words", "expected"),
    [
        ("Un.\n\nDeux.\n\nTrois.\n", 3, "Deux.", "Un.\n\nTrois.\n"),
        ("Un.\n\nDeux.\n", 3, "Deux.", "Un.\n"),
        ("Un.\n\nDeux.", 3, "Deux.", "Un."),
        ("Un.\n\nDeux.\n", 1, "Un.", "Deux.\n"),
        ("<!-- c -->\nUn.\n\nDeux.\n", 2, "Un.", "<!-- c -->\n\nDeux.\n"),
        ("# A {#a}\nUn.\n\nDeux.\n", 2, "Un.", "# A {#a}\n\nDeux.\n"),
        ("A.\n\nUn :\n- a\n- b\n", 3, "Un :", "A.\n\n- a\n- b\n"),
        ("A.\n\n> Un.\n>\n> Deux.\n\nB.\n", 3, "Un.", "A.\n\n> Deux.\n\nB.\n"),
        ("A.\n\n> Un.\n>\n> Deux.\n\nB.\n", 5, "Deux.", "A.\n\n> Un.\n\nB.\n"),
        ("A.\n\n> Un.\n\nB.\n", 3, "Un.", "A.\n\nB.\n"),
        ("- a\n\nUn.\n\n- b\n", 3, "Un.", "- a\n\n<!-- autre liste -->\n\n- b\n"),
        ("- a\n\nUn.\n\n1. b\n", 3, "Un.", "- a\n\n1. b\n"),
        ("- a\n  suite\n\nUn.\n\n- b\n", 4, "Un.", "- a\n  suite\n\n<!-- autre liste -->\n\n- b\n"),
    ],
)
def test_an_alinea_goes_with_its_blank_line(written: str, line: int, words: str, expected: str) -> None:
    assert made(written, removal(line, words)) == expected


@pytest.mark.parametrize(
    ("written", "line", "words", "expected"),
    [
        ("- a\n- b\n- c\n", 2, "b", "- a\n- c\n"),
        ("A :\n\n- a\n- b\n\nB.\n", 3, "a", "A :\n\n- b\n\nB.\n"),
        ("- a\n\n- b\n\n- c\n", 3, "b", "- a\n\n- c\n"),
        ("2. a\n3. b\n4. c\n", 1, "a", "2. b\n3. c\n"),
        ("1. a\n1. b\n1. c\n", 2, "b", "1. a\n1. c\n"),
        ("A :\n- a\n\nB.\n", 2, "a", "A :\n\nB.\n"),
        ("A :\n\n- a\n\nB.\n", 3, "a", "A :\n\nB.\n"),
        ("- a\n  - b\n- c\n", 2, "b", "- a\n- c\n"),
        ("- a\n- b\n  - c\n- d\n", 2, "b", "- a\n  - c\n- d\n"),
        ("- b\n  - c\n    - d\n- e\n", 1, "b", "- c\n  - d\n- e\n"),
        ("- b\n\n  Suite.\n- e\n", 1, "b", "- Suite.\n- e\n"),
        ("- b\n\n  Suite.\n- e\n", 3, "Suite.", "- b\n\n- e\n"),
        ("- a\n\n  - b\n\n  Un.\n\n- c\n", 5, "Un.", "- a\n\n  - b\n\n- c\n"),
        ("> - a\n> - b\n", 1, "a", "> - b\n"),
    ],
)
def test_an_item_goes_and_no_other(written: str, line: int, words: str, expected: str) -> None:
    assert made(written, removal(line, words, LineForm.ITEM)) == expected


def test_an_indicator_goes_and_the_comment_above_it_stays() -> None:
    found = made(BLOCK, removal(FIRST, "Nombre d’élèves", LineForm.FOLLOW_UP))
    assert changed_lines(BLOCK, found) == (["  - id: s1   # suivi", "    libelle: Nombre d'élèves"], [])
    assert refused(BLOCK, removal(EFFECTS, "Effets", LineForm.IMPACT))
    both = (
        removal(FIRST, "Nombre d’élèves", LineForm.FOLLOW_UP),
        removal(SECOND, "Nombre d’écoles", LineForm.FOLLOW_UP),
    )
    assert len(patched(BLOCK, both).refused) == 1


def test_an_alinea_of_an_engagement_goes_but_never_the_last() -> None:
    items = (
        removal(6, "ouvrir ;".replace(" ", "\u202f"), LineForm.ENGAGEMENT_ITEM),
        removal(7, "fermer.", LineForm.ENGAGEMENT_ITEM),
    )
    lead = removal(4, "Aider\u00a0:", LineForm.ENGAGEMENT)
    assert made(BLOCK, lead) == BLOCK.replace("  Aider :\n\n", "")
    assert made(BLOCK, *items) == BLOCK.replace("\n\n  - ouvrir ;\n  - fermer.", "")
    assert patched(BLOCK, [lead, *items]).refused
    alone = "```engagement\nid: a\ntexte: |\n  Aider.\n```\n"
    assert refused(alone, removal(4, "Aider.", LineForm.ENGAGEMENT))
    assert refused(alone.replace("|\n  ", ""), removal(3, "Aider.", LineForm.ENGAGEMENT))


def test_what_is_no_longer_there_is_not_removed() -> None:
    assert refused("Un tout autre texte.\n", removal(1, "Le maire signe."))
    assert refused("# Objet {#objet}\n", removal(1, "Objet", LineForm.TITLE))


# -- splits


def cut(written: str, content: Inlines | str, after: str, span: Span | None = None) -> str:
    """Return a file with a text cut after some of its words."""
    known = inlines(content) if isinstance(content, str) else content
    return made(written, split(written, known, after, span))


def split(written: str, content: Inlines, after: str, span: Span | None = None) -> Split:
    """Return the split of a text after some of its words."""
    place = plain(content).index(after) + len(after)
    return Split(span=span or at(1, written.rstrip("\n").count("\n") + 1), content=content, at=place)


@pytest.mark.parametrize(
    ("written", "content", "after", "expected"),
    [
        ("Un mot. Un autre.\n", "Un mot. Un autre.", "mot.", "Un mot.\n\nUn autre.\n"),
        ("Un mot.\nUn autre\nmot.", "Un mot. Un autre mot.", "mot.", "Un mot.\n\nUn autre\nmot."),
        ("Un\nmot. Un\nautre.\n", "Un mot. Un autre.", "mot.", "Un\nmot.\n\nUn\nautre.\n"),
        ("> Un mot. Un\n> autre.\n", "Un mot. Un autre.", "mot.", "> Un mot.\n>\n> Un\n> autre.\n"),
        ("> Un mot.\n> Un autre.\n", "Un mot. Un autre.", "mot.", "> Un mot.\n>\n> Un autre.\n"),
        ("- Un mot. Un\n  autre.\n", "Un mot. Un autre.", "mot.", "- Un mot.\n- Un\n  autre.\n"),
        ("Un mot. - suite\n", "Un mot. - suite", "mot.", "Un mot.\n\n\\- suite\n"),
        ('Un "mot. Un" autre.\n', 'Un "mot. Un" autre.', "mot.", "Un « mot.\n\nUn » autre.\n"),
        ('"Un" mot. Un "autre".\n', '"Un" mot. Un "autre".', "mot.", '"Un" mot.\n\nUn "autre".\n'),
    ],
)
def test_an_alinea_is_cut_in_two(written: str, content: str, after: str, expected: str) -> None:
    assert cut(written, content, after) == expected


def test_a_cut_keeps_notes_comments_and_marks_on_their_side() -> None:
    content = (
        Text(text="Un "),
        Strong(content=text("mot.")),
        NoteMark(note="a"),
        Text(text=" "),
        Emphasis(content=text("Un autre.")),
    )
    written = "Un **mot.**[^a] <!-- c --> *Un autre.*\n"
    assert cut(written, content, "mot.") == "Un **mot.**[^a]\n\n<!-- c --> *Un autre.*\n"
    assert cut(written, content, "mot. Un") == "Un **mot.**[^a] <!-- c --> *Un*\n\n*autre.*\n"


def test_nothing_is_cut_inside_a_reference_nor_where_there_is_nothing_to_cut() -> None:
    article = Reference(kind="article", target="objet", text="article\u00a01er")
    content = (Text(text="Voir l’"), article, Text(text=" et la suite."))
    written = "Voir l'[[article:objet]] et la suite.\n"
    assert refused(written, split(written, content, "article"))
    assert cut(written, content, "1er") == "Voir l'[[article:objet]]\n\net la suite.\n"
    assert refused("Un mot.\n", split("Un mot.\n", inlines("Un mot."), "mot."))
    assert refused("# Un mot {#a}\n", split("# Un mot {#a}\n", inlines("Un mot"), "Un"))
    linked = "Voir [un site](https://a.fr).\n"
    assert refused(linked, split(linked, inlines("Voir un lien."), "Voir"))


# -- joins


@pytest.mark.parametrize(
    ("written", "first", "second", "expected"),
    [
        ("Un.\n\nDeux.\n\nTrois.\n", at(1), at(3), "Un. Deux.\n\nTrois.\n"),
        ("Un\nmot.\n\n\nDeux\nmots.", at(1, 2), at(5, 6), "Un\nmot. Deux\nmots."),
        ("> Un.\n>\n> Deux.\n", at(1), at(3), "> Un. Deux.\n"),
        ("Un.\n\n<!-- c -->\n\nDeux.\n", at(1), at(5), "Un. <!-- c --> Deux.\n"),
        ("1. a\n2. b\n3. c\n", at(1), at(2), "1. a b\n2. c\n"),
        ("- a\n\n  Suite.\n", at(1), at(3), "- a Suite.\n"),
    ],
)
def test_two_alineas_are_made_one(written: str, first: Span, second: Span, expected: str) -> None:
    assert made(written, Join(first=first, second=second)) == expected


def test_what_does_not_follow_is_not_joined() -> None:
    assert refused("Un.\n\n# A {#a}\n\nDeux.\n", Join(first=at(1), second=at(5)))
    assert refused("Un :\n\n- a\n", Join(first=at(1), second=at(3)))
    assert refused("Un.\n\n> Deux.\n", Join(first=at(1), second=at(3)))
    assert refused("# A {#a}\n\nUn.\n", Join(first=at(1), second=at(3)))
    assert refused('Un "mot.\n\nDeux" mots.\n', Join(first=at(1), second=at(3)))


def test_three_alineas_are_made_one() -> None:
    joins = Join(first=at(1), second=at(3)), Join(first=at(3), second=at(5))
    assert made("Un.\n\nDeux.\n\nTrois.\n", *joins) == "Un. Deux. Trois.\n"


# -- moves


def move(line: int, after: int, form: LineForm = LineForm.PROSE, to: LineForm | None = None) -> Move:
    """Return the move of a line after another."""
    return Move(span=at(line), form=form, after_span=at(after), after_form=to or form)


def test_a_line_moves_with_its_marks_its_notes_and_its_references() -> None:
    written = "Un.\n\nSelon l'[[article:a]]<!-- c -->, **le maire**[^a].\n\nTrois.\n"
    moved = "Selon l'[[article:a]]<!-- c -->, **le maire**[^a]."
    assert made(written, move(3, 5)) == f"Un.\n\nTrois.\n\n{moved}\n"
    assert made(f"{moved}\n\nUn.\n\nDeux.\n", move(5, 1)) == f"{moved}\n\nDeux.\n\nUn.\n"


def test_a_line_takes_the_form_of_its_new_place() -> None:
    written = "# A {#a}\n\n- a\n- b\n  suite\n\nUn\nmot.\n"
    to_title = Move(span=at(4, 5), form=LineForm.ITEM, after_span=at(1), after_form=LineForm.TITLE)
    assert made(written, to_title) == "# A {#a}\n\nb\nsuite\n\n- a\n\nUn\nmot.\n"
    to_item = Move(span=at(7, 8), form=LineForm.PROSE, after_span=at(3), after_form=LineForm.ITEM)
    assert made(written, to_item) == "# A {#a}\n\n- a\n- Un\n  mot.\n- b\n  suite\n"


def test_items_that_change_places_are_counted_again() -> None:
    assert made("1. a\n2. b\n3. c\n", move(1, 3, LineForm.ITEM)) == "1. b\n2. c\n3. a\n"


def test_an_indicator_keeps_its_id_and_its_fields_where_they_are_free() -> None:
    down = Move(span=FIRST, form=LineForm.FOLLOW_UP, after_span=SECOND, after_form=LineForm.FOLLOW_UP)
    assert made(BLOCK, down) == BLOCK.replace(
        "  - id: s1   # suivi\n    libelle: Nombre d'élèves\n  - {id: s4, libelle: Nombre d'écoles}\n",
        "  - {id: s4, libelle: Nombre d'écoles}\n  - id: s1   # suivi\n    libelle: Nombre d'élèves\n",
    )
    source = taken_out(BLOCK, FIRST, LineForm.FOLLOW_UP)
    assert source == "id: s1   # suivi\nlibelle: Nombre d'élèves"
    brought = Addition(span=SECOND, form=LineForm.FOLLOW_UP, text=source, is_source=True)
    assert changed_lines(BLOCK, made(BLOCK, brought))[1] == ["  - id: s5   # suivi"]


def test_a_line_that_calls_a_note_stays_in_its_file() -> None:
    written = "Un[^a].\n\n*Deux*.\n\n[^a]: Note.\n"
    assert taken_out(written, at(1), LineForm.PROSE) == "Un[^a]."
    assert taken_out(written, at(1), LineForm.PROSE, keeps_file=False) is None
    source = taken_out(written, at(3), LineForm.PROSE, keeps_file=False)
    assert source == "*Deux*."
    brought = Addition(span=at(1), form=LineForm.PROSE, text=source, is_source=True)
    assert made("Trois.\n", brought) == "Trois.\n\n*Deux*.\n"


def test_what_cannot_leave_or_arrive_is_not_moved_at_all() -> None:
    alone = Move(span=EFFECTS, form=LineForm.IMPACT, after_span=FIRST, after_form=LineForm.FOLLOW_UP)
    assert refused(BLOCK, alone)
    other = Move(span=FIRST, form=LineForm.FOLLOW_UP, after_span=EFFECTS, after_form=LineForm.IMPACT)
    assert refused(BLOCK, other)
    assert refused("# A {#a}\n\nUn.\n", move(1, 3, LineForm.TITLE, LineForm.PROSE))
    text_alone = "```engagement\nid: a\ntexte: |\n  Aider.\n```\n\nUn.\n"
    assert refused(text_alone, move(4, 7, LineForm.ENGAGEMENT, LineForm.PROSE))


# -- together


def test_edits_of_one_file_are_made_together() -> None:
    written = "Un mot.\n\nDeux. Trois.\n\n- a\n- b\n\nFin.\n"
    edits: list[Edit] = [
        Rewording(span=at(1), before=text("Un mot."), after="Un mot bien plus long."),
        Addition(span=at(1), form=LineForm.PROSE, text="Du neuf."),
        Split(span=at(3), content=text("Deux. Trois."), at=5),
        removal(5, "a", LineForm.ITEM),
        Move(span=at(6), form=LineForm.ITEM, after_span=at(8), after_form=LineForm.PROSE),
    ]
    assert made(written, *edits) == "Un mot bien plus long.\n\nDu neuf.\n\nDeux.\n\nTrois.\n\nFin.\n\nb\n"


def test_a_line_put_in_the_place_of_another() -> None:
    written = "Un.\n\nDeux.\n\nTrois.\n"
    new = Addition(span=at(3), form=LineForm.PROSE, text="Du neuf.")
    assert made(written, removal(3, "Deux."), new) == "Un.\n\nDu neuf.\n\nTrois.\n"
    neighbours = removal(1, "Un."), removal(3, "Deux.")
    assert made(written, *neighbours) == "Trois.\n"


def test_of_two_edits_that_meet_the_second_is_refused() -> None:
    written = "Un. Deux.\n\nTrois.\n"
    gone = removal(1, "Un. Deux.")
    others: list[Edit] = [
        Rewording(span=at(1), before=text("Un. Deux."), after="Un."),
        Split(span=at(1), content=text("Un. Deux."), at=3),
        Join(first=at(1), second=at(3)),
        move(1, 3),
        removal(1, "Un. Deux."),
    ]
    for other in others:
        assert patched(written, [gone, other]).refused == (other,)
        assert patched(written, [other, gone]).refused == (gone,)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_stay(end: str) -> None:
    written = f"Un mot.{end}{end}- a{end}- b{end}"
    edits: list[Edit] = [
        Rewording(span=at(1), before=text("Un mot."), after="Deux mots."),
        Addition(span=at(1), form=LineForm.PROSE, text="Du neuf."),
        Addition(span=at(4), form=LineForm.ITEM, text="c"),
    ]
    expected = f"Deux mots.{end}{end}Du neuf.{end}{end}- a{end}- b{end}- c{end}"
    assert made(written, *edits) == expected
    assert made("\ufeff" + written, *edits) == "\ufeff" + expected


def test_each_line_of_a_mixed_file_keeps_its_end() -> None:
    written = "Un.\r\n\nDeux.\n\r\nTrois.\r\n"
    assert made(written, removal(3, "Deux.")) == "Un.\r\n\r\nTrois.\r\n"
    rewording = Rewording(span=at(3), before=text("Deux."), after="Du neuf.")
    assert made(written, rewording) == "Un.\r\n\nDu neuf.\r\n\r\nTrois.\r\n"


# -- figures and references inside a reworded line


def test_words_around_a_figure_change_and_the_figure_does_not() -> None:
    figure = Figure(expression="nombre:axes|lettres", text="cinq")
    article = Reference(kind="article", target="objet", text="article\u00a01er")
    content = (Text(text="Les "), figure, Text(text=" axes de l’"), article, Text(text=" sont suivis."))
    written = "Les [[nombre:axes|lettres]] axes de l'[[article:objet]] sont suivis.\n"

    def reworded(after: str) -> Rewording:
        return Rewording(span=at(1), before=content, after=after)

    around = reworded("Ces cinq axes prévus à l’article\u00a01er sont tous suivis.")
    assert made(written, around) == (
        "Ces [[nombre:axes|lettres]] axes prévus à l'[[article:objet]] sont tous suivis.\n"
    )
    for inside in (
        "Les six axes de l’article\u00a01er sont suivis.",
        "Les cinq axes de l’article\u00a02 sont suivis.",
        "Les cinq axes de l’annexe\u00a01 sont suivis.",
        "Les cinq axes de l’article suivi 1er sont suivis.",
    ):
        assert refused(written, reworded(inside))
    assert made(written, reworded("Les axes de l’article\u00a01er sont suivis.")) == (
        "Les axes de l'[[article:objet]] sont suivis.\n"
    )
    assert made(written, reworded("Les cinq axes sont suivis.")) == (
        "Les [[nombre:axes|lettres]] axes sont suivis.\n"
    )
