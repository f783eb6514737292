"""The small act with more towns among its parties, each of which signs: one slot a town, two a row."""

from pathlib import Path

from compiler.model.protocol import Protocol
from tests.versions import version

TOWNS = ("Arcueil", "Cachan", "Ivry", "Orly", "Rungis", "Thiais", "Vitry")
_GROUPS = """ensembles:
  - {id: tous, nom: L'ensemble des signataires, court: signataires, membres: [etat, commune]}
"""


def act_of(folder: Path, *towns: str) -> Protocol:
    """Return the small act between the State, some towns, and the town that it has."""
    parties = (
        _party("etat", "L'État", "État", "Le préfet"),
        *(_party(town.lower(), f"La commune de {town}", town, "La ou le maire") for town in towns),
        _party("commune", "La commune d'Essai", "Essai", "Le maire"),
    )
    return version(folder, parties=f"parties:\n{''.join(parties)}{_GROUPS}")


def _party(name: str, full: str, short: str, quality: str) -> str:
    nature = "etat" if name == "etat" else "commune"
    return (
        f"  - id: {name}\n    nom: {full}\n    court: {short}\n    nature: {nature}\n"
        f"    signataires:\n      - {{id: seul, qualite: {quality}}}\n"
    )
