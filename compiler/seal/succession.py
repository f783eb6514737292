"""What a new version is among those sealed before it: its number, its days, and whether it says anything new."""

from collections.abc import Iterator
from datetime import date

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import ToolError
from compiler.diagnostics.span import Span
from compiler.model.brief import Brief, SealedAct
from compiler.model.enact import enact
from compiler.model.printed import date_text
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


def find_stale_days(brief: Brief, signed: tuple[SealedAct, ...]) -> Iterator[Diagnostic]:
    """Yield the days that a drafter gives and that come before the last signature: those of an older avenant, kept.

    Errors: brief.stale.
    """
    days = [(act.signed, act.number) for act in signed if act.signed]
    if not days:
        return
    last, number = max(days)
    act = f"l'avenant n° {number}" if number else "l'acte"
    for field, told in (("date_evenement", brief.event_date), ("entree_en_vigueur", brief.effect)):
        if told is not None and told < last:
            yield Diagnostic(
                code="brief.stale",
                message=f"« {field} » ({date_text(told)}) est antérieure à la signature de {act} ({date_text(last)}).",
                span=brief.span,
                quote=f"{field}: {told.isoformat()}",
                hint="un avenant.yml se récrit après chaque signature : donnez le jour qui vaut pour cet avenant, "
                "ou retirez ce champ",
            )


def find_day(name: str, asked: date | None, number: int, signed: date | None) -> date:
    """Return the day of signature: the one asked for, else that of the act, or the one that its name tells.

    Errors: a day that nothing tells raises ToolError.
    """
    told = _day_of(name)
    day = asked or (told if number else signed or told)
    if day is None:
        raise ToolError("Quand cette version a-t-elle été signée ? Indiquez-le avec --date AAAA-MM-JJ.")
    return day


def check_day(versions: tuple[Manifest, ...], day: date) -> None:
    """Refuse to seal what would have been signed before the last version. Errors: raises ToolError."""
    if versions and day < versions[-1].signed:
        last = versions[-1]
        raise ToolError(
            f"La version « {last.name} » a été signée le {date_text(last.signed)} : la suivante ne peut pas l'avoir "
            f"été le {date_text(day)}. Donnez le jour de sa dernière signature avec --date AAAA-MM-JJ."
        )


def find_early_day(day: date, signed: tuple[SealedAct, ...], span: Span) -> Iterator[Diagnostic]:
    """Yield that an avenant is dated before the last signed act. Errors: avenant.too-early."""
    last = signed[-1] if signed else None
    if last is not None and last.signed is not None and day < last.signed:
        act = f"l'avenant n° {last.number}" if last.number else "l'acte"
        yield Diagnostic(
            code="avenant.too-early",
            message=f"L'avenant est daté du {date_text(day)}, avant la signature de {act} ({date_text(last.signed)}).",
            span=span,
            hint="donnez avec « --date » un jour qui suit cette signature",
        )


def _day_of(name: str) -> date | None:
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def is_unchanged(last: Protocol, current: Protocol) -> bool:
    """Tell whether two acts say the same words; formatting is no change."""
    return enact(last) == enact(current)
