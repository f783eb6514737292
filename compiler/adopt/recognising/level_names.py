"""The word that a paper itself uses for each level ("orientation" for an axe), which then names the level."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.outline import Node
from compiler.adopt.recognising.profile import Profile
from compiler.model.division import Level

_FEMININE = re.compile(r"(?:tion|sion|te|ure|ence|ance|ette|ie|fiche|mesure|strategie)\Z")
_PLURAL_X = re.compile(r"(?:eu|eau)\Z")


def with_own_names(profile: Profile, nodes: Iterable[Node]) -> Profile:
    """Return the profile with each level called as most of the paper's titles call it."""
    used: dict[str, Counter[str]] = {}
    for node in _all(nodes):
        word = re.sub(r"[\W\d_]+\S*\Z", "", node.label).strip() if node.label else ""
        if word:
            used.setdefault(node.kind, Counter())[word.lower()] += 1
    return replace(
        profile, levels=tuple(_named(level, used.get(level.id, Counter())) for level in profile.levels)
    )


def _all(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _all(node.children)


def _named(level: Level, used: Counter[str]) -> Level:
    """Return a level under the one word most used for it; the name of the profile wins when it is used at all."""
    known = {fold(word) for word in used}
    if not used or fold(level.name) in known:
        return level
    word = max(used, key=lambda each: (used[each], each))
    if not re.fullmatch(r"[^\W\d_]+", word):
        return level
    ending = "" if word[-1] in "sx" else "x" if _PLURAL_X.search(fold(word)) else "s"
    gender = "féminin" if _FEMININE.search(fold(word)) else "masculin"
    return replace(level, name=word, plural=f"{word}{ending}", gender=gender)
