"""The act that a copy of ours carries in it, out of sight, to what it tells of the copy."""

from dataclasses import dataclass, replace

from compiler.diagnostics.result import ToolError
from compiler.model.protocol import Protocol
from compiler.model.review import Ignored, Reviewed
from compiler.model.source_line import digest, source_lines
from compiler.model.text import addresses
from compiler.parse.from_json import read_model

_LOST = Ignored(
    message=(
        "L'acte que la copie porte en elle, hors de vue, y manque ou y est abîmé\u00a0: "
        "qui a changé ce qui n'est pas suivi ne se sait plus, et une image mise sans suivi ne s'y voit pas."
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The act that a copy was made from, and the digests of its lines; with its digest, the addresses each leads to."""

    act: Protocol
    prints: frozenset[str]
    links: frozenset[tuple[str, str]]


def read_carried(model: str) -> Carried | None:
    """Return the act that a copy was made from; None when it no longer says it, or when somebody altered it."""
    if not model:
        return None
    try:
        act = read_model(model)
        lines = source_lines(act)
        return Carried(
            act=act,
            prints=frozenset(digest(line.printed) for line in lines),
            links=frozenset((digest(line.printed), one) for line in lines for one in addresses(line.content)),
        )
    except (ToolError, AttributeError, LookupError, TypeError, ValueError):
        return None


def is_model(text: str) -> bool:
    """Tell whether what a copy carries is a whole act: nothing is compared with what is left of one."""
    return read_carried(text) is not None


def with_prints(reviewed: Reviewed, carried: Carried | None) -> Reviewed:
    """Return a copy with the digests of the lines it was made from; one that no longer says them says so."""
    if carried is not None:
        return replace(reviewed, prints=carried.prints, links=carried.links)
    return reviewed if reviewed.prints else replace(reviewed, ignored=(_LOST, *reviewed.ignored))


def header_of(act: Protocol) -> str:
    """Return what an act prints above its pages."""
    return act.identity.header or act.identity.title
