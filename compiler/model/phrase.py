"""The words by which records are printed: partners, indicators, documents to be joined. French, and ours."""

from collections.abc import Iterable, Iterator, Mapping

from compiler.model.block import Attachment
from compiler.model.engagement import Indicator, IndicatorState, Partner
from compiler.model.party import Party
from compiler.model.printed import NO_BREAK, date_inlines, date_text
from compiler.model.protocol import Protocol
from compiler.model.text import Inline, Inlines, Text

NO_BREAK_THIN = "\u202f"
ARTICLES = ("Le ", "La ", "Les ", "L’")
"""The articles with which the name of a party may begin, as typeset."""


def parties_by_id(protocol: Protocol) -> dict[str, str]:
    """Return the short name of every party and set, by id."""
    names = {party.id: party.short for party in protocol.parties}
    return names | {group.id: group.short for group in protocol.sets}


def join_words(words: Iterable[str]) -> str:
    """Return "a, b et c"."""
    listed = list(words)
    return listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " et " + listed[-1] if listed else ""


def partners_text(partners: tuple[Partner, ...], names: Mapping[str, str]) -> str:
    """Return the partners of an engagement on one line, each with the service it acts through."""
    shown = (
        names.get(partner.party, partner.party) + (f" ({partner.service})" if partner.service else "")
        for partner in partners
    )
    return ", ".join(shown)


def indicator_text(indicator: Indicator, names: Mapping[str, str]) -> Inlines:
    """Return an indicator as printed: its words, then what is known of its measure.

    One still to be determined says by when and by whom.
    """
    words = indicator.label if indicator.state is IndicatorState.DEFINED else _owed(indicator, names)
    details = tuple(_details(indicator, names))
    return (*words, Text(text=f" ({f'{NO_BREAK_THIN}; '.join(details)})")) if details else words


def _owed(indicator: Indicator, names: Mapping[str, str]) -> Inlines:
    owed: list[Inline] = [*indicator.label, Text(text=f"{NO_BREAK}: ")] if indicator.label else []
    owed.append(Text(text="À déterminer" if not owed else "à déterminer"))
    if indicator.due is not None:
        owed += [Text(text=" au plus tard le "), *date_inlines(indicator.due)]
    if indicator.owners:
        owed.append(Text(text=f" ({join_words(names.get(owner, owner) for owner in indicator.owners)})"))
    return tuple(owed)


def _details(indicator: Indicator, names: Mapping[str, str]) -> Iterator[str]:
    """Yield "unité : %", "cible : 12"… for what the author said of the measure, in a fixed order."""
    said = (
        ("unité", indicator.unit),
        ("échelle", indicator.scale),
        ("producteur", names.get(indicator.producer, indicator.producer)),
        ("source", indicator.source),
        ("fréquence", indicator.frequency),
        ("valeur de départ", indicator.baseline),
        ("cible", indicator.target),
    )
    for name, value in said:
        if value:
            yield f"{name}{NO_BREAK}: {value}"
    if indicator.state is IndicatorState.DEFINED:
        if indicator.due is not None:
            yield f"échéance{NO_BREAK}: {date_text(indicator.due)}"
        if indicator.owners:
            owners = join_words(names.get(owner, owner) for owner in indicator.owners)
            yield f"responsable{'s' if len(indicator.owners) > 1 else ''}{NO_BREAK}: {owners}"


def attachment_sentence(attachment: Attachment, names: Mapping[str, str]) -> str:
    """Say who holds a document that belongs to the act."""
    producer = names.get(attachment.producer, attachment.producer)
    state = "Document joint à l’acte" if attachment.state == "jointe" else "Document à joindre à l’acte"
    return f"{state}, fourni par{NO_BREAK}: {producer}."


def party_line(party: Party) -> str:
    """Return a party with the qualities of those who sign for it."""
    qualities = join_words(lower_first(signatory.quality) for signatory in party.signatories)
    if not qualities:
        return party.name
    return f"{party.name}, représenté{_agreement(party)} par {qualities}"


def _agreement(party: Party) -> str:
    """Return the ending that agrees with the party's name, read from its article."""
    name = party.name.lower()
    if name.startswith("les "):
        return "s"
    feminine = ("la ", "l’agence", "l’association", "l'agence", "l'association", "l’union", "l’eurométropole")
    return "e" if name.startswith(feminine) else ""


def name_in_sentence(name: str) -> str:
    """Return a name inside a sentence: its article loses its capital, a proper noun keeps its own."""
    return lower_first(name) if name.startswith(ARTICLES) else name


def lower_first(words: str) -> str:
    """Return words with their first letter small."""
    return words[:1].lower() + words[1:]
