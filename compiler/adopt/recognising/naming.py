"""The names of bodies to what they are: their nature, the rest of the name, their acronym."""

import re
from dataclasses import dataclass
from functools import cached_property

from compiler.adopt.recognising.folding import fold, fold_name
from compiler.adopt.recognising.profile import Nature, Profile

_SMALL = frozenset(
    ["de", "des", "du", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "sur"]
)
_ACRONYM_WORDS = re.compile(r"[^\W\d_]+")
_FEWEST_INITIALS = 3
_NATURES = frozenset(
    (
        "etat",
        "epci",
        "commune",
        "departement",
        "region",
        "caf",
        "agence",
        "operateur",
        "association",
        "bailleurs",
    )
)
_VOWELS = "aeiouyh"


@dataclass(frozen=True)
class Natures:
    """Knows the sort of a body by the noun that starts its name."""

    profile: Profile

    @cached_property
    def _nouns(self) -> tuple[tuple[str, Nature], ...]:
        """Return folded nouns, the longest first."""
        pairs = [(fold_name(noun), nature) for nature in self.profile.natures for noun in nature.nouns]
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))

    def of(self, name: str) -> tuple[Nature | None, str]:
        """Return the nature of a name and what follows its noun, folded: ("commune", "arcueil")."""
        folded = fold_name(name)
        for noun, nature in self._nouns:
            if folded == noun:
                return nature, ""
            if folded.startswith(f"{noun} "):
                return nature, folded[len(noun) + 1 :]
        return None, folded


def initials(name: str) -> tuple[str, ...]:
    """Return the acronyms that a name may have, the longest first: "EPTGOSB", …, "EPT"."""
    letters = [word[0].upper() for word in _ACRONYM_WORDS.findall(fold(name)) if word not in _SMALL]
    return tuple("".join(letters[:count]) for count in range(len(letters), _FEWEST_INITIALS - 1, -1))


def of_place(noun: str, place: str) -> str:
    """Return a noun with the name of a place: "commune d'Arcueil", "commune du Kremlin-Bicêtre"."""
    if place.startswith("Le "):
        return f"{noun} du {place[3:]}"
    if place.startswith("Les "):
        return f"{noun} des {place[4:]}"
    if fold(place)[:1] in _VOWELS:
        return f"{noun} d'{place}"
    return f"{noun} de {place}"


def nature_of(nature: Nature | None) -> str:
    """Return the nature that a party of the model has; one that only a profile knows is another."""
    if nature is None:
        return ""
    return nature.id if nature.id in _NATURES else "autre"
