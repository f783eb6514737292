"""What reviewers wrote outside the text: told once, with its words and who wrote them; what is ours is not told."""

import pytest

from compiler.collect.matching import collect
from compiler.model.review import Edge, Reviewed, ReviewedLine, Run, Trace
from tests.collect.matching.copies import (
    JEANNE,
    KARIM,
    added,
    copy_of,
    kept,
    prints_of,
    prose,
    removed,
)

LINES = prose("Article 1 – Objet du contrat", "Article 2 – Durée en 2030", "Le contrat dure trois ans.")
HEADER = "Contrat – Ville d’Exemple"


def line(edge: Edge, *runs: Run, rank: int = 0) -> ReviewedLine:
    return ReviewedLine(runs=runs, rank=rank, edge=edge)


def aside(
    *outside: ReviewedLine, header: str = "", copy: list[ReviewedLine] | None = None, is_known: bool = True
) -> list[tuple[str, Trace | None]]:
    prints = prints_of(LINES) if is_known else frozenset[str]()
    lines = tuple(copy_of(LINES) if copy is None else copy)
    reviewed = Reviewed(file="relu.docx", lines=lines, outside=outside, prints=prints)
    review = collect(reviewed, LINES, header).value
    assert review.proposals == ()
    return [(one.message.replace("\u00a0", " "), one.trace) for one in review.ignored]


def test_what_was_tracked_in_a_margin_is_told_with_its_author_date_and_words() -> None:
    header = line(Edge.HEADER, kept("Contrat – "), removed("Ville"), added("Commune"), kept(" d'Exemple"))
    footer = line(Edge.FOOTER, added("Confidentiel", KARIM), rank=3)
    box = line(Edge.BOX, kept("Attention"), removed(" aux dates"))
    assert aside(header, footer, box, header=HEADER) == [
        (
            (
                "Jeanne D. a remplacé « Ville » par « Commune » dans l'en-tête des pages "
                "(« Contrat – Ville d'Exemple »), hors du texte."
            ),
            JEANNE,
        ),
        (
            "Jeanne D. a supprimé « aux dates » dans une zone de texte (« Attention aux dates »), hors du texte.",
            JEANNE,
        ),
        ("Karim B. a ajouté « Confidentiel » dans le pied de page, hors du texte.", KARIM),
    ]
    assert JEANNE.when


def test_one_edit_that_every_section_repeats_is_told_once() -> None:
    header = line(Edge.HEADER, kept(HEADER), added(" – projet"))
    footers = [line(Edge.FOOTER, kept(f"Page {rank} sur 72"), added(" – projet")) for rank in range(1, 72)]
    assert len(aside(*[header] * 18, *footers, header=HEADER)) == 2
    retyped = [line(Edge.FOOTER, kept(f"Feuille {rank} sur 72")) for rank in range(1, 72)]
    assert len(aside(*retyped)) == 1


def test_margins_as_the_act_prints_them_say_nothing() -> None:
    outside = line(Edge.HEADER, kept("Contrat – Ville d'Exemple")), line(Edge.FOOTER, kept("Page 3 sur 12"))
    assert aside(*outside, header=HEADER) == []
    assert aside(line(Edge.HEADER, kept("Autre")), header="") == []


def test_margins_retyped_without_tracking_are_told() -> None:
    assert aside(line(Edge.HEADER, kept("Projet")), header=HEADER) == [
        (
            (
                "L'en-tête des pages porte « Projet » au lieu de « Contrat – Ville d’Exemple », "
                "ce que l'acte n'y imprime pas : c'est hors du texte."
            ),
            None,
        )
    ]
    more = line(Edge.HEADER, kept(HEADER)), line(Edge.HEADER, kept("Projet")), line(Edge.FOOTER, kept("V2"))
    assert [message.partition(",")[0] for message, _ in aside(*more, header=HEADER)] == [
        "L'en-tête des pages porte « Projet »",
        "Le pied de page porte « V2 »",
    ]
    assert aside(header=HEADER)[0][0].startswith("L'en-tête des pages ne porte pas « Contrat")


@pytest.mark.parametrize("is_known", [True, False])
def test_contents_that_list_the_titles_say_nothing(is_known: bool) -> None:  # noqa: FBT001
    listed = (
        "Table des matières",
        "Article 1 – Objet du contrat 3",
        "Article 2 – Durée en 2030",
        "Article 2 – Durée en 2030 4",
    )
    assert aside(*(line(Edge.CONTENTS, kept(words)) for words in listed), is_known=is_known) == []


def test_contents_made_again_while_tracking_are_told_once_for_each_author() -> None:
    outside = (
        line(Edge.CONTENTS, kept("Article 1 – Objet du contrat "), removed("3"), added("4")),
        line(Edge.CONTENTS, removed("Article 2 – Durée en 2030 4")),
        line(Edge.CONTENTS, added("Article 2 – Durée en 2030 5")),
        line(
            Edge.CONTENTS,
            removed("Article 2 – Durée en 2030 4", KARIM),
            added("Article 2 – Durée en 2030 6", KARIM),
        ),
    )
    assert aside(*outside) == [
        ("Jeanne D. a mis à jour le sommaire, qui suit les intitulés de l'acte.", JEANNE),
        ("Karim B. a mis à jour le sommaire, qui suit les intitulés de l'acte.", KARIM),
    ]


def test_words_written_in_the_contents_are_told() -> None:
    outside = (
        line(Edge.CONTENTS, kept("Article 1 – "), removed("Objet du contrat"), added("But"), kept(" 3")),
        line(Edge.CONTENTS, removed("Article 2 – Durée en 2030 4")),
        line(Edge.CONTENTS, kept("Annexe oubliée 9")),
    )
    assert [message for message, _ in aside(*outside)] == [
        (
            "Jeanne D. a remplacé « Objet du contrat » par « But » dans le sommaire "
            "(« Article 1 – Objet du contrat 3 »), hors du texte."
        ),
        "Jeanne D. a supprimé « Article 2 – Durée en 2030 4 » dans le sommaire, hors du texte.",
        "Le sommaire porte « Annexe oubliée », qui n'est pas une ligne de l'acte : c'est hors du texte.",
    ]


def test_a_crowd_of_edits_is_told_in_bounds() -> None:
    runs = [run for rank in range(20_000) for run in (kept("mot "), added(f"{rank}"))]
    assert len(aside(line(Edge.HEADER, *runs))) == 1_000
