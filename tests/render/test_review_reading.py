"""Changes made ready for every output of a review: where they stand, whom they touch, how many there are."""

from dataclasses import replace
from datetime import date

from compiler.model.change import Change, ChangeKind, ChangeSet, Edit, Mark, Side
from compiler.model.comparison import Comparison
from compiler.model.division import Division
from compiler.model.engagement import Partner
from compiler.model.phrase import parties_by_id, partners_text
from compiler.model.protocol import Protocol
from compiler.render.review import AvenantName, Review, Version, Wording
from compiler.render.review.counts import count_changes
from compiler.render.review.kinds import Family, family_of, kind_label
from compiler.render.review.reading import read_review
from compiler.render.review.sides import ShownSide
from compiler.render.review.words import marked_words, shortened, words_after, words_before
from tests.render.rich_act import rich_act, whole_act

KEPT, ADDED, REMOVED = Mark.KEPT, Mark.ADDED, Mark.REMOVED


def side(text: str, place: str = "ici", division: str = "") -> Side:
    """Return what one version says."""
    return Side(place=place, text=text, division=division)


def change(rank: int, subject: str, **told: object) -> Change:
    """Return a change of some words, with what a test says of it."""
    known: dict[str, object] = {
        "kind": ChangeKind.ALINEA_CHANGED,
        "summary": f"changement {rank} de {subject}",
        "before": side("un mot ancien"),
        "after": side("un mot nouveau"),
        "edits": (
            Edit(mark=KEPT, text="un mot"),
            Edit(mark=REMOVED, text=" ancien"),
            Edit(mark=ADDED, text=" nouveau"),
        ),
        "route": "avenant",
    }
    return Change(rank=rank, subject=subject, **(known | told))  # type: ignore[arg-type]


def review_of(*changes: Change, before: Protocol | None = None, after: Protocol | None = None) -> Review:
    """Return a review of changes told by hand; the first is worded by the avenant."""
    act = after or rich_act()
    comparison = Comparison(
        before=before or act, after=act, particulars=(), contracts=(), parties=(), sets=(), divisions=()
    )
    formula = Wording(
        lines=("1° Le mot : « ancien » est remplacé par le mot : « nouveau »",), reference="article 3, 1°"
    )
    return Review(
        changes=ChangeSet(comparison=comparison, changes=changes),
        base=Version(name="2020-12-08", digest="a" * 64, day=date(2020, 12, 8), number=0),
        target=Version(name="modifiée", is_current=True),
        avenant=AvenantName(number=1, title="Avenant n° 1 au protocole"),
        wordings={1: formula},
    )


def varied_review() -> Review:
    """Return a review with one change of each family, in several places, and a consequence."""
    return review_of(
        change(1, "article:objet", motive="La loi a changé.", substantial=True),
        change(2, "partie:commune", kind=ChangeKind.PARTY_ADDED, before=None, edits=(), parties=("commune",)),
        change(
            3, "engagement:lecture", kind=ChangeKind.ENGAGEMENT_MOVED, edits=(), parties=("etat", "commune")
        ),
        change(4, "tableau:ecoles", kind=ChangeKind.TOTAL_CHANGED, is_consequence=True),
        change(
            5,
            "article:suites",
            kind=ChangeKind.ALINEA_REMOVED,
            after=None,
            edits=(),
            parties=("etat",),
            motive="Réglé à l’été.",
        ),
    )


def large_review(count: int = 500) -> Review:
    """Return a review of many changes over the engagements of a whole act."""
    act = whole_act()
    engagements = tuple(act.engagements())
    kinds = tuple(ChangeKind)
    parties = tuple(party.id for party in act.parties)
    words = "Les partenaires réunissent chaque année la conférence et rendent compte de leurs actions. " * 3
    changes = tuple(
        change(
            rank + 1,
            f"engagement:{engagements[rank * len(engagements) // count].id}",
            kind=kinds[rank % len(kinds)],
            before=side(f"{words}ancien {rank}"),
            after=side(f"{words}nouveau {rank}"),
            edits=(
                Edit(mark=KEPT, text=words),
                Edit(mark=REMOVED, text=f"ancien {rank}"),
                Edit(mark=ADDED, text=f"nouveau {rank}"),
            ),
            parties=(parties[rank % len(parties)],),
            substantial=rank % 3 == 0,
            is_consequence=rank % 5 == 4,
            motive="La conférence l’a demandé.",
        )
        for rank in range(count)
    )
    return replace(
        review_of(*changes, after=act),
        wordings={
            rank: Wording(lines=("Le mot est remplacé.",), reference=f"article 2, {rank}°")
            for rank in range(1, count)
        },
    )


def test_every_kind_of_change_has_a_name_of_its_own_and_a_family() -> None:
    labels = [kind_label(kind) for kind in ChangeKind]
    assert len(set(labels)) == len(ChangeKind)
    assert {family_of(kind) for kind in ChangeKind} == set(Family)


def test_chapters_follow_the_act_and_the_title_page_comes_first() -> None:
    chapters = read_review(varied_review()).chapters
    assert [(chapter.anchor, [entry.change.rank for entry in chapter.entries()]) for chapter in chapters] == [
        ("page-de-titre", [2]),
        ("objet", [1]),
        ("engagements", [3]),
        ("suites", [5]),
        ("annexe-ecoles", [4]),
    ]


def test_an_engagement_is_a_part_of_its_own_with_what_is_above_it() -> None:
    (part,) = read_review(varied_review()).chapters[2].parts
    assert part.title == "Engagement\u00a01.1-02"
    assert part.context.endswith("Priorité\u00a02 – Donner à lire")


def test_what_went_stands_where_it_stood() -> None:
    before = rich_act()
    after = replace(before, divisions=tuple(one for one in before.divisions if one.id != "suites"))
    reading = read_review(review_of(change(1, "article:suites"), before=before, after=after))
    assert [chapter.title for chapter in reading.chapters] == ["Article\u00a03 – Suites"]
    assert reading.tops == tuple(division.id for division in before.divisions)


def test_a_change_of_unknown_subject_stands_in_the_division_its_side_names() -> None:
    told = change(1, "note:inconnue", after=side("mot", division="suites"))
    assert [chapter.anchor for chapter in read_review(review_of(told)).chapters] == ["suites"]


def test_the_id_of_a_party_is_never_taken_for_a_division() -> None:
    told = change(1, "partie:suites")
    assert [chapter.anchor for chapter in read_review(review_of(told)).chapters] == ["page-de-titre"]


def test_a_set_whose_parties_are_all_there_stands_for_them() -> None:
    (group,) = [one for one in rich_act().sets if len(one.parties) > 1]
    whole, one = (
        read_review(review_of(change(1, "article:objet", parties=parties))).entries[0]
        for parties in (group.parties, group.parties[:1])
    )
    assert whole.parties == (group.short,)
    assert one.parties != (group.short,)
    assert group.id in one.concerned


def test_counts_are_those_of_the_changes() -> None:
    reading = read_review(varied_review())
    counts = count_changes(reading, reading.entries)
    assert (counts.total, counts.written, counts.consequences) == (5, 4, 1)
    assert (counts.substantial, counts.ordinary) == (1, 4)
    assert [(family.family, family.number) for family in counts.families] == [
        (Family.ADDED, 1),
        (Family.CHANGED, 2),
        (Family.MOVED, 1),
        (Family.REMOVED, 1),
    ]
    assert {count.value: count.number for count in counts.parties} == {"etat": 2, "commune": 2}
    assert [(count.value, count.name, count.number) for count in counts.circuits] == [
        ("avenant", "Avenant", 5)
    ]


def test_words_of_one_version_only_are_marked_whole() -> None:
    added = change(1, "article:objet", before=None, edits=())
    assert words_after(added) == (Edit(mark=ADDED, text="un mot nouveau"),)
    assert words_before(change(1, "article:objet", after=None, edits=())) == (
        Edit(mark=REMOVED, text="un mot ancien"),
    )


def test_a_version_shows_its_own_words_alone() -> None:
    told = change(1, "article:objet")
    assert "".join(edit.text for edit in words_before(told)) == "un mot ancien"
    assert "".join(edit.text for edit in words_after(told)) == "un mot nouveau"


def test_a_footnote_is_told_where_it_is_called() -> None:
    noted = change(1, "article:objet", before=None, after=side("mot\ue000une note\ue001 suite"), edits=())
    assert [edit.text for edit in marked_words(noted)] == ["mot [note\u00a0: une note] suite"]


def test_long_words_are_cut_between_words_around_what_changed() -> None:
    edits = (
        Edit(mark=KEPT, text="loin " * 50),
        Edit(mark=ADDED, text="mot"),
        Edit(mark=KEPT, text=" fin" * 50),
    )
    start, middle, end = shortened(edits, 40)
    assert (start.text, middle.text) == ("[…] loin loin loin ", "mot")
    assert end.text == " fin fin fin fin […]"


def partner_review() -> Review:
    """Return a review in which a partner comes to an engagement, and another leaves it."""
    after = rich_act()
    line = next(one for one in after.engagements() if one.id == "lecture")
    left = replace(line.partners[0], service="Justice")
    before = _with_partners(after, (*line.partners[:1], left))
    told = {"edits": (), "summary": "engagement 1.1-01, partenaire : 4e ligne"}
    named = parties_by_id(after)[line.partners[-1].party]
    return review_of(
        change(
            1, "engagement:lecture", kind=ChangeKind.PARTNER_ADDED, before=None, after=side(named), **told
        ),
        change(
            2,
            "engagement:lecture",
            kind=ChangeKind.PARTNER_REMOVED,
            before=side(partners_text((left,), parties_by_id(after))),
            after=None,
            **told,
        ),
        before=before,
        after=after,
    )


def _with_partners(act: Protocol, partners: tuple[Partner, ...]) -> Protocol:
    def changed(division: Division) -> Division:
        lines = tuple(
            replace(one, partners=partners) if one.id == "lecture" else one for one in division.engagements
        )
        return replace(
            division, engagements=lines, children=tuple(changed(child) for child in division.children)
        )

    return replace(act, divisions=tuple(changed(division) for division in act.divisions))


def _said(shown: ShownSide | None) -> tuple[tuple[Mark, str], ...]:
    assert shown is not None
    return tuple((edit.mark, edit.text) for edit in shown.edits)


def test_a_partner_that_comes_or_goes_is_shown_in_the_cell_that_was_signed() -> None:
    came, went = read_review(partner_review()).entries
    assert _said(came.before) == ((KEPT, "État (Éducation nationale), État (Justice)"),)
    assert _said(came.after) == ((KEPT, "État (Éducation nationale), "), (ADDED, "signataires"))
    assert _said(went.before) == ((KEPT, "État (Éducation nationale), "), (REMOVED, "État (Justice)"))
    assert _said(went.after) == ((KEPT, "État (Éducation nationale), signataires"),)


def test_a_partner_of_an_engagement_that_had_none_stands_alone() -> None:
    review = partner_review()
    review = replace(
        review,
        changes=replace(
            review.changes,
            comparison=replace(review.changes.comparison, before=_with_partners(rich_act(), ())),
        ),
    )
    assert read_review(review).entries[0].before is None
