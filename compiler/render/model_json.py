"""An act to its canonical model in JSON, described by schema/modele.schema.json.

All of the act is there but the places it was written at: read back, it is the same act.
"""

from collections.abc import Iterator

from compiler.model.block import Attachment, Chart, Funding
from compiler.model.division import ANNEXE, PREAMBLE, Division
from compiler.model.engagement import Engagement, Indicator
from compiler.model.party import Party, PartySet
from compiler.model.protocol import Identity, Note, OlderContract, Protocol
from compiler.model.table import Table
from compiler.render.json_bytes import Record, json_bytes, json_line
from compiler.render.model_block import (
    attachment_record,
    block_records,
    blocks_here,
    blocks_under,
    chart_record,
    funding_record,
    plain_text,
    says_all,
)
from compiler.render.model_table import table_record
from compiler.render.model_text import text_record
from compiler.render.placement import Path, bound_parties, division_paths, engagement_paths, nearest_id

FORMAT = "protocole/1"


def render_json(protocol: Protocol) -> bytes:
    """Return the model of an act; `format` changes when a program that reads it would have to."""
    return json_bytes(model_record(protocol))


def render_line(protocol: Protocol) -> str:
    """Return the same model on one line, never whole as plain data: it takes as much room as the act itself."""
    return json_line(_fields(protocol))


def model_record(protocol: Protocol) -> Record:
    """Return the model of an act as plain data."""
    return {
        key: list(value) if isinstance(value, Iterator) else value for key, value in _fields(protocol).items()
    }


def _fields(protocol: Protocol) -> Record:
    """Return the model of an act, the long lists made one thing at a time as they are read."""
    paths = tuple(division_paths(protocol))
    return {
        "format": FORMAT,
        **_identity(protocol.identity),
        "parties": [_party(party) for party in protocol.parties],
        "ensembles": [_set(group) for group in protocol.sets],
        "adhesion": _accession(protocol),
        "niveaux": _levels(protocol),
        **_top_divisions(protocol.divisions),
        "divisions": map(_listed, paths),
        "axes": [_named(path) for path in paths if path[-1].kind == "axe"],
        "objectifs": [_objective(path) for path in paths if path[-1].kind == "objectif"],
        "priorites": [
            {**_named(path), "objectif": nearest_id(path, "objectif")}
            for path in paths
            if path[-1].kind == "priorite"
        ],
        "engagements": (
            _engagement(engagement, path, protocol) for engagement, path in engagement_paths(protocol)
        ),
        **_records(protocol),
        "notes": map(_note, protocol.notes),
    }


def _identity(identity: Identity) -> Record:
    period, term = identity.period, identity.term
    return {
        "titre": identity.title,
        "sous_titre": identity.subtitle,
        "territoire": identity.territory,
        "entete": identity.header,
        "periode": {"debut": period[0], "fin": period[1]} if period else None,
        "lieu": identity.place,
        "date_signature": identity.signed.isoformat() if identity.signed else None,
        "terme": {"date": term.date.isoformat(), "fondement": term.basis} if term else None,
        "contrats": [_contract(contract) for contract in identity.contracts],
        **({"tel_que_signe": True} if identity.as_signed else {}),
    }


def _contract(contract: OlderContract) -> Record:
    return {
        "id": contract.id,
        "nom": contract.name,
        "date": contract.date.isoformat(),
        "territoire": contract.territory,
    }


def _party(party: Party) -> Record:
    return {
        "id": party.id,
        "nom": party.name,
        "court": party.short,
        "nature": party.nature,
        "departement": party.department,
        "siren": party.siren,
        "insee": party.insee,
        "signataire": signing_qualities(party),
        "signataires": [
            {"id": signatory.id, "qualite": signatory.quality, "nom": signatory.name}
            for signatory in party.signatories
        ],
    }


def signing_qualities(party: Party) -> str:
    """Return the qualities in which a party signs."""
    return " ; ".join(signatory.quality for signatory in party.signatories)


def _set(group: PartySet) -> Record:
    return {
        "id": group.id,
        "nom": group.name,
        "court": group.short,
        "membres": list(group.members),
        "parties": list(group.parties),
    }


def _accession(protocol: Protocol) -> Record | None:
    accession = protocol.accession
    return {"ouverte": accession.is_open, "texte": accession.text} if accession else None


def _levels(protocol: Protocol) -> list[Record]:
    return [
        {
            "id": level.id,
            "nom": level.name,
            "pluriel": level.plural,
            "genre": level.gender,
            "tableau": level.has_table,
        }
        for level in protocol.levels
    ]


def _top_divisions(divisions: tuple[Division, ...]) -> Record:
    """Return the préambule, the annexes, and all the rest; `divisions` tells the order of reading."""
    preamble = next((division for division in divisions if division.kind == PREAMBLE), None)
    others = [division for division in divisions if division is not preamble and division.kind != ANNEXE]
    return {
        "preambule": _top(preamble) if preamble else None,
        "articles": map(_top, others),
        "annexes": (_top(division) for division in divisions if division.kind == ANNEXE),
    }


def _top(division: Division) -> Record:
    """Return a division of the act itself, with all the tables found in it."""
    tables = [table_record(block) for block in blocks_under(division) if isinstance(block, Table)]
    return {**_division(division), "tables": tables}


def _division(division: Division) -> Record:
    return {
        "id": division.id,
        "nature": division.kind,
        "numero": division.number,
        **text_record("titre", division.title),
        "profondeur": division.depth,
        "blocs": block_records(division.blocks),
        "indicateurs_contexte": [_indicator(indicator) for indicator in division.indicators],
        "engagements": [engagement.id for engagement in division.engagements],
        "sous_divisions": [_division(child) for child in division.children],
    }


def _named(path: Path) -> Record:
    division = path[-1]
    return {"id": division.id, "numero": division.number, **text_record("titre", division.title)}


def _listed(path: Path) -> Record:
    parent = path[-2].id if len(path) > 1 else None
    return {"id": path[-1].id, "niveau": path[-1].kind, **_named(path), "parent": parent}


def _objective(path: Path) -> Record:
    indicators = [_indicator(indicator) for indicator in path[-1].indicators]
    return {**_named(path), "axe": nearest_id(path, "axe"), "indicateurs_contexte": indicators}


def _indicator(indicator: Indicator) -> Record:
    said = {
        "unite": indicator.unit,
        "echelle": indicator.scale,
        "producteur": indicator.producer,
        "source": indicator.source,
        "frequence": indicator.frequency,
        "reference": indicator.baseline,
        "cible": indicator.target,
        "personnel": indicator.personal,
    }
    return {
        "id": indicator.id,
        **text_record("libelle", indicator.label),
        "etat": indicator.state.value,
        "echeance": indicator.due.isoformat() if indicator.due else None,
        "responsables": list(indicator.owners),
        **{key: value for key, value in said.items() if value},
    }


def _engagement(engagement: Engagement, path: Path, protocol: Protocol) -> Record:
    words = plain_text(engagement.content)
    return {
        "id": engagement.id,
        "code": engagement.code,
        "division": path[-1].id,
        **{level: nearest_id(path, level) for level in ("axe", "objectif", "priorite")},
        "texte": words,
        **({} if says_all(engagement.content, words) else {"blocs": block_records(engagement.content)}),
        "partenaires": [partner.party for partner in engagement.partners],
        "partenaires_detail": [
            {"id": partner.party, "service": partner.service} for partner in engagement.partners
        ],
        "parties_engagees": list(bound_parties(engagement, protocol)),
        "indicateurs_suivi": [_indicator(indicator) for indicator in engagement.follow_up],
        "indicateurs_impact": [_indicator(indicator) for indicator in engagement.impact],
    }


def _records(protocol: Protocol) -> Record:
    """Return the charts, the documents to be joined and the commitments in money, each with its division."""
    held = [(block, division.id) for division in protocol.all_divisions() for block in blocks_here(division)]
    return {
        "graphiques": [
            {**chart_record(block), "division": name} for block, name in held if isinstance(block, Chart)
        ],
        "pieces": [
            {**attachment_record(block), "division": name}
            for block, name in held
            if isinstance(block, Attachment)
        ],
        "financements": [
            {**funding_record(block), "division": name} for block, name in held if isinstance(block, Funding)
        ],
    }


def _note(note: Note) -> Record:
    return {"id": note.id, "numero": note.number, **text_record("texte", note.content)}
