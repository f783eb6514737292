"""The word that a paper itself uses for each level ("orientation" for an axe), which then names the level."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from compiler.adopt.recognising.folding import fold, slug
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.profile import Profile
from compiler.model.division import Level

_FEMININE = re.compile(r"(?:tion|sion|te|ure|ence|ance|ette|ie|fiche|mesure|strategie)\Z")
_NUMBER = re.compile(
    r"(?:\s+n°?)?[\s°]+(?:premi(?:er|[eè]re)|unique|\S*\d\S*|[IVXLC]+|[A-Z])?(?: (?:bis|ter|quater))?\s*\Z",
    re.IGNORECASE,
)
_PLURAL_X = re.compile(r"(?:eu|eau)\Z")


def with_own_names(profile: Profile, nodes: Iterable[Node]) -> Profile:
    """Return the profile with each level called as most of the paper's titles call it."""
    used: dict[str, Counter[str]] = {}
    for node in _all(nodes):
        word = word_of(node.label)
        if word:
            used.setdefault(node.kind, Counter())[node.label[: len(word)].lower()] += 1
    return replace(
        profile,
        levels=tuple(_named(level, used.get(level.id, Counter()), profile) for level in profile.levels),
        parts=tuple(_named(level, used.get(level.id, Counter()), profile) for level in profile.parts),
    )


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _named(level: Level, used: Counter[str], profile: Profile) -> Level:
    """Return a level under the one word most used for it; the name of the profile wins when it is used at all."""
    known = {fold(word) for word in used}
    if not used or fold(level.name) in known:
        return level
    word = max(used, key=lambda each: (used[each], each))
    if not re.fullmatch(r"[^\W\d_]+", word):
        # "Orientation stratégique" is an orientation: a title starts with one word.
        noun = word.split()[0]
        if fold(noun) not in map(fold, profile.words_of_level(level)) or fold(noun) == fold(level.name):
            return level
        word = noun
    named = level_of_word(word)
    return replace(level, name=named.name, plural=named.plural, gender=named.gender)


def word_of(label: str) -> str:
    """Return the folded words of what announces a title, without its number: "Fiche action n° 3", "ENJEU I.1"."""
    return fold(_NUMBER.sub("", label)) if label else ""


def level_of_word(word: str) -> Level:
    """Return the level that a word names; several words are tied together, for a title starts with one."""
    name = "-".join(word.lower().split())
    ending = "" if name[-1] in "sx" else "x" if _PLURAL_X.search(fold(name)) else "s"
    gender = "féminin" if _FEMININE.search(fold(name)) else "masculin"
    return Level(id=slug(name), name=name, plural=f"{name}{ending}", gender=gender)
