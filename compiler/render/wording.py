"""The fixed sentences of the documents: title page, signatures. French, and ours."""

from compiler.model.phrase import name_in_sentence, party_line
from compiler.model.printed import NO_BREAK, date_text
from compiler.model.protocol import Protocol
from compiler.render.view import SignaturesView, SlotView, TitleView


def context_title(count: int) -> str:
    """Return the caption above context indicators."""
    return "Indicateur de contexte" if count == 1 else "Indicateurs de contexte"


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
        parties=tuple(party_line(party) for party in protocol.parties),
        accession=accession.text if accession is not None and accession.is_open else "",
    )


def signatures_view(protocol: Protocol) -> SignaturesView:
    """Return the signature page: one slot for each signatory of each party."""
    identity = protocol.identity
    day = f", le {date_text(identity.signed)}" if identity.signed else ""
    slots = tuple(
        SlotView(
            anchor=f"signature-{party.id}-{signatory.id}",
            party=f"Pour {name_in_sentence(party.name)}",
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
        in_contents=True,
    )
