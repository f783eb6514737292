"""Alinéas that come, go, move or change their mark, one gap at a time."""

from compiler.model.block import Chart
from compiler.model.enacted import TableWords, Words
from compiler.model.operation import (
    Container,
    Holder,
    InsertElements,
    MoveElements,
    ReplaceElements,
    ReplaceWords,
)
from tests.avenant.small_acts import (
    PROSE,
    act,
    article,
    indicators,
    line,
    listed,
    objective,
    planned,
    table,
    words,
)

A = "La ville ouvre les gymnases le soir."
B = "Le Département finance les transports scolaires."
C = "La Région forme les animateurs de quartier."
D = "Une convention est signée avant la rentrée."
E = "Chaque partie nomme un correspondant unique."
OTHER = Container(holder=Holder.PROSE, id="article-2")


def _new(*texts: str) -> tuple[Words, ...]:
    return tuple(Words(text=text) for text in texts)


def _replaced(first: int, last: int, *texts: str) -> ReplaceElements:
    return ReplaceElements(container=PROSE, first=first, last=last, new=_new(*texts))


def _moved(first: int, last: int, after: int, to: Container = OTHER) -> MoveElements:
    return MoveElements(container=PROSE, first=first, last=last, to=to, after=after)


def test_alineas_inserted_at_one_place_are_one_operation() -> None:
    assert planned(act(article("1", A, B)), act(article("1", A, C, D, B))) == (
        InsertElements(container=PROSE, after=1, new=_new(C, D)),
    )


def test_alineas_may_come_into_an_article_that_had_none() -> None:
    assert planned(act(article("1")), act(article("1", A))) == (
        InsertElements(container=PROSE, after=0, new=_new(A)),
    )


def test_alineas_that_go_side_by_side_go_together() -> None:
    assert planned(act(article("1", A, B, C, D)), act(article("1", A, D))) == (_replaced(2, 3),)


def test_what_comes_where_something_goes_replaces_it() -> None:
    assert planned(act(article("1", A, B, C)), act(article("1", A, D, E, C))) == (_replaced(2, 2, D, E),)


def test_an_alinea_reworded_beside_one_inserted_is_one_replacement() -> None:
    wanted = "Le Département finance des séjours à la mer."
    assert planned(act(article("1", A, B, C)), act(article("1", A, wanted, E, C))) == (
        _replaced(2, 2, wanted, E),
    )


def test_an_item_added_at_the_end_of_a_numbered_list_is_inserted() -> None:
    before, after = act(article("1", listed(A, B), C)), act(article("1", listed(A, B, D), C))
    assert planned(before, after) == (
        InsertElements(container=PROSE, after=2, new=(Words(text=D, marker="3."),)),
    )


def test_a_numbered_list_whose_items_shift_is_replaced_whole() -> None:
    others = tuple(f"{E[:-1]} numéro {rank}." for rank in range(5))
    before = act(article("1", *others, listed(A, B, C)))
    (operation,) = planned(before, act(article("1", *others, listed(A, D, B, C))))
    assert isinstance(operation, ReplaceElements)
    assert (operation.first, operation.last, len(operation.new)) == (6, 8, 4)


def test_an_alinea_that_becomes_an_item_is_replaced() -> None:
    assert planned(act(article("1", A, B)), act(article("1", A, listed(B, start=None)))) == (
        ReplaceElements(container=PROSE, first=2, last=2, new=(Words(text=B, marker="–"),)),
    )


def test_an_alinea_goes_to_another_article() -> None:
    before = act(article("1", A, B), article("2", C, D))
    assert planned(before, act(article("1", A), article("2", C, B, D))) == (_moved(2, 2, 1),)


def test_alineas_side_by_side_move_together() -> None:
    before = act(article("1", A, B, C), article("2", D))
    assert planned(before, act(article("1", A), article("2", D, B, C))) == (_moved(2, 3, 1),)


def test_an_alinea_moves_within_its_article() -> None:
    assert planned(act(article("1", A, B, C, D)), act(article("1", B, C, D, A))) == (
        _moved(1, 1, 4, to=PROSE),
    )


def test_a_move_where_something_else_comes_is_a_deletion_and_an_insertion() -> None:
    before = act(article("1", A, B), article("2", C))
    assert planned(before, act(article("1", A), article("2", C, B, E))) == (
        _replaced(2, 2),
        InsertElements(container=OTHER, after=1, new=_new(B, E)),
    )


def test_two_moves_to_one_place_are_deletions_and_one_insertion_in_order() -> None:
    before = act(article("1", A, B, C), article("2", D))
    assert planned(before, act(article("1", B), article("2", D, C, A))) == (
        _replaced(1, 1),
        _replaced(3, 3),
        InsertElements(container=OTHER, after=1, new=_new(C, A)),
    )


def test_an_alinea_that_changes_its_mark_on_the_way_is_a_deletion_and_an_insertion() -> None:
    before = act(article("1", A, B), article("2", C))
    after = act(article("1", A), article("2", C, listed(B, start=None)))
    assert [type(one) for one in planned(before, after)] == [ReplaceElements, InsertElements]


def test_a_move_out_of_what_goes_whole_is_written_in_full() -> None:
    before = act(article("1", A), article("2", C, B))
    operations = planned(before, act(article("1", A, B)))
    assert not any(isinstance(one, MoveElements) for one in operations)
    assert InsertElements(container=PROSE, after=1, new=_new(B)) in operations


def test_an_indicator_is_retouched_added_removed_or_put_elsewhere() -> None:
    place = Container(holder=Holder.FOLLOW_UP, id="1.1-01")

    def plan(*labels: str) -> tuple[object, ...]:
        old = indicators("Places ouvertes dans les gymnases", "Heures de soutien données", "Repas servis")
        before = act(objective("1.1", line("1.1-01", follow_up=old)))
        return planned(before, act(objective("1.1", line("1.1-01", follow_up=indicators(*labels)))))

    assert plan("Places offertes dans les gymnases", "Heures de soutien données", "Repas servis") == (
        ReplaceWords(container=place, element=1, old="ouvertes", new="offertes"),
    )
    assert plan("Places ouvertes dans les gymnases", "Repas servis") == (
        ReplaceElements(container=place, first=2, last=2),
    )
    assert plan(
        "Places ouvertes dans les gymnases", "Cours", "Heures de soutien données", "Repas servis"
    ) == (InsertElements(container=place, after=1, new=_new("Cours")),)
    assert plan("Repas servis", "Places ouvertes dans les gymnases", "Heures de soutien données") == (
        MoveElements(container=place, first=3, last=3, to=place, after=0),
    )


def test_an_indicator_known_by_another_id_under_the_same_words_does_not_change() -> None:
    old = indicators("Repas servis", "Cours donnés")
    new = tuple(type(old[0])(id=f"autre-{one.id}", kind=one.kind, label=one.label) for one in old)
    before = act(objective("1.1", line("1.1-01", follow_up=old)))
    assert not planned(before, act(objective("1.1", line("1.1-01", follow_up=new))))


def _chart(title: str, column: str = "Somme") -> Chart:
    return Chart(
        id="g1",
        title=words(title),
        horizontal=False,
        table="aides",
        bars=(),
        alternative=(),
        label_column="Ville",
        value_column=column,
        unit="",
    )


def test_the_title_of_a_chart_is_retouched_in_its_place() -> None:
    aides = table("Orly 1 2", columns="Ville Somme Autre")
    before = act(article("1", aides, _chart("Aides données aux villes")))
    after = act(article("1", aides, _chart("Aides promises aux villes")))
    place = Container(holder=Holder.FIGURE, id="g1")
    assert planned(before, after) == (
        ReplaceWords(container=place, element=1, old="données", new="promises"),
    )


def test_a_chart_that_shows_another_column_is_replaced() -> None:
    aides = table("Orly 1 2", columns="Ville Somme Autre")
    before, after = (act(article("1", aides, _chart("Aides", name))) for name in ("Somme", "Autre"))
    (operation,) = planned(before, after)
    assert isinstance(operation, ReplaceElements)
    assert (operation.container, operation.first) == (PROSE, 2)


def test_a_chart_named_like_another_is_replaced_by_its_rank() -> None:
    aides = table("Orly 1 2", columns="Ville Somme Autre")
    twin = Chart(
        id="g2", title=words("Aides données aux villes"), horizontal=False, table="aides", bars=(), alternative=(),
        label_column="Ville", value_column="Somme", unit="",
    )  # fmt: skip
    before = act(article("1", aides, _chart("Aides données aux villes"), twin))
    after = act(article("1", aides, _chart("Aides promises aux villes"), twin))
    (operation,) = planned(before, after)
    assert isinstance(operation, ReplaceElements)
    assert (operation.first, operation.last) == (2, 2)


def test_a_table_counts_as_one_alinea_when_it_comes() -> None:
    (operation,) = planned(act(article("1", A)), act(article("1", A, table("Orly 1"))))
    assert isinstance(operation, InsertElements)
    assert isinstance(operation.new[0], TableWords)
