"""Lines of an avenant that passed through Word or a mail, read as those that we wrote."""

from dataclasses import replace

import pytest

from compiler.ingest import fit_words, respell
from compiler.ingest.binding import Bindings
from compiler.ingest.order import Order
from compiler.model.amendment import Grid, Line
from compiler.model.enacted import ActWords
from compiler.model.operation import Container, Holder, InsertWords, Operation, ReplaceWords
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.parse.inline import typeset_plain
from tests.ingest.sentences import act

OBJECT = Container(holder=Holder.PROSE, id="objet")


def _typeset(text: str) -> str:
    return plain(typeset_plain(text))


EMPTY = ActWords(particulars=(), contracts=(), parties=(), groups=(), divisions=())


def _line(text: str) -> str:
    block = respell([Line(text=text)], EMPTY, _typeset)[0]
    assert isinstance(block, Line)
    return block.text


@pytest.mark.parametrize(
    "said",
    [
        "L'article 1er est ainsi modifié : « L'État » est supprimé ;",
        "L'article 1er est ainsi modifié : \"L'État\" est supprimé ;",
        "L’article  1er est ainsi modifié:«L’État»est supprimé;",
        "L’article 1er est ainsi modifié\u202f: «\u202fL’État\u202f» est supprimé\u00a0;",
        "L’article 1er est ainsi modifié :\u2009«\u00a0 L’État » est supprimé ;",
    ],
)
def test_spaces_and_marks_of_other_hands_become_ours(said: str) -> None:
    ours = "L’article 1er est ainsi modifié\u00a0: «\u00a0L’État\u00a0» est supprimé\u202f;"
    assert _line(said) == ours


def test_quoted_words_are_typeset_and_their_own_guillemets_stay_turned() -> None:
    said = _line('les mots : « 10500 € et "un mot" ; “ deux ” » sont supprimés')
    assert said == "les mots\u00a0: «\u00a010\u00a0500\u00a0€ et “un mot”\u202f; “deux”\u00a0» sont supprimés"


def test_a_quotation_of_several_lines_is_opened_by_each_and_shut_by_the_last() -> None:
    assert _line('"Le "premier" alinéa :') == "«\u00a0Le “premier” alinéa\u00a0:"
    assert _line("« Le premier alinéa :") == "«\u00a0Le premier alinéa\u00a0:"
    assert _line('"Le dernier." ;') == "«\u00a0Le dernier.\u00a0»\u202f;"


def test_cells_are_typeset() -> None:
    grid = Grid(head=("L'an", "Somme"), rows=((("8 mai 2020",), ("10 500 €",)),))
    found = respell([grid], EMPTY, _typeset)[0]
    assert found == Grid(
        head=("L’an", "Somme"), rows=((("8\u00a0mai 2020",), ("10\u00a0500\u00a0€",)),), caption=""
    )


def test_a_line_that_nobody_touched_keeps_its_own_no_break_spaces() -> None:
    ours = "le mot\u00a0: «\u00a0tableau\u00a04\u00a0» du tableau\u00a04 est supprimé"
    assert _line(ours) == ours


def test_a_line_that_nobody_touched_keeps_its_plain_spaces() -> None:
    printed = replace(EMPTY, particulars=(("x", "au tableau\u00a03"),))
    ours, spoilt = "«\u00a0au tableau 4\u00a0»", "« au tableau 4 »"
    grid = Grid(head=(), rows=((("au tableau 4",),),))
    held = replace(grid, rows=((("au tableau\u00a04",),),))
    assert respell([Line(text=ours), grid], printed, _typeset) == (Line(text=ours), grid)
    assert respell([Line(text=spoilt), grid], printed, _typeset) == (
        Line(text="«\u00a0au tableau\u00a04\u00a0»"),
        held,
    )


def test_words_are_held_to_their_number_as_the_act_holds_them() -> None:
    printed = tuple(
        ("x", text) for text in ("le tableau\u00a03, à l’axe\u00a01", "alinéa\u00a02", "alinéa 3")
    )
    bindings = Bindings(replace(EMPTY, particulars=printed))
    assert bindings.bind("tableau 4, l’axe 2, alinéa 2, alinéa 4, axe 2") == (
        "tableau\u00a04, l’axe\u00a02, alinéa\u00a02, alinéa 4, axe 2"
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Protocol:
    return act(tmp_path_factory.mktemp("base"))


def _fit(order: Operation, base: Protocol) -> Operation:
    return fit_words([Order(operation=order, line=1, sentence="")], base)[0].operation


def test_quoted_words_are_those_of_the_act_but_for_their_spaces(base: Protocol) -> None:
    order = ReplaceWords(container=OBJECT, element=1, old="d'Essai. Elle cite «\u00a0un mot »", new="x")
    fitted = ReplaceWords(container=OBJECT, element=1, old="d’Essai. Elle cite «\u00a0un mot\u00a0»", new="x")
    assert _fit(order, base) == fitted
    insertion = InsertWords(container=OBJECT, element=1, after="cite « un", new="x", sentence=2)
    assert _fit(insertion, base) == InsertWords(
        container=OBJECT, element=1, after="cite «\u00a0un", new="x", sentence=2
    )


def test_words_that_the_act_does_not_hold_stay_as_they_are(base: Protocol) -> None:
    for old in ("zzz", "fixe", ""):
        order = ReplaceWords(container=OBJECT, element=1, old=old, new="x")
        assert _fit(order, base) == order
    nowhere = ReplaceWords(container=OBJECT, element=99, old="fixe", new="x")
    assert _fit(nowhere, base) == nowhere
