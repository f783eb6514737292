"""Who is bound: the parties, who signs for them, and the sets in which they act together."""

from dataclasses import dataclass, field

from compiler.diagnostics.span import NOWHERE, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """A signature slot: the quality in which someone signs. The name stays empty in what is published."""

    id: str
    quality: str
    name: str = ""
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A body bound by the act. `name` carries its article ("L'État"), `short` is for tables."""

    id: str
    name: str
    short: str
    nature: str = ""
    department: str = ""
    siren: str = ""
    insee: str = ""
    signatories: tuple[Signatory, ...] = ()
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySet:
    """A declared set of parties ("les communes signataires"); `parties` are the ids of its members, sets unfolded."""

    id: str
    name: str
    short: str
    members: tuple[str, ...]
    parties: tuple[str, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accession:
    """Whether other partners may join, and in which words the act says so."""

    is_open: bool
    text: str
    span: Span = field(default=NOWHERE, compare=False)
