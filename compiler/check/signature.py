"""An act to its parties that have nowhere to sign, or that take no engagement.

A party without a signature block is named and not bound; one without engagement signs for nothing of its own.
Source: CRPA, article L. 212-1 (an act bears the signature, the name and the quality of its author).
"""

from collections.abc import Iterator

from compiler.check.partner import likely_body, names_of_bodies
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.protocol import Protocol


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the parties concerned, in their order. Errors: party.no-signatory, party.no-engagement."""
    bound = _bound(protocol)
    for party in protocol.parties:
        many = party.name.lower().startswith("les ")
        if not party.signatories:
            have = "n'ont" if many else "n'a"
            yield Diagnostic(
                code="party.no-signatory",
                message=f"{party.name} {have} pas de bloc de signature : cette partie est nommée sans être "
                "liée.",
                span=party.span,
                quote=party.id,
                hint="ajoutez « signataires », avec la qualité de qui signe, ou retirez cette partie",
            )
        if bound and party.id not in bound:
            said = "prennent aucun engagement, ni séparément" if many else "prend aucun engagement, ni seule"
            yield Diagnostic(
                code="party.no-engagement",
                message=f"{party.name} ne {said} ni dans un ensemble.",
                span=party.span,
                quote=party.id,
                hint="c'est permis ; si c'est un oubli, citez-la parmi les partenaires d'un engagement",
            )


def _bound(protocol: Protocol) -> set[str]:
    """Return the parties that some engagement names, sets unfolded; a misspelt id is the nearest body."""
    parties = {party.id: (party.id,) for party in protocol.parties}
    bodies = parties | {group.id: group.parties for group in protocol.sets}
    names = names_of_bodies(protocol)
    named = {partner.party for engagement in protocol.engagements() for partner in engagement.partners}
    known = {name if name in bodies else likely_body(name, names) for name in named}
    return {party for name in known for party in bodies.get(name, ())}
