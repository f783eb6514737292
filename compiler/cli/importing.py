"""`importer`: an existing act to a source tree, with all that its reading was unsure of."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from compiler.cli.output import STATE, State, digest, read_state, write_all
from compiler.cli.progress import Progress
from compiler.cli.speech import complain, is_terminal, say
from compiler.cli.status import DONE, ERRORS
from compiler.diagnostics.diagnostic import Severity
from compiler.diagnostics.report import count, report_text
from compiler.diagnostics.result import ToolError
from compiler.model.intake import Finding, Intake
from compiler.pipeline.adopting import Handed, adopt, intake_page
from compiler.read.document import read_document

_PAGE = "import.html"
_SHOWN = 12


def import_act(request: Namespace) -> int:
    """Write the source tree that a file gives, and the report; nothing when the file is refused."""
    folder: Path = request.sortie
    state = read_state(folder)
    _refuse_occupied(folder, state)
    with Progress(f"Import de {request.fichier.name}") as progress:
        handed = _handed(request)
        adopted = adopt(handed, progress.stage)
        progress.stage("rapport")
        files = {**adopted.files, _PAGE: intake_page(adopted)}
    if adopted.intake is None:
        complain(
            report_text(adopted.faults, {}, request.fichier.parent.as_posix(), colour=is_terminal(sys.stderr))
        )
        complain("Rien n'a été écrit.\n")
        return ERRORS
    said = "\n".join(_report(adopted.intake, folder)) + "\n"
    write_all(folder, files, state, digest(handed.data), said)
    say(said)
    return DONE


def _handed(request: Namespace) -> Handed:
    profile = None
    if request.profil is not None:
        try:
            profile = request.profil.name, read_document(request.profil).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ToolError(
                f"Le profil « {request.profil} » n'est pas en UTF-8 : enregistrez-le ainsi."
            ) from error
    data = read_document(request.fichier)
    return Handed(name=request.fichier.name, data=data, profile=profile, corrects=request.corriger)


def _refuse_occupied(folder: Path, state: State | None) -> None:
    """Refuse to write among files that no import wrote, or that somebody edited since."""
    if not folder.is_dir():
        return
    own = state.files if state else {}
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    strange = next(
        (name for name in found if name != STATE and not _is_own(folder / name, own.get(name))), None
    )
    if strange is not None:
        raise ToolError(
            f"Le dossier « {folder} » contient déjà « {strange} » : donnez à --sortie un dossier neuf ou vide."
        )


def _is_own(path: Path, known: str | None) -> bool:
    return known is not None and digest(path.read_bytes()) == known


def _report(intake: Intake, folder: Path) -> Iterator[str]:
    """Yield the lines of the report on the screen."""
    yield f"« {intake.file} » est importé dans {folder.as_posix()}/ :"
    yield from (f"  {number:>6}  {what}" for what, number in intake.figures)
    written, kept, left = intake.words
    yield f"{_number(written)} mots lus, {_number(kept)} repris, {_number(left)} rendus autrement ou laissés de côté."
    yield "(Sommaire, échéances, titres de tableaux, signatures : le rapport les donne un par un.)"
    unsure = [one for one in intake.findings if not one.is_sure]
    sure = len(intake.findings) - len(unsure)
    yield ""
    if unsure:
        yield f"À vérifier ({len(unsure)}) :"
        yield from (_line(one) for one in unsure[:_SHOWN])
        if len(unsure) > _SHOWN:
            yield f"  … et {len(unsure) - _SHOWN} autres dans le rapport."
    else:
        yield "Rien ne demande à être vérifié."
    if sure:
        yield f"Fait sans hésitation, pour mémoire : {sure} décisions."
    yield ""
    errors = count(intake.diagnostics, Severity.ERROR)
    warnings = count(intake.diagnostics, Severity.WARNING)
    yield f"L'acte importé, tel qu'il est écrit : {_plural(errors, 'erreur')}, {_plural(warnings, 'avertissement')}."
    yield f"Rapport : {(folder / _PAGE).as_posix()}"
    yield f"Ensuite : protocole verifier --source {folder.as_posix()}"


def _line(one: Finding) -> str:
    place = f"ligne {one.original.line}" if one.original.file else "acte"
    led = f" → {one.result.file}:{one.result.line}" if one.result.file else ""
    return f"  {place}{led} : {one.message}"


def _plural(number: int, noun: str) -> str:
    return f"{_number(number)} {noun}{'s' if number > 1 else ''}"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")
