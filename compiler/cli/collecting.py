"""`reprendre`: what reviewers propose in a Word copy, shown, chosen, written back into the sources."""

import re
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from compiler.cli.output import digest, put_files, read_state, write_all
from compiler.cli.progress import Progress
from compiler.cli.speech import complain, is_terminal, say, summary
from compiler.cli.status import DONE, ERRORS
from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.report import count, report_text
from compiler.model.review import Proposal, ProposalKind, Review
from compiler.pipeline import Loaded, load_with_texts
from compiler.pipeline.collecting import Copy, TakenUp, data_of, page_of, take_up
from compiler.read.document import read_document

_FOLDER = "reprise"
_NUMBERS = re.compile(r"[\d\s,-]+")
_SHOWN, _LONGEST = 20, 90


def collect(request: Namespace) -> int:
    """Show what a copy proposes; with --appliquer, write what was chosen."""
    source = load_with_texts(request.source)
    if count(source.diagnostics, Severity.ERROR):
        complain(report_text(source.diagnostics, source.texts, request.source.as_posix(), colour=_colour()))
        complain("Rien n'a été repris : corrigez d'abord les erreurs de l'acte.\n")
        return ERRORS
    with Progress(f"Reprise de {request.fichier.name}") as progress:
        copy = Copy(
            name=request.fichier.name,
            data=read_document(request.fichier),
            texts={path: read_document(request.source / path).decode() for path in source.texts},
            accept=_choices(request.accepter),
            refuse=_choices(request.refuser),
        )
        taken = take_up(copy, source, progress.stage)
        files = {}
        if taken.review is not None:
            progress.stage("page de relecture")
            files = {
                "reprise.html": page_of(taken.review, source),
                "reprise.json": data_of(taken.review),
                "reprise.patch": taken.patch.encode(),
            }
    if taken.faults or taken.review is None:
        complain(_report(taken.faults, source, request))
        complain("Rien n'a été écrit.\n")
        return ERRORS
    folder = request.sortie / _FOLDER
    written = write_all(folder, files, read_state(folder), digest(copy.data), "")
    say("\n".join(_told(taken, taken.review, request)) + "\n")
    say(summary(folder, files, written))
    if request.appliquer:
        put_files(request.source, {path: text.encode() for path, text in taken.files.items()})
        say("\n".join(_applied(taken, request.source)) + "\n")
        if taken.files:
            say(_since(source, load_with_texts(request.source)))
        # What was asked for by name and is not there is no success.
        return ERRORS if request.accepter and taken.unwritten else DONE
    return DONE


def _choices(given: list[str]) -> tuple[str, ...]:
    """Return choices one by one: numbers may come together, parted by commas."""
    found: list[str] = []
    for words in given:
        found += words.split(",") if _NUMBERS.fullmatch(words.strip()) else [words]
    return tuple(
        "tout" if words.strip().casefold() == "tout" else words.strip() for words in found if words.strip()
    )


def _since(before: Loaded, after: Loaded) -> str:
    """Say what the checks have to say of the act that they did not say before; nothing when it is nothing."""
    known = {(one.code, one.message) for one in before.diagnostics}
    new = tuple(one for one in after.diagnostics if (one.code, one.message) not in known)
    if not new:
        return ""
    counts = [
        _count(number, noun)
        for severity, noun in ((Severity.ERROR, "erreur"), (Severity.WARNING, "avertissement"))
        if (number := count(new, severity))
    ]
    return f"Depuis, « protocole verifier » a {' et '.join(counts)} de plus : relisez.\n" if counts else ""


def _report(faults: tuple[Diagnostic, ...], source: Loaded, request: Namespace) -> str:
    """Return the report of faults that stand in the sources, or in the copy, which is beside them."""
    folder, copy = request.source.as_posix(), request.fichier
    if all(fault.span.file == copy.name for fault in faults):
        folder = copy.parent.as_posix()
    return report_text(faults, source.texts, folder, colour=_colour())


def _told(taken: TakenUp, review: Review, request: Namespace) -> Iterator[str]:
    """Yield what the screen says of the proposals."""
    asked = [one for one in review.proposals if one.kind is not ProposalKind.REMARK]
    remarks = len(review.proposals) - len(asked)
    counts = f"{_count(len(asked), 'proposition')}, {_count(remarks, 'commentaire')} sans proposition"
    yield f"« {request.fichier.name} » : {counts}."
    yield from (_line(one) for one in review.proposals[:_SHOWN])
    if len(review.proposals) > _SHOWN:
        yield f"  … et {len(review.proposals) - _SHOWN} autres sur la page."
    conflicts = sum(1 for one in asked if one.conflict)
    by_hand = sum(1 for one in asked if one.refusal)
    untracked = sum(1 for one in asked if not one.is_tracked)
    for number, said in (
        (conflicts, "en conflit, à choisir par leur numéro"),
        (by_hand, "à faire à la main"),
        (untracked, "tapées sans suivi"),
        (len(review.ignored), "changements de forme laissés de côté"),
    ):
        if number:
            yield f"  {number} {said}"
    if not request.appliquer and taken.files:
        yield f"Rien n'est encore écrit dans {request.source.as_posix()}/ : ajoutez --appliquer."


def _line(one: Proposal) -> str:
    who = one.trace.author if one.trace else "non suivi"
    place = f"{one.line.span.file}:{one.line.span.line}"
    said = one.after or one.before or (one.comments[0].text if one.comments else "")
    short = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    flag = " [conflit]" if one.conflict else " [à la main]" if one.refusal else ""
    return f"  {one.number:>4}  {one.kind.value}{flag}, {who}, {one.line.place} ({place}) : {short}"


def _applied(taken: TakenUp, source: Path) -> Iterator[str]:
    written = len(taken.chosen) - len(taken.unwritten)
    files = _count(len(taken.files), "fichier")
    if taken.files:
        read = "relues et retrouvées" if written > 1 else "relue et retrouvée"
        yield f"{_count(written, 'proposition')} dans {files} de {source.as_posix()}/, {read} mot pour mot."
    elif not taken.chosen:
        yield f"Rien n'est changé dans {source.as_posix()}/ : aucune proposition n'est retenue."
    else:
        yield f"Rien n'est changé dans {source.as_posix()}/ : aucune proposition retenue ne s'écrit d'elle-même."
    reasons = {one.number: one.refusal for one in taken.review.proposals} if taken.review else {}
    for number in taken.unwritten:
        yield f"  La proposition {number} est à faire à la main : {reasons.get(number, '')}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"


def _colour() -> bool:
    return is_terminal(sys.stderr)
