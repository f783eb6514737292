"""The versions sealed under an act, looked at whenever it is checked. It imports little: checking must start fast."""

from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.seal.store import list_versions, read_version


def find_history_faults(source: Path) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the versions sealed under a folder, each of their files read.

    Errors: seal.tampered, seal.branched, seal.missing.
    """
    listed = list_versions(source)
    read = (read_version(source, manifest.name) for manifest in listed.value)
    return listed.diagnostics or tuple(remark for one in read for remark in one.diagnostics)
