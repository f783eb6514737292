"""The title page, the older contracts, the parties and the declared sets."""

from dataclasses import replace

from compiler.model.enact import contract_words, enact, party_words
from compiler.model.enacted import Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    InsertGroups,
    InsertParties,
    InsertWords,
    MoveElements,
    MoveGroup,
    MoveParty,
    ReplaceElements,
    ReplaceGroup,
    ReplaceParty,
    ReplaceWords,
)
from compiler.model.protocol import OlderContract, Protocol
from tests.avenant.small_acts import act, article, contract, group, party, planned

BASE = act(article("1", "Un."))


def _titled(**said: str) -> Protocol:
    return replace(BASE, identity=replace(BASE.identity, **said))  # type: ignore[arg-type]


def _contracted(*contracts: OlderContract) -> Protocol:
    return replace(BASE, identity=replace(BASE.identity, contracts=contracts))


def _bound(*names: str) -> Protocol:
    return replace(BASE, parties=tuple(map(party, names)))


def test_a_mention_of_the_title_page_is_retouched() -> None:
    before, after = (
        _titled(title="Contrat de la ville d’Orly"),
        _titled(title="Contrat de la ville de Cachan"),
    )
    place = Container(holder=Holder.PARTICULAR, id="titre")
    assert planned(before, after) == (
        ReplaceWords(container=place, element=1, old="d’Orly", new="de Cachan"),
    )


def test_a_mention_comes_or_goes() -> None:
    place = Container(holder=Holder.PARTICULAR, id="territoire")
    with_it, without = _titled(territory="Orly"), BASE
    assert planned(without, with_it) == (
        ReplaceElements(container=place, first=1, last=1, new=(Words(text="Orly"),)),
    )
    assert planned(with_it, without) == (ReplaceElements(container=place, first=1, last=1),)


def test_contracts_come_go_move_and_change() -> None:
    place = Container(holder=Holder.CONTRACTS)
    one, two, three = map(contract, ("Contrat du nord", "Contrat du sud", "Contrat de la gare"))
    base = _contracted(one, two)
    assert planned(base, _contracted(one, three, two)) == (
        InsertElements(container=place, after=1, new=(contract_words(three),)),
    )
    assert planned(base, _contracted(two)) == (ReplaceElements(container=place, first=1, last=1),)
    assert planned(base, _contracted(two, one)) == (
        MoveElements(container=place, first=2, last=2, to=place, after=0),
    )
    assert planned(base, _contracted(one, replace(two, name="Contrat du grand sud"))) == (
        InsertWords(container=place, element=2, new="grand", after="Contrat du"),
    )


def test_parties_come_go_and_move() -> None:
    base = _bound("État", "CAF", "Orly")
    assert planned(base, _bound("État", "Cachan", "Thiais", "CAF", "Orly")) == (
        InsertParties(after="État", new=tuple(party_words(party(name)) for name in ("Cachan", "Thiais"))),
    )
    assert planned(base, _bound("État", "Orly")) == (ReplaceParty(party="CAF"),)
    assert planned(base, _bound("CAF", "Orly", "État")) == (MoveParty(party="État", after="Orly"),)


def test_a_party_that_takes_the_place_of_another_does_not_succeed_to_it() -> None:
    assert planned(_bound("État", "CAF"), _bound("État", "Orly")) == (
        InsertParties(after="État", new=(party_words(party("Orly")),)),
        ReplaceParty(party="CAF"),
    )


def test_a_party_named_otherwise_is_restated() -> None:
    renamed = replace(party("CAF"), name="La caisse")
    after = replace(BASE, parties=(BASE.parties[0], renamed, BASE.parties[2]))
    name = Container(holder=Holder.PARTY_NAME, id="CAF")
    assert planned(BASE, after) == (ReplaceWords(container=name, element=1, old="CAF", new="La caisse"),)


def test_a_party_that_moves_where_another_comes_goes_and_comes() -> None:
    names = [
        type(one).__name__
        for one in planned(_bound("État", "CAF", "Orly"), _bound("CAF", "Orly", "Lyon", "État"))
    ]
    assert names == ["ReplaceParty", "InsertParties"]


def test_a_set_whose_members_change_is_retouched() -> None:
    before = replace(BASE, sets=(group("communes", "Orly", "CAF"),))
    after = replace(BASE, sets=(group("communes", "Orly", "CAF", "État"),))
    (operation,) = planned(before, after)
    assert isinstance(operation, ReplaceElements | ReplaceWords)
    assert operation.container == Container(holder=Holder.MEMBERS, id="communes")


def test_a_set_comes_changes_its_name_or_goes() -> None:
    one, two = group("communes", "Orly"), group("caisses", "CAF")
    base = replace(BASE, sets=(one,))
    more = replace(BASE, sets=(one, two))
    assert planned(base, more) == (InsertGroups(after="communes", new=enact(more).groups[1:]),)
    assert planned(base, replace(BASE, sets=(two, one))) == (
        InsertGroups(after="", new=enact(more).groups[1:]),
    )
    assert planned(more, base) == (ReplaceGroup(group="caisses"),)
    (operation,) = planned(base, replace(BASE, sets=(replace(one, name="Les villes"),)))
    assert isinstance(operation, ReplaceElements | ReplaceWords)
    assert operation.container == Container(holder=Holder.GROUP_NAME, id="communes")


def test_sets_in_another_order_move() -> None:
    one, two = group("communes", "Orly"), group("caisses", "CAF")
    before, after = replace(BASE, sets=(one, two)), replace(BASE, sets=(two, one))
    assert planned(before, after) == (MoveGroup(group="caisses", after=""),)
