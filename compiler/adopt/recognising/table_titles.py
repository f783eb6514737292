"""The words that announce a table just before it to its title: "suivant la feuille de route suivante :"."""

import re

_ANNOUNCED = re.compile(
    r"(?<!\bde )(?:\b(?:le|la|les|au|aux)\s+|\bl['’])"
    r"(?P<title>(?:(?!\b(?:le|les|au|aux)\s|[,;:.()]).){3,80}?)\s+"
    r"(?:suivante?s?|ci-dessous|ci-apr[èe]s)\s*:?\s*\Z",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:(?:les|le|la)\s+|l['’]\s*)(?P<title>[^,;:.()]{3,80}?)\s+(?:est|sont)\s+(?:le|la|les)\s+suivante?s?\s*:?\s*\Z",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"(?:tableau|table|grille|liste|points?|mani[èe]re|fa[çc]on|modalit[ée]s?)s?\Z", re.IGNORECASE
)


def announced_title(text: str) -> str:
    """Return the noun that a sentence ends on to announce a table, with a capital; empty when it has none."""
    found = _IS.match(text) or _last(text)
    words = found["title"].strip() if found else ""
    return "" if _NO_TITLE.match(words) else words[:1].upper() + words[1:]


def _last(text: str) -> re.Match[str] | None:
    """Return the shortest announcement: that of the last noun with an article of its own."""
    start, last = 0, None
    while found := _ANNOUNCED.search(text, start):
        start, last = found.start() + 1, found
    return last
