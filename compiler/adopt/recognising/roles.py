"""The titles of columns, and the labels of fiches, to what they hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from compiler.adopt.recognising.folding import fold_name
from compiler.adopt.recognising.profile import ENGAGEMENT, PARTNERS, PRIORITY, Profile

_LONGEST_HEAD = 70
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class Roles:
    """Finds roles by the words of a profile; the longest words win."""

    profile: Profile

    @cached_property
    def _words(self) -> tuple[tuple[str, str], ...]:
        pairs = {(fold_name(word), role) for role, words in self.profile.roles for word in words}
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))

    def of_label(self, text: str) -> str:
        """Return what a label announces: the role whose words start it; empty when none do."""
        if len(text) > _LONGEST_HEAD:
            return ""
        name = fold_name(_BRACKETS.sub(" ", text))
        return next((role for word, role in self._words if name == word or name.startswith(f"{word} ")), "")

    def of_head(self, texts: Sequence[str]) -> list[str]:
        """Return the role of each column of a head row; a role goes to the column that fits it best."""
        found = [self.of_label(text) for text in texts]
        for role in set(found) - {""}:
            places = [place for place, own in enumerate(found) if own == role]
            for place in places[:-1] if role == PRIORITY else places[1:]:
                found[place] = ""
        return found if found.count("") <= len(found) // 2 or {ENGAGEMENT, PARTNERS} <= set(found) else []
