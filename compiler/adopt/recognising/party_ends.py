"""Where the list of parties stops: at words that open the act, at a title, at the first sentence of prose."""

import re
from collections.abc import Sequence

from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.naming import Natures
from compiler.adopt.recognising.party_lines import clause_start, sides
from compiler.adopt.recognising.profile import Profile
from compiler.adopt.recognising.profile_hints import looks_announced
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.subtitles import is_capitals, looks_like_title
from compiler.adopt.recognising.titles import numbered

_AFTER = re.compile(
    r"(?:vu\b|considerant\b|il (?:a ete|est) |ceci |cela |preambule\b|expose|prealable|apres avoir|article\b|"
    r"dans le cadre\b)"
)
_OPENING = re.compile(
    r"(?:dans|afin|depuis|conformement|en|au|aux|a|par|suite|face|compte tenu|ils?|elles?|ce|cette|ces|chaque|lors|"
    r"selon|sur|avec|pour|c'est|les (?:parties|signataires|partenaires|cocontractants))\b"
)
# No name of a body holds these words in small letters, but for "de l'est" and the like.
_VERB = re.compile(
    r"(?<![-'’\w])(?:est|sont|ont|était|étaient|sera|seront|doit|doivent|peut|peuvent|met|mettent|fixe|fixent|"
    r"vise|visent|souhaite|souhaitent|entend|entendent|s['’]engagent?|conviennent|décident?|partagent?|organisent?|"
    r"définit|définissent|mènent?|constituent?|permet|permettent|reconnaissent|affirment|poursuivent|comprend|"
    r"comprennent|accueille|accueillent|compte|comptent|travaillent|agissent|a (?:pour|été))(?![-\w])"
)
_HEADS = frozenset(
    (
        *("objet", "contexte", "enjeux", "finalites", "duree", "engagements", "introduction", "diagnostic"),
        *(
            "principes",
            "objectifs",
            "definitions",
            "dispositions",
            "cadre",
            "presentation",
            "rappel",
            "sommaire",
        ),
        *("constats", "propos", "expose", "motifs", "visas", "periode"),
    )
)
_ARTICLE = re.compile(r"^(?:l'|la |les? )")
_LONGEST_TITLE = 100
_FEWEST_WORDS, _MOST_WORDS = 5, 30


def opens_act(text: str) -> bool:
    """Tell whether words are those after which no party is named any more: "Vu", "Il a été convenu"."""
    return bool(_AFTER.match(fold(text)))


def is_sentence(text: str, profile: Profile) -> bool:
    """Tell whether words are a sentence of the act rather than the name of a party, whatever clauses follow it."""
    words = text.split()
    if text[-1:] not in (".", ":") or len(words) < _FEWEST_WORDS:
        return False
    if _is_of_the_act(fold(text), profile):
        return True
    if text[-1:] != "." or clause_start(text) < len(text) or len(sides(text)) > 1:
        return False
    return bool(_VERB.search(text) or _OPENING.match(fold(text))) or (
        len(words) > _MOST_WORDS and ";" not in text
    )


def _is_of_the_act(folded: str, profile: Profile) -> bool:
    """Tell whether a sentence is about the act itself: "La présente convention", "La charte"."""
    nouns = "|".join(re.escape(fold(word)) for word in profile.act_words)
    return bool(re.match(rf"(?:l'|(?:le|la|les|cette?|ces) (?:presente?s? )?)(?:{nouns})s?\b", folded))


def end_of_parties(statements: Sequence[Statement], start: int, natures: Natures) -> int:
    """Return the place of the first statement after `start` that names no party; grids are taken by whoever asks."""
    for place in range(start + 1, len(statements)):
        statement = statements[place]
        if statement.is_words and (
            opens_act(statement.text)
            or _is_title(statement)
            or is_sentence(statement.text, natures.profile)
            or _is_heading(statements, start, place, natures)
        ):
            return place
    return len(statements)


def _is_title(statement: Statement) -> bool:
    """Tell whether a line among the parties opens the act: "Clause 1 : Objet", "I - Objet"."""
    if looks_announced(statement):
        return True
    number = numbered(statement.words) if statement.is_words and not statement.is_entry else None
    return (
        number is not None
        and any(rank == 1 for _, rank in number.marks)
        and statement.text[-1:] not in ".;,"
        and len(statement.text) <= _LONGEST_TITLE
    )


def _is_heading(statements: Sequence[Statement], start: int, place: int, natures: Natures) -> bool:
    """Tell whether a line is a title without number, by its first word, or by a look that no party before it has."""
    statement = statements[place]
    if statement.is_entry or not looks_like_title(statement) or natures.of(statement.text)[0] is not None:
        return False
    after = statements[place + 1 : place + 3]
    bare = _ARTICLE.sub("", fold(statement.text))
    if re.split(r"\W", bare)[0] in _HEADS:
        return any(
            each.text[-1:] in (".", ":") and clause_start(each.text) == len(each.text) for each in after
        )
    return (
        bare == fold(statement.text)
        and any(is_sentence(each.text, natures.profile) for each in after)
        and any(
            look(statement) and not any(look(each) for each in statements[start + 1 : place])
            for look in (is_capitals, _is_marked)
        )
    )


def _is_marked(statement: Statement) -> bool:
    return statement.is_bold or statement.level > 0
