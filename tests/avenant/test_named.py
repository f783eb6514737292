"""Motives and formulas that no change takes, and days of effect that cannot be meant."""

from dataclasses import replace
from datetime import date

import pytest

from compiler.avenant import draft
from compiler.model.brief import Brief, Motive, Override
from compiler.model.operation import (
    Holder,
    MoveElements,
    MoveEngagements,
    Operation,
    ReplaceDivision,
    ReplaceWords,
)
from compiler.model.protocol import Term
from tests.avenant.test_word_act import SIGNED, _change
from tests.avenant.word_act import act, at, change_set, fr, prose, templates, words

EDIT = ReplaceWords(container=prose("gouvernance"), element=2, old="mots", new="x")
CHANGE = _change("article:gouvernance")


def _codes(brief: Brief, today: date | None = None, term: date | None = None) -> list[str]:
    after = act()
    if term is not None:
        after = replace(after, identity=replace(after.identity, term=Term(date=term, basis="la loi")))
    changes = change_set(act(), after, CHANGE)
    told = draft(changes, (EDIT,), brief, (SIGNED,), templates(), today=today).diagnostics
    return [remark.code for remark in told if remark.code.startswith("brief.")]


def _motive(*subjects: str) -> Motive:
    return Motive(subjects=subjects, text=words("Parce que."))


@pytest.mark.parametrize(
    ("brief", "codes"),
    [
        (Brief(motives=(_motive("*"),)), []),
        (Brief(motives=(_motive("article:gouvernance"),)), []),
        (Brief(motives=(_motive("article:gouvernence"),)), ["brief.unknown-subject"]),
        (Brief(motives=(_motive("article:objet"),)), ["brief.unknown-subject"]),
        (Brief(motives=(_motive("*"), _motive("*"))), ["brief.subject-twice"]),
        (Brief(overrides=(Override(subject="article:gouvernance", lines=("x",)),)), []),
        (Brief(overrides=(Override(subject="engagement:x", lines=("x",)),)), ["brief.unknown-subject"]),
    ],
)
def test_words_that_no_change_takes_are_told(brief: Brief, codes: list[str]) -> None:
    assert _codes(brief) == codes


def test_a_day_of_effect_is_neither_past_nor_after_the_term() -> None:
    brief = Brief(effect=date(2022, 1, 1))
    assert _codes(brief, date(2021, 9, 15)) == []
    assert _codes(brief, date(2022, 1, 1)) == []
    assert _codes(brief, date(2022, 1, 2)) == ["brief.retroactive"]
    assert _codes(brief, term=date(2022, 1, 1)) == []
    assert _codes(brief, term=date(2021, 12, 31)) == ["brief.after-term"]


def _object(*operations: Operation) -> str:
    changes = change_set(act(), act(), CHANGE)
    return draft(changes, operations, Brief(), (SIGNED,), templates()).value.articles[0].paragraphs[0]


def test_the_object_names_the_article_that_receives_what_moves() -> None:
    moved = MoveElements(container=prose("gouvernance"), first=1, last=1, to=prose("objet"), after=1)
    assert _object(moved) == "Le présent avenant modifie les articles 1er et 7.1."
    line = MoveEngagements(engagements=("lire",), division="gouvernance", after="", codes=("7.1-01",))
    assert _object(line) == "Le présent avenant modifie les articles 6 et 7.1."


def _title(*operations: Operation) -> str:
    changes = change_set(act(), act(), CHANGE)
    return draft(changes, operations, Brief(), (SIGNED,), templates()).value.articles[2].title


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("objet", "Modification des articles 1er et 7.1"),
        ("notes", "Modification de l’article 7.1 et de l’annexe 4"),
        ("preambule", "Modification du préambule et de l’article 7.1"),
        ("gouvernance", "Modification de l’article 7.1"),
    ],
)
def test_the_title_names_the_article_that_receives_what_moves(to: str, told: str) -> None:
    assert (
        _title(MoveElements(container=prose("gouvernance"), first=1, last=1, to=prose(to), after=0)) == told
    )


def test_what_moves_off_the_title_page_names_the_page_and_the_article() -> None:
    moved = MoveElements(container=at(Holder.CONTRACTS), first=1, last=1, to=prose("objet"), after=0)
    assert _title(moved) == "Modification de la page de titre et de l’article 1er"


def test_an_article_that_goes_or_receives_in_its_own_bounds_is_named_once() -> None:
    inside = MoveElements(container=prose("gouvernance"), first=1, last=1, to=prose("gouvernance"), after=2)
    assert _object(inside) == "Le présent avenant modifie l’article 7.1."
    gone = ReplaceDivision(division="objet")
    moved = MoveElements(container=prose("gouvernance"), first=1, last=1, to=prose("objet"), after=1)
    assert _object(moved, gone) == fr("Le présent avenant modifie l’article 7.1 ; il supprime l’article 1er.")
