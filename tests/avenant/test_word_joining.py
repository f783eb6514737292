"""A party that joins, and what it takes on: the lines that name it, and those of the sets that hold it."""

from dataclasses import replace

import pytest

from compiler.avenant.act.draft import draft
from compiler.model.brief import NO_BRIEF
from compiler.model.enacted import DivisionWords, PartyWords
from compiler.model.engagement import Partner
from compiler.model.operation import InsertDivisions, InsertParties
from compiler.model.party import Party, PartySet
from compiler.model.protocol import Protocol
from tests.avenant.word_act import act, change_set, engagement, fr, said, templates

THIAIS = Party(id="thiais", name="La commune de Thiais", short="Thiais", nature="commune", signatories=())
JOINS = InsertParties(after="orly", new=(PartyWords(id="thiais", name=THIAIS.name, short="Thiais"),))


def _set(name: str, title: str) -> PartySet:
    return PartySet(id=name, name=title, short=name, members=(), parties=("orly", "thiais"))


def _after(*partners: str) -> Protocol:
    """Return the act with Thiais in two sets, and a line for each of some partners."""
    lines = tuple(
        replace(engagement(name, f"9.9-0{rank}"), partners=(Partner(party=name),))
        for rank, name in enumerate(partners, 1)
    )
    return replace(
        act(),
        parties=(*act().parties, THIAIS),
        sets=(_set("communes", "Les communes signataires"), _set("tous", "L’ensemble des signataires")),
        divisions=(replace(act().divisions[0], engagements=lines),),
    )


@pytest.mark.parametrize(
    ("partners", "told"),
    [
        (("orly",), "entrée en vigueur du présent avenant."),
        (("communes",), "avenant et souscrit aux engagements pris par les communes signataires."),
        (
            ("thiais", "communes", "tous"),
            "9.9-01 ainsi qu’aux engagements pris par les communes signataires et par l’ensemble des signataires.",
        ),
    ],
)
def test_a_party_subscribes_to_what_the_sets_that_it_joins_take_on(
    partners: tuple[str, ...], told: str
) -> None:
    amendment = draft(change_set(act(), _after(*partners)), (JOINS,), NO_BRIEF, (), templates()).value
    assert amendment.articles[3].paragraphs[0].endswith(told)


def test_what_comes_after_the_last_is_added_and_not_inserted() -> None:
    annexe = DivisionWords(kind="annexe", number="5", title="Liste")
    article = DivisionWords(kind="article", number="9", title="Suite")
    last = InsertDivisions(parent="", after="notes", new=(annexe,))
    body = InsertDivisions(parent="", after="divers", new=(article,))
    assert said(last)[0] == fr("après l’annexe 4, il est ajouté une annexe 5 ainsi rédigée :")
    assert said(body)[0] == fr("après l’article 8, il est ajouté un article 9 ainsi rédigé :")
    amendment = draft(change_set(act(), act()), (last, body), NO_BRIEF, (), templates()).value
    assert amendment.articles[0].paragraphs == ("Le présent avenant ajoute un article 9 et une annexe 5.",)
    assert [one.title for one in amendment.articles[2:4]] == ["Ajout d’un article 9", "Ajout d’une annexe 5"]
