"""Titles of papers to divisions: announced, numbered, styled, or without any of it."""

from dataclasses import replace

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Kind, read_profile, recognise
from compiler.model.text import plain
from tests.adopt.recognising.papers import (
    START,
    adopt,
    division,
    divisions,
    entry,
    paper,
    texts,
    title,
    told,
)

_LONG = "Ce paragraphe est assez long pour être lu comme du texte, et il dit ce que fait la convention."


def test_articles_and_annexes_are_told_by_their_word_and_number() -> None:
    adoption = adopt("Article 1er – Objet", _LONG, "ARTICLE 2. Durée", _LONG, "Annexe 1 : Liste", _LONG)
    assert divisions(adoption) == ["# article 1 Objet", "# article 2 Durée", "# annexe 1 Liste"]


def test_a_sentence_that_begins_as_a_title_is_no_title() -> None:
    adoption = adopt(
        "Article 1 – Objet", "Article 4 du présent acte : il reste inchangé.", "Annexes jointes."
    )
    assert divisions(adoption) == ["# article 1 Objet"]


def test_a_number_under_an_article_makes_a_part_of_it() -> None:
    adoption = adopt(
        "Article 7 – Pilotage", "7.1. Instances", _LONG, "7.2. Évaluation", _LONG, "Article 8 – Fin", _LONG
    )
    assert divisions(adoption) == [
        "# article 7 Pilotage",
        "## article 7.1 Instances",
        "## article 7.2 Évaluation",
        "# article 8 Fin",
    ]


def test_ways_to_count_nest_in_the_order_in_which_they_appear() -> None:
    adoption = adopt(
        *("Annexe 1 – Bilan", "I - Moyens :", _LONG, "A – Dispositifs", _LONG),
        *("1- Seine :", _LONG, "a/ Choisy :", _LONG, "b/ Ivry :", _LONG, "2- Bièvre :", _LONG),
        *("a/ Arcueil :", _LONG, "B – Innovation", _LONG, "C – Observatoire", _LONG, "II - Suites", _LONG),
    )
    assert divisions(adoption) == [
        "# annexe 1 Bilan",
        "## section I Moyens",
        "### section A Dispositifs",
        "#### section 1 Seine",
        "##### section a Choisy",
        "##### section b Ivry",
        "#### section 2 Bièvre",
        "##### section a Arcueil",
        "### section B Innovation",
        "### section C Observatoire",
        "## section II Suites",
    ]


def test_numbered_lines_that_follow_one_another_are_a_list() -> None:
    adoption = adopt("Article 1 – Axes", "1. Éduquer", "2. Loger", "3. Former", _LONG)
    assert divisions(adoption) == ["# article 1 Axes"]
    assert texts(division(adoption, "Axes").blocks) == [["Éduquer", "Loger", "Former"], _LONG]


def test_a_numbered_sentence_opens_nothing() -> None:
    adoption = adopt("Article 1 – Objet", "1. Les parties se réunissent chaque année.", _LONG)
    assert divisions(adoption) == ["# article 1 Objet"]


def test_numbered_titles_above_objectifs_are_the_level_above_them() -> None:
    adoption = adopt(
        *("Article 6 – Engagements", _LONG, "1. Éduquer", _LONG, "Objectif 1.1 : Aider les élèves", _LONG),
        *("2. Loger", _LONG, "Objectif 2.1 : Construire", _LONG, "3. Former", _LONG),
    )
    assert divisions(adoption) == [
        "# article 6 Engagements",
        "## axe 1 Éduquer",
        "### objectif 1.1 Aider les élèves",
        "## axe 2 Loger",
        "### objectif 2.1 Construire",
        "## axe 3 Former",
    ]


def test_a_line_that_leads_to_signed_parts_is_a_title_and_so_are_its_likes() -> None:
    adoption = adopt(
        *(
            "Article 5 – Constats",
            "La réflexion autour de la réussite :",
            entry("Évolution", "►"),
            entry("Un fait"),
        ),
        *("La réflexion autour de l'emploi", entry("Évolution", "►"), entry("Un autre fait")),
    )
    assert divisions(adoption) == [
        "# article 5 Constats",
        "## section La réflexion autour de la réussite",
        "## section La réflexion autour de l'emploi",
    ]
    assert texts(division(adoption, "La réflexion autour de l'emploi").blocks) == [
        "Évolution",
        ["Un autre fait"],
    ]


def test_a_line_that_introduces_a_list_stays_a_paragraph() -> None:
    adoption = adopt(
        "Article 5 – Constats", "Deux fonds ont été créés :", entry("le premier"), entry("le second")
    )
    assert divisions(adoption) == ["# article 5 Constats"]


def test_styled_titles_nest_by_their_level() -> None:
    adoption = adopt(
        *(title("Article 1 : Objet", 1), _LONG, title("Contexte", 2), _LONG, title("Détail", 3), _LONG),
        *(title("Moyens", 2), _LONG, title("Article 2 : Durée", 1), _LONG),
    )
    assert divisions(adoption) == [
        "# article 1 Objet",
        "## section Contexte",
        "### section Détail",
        "## section Moyens",
        "# article 2 Durée",
    ]


def test_styled_titles_that_start_deep_have_no_hole_above_them() -> None:
    adoption = adopt(title("Article 1 : Objet", 2), _LONG, title("Contexte", 4), _LONG)
    assert divisions(adoption) == ["# article 1 Objet", "## section Contexte"]


def test_a_styled_title_that_only_starts_with_the_word_of_a_level_keeps_its_words() -> None:
    adoption = adopt(
        title("Article 1 : Objet"), title("Action à mener", 2), _LONG, title("Axe de progrès", 2), _LONG
    )
    assert divisions(adoption)[1:] == ["## section Action à mener", "## section Axe de progrès"]


def test_an_anchor_of_ours_gives_the_id_back() -> None:
    anchored = replace(title("Article 1 : Objet"), anchor="D_le_vrai_nom")
    assert [each.id for each in adopt(anchored, _LONG).protocol.divisions] == ["le-vrai-nom"]


def test_ids_are_made_of_titles_and_are_unique() -> None:
    adoption = adopt("Article 1 – L'été à l'Haÿ", _LONG, "Article 2 – L'été à l'Haÿ", _LONG)
    assert [each.id for each in adoption.protocol.divisions] == ["ete-a-l-hay", "ete-a-l-hay-2"]


def test_the_word_that_a_paper_uses_for_a_level_names_it() -> None:
    adoption = adopt("Article 1 – Actions", "Orientation 1 : Loger", _LONG, "Orientation 2 : Former", _LONG)
    assert [(each.id, each.name, each.plural, each.gender) for each in adoption.protocol.levels] == [
        ("axe", "orientation", "orientations", "féminin")
    ]
    assert divisions(adoption)[1] == "## axe 1 Loger"


def test_a_profile_gives_levels_of_another_depth() -> None:
    profile = read_profile(
        "niveaux:\n"
        "  - {id: programme, nom: programme, tableau: oui}\n"
        "  - {id: volet, nom: volet}\n"
        "  - {id: chantier, nom: chantier}\n"
        "  - {id: mesure, nom: mesure, genre: féminin}\n",
        "profil.yml",
        DEFAULT_PROFILE,
    ).value
    adoption = adopt(
        *("Programme 1 : Vivre", _LONG, "Volet A – Loger", _LONG, "Chantier 2 – Bâtir", _LONG),
        *("Mesure 3 – Payer", _LONG, "Volet B – Nourrir", _LONG, "Programme 2 : Aller", _LONG),
        profile=profile,
    )
    assert divisions(adoption) == [
        "# programme 1 Vivre",
        "## volet A Loger",
        "### chantier 2 Bâtir",
        "#### mesure 3 Payer",
        "## volet B Nourrir",
        "# programme 2 Aller",
    ]


def test_a_title_written_otherwise_than_it_prints_is_told() -> None:
    adoption = adopt("Article unique – Objet", _LONG)
    (decision,) = told(adoption, Kind.DIVISION)
    assert (decision.left_out, decision.message) == ("unique", "« Article unique » est lu comme article 1.")


def test_an_annexe_without_number_receives_one_and_an_article_without_title_a_title() -> None:
    adoption = adopt("Article 1", _LONG, "Annexe : Liste des rues", _LONG)
    assert divisions(adoption) == ["# article 1 Article 1", "# annexe 1 Liste des rues"]
    assert [each.message for each in told(adoption, Kind.ADDED)] == [
        "« Article 1 » n'a pas de titre : celui-ci lui est donné.",
        "L'annexe « Liste des rues » n'a pas de numéro : elle reçoit le numéro 1.",
    ]


def test_what_stands_before_the_first_title_makes_a_preamble_and_is_told() -> None:
    adoption = adopt(
        "Vu la loi du 21 février 2014,", "Il a été convenu ce qui suit :", "Article 1 – Objet", _LONG
    )
    assert divisions(adoption) == ["# preambule Préambule", "# article 1 Objet"]
    assert texts(adoption.protocol.divisions[0].blocks) == [
        "Vu la loi du 21 février 2014,",
        "Il a été convenu ce qui suit :",
    ]
    assert [each.subject for each in told(adoption, Kind.ADDED)] == ["preambule"]


def test_a_table_of_contents_is_left_out_and_told() -> None:
    adoption = adopt(
        "Sommaire", "Article 1 – Objet ..... 2", "Article 2 – Durée\t3", "Article 1 – Objet", _LONG
    )
    assert divisions(adoption) == ["# article 1 Objet"]
    (decision,) = told(adoption, Kind.CONTENTS)
    assert "Durée" in decision.left_out
    assert decision.is_sure


def test_a_paragraph_cut_by_a_page_is_made_whole_and_told() -> None:
    adoption = adopt(
        "Article 1 – Objet",
        "La convention fixe pour trois années les engagements que",
        "prennent les parties.",
    )
    assert texts(adoption.protocol.divisions[0].blocks) == [
        "La convention fixe pour trois années les engagements que prennent les parties."
    ]
    assert len(told(adoption, Kind.JOINED)) == 1


def test_a_paper_without_anything_gives_an_act_without_anything() -> None:
    adoption = recognise(paper(), DEFAULT_PROFILE)
    assert adoption.protocol.divisions == ()
    assert plain(paper(*START).title) == ""


def test_a_line_that_could_be_a_title_stays_a_paragraph_and_is_told() -> None:
    adoption = adopt("Article 1 – Objet", _LONG, "Mobilisation des politiques départementales", _LONG, "Fin.")
    assert divisions(adoption) == ["# article 1 Objet"]
    (decision,) = [each for each in told(adoption, Kind.TITLE) if not each.is_sure]
    assert "Mobilisation" in decision.message


def test_a_bold_line_above_prose_is_a_title_and_above_another_bold_line_is_not() -> None:
    adoption = adopt(
        "Article 1 – Objet", "**Un contexte tendu**", _LONG, "**Une note**", "**En deux lignes**", _LONG
    )
    assert divisions(adoption) == [
        "# article 1 Objet",
        "## section Un contexte tendu",
        "## section En deux lignes",
    ]
    assert texts(division(adoption, "Un contexte tendu").blocks) == [_LONG, "Une note"]


def test_a_long_bold_line_is_no_title() -> None:
    adoption = adopt("Article 1 – Objet", "**" + "Un mot " * 16 + "encore**", _LONG)
    assert divisions(adoption) == ["# article 1 Objet"]


def test_a_bold_entry_above_a_list_stays_out_of_it() -> None:
    adoption = adopt("Article 1 – Objet", entry("**Les axes**"), entry("un"), entry("deux"))
    assert texts(adoption.protocol.divisions[0].blocks) == ["Les axes", ["un", "deux"]]


def test_a_title_like_one_that_is_open_stands_beside_it_whatever_is_nested_there() -> None:
    adoption = adopt(
        *("Annexe 4 – Contributions", "Conseil départemental de l'Est :", _LONG, "I - Bilan", _LONG),
        *(
            "Financement de la route :",
            _LONG,
            "II - Suite",
            _LONG,
            "Conseil Départemental de l'Ouest :",
            _LONG,
        ),
    )
    assert divisions(adoption) == [
        "# annexe 4 Contributions",
        "## section Conseil départemental de l'Est",
        "### section I Bilan",
        "#### section Financement de la route",
        "### section II Suite",
        "## section Conseil Départemental de l'Ouest",
    ]


def test_a_line_like_an_open_title_is_one_even_above_a_list() -> None:
    adoption = adopt(
        *(
            "Article 5 – Constats",
            "La réflexion sur l'école :",
            _LONG,
            "La réflexion sur la route",
            entry("un"),
        ),
        *("La réflexion a porté sur tout.", _LONG),
    )
    assert divisions(adoption)[1:] == [
        "## section La réflexion sur l'école",
        "## section La réflexion sur la route",
    ]


def test_the_finest_level_bears_the_table_when_the_profile_does_not_say_which() -> None:
    profile = read_profile("niveaux: [{id: volet}, {id: geste}]", "profil.yml", DEFAULT_PROFILE).value
    adoption = adopt("Volet 1 – Vivre", _LONG, "Geste 1 – Aider", _LONG, profile=profile)
    assert [(each.id, each.has_table) for each in adoption.protocol.levels] == [
        ("volet", False),
        ("geste", True),
    ]


def test_titles_are_made_such_that_a_source_can_say_them() -> None:
    adoption = adopt(
        *("Volet a – Vivre", _LONG, "Article 1 – Objet", "i) Un premier", _LONG, "ii) Un second", _LONG),
        *("Article 2 bis – Suite", _LONG),
        profile=read_profile("niveaux: [{id: volet}]", "profil.yml", DEFAULT_PROFILE).value,
    )
    assert divisions(adoption) == [
        "# volet A Vivre",
        "# article 1 Objet",
        "## section i Un premier",
        "## section ii – Un second",
        "# article 2 bis Suite",
    ]


def test_titles_too_deep_for_a_source_become_bold_paragraphs_and_are_told() -> None:
    titles = [title(f"Titre {level}", level) for level in range(1, 9)]
    adoption = adopt(*(piece for each in titles for piece in (each, _LONG)), title("Fin", 1), _LONG)
    assert divisions(adoption)[-2:] == ["###### section Titre 6", "# section Fin"]
    assert texts(division(adoption, "Titre 6").blocks) == [_LONG, "Titre 7", _LONG, "Titre 8", _LONG]
    assert len(told(adoption, Kind.DIVISION)) == 1


def test_a_title_of_the_preamble_in_other_words_is_that_of_a_section() -> None:
    profile = read_profile("titres: {preambule: Exposé des motifs}", "profil.yml", DEFAULT_PROFILE).value
    adoption = adopt("Exposé des motifs", _LONG, "Article 1 – Objet", _LONG, profile=profile)
    assert divisions(adoption) == ["# section Exposé des motifs", "# article 1 Objet"]


def test_an_act_without_title_receives_one() -> None:
    adoption = recognise(paper("Article 1 – Objet", _LONG), DEFAULT_PROFILE)
    assert adoption.protocol.identity.title == "Acte sans titre"


_PARTS = ("La ville prête une salle.", "La charte vaut pour trois ans.")


@pytest.mark.parametrize("style", ["{}", "**{}**"])
@pytest.mark.parametrize("start", [("CHARTE D'ESSAI", "Entre", "La Ville de Bron,"), ("CHARTE D'ESSAI",)])
def test_an_act_whose_titles_have_no_number_has_them_by_their_look(
    start: tuple[str, ...], style: str
) -> None:
    titles = ("OBJET DE LA CHARTE", "DURÉE") if style == "{}" else ("Objet de la charte", "Durée")
    pieces = [each for pair in zip(titles, _PARTS, strict=True) for each in (style.format(pair[0]), pair[1])]
    adoption = recognise(paper(*start, *pieces), DEFAULT_PROFILE)
    assert divisions(adoption) == [f"# section {each}" for each in titles]
    assert [texts(each.blocks) for each in adoption.protocol.divisions] == [[part] for part in _PARTS]


def test_titles_after_a_preamble_stand_beside_it_when_the_act_has_no_other() -> None:
    adoption = adopt("Préambule", _LONG, "**Les engagements**", _LONG, "Annexe 1 : Liste", _LONG)
    assert divisions(adoption) == ["# preambule Préambule", "# section Les engagements", "# annexe 1 Liste"]


def test_titles_under_a_preamble_are_its_own_when_articles_follow() -> None:
    adoption = adopt("Préambule", _LONG, "**Le contexte**", _LONG, "Article 1 – Objet", _LONG)
    assert divisions(adoption) == ["# preambule Préambule", "## section Le contexte", "# article 1 Objet"]


def test_a_party_in_bold_above_who_represents_it_is_no_title() -> None:
    lines = (
        "CHARTE D'ESSAI",
        "Entre",
        "**La Ville de Bron**",
        f"représentée par son maire, {'habilité ' * 8},",
    )
    adoption = recognise(paper(*lines, "OBJET", "La charte vaut pour trois ans."), DEFAULT_PROFILE)
    assert [each.short for each in adoption.protocol.parties] == ["Ville de Bron"]
    assert divisions(adoption) == ["# section OBJET"]
