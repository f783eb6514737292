"""Lines that somebody added to an avenant, what is said of several lines, and how far ordinals are read."""

from pathlib import Path

import pytest

from compiler.avenant.word.ordinal import ordinal
from compiler.ingest.reading.ordinals import number_of, rank_of
from compiler.model.printed import number_words
from compiler.model.protocol import Protocol
from tests.diff.test_comparing import SECOND
from tests.ingest.sentences import act, read
from tests.ingest.test_reading import _told
from tests.versions import ACT, version

ADDED = "Les communes paient une amende."
LISTED = (
    "Article 1er – Modification de l'article 1er",
    "L'article 1er est ainsi modifié :",
    "1° Après le premier alinéa, il est inséré un alinéa ainsi rédigé :",
    "« Un alinéa neuf. » ;",
    "2° Il est complété par un alinéa ainsi rédigé :",
    "« Un dernier. »",
)


@pytest.mark.parametrize("rank", range(1, len(LISTED) + 1))
def test_a_paragraph_that_somebody_added_is_blamed_itself_wherever_it_stands(
    rank: int, tmp_path: Path
) -> None:
    assert _told(tmp_path / "whole", *LISTED) == []
    messages = _told(tmp_path / "added", *LISTED[:rank], ADDED, *LISTED[rank:])
    assert len(messages) == 1
    assert messages[0].startswith(f"La phrase « {ADDED} » ne peut pas être appliquée")


@pytest.mark.parametrize("rank", [1999, 2000, 2029, 4999, 49_999])
def test_ordinals_are_read_as_far_as_they_are_written(rank: int) -> None:
    assert rank_of(ordinal(rank), rank) == rank
    assert number_of(number_words(rank)) == rank


def test_what_is_said_of_several_lines_is_read_of_each(tmp_path: Path) -> None:
    said = "du tableau de l'objectif 1.1, la colonne « Partenaires engagés » est complétée par le mot : « , CAF »."
    found = read(act(tmp_path / "a"), f"Aux lignes 1.1-01 et 1.1-02 {said}")
    assert found.diagnostics == ()
    each = [read(act(tmp_path / code), f"À la ligne {code} {said}").value for code in ("1.1-01", "1.1-02")]
    assert found.value == (*each[0], *each[1])
    (refused,) = read(act(tmp_path / "c"), f"Aux lignes 1.1-01 et 9.9-99 {said}").diagnostics
    assert refused.code == "avenant.unknown-place"
    smuggled = read(act(tmp_path / "d"), f"Aux lignes 1.1-01 et 1.1-02 {said}", title="Publicité")
    assert [remark.code for remark in smuggled.diagnostics] == ["avenant.unread-sentence"]


ARTICLES = "\n\n".join(
    f"# Article {rank} – Titre {{#a{rank}}}\n\nUn. Deux. Trois. Quatre.\n\nUn.\n\nUn." for rank in range(3, 7)
)


def _longer(folder: Path) -> Protocol:
    third = SECOND.replace("1.1-02", "1.1-03").replace("id: sport", "id: danse")
    return version(folder, acte=ACT + SECOND + third + "\n" + ARTICLES + "\n")


@pytest.mark.parametrize(
    ("sentence", "each"),
    [
        ("Les articles 3 à 5 sont supprimés.", [f"L'article {rank} est supprimé." for rank in (3, 4, 5)]),
        ("Les articles 3 et 5 sont supprimés.", [f"L'article {rank} est supprimé." for rank in (3, 5)]),
        (
            "Les première et dernière phrases du premier alinéa de l'article 4 sont supprimées.",
            [
                f"La {rank} phrase du premier alinéa de l'article 4 est supprimée."
                for rank in ("première", "dernière")
            ],
        ),
        (
            "Aux première à troisième phrases du premier alinéa de l'article 4, le mot : « x » est supprimé.",
            [
                f"À la {rank} phrase du premier alinéa de l'article 4, le mot : « x » est supprimé."
                for rank in ("première", "deuxième", "troisième")
            ],
        ),
        (
            "Les lignes 1.1-01 à 1.1-03 du tableau de l'objectif 1.1 sont supprimées.",
            [
                f"La ligne {code} du tableau de l'objectif 1.1 est supprimée."
                for code in ("1.1-01", "1.1-02", "1.1-03")
            ],
        ),
        (
            "Aux premier et deuxième alinéas de l'article 3, le mot : « x » est supprimé.",
            [
                f"Au {rank} alinéa de l'article 3, le mot : « x » est supprimé."
                for rank in ("premier", "deuxième")
            ],
        ),
    ],
)
def test_what_is_ordered_of_several_things_is_read_of_each(
    sentence: str, each: list[str], tmp_path: Path
) -> None:
    base = _longer(tmp_path / "a")
    found = read(base, sentence)
    assert found.diagnostics == ()
    assert found.value == tuple(operation for one in each for operation in read(base, one).value)
    assert len(found.value) == len(each)


@pytest.mark.parametrize(
    "sentence",
    [
        "Les articles 5 à 3 sont supprimés.",
        "Les articles 3 à 9 sont supprimés.",
        "Les articles 3 à 4 à 5 sont supprimés.",
        "Les troisième à première phrases du premier alinéa de l'article 4 sont supprimées.",
        "Les lignes 1.1-03 à 1.1-01 du tableau de l'objectif 1.1 sont supprimées.",
    ],
)
def test_a_run_that_the_act_does_not_have_is_refused(sentence: str, tmp_path: Path) -> None:
    (refused,) = read(_longer(tmp_path), sentence).diagnostics
    assert refused.code == "avenant.unknown-place"


def test_an_order_that_is_missing_among_others_is_told(tmp_path: Path) -> None:
    (message,) = _told(
        tmp_path,
        "Article 1er – Modification de l'article 1er",
        "L'article 1er est ainsi modifié :",
        "1° À la première phrase du premier alinéa, le mot : « zzz » est supprimé ;",
        "3° Le premier alinéa est supprimé.",
    )
    assert "un ordre manque, ou n'est pas à son rang" in message
