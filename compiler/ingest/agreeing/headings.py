"""The headings of the amending articles, and the object of the avenant, against what its orders do.

A heading is no order and changes nothing; but who reads "Modification de l’article 5.2" above an order on another
article was told another thing than what was signed. What is worded otherwise is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import whole_lines
from compiler.ingest.agreeing.subject import PARTS, ends_of, is_arrival, subject_of
from compiler.ingest.order import Order
from compiler.ingest.reading.names import OF, Names
from compiler.ingest.reading.page import Page
from compiler.ingest.reading.places import without_article
from compiler.ingest.reading.quoting import Masked, mask
from compiler.ingest.reading.several import run_of
from compiler.ingest.reading.unread import UnreadError
from compiler.model.amendment import Line
from compiler.model.operation import InsertDivisions, MoveDivision, Operation, ReplaceDivision
from compiler.model.protocol import Protocol

_TITLE = re.compile(r"(Modification|Suppression|Déplacement|Insertion|Ajout) (d.+)", re.DOTALL)
_ARRIVING = re.compile(r"(?:d’|de )(.+)", re.DOTALL)
_OBJECT = re.compile(r"(?:Le présent avenant|À cette fin, (?:il|le présent avenant)) (.+)\.", re.DOTALL)
_VERB = re.compile(r"(?:il )?(modifie|insère|ajoute|supprime|déplace) (.+)", re.DOTALL)
_PARTED = re.compile(r"[ \u00a0\u202f]?; ")
_LISTED = re.compile(r", | et ")
_SEVERAL = re.compile(r"(?:les|des) (article|annexe)s (.+)")
_RUN = re.compile(r"(?P<first>[^ ]+) à (?P<last>[^ ]+)")
_OF = re.compile(rf"\A{OF}")
_NUMBER = re.compile(r"[\dA-Z][\w.-]*(?:[ \u00a0](?:bis|ter|quater))?")
_DONE = {
    "Modification": "modifie",
    "Insertion": "insère",
    "Ajout": "ajoute",
    "Suppression": "supprime",
    "Déplacement": "déplace",
}


@dataclass(frozen=True, slots=True)
class _Deed:
    """What an amending article does, by the verb of the object, and to what: ids, or the words of what arrives."""

    verb: str
    subjects: tuple[str, ...]


def find_contradicted(
    page: Page, orders: Sequence[Order], base: Protocol, file: str = ""
) -> Iterator[Diagnostic]:
    """Yield the headings and the lists of the object that the orders contradict.

    Errors: avenant.heading-contradicted, avenant.object-contradicted.
    """
    names = Names(base)
    for article in page.articles:
        lines = {line.rank for line in article.lines}
        held = [order.operation for order in orders if order.line in lines]
        if why := _misnamed(article.title, held, names):
            yield _told("avenant.heading-contradicted", article.heading.rank, why, file)
    for article in page.articles[:1]:
        for line in article.lines:
            if isinstance(line.block, Line):
                done = [order.operation for order in orders]
                yield from (
                    _told("avenant.object-contradicted", line.rank, why, file)
                    for why in _missaid(line.block.text, done, names)
                )


def _told(code: str, line: int, why: str, file: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        message=why,
        span=whole_lines(file, line, line),
        hint="mettez d'accord cette phrase et les ordres de l'avenant ; seuls les ordres sont appliqués",
    )


def _misnamed(title: str, held: Sequence[Operation], names: Names) -> str:
    """Return how a heading departs from the orders under it, in French; nothing when it agrees, or is not known."""
    match = _TITLE.fullmatch(title)
    if match is None:
        return ""
    said = _DONE[match[1]]
    arriving = _ARRIVING.fullmatch(match[2]) if said in ("insère", "ajoute") else None
    named = _all_named(match[2], names)
    if not (named or arriving):
        return ""
    if not held:
        return f"L'article « {title} » n'ordonne rien."
    if arriving:
        arrived = all(_arrives(operation, arriving[1]) for operation in held)
        return "" if arrived else f"L'intitulé « {title} » n'annonce pas ce que l'article apporte."
    reached = {name for one in held for name in (subject_of(one, names), *ends_of(one, names))}
    if set(named) <= reached and all(_agrees(_Deed(said, named), one, names) for one in held):
        return ""
    others = list(dict.fromkeys(_called(subject_of(one, names), names) for one in held))
    return f"L'intitulé « {title} » ne dit pas ce que l'article ordonne : les ordres portent sur {', '.join(others)}."


def _agrees(deed: _Deed, operation: Operation, names: Names) -> bool:
    """Tell whether an order does what a heading announces."""
    if subject_of(operation, names) not in deed.subjects:
        return False
    match deed.verb:
        case "supprime":
            return isinstance(operation, ReplaceDivision) and operation.new is None
        case "déplace":
            return isinstance(operation, MoveDivision)
        case _:
            return True


def _arrives(operation: Operation, announced: str) -> bool:
    """Tell whether an order brings articles whose numbers are announced."""
    if not isinstance(operation, InsertDivisions) or not is_arrival(operation):
        return False
    numbers = (re.escape(division.number) for division in operation.new if division.number)
    return all(re.search(rf"(?<![\w.-]){number}(?![\w.-])", announced) for number in numbers)


def _missaid(text: str, done: Sequence[Operation], names: Names) -> Iterator[str]:
    """Yield how the object of the avenant departs from its orders."""
    deeds = _object(text, names)
    if not deeds:
        return
    subjects = {subject_of(one, names) for one in done if not is_arrival(one)}
    received = {name for one in done for name in ends_of(one, names)}
    said = {name for deed in deeds if deed.verb not in ("insère", "ajoute") for name in deed.subjects}
    for name in sorted(said - subjects - received, key=lambda name: _called(name, names)):
        yield f"L'objet de l'avenant nomme {_called(name, names)}, sur quoi ne porte aucun ordre."
    for name in sorted(subjects - said, key=lambda name: _called(name, names)):
        yield f"L'objet de l'avenant ne nomme pas {_called(name, names)}, sur quoi porte un ordre."
    arrivals = sum(isinstance(one, InsertDivisions) and is_arrival(one) for one in done)
    if arrivals and not any(deed.verb in ("insère", "ajoute") for deed in deeds):
        yield "L'objet de l'avenant ne dit pas ce que les ordres insèrent ou ajoutent."


def _object(text: str, names: Names) -> list[_Deed]:
    """Return what the sentence of the object announces; nothing when a part of it is not understood."""
    match = _OBJECT.fullmatch(text)
    masked = _masked(match[1]) if match else None
    if masked is None:
        return []
    found: list[_Deed] = []
    for part in _PARTED.split(masked.text):
        told = _VERB.fullmatch(part)
        if told is None:
            return []
        if told[1] in ("insère", "ajoute"):
            found.append(_Deed(told[1], (told[2],)))
            continue
        subjects = _all_resolved(told[2], masked, names)
        if not subjects:
            return []
        found.append(_Deed(told[1], subjects))
    return found


def _all_named(words: str, names: Names) -> tuple[str, ...]:
    masked = _masked(words)
    return _all_resolved(masked.text, masked, names) if masked else ()


def _all_resolved(listed: str, masked: Masked, names: Names) -> tuple[str, ...]:
    """Return the ids of all that a list names; nothing when a run in it is none of the contract."""
    try:
        return tuple(_resolved(words, masked, names) for words in _each(listed, names))
    except UnreadError:
        return ()


def _each(listed: str, names: Names) -> Iterator[str]:
    """Yield the names of a list, those that share a noun each with it: "les articles 1er à 3 et 7.1, l’annexe 2"."""
    noun = ""
    for words in _LISTED.split(listed):
        several = _SEVERAL.fullmatch(words)
        bare = several[2] if several else words
        run = _RUN.fullmatch(bare)
        is_number = _NUMBER.fullmatch(bare) is not None or run is not None
        noun = several[1] if several else noun if is_number else ""
        if noun and run:
            yield from (f"{noun} {one}" for one in run_of(noun, run["first"], run["last"], names))
        else:
            yield f"{noun} {bare}" if noun else words


def _masked(words: str) -> Masked | None:
    try:
        return mask(words)
    except UnreadError:
        return None


def _resolved(words: str, masked: Masked, names: Names) -> str:
    """Return the id of what words name; the words themselves when the contract has no such part."""
    bare = without_article(_OF.sub("", words))
    if bare in PARTS:
        return bare
    try:
        return names.division(bare, masked)
    except UnreadError:
        return masked.shown(bare)


def _called(subject: str, names: Names) -> str:
    """Return what a part of the contract is called in a message."""
    division = names.divisions.get(subject)
    if division is None:
        return f"« {subject} »" if subject else "le protocole"
    number = "1er" if (division.kind, division.number) == ("article", "1") else division.number
    return f"« {division.kind} {number} »" if division.number else f"« {division.title or division.kind} »"
