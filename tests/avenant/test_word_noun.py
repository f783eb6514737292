"""Agreement, elision, contraction; ranks in words; what quoted words are called; guillemets inside guillemets."""

import pytest

from compiler.avenant.word.matter import Matter
from compiler.avenant.word.noun import Noun, agreed, elides, passive
from compiler.avenant.word.ordinal import ordinal, run_words
from compiler.avenant.word.quote import inside, quoted
from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN
from tests.avenant.word_act import fr

KINDS = (("article", False), ("annexe", True), ("objectif", False), ("priorité", True))


@pytest.mark.parametrize(
    ("noun", "the", "of", "at"),
    [
        (Noun(words="alinéa"), "l’alinéa", "de l’alinéa", "à l’alinéa"),
        (Noun(words="huitième alinéa"), "le huitième alinéa", "du huitième alinéa", "au huitième alinéa"),
        (Noun(words="onzième alinéa"), "le onzième alinéa", "du onzième alinéa", "au onzième alinéa"),
        (Noun(words="habitat"), "l’habitat", "de l’habitat", "à l’habitat"),
        (Noun(words="hameau"), "le hameau", "du hameau", "au hameau"),
        (Noun(words="annexe 2", feminine=True), "l’annexe 2", "de l’annexe 2", "à l’annexe 2"),
        (Noun(words="ligne 1", feminine=True), "la ligne 1", "de la ligne 1", "à la ligne 1"),
        (Noun(words="préambule"), "le préambule", "du préambule", "au préambule"),
        (Noun(words="alinéas", plural=True), "les alinéas", "des alinéas", "aux alinéas"),
        (Noun(words="Écoles", feminine=True), "l’Écoles", "de l’Écoles", "à l’Écoles"),
    ],
)
def test_an_article_is_elided_and_contracted(noun: Noun, the: str, of: str, at: str) -> None:
    assert (noun.the(), noun.of(), noun.at()) == (the, of, at)


def test_y_elides_before_a_consonant_only() -> None:
    assert elides("Yvelines")
    assert not elides("yaourt")


def test_participles_agree_in_gender_and_number() -> None:
    lines = Noun(words="lignes", feminine=True, plural=True)
    assert agreed("rédigé", lines) == "rédigées"
    assert passive("ainsi rédigé", Noun(words="phrase", feminine=True)) == "est ainsi rédigée"
    assert passive("supprimé", Noun(words="mots", plural=True)) == "sont supprimés"


@pytest.mark.parametrize(
    ("rank", "words"),
    [
        (1, "premier"),
        (2, "deuxième"),
        (4, "quatrième"),
        (5, "cinquième"),
        (9, "neuvième"),
        (21, "vingt et unième"),
        (30, "trentième"),
        (71, "soixante et onzième"),
        (80, "quatre-vingtième"),
        (99, "quatre-vingt-dix-neuvième"),
        (100, "centième"),
        (200, "deux centième"),
        (999, "neuf cent quatre-vingt-dix-neuvième"),
    ],
)
def test_ranks_are_written_in_words(rank: int, words: str) -> None:
    assert ordinal(rank) == words


def test_second_is_said_of_two_and_last_of_more() -> None:
    assert run_words(2, 2, 2) == "second"
    assert run_words(2, 2, 2, feminine=True) == "seconde"
    assert run_words(2, 2, 3) == "deuxième"
    assert run_words(3, 3, 3, feminine=True) == "dernière"
    assert run_words(1, 1, 1) == "unique"
    assert run_words(2, 3, 5) == "deuxième et troisième"
    assert run_words(2, 4, 5, feminine=True) == "deuxième à quatrième"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Orly", "le mot : « Orly »"),
        ("Val-de-Marne", "le mot : « Val-de-Marne »"),
        ("aujourd’hui", "le mot : « aujourd’hui »"),
        ("l’article", "les mots : « l’article »"),
        (", Région", "les mots : « , Région »"),
        ("deux mots", "les mots : « deux mots »"),
        ("31", "le nombre : « 31 »"),
        ("1\u00a0350,5", "le nombre : « 1\u00a0350,5 »"),
        ("25\u00a0%", "le taux : « 25\u00a0% »"),
        (",", "le signe : « , »"),
        (").", "les mots : « ). »"),
        ("10\u00a0500\u00a0€", "le montant de 10\u00a0500\u00a0€"),
        ("31\u00a0décembre 2022", "la date du 31\u00a0décembre 2022"),
        ("1er\u00a0mai 2022", "la date du 1er\u00a0mai 2022"),
        ("article\u00a04", "la référence à l’article\u00a04"),
        ("annexe 2", "la référence à l’annexe 2"),
        ("objectif 1.1", "la référence à l’objectif 1.1"),
        ("priorité 2", "la référence à la priorité 2"),
        ("tableau\u00a04", "la référence au tableau\u00a04"),
        ("annexe A", "la référence à l’annexe A"),
        ("article IV", "la référence à l’article IV"),
        ("article 7 bis", "la référence à l’article 7 bis"),
        ("priorité 2 de l’objectif 1.1", "la référence à la priorité 2 de l’objectif 1.1"),
        ("article Unique", "les mots : « article Unique »"),
        ("article 4 et", "les mots : « article 4 et »"),
        ("Article 4", "les mots : « Article 4 »"),
    ],
)
def test_quoted_words_are_called_what_they_are(text: str, named: str) -> None:
    assert Matter(KINDS).name(text).the() == fr(named)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (
            "article\u00a05",
            "article\u00a06",
            "la référence à l’article\u00a05, la référence à l’article\u00a06",
        ),
        (
            "article 5",
            "article 5 et annexe 2",
            "la référence : « article 5 », les mots : « article 5 et annexe 2 »",
        ),
        ("partie suivante", "article 5", "les mots : « partie suivante », la référence : « article 5 »"),
        ("9\u00a0€", "12\u00a0€", "le montant de 9\u00a0€, le montant de 12\u00a0€"),
        ("9\u00a0€", "un million d’euros", "le montant : « 9\u00a0€ », les mots : « un million d’euros »"),
        ("1er\u00a0mai 2022", "2\u00a0mai 2022", "la date du 1er\u00a0mai 2022, la date du 2\u00a0mai 2022"),
        ("1er\u00a0mai 2022", "mai 2023", "la date : « 1er\u00a0mai 2022 », les mots : « mai 2023 »"),
        ("2022", "2024", "l’année : « 2022 », l’année : « 2024 »"),
        ("2022", "31", "le nombre : « 2022 », le nombre : « 31 »"),
        ("2000", "2050", "le nombre : « 2000 », le nombre : « 2050 »"),
        ("31", "trente-deux", "le nombre : « 31 », le mot : « trente-deux »"),
        ("25\u00a0%", "30\u00a0%", "le taux : « 25\u00a0% », le taux : « 30\u00a0% »"),
    ],
)
def test_words_exchanged_are_told_alike(old: str, new: str, named: str) -> None:
    assert ", ".join(noun.the() for noun in Matter(KINDS).exchanged(old, new)) == fr(named)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("article 4", "la référence : « article 4 »"),
        ("1er\u00a0mai 2022", "la date : « 1er\u00a0mai 2022 »"),
        ("10\u00a0€", "le montant : « 10\u00a0€ »"),
        ("deux mots", "les mots : « deux mots »"),
    ],
)
def test_words_that_come_or_go_are_quoted(text: str, named: str) -> None:
    assert Matter(KINDS).cited(text).the() == fr(named)


def test_guillemets_turn_inside_a_quotation() -> None:
    text = fr("« a “b ‹c› d” »")
    assert inside(text) == "“a ‹b «c» d›”"
    assert quoted("x") == fr("« x »")


def test_a_note_is_told_where_it_is_called() -> None:
    assert (
        inside(f"mot{NOTE_OPEN}Une note.{NOTE_CLOSE} suite")
        == "mot[Note de bas de page\u00a0: Une note.] suite"
    )
