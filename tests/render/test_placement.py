"""Where things stand in an act."""

from compiler.render.placement import bound_parties, division_paths, engagement_paths, nearest_id
from tests.render.rich_act import rich_act


def test_a_path_holds_a_division_after_those_above_it() -> None:
    paths = {path[-1].id: [division.id for division in path] for path in division_paths(rich_act())}
    assert paths["prio-lecture"] == ["engagements", "axe-jeunesse", "obj-reussite", "prio-lecture"]


def test_the_closest_division_of_a_kind_is_found_or_none() -> None:
    path = next(path for path in division_paths(rich_act()) if path[-1].id == "prio-lecture")
    assert (nearest_id(path, "objectif"), nearest_id(path, "annexe")) == ("obj-reussite", None)


def test_sets_of_parties_unfold_and_no_party_is_named_twice() -> None:
    act = rich_act()
    bound = {engagement.id: bound_parties(engagement, act) for engagement, _ in engagement_paths(act)}
    assert bound["lecture"] == ("etat", "commune")
