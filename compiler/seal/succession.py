"""What a new version is among those sealed before it: its number, its day, and whether it says anything new."""

from datetime import date

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import ToolError
from compiler.model.brief import Brief, SealedAct
from compiler.model.enact import enact
from compiler.model.protocol import Protocol
from compiler.seal.manifest import Manifest


def find_number(versions: tuple[Manifest, ...], asked: int | None, drafted: int | None = None) -> int:
    """Return the number of a new version: the one asked for, else the drafter's, else the next, 0 for the first.

    Errors: a number that does not follow the last, or is not the drafter's, raises ToolError.
    """
    last = versions[-1].number if versions else -1
    if asked is None:
        asked = drafted if versions else None
    elif drafted is not None and asked not in {0, drafted}:
        raise ToolError(f"« --avenant {asked} » contredit avenant.yml, qui écrit « numero: {drafted} ».")
    if asked is None:
        return last + 1
    if asked <= last:
        taken = f"l'avenant n° {last}" if last else "le protocole lui-même"
        raise ToolError(
            f"La dernière version scellée est {taken} (« {versions[-1].name} ») : "
            f"la suivante est au moins l'avenant n° {last + 1}."
        )
    return asked


def find_taken_number(brief: Brief, signed: tuple[SealedAct, ...]) -> tuple[Diagnostic, ...]:
    """Report a number that the drafter gives to an avenant when a signed act bears it. Errors: brief.number-taken."""
    last = signed[-1].number if signed else 0
    if brief.number is None or brief.number > last:
        return ()
    remark = Diagnostic(
        code="brief.number-taken",
        message=f"Le dernier acte scellé est l'avenant n° {last} : le prochain ne peut pas porter le numéro "
        f"{brief.number}.",
        span=brief.span,
        hint=f"écrivez « numero: {last + 1} », ou retirez ce champ",
    )
    return (remark,)


def find_day(name: str, asked: date | None, number: int, signed: date | None) -> date:
    """Return the day of signature: the one asked for, else that of the act, or the one that its name tells.

    Errors: a day that nothing tells raises ToolError.
    """
    told = _day_of(name)
    day = asked or (told if number else signed or told)
    if day is None:
        raise ToolError("Quand cette version a-t-elle été signée ? Indiquez-le avec --date AAAA-MM-JJ.")
    return day


def _day_of(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def is_unchanged(last: Protocol, current: Protocol) -> bool:
    """Tell whether two acts say the same words; formatting is no change."""
    return enact(last) == enact(current)
