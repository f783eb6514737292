"""Title pages, parties and signatures."""

from datetime import date

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Kind, recognise, words_left_out
from tests.adopt.recognising.papers import grid, paper, title, told

_ARTICLE = ("Article 1 – Objet", "La convention lie les parties.")


def _parties(adoption: Adoption) -> list[tuple[str, str, str, str]]:
    return [(each.id, each.name, each.short, each.nature) for each in adoption.protocol.parties]


def _adopt(*lines: str) -> Adoption:
    return recognise(paper(*lines, *_ARTICLE), DEFAULT_PROFILE)


def test_the_line_with_the_noun_of_an_act_is_its_title_and_the_others_are_told() -> None:
    adoption = _adopt("PRÉFET DU RHÔNE", "CONTRAT DE VILLE 2024 – 2030", "Entre l'État,")
    assert adoption.protocol.identity.title == "CONTRAT DE VILLE 2024 – 2030"
    assert adoption.protocol.identity.period == (2024, 2030)
    assert [each.left_out for each in told(adoption, Kind.LEFT_OUT)] == ["PRÉFET DU RHÔNE"]


def test_a_title_with_a_slip_is_kept_to_the_letter() -> None:
    adoption = _adopt("VILLE D'ESSAI", "PROCOLE D'ENGAGEMENTS", "Entre l'État,")
    assert adoption.protocol.identity.title == "PROCOLE D'ENGAGEMENTS"


def test_lines_after_the_title_are_the_subtitle() -> None:
    adoption = _adopt("CONVENTION D'ESSAI", "pour les quartiers", "Entre l'État,")
    assert adoption.protocol.identity.subtitle == "pour les quartiers"


def test_an_enumeration_unfolds_into_parties_and_a_set() -> None:
    adoption = _adopt(
        "CONVENTION", "Entre l'Etat,", "Les 3 communes d'Arcueil, L'Haÿ-les-Roses, Le Kremlin-Bicêtre,"
    )
    assert _parties(adoption)[1:] == [
        ("arcueil", "La commune d’Arcueil", "Arcueil", "commune"),
        ("l-hay-les-roses", "La commune de L’Haÿ-les-Roses", "L’Haÿ-les-Roses", "commune"),
        ("le-kremlin-bicetre", "La commune du Kremlin-Bicêtre", "Le Kremlin-Bicêtre", "commune"),
    ]
    (group,) = adoption.protocol.sets
    assert (group.id, group.members) == ("communes", ("arcueil", "l-hay-les-roses", "le-kremlin-bicetre"))


def test_an_enumeration_that_announces_another_number_is_told() -> None:
    adoption = _adopt("CONVENTION", "Entre les 4 communes de Lyon, Bron et Vaulx,")
    (decision,) = [each for each in told(adoption, Kind.PARTY) if not each.is_sure]
    assert decision.message.endswith("le texte en annonce 4.")


def test_a_party_has_its_acronym_when_the_paper_uses_it() -> None:
    adoption = recognise(
        paper("CONVENTION", "Entre l'Agence Régionale de Santé,", "Article 1 – Objet", "L'ARS agit."),
        DEFAULT_PROFILE,
    )
    assert _parties(adoption) == [("ars", "L’Agence Régionale de Santé", "ARS", "agence")]


def test_who_represents_a_party_gives_the_quality_and_the_name_is_told() -> None:
    adoption = _adopt(
        *("CONVENTION", "ENTRE", "L'État, représenté par Monsieur Jean MARTIN, préfet du Rhône,", "ET"),
        *(
            "La Communauté d'agglomération du Pays, représentée par sa présidente, ci-après désignée « la CAP »,",
        ),
        *("d'une part,", "La ville de Bron,", "d'autre part,"),
    )
    assert [(each.id, [slot.quality for slot in each.signatories]) for each in adoption.protocol.parties] == [
        ("etat", ["Préfet du Rhône"]),
        ("cap", ["Présidente"]),
        ("ville-de-bron", []),
    ]
    assert [each.left_out for each in told(adoption, Kind.PERSON)] == ["Monsieur Jean MARTIN"]


@pytest.mark.parametrize(
    "links",
    [
        ("Entre ", ", d'une part, et ", ", d'autre part, il est convenu ce qui suit :"),
        ("Entre, d'une part, ", ", et d'autre part, ", "."),
        ("Entre ", ", et ", ","),
        ("Entre ", ", ainsi que ", ""),
    ],
)
def test_parties_in_one_sentence_have_each_its_clauses(links: tuple[str, str, str]) -> None:
    before, between, after = links
    first = "la ville de Bron, représentée par son maire"
    second = "le département du Val, représenté par sa présidente"
    adoption = _adopt("CONVENTION", f"{before}{first}{between}{second}{after}")
    assert _slots(adoption) == {"ville-de-bron": ["Maire"], "departement-du-val": ["Présidente"]}
    assert all(each.is_sure for each in told(adoption, Kind.PARTY))


def test_several_bodies_on_one_side_are_several_parties() -> None:
    adoption = _adopt(
        "CONVENTION",
        "Entre, d'une part, la Ville de Bron et la Métropole du Val, et d'autre part, la Région du Nord, ci-après "
        "dénommée « la Région »,",
    )
    assert [each.short for each in adoption.protocol.parties] == [
        "Ville de Bron",
        "Métropole du Val",
        "Région",
    ]


def test_who_acts_for_a_party_with_another_is_no_party() -> None:
    adoption = _adopt(
        "CONVENTION", "Entre l'État, représenté par la préfète du Val et le sous-préfet de Bron,"
    )
    assert _slots(adoption) == {"etat": ["La préfète du Val et le sous-préfet de Bron"]}


def test_a_second_clause_that_opens_no_party_is_a_doubt() -> None:
    adoption = _adopt(
        "CONVENTION", "Entre l'État, représenté par le préfet, lui-même représenté par le sous-préfet,"
    )
    (doubt,) = [each for each in told(adoption, Kind.PARTY) if not each.is_sure]
    assert doubt.message.endswith("une autre partie semble nommée dans ces mots.")


def test_a_place_for_partners_to_come_is_the_clause_of_accession() -> None:
    adoption = _adopt("CONVENTION", "Entre l'État,", "[+ les partenaires qui le souhaitent]")
    assert adoption.protocol.accession is not None
    assert adoption.protocol.accession.text == "[+ les partenaires qui le souhaitent]"
    assert len(told(adoption, Kind.PLACEHOLDER)) == 1


def test_a_styled_title_wins_over_the_lines_around_it() -> None:
    adoption = recognise(
        paper("Convention type", title("Pour Orly"), "Entre l'État,", *_ARTICLE), DEFAULT_PROFILE
    )
    assert adoption.protocol.identity.title == "Pour Orly"


def _signed(*lines: str) -> Adoption:
    start = ("CONVENTION", "Entre l'État,", "La commune d'Orly,", "Pôle Emploi,")
    return recognise(paper(*start, *_ARTICLE, *lines), DEFAULT_PROFILE)


def _slots(adoption: Adoption) -> dict[str, list[str]]:
    return {each.id: [slot.quality for slot in each.signatories] for each in adoption.protocol.parties}


def test_place_and_day_of_signature_are_read() -> None:
    identity = _signed("Fait à Orly", "Le 08.12.2020").protocol.identity
    assert (identity.place, identity.signed) == ("Orly", date(2020, 12, 8))
    identity = _signed("Fait à Orly, le 1er mars 2021").protocol.identity
    assert (identity.place, identity.signed) == ("Orly", date(2021, 3, 1))


def test_a_day_in_full_letters_is_read_to_its_last_word() -> None:
    identity = _signed("Fait à Orly, le deux mars deux mille vingt et un").protocol.identity
    assert identity.signed == date(2021, 3, 2)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Fait à Orly, le 31 février 2021", "« 31 février 2021 » n'existe pas dans le calendrier"),
        ("Fait à Orly, le 31.04.2021", "« 31.04.2021 » n'existe pas dans le calendrier"),
        (
            "Fait à Orly, le trente et un avril deux mille vingt et un",
            "« trente et un avril deux mille vingt et un »",
        ),
        ("Fait à Orly, le ….. mars 2021", "la date n'y est pas lue"),
    ],
)
def test_a_day_of_signature_that_cannot_be_taken_is_a_doubt(line: str, words: str) -> None:
    adoption = _signed(line)
    assert (adoption.protocol.identity.place, adoption.protocol.identity.signed) == ("Orly", None)
    (doubt,) = [each for each in told(adoption, Kind.SIGNATURE) if not each.is_sure]
    assert words in doubt.message
    assert doubt.left_out == line


def test_a_line_under_the_signatures_that_says_an_impossible_day_is_no_quality() -> None:
    adoption = _signed("Signatures", "Le 30 février 2021", "Pour Pôle Emploi", "La directrice")
    assert _slots(adoption)["pole-emploi"] == ["La directrice"]
    assert "« 30 février 2021 »" in next(
        each.message for each in told(adoption, Kind.SIGNATURE) if not each.is_sure
    )


@pytest.mark.parametrize("line", ["Fait à Orly, en 3 exemplaires", "Fait à Orly"])
def test_a_place_without_day_is_sure(line: str) -> None:
    assert [each.left_out for each in told(_signed(line), Kind.SIGNATURE) if not each.is_sure] == []


def test_a_slot_without_quality_keeps_its_words_as_quality() -> None:
    slots = _slots(_signed("Fait à Orly", "Pour la ville d'Orly :", "[Signature]"))
    assert slots == {"etat": [], "commune-d-orly": ["Pour la ville d’Orly"], "pole-emploi": []}


def test_names_of_persons_are_left_out_and_told() -> None:
    adoption = _signed(
        *("Fait à Orly", "Pour la commune d'Orly", "Le maire", "Jean-Luc DE LA TOUR", "Pour Pôle Emploi :"),
        *(
            "Dominique LARGAUD",
            "Directrice territoriale",
            "Val-de-Marne",
            "La directrice de l'Essonne",
            "M. Paul Dur",
        ),
    )
    assert _slots(adoption) == {
        "etat": [],
        "commune-d-orly": ["Le maire"],
        "pole-emploi": ["Directrice territoriale Val-de-Marne", "La directrice de l’Essonne"],
    }
    assert [each.left_out for each in told(adoption, Kind.PERSON)] == [
        "Jean-Luc DE LA TOUR",
        "Dominique LARGAUD",
        "M. Paul Dur",
    ]


def test_a_quality_says_whose_slot_it_is_when_nothing_else_does() -> None:
    slots = _slots(_signed("Fait à Orly", "Le Préfet et par délégation", "Le Préfet délégué", "Alain BUQUET"))
    assert slots["etat"] == ["Le Préfet et par délégation Le Préfet délégué"]


def test_slots_in_a_grid_are_read_column_by_column() -> None:
    adoption = recognise(
        paper(
            *("CONVENTION", "Entre l'État,", "La commune d'Orly,"),
            *(*_ARTICLE, "Fait à Orly", grid("Pour l'État | Pour la commune d'Orly", "Le préfet | Le maire")),
        ),
        DEFAULT_PROFILE,
    )
    assert _slots(adoption) == {"etat": ["Le préfet"], "commune-d-orly": ["Le maire"]}


def test_signatures_name_the_parties_of_an_act_that_does_not() -> None:
    adoption = recognise(
        paper("PACTE LOCAL", *_ARTICLE, "Fait à Orly", "Pour l'État", "Le préfet", "Pour la ville d'Orly"),
        DEFAULT_PROFILE,
    )
    assert _slots(adoption) == {"etat": ["Le préfet"], "ville-d-orly": ["Pour la ville d’Orly"]}


def test_a_name_alone_above_the_place_to_sign_opens_a_slot() -> None:
    adoption = _signed(
        *("Signatures", "L'État", "Le préfet", "LA COMMUNE D'ORLY", "____________", "Pôle Emploi", "……………")
    )
    assert _slots(adoption) == {
        "etat": ["Le préfet"],
        "commune-d-orly": ["LA COMMUNE D’ORLY"],
        "pole-emploi": ["Pôle Emploi"],
    }
    assert all(each.is_sure for each in told(adoption, Kind.SIGNATURE))


def test_names_side_by_side_have_each_the_quality_under_them() -> None:
    start = ("CONVENTION", "Entre l'Office du lac, ci-après dénommé « l'Office »,", "La commune d'Orly,")
    slots = grid("L'Office du lac | La commune d'Orly", "La directrice | Le maire")
    adoption = recognise(paper(*start, *_ARTICLE, "Fait à Orly", slots), DEFAULT_PROFILE)
    assert _slots(adoption) == {"office": ["La directrice"], "commune-d-orly": ["Le maire"]}


def test_names_alone_under_the_signatures_make_the_parties_of_an_act_that_names_none() -> None:
    adoption = recognise(
        paper(
            *("PACTE LOCAL", *_ARTICLE, "Signatures", "La Ville d'Orly", "Le maire"),
            *("L'association du lac", "La présidente", "L'association du bois"),
        ),
        DEFAULT_PROFILE,
    )
    assert _slots(adoption) == {
        "ville-d-orly": ["Le maire"],
        "association-du-lac": ["La présidente"],
        "association-du-bois": ["L’association du bois"],
    }


def test_a_name_alone_that_is_no_party_is_told_and_takes_no_quality_of_another() -> None:
    adoption = _signed("Signatures", "La commune d'Orly", "Le maire", "L'association du lac", "La présidente")
    assert _slots(adoption)["commune-d-orly"] == ["Le maire"]
    unsure = [each.left_out for each in told(adoption, Kind.SIGNATURE) if not each.is_sure]
    assert unsure == ["L'association du lac", "La présidente"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Pour la commune d'Orly, représentée par son maire",),
        ("La commune d'Orly, représentée par son maire,",),
        ("La commune d'Orly", "représentée par son maire"),
    ],
)
def test_who_represents_a_party_above_the_place_to_sign_is_its_quality(lines: tuple[str, ...]) -> None:
    whole = paper("CONVENTION", "Entre l'État,", "La commune d'Orly,", *_ARTICLE, "Fait à Orly", *lines)
    adoption = recognise(whole, DEFAULT_PROFILE)
    assert _slots(adoption)["commune-d-orly"] == ["Maire"]
    assert words_left_out(whole, adoption) == ()


def test_a_slot_without_quality_is_that_of_who_was_announced() -> None:
    start = ("CONVENTION", "Entre l'État,", "La commune d'Orly, représentée par son maire,")
    for slot in ("La commune d'Orly", "Pour la commune d'Orly"):
        adoption = recognise(paper(*start, *_ARTICLE, "Fait à Orly", slot), DEFAULT_PROFILE)
        assert _slots(adoption)["commune-d-orly"] == ["Maire"]


def test_a_party_whose_name_looks_like_a_person_opens_a_slot() -> None:
    start = ("CONVENTION", "Entre l'État,", "Nord Habitat, office public, représenté par son directeur,")
    lines = ("Fait à Orly", "Nord Habitat", "Le directeur")
    adoption = recognise(paper(*start, *_ARTICLE, *lines), DEFAULT_PROFILE)
    assert _slots(adoption) == {"etat": [], "nord-habitat": ["Directeur"]}
    assert told(adoption, Kind.PERSON) == []


def test_the_mayor_of_a_place_signs_for_its_commune() -> None:
    assert _slots(_signed("Signatures", "Le Maire d'Orly"))["commune-d-orly"] == ["Le Maire d’Orly"]


def test_a_place_and_a_day_above_the_heading_belong_to_the_signatures() -> None:
    identity = _signed("Orly, le 9 septembre 2022", "Signatures", "Pour Pôle Emploi").protocol.identity
    assert (identity.place, identity.signed) == ("Orly", date(2022, 9, 9))


def test_a_slot_of_nobody_is_told() -> None:
    adoption = _signed("Fait à Orly", "Pour le Syndicat des eaux :", "Le gérant")
    unsure = [each.left_out for each in told(adoption, Kind.SIGNATURE) if not each.is_sure]
    assert unsure == ["Pour le Syndicat des eaux :", "Le gérant"]


def test_a_styled_title_names_an_act_that_does_not_say_between_whom_it_is() -> None:
    adoption = recognise(
        paper(title("Charte du quartier"), title("Article 1 – Objet"), "Texte."), DEFAULT_PROFILE
    )
    assert adoption.protocol.identity.title == "Charte du quartier"
    assert len(adoption.protocol.divisions) == 1


def test_two_words_are_a_name_unless_they_are_a_quality() -> None:
    adoption = _signed("Fait à Orly", "Pour Pôle Emploi :", "Directeur Général", "Paul Durand")
    assert _slots(adoption)["pole-emploi"] == ["Directeur Général"]
    assert [each.left_out for each in told(adoption, Kind.PERSON)] == ["Paul Durand"]


def test_a_line_that_repeats_the_name_of_the_party_is_no_quality() -> None:
    adoption = _signed("Fait à Orly", "Pour Pôle Emploi :", "Pôle emploi", "La directrice")
    assert _slots(adoption)["pole-emploi"] == ["La directrice"]


def _of_places(*lines: str) -> list[str]:
    """Return what is told and unsure of the signatures of an act between bodies of two places."""
    start = ("CONVENTION", "Entre l'État,", "Le Département du Haut-Val,", "Le Département de la Lisse,")
    whole = paper(
        *start, "Les communes de L'Ormaie et Le Fresnoy,", "La CAF,", *_ARTICLE, "Fait à Orly", *lines
    )
    adoption = recognise(whole, DEFAULT_PROFILE)
    return [each.message for each in told(adoption, Kind.SIGNATURE) if not each.is_sure]


@pytest.mark.parametrize(
    ("header", "quality", "other"),
    [
        ("Pour le Préfet de la Lisse", "Le Préfet délégué pour le Haut Val", "un autre lieu"),
        ("Pour la CAF :", "Le directeur de la commune du Fresnoy", "un autre organisme"),
    ],
)
def test_a_quality_that_names_something_else_than_its_header_is_told_with_it(
    header: str, quality: str, other: str
) -> None:
    (message,) = _of_places(header, quality)
    assert f"nomme {other} que son en-tête « {header.strip(' :')} »" in message


@pytest.mark.parametrize(
    ("header", "quality"),
    [
        ("Pour le Préfet de la Lisse", "Le Préfet délégué de la Lisse"),
        ("Pour la CAF :", "La directrice du Haut-Val"),
        ("Pour la commune du Fresnoy :", "Le maire"),
        ("Pour la commune de l'Ormaie :", "Le maire"),
    ],
)
def test_a_quality_and_a_header_that_go_together_are_sure(header: str, quality: str) -> None:
    assert _of_places(header, quality) == []


def test_a_header_that_leaves_out_the_article_of_a_name_is_told() -> None:
    (message,) = _of_places("Pour la ville d'Ormaie :", "Le maire")
    assert "le nom de cette partie commence par un article, « L’Ormaie »" in message
