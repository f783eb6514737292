"""`protocole.yml` and `parties.yml` to the identity of the act, its levels, its files, its parties."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Related
from compiler.diagnostics.span import NOWHERE, Span, whole_lines
from compiler.diagnostics.suggestion import did_you_mean, nearest
from compiler.model.division import Level
from compiler.model.party import Accession, Party, PartySet, Signatory
from compiler.model.protocol import Identity, OlderContract, Term
from compiler.model.text import plain
from compiler.parse.context import Reading
from compiler.parse.corner import Corner, inline_of
from compiler.parse.day import read_date
from compiler.parse.nodes import Mapping, Node, Scalar, items_of, scalar_text
from compiler.parse.yaml_block import read_yaml

IDENTITY_FILE = "protocole.yml"
PARTIES_FILE = "parties.yml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file of the act, as `fichiers` names it."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Who is bound, as `parties.yml` says."""

    parties: tuple[Party, ...] = ()
    sets: tuple[PartySet, ...] = ()
    accession: Accession | None = None


def read_document(path: str, schema: str, reading: Reading) -> Mapping | None:
    """Read a YAML file whole against its schema; None when it cannot be used, which was then reported."""
    source = reading.tree.texts.get(path)
    if source is None:
        if path not in reading.tree.refused:
            reading.report(
                "file.missing",
                f"Le fichier « {path} » n'existe pas.",
                Span(file=path),
                hint=f"créez {path} à la racine du dossier de l'acte",
            )
        return None
    if not source.text.strip():
        _tell_empty(path, reading)
        return None
    result = read_yaml(source.text, path)
    reading.diagnostics.extend(result.diagnostics)
    if result.value is None:
        if not result.diagnostics:
            _tell_empty(path, reading)
        return None
    problems = reading.shapes.problems(result.value, schema)
    reading.diagnostics.extend(problems)
    return result.value if isinstance(result.value, Mapping) else None


def _tell_empty(path: str, reading: Reading) -> None:
    reading.report("file.empty", f"Le fichier « {path} » est vide.", Span(file=path), hint="remplissez-le")


def _text(node: Node | None, file: str) -> str:
    """Return a YAML text with its typography, marks aside."""
    return plain(inline_of(node, Corner(file=file, notes="")))


def read_identity(document: Mapping, reading: Reading) -> Identity:
    """Read what the title page needs; fields that have not their shape are left out."""
    period, signed, term = document.get("periode"), document.get("date_signature"), document.get("terme")
    return Identity(
        title=_text(document.get("titre"), IDENTITY_FILE),
        subtitle=_text(document.get("sous_titre"), IDENTITY_FILE),
        territory=_text(document.get("territoire"), IDENTITY_FILE),
        header=_text(document.get("entete"), IDENTITY_FILE),
        period=_period(period),
        place=_text(document.get("lieu"), IDENTITY_FILE),
        signed=read_date(scalar_text(signed), signed.span, reading.diagnostics) if signed else None,
        term=_term(term, reading),
        contracts=tuple(_contracts(document.get("contrats"), reading)),
        as_signed=is_as_signed(document),
        span=signed.span if signed else document.span,
    )


def is_as_signed(document: Mapping) -> bool:
    """Tell whether an act is kept as it was signed, its faults of substance included."""
    return scalar_text(document.get("tel_que_signe")) == "oui"


def _period(node: Node | None) -> tuple[int, int] | None:
    if not isinstance(node, Mapping):
        return None
    start, end = node.get("debut"), node.get("fin")
    if (
        isinstance(start, Scalar)
        and isinstance(end, Scalar)
        and isinstance(start.value, int)
        and isinstance(end.value, int)
    ):
        return start.value, end.value
    return None


def _term(node: Node | None, reading: Reading) -> Term | None:
    if not isinstance(node, Mapping):
        return None
    written = node.get("date")
    day = read_date(scalar_text(written), written.span, reading.diagnostics) if written else None
    return Term(date=day, basis=_text(node.get("fondement"), IDENTITY_FILE), span=node.span) if day else None


def _contracts(node: Node | None, reading: Reading) -> Iterator[OlderContract]:
    for item in items_of(node):
        written = item.get("date") if isinstance(item, Mapping) else None
        if isinstance(item, Mapping) and written is not None:
            day = read_date(scalar_text(written), written.span, reading.diagnostics)
            if day is not None:
                yield OlderContract(
                    id=scalar_text(item.get("id")),
                    name=_text(item.get("nom"), IDENTITY_FILE),
                    date=day,
                    territory=_text(item.get("territoire"), IDENTITY_FILE),
                    span=item.span,
                )


def read_levels(document: Mapping) -> tuple[Level, ...]:
    """Return the declared levels, outermost first."""
    return tuple(
        Level(
            id=scalar_text(item.get("id")),
            name=scalar_text(item.get("nom")),
            plural=scalar_text(item.get("pluriel")),
            gender=scalar_text(item.get("genre")) or "masculin",
            has_table=scalar_text(item.get("tableau")) == "oui",
            span=item.span,
        )
        for item in items_of(document.get("niveaux"))
        if isinstance(item, Mapping)
    )


def read_files(document: Mapping, reading: Reading) -> tuple[ListedFile, ...]:
    """Return the files of the act in reading order.

    Errors: file.missing, file.listed-twice, file.not-listed.
    """
    texts = reading.tree.texts
    listed: dict[str, Span] = {}
    for item in items_of(document.get("fichiers")):
        path = scalar_text(item).removeprefix("./")
        if not path:
            continue  # Not the name of a file: its shape was reported.
        if path in listed:
            reading.report(
                "file.listed-twice",
                f"Le fichier « {path} » est cité deux fois.",
                item.span,
                hint="gardez une seule des deux lignes",
                related=(Related(caption="première fois ici", span=listed[path]),),
            )
            continue
        listed[path] = item.span
    _tell_strays(listed, reading)
    return tuple(ListedFile(path=path, span=span) for path, span in listed.items() if path in texts)


def _tell_strays(listed: dict[str, Span], reading: Reading) -> None:
    """Report files listed and absent, then files present and not listed."""
    markdown = sorted(name for name in reading.tree.texts if name.endswith(".md"))
    absent = [path for path in listed if path not in reading.tree.texts and path not in reading.tree.refused]
    for path in absent:
        hint = did_you_mean(path, markdown, "créez ce fichier, ou retirez cette ligne")
        if path.startswith(("/", "../")):
            hint = "donnez un chemin qui parte du dossier de l'acte, comme « corps/objet.md »"
        reading.report("file.missing", f"Le fichier « {path} » n'existe pas.", listed[path], hint=hint)
    # A file whose name was mistyped in the list is told there, once.
    meant = {nearest(path, markdown) for path in absent}
    for path in markdown:
        if path not in listed and path not in meant:
            reading.report(
                "file.not-listed",
                f"Le fichier « {path} » n'est pas dans l'acte.",
                whole_lines(path, 1, 1),
                hint="ajoutez-le à « fichiers » dans protocole.yml, ou déplacez-le hors du dossier",
            )


def read_bodies(document: Mapping, reading: Reading) -> Bodies:
    """Read parties, sets and the clause of accession.

    Errors: id.duplicate-party, party.unknown-member, party.circular-set.
    """
    taken: dict[str, Span] = {}
    parties = tuple(_party(item) for item in _fresh(document.get("parties"), taken, reading))
    groups = _fresh(document.get("ensembles"), taken, reading)
    members = {
        scalar_text(item.get("id")): tuple(
            (scalar_text(member), member.span) for member in items_of(item.get("membres"))
        )
        for item in groups
    }
    known = {party.id for party in parties}
    sets = tuple(
        PartySet(
            id=scalar_text(item.get("id")),
            name=_text(item.get("nom"), PARTIES_FILE),
            short=_text(item.get("court"), PARTIES_FILE),
            members=tuple(name for name, _ in members[scalar_text(item.get("id"))]),
            parties=tuple(dict.fromkeys(_unfold(scalar_text(item.get("id")), members, known, (), reading))),
            span=item.span,
        )
        for item in groups
    )
    return Bodies(parties=parties, sets=sets, accession=_accession(document.get("adhesion")))


def _fresh(node: Node | None, taken: dict[str, Span], reading: Reading) -> list[Mapping]:
    """Return the mappings of a list that have an id of their own."""
    kept: list[Mapping] = []
    for item in items_of(node):
        if not isinstance(item, Mapping):
            continue
        name = scalar_text(item.get("id"))
        if name in taken:
            reading.report(
                "id.duplicate-party",
                f"L'identifiant « {name} » est déjà celui d'une autre partie.",
                item.span,
                quote=name,
                hint="donnez à chaque partie et à chaque ensemble un identifiant qui lui soit propre",
                related=(Related(caption="première définition ici", span=taken[name]),),
            )
        elif name:
            taken[name] = item.span
            kept.append(item)
    return kept


def _party(item: Mapping) -> Party:
    return Party(
        id=scalar_text(item.get("id")),
        name=_text(item.get("nom"), PARTIES_FILE),
        short=_text(item.get("court"), PARTIES_FILE),
        nature=scalar_text(item.get("nature")),
        department=scalar_text(item.get("departement")),
        siren=scalar_text(item.get("siren")),
        insee=scalar_text(item.get("insee")),
        signatories=tuple(
            Signatory(
                id=scalar_text(slot.get("id")),
                quality=_text(slot.get("qualite"), PARTIES_FILE),
                name=_text(slot.get("nom"), PARTIES_FILE),
                span=slot.span,
            )
            for slot in items_of(item.get("signataires"))
            if isinstance(slot, Mapping)
        ),
        span=item.span,
    )


def _unfold(
    name: str,
    members: dict[str, tuple[tuple[str, Span], ...]],
    known: set[str],
    above: tuple[str, ...],
    reading: Reading,
) -> Iterator[str]:
    """Yield the parties of a set, those of the sets inside it included."""
    for member, span in members[name]:
        if member in known:
            yield member
        elif member in (*above, name):
            reading.report(
                "party.circular-set",
                f"L'ensemble « {member} » se contient lui-même.",
                span,
                hint="retirez ce membre",
            )
        elif member in members:
            yield from _unfold(member, members, known, (*above, name), reading)
        elif not above:
            reading.report(
                "party.unknown-member",
                f"« {member} » n'est ni une partie ni un ensemble.",
                span,
                hint=did_you_mean(member, [*known, *members], "déclarez-la dans parties.yml"),
            )


def _accession(node: Node | None) -> Accession | None:
    if not isinstance(node, Mapping):
        return None
    return Accession(
        is_open=scalar_text(node.get("ouverte")) == "oui",
        text=_text(node.get("texte"), PARTIES_FILE),
        span=node.span,
    )


NO_BODIES = Bodies()
NO_IDENTITY = Identity(
    title="",
    subtitle="",
    territory="",
    header="",
    period=None,
    place="",
    signed=None,
    term=None,
    span=NOWHERE,
)
