"""The fixed sentences of the documents: title page, signatures, indicators still owed. French, and ours."""

from collections.abc import Iterable, Mapping

from compiler.model.block import Attachment
from compiler.model.engagement import Indicator, IndicatorState, Partner
from compiler.model.party import Party
from compiler.model.printed import NO_BREAK, date_inlines, date_text
from compiler.model.protocol import Protocol
from compiler.model.text import Inline, Inlines, Text
from compiler.render.view import SignaturesView, SlotView, TitleView


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
    """Return an indicator as printed; one still to be determined says by when and by whom."""
    if indicator.state is IndicatorState.DEFINED:
        return indicator.label
    owed: list[Inline] = [*indicator.label, Text(text=" : ")] if indicator.label else []
    owed.append(Text(text="À déterminer" if not owed else "à déterminer"))
    if indicator.due is not None:
        owed += [Text(text=" au plus tard le "), *date_inlines(indicator.due)]
    if indicator.owners:
        owed.append(Text(text=f" ({join_words(names.get(owner, owner) for owner in indicator.owners)})"))
    return tuple(owed)


def context_title(count: int) -> str:
    """Return the caption above context indicators."""
    return "Indicateur de contexte" if count == 1 else "Indicateurs de contexte"


def attachment_sentence(attachment: Attachment, names: Mapping[str, str]) -> str:
    """Say who holds a document that belongs to the act."""
    producer = names.get(attachment.producer, attachment.producer)
    state = "Document joint à l’acte" if attachment.state == "jointe" else "Document à joindre à l’acte"
    return f"{state}, fourni par{NO_BREAK}: {producer}."


def title_view(protocol: Protocol) -> TitleView:
    """Return what the title page says."""
    identity = protocol.identity
    accession = protocol.accession
    return TitleView(
        title=identity.title,
        subtitle=identity.subtitle,
        territory=identity.territory,
        period="–".join(str(year) for year in identity.period) if identity.period else "",
        parties_intro=f"Entre{NO_BREAK}:",
        parties=tuple(_party_line(party) for party in protocol.parties),
        accession=accession.text if accession is not None and accession.is_open else "",
    )


def _party_line(party: Party) -> str:
    qualities = join_words(_lower(signatory.quality) for signatory in party.signatories)
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


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def signatures_view(protocol: Protocol) -> SignaturesView:
    """Return the signature page: one slot for each signatory of each party."""
    identity = protocol.identity
    day = f", le {date_text(identity.signed)}" if identity.signed else ""
    slots = tuple(
        SlotView(
            anchor=f"signature-{party.id}-{signatory.id}",
            party=f"Pour {_lower(party.name)}",
            quality=signatory.quality,
            name=signatory.name,
        )
        for party in protocol.parties
        for signatory in party.signatories
    )
    return SignaturesView(
        anchor="signatures",
        title="Signatures",
        sentence=f"Fait à {identity.place}{day}." if identity.place else "",
        slots=slots,
    )
