"""Who is bound and what the title page says, to parties.yml and protocole.yml."""

from collections.abc import Iterable, Iterator, Mapping

from compiler.model.division import Level
from compiler.model.party import Accession, Party, PartySet, Signatory
from compiler.model.protocol import Identity, OlderContract, Protocol
from compiler.write.fields import flag, maybe, maybe_words, words
from compiler.write.inline import Hand
from compiler.write.spelling import bare
from compiler.write.yaml_text import Bare, Field, Flow, Listed, Record, Remark, Value, yaml_lines

_LONGEST_FLOW = 8
_LONGEST_RECORD = 100


class IdentityWriter:
    """Writes the two files at the root of a tree. `remarks` are sentences to put beside what bears an id."""

    def __init__(self, protocol: Protocol, hand: Hand, remarks: Mapping[str, str]) -> None:
        self._protocol, self._hand, self._remarks = protocol, hand, remarks

    def protocol_file(self, files: Iterable[str]) -> str:
        """Return protocole.yml; `files` are the texts of the act in reading order."""
        sections: tuple[list[Field], ...] = (
            [Remark("Ce fichier dit ce qu'est l'acte et dans quel ordre se lisent ses textes.")],
            [Remark("Page de titre."), *self._title()],
            [*self._dates()],
            [*self._contracts()],
            [*self._levels()],
            [
                Remark("Les textes de l'acte, dans l'ordre de lecture."),
                ("fichiers", Listed(tuple(files))),
            ],
        )
        return _file(sections)

    def parties_file(self) -> str:
        """Return parties.yml."""
        protocol = self._protocol
        sections: list[list[Field]] = [
            [Remark("Qui est lié par l'acte, qui signe, et quels groupes s'engagent d'un même mot.")],
            [("parties", self._listed((one.id, self._party(one)) for one in protocol.parties))],
        ]
        if protocol.sets:
            sections.append(
                [("ensembles", self._listed((one.id, self._group(one)) for one in protocol.sets))]
            )
        if protocol.accession is not None:
            sections.append([("adhesion", Record(tuple(self._accession(protocol.accession))))])
        return _file(sections)

    def _title(self) -> Iterator[Field]:
        identity = self._protocol.identity
        yield "titre", words(identity.title, self._hand)
        yield from maybe_words("sous_titre", identity.subtitle, self._hand)
        yield from maybe_words("territoire", identity.territory, self._hand)
        yield from maybe_words("entete", identity.header, self._hand)
        if identity.as_signed:
            yield Remark(
                "L'acte est gardé tel qu'il a été signé : ses fautes de fond sont dites sans empêcher de l'imprimer."
            )
            yield "tel_que_signe", "oui"

    def _dates(self) -> Iterator[Field]:
        identity = self._protocol.identity
        found = [*_period(identity), *maybe_words("lieu", identity.place, self._hand)]
        if identity.signed is not None:
            found.append(("date_signature", Bare(identity.signed.isoformat())))
        if identity.term is not None:
            day = Bare(identity.term.date.isoformat())
            basis = words(identity.term.basis, self._hand)
            found.append(("terme", Record((("date", day), ("fondement", basis)))))
        if found:
            yield Remark("Années couvertes, signature et fin de l'acte.")
            yield from found

    def _contracts(self) -> Iterator[Field]:
        contracts = self._protocol.identity.contracts
        if contracts:
            yield Remark("Contrats que l'acte renouvelle sans les remettre en cause.")
            yield "contrats", self._listed(((one.id, self._contract(one)) for one in contracts), spaced=False)

    def _contract(self, contract: OlderContract) -> Iterator[Field]:
        yield "id", contract.id
        yield "nom", words(contract.name, self._hand)
        yield "date", Bare(contract.date.isoformat())
        yield "territoire", words(contract.territory, self._hand)

    def _levels(self) -> Iterator[Field]:
        if self._protocol.levels:
            yield Remark("Les niveaux entre l'article et l'engagement, du plus large au plus fin.")
            yield "niveaux", Listed(tuple(short(_level(one)) for one in self._protocol.levels))

    def _listed(self, things: Iterable[tuple[str, Iterator[Field]]], *, spaced: bool = True) -> Listed:
        found: list[Value | Remark] = []
        for name, fields in things:
            if name in self._remarks:
                found.append(Remark(one_line(self._remarks[name])))
            found.append(Record(tuple(fields)))
        return Listed(tuple(found), spaced=spaced)

    def _party(self, party: Party) -> Iterator[Field]:
        yield "id", party.id
        yield "nom", words(party.name, self._hand)
        yield "court", words(party.short, self._hand)
        yield from maybe("nature", party.nature)
        yield from maybe("insee", party.insee)
        yield from maybe("siren", party.siren)
        yield from maybe("departement", party.department)
        if party.signatories:
            yield (
                "signataires",
                Listed(tuple(short(self._signatory(one)) for one in party.signatories)),
            )

    def _signatory(self, signatory: Signatory) -> Iterator[Field]:
        yield "id", signatory.id
        yield "qualite", words(signatory.quality, self._hand)
        yield from maybe_words("nom", signatory.name, self._hand)

    def _group(self, group: PartySet) -> Iterator[Field]:
        yield "id", group.id
        yield "nom", words(group.name, self._hand)
        yield "court", words(group.short, self._hand)
        is_short = len(group.members) <= _LONGEST_FLOW
        yield "membres", Flow(items=group.members) if is_short else Listed(group.members)

    def _accession(self, accession: Accession) -> Iterator[Field]:
        yield "ouverte", Bare("oui" if accession.is_open else "non")
        yield "texte", words(accession.text, self._hand)


def short(fields: Iterable[Field]) -> Record | Flow:
    """Return a record of a few words on one line when it is short enough."""
    found = tuple(fields)
    pairs = tuple(
        (one[0], one[1]) for one in found if not isinstance(one, Remark) and isinstance(one[1], str | Bare)
    )
    written = sum(len(key) + len(value if isinstance(value, str) else value.text) + 4 for key, value in pairs)
    is_short = len(pairs) == len(found) and written <= _LONGEST_RECORD
    return Flow(pairs=pairs) if is_short else Record(found)


def one_line(remark: str) -> str:
    """Return a remark on one line."""
    return " ".join(remark.split())


def _period(identity: Identity) -> Iterator[Field]:
    if identity.period is not None:
        start, end = map(str, identity.period)
        yield "periode", Flow(pairs=(("debut", Bare(start)), ("fin", Bare(end))))


def _level(level: Level) -> Iterator[Field]:
    yield "id", level.id
    yield "nom", bare(level.name)
    yield "pluriel", bare(level.plural)
    yield "genre", level.gender
    yield from flag("tableau", is_set=level.has_table)


def _file(sections: Iterable[list[Field]]) -> str:
    return "\n".join("\n".join([*yaml_lines(section), ""]) for section in sections if section)
