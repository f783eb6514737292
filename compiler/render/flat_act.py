"""An act to flat tables: its engagements, indicators, parties and money, then those of its text.

Parties and divisions stay ids there, so that files can be joined; titles stand beside them for readers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from compiler.model.block import Funding
from compiler.model.division import Level
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState
from compiler.model.label import heading_text
from compiler.model.party import Party
from compiler.model.protocol import Protocol
from compiler.model.table import ColumnType, Table
from compiler.model.text import plain
from compiler.render.flat_records import ID, flatten_table
from compiler.render.flat_table import FlatColumn, FlatTable, FlatValue
from compiler.render.model_block import blocks_here, plain_text
from compiler.render.placement import Path, bound_parties, division_paths, engagement_paths, nearest


def flat_tables(protocol: Protocol) -> tuple[FlatTable, ...]:
    """Return every flat table of an act, those that readers look for first in front.

    A table of the text keeps its id; ours gives way when both claim one name.
    """
    ours = (_engagements(protocol), _indicators(protocol), _parties(protocol), _fundings(protocol))
    paths = division_paths(protocol)
    written = [
        flatten_table(block) for path in paths for block in blocks_here(path[-1]) if isinstance(block, Table)
    ]
    taken = {table.id for table in written}
    return (*(_renamed(table, taken) for table in ours), *written)


def _renamed(table: FlatTable, taken: set[str]) -> FlatTable:
    name = table.id
    while name in taken:
        name = f"acte-{name}"
    return replace(table, id=name)


def _level_columns(levels: tuple[Level, ...]) -> Iterator[FlatColumn]:
    """Yield two columns for each level of the act: the id of the division, and its heading."""
    for level in levels:
        name = level.name[:1].upper() + level.name[1:]
        yield FlatColumn(
            id=level.id,
            title=f"{name} (identifiant)",
            description="Identifiant de la division.",
            is_technical=True,
        )
        yield FlatColumn(id=f"{level.id}_titre", title=name, description="Numéro et titre de la division.")


def _level_values(path: Path, levels: tuple[Level, ...]) -> Iterator[str | None]:
    for level in levels:
        division = nearest(path, level.id)
        yield division.id if division else None
        yield plain(heading_text(division, levels)) if division else None


_ENGAGEMENT = (
    FlatColumn(id="texte", title="Engagement", description="Texte sans mise en forme.", width=6),
    FlatColumn(
        id="partenaires",
        title="Partenaires",
        type=ColumnType.PARTIES,
        description="Parties ou ensembles, tels qu’ils sont écrits.",
    ),
    FlatColumn(
        id="services",
        title="Services",
        type=ColumnType.LIST,
        description="Service de chaque partenaire, dans le même ordre ; vide s’il n’est pas dit.",
    ),
    FlatColumn(
        id="parties_engagees",
        title="Parties engagées",
        type=ColumnType.PARTIES,
        description="Parties liées par l’engagement, ensembles dépliés.",
        width=4,
    ),
)


def _engagements(protocol: Protocol) -> FlatTable:
    code = FlatColumn(id="code", title="Code", description="Code imprimé, donné une fois pour toutes.")
    return FlatTable(
        id="engagements",
        title="Engagements",
        description="Ce à quoi les parties s’obligent.",
        columns=(ID, code, *_level_columns(protocol.levels), *_ENGAGEMENT),
        rows=tuple(
            _engagement_row(engagement, path, protocol) for engagement, path in engagement_paths(protocol)
        ),
    )


def _engagement_row(engagement: Engagement, path: Path, protocol: Protocol) -> tuple[FlatValue, ...]:
    services = tuple(partner.service for partner in engagement.partners)
    return (
        engagement.id,
        engagement.code,
        *_level_values(path, protocol.levels),
        plain_text(engagement.content),
        tuple(partner.party for partner in engagement.partners),
        services if any(services) else (),
        bound_parties(engagement, protocol),
    )


_INDICATOR = (
    FlatColumn(id="libelle", title="Libellé", description="Ce que l’indicateur mesure.", width=5),
    FlatColumn(
        id="etat",
        title="État",
        description="Défini, ou encore à déterminer.",
        allowed=tuple(state.value for state in IndicatorState),
    ),
    FlatColumn(
        id="echeance",
        title="Échéance",
        type=ColumnType.DATE,
        description="Jour auquel l’indicateur est défini au plus tard.",
    ),
    FlatColumn(
        id="responsables",
        title="Responsables",
        type=ColumnType.PARTIES,
        description="Parties ou ensembles chargés de le définir.",
    ),
    FlatColumn(id="unite", title="Unité", description="Unité de mesure."),
    FlatColumn(id="echelle", title="Échelle", description="Échelle géographique de la mesure."),
    FlatColumn(id="producteur", title="Producteur", description="Qui produit la donnée."),
    FlatColumn(id="source", title="Source", description="D’où vient la donnée."),
    FlatColumn(id="frequence", title="Fréquence", description="Périodicité de la mesure."),
    FlatColumn(id="reference", title="Valeur de référence", description="Valeur de départ."),
    FlatColumn(id="cible", title="Valeur cible", description="Valeur visée."),
    FlatColumn(
        id="personnel",
        title="Données personnelles",
        type=ColumnType.MARK,
        description="Vrai si la mesure s’appuie sur des données à caractère personnel.",
    ),
)


def _indicators(protocol: Protocol) -> FlatTable:
    holder = FlatColumn(
        id="porteur",
        title="Porteur (identifiant)",
        description="Engagement ou division qui porte l’indicateur.",
        is_technical=True,
    )
    kind = FlatColumn(
        id="nature",
        title="Nature",
        description="Indicateur de contexte, de suivi ou d’impact.",
        allowed=tuple(kind.value for kind in IndicatorKind),
    )
    code = FlatColumn(
        id="code", title="Engagement", description="Code de l’engagement ; vide pour le contexte."
    )
    return FlatTable(
        id="indicateurs",
        title="Indicateurs",
        description="Mesures de contexte, de suivi et d’impact.",
        columns=(ID, holder, *_level_columns(protocol.levels), code, kind, *_INDICATOR),
        rows=tuple(_indicator_rows(protocol)),
        key=("porteur", "id"),
    )


def _indicator_rows(protocol: Protocol) -> Iterator[tuple[FlatValue, ...]]:
    for path in division_paths(protocol):
        levels = tuple(_level_values(path, protocol.levels))
        for indicator in path[-1].indicators:
            yield (indicator.id, path[-1].id, *levels, None, *_indicator_values(indicator))
        for engagement in path[-1].engagements:
            for indicator in (*engagement.follow_up, *engagement.impact):
                yield (indicator.id, engagement.id, *levels, engagement.code, *_indicator_values(indicator))


def _indicator_values(indicator: Indicator) -> tuple[FlatValue, ...]:
    return (
        indicator.kind.value,
        plain(indicator.label) or None,
        indicator.state.value,
        indicator.due,
        indicator.owners,
        indicator.unit or None,
        indicator.scale or None,
        indicator.producer or None,
        indicator.source or None,
        indicator.frequency or None,
        indicator.baseline or None,
        indicator.target or None,
        indicator.personal,
    )


# The nature of a party is a word of its record, without accent: readers are shown these.
NATURES: Mapping[str, str] = {
    "etat": "État",
    "epci": "EPCI",
    "commune": "Commune",
    "departement": "Département",
    "region": "Région",
    "caf": "CAF",
    "agence": "Agence",
    "operateur": "Opérateur",
    "association": "Association",
    "bailleurs": "Bailleurs",
    "autre": "Autre",
}
NATURE = FlatColumn(id="nature", title="Nature", description="Nature de la personne morale.")
_PARTY = (
    ID,
    FlatColumn(id="nom", title="Nom", description="Nom complet, avec son article.", width=4),
    FlatColumn(id="court", title="Nom court", description="Nom employé dans les tableaux.", width=2),
    NATURE,
    FlatColumn(id="departement", title="Département", description="Numéro du département."),
    FlatColumn(id="siren", title="SIREN", description="Numéro SIREN."),
    FlatColumn(id="insee", title="Code INSEE", description="Code officiel géographique."),
    FlatColumn(
        id="signataires",
        title="Signataires",
        type=ColumnType.LIST,
        description="Qualités au titre desquelles on signe.",
        width=4,
    ),
    FlatColumn(
        id="ensembles",
        title="Ensembles",
        type=ColumnType.PARTIES,
        description="Ensembles dont la partie est membre.",
        width=3,
    ),
)


def _parties(protocol: Protocol) -> FlatTable:
    return FlatTable(
        id="parties",
        title="Parties",
        description="Personnes morales liées par l’acte.",
        columns=_PARTY,
        rows=tuple(_party_row(party, protocol) for party in protocol.parties),
    )


def _party_row(party: Party, protocol: Protocol) -> tuple[FlatValue, ...]:
    return (
        party.id,
        party.name,
        party.short,
        party.nature or None,
        party.department or None,
        party.siren or None,
        party.insee or None,
        tuple(signatory.quality for signatory in party.signatories),
        tuple(group.id for group in protocol.sets if party.id in group.parties),
    )


def _fundings(protocol: Protocol) -> FlatTable:
    return FlatTable(
        id="financements",
        title="Financements",
        description="Engagements chiffrés, en euros ou en pourcentage.",
        columns=(
            ID,
            FlatColumn(
                id="objet", title="Objet", description="Ce que finance le montant ou la part.", width=6
            ),
            FlatColumn(id="montant", title="Montant", type=ColumnType.AMOUNT, description="En euros."),
            FlatColumn(id="taux", title="Taux", type=ColumnType.PERCENTAGE, description="En pourcentage."),
            FlatColumn(id="programme", title="Programme", description="Programme budgétaire.", width=2),
            FlatColumn(
                id="annee",
                title="Année",
                type=ColumnType.INTEGER,
                description="Année du versement.",
                grouped=False,
            ),
            FlatColumn(id="payeur", title="Payeur", type=ColumnType.PARTIES, description="Partie qui paie."),
            FlatColumn(id="statut", title="Statut", description="Degré d’engagement du montant."),
            FlatColumn(
                id="division",
                title="Division (identifiant)",
                description="Division où le chiffre est dit.",
                is_technical=True,
            ),
        ),
        rows=tuple(
            _funding_row(block, path[-1].id)
            for path in division_paths(protocol)
            for block in blocks_here(path[-1])
            if isinstance(block, Funding)
        ),
    )


def _funding_row(funding: Funding, division: str) -> tuple[FlatValue, ...]:
    return (
        funding.id,
        plain(funding.subject),
        funding.amount,
        funding.rate,
        funding.programme or None,
        funding.year,
        (funding.payer,),
        funding.state,
        division,
    )
