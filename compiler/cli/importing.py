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
from compiler.pipeline.adopting import Adopted, Handed, adopt, intake_page
from compiler.read.document import read_document
from compiler.render.intake.sentences import place_said

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
        complain(_faults(request, adopted))
        complain("Rien n'a été écrit.\n")
        return ERRORS
    said = "\n".join(_report(adopted.intake, folder)) + "\n"
    write_all(folder, files, state, digest(handed.data), said)
    say(said)
    return DONE


def _faults(request: Namespace, adopted: Adopted) -> str:
    """Return why nothing is imported, each fault at the path of the file that has it."""
    said = ((request.profil, adopted.profile_faults), (request.fichier, adopted.faults))
    colour = is_terminal(sys.stderr)
    return "\n".join(
        report_text(faults, {}, path.parent.as_posix(), colour=colour) for path, faults in said if faults
    )


def _read(path: Path) -> bytes:
    """Return the bytes of a file. Errors: ToolError, which says what stands there when it is no file."""
    kinds = (
        (Path.is_dir, "est un dossier"),
        (Path.is_fifo, "est un tube"),
        (Path.is_socket, "est une prise réseau"),
        (Path.is_char_device, "est un périphérique"),
        (Path.is_block_device, "est un périphérique"),
    )
    try:
        said = next((what for is_one, what in kinds if is_one(path)), "")
    except (OSError, ValueError):
        # A name that the system refuses: who reads the file says it.
        said = ""
    if said:
        raise ToolError(f"« {path} » {said}, et non un fichier.")
    return read_document(path)


def _handed(request: Namespace) -> Handed:
    profile = None
    if request.profil is not None:
        try:
            profile = request.profil.name, _read(request.profil).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ToolError(
                f"Le profil « {request.profil} » n'est pas en UTF-8 : enregistrez-le ainsi."
            ) from error
    data = _read(request.fichier)
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
    applied = [one for one in intake.findings if one.is_sure and one.is_applied]
    sure = len(intake.findings) - len(unsure) - len(applied)
    yield ""
    yield from _listed("À vérifier", unsure)
    if not unsure:
        yield "Rien ne demande à être vérifié."
    yield from _listed("Corrigé", applied)
    if sure:
        yield f"Fait sans hésitation, pour mémoire : {sure} décisions."
    yield ""
    errors = count(intake.diagnostics, Severity.ERROR)
    warnings = count(intake.diagnostics, Severity.WARNING)
    yield f"L'acte importé, tel qu'il est écrit : {_plural(errors, 'erreur')}, {_plural(warnings, 'avertissement')}."
    if kept := sum(one.is_tolerated for one in intake.diagnostics):
        faults = "une faute de fond" if kept == 1 else f"{kept} fautes de fond"
        yield f"Dont {faults} du texte signé, gardé tel quel : « tel_que_signe: oui » est écrit dans protocole.yml."
    yield f"Rapport : {(folder / _PAGE).as_posix()}"
    yield f"Ensuite : protocole verifier --source {folder.as_posix()}"


def _listed(what: str, found: list[Finding]) -> Iterator[str]:
    """Yield the first findings of a sort, under how many there are; nothing when there is none."""
    if found:
        yield f"{what} ({len(found)}) :"
        yield from (_line(one) for one in found[:_SHOWN])
    if len(found) > _SHOWN:
        more = len(found) - _SHOWN
        yield f"  … et {more} {'autre' if more == 1 else 'autres'} dans le rapport."


def _line(one: Finding) -> str:
    place = place_said(one.original).replace("\u00a0", " ") or "acte"
    led = f" → {one.result.file}:{one.result.line}" if one.result.file else ""
    return f"  {place}{led} : {one.message}"


def _plural(number: int, noun: str) -> str:
    return f"{_number(number)} {noun}{'s' if number > 1 else ''}"


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")
