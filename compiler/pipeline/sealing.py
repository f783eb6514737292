"""The story of `sceller`: check, build, compare with the last version, freeze."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.report import count
from compiler.model.printed import NO_BREAK
from compiler.model.text import plain
from compiler.model.written import written_places
from compiler.pipeline.amending import amend
from compiler.pipeline.forms import FORMATS
from compiler.pipeline.story import Loaded, build
from compiler.pipeline.versions import Version, current_version, find_version
from compiler.seal import (
    Manifest,
    SealedVersion,
    check_free,
    digest,
    list_versions,
    places_to_json,
    write_version,
)
from compiler.seal.succession import check_day, find_day, find_number, is_unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRequest:
    """What to seal and how: `number` and `day` are found when they are not given."""

    source: Path
    name: str
    number: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What came of it: the manifest and its folder, or what stood in the way.

    `loaded` holds what was said of the act, `faults` what was said of the avenant or of versions sealed before;
    `unchanged_since` is the name of a version that says the same words.
    """

    manifest: Manifest | None = None
    folder: Path | None = None
    loaded: Loaded | None = None
    faults: tuple[Diagnostic, ...] = ()
    unchanged_since: str = ""


def seal(request: SealRequest) -> Sealed:
    """Freeze an act as it stands. A name or a number that cannot be raises ToolError."""
    check_free(request.source, request.name)
    listed = list_versions(request.source)
    if listed.diagnostics:
        return Sealed(faults=listed.diagnostics)
    current = current_version(request.source)
    loaded = current.load()
    if count(loaded.diagnostics, Severity.ERROR):
        return Sealed(loaded=loaded)
    number = find_number(listed.value, request.number, loaded.brief.number)
    day = find_day(request.name, request.day, number, loaded.value.identity.signed)
    check_day(listed.value, day)
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    last = find_version(request.source, None) if listed.value else None
    if last is None:
        return _freeze(request, (number, day), current, _built(current, stamp), None)
    if last.version is None:
        return Sealed(loaded=loaded, faults=last.faults)
    if is_unchanged(last.version.load().value, loaded.value):
        return Sealed(loaded=loaded, unchanged_since=last.version.name)
    amended = amend(last.version, current, stamp, number)
    if amended.documents is None:
        return Sealed(loaded=loaded, faults=amended.faults)
    files = {f"avenant/{name}": data for name, data in amended.documents.files.items()}
    previous = listed.value[-1].name, listed.value[-1].model
    sealed = _freeze(request, (number, day), current, {**_built(current, stamp), **files}, previous)
    return replace(sealed, faults=amended.faults)


def _built(current: Version, stamp: datetime) -> Mapping[str, bytes]:
    """Return the documents of the act on the day of its signature, which has no errors."""
    built = build(current.inputs, FORMATS, stamp, lambda: stamp)
    return built.documents.files if built.documents is not None else {}


def _freeze(
    request: SealRequest,
    signed: tuple[int, date],
    current: Version,
    files: Mapping[str, bytes],
    previous: tuple[str, str] | None,
) -> Sealed:
    from compiler.render.model_json import render_json

    loaded, tree, number = current.load(), current.inputs.tree, signed[0]
    # The history of the act tells each avenant by what it is about.
    about = plain(loaded.brief.purpose) or f"Avenant n°{NO_BREAK}{number}"
    model, places = render_json(loaded.value), places_to_json(written_places(loaded.value))
    manifest = Manifest(
        name=request.name,
        number=number,
        signed=signed[1],
        title=about if number else loaded.value.identity.title,
        model=digest(model),
        sources={path: digest(source.text.encode()) for path, source in tree.texts.items()},
        pictures={path: digest(data) for path, data in loaded.assets.items()},
        documents={name: digest(data) for name, data in files.items()},
        previous=previous,
        places=digest(places),
    )
    version = SealedVersion(manifest=manifest, model=model, pictures=loaded.assets, places=places)
    return Sealed(loaded=loaded, manifest=manifest, folder=write_version(request.source, version))
