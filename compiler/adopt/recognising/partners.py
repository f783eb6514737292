"""The words that name the partners of an engagement to partners: lists, slashes, services in brackets."""

import re
from collections import Counter
from collections.abc import Iterator

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.cutting import on_one_line
from compiler.adopt.recognising.default_profile import OPERATORS
from compiler.adopt.recognising.folding import fold, fold_name, slug, words_of
from compiler.adopt.recognising.partybook import Found, PartyBook
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.register import Register
from compiler.diagnostics.span import Span
from compiler.model.engagement import Partner
from compiler.model.party import Party

_MARKS = re.compile(r"[,;:/\n+&•]|(?<=\s)[-–—](?=\s)|\betc\b\.?")
_AND = re.compile(r"\s(?:et|ainsi que|avec|ou)\s", re.IGNORECASE)
_SERVICE = re.compile(r"\s*[(\[](?P<service>[^()\[\]]*)[)\]]\s*")
_LEADING = re.compile(r"^(?:[-–—•]\s+|et\s+|dont\s+)", re.IGNORECASE)
_NOBODY = frozenset(("neant", "aucun", "aucune", "sans-objet", "non-concerne"))
_UNKNOWN = "a-preciser"
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_IN_THE_AIR = re.compile(r"(?P<mark>[,;/:+&])\s*\Z")
_COLON = re.compile(r"(?P<mark>[,;/])(?P<first>[^,;/:]+):(?P<second>[^,;/:]+)(?=(?P=mark)|\Z)")


def split_names(text: str) -> tuple[tuple[str, str], ...]:
    """Return the names written in a list with the service in brackets after each; "et" inside a name splits too."""
    return tuple(_named(part) for whole in _split(text, _MARKS) for part in _split(whole, _AND))


def _split(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of a text between signs that stand outside brackets."""
    start = seen = depth = 0
    for found in pattern.finditer(text):
        depth += text.count("(", seen, found.start()) - text.count(")", seen, found.start())
        seen = found.start()
        if depth <= 0:
            yield from _kept(text[start : found.start()])
            start = found.end()
    yield from _kept(text[start:])


def _kept(part: str) -> Iterator[str]:
    bare = _LEADING.sub("", part.strip(" .\t"))
    if re.search(r"\w", bare):
        yield bare


def _named(part: str) -> tuple[str, str]:
    found = _SERVICE.search(part)
    if found is None:
        return part.strip(" ()"), ""
    return on_one_line(part[: found.start()] + " " + part[found.end() :]), found["service"].strip()


def names_partners(text: str, book: PartyBook) -> float:
    """Return how much of a text is names that the book knows, from 0 to 1, by letters."""
    if not text or len(text) > 400:  # noqa: PLR2004 - no list of partners is so long
        return 0.0
    named = split_names(text)
    size = sum(len(name) for name, _ in named)
    known = sum(len(name) for name, _ in named if find_partner(name, book) is not None)
    return known / size if size else 0.0


def find_partner(name: str, book: PartyBook) -> Found | None:
    """Return the party or set that a name stands for.

    Bodies of one nature that no set has a name for are never taken for one another, nor all together.
    """
    nature, place = book.natures.of(name)
    if nature is None or nature.set_id or place or book.knows(name):
        return book.find(name)
    own = [party for party in book.parties if book.natures.of(party.name)[0] is nature]
    if len(own) == 1:
        return None if _is_other_operator(name, own[0]) else book.find(name)
    named = [party for party in own if f"{fold_name(party.name)} ".startswith(f"{fold_name(name)} ")]
    return Found(id=named[0].id, doubt="le nom est abrégé") if len(named) == 1 else None


def _is_other_operator(name: str, party: Party) -> bool:
    """Tell whether a name is that of another operator than a party: a mission locale is no France Travail."""
    first, second = (
        next(
            (own for own in OPERATORS if any(fold_name(text).startswith(fold_name(each)) for each in own)),
            None,
        )
        for text in (name, party.name)
    )
    return first is not None and second is not None and first != second


def read_partners(text: str, span: Span, subject: str, register: Register) -> tuple[Partner, ...]:
    """Return the partners that a text names, each once; what is doubtful, and what prints otherwise, is told."""
    partners: list[Partner] = []
    _tell_marks(text, span, subject, register)
    for whole in _split(text, _MARKS):
        named = _named(whole)
        parts = (named,) if register.book.knows(named[0]) else tuple(map(_named, _split(whole, _AND)))
        partners += (_partner(part, own, text, span, subject, register) for part, own in parts)
    unique = {(partner.party, partner.service): partner for partner in partners}
    if len(unique) < len(partners):
        register.decide(
            Kind.PARTNER, f"{quoted(text)} nomme deux fois le même partenaire.", span, subject=subject
        )
    unique = {key: partner for key, partner in unique.items() if fold(key[0]) not in _NOBODY}
    if not unique:
        register.decide(
            Kind.PARTNER,
            "Aucun partenaire n'est nommé pour cet engagement.",
            span,
            subject=subject,
            left_out=text,
        )
        return (Partner(party=_UNKNOWN, span=span),)
    _tell_printed(text, tuple(unique.values()), span, subject, register)
    return tuple(unique.values())


def _tell_marks(text: str, span: Span, subject: str, register: Register) -> None:
    """Tell the signs of a list that something may be missing behind, or that stand for another."""
    bare = _BRACKETS.sub("", text)
    if ends := _IN_THE_AIR.search(bare):
        register.decide(
            Kind.PARTNER,
            f"La liste {quoted(text)} s'arrête sur « {ends['mark']} » : un partenaire y manque peut-être.",
            span,
            subject=subject,
        )
    for found in _COLON.finditer(bare):
        names = (found["first"].strip(), found["second"].strip())
        if all(find_partner(name, register.book) for name in names):
            register.decide(
                Kind.PARTNER,
                f"Dans {quoted(text)}, « : » sépare {quoted(names[0])} de {quoted(names[1])}, quand les autres noms "
                f"le sont par « {found['mark']} ».",
                span,
                subject=subject,
            )


def _partner(  # noqa: PLR0913, PLR0917 - what a decision has to tell
    name: str, service: str, text: str, span: Span, subject: str, register: Register
) -> Partner:
    found = find_partner(name, register.book)
    if found is None:
        return _unknown(name, service, span, subject, register)
    if found.doubt:
        register.decide(
            Kind.PARTNER,
            f"Dans {quoted(text)}, {quoted(name)} est pris pour « {found.id} » : {found.doubt}.",
            span,
            subject=subject,
            quote=name,
            proposal=_short(found.id, register),
        )
    return Partner(party=found.id, service=service.replace("'", "\u2019"), span=span)


def _tell_printed(
    text: str, partners: tuple[Partner, ...], span: Span, subject: str, register: Register
) -> None:
    """Account for the words of a list that prints otherwise in the act: other short names, no "et"."""
    shown = [
        (_short(each.party, register), f" ({each.service})" if each.service else "") for each in partners
    ]
    held = Counter(words_of(", ".join(f"{short}{service}" for short, service in shown)))
    lost = [word for word in words_of(text) if not held[word] or held.subtract((word,))]
    if lost:
        # A partner that is neither a party nor a set prints by its id, which holds none of the words of the paper.
        printed = ", ".join(
            f"{short or each.party}{service}" for each, (short, service) in zip(partners, shown, strict=True)
        )
        register.decide(
            Kind.PARTNER,
            f"Les partenaires {quoted(text)} s'impriment {quoted(printed)}.",
            span,
            subject=subject,
            left_out=" ".join(lost),
            is_sure=True,
        )


def _short(name: str, register: Register) -> str:
    """Return the short name of a party or set, empty when the act has none of that name."""
    party = register.book.party(name)
    if party is not None:
        return party.short
    return register.book.sets[name].short if name in register.book.sets else ""


def _unknown(name: str, service: str, span: Span, subject: str, register: Register) -> Partner:
    party = slug(name) or _UNKNOWN
    if party in _NOBODY:
        return Partner(party=party, span=span)
    register.decide(
        Kind.PARTNER,
        f"{quoted(name)} n'est ni une partie ni un ensemble de l'acte : gardé sous le nom « {party} ».",
        span,
        subject=subject,
        quote=name,
    )
    return Partner(party=party, service=service.replace("'", "\u2019"), span=span)
