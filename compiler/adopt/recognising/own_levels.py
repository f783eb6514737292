"""The titles of a paper to the levels that it has: words of one level that nest are two, and so is an action of a grid.

What a profile says is kept when the paper does not go against it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compiler.adopt.recognising.engagement_grid import reads_as_engagements
from compiler.adopt.recognising.folding import fold, slug
from compiler.adopt.recognising.level_names import level_of_word, word_of
from compiler.adopt.recognising.profile import Profile
from compiler.adopt.recognising.roles import Roles
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE, TitleReader
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, Level
from compiler.model.text import plain

_FIRST = frozenset({"1", "i", "a", "01"})
_NOT_LEVELS = frozenset({ANNEXE, PREAMBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """A title of a level as met: the word that announces it, its kind, whether it counts from one."""

    word: str
    kind: str
    is_first: bool
    has_title: bool
    has_sheet: bool = False


def with_own_levels(profile: Profile, statements: Sequence[Statement]) -> Profile:
    """Return the profile with the levels that the titles of a paper show."""
    met = _titles(profile, statements)
    profile = _with_parts(profile, met)
    for level in profile.levels:
        profile = _split(profile, level, met)
    return _with_actions(profile, met)


def _titles(profile: Profile, statements: Sequence[Statement]) -> list[_Met]:
    reader, roles = TitleReader(profile), Roles(profile)
    found: list[_Met] = []
    for statement in statements:
        if statement.grid is not None:
            if found and reads_as_engagements(statement.grid, roles):
                found[-1] = replace(found[-1], has_sheet=True)
            continue
        if not statement.is_words or statement.marker or statement.is_entry:
            continue
        announced = reader.announced(statement.words, is_styled=statement.level > 0)
        if announced is not None and announced.kind not in _NOT_LEVELS:
            rank = fold(announced.number).rpartition(".")[2]
            found.append(
                _Met(
                    word=word_of(announced.label),
                    kind=announced.kind,
                    is_first=rank in _FIRST,
                    has_title=bool(plain(announced.title)),
                )
            )
    return found


def _with_parts(profile: Profile, met: Sequence[_Met]) -> Profile:
    """Return the profile with only the parts whose titles stand right above articles, or above such parts."""
    kept: set[str] = set()
    for part in reversed(profile.parts):
        own = [place for place, each in enumerate(met[:-1]) if each.kind == part.id]
        held = [place for place in own if met[place + 1].kind in {ARTICLE, *kept}]
        if (own and len(held) * 2 > len(own)) or _is_series(met, part.id):
            kept.add(part.id)
    return replace(profile, parts=tuple(part for part in profile.parts if part.id in kept))


def _is_series(met: Sequence[_Met], kind: str) -> bool:
    """Tell whether titles count on from one, each with words of its own, before any article."""
    own = [each for each in met if each.kind == kind]
    before = {each.kind for each in met[: met.index(own[0])]} if own else set()
    return len(own) > 1 and own[0].is_first and ARTICLE not in before and all(each.has_title for each in own)


def _split(profile: Profile, level: Level, met: Sequence[_Met]) -> Profile:
    """Return the profile with one level for each word of `level` whose titles stand inside those of another."""
    own = [each for each in met if each.kind == level.id]
    words = [word for word, inner in _nested(own) if inner]
    if not words:
        return profile
    inner = [replace(level_of_word(word), id=_free(slug(word), profile)) for word in words]
    rest = tuple(word for word in profile.words_of_level(level)[1:] if fold(word) not in words)
    outer = level
    if fold(level.name) in words:
        outer = replace(level_of_word(own[0].word), id=_free(slug(own[0].word), profile))
        inner = [level if fold(level.name) == word else one for word, one in zip(words, inner, strict=True)]
        rest = ()
    place = profile.levels.index(level)
    changed = [name for name in profile.level_words if name[0] != level.id]
    return replace(
        profile,
        levels=(
            *profile.levels[:place],
            replace(outer, has_table=False),
            *inner,
            *profile.levels[place + 1 :],
        ),
        level_words=(
            *changed,
            (outer.id, rest),
            *((one.id, (word,)) for word, one in zip(words, inner, strict=True)),
        ),
    )


def _nested(own: Sequence[_Met]) -> list[tuple[str, bool]]:
    """Return the words in the order in which they are met, each with whether it counts from one inside the others."""
    words = list(dict.fromkeys(each.word for each in own))
    return [
        (word, rank > 0 and next(each for each in own if each.word == word).is_first)
        for rank, word in enumerate(words)
    ]


def _with_actions(profile: Profile, met: Sequence[_Met]) -> Profile:
    """Return the profile with a level more when titles of actions hold grids: their rows are the engagements."""
    own = [each for each in met if each.kind == ENGAGEMENT_TITLE]
    if not own or sum(each.has_sheet for each in own) * 2 <= len(own):
        return profile
    word = own[0].word
    level = replace(level_of_word(word), id=_free(slug(word), profile))
    ranks = {each.id: rank for rank, each in enumerate(profile.levels)}
    above = max((ranks.get(each.kind, -1) for each in met[: met.index(own[0])]), default=-1)
    place = max(above + 1, len(profile.levels) - 1)
    words = tuple(each for each in profile.engagement_words if fold(each) != word)
    return replace(
        profile,
        levels=(*profile.levels[:place], level, *profile.levels[place:]),
        level_words=(*profile.level_words, (level.id, ())),
        engagement_words=words,
    )


def _free(name: str, profile: Profile) -> str:
    """Return an id that no level has."""
    taken = {level.id for level in profile.levels}
    return name if name not in taken else f"sous-{name}"
