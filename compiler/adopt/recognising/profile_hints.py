"""What a profile could say of a paper, or says in vain: titles under an unknown word, partners that are not there."""

import re
from collections.abc import Iterator, Sequence

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.partybook import PartyBook
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.statement import Statement
from compiler.adopt.recognising.titles import TitleReader
from compiler.diagnostics.span import NOWHERE
from compiler.diagnostics.suggestion import did_you_mean

_TITLE = re.compile(
    r"(?P<word>[^\W\d_]{3,}(?: [^\W\d_]{3,})?) (?:n° ?)?(?P<number>\d{1,2}(?:\.\d+)*|[IVX]+)\s*[:.–—-]\s*(?=\w)",
    re.IGNORECASE,
)
_LONGEST = 120
_FEWEST = 2
_OTHERS = frozenset(("tableau", "figure", "carte", "photo", "schema", "graphique", "note"))


def looks_announced(statement: Statement) -> bool:
    """Tell whether a line has the form of a title that some word announces: "Clause 2 : Durée"."""
    return _word(statement) != ""


def _word(statement: Statement) -> str:
    if not statement.is_words or statement.is_entry or len(statement.text) > _LONGEST:
        return ""
    found = _TITLE.match(statement.text)
    return fold(found["word"]) if found and statement.text[-1:] not in ".;," else ""


def tell_unknown_titles(statements: Sequence[Statement], reader: TitleReader, register: Register) -> None:
    """Tell words that announce several lines as titles are, and that no profile knows."""
    met: dict[str, list[Statement]] = {}
    for statement in statements:
        word = _word(statement)
        if word and word not in _OTHERS and reader.announced(statement.words) is None:
            met.setdefault(word, []).append(statement)
    for word, lines in met.items():
        if len(lines) >= _FEWEST:
            register.decide(
                Kind.TITLE,
                f"{quoted(lines[0].text)} a la forme d'un titre, et {len(lines)} lignes commencent de même : "
                f"un profil peut dire ce que « {word} » annonce.",
                lines[0].span,
            )


def tell_unknown_spellings(register: Register) -> None:
    """Tell the ids that a profile gives other spellings, and that no party nor set has."""
    known = tuple(_known(register.book))
    for target, _ in register.profile.spellings:
        if target not in known:
            register.decide(
                Kind.PARTNER,
                f"Le profil donne d'autres noms à « {target} », qui n'est ni une partie ni un ensemble de l'acte ; "
                f"{did_you_mean(target, known, 'parties : ' + ', '.join(known))}",
                NOWHERE,
            )


def _known(book: PartyBook) -> Iterator[str]:
    yield from (party.id for party in book.parties)
    yield from (group.id for group in book.profile.sets)
    yield from (nature.set_id for nature in book.profile.natures if nature.set_id)
