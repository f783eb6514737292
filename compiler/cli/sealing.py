"""`sceller`: a signed version frozen, or what stands in the way."""

import sys
from argparse import Namespace

from compiler.cli.speech import complain, is_terminal, say
from compiler.cli.status import DONE, ERRORS
from compiler.diagnostics.report import in_order, report_text
from compiler.model.printed import date_text
from compiler.pipeline.sealing import SealRequest
from compiler.pipeline.sealing import seal as freeze


def seal(request: Namespace) -> int:
    """Freeze the act as it stands."""
    asked = SealRequest(
        source=request.source,
        name=request.nom,
        number=request.avenant,
        day=request.date.date() if request.date else None,
    )
    sealed = freeze(asked)
    colour = is_terminal(sys.stderr)
    said = (*(sealed.loaded.diagnostics if sealed.loaded else ()), *sealed.faults)
    texts = sealed.loaded.texts if sealed.loaded else {}
    if said:
        complain(report_text(in_order(said), texts, request.source.as_posix(), colour=colour))
    if sealed.unchanged_since:
        complain(
            f"Rien n'a changé depuis la version « {sealed.unchanged_since} » : il n'y a rien à sceller.\n"
        )
    if sealed.manifest is None or sealed.folder is None:
        complain("Rien n'a été scellé.\n")
        return ERRORS
    kind = f"avenant n° {sealed.manifest.number}" if sealed.manifest.number else "protocole"
    say(
        f"Version « {sealed.manifest.name} » scellée dans {sealed.folder.as_posix()}/ "
        f"({kind}, signé le {date_text(sealed.manifest.signed)}).\n"
    )
    return DONE
