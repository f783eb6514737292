"""Where the list of parties stops, and the tables that hold it."""

import pytest

from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Kind, recognise, words_left_out
from compiler.model.division import PREAMBLE
from compiler.model.paper import Piece
from tests.adopt.recognising.papers import grid, line, paper, texts, told

_ARTICLE = ("Article 1 – Objet", "La convention lie les parties.")
_START = ("CONVENTION D'ESSAI", "Entre")


def _adopt(*pieces: Piece | str) -> Adoption:
    whole = paper(*pieces, *_ARTICLE)
    adoption = recognise(whole, DEFAULT_PROFILE)
    assert words_left_out(whole, adoption) == ()
    return adoption


def _parties(adoption: Adoption) -> list[tuple[str, list[str]]]:
    return [(each.short, [slot.quality for slot in each.signatories]) for each in adoption.protocol.parties]


def _preamble(adoption: Adoption) -> list[object]:
    return [
        text for each in adoption.protocol.divisions if each.kind == PREAMBLE for text in texts(each.blocks)
    ]


_NAMED: list[tuple[str, list[str]]] = [("Ville de Bron", []), ("Région du Nord", [])]


@pytest.mark.parametrize(
    "lines",
    [
        ("La présente charte organise le travail des deux collectivités.",),
        ("OBJET DE LA CHARTE", "La présente charte organise le travail des deux collectivités."),
        ("Objet", "Depuis 2020, la ville et la région travaillent aux mêmes projets."),
        ("Les parties s'accordent sur l'usage du gymnase et de ses abords.",),
        ("La Ville met un local à la disposition de la Région.",),
        ("Au fil des années, les deux collectivités ont appris à travailler ensemble.",),
    ],
)
def test_a_list_of_parties_stops_at_the_first_sentence(lines: tuple[str, ...]) -> None:
    adoption = _adopt(*_START, "La Ville de Bron,", "La Région du Nord,", *lines)
    assert _parties(adoption) == _NAMED
    assert _preamble(adoption) == list(lines)


def test_a_title_in_bold_stops_a_list_of_plain_parties() -> None:
    title = line("**Une ambition commune**")
    prose = "Les collectivités souhaitent ouvrir le gymnase le soir."
    adoption = _adopt(*_START, "La Ville de Bron,", "La Région du Nord,", title, prose)
    assert _parties(adoption) == _NAMED


@pytest.mark.parametrize(
    "party",
    [
        "Au Fil de l'Eau",
        "COLLÈGE VICTOR",
        "La Convention des maires",
        "L'Établissement public foncier de l'Est.",
        "Les Amis du parc, association dont le siège est à Bron, représentée par sa présidente.",
    ],
)
def test_names_that_look_like_something_else_are_parties_still(party: str) -> None:
    adoption = _adopt(*_START, "LA VILLE DE BRON,", f"{party}", "Il a été convenu ce qui suit :")
    assert len(adoption.protocol.parties) == 2


@pytest.mark.parametrize(
    "rows",
    [
        ("La Ville de Bron | représentée par son maire", "La Région du Nord | représentée par sa présidente"),
        ("La Ville de Bron | La Région du Nord", "représentée par son maire | représentée par sa présidente"),
        (
            "La Ville de Bron, // représentée par son maire, | La Région du Nord, // représentée par sa présidente,",
        ),
        ("La Ville de Bron | Son maire", "ET |", "La Région du Nord | Sa présidente"),
        ("Signataire | Représenté par", "La Ville de Bron | Maire", "La Région du Nord | Présidente"),
    ],
)
def test_a_table_after_between_names_the_parties(rows: tuple[str, ...]) -> None:
    adoption = _adopt(*_START, grid(*rows), "Il a été convenu ce qui suit :")
    found = [(short, [each.lower() for each in acts]) for short, acts in _parties(adoption)]
    assert found == [("Ville de Bron", ["maire"]), ("Région du Nord", ["présidente"])]
    assert _preamble(adoption) == ["Il a été convenu ce qui suit :"]


def test_who_stands_beside_a_party_in_a_table_is_told_as_a_doubt() -> None:
    adoption = _adopt(*_START, grid("La Ville de Bron | Madame Anne DURAND, maire", "La Région du Nord |"))
    assert _parties(adoption) == [("Ville de Bron", ["Maire"]), ("Région du Nord", [])]
    (doubt,) = [each for each in told(adoption, Kind.PARTY) if not each.is_sure]
    assert doubt.message == "« Madame Anne DURAND, maire » est pris pour qui représente « ville-de-bron »."


def test_heads_side_by_side_are_two_parties() -> None:
    adoption = _adopt(*_START, grid("Le Préfet du Val | La Présidente de la Région du Nord"))
    assert len(adoption.protocol.parties) == 2


@pytest.mark.parametrize(
    "rows",
    [
        ("Année | Montant", "2021 | 4 000 €", "2022 | 5 000 €"),
        ("La Ville de Bron | La Ville met un local à la disposition de la Région.",),
    ],
)
def test_a_table_that_names_no_party_stays_a_table(rows: tuple[str, ...]) -> None:
    adoption = _adopt(*_START, "La Ville de Bron,", "La Région du Nord,", grid(*rows))
    assert _parties(adoption) == _NAMED


def test_a_sentence_above_the_first_title_is_no_subtitle() -> None:
    sentence = "La présente charte organise le travail des collectivités."
    adoption = _adopt("CHARTE D'ESSAI", sentence)
    assert (adoption.protocol.identity.subtitle, _preamble(adoption)) == ("", [sentence])


_FIRST = "la ville de Bron, représentée par son maire"
_SENTENCES = [
    f"La présente convention est conclue entre {_FIRST}, d'une part, et la région du Nord, d'autre part.",
    f"Le présent contrat lie, d'une part, {_FIRST}, d'autre part, la région du Nord.",
    f"La présente charte est passée entre {_FIRST}, et la région du Nord. Elle vaut pour l'État.",
]


@pytest.mark.parametrize("sentence", _SENTENCES)
@pytest.mark.parametrize("is_first", [True, False])
def test_parties_that_only_a_sentence_names_are_taken_and_told_and_its_words_are_kept(
    sentence: str, *, is_first: bool
) -> None:
    lines = (sentence, *_ARTICLE) if is_first else (*_ARTICLE, sentence)
    adoption = recognise(paper("PACTE D'ESSAI", *lines), DEFAULT_PROFILE)
    assert _parties(adoption) == [("Ville de Bron", ["Maire"]), ("Région du Nord", [])]
    assert sentence in [text for each in adoption.protocol.divisions for text in texts(each.blocks)]
    decisions = told(adoption, Kind.PARTY)
    assert len(decisions) == 2
    assert not any(each.is_sure or each.left_out for each in decisions)


def test_the_title_may_name_the_parties() -> None:
    adoption = _adopt("Convention de partenariat entre la ville de Bron et la région du Nord")
    assert _parties(adoption) == _NAMED
    assert adoption.protocol.identity.title.endswith("entre la ville de Bron et la région du Nord")


@pytest.mark.parametrize(
    "sentence",
    [
        "La présente convention, signée entre 2019 et 2021, est reconduite.",
        "Un contrat a été signé entre la ville de Bron et la région du Nord.",
        "La présente charte parle d'une part de la ville de Bron et d'autre part de la région.",
        "La présente convention partage les frais entre la ville et les habitants.",
    ],
)
def test_sentences_that_name_no_party_of_the_act_give_none(sentence: str) -> None:
    assert _adopt("PACTE D'ESSAI", sentence).protocol.parties == ()


def test_a_sentence_may_announce_the_list_of_parties() -> None:
    adoption = _adopt(
        *("PACTE D'ESSAI", "Le présent pacte est conclu entre les parties suivantes :"),
        *("La Ville de Bron,", "La Région du Nord.", "Il a été convenu ce qui suit :"),
    )
    assert _parties(adoption) == _NAMED


def test_bodies_in_small_letters_are_parties_each() -> None:
    adoption = _adopt("PACTE D'ESSAI", "Entre la ville de Bron, la région du Nord et l'association du lac,")
    assert [short for short, _ in _parties(adoption)] == [
        "Ville de Bron",
        "Région du Nord",
        "Association du lac",
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "Ci-après dénommées ensemble « les Parties ».",
        "Ci-après « les parties »,",
        "ensemble désignées « les partenaires »,",
    ],
)
def test_a_name_given_to_all_the_parties_is_that_of_none(clause: str) -> None:
    adoption = _adopt(*_START, "La Ville de Bron,", "La Région du Nord ;", clause)
    assert _parties(adoption) == _NAMED
    (doubt,) = [each for each in told(adoption, Kind.PARTY) if not each.is_sure]
    assert doubt.left_out == clause


def test_what_a_body_is_stays_out_of_its_short_name() -> None:
    adoption = _adopt(
        *_START,
        "Nord Habitat, office public de l'habitat, représenté par son directeur,",
        "La Ville de Bron,",
    )
    party = adoption.protocol.parties[0]
    assert (party.id, party.name, party.short) == (
        "nord-habitat",
        "Nord Habitat, office public de l’habitat",
        "Nord Habitat",
    )


def test_bodies_that_are_not_named_are_told() -> None:
    adoption = _adopt(
        "CHARTE D'ESSAI", "Entre la Ville de Bron, d'une part, et les associations signataires,"
    )
    (doubt,) = [each for each in told(adoption, Kind.PARTY) if not each.is_sure]
    assert doubt.message.endswith("ces mots désignent plusieurs organismes, qui restent à nommer.")


def test_the_powers_of_who_represents_a_party_are_no_part_of_the_quality() -> None:
    adoption = _adopt(
        *_START, "La Ville de Bron, représentée par sa maire, autorisée par délibération du 4 mai,"
    )
    assert _parties(adoption) == [("Ville de Bron", ["Maire"])]
