"""Headings and objects of avenants against what their orders do."""

from collections.abc import Sequence

import pytest

from compiler.ingest import read_orders
from compiler.ingest.agreeing.headings import find_contradicted
from compiler.ingest.reading.page import read_page
from compiler.model.amendment import Line
from compiler.model.protocol import Protocol
from tests.ingest.sentences import act, printed

WORDS = "Au premier alinéa de l'article 1er, le mot : « fixe » est remplacé par le mot : « énonce »."
TITLE = "La mention « titre » de la page de titre est remplacée par la mention suivante :"
MOVED = "Le deuxième alinéa de l'article 1er est déplacé au début de l'article 2."
ARRIVED = (
    "Après l'article 2, il est inséré un article 3 ainsi rédigé :",
    "« Article 3 – Neuf",
    "« Un mot. »",
)
BOTH_GONE = "Les articles 1er et 2 sont supprimés."
GONE = "L'article 1er est supprimé."


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Protocol:
    return act(tmp_path_factory.mktemp("base"))


def _said(base: Protocol, aim: str, *articles: Sequence[str]) -> list[tuple[str, int]]:
    texts = ["Article 1er – Objet", aim]
    for rank, (title, *lines) in enumerate(articles, start=2):
        texts += (f"Article {rank} – {title}", *lines)
    blocks = [Line(text=printed(text)) for text in texts]
    orders = read_orders(blocks, base)
    assert orders.diagnostics == ()
    found = find_contradicted(read_page(blocks), orders.value, base)
    return [(remark.code.removeprefix("avenant."), remark.span.line) for remark in found]


HEADING, AIM = "heading-contradicted", "object-contradicted"


@pytest.mark.parametrize(
    ("title", "lines", "aim"),
    [
        ("Modification de l'article 1er", (WORDS,), "Le présent avenant modifie l'article 1er."),
        (
            "Modification de l'article 1er",
            (MOVED,),
            "Le présent avenant modifie les articles 1er et 2.",
        ),
        (
            "Modification des articles 1er et 2",
            (MOVED,),
            "Le présent avenant modifie les articles 1er et 2.",
        ),
        ("Modification de l'article 1er et de l'article 2", (MOVED,), ""),
        (
            "Modification de l'en-tête des pages",
            ("L'en-tête des pages est ainsi rédigé :", "« Un en-tête »."),
            "Le présent avenant modifie l'en-tête des pages.",
        ),
        (
            "Modification de la page de titre",
            (TITLE, "« Un titre »."),
            "Le présent avenant modifie la page de titre.",
        ),
        ("Insertion d'un article 3", ARRIVED, "À cette fin, il insère un article 3."),
        ("Suppression de l'article 1er", (GONE,), "Le présent avenant supprime l'article 1er."),
        (
            "Suppression des articles 1er et 2",
            (BOTH_GONE,),
            "Le présent avenant supprime les articles 1er et 2.",
        ),
        # What is worded otherwise says nothing that can be judged.
        ("Divers", (WORDS,), "Le présent avenant corrige la convention."),
    ],
)
def test_what_agrees_is_not_told(base: Protocol, title: str, lines: tuple[str, ...], aim: str) -> None:
    assert _said(base, aim, (title, *lines)) == []


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Modification de l'article 2", (WORDS,)),
        ("Modification de l'article 9", (WORDS,)),
        ("Modification des articles 1er et 2", (WORDS,)),
        ("Suppression des articles 1er et 2", (GONE,)),
        ("Modification de la page de titre", ("L'en-tête des pages est ainsi rédigé :", "« Un en-tête ».")),
        ("Modification de la liste des parties", (TITLE, "« Un titre ».")),
        ("Suppression de l'article 1er", (WORDS,)),
        ("Déplacement de l'article 1er", (WORDS,)),
        ("Insertion d'un article 4", ARRIVED),
        ("Insertion d'un article 3", (WORDS,)),
        ("Modification de l'article 1er", ()),
    ],
)
def test_a_heading_that_its_orders_contradict_is_told(
    base: Protocol, title: str, lines: tuple[str, ...]
) -> None:
    assert _said(base, "Un objet.", (title, *lines)) == [(HEADING, 3)]


@pytest.mark.parametrize(
    ("aim", "count"),
    [
        ("Le présent avenant modifie l'article 2.", 2),
        ("Le présent avenant modifie les articles 1er et 2.", 1),
        ("Le présent avenant modifie l'article 1er et l'annexe 7.", 1),
        ("Le présent avenant modifie la page de titre ; il supprime l'article 1er.", 1),
    ],
)
def test_an_object_that_the_orders_contradict_is_told(base: Protocol, aim: str, count: int) -> None:
    assert _said(base, aim, ("Modification de l'article 1er", WORDS)) == [(AIM, 2)] * count


def test_an_object_that_is_silent_on_what_arrives_is_told(base: Protocol) -> None:
    articles = (("Modification de l'article 1er", WORDS), ("Insertion d'un article 3", *ARRIVED))
    assert _said(base, "Le présent avenant modifie l'article 1er.", *articles) == [(AIM, 2)]
