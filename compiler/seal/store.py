"""Sealed versions on disk. It alone opens source/versions/; a version is written whole or not at all."""

import contextlib
import os
import shutil
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result, ToolError
from compiler.diagnostics.span import Span
from compiler.seal.history import find_breaks
from compiler.seal.manifest import Manifest, digest, from_json, to_json
from compiler.seal.name import find_fault
from compiler.seal.place import FOLDER, MANIFEST, MODEL, PICTURES, PLACES

MAX_SIZE = 128 * 1024 * 1024
_PARTIAL = ".en-cours"
# What file browsers leave in a folder that somebody only looked at.
_OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedVersion:
    """A version as it was sealed: what it says of itself, its model, the bytes of its pictures by path.

    `places` are where the parts of the model were written, empty when that was not kept.
    """

    manifest: Manifest
    model: bytes
    pictures: Mapping[str, bytes]
    places: bytes = b""


def list_versions(source: Path) -> Result[tuple[Manifest, ...]]:
    """Return the versions sealed under a source folder, by number, date and name.

    Errors: seal.tampered, seal.branched, seal.missing.
    """
    found: list[Manifest] = []
    damaged: list[Diagnostic] = list(_strays(source / FOLDER))
    for name in _names(source / FOLDER):
        result = _read_manifest(source, name)
        damaged.extend(result.diagnostics)
        if result.value is not None:
            found.append(result.value)
    listed = tuple(sorted(found, key=_order))
    # What is damaged may be what seems to be missing: one fault is enough.
    return Result(listed, tuple(damaged) or tuple(find_breaks(listed)))


def last_version(source: Path) -> Result[Manifest | None]:
    """Return the last version sealed; None when there is none. Errors: seal.tampered."""
    listed = list_versions(source)
    return Result(listed.value[-1] if listed.value else None, listed.diagnostics)


def read_version(source: Path, name: str) -> Result[SealedVersion | None]:
    """Return a version that exists, None when it is not what was sealed. Errors: seal.tampered."""
    manifest = _read_manifest(source, name)
    if manifest.value is None:
        return Result(None, manifest.diagnostics)
    folder = source / FOLDER / name
    expected = {MODEL: manifest.value.model} | {
        f"{PICTURES}/{path}": seal for path, seal in manifest.value.pictures.items() if _stays_inside(path)
    }
    if manifest.value.places:
        expected[PLACES] = manifest.value.places
    files: dict[str, bytes] = {}
    for path, seal in expected.items():
        data = _read(folder / path)
        if data is None or digest(data) != seal:
            return Result(None, (_tampered(name, path, data),))
        files[path] = data
    if added := _added(folder, {MANIFEST, *files}):
        return Result(None, (_tampered(name, added, b"", _ADDED),))
    model, places = files.pop(MODEL), files.pop(PLACES, b"")
    pictures = {path.removeprefix(f"{PICTURES}/"): data for path, data in files.items()}
    return Result(SealedVersion(manifest=manifest.value, model=model, pictures=pictures, places=places))


def _added(folder: Path, known: AbstractSet[str]) -> str:
    """Return the first file of a version that was not sealed with it, empty when there is none."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    names = (path.relative_to(folder).as_posix() for path in found if path.name not in _OF_THE_SYSTEM)
    return next((name for name in names if name not in known), "")


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and not PurePosixPath(path).is_absolute() and ".." not in parts


def write_version(source: Path, version: SealedVersion) -> Path:
    """Put a version in its folder, which must not exist; return that folder.

    Errors: a name taken or malformed, a folder that cannot be written, raise ToolError.
    """
    manifest = version.manifest
    check_free(source, manifest.name)
    target = source / FOLDER / manifest.name
    files = {MODEL: version.model, MANIFEST: to_json(manifest)}
    files |= {f"{PICTURES}/{path}": data for path, data in version.pictures.items()}
    if version.places:
        files[PLACES] = version.places
    try:
        _write(target, files)
    except OSError as error:
        raise ToolError(
            f"La version « {manifest.name} » n'a pas pu être écrite dans « {target.parent} » : "
            "vérifiez les droits d'écriture et la place sur le disque."
        ) from error
    return target


def check_free(source: Path, name: str) -> None:
    """Raise ToolError when a name cannot be that of a new version: malformed, or taken in any case of its letters."""
    fault = find_fault(name)
    if fault:
        raise ToolError(f"{fault}.")
    folder = source / FOLDER
    taken = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    if any(entry.casefold() == name.casefold() for entry in taken):
        raise ToolError(f"La version « {name} » existe déjà : donnez un autre nom avec --nom.")


def _write(target: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder beside its place, under a name that no version bears, then move it there in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}{_PARTIAL}")
    shutil.rmtree(partial, ignore_errors=True)
    try:
        for name, data in files.items():
            (partial / name).parent.mkdir(parents=True, exist_ok=True)
            _write_through(partial / name, data)
        partial.rename(target)
    except BaseException:
        with contextlib.suppress(OSError):
            shutil.rmtree(partial)
        raise


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _order(manifest: Manifest) -> tuple[int, str, str]:
    return manifest.number, manifest.signed.isoformat(), manifest.name


def _names(folder: Path) -> list[str]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []
    return [
        entry.name for entry in entries if not find_fault(entry.name) and entry.is_dir(follow_symlinks=False)
    ]


def _strays(folder: Path) -> Iterator[Diagnostic]:
    """Yield what stands among the versions and is none: a link, or a folder whose name none can bear."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            yield _tampered(entry.name, "", b"", "est un lien, et non son dossier")
        elif entry.is_dir() and find_fault(entry.name):
            yield _tampered(entry.name, "", b"", "a été renommé depuis qu'elle a été scellée")


def _read_manifest(source: Path, name: str) -> Result[Manifest | None]:
    data = _read(source / FOLDER / name / MANIFEST)
    manifest = from_json(data) if data is not None else None
    if manifest is None or manifest.name != name:
        return Result(None, (_tampered(name, MANIFEST, data),))
    return Result(manifest)


def _read(path: Path) -> bytes | None:
    """Return the bytes of a plain file of a reasonable size; None when there is none."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_SIZE:
            return None
        return path.read_bytes()
    except OSError:
        return None


_ADDED = "n'en fait pas partie : il a été ajouté depuis qu'elle a été scellée"


def _tampered(name: str, file: str, data: bytes | None, fate: str = "") -> Diagnostic:
    """Tell what is wrong with a file of a version, or with its folder when no file is named."""
    fate = fate or (
        "a été modifié depuis qu'elle a été scellée" if data is not None else "manque ou ne peut pas être lu"
    )
    what = f"son fichier « {file} »" if file else "son dossier"
    return Diagnostic(
        code="seal.tampered",
        message=f"La version scellée « {name} » n'est plus intacte : {what} {fate}.",
        span=Span(file="/".join(part for part in (FOLDER, name, file) if part)),
        hint=f"{'retirez ce fichier, ou ' if fate == _ADDED else ''}rétablissez le dossier « {FOLDER}/{name} » tel "
        "qu'il a été scellé (par exemple avec « git restore »)",
    )
