"""An act to the turns of phrase that drafters avoid: nothing is wrong, something could be clearer.

Sources: Guide de légistique 3.3.1 (the present binds, the future announces), 3.3.2 (no "et/ou", no Latin),
3.4.1 ("abrogé et remplacé" says two things at once).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.check.tense import FUTURE
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.passage import Form, Passage, passages_with
from compiler.model.protocol import Protocol

_QUOTED = re.compile(r"«[^«»]*»")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Turn:
    """A turn of phrase, the texts in which it matters, and what to write instead.

    A text that holds none of `signs` cannot hold the turn, and is not searched.
    """

    code: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    message: str
    hint: str
    forms: frozenset[Form] = frozenset(Form)


_TURNS = (
    _Turn(
        code="wording.future",
        signs=("ra", "ront"),
        pattern=FUTURE,
        message="un engagement se dit au présent ou à l'infinitif",
        hint="le présent engage, le futur annonce : « présente » plutôt que « présentera »",
        forms=frozenset({Form.ENGAGEMENT}),
    ),
    _Turn(
        code="wording.and-or",
        signs=("/",),
        pattern=re.compile(r"\bet ?/ ?ou\b"),
        message="le lecteur ne sait pas s'il faut l'un, l'autre ou les deux",
        hint="« ou » suffit le plus souvent : il n'exclut pas les deux à la fois",
    ),
    _Turn(
        code="wording.repealed-and-replaced",
        signs=("remplac",),
        pattern=re.compile(r"\babrogée?s? et remplacée?s?\b"),
        message="ce qui est remplacé n'a pas à être abrogé",
        hint="écrivez « est remplacé par »",
    ),
    _Turn(
        code="wording.latin",
        signs=(" mutandis", " fine", " facto", " jure", " alia", " die", " minima", " contrario"),
        pattern=re.compile(
            r"\b(?:mutatis mutandis|in fine|de facto|de jure|ipso facto|inter alia|sine die|a minima|"
            r"a contrario)\b"
        ),
        message="une expression latine se dit aussi en français",
        hint="par exemple « au moins » pour « a minima », « à la fin » pour « in fine »",
    ),
)


_SIGNS = tuple(dict.fromkeys(sign.lower() for turn in _TURNS for sign in turn.signs))


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the turns to avoid, in reading order; words quoted from elsewhere are left alone.

    Errors: wording.future, wording.and-or, wording.repealed-and-replaced, wording.latin.
    """
    for passage in passages_with(protocol, *_SIGNS):
        for turn in _TURNS:
            if passage.form in turn.forms and any(sign in passage.text for sign in turn.signs):
                text = _QUOTED.sub("", passage.text)
                yield from (_remark(turn, match[0], passage) for match in turn.pattern.finditer(text))


def _remark(turn: _Turn, words: str, passage: Passage) -> Diagnostic:
    return Diagnostic(
        code=turn.code,
        message=f"Dans {passage.place}, « {words} » : {turn.message}.",
        span=passage.span,
        quote=words,
        hint=turn.hint,
    )
