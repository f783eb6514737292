"""`avenant`, `comparer`, `appliquer`: what enters, what is said, what is written, the status."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from compiler.cli.arguments import epoch_day
from compiler.cli.output import State, digest, is_current, read_state, write_all
from compiler.cli.speech import complain, is_terminal, say, summary
from compiler.cli.status import DONE, ERRORS
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.report import in_order, report_text
from compiler.pipeline import Loaded, amending, applying
from compiler.pipeline.amending import Amended
from compiler.pipeline.versions import Version, current_version, find_version

_FOLDER, _ACT = "avenant", "avenant."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """The two versions of a run, and what to do with them."""

    base: Version
    target: Version
    work: Callable[[Version, Version, datetime], Amended]
    forms: tuple[str, ...] = ()


def amend(request: Namespace) -> int:
    """Write the avenant that leads from the base to the act, once it is proved."""
    target = current_version(request.source)
    base = _find(request.source, request.base)
    if base is None:
        return ERRORS
    return _run(request, _Pair(base=base, target=target, work=amending.amend))


def compare(request: Namespace) -> int:
    """Show what changes from one version to another."""
    base, target = _find(request.source, request.avant), _find(request.source, request.apres)
    if base is None or target is None:
        return ERRORS

    def work(before: Version, after: Version, stamp: datetime) -> Amended:
        return amending.compare(before, after, stamp, request.formats)

    return _run(request, _Pair(base=base, target=target, work=work, forms=request.formats))


def apply(request: Namespace) -> int:
    """Print the act that an avenant gives, applied to its base."""
    base = _find(request.source, request.base)
    if base is None:
        return ERRORS
    applied = applying.apply(request.fichier, base)
    if applied.base_errors:
        _tell_base(applied.base_errors, applied.base, base)
    if applied.diagnostics:
        complain(report_text(in_order(applied.diagnostics), {}, request.fichier.as_posix(), colour=_colour()))
    if applied.model is None:
        complain("L'avenant n'a pas été appliqué.\n")
        return ERRORS
    say(applied.model.decode())
    return DONE


def _find(source: Path, name: str | None) -> Version | None:
    """Return the version that a REF names; None when it is no longer what was sealed, which was then said."""
    found = find_version(source, name)
    if found.faults:
        complain(report_text(found.faults, {}, source.as_posix(), colour=_colour()))
    return found.version


def _run(request: Namespace, pair: _Pair) -> int:
    folder = request.sortie / _FOLDER
    now = datetime.now(tz=UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    stamp = request.date or epoch_day(os.environ) or now
    # Labels count: the page names the versions as they were asked for.
    asked = f"{request.command}\0{pair.base.label}\0{pair.target.label}\0{stamp}"
    origin = digest(f"{asked}\0{pair.base.fingerprint()}\0{pair.target.fingerprint()}".encode())
    fingerprint = digest(f"{origin}\0{','.join(pair.forms)}".encode())
    state = read_state(folder)
    if is_current(folder, state, fingerprint) and state is not None:
        complain(state.said)
        say(f"Rien n'a changé : {folder.as_posix()}/ est à jour.\n")
        return DONE
    amended = pair.work(pair.base, pair.target, stamp)
    if amended.base_errors:
        _tell_base(amended.base_errors, amended.base, pair.base)
    said = _said(amended, pair.target, colour=False)
    complain(_said(amended, pair.target, colour=_colour()))
    if amended.is_empty:
        return _tell_empty(request.command, pair)
    if amended.documents is None:
        complain("Rien n'a été écrit.\n")
        return ERRORS
    files, known = amended.documents.files, _removable(state, request.command)
    written = write_all(folder, files, known, fingerprint, said, origin=origin)
    say(_outcome(amended) + summary(folder, files, written))
    return DONE


def _removable(state: State | None, command: str) -> State | None:
    """Return what may be cleared away: a comparison leaves the act alone, which may have been filled in."""
    if state is None or command == "avenant":
        return state
    files = {name: known for name, known in state.files.items() if not name.startswith(_ACT)}
    return replace(state, files=files)


def _tell_empty(command: str, pair: _Pair) -> int:
    """Say that two versions are the same. It is an answer to a comparison, and no subject for an avenant."""
    if command == "comparer":
        say(f"Rien ne change entre {pair.base.label} et {pair.target.label}.\n")
        return DONE
    complain(f"Rien n'a changé depuis {pair.base.label} : il n'y a pas d'avenant à écrire.\n")
    return ERRORS


def _tell_base(errors: tuple[Diagnostic, ...], base: Loaded, version: Version) -> None:
    complain(f"La base ({version.label}) a des erreurs : rien ne peut lui être comparé.\n\n")
    complain(report_text(errors, base.texts, version.place, colour=_colour()))


def _said(amended: Amended, target: Version, *, colour: bool) -> str:
    """Return what is said of the act and of its avenant; nothing when all is well."""
    told = in_order((*amended.target.diagnostics, *amended.faults))
    report = report_text(told, amended.target.texts, target.place, colour=colour) if told else ""
    remarks = amended.documents.remarks if amended.documents is not None else ()
    return report + "".join(f"avertissement : {remark}\n" for remark in remarks)


def _outcome(amended: Amended) -> str:
    """Return what was done, in a sentence."""
    number = len(amended.changes.written()) if amended.changes else 0
    changes = f"{number} changement{'s' if number > 1 else ''}"
    if amended.amendment is None:
        return f"{changes}.\n"
    articles = len(amended.amendment.articles)
    return (
        f"Avenant n° {amended.amendment.number} : {changes}, {articles} articles ; prouvé en le relisant.\n"
    )


def _colour() -> bool:
    return is_terminal(sys.stderr)
