"""An act to the SIREN and INSEE numbers of its parties that cannot be theirs.

A wrong digit sends what is exported to another body. The last digit of a SIREN is a Luhn key; that of a commune
of mainland France is built from its INSEE code. Source: INSEE, Sirene and code officiel géographique.
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.model.party import Party
from compiler.model.protocol import Protocol

_COMMUNE = "commune"
_SIREN_OF_COMMUNE = "21"
_OVERSEAS = ("971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988")
_MAINLAND = frozenset(f"{number:02}" for number in range(1, 96) if number != 20)  # noqa: PLR2004 - Corsica is 2A, 2B
_LARGEST_DIGIT = 9
_SIREN, _INSEE = re.compile(r"[0-9]{9}"), re.compile(r"[0-9][0-9AB][0-9]{3}")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the numbers at fault, in the order of the parties. Errors: party.wrong-siren, party.wrong-insee."""
    first: dict[str, Party] = {}
    for party in protocol.parties:
        # A number of another form was reported already.
        if _SIREN.fullmatch(party.siren):
            yield from _siren(party)
        if _INSEE.fullmatch(party.insee):
            yield from _insee(party)
            yield from _shared(party, first)


def _siren(party: Party) -> Iterator[Diagnostic]:
    # La Poste's exception is for the SIRET of its offices: its SIREN has a right key.
    if not _has_right_key(party.siren):
        yield _wrong_siren(party, "sa clé de contrôle n'est pas la bonne", "recopiez-le du répertoire Sirene")
    elif _is_of_another_commune(party):
        yield _wrong_siren(
            party,
            f"celui de la commune {party.insee} commence par « {_opening(party)} »",
            "vérifiez le SIREN et le code INSEE : l'un des deux est d'une autre commune",
        )


def _has_right_key(siren: str) -> bool:
    """Tell whether the Luhn sum of a number is a multiple of ten."""
    doubled = (int(digit) * (1 + rank % 2) for rank, digit in enumerate(reversed(siren)))
    return sum(value - 9 if value > _LARGEST_DIGIT else value for value in doubled) % 10 == 0


def _is_of_another_commune(party: Party) -> bool:
    """Tell whether the SIREN of a commune holds another INSEE code; those of new communes hold none."""
    return (
        party.nature == _COMMUNE
        and party.insee[:2] in _MAINLAND
        and party.siren.startswith(_SIREN_OF_COMMUNE)
        and not party.siren.startswith(_opening(party))
    )


def _opening(party: Party) -> str:
    """Return how the SIREN of a commune begins: "21", its département, a zero, its rank in it."""
    return f"{_SIREN_OF_COMMUNE}{party.insee[:2]}0{party.insee[2:]}"


def _wrong_siren(party: Party, why: str, hint: str) -> Diagnostic:
    return Diagnostic(
        code="party.wrong-siren",
        message=f"Le SIREN de « {party.short} », {party.siren}, ne peut pas être le sien : {why}.",
        span=party.span,
        quote=party.siren,
        hint=hint,
    )


def _insee(party: Party) -> Iterator[Diagnostic]:
    department = party.insee[:3] if party.insee.startswith(("97", "98")) else party.insee[:2]
    if department not in _MAINLAND and department not in ("2A", "2B", *_OVERSEAS):
        why = f"aucun département ne porte le numéro {department}"
    elif party.department and party.department not in (department, party.insee[:2]):
        why = f"il commence par le numéro de son département, qui est ici {party.department}"
    else:
        return
    yield Diagnostic(
        code="party.wrong-insee",
        message=f"Le code INSEE de « {party.short} », {party.insee}, ne peut pas être le sien : {why}.",
        span=party.span,
        quote=party.insee,
        hint="recopiez-le du code officiel géographique, ou corrigez « departement »",
    )


def _shared(party: Party, first: dict[str, Party]) -> Iterator[Diagnostic]:
    """Yield the code of a commune that another party bears already: one was copied from the other."""
    if party.nature != _COMMUNE:
        return
    twin = first.setdefault(party.insee, party)
    if twin is not party:
        yield Diagnostic(
            code="party.wrong-insee",
            message=f"Le code INSEE de « {party.short} », {party.insee}, est déjà celui de « {twin.short} ».",
            span=party.span,
            quote=party.insee,
            hint="donnez à chaque commune le code que lui donne le code officiel géographique",
            related=(Related(caption="même code ici", span=twin.span, quote=twin.insee),),
        )
