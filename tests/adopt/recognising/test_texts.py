"""Words inside texts: references, notes, lists, slips; and the count of what is left out."""

from dataclasses import replace

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Decision, Kind, recognise, words_left_out
from compiler.model.block import Paragraph
from compiler.model.paper import Footnote, Image, Line
from compiler.model.text import Link, NoteMark, Reference, Text, plain, walk
from tests.adopt.recognising.papers import (
    START,
    adopt,
    engagements,
    entry,
    grid,
    line,
    paper,
    texts,
    told,
    words,
)

_LONG = "Ce paragraphe dit ce que fait la convention, assez longuement pour rester du texte."


def _references(adoption: Adoption) -> list[tuple[str, str, str, str]]:
    return [
        (inline.kind, inline.target, inline.form, inline.text)
        for block in adoption.protocol.divisions[0].blocks
        if isinstance(block, Paragraph)
        for inline in walk(block.content)
        if isinstance(inline, Reference)
    ]


def _referring(text: str) -> Adoption:
    return adopt(
        *("Article 1 – Objet", text, "Article 7 – Pilotage", "7.2. Évaluation", _LONG),
        *("Article 8 – Durée", "Axe 1 : Loger", "Objectif 1.1 : Bâtir", _LONG, "Annexe 2 : Rues", _LONG),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir (cf. annexe 2).", [("annexe", "rues", "complet", "annexe 2")]),
        ("Selon l'article 7.2 du présent acte.", [("article", "evaluation", "complet", "article 7.2")]),
        ("Par l'objectif 1.1 ici.", [("objectif", "batir", "complet", "objectif 1.1")]),
        (
            "Selon l'article 7 (7.2 – Évaluation).",
            [("article", "pilotage", "complet", "article 7"), ("article", "evaluation", "numero", "7.2")],
        ),
        ("Selon l'article 7 de la loi du 21 février 2014.", []),
        ("Selon l'article 8 du code général.", []),
        ("Une rue financée par l'ANRU, en objectif 1.1.", []),
        ("Selon l'objectif 1.1 du programme national.", []),
        ("Selon l'axe 4 de l'ANRU.", []),
        ("L'objectif 1.1 des programmes suit.", []),
        ("L'objectif 1.1 de l'ÉTAT suit.", [("objectif", "batir", "complet", "objectif 1.1")]),
        ("Voir en annexe 2.", [("annexe", "rues", "complet", "annexe 2")]),
        ("Selon l'objectif 1.1 du présent programme.", [("objectif", "batir", "complet", "objectif 1.1")]),
    ],
)
def test_sure_references_are_typed_and_those_to_laws_are_not(
    text: str, expected: list[tuple[str, str, str, str]]
) -> None:
    adoption = _referring(text)
    assert _references(adoption) == expected
    assert plain(adoption.protocol.divisions[0].blocks[0].content) == text  # type: ignore[union-attr]
    assert told(adoption, Kind.REFERENCE) == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Voir l'article 12.", "aucune division de l'acte ne porte ce numéro"),
        ("Voir les articles 7 et 8.", "plusieurs numéros peuvent suivre"),
        ("Voir l'Article 7.", "un renvoi s'imprimerait « article 7 »"),
    ],
)
def test_other_references_stay_words_and_are_told(text: str, why: str) -> None:
    adoption = _referring(text)
    assert _references(adoption) == []
    (decision,) = told(adoption, Kind.REFERENCE)
    assert why in decision.message


def test_footnotes_are_numbered_by_their_calls() -> None:
    called = Line(
        words=(Text(text="Des lieux"), NoteMark(note="b"), Text(text=" et des gens"), NoteMark(note="a"))
    )
    notes = (Footnote(mark="a", words=words("Les habitants.")), Footnote(mark="b", words=words("Les rues.")))
    adoption = recognise(paper(*START, "Article 1 – Objet", called, notes=notes), DEFAULT_PROFILE)
    assert [(each.id, each.number, plain(each.content)) for each in adoption.protocol.notes] == [
        ("note-1", 1, "Les rues."),
        ("note-2", 2, "Les habitants."),
    ]
    (block,) = adoption.protocol.divisions[0].blocks
    assert isinstance(block, Paragraph)
    assert [each.note for each in walk(block.content) if isinstance(each, NoteMark)] == ["note-1", "note-2"]


def test_a_note_at_the_end_of_a_cell_is_kept_and_one_that_nothing_calls_is_told() -> None:
    adoption = recognise(
        paper(
            *START,
            "Article 1 – Objet",
            Line(words=(Text(text="Des lieux, etc. "), NoteMark(note="1"))),
            notes=(Footnote(mark="1", words=words("Lieux.")), Footnote(mark="2", words=words("Perdue."))),
        ),
        DEFAULT_PROFILE,
    )
    assert [plain(each.content) for each in adoption.protocol.notes] == ["Lieux.", "Perdue."]
    (decision,) = told(adoption, Kind.NOTE)
    assert decision.subject == "note-2"


def test_lists_nest_and_numbers_typed_after_a_dash_count() -> None:
    adoption = adopt(
        *("Article 1 – Objet", entry("un"), entry("deux"), entry("deux bis", "o", 2), entry("trois"), _LONG),
        *(entry("1- Petite enfance"), entry("2- Écoles"), entry("3- Routes")),
    )
    assert texts(adoption.protocol.divisions[0].blocks) == [
        ["un", ["deux", ["deux bis"]], "trois"],
        _LONG,
        ["Petite enfance", "Écoles", "Routes"],
    ]


def test_letters_that_announce_entries_stay_among_their_words() -> None:
    adoption = adopt("Article 1 – Objet", entry("un", "a)"), entry("deux", "b)"))
    assert texts(adoption.protocol.divisions[0].blocks) == [["a) un", "b) deux"]]


def test_pictures_are_told_with_what_stands_for_them() -> None:
    adoption = adopt("Article 1 – Objet", Image(alternative="Carte des rues"), _LONG)
    assert [each.left_out for each in told(adoption, Kind.IMAGE)] == ["Carte des rues"]


def _slips(*texts_of_act: str) -> list[tuple[str, str, bool]]:
    found = told(adopt("Article 1 – Objet", *texts_of_act), Kind.SLIP)
    return [(each.quote, each.proposal, each.is_sure) for each in found]


def test_a_word_that_lost_or_doubled_letters_is_proposed_the_frequent_one() -> None:
    often = "Le protocole fixe. " * 12 + "L'abattement compte. " * 5
    assert _slips(often + "Le procole et l'abatement suivent.") == [
        ("procole", "protocole", False),
        ("abatement", "abattement", False),
    ]


def test_other_forms_and_other_words_are_no_slips() -> None:
    often = "Les personnes concernées par le fonctionnement des actions présentes sont identifiées. " * 12
    assert (
        _slips(often + "Il concerne les gens. Le président fonctionne. Une fonction. Elle est concernée.")
        == []
    )


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Les classes de de REP.", ("de de", "de", True)),
        ("Les porteurs d'un d'engagement.", ("d'un d'", "d'un ", False)),
        ("À Villeneuve- Saint-Georges.", ("Villeneuve- Saint", "Villeneuve-Saint", True)),
        ("Fixé eu cours de l'année.", ("eu cours", "au cours", True)),
    ],
)
def test_slips_are_known_by_their_pattern(text: str, slip: tuple[str, str, bool]) -> None:
    assert _slips(text) == [slip]


def test_nothing_is_corrected() -> None:
    adoption = adopt("Article 1 – Objet", "Les classes de de REP.")
    assert texts(adoption.protocol.divisions[0].blocks) == ["Les classes de de REP."]


def test_decisions_come_in_the_order_of_the_paper() -> None:
    adoption = adopt(
        "Article 1 – Objet", "Les classes de de REP.", "Voir l'article 9.", "Un mot mot de de trop."
    )
    lines = [each.span.line for each in adoption.decisions]
    assert lines == sorted(lines)


_WHOLE = (
    *(
        "CONVENTION D'ESSAI 2024",
        "Entre l'Etat,",
        "Les 2 communes d'Arcueil et Orly,",
        "[+ d'autres partenaires]",
    ),
    *("Sommaire", "Article 1 – Objet .... 2", "Annexe 1 : Liste .... 4", "Article 1 – Objet", _LONG),
    *(entry("un"), entry("deux"), "Objectif 1.1 : Aider"),
)


def test_every_word_is_in_the_act_or_in_a_decision() -> None:
    whole = paper(
        *_WHOLE,
        grid(
            "INDICATEUR DE CONTEXTE | - Taux | | | |",
            " | Priorités | Engagements | Partenaires | Suivi | Impact",
            " | 1. Aider | Ouvrir | Etat et communes (CCAS) | - Nombre | - Déterminés en 2024",
        ),
        *("Fait à Orly, le 3 mars 2024", "Pour l'Etat", "Le préfet", "Jean DUPONT", "Annexe 1 : Liste"),
        grid("Ville | Rue | Nombre", "Orly | Haute | 10", " | Basse | 20", "Total | | 30"),
    )
    adoption = recognise(whole, DEFAULT_PROFILE)
    assert len(engagements(adoption)) == 1
    assert words_left_out(whole, adoption) == ()


def test_a_word_lost_is_counted() -> None:
    whole = paper(*START, "Article 1 – Objet", "Les parties agissent agissent ensemble.")
    adoption = recognise(whole, DEFAULT_PROFILE)
    longer = paper(*START, "Article 1 – Objet", "Les parties agissent agissent agissent tous ensemble.")
    assert words_left_out(longer, adoption) == ("agissent", "tous")


def test_what_decisions_leave_out_counts_and_what_they_quote_does_not() -> None:
    whole = paper(*START, "Article 1 – Objet", "Un mot perdu.")
    adoption = recognise(paper(*START, "Article 1 – Objet", "Un mot."), DEFAULT_PROFILE)
    quoting = replace(
        adoption, decisions=(*adoption.decisions, Decision(kind=Kind.SLIP, message="", quote="perdu"))
    )
    leaving = replace(
        adoption, decisions=(*adoption.decisions, Decision(kind=Kind.LEFT_OUT, message="", left_out="perdu"))
    )
    assert words_left_out(whole, quoting) == ("perdu",)
    assert words_left_out(whole, leaving) == ()


def test_the_same_paper_gives_the_same_act() -> None:
    assert adopt("Article 1 – Objet", _LONG) == adopt("Article 1 – Objet", line(_LONG))


def test_dashes_inside_numbers_and_what_follows_a_dash_stay_in_their_item() -> None:
    adoption = adopt(
        *(
            "Article 1 – Objet",
            entry("un", "1."),
            entry("détail", "-", 2),
            entry("deux", "2."),
            entry("suite", "", 1),
        ),
        *(entry("autre", "-", 1), entry("fin", "-", 1)),
    )
    assert texts(adoption.protocol.divisions[0].blocks) == [
        [["un", ["détail"]], ["deux", "suite"]],
        ["autre", "fin"],
    ]


def test_a_reference_to_one_of_two_divisions_of_a_number_is_told() -> None:
    adoption = adopt(
        "Article 1 – Objet", "Voir l'article 2.", "Article 2 – Un", _LONG, "Article 2 – Deux", _LONG
    )
    assert _references(adoption) == []
    assert "2 divisions de l'acte portent ce numéro" in told(adoption, Kind.REFERENCE)[0].message


@pytest.mark.parametrize(
    ("address", "said", "expected"),
    [
        ("#D_evaluation", "article 7.2", [("article", "evaluation", "complet", "article 7.2")]),
        ("#D_evaluation", "la suite", []),
        ("#_Toc12", "article 7.2", [("article", "evaluation", "complet", "article 7.2")]),
    ],
)
def test_a_link_inside_the_file_is_a_reference_or_mere_words(
    address: str, said: str, expected: list[tuple[str, str, str, str]]
) -> None:
    link = Link(address=address, content=(Text(text=said),))
    pieces = ("Article 1 – Objet", Line(words=(Text(text="Voir "), link, Text(text="."))))
    adoption = adopt(*pieces, "Article 7 – Pilotage", "7.2. Évaluation", _LONG)
    assert _references(adoption) == expected
    assert texts(adoption.protocol.divisions[0].blocks) == [f"Voir {said}."]
    assert not any(
        isinstance(inline, Link)
        for block in adoption.protocol.divisions[0].blocks
        if isinstance(block, Paragraph)
        for inline in block.content
    )
