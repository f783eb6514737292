"""A model in JSON to the act it was made from, spans excepted. It refuses what is not such a model."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from compiler.diagnostics.result import ToolError
from compiler.model.division import Division, Level
from compiler.model.engagement import Engagement, Indicator, IndicatorKind, IndicatorState, Partner
from compiler.model.party import Accession, Party, PartySet, Signatory
from compiler.model.protocol import Identity, Note, OlderContract, Protocol, Term
from compiler.model.table import Table
from compiler.parse.json_block import read_blocks, read_paragraphs
from compiler.parse.json_table import read_table_record
from compiler.parse.json_text import Record, read_text

FORMAT = "protocole/1"


def read_model(text: str) -> Protocol:
    """Return the act of a model; raise ToolError when the text is not one."""
    try:
        record = json.loads(text, parse_float=Decimal)
        if record["format"] != FORMAT:
            raise ToolError(
                f"Ce modèle est au format « {record['format']} » ; le compilateur lit « {FORMAT} »."
            )
        return _protocol(record)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise ToolError(f"Ce fichier n'est pas le modèle d'un acte : {error!r}.") from error


def _protocol(record: Record) -> Protocol:
    accession = record["adhesion"]
    return Protocol(
        identity=_identity(record),
        parties=tuple(_party(party) for party in record["parties"]),
        sets=tuple(_set(group) for group in record["ensembles"]),
        accession=Accession(is_open=accession["ouverte"], text=accession["texte"]) if accession else None,
        levels=tuple(_level(level) for level in record["niveaux"]),
        divisions=_divisions(record),
        notes=tuple(
            Note(id=note["id"], number=note["numero"], content=read_text(note, "texte"))
            for note in record["notes"]
        ),
    )


def _identity(record: Record) -> Identity:
    period, signed, term = record["periode"], record["date_signature"], record["terme"]
    return Identity(
        title=record["titre"],
        subtitle=record["sous_titre"],
        territory=record["territoire"],
        header=record["entete"],
        period=(period["debut"], period["fin"]) if period else None,
        place=record["lieu"],
        signed=date.fromisoformat(signed) if signed else None,
        term=Term(date=date.fromisoformat(term["date"]), basis=term["fondement"]) if term else None,
        contracts=tuple(_contract(contract) for contract in record["contrats"]),
        as_signed=record.get("tel_que_signe", False),
    )


def _contract(record: Record) -> OlderContract:
    return OlderContract(
        id=record["id"],
        name=record["nom"],
        date=date.fromisoformat(record["date"]),
        territory=record["territoire"],
    )


def _party(record: Record) -> Party:
    return Party(
        id=record["id"],
        name=record["nom"],
        short=record["court"],
        nature=record["nature"],
        department=record["departement"],
        siren=record["siren"],
        insee=record["insee"],
        signatories=tuple(
            Signatory(id=signatory["id"], quality=signatory["qualite"], name=signatory["nom"])
            for signatory in record["signataires"]
        ),
    )


def _set(record: Record) -> PartySet:
    return PartySet(
        id=record["id"],
        name=record["nom"],
        short=record["court"],
        members=tuple(record["membres"]),
        parties=tuple(record["parties"]),
    )


def _level(record: Record) -> Level:
    return Level(
        id=record["id"],
        name=record["nom"],
        plural=record["pluriel"],
        gender=record["genre"],
        has_table=record["tableau"],
    )


def _divisions(record: Record) -> tuple[Division, ...]:
    """Return the divisions of the act itself, in the order that the list of all divisions gives."""
    held = [*([record["preambule"]] if record["preambule"] else []), *record["articles"], *record["annexes"]]
    tables = {table["id"]: read_table_record(table) for division in held for table in division["tables"]}
    engagements = {one["id"]: _engagement(one, tables) for one in record["engagements"]}
    by_id = {division["id"]: _division(division, tables, engagements) for division in held}
    return tuple(by_id[listed["id"]] for listed in record["divisions"] if listed["parent"] is None)


def _division(record: Record, tables: Mapping[str, Table], engagements: Mapping[str, Engagement]) -> Division:
    return Division(
        kind=record["nature"],
        id=record["id"],
        number=record["numero"],
        title=read_text(record, "titre"),
        depth=record["profondeur"],
        blocks=read_blocks(record["blocs"], tables),
        indicators=tuple(_indicator(one, IndicatorKind.CONTEXT) for one in record["indicateurs_contexte"]),
        engagements=tuple(engagements[name] for name in record["engagements"]),
        children=tuple(_division(child, tables, engagements) for child in record["sous_divisions"]),
    )


def _engagement(record: Record, tables: Mapping[str, Table]) -> Engagement:
    blocks = record.get("blocs")
    return Engagement(
        id=record["id"],
        code=record["code"],
        content=read_paragraphs(record["texte"]) if blocks is None else read_blocks(blocks, tables),
        partners=tuple(
            Partner(party=one["id"], service=one["service"]) for one in record["partenaires_detail"]
        ),
        follow_up=tuple(_indicator(one, IndicatorKind.FOLLOW_UP) for one in record["indicateurs_suivi"]),
        impact=tuple(_indicator(one, IndicatorKind.IMPACT) for one in record["indicateurs_impact"]),
    )


def _indicator(record: Record, kind: IndicatorKind) -> Indicator:
    return Indicator(
        id=record["id"],
        kind=kind,
        label=read_text(record, "libelle"),
        state=IndicatorState(record["etat"]),
        due=date.fromisoformat(record["echeance"]) if record["echeance"] else None,
        owners=tuple(record["responsables"]),
        unit=record.get("unite", ""),
        scale=record.get("echelle", ""),
        producer=record.get("producteur", ""),
        source=record.get("source", ""),
        frequency=record.get("frequence", ""),
        baseline=record.get("reference", ""),
        target=record.get("cible", ""),
        personal=record.get("personnel", False),
    )
