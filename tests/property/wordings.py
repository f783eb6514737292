"""Words that are hard on whoever quotes them: repeated, quoted, numbered, dated, accented, or nothing at all."""

from dataclasses import replace
from random import Random

from compiler.model.text import Emphasis, Inlines, Superscript, Text, plain
from compiler.model.word_edits import split_words
from compiler.parse.typography import fold_spaces, typeset

_WORDS = (
    "de",
    "la",
    "les",
    "l’école",
    "d’insertion",
    "aujourd’hui",
    "quartiers",
    "quartiers",
    "12",
    "1\u00a0234",
    "10\u00a0500\u00a0€",
    "25\u00a0%",
    "31\u00a0décembre 2022",
    "article 4",
    "n°\u00a02014-58",
    "«\u00a0mot\u00a0»",
    "«\u00a0deux “mots” cités\u00a0»",
    "(EPT)",
    "œuvre",
    "Æthel",
    "été",
    "😀",
    "a|b*c_d`e<f>",
    "{{ x }}",
    "#let",
    "rendez-vous",
    "et/ou",
    "3,5",
    "-",
    "…",
)
_ENDS = (".", ".", ".", "\u202f;", "\u00a0:", "\u202f!", "")


class Wordings:
    """Makes and damages texts; the same seed gives the same words."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def words(self, most: int = 6) -> str:
        """Return a few words."""
        return " ".join(self.random.choice(_WORDS) for _ in range(self.random.randint(1, most)))

    def sentence(self) -> str:
        """Return a sentence, or two."""
        one = clean(f"{self.random.choice(('Le', 'La', 'Un'))} {self.words(9)}{self.random.choice(_ENDS)}")
        return one if self.random.random() < 0.6 else f"{one} {self.sentence()}"

    def text(self) -> Inlines:
        """Return a text of one or two sentences."""
        return (Text(text=self.sentence()),)

    def edited(self, content: Inlines) -> Inlines:
        """Return a text with one change of words somewhere."""
        places = [
            rank for rank, inline in enumerate(content) if isinstance(inline, Text) and inline.text.strip()
        ]
        if not places:
            return (*content, Text(text=self.words()))
        rank = self.random.choice(places)
        inline = content[rank]
        assert isinstance(inline, Text)
        changed = replace(inline, text=self.reworded(inline.text))
        return tidy((*content[:rank], changed, *content[rank + 1 :]))

    def reworded(self, text: str) -> str:
        """Return words with some of them replaced, added, removed, doubled, exchanged or rewritten whole."""
        tokens = list(split_words(text))
        if not tokens:
            return self.words()
        place = self.random.randrange(len(tokens))
        space = tokens[place][0]
        match self.random.randrange(7):
            case 0:
                tokens[place] = (space, self.random.choice(_WORDS))
            case 1:
                tokens.insert(place, (space, self.words(3)))
                tokens[place + 1] = (tokens[place + 1][0] or " ", tokens[place + 1][1])
            case 2:
                del tokens[place : place + self.random.randint(1, 3)]
            case 3:
                tokens.insert(place, (" ", tokens[place][1]))
            case 4:
                other = self.random.randrange(len(tokens))
                mine, theirs = tokens[place], tokens[other]
                tokens[place], tokens[other] = (mine[0], theirs[1]), (theirs[0], mine[1])
            case 5:
                tokens.append((" ", self.sentence()))
            case _:
                return self.sentence()
        return clean("".join(one + word for one, word in tokens)) or self.words()


def clean(text: str) -> str:
    """Return words with their spaces as the reader of sources leaves them."""
    return typeset(fold_spaces(text).strip())


def tidy(content: Inlines) -> Inlines:
    """Return a text without space at its ends, nor empty pieces."""
    kept = tuple(inline for inline in content if not isinstance(inline, Text) or inline.text)
    if kept and isinstance(kept[0], Text):
        kept = (replace(kept[0], text=kept[0].text.lstrip(" \u00a0\u202f")), *kept[1:])
    if kept and isinstance(kept[-1], Text):
        kept = (*kept[:-1], replace(kept[-1], text=kept[-1].text.rstrip(" \u00a0\u202f")))
    return kept if plain(kept).strip() else (Text(text="mot"),)


def emphasised(content: Inlines) -> Inlines:
    """Return the same words, set in italics."""
    return (Emphasis(content=content),) if content else (Superscript(text="e"),)
