"""Sealed versions to what breaks their order: two that follow the same one, one whose predecessor is gone.

An avenant amends the text as the last one left it: two that were written from one text cannot both be in force.
"""

from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.span import Span
from compiler.seal.manifest import Manifest
from compiler.seal.place import manifest_file


def find_breaks(versions: tuple[Manifest, ...]) -> Iterator[Diagnostic]:
    """Yield what is wrong in a history, versions being in their order. Errors: seal.branched, seal.missing."""
    known = {(version.name, version.model) for version in versions}
    numbers: dict[int, Manifest] = {}
    heirs: dict[tuple[str, str], Manifest] = {}
    for version in versions:
        rival = numbers.setdefault(version.number, version)
        if rival is version and version.previous is not None:
            rival = heirs.setdefault(version.previous, version)
        if rival is not version:
            yield _branched(rival, version)
        elif version.previous is not None and version.previous not in known:
            yield _missing(version, version.previous[0])


def _branched(first: Manifest, second: Manifest) -> Diagnostic:
    what = f"l'avenant n° {second.number}" if second.number else "l'acte lui-même"
    said = (
        f"sont toutes deux {what}"
        if first.number == second.number
        else f"suivent toutes deux « {second.previous[0] if second.previous else ''} »"
    )
    return Diagnostic(
        code="seal.branched",
        message=f"Les versions scellées « {first.name} » et « {second.name} » {said} : elles ont été scellées "
        "chacune de son côté.",
        span=Span(file=manifest_file(second.name)),
        hint="gardez celle qui a été signée la première ; reprenez les changements de l'autre dans l'acte, retirez son "
        "dossier et scellez-la de nouveau à la suite",
        related=(Related(caption="l'autre version", span=Span(file=manifest_file(first.name))),),
    )


def _missing(version: Manifest, name: str) -> Diagnostic:
    return Diagnostic(
        code="seal.missing",
        message=f"La version scellée « {version.name} » suit la version « {name} », qui manque ou n'est plus celle-là.",
        span=Span(file=manifest_file(version.name)),
        hint=f"rétablissez le dossier de « {name} » tel qu'il a été scellé (par exemple avec « git restore »)",
    )
