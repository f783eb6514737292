"""An act to the names it writes in two ways: "Val de Bièvre" and "Val-de-Bièvre", "Etat" and "État".

Two spellings may be read as two bodies. The names of parties and contracts are taken as declared; other
hyphenated names, as most of the act writes them. Source: typographic annex of the Guide de légistique.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.model.passage import Form, Passage, folded, passages
from compiler.model.protocol import Protocol
from compiler.model.text import Text

_ARTICLE = re.compile(r"\A(?:[Ll](?:e|a|es) |[Ll]')(?=[A-ZÀ-Þ])")
# "La commune d'Essai", "Contrat de ville du Val d'Essai": the name of the place stands at the end.
_PLACE = re.compile(r"\b(?:de |du |des |d')(?=[A-ZÀ-Þ])")
_NAME = re.compile(r"[^\W\d_]+(?:[-' ][^\W\d_]+)*\Z")
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ]\w*")
_HYPHENATED = re.compile(r"(?<![\w-])[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[^\W\d_]+)*-[A-ZÀ-ÖØ-Þ][^\W\d_]+(?![\w-])")
_FLAT = str.maketrans(
    {
        code: unicodedata.normalize("NFD", chr(code).lower())[0]
        for code in range(0xC0, 0x180)
        if chr(code).isalpha()
    }
    | {ord("-"): " ", ord("'"): " ", ord("’"): " "}
)
_SHORTEST = 4
_MOST_PLACES = 20
"""A report that pointed at more places would be read by nobody."""


@dataclass(frozen=True, slots=True)
class _Use:
    """One spelling of a name, and where it stands; `place` is in words."""

    spelling: str
    span: Span
    place: str


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield each odd spelling once, at its first place. Errors: name.two-spellings."""
    texts = (*passages(protocol), *_signatures(protocol))
    uses = _declared(protocol)
    declared = frozenset(uses)
    for passage in texts:
        if "-" in passage.text:
            for match in _HYPHENATED.finditer(passage.text):
                uses.setdefault(_flat(match[0]), [])
    _gather(texts, uses)
    for key, found in uses.items():
        yield from _odd_ones(found, is_declared=key in declared)


def _signatures(protocol: Protocol) -> Iterator[Passage]:
    """Yield the qualities in which the parties sign: they name places as the texts do."""
    for party in protocol.parties:
        for signatory in party.signatories:
            content = (Text(text=signatory.quality),)
            yield Passage(
                content=content,
                text=folded(content),
                span=signatory.span,
                form=Form.LABEL,
                division=None,
                place="les signatures",
            )


def _flat(text: str) -> str:
    """Return a text without case, accents, hyphens or apostrophes, letter for letter."""
    return text.lower().translate(_FLAT)


def _declared(protocol: Protocol) -> dict[str, list[_Use]]:
    """Return the names that the act declares, without their article, by their letters alone."""
    names = [
        (text, party.span, "les parties") for party in protocol.parties for text in (party.short, party.name)
    ]
    names += [
        (text, contract.span, "les contrats rattachés")
        for contract in protocol.identity.contracts
        for text in (contract.name, contract.territory)
    ]
    uses: dict[str, list[_Use]] = {}
    for text, span, place in names:
        name = _proper_name(text.replace("’", "'"))
        if _NAME.match(name) and len(name) >= _SHORTEST and not name.isupper() and name[0].isupper():
            uses.setdefault(_flat(name), []).append(_Use(name, span, place))
    return uses


def _proper_name(text: str) -> str:
    """Return the place that a declared name ends with, or the whole name without its article."""
    found = _PLACE.search(text)
    return _ARTICLE.sub("", text[found.end() :] if found else text)


def _gather(texts: tuple[Passage, ...], uses: dict[str, list[_Use]]) -> None:
    """Add to each name the places where the texts write it, whatever the hyphens, accents and capitals."""
    starts: dict[str, list[str]] = {}
    for key in sorted(uses, key=len, reverse=True):
        starts.setdefault(key.partition(" ")[0], []).append(key)
    met: dict[str, list[str]] = {}
    for passage in texts:
        end = 0
        for match in _CAPITAL.finditer(passage.text):
            word = match[0]
            # The same few capitalised words come back all along an act.
            keys = met[word] if word in met else met.setdefault(word, starts.get(_flat(word), []))
            if not keys or match.start() < end:
                continue
            rest = passage.text[match.start() : match.start() + len(keys[0]) + 1]
            key = next((key for key in keys if _opens(rest, key)), "")
            if key:
                end = match.start() + len(key)
                uses[key].append(_Use(passage.text[match.start() : end], passage.span, passage.place))


def _opens(text: str, key: str) -> bool:
    """Tell whether a text opens with a name, and not with a longer one ("Val-de-Bièvre-Nord")."""
    after = text[len(key) : len(key) + 1]
    return not after.isalnum() and after != "-" and _flat(text[: len(key)]) == key


def _odd_ones(uses: list[_Use], *, is_declared: bool) -> Iterator[Diagnostic]:
    counts = Counter(use.spelling for use in uses)
    if len(counts) < 2:  # noqa: PLR2004 - two spellings are what this rule is about
        return
    usual = uses[0].spelling if is_declared else counts.most_common(1)[0][0]
    model = next(use for use in uses if use.spelling == usual)
    for spelling, times in counts.items():
        if _differs(spelling, usual, is_declared=is_declared):
            use, *others = [use for use in uses if use.spelling == spelling]
            yield _two_ways(use, model, times, others)


def _differs(spelling: str, usual: str, *, is_declared: bool) -> bool:
    """Tell whether a spelling is another one: not capitals throughout, nor a common noun like "la région"."""
    is_same = spelling[1:] == usual[1:] and spelling[0].lower() == usual[0].lower()
    if is_same or spelling.isupper():
        return False
    is_case_only = spelling.lower() == usual.lower()
    if not re.search(r"[-' ]", usual) or not is_declared:
        return not is_case_only
    return True


def _two_ways(use: _Use, model: _Use, times: int, others: list[_Use]) -> Diagnostic:
    often = f" ({times} fois)" if times > 1 else ""
    return Diagnostic(
        code="name.two-spellings",
        message=f"Dans {use.place}, « {use.spelling} »{often} s'écrit ailleurs « {model.spelling} ».",
        span=use.span,
        quote=use.spelling,
        hint=f"écrivez partout « {model.spelling} », "
        "ou corrigez l'autre graphie si c'est elle qui est fautive",
        related=(
            Related(caption="l'autre graphie", span=model.span, quote=model.spelling),
            *(
                Related(caption="ici aussi", span=other.span, quote=other.spelling)
                for other in others[:_MOST_PLACES]
            ),
        ),
    )
