"""A REF to the version of the act that it names: a sealed one, a git revision, or another folder, in that order."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.report import count
from compiler.diagnostics.result import Result, ToolError
from compiler.diagnostics.suggestion import did_you_mean
from compiler.diagnostics.tree import Image, SourceTree
from compiler.model.brief import SealedAct
from compiler.model.protocol import Protocol
from compiler.model.written import with_places
from compiler.parse.brief import BRIEF_FILE
from compiler.parse.from_json import read_model
from compiler.parse.identity import IDENTITY_FILE
from compiler.pipeline.story import Begun, Inputs, Loaded, begin, check_base, check_inputs, read_inputs
from compiler.read.image import read_image
from compiler.read.revision import find_revision, list_names, read_revision
from compiler.read.tree import read_tree
from compiler.seal import FOLDER, Manifest, SealedVersion, list_versions, places_from_json, read_version

EMPTY = SourceTree(texts={}, images={})
CURRENT = "modifiée"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version that was found. `name` is what documents print, `label` what we answer, `place` the folder of reports.

    `signed` are the acts sealed up to it, `past` the models of those before it. A sealed version has its own model, and
    the places where its parts were written; the others have what was read.
    """

    name: str
    label: str
    place: str
    inputs: Inputs
    signed: tuple[SealedAct, ...] = ()
    model: bytes = b""
    past: tuple[bytes, ...] = ()
    places: bytes = b""

    def fingerprint(self) -> str:
        """Return a digest of all that the version says."""
        said = hashlib.sha256(self.model).hexdigest() if self.model else self.inputs.fingerprint()
        return hashlib.sha256(f"{said}\0{self.signed}".encode()).hexdigest()

    @property
    def number(self) -> int | None:
        """Return the number of a sealed version, 0 for the act itself."""
        return self.signed[-1].number if self.model else None

    @property
    def day(self) -> date | None:
        """Return when a sealed version was signed."""
        return self.signed[-1].signed if self.model else None

    def load_past(self) -> tuple[Protocol, ...]:
        """Return the acts sealed before this one, oldest first."""
        return tuple(read_model(model.decode()) for model in self.past)

    def load(self) -> Loaded:
        """Return the act of the version, checked; one that is sealed was checked before."""
        if not self.model:
            return check_inputs(self.inputs)
        return self._load_model()

    def load_base(self) -> Loaded:
        """Return the act of the version to compare another with, its errors alone looked for."""
        if not self.model:
            return check_base(self.inputs)
        return self._load_model()

    def begin(self, *, in_force: bool = False) -> Begun:
        """Return the act of the version while it is being checked; one in force, for its errors alone."""
        if not self.model:
            return begin(self.inputs, in_force=in_force)
        loaded = self._load_model()
        return Begun(loaded.value, lambda: loaded)

    def _load_model(self) -> Loaded:
        act = with_places(read_model(self.model.decode()), places_from_json(self.places))
        return Loaded(act, (), self.inputs.tree)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The version that a REF names; None with the reasons when it was sealed and is no longer what it was."""

    version: Version | None
    faults: tuple[Diagnostic, ...] = ()


def find_version(source: Path, name: str | None) -> Found:
    """Return the version that a REF names, the last sealed one when there is no REF.

    Errors: seal.tampered, seal.branched, seal.missing. A REF that names nothing, or several things, raises ToolError.
    """
    listed = list_versions(source)
    if listed.diagnostics:
        return Found(version=None, faults=listed.diagnostics)
    names = [manifest.name for manifest in listed.value]
    if name is None:
        if not names:
            raise ToolError(_NOTHING_SEALED if source.is_dir() else f"Le dossier « {source} » n'existe pas.")
        return _sealed(source, names[-1], listed.value)
    if name in names:
        return _sealed(source, name, listed.value)
    past = _models(source, names)
    if past.diagnostics:
        return Found(version=None, faults=past.diagnostics)
    version = _elsewhere(source, name, names)
    return Found(version=replace(version, signed=tuple(map(_act, listed.value)), past=past.value))


def current_version(source: Path) -> Version:
    """Return the act as it stands in its folder."""
    listed = list_versions(source)
    return Version(
        name=CURRENT,
        label=f"le dossier « {source.as_posix()} »",
        place=source.as_posix(),
        signed=tuple(map(_act, listed.value)),
        inputs=read_inputs(source),
    )


_NOTHING_SEALED = (
    "Aucune version scellée : on ne sait pas à quel texte signé comparer l'acte. Scellez-le tel qu'il a été signé "
    "(« protocole sceller --nom AAAA-MM-JJ »), ou donnez une base (« --base DOSSIER »)."
)


def _act(manifest: Manifest) -> SealedAct:
    return SealedAct(name=manifest.name, number=manifest.number, signed=manifest.signed, title=manifest.title)


def _sealed(source: Path, name: str, listed: tuple[Manifest, ...]) -> Found:
    names = [manifest.name for manifest in listed]
    rank = names.index(name)
    read, past = read_version(source, name), _models(source, names[:rank])
    if read.value is None or past.diagnostics:
        return Found(version=None, faults=(*read.diagnostics, *past.diagnostics))
    tree = SourceTree(texts={}, images=dict(_images(read.value)))
    version = Version(
        name=name,
        label=f"la version scellée « {name} »",
        place=f"{source.as_posix()}/{FOLDER}/{name}",
        signed=tuple(map(_act, listed[: rank + 1])),
        inputs=Inputs(tree, ()),
        model=read.value.model,
        past=past.value,
        places=read.value.places,
    )
    return Found(version=version)


def _models(source: Path, names: list[str]) -> Result[tuple[bytes, ...]]:
    """Return the models of sealed versions, with what was said of those that were touched."""
    read = [read_version(source, name) for name in names]
    faults = tuple(remark for result in read for remark in result.diagnostics)
    return Result(tuple(result.value.model for result in read if result.value is not None), faults)


def _images(version: SealedVersion) -> Mapping[str, Image]:
    found = ((path, read_image(path, data)) for path, data in version.pictures.items())
    return {path: image for path, image in found if image is not None}


def _elsewhere(source: Path, name: str, names: list[str]) -> Version:
    revision = find_revision(source, name)
    folder = _folder(name)
    if revision and folder:
        raise ToolError(
            f"« {name} » est à la fois une révision git et un dossier : "
            f"écrivez « ./{name} » pour le dossier, ou le nom complet de la révision (« refs/heads/{name} »)."
        )
    if revision:
        read = read_revision(source, revision)
        return Version(
            name=name,
            label=f"la révision git « {name} »",
            place=f"{name}:{revision.prefix.rstrip('/') or '.'}",
            inputs=Inputs(read.value, read.diagnostics),
        )
    if folder:
        read = read_tree(folder)
        return Version(
            name=folder.resolve().name or name,
            label=f"le dossier « {name} »",
            place=folder.as_posix(),
            inputs=Inputs(read.value, read.diagnostics),
        )
    raise ToolError(_unknown(source, name, names))


def _folder(name: str) -> Path | None:
    """Return the folder of an act that a path leads to."""
    try:
        return Path(name) if name and (Path(name) / IDENTITY_FILE).is_file() else None
    except (OSError, ValueError):
        return None


def _is_folder(name: str) -> bool:
    try:
        return bool(name.strip()) and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _unknown(source: Path, name: str, names: list[str]) -> str:
    listed = f"versions scellées : {', '.join(names)}" if names else "aucune version n'est scellée"
    hint = did_you_mean(name, (*names, *list_names(source)), listed)
    if _is_folder(name):
        hint = f"ce dossier ne contient pas de fichier « {IDENTITY_FILE} »"
    return (
        f"« {name} » n'est ni une version scellée, ni une révision git, ni le dossier d'un acte ; {hint}"
        f"{'' if hint.endswith('?') else '.'}"
    )


def errors_in_force(base: Loaded) -> tuple[Diagnostic, ...]:
    """Return the errors of a base; what its author said of an avenant to come is no part of the text in force."""
    return tuple(
        remark
        for remark in base.diagnostics
        if count((remark,), Severity.ERROR) and remark.span.file != BRIEF_FILE
    )
