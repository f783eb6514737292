"""An existing act, on paper or in Word, to a source tree, with all that its reading was unsure of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from compiler.adopt.reading import read_office, read_scan
from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Decision, Profile, read_profile, recognise
from compiler.adopt.recognising.correcting import corrected
from compiler.diagnostics.catalogue import is_tolerable
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.model.intake import Intake
from compiler.model.paper import Paper
from compiler.model.protocol import Protocol
from compiler.pipeline.converting import convert
from compiler.pipeline.intake_report import Report
from compiler.pipeline.own_copy import OwnCopy, read_own_copy
from compiler.pipeline.reviewing import page_parts
from compiler.pipeline.story import Loaded, check_files
from compiler.write import write_source

_OFFICE_ENDS = (".docx", ".odt", ".md", ".markdown")
_ARCHIVE = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """The file to import: its name, its bytes, and the profile that goes with it (name, text), if any."""

    name: str
    data: bytes
    profile: tuple[str, str] | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What importing gives: the files to write and the report, or why nothing is."""

    files: Mapping[str, bytes]
    intake: Intake | None
    faults: tuple[Diagnostic, ...] = ()
    loaded: Loaded | None = None


def adopt(handed: Handed, stage: Callable[[str], None] = lambda _: None) -> Adopted:
    """Return the source tree that a file gives; none when the file or the profile is refused.

    A Word file that we compiled gives back the act that it carries, with what was changed in it since. `stage` is told
    in French what comes next.
    """
    stage("lecture")
    own = read_own_copy(handed.name, handed.data) if handed.data.startswith(_ARCHIVE) else None
    if isinstance(own, OwnCopy):
        return Adopted(files=own.files, intake=own.intake, loaded=own.loaded)
    profile = _profile(handed)
    paper = _read(handed)
    faults = (*profile.diagnostics, *paper.diagnostics)
    if faults:
        return Adopted(files={}, intake=None, faults=faults)
    return _recognised(handed, paper.value, profile.value, stage)


def _recognised(handed: Handed, paper: Paper, profile: Profile, stage: Callable[[str], None]) -> Adopted:
    read = paper
    stage("reconnaissance de l'acte")
    adoption = recognise(read, profile)
    applied: tuple[Decision, ...] = ()
    if handed.corrects:
        put_right = corrected(read, adoption.decisions)
        read, applied = put_right.paper, put_right.applied
        adoption = recognise(read, profile)
    stage("écriture des sources")
    files = dict(write_source(adoption.protocol, _remarks(adoption)))
    stage("vérification")
    loaded = check_files(files)
    if any(is_tolerable(one) for one in loaded.diagnostics):
        # What was signed is in force with its faults: it is kept whole, and told.
        adoption = replace(adoption, protocol=_as_signed(adoption.protocol))
        files = dict(write_source(adoption.protocol, _remarks(adoption)))
        loaded = check_files(files)
    report = Report(name=handed.name, original=paper, read=read, adoption=adoption, loaded=loaded)
    return Adopted(files=files, intake=report.intake(applied), loaded=loaded)


def _as_signed(act: Protocol) -> Protocol:
    return replace(act, identity=replace(act.identity, as_signed=True))


def intake_page(adopted: Adopted) -> bytes:
    """Return the report of an import as a page; empty bytes when nothing was imported."""
    from compiler.render.intake import render_intake

    if adopted.intake is None:
        return b""
    sources = {path: text.text for path, text in adopted.loaded.texts.items()} if adopted.loaded else {}
    return render_intake(adopted.intake, page_parts("import"), sources)


def _profile(handed: Handed) -> Result[Profile]:
    if handed.profile is None:
        return Result(DEFAULT_PROFILE)
    name, text = handed.profile
    return read_profile(text, name, DEFAULT_PROFILE)


def _read(handed: Handed) -> Result[Paper]:
    if handed.name.lower().endswith(_OFFICE_ENDS) or handed.data.startswith((_ARCHIVE, _OLE)):
        return read_office(handed.name, handed.data, convert)
    return read_scan(handed.name, handed.data)


def _remarks(adoption: Adoption) -> Mapping[str, str]:
    """Return what to write beside each thing that somebody has to look at."""
    said: dict[str, list[str]] = {}
    for one in adoption.decisions:
        if one.subject and not one.is_sure:
            said.setdefault(one.subject, []).append(
                f"À vérifier (ligne {one.span.line} de l'original) : {one.message}"
            )
    return {subject: " ".join(dict.fromkeys(messages)) for subject, messages in said.items()}
