"""The sentences that every avenant has, letter for letter, and how they agree with what the contract is called."""

# ruff: noqa: E501 - a sentence of the act reads best on one line

from dataclasses import replace

import pytest

from compiler.avenant.act.draft import draft
from compiler.model.amendment import Amendment
from compiler.model.brief import NO_BRIEF
from compiler.model.enacted import NOTE_CLOSE, NOTE_OPEN, RowWords, Words
from compiler.model.operation import InsertElements, InsertRows, Operation
from compiler.model.protocol import Protocol
from tests.avenant.word_act import act, change_set, fr, prose, templates


def _drafted(*operations: Operation, base: Protocol | None = None) -> Amendment:
    before = base or act()
    return draft(change_set(before, before), operations, NO_BRIEF, (), templates()).value


def _titled(title: str) -> Amendment:
    return _drafted(base=replace(act(), identity=replace(act().identity, title=title)))


def test_what_announces_the_parties_and_the_recitals_never_changes() -> None:
    amendment = _drafted()
    assert amendment.between == fr("Entre :")
    assert amendment.together == fr("ci-après ensemble « les parties ».")
    assert amendment.exposed == fr("Il a été préalablement exposé ce qui suit :")
    assert amendment.agreed == fr("Ceci exposé, il a été convenu ce qui suit :")


@pytest.mark.parametrize(
    ("title", "named", "bound"),
    [
        (
            "Protocole d’engagements",
            "au protocole d’engagements",
            "le protocole d’engagements 2019–2022 – Grand-Orly, signé le",
        ),
        (
            "Convention cadre",
            "à la convention cadre",
            "la convention cadre 2019–2022 – Grand-Orly, signée le",
        ),
        ("Accord de ville", "à l’accord de ville", "l’accord de ville 2019–2022 – Grand-Orly, signé le"),
    ],
)
def test_the_contract_agrees_and_is_contracted(title: str, named: str, bound: str) -> None:
    amendment = _titled(title)
    assert amendment.title.startswith(f"{fr('Avenant n° 1')} {named} ")
    assert amendment.recitals[0].startswith(f"Les parties sont liées par {bound}")
    assert amendment.visas[0].startswith(f"Vu {bound}")
    assert ("dénommée" in amendment.recitals[0]) is ("signée" in bound)


def test_reading_conventions_say_how_places_are_counted() -> None:
    row = InsertRows(table="aides", after=1, new=(RowWords(cells=(("a",), ("b",))),))
    note = InsertElements(
        container=prose("evaluation"), after=2, new=(Words(text=f"Mot{NOTE_OPEN}Une note.{NOTE_CLOSE} dit."),)
    )
    assert _drafted(row, note).articles[1].paragraphs == (
        "Les alinéas, phrases, lignes et mots que désigne le présent avenant sont ceux du protocole dans sa rédaction antérieure à celui-ci. Les modifications prennent effet simultanément.",
        "Chaque passage à la ligne compte pour un alinéa, y compris chaque élément d’une énumération. Un tableau, un graphique, une image ou un document à joindre compte pour un seul alinéa. Les intitulés ne se comptent pas.",
        "Le rang d’une ligne de tableau ne tient compte ni de l’en-tête ni des lignes de total.",
        fr(
            "Les mots placés entre crochets sous la forme « [Note de bas de page : …] » sont ceux d’une note, appelée à l’endroit où ils figurent."
        ),
    )
    assert len(_drafted(note).articles[1].paragraphs) == 3
