"""Documents to files: each written whole or not at all, and none when nothing changed. It alone writes build/."""

import contextlib
import errno
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from compiler.diagnostics.result import ToolError

STATE = ".etat.json"
_PARTIAL = ".en-cours"
_NO_RIGHT = "vous n'avez pas le droit d'y écrire"
_NO_FOLDER = "ce n'est pas un dossier"
_REASONS = {
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "ce disque est en lecture seule",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "la place qui vous est accordée est épuisée",
    errno.EFBIG: "un fichier dépasse la taille permise",
    errno.ENOENT: "aucun dossier ne peut le recevoir",
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: "un dossier y porte le nom d'un document",
    errno.ENAMETOOLONG: "ce nom est trop long",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the last run left: from which input, which files, and what it had said.

    `origin` is the input without the choice of documents: those of another run on it are of the same text.
    """

    fingerprint: str
    files: Mapping[str, str]
    said: str
    origin: str = ""


def read_state(folder: Path) -> State | None:
    """Return what the last run left, None when nothing usable is there."""
    try:
        data = json.loads((folder / STATE).read_text(encoding="utf-8"))
        return State(
            fingerprint=str(data["empreinte"]),
            files=dict(data["fichiers"]),
            said=str(data["dit"]),
            origin=str(data.get("origine", "")),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_current(folder: Path, state: State | None, fingerprint: str) -> bool:
    """Tell whether every file of the last run is there, untouched, and made from the same input."""
    if state is None or state.fingerprint != fingerprint:
        return False
    return all(_digest_of(folder / name) == digest for name, digest in state.files.items())


def _digest_of(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_all(  # noqa: PLR0913 - what a run is known by, as it is recorded
    folder: Path,
    files: Mapping[str, bytes],
    state: State | None,
    fingerprint: str,
    said: str,
    *,
    origin: str = "",
) -> tuple[str, ...]:
    """Write the files of a run and remove those of the last one that it no longer makes; return the names written.

    Those of the last run stay when they are of the same `origin`, and when somebody edited them since.
    Errors: a folder that cannot be written raises ToolError.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        written = _put({folder / name: data for name, data in files.items()})
        for name in find_stale(folder, files, state, origin):
            (folder / name).unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                (folder / name).parent.rmdir()
        kept = state.files if state and origin and state.origin == origin else {}
        record = {
            "empreinte": fingerprint,
            "origine": origin,
            "fichiers": {**kept, **{name: digest(data) for name, data in files.items()}},
            "dit": said,
        }
        _put({folder / STATE: (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()})
    except OSError as error:
        raise ToolError(f"Impossible d'écrire dans « {folder} » : {reason(error)}.") from error
    return tuple(path.relative_to(folder).as_posix() for path in written)


def put_files(folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write files of a folder, all of them or none; return the names of those that were not there already.

    Errors: a folder that cannot be written raises ToolError.
    """
    try:
        written = _put({folder / name: data for name, data in files.items()})
    except OSError as error:
        raise ToolError(f"Impossible d'écrire dans « {folder} » : {reason(error)}.") from error
    return tuple(path.relative_to(folder).as_posix() for path in written)


def reason(error: OSError) -> str:
    """Say in French why the system refused."""
    return _REASONS.get(error.errno or 0, f"le système répond « {error.strerror or error} »")


def find_stale(
    folder: Path, files: Mapping[str, bytes], state: State | None, origin: str = ""
) -> tuple[str, ...]:
    """Return the documents of an older text that a run leaves behind, those that somebody edited aside."""
    if state is None or (origin and state.origin == origin):
        return ()
    return tuple(
        name
        for name, known in state.files.items()
        # The record may have been edited by hand: nothing outside the folder is ever removed.
        if name not in files
        and ".." not in Path(name).parts
        and not Path(name).is_absolute()
        and _digest_of(folder / name) == known
    )


def _sweep(folder: Path) -> None:
    """Remove what an interrupted run left half written."""
    for partial in folder.rglob(f".*{_PARTIAL}"):
        partial.unlink(missing_ok=True)


def _put(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files beside their places, then, once all of them are whole, put each in its place in one step.

    Return those that were not there already.
    """
    partials: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            if not _is_there(path, data):
                path.parent.mkdir(parents=True, exist_ok=True)
                partials[path] = path.with_name(f".{path.name}{_PARTIAL}")
                with partials[path].open("wb") as file:
                    file.write(data)
        for path, partial in partials.items():
            partial.replace(path)
    except BaseException:
        for partial in partials.values():
            with contextlib.suppress(OSError):
                partial.unlink(missing_ok=True)
        raise
    return tuple(partials)


def _is_there(path: Path, data: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
