"""An existing act, on paper or in Word, to a source tree, with all that its reading was unsure of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compiler.adopt.reading import Whereabouts, find_whereabouts, read_office, read_scan
from compiler.adopt.recognising import DEFAULT_PROFILE, Adoption, Decision, Profile, read_profile, recognise
from compiler.adopt.recognising.correcting import corrected
from compiler.adopt.recognising.homes import said_in, with_homes
from compiler.adopt.recognising.slips import Said, find_label_slips
from compiler.check import STOPPING_CHECKS
from compiler.diagnostics.catalogue import is_tolerable
from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.model.block import Picture
from compiler.model.intake import Intake
from compiler.model.paper import Heading, Line, Paper
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.pipeline.converting import convert
from compiler.pipeline.intake_report import Report
from compiler.pipeline.pages import page_parts
from compiler.pipeline.picturing import Pictured, with_pictures
from compiler.pipeline.story import Loaded, check_files
from compiler.write import write_source

if TYPE_CHECKING:
    from compiler.pipeline.own_copy import OwnCopy

_OFFICE_ENDS = (".docx", ".odt", ".md", ".markdown")
_ROUNDED = "total.rounded"
_ARCHIVE = b"PK\x03\x04"
# The part where a Word file of ours carries its act is named so in the archive.
_CARRIED = b"customXml/item"
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
    """What importing gives: the files to write and the report, or why nothing is: what the act and the profile hold."""

    files: Mapping[str, bytes]
    intake: Intake | None
    faults: tuple[Diagnostic, ...] = ()
    profile_faults: tuple[Diagnostic, ...] = ()
    loaded: Loaded | None = None


def adopt(handed: Handed, stage: Callable[[str], None] = lambda _: None) -> Adopted:
    """Return the source tree that a file gives; none when the file or the profile is refused.

    A Word file that we compiled gives back the act that it carries, with what was changed in it since. `stage` is told
    in French what comes next.
    """
    stage("lecture")
    if own := _own_copy(handed):
        return Adopted(files=own.files, intake=own.intake, loaded=own.loaded)
    profile = _profile(handed)
    paper = _read(handed)
    if profile.diagnostics or paper.diagnostics:
        return Adopted(files={}, intake=None, faults=paper.diagnostics, profile_faults=profile.diagnostics)
    pictured = with_pictures(paper.value, handed.data)
    return _recognised(handed, pictured, profile.value, stage)


def _own_copy(handed: Handed) -> "OwnCopy | None":
    """Return what a Word file of ours gives, None for any other file."""
    if not handed.data.startswith(_ARCHIVE) or _CARRIED not in handed.data:
        return None
    from compiler.pipeline.own_copy import read_own_copy

    return read_own_copy(handed.name, handed.data)


def _recognised(
    handed: Handed, pictured: Pictured, profile: Profile, stage: Callable[[str], None]
) -> Adopted:
    read = paper = pictured.paper
    stage("reconnaissance de l'acte")
    adoption = _recognise(read, profile)
    applied: tuple[Decision, ...] = ()
    if handed.corrects:
        put_right = corrected(read, adoption.decisions)
        read, applied = put_right.paper, put_right.applied
        adoption = _recognise(read, profile)
    stage("écriture des sources")
    whereabouts = find_whereabouts(paper, handed.data)
    remarks = _remarks(adoption, whereabouts)
    if _has_faults(adoption.protocol):
        # What was signed is in force with its faults: it is kept whole, and told.
        adoption = replace(adoption, protocol=_as_signed(adoption.protocol))
    shown = {block.path for block in adoption.protocol.blocks() if isinstance(block, Picture)}
    images = {path: data for path, data in pictured.files.items() if path in shown}
    files = {**dict(write_source(adoption.protocol, remarks)), **images}
    stage("vérification")
    loaded = check_files(files)
    report = Report(
        name=handed.name,
        original=paper,
        read=read,
        adoption=adoption,
        loaded=loaded,
        whereabouts=whereabouts,
    )
    return Adopted(files=files, intake=report.intake(applied), loaded=loaded)


def _has_faults(act: Protocol) -> bool:
    """Tell whether an act has faults of substance, or a total in round figures, which prints as it is stated."""
    return any(
        is_tolerable(remark) or remark.code == _ROUNDED for check in STOPPING_CHECKS for remark in check(act)
    )


def _as_signed(act: Protocol) -> Protocol:
    return replace(act, identity=replace(act.identity, as_signed=True))


def _recognise(paper: Paper, profile: Profile) -> Adoption:
    """Return what a paper states; the labels of titles, which an act does not keep, have slips of their own."""
    adoption = recognise(paper, profile)
    said = (
        Said(text=plain(piece.words), span=piece.span)
        for piece in paper.pieces
        if isinstance(piece, Heading | Line)
    )
    told = {(one.span.line, one.quote) for one in adoption.decisions}
    found = [one for one in find_label_slips(said) if (one.span.line, one.quote) not in told]
    homes = with_homes(found, said_in(adoption.protocol)) if found else ()
    return replace(adoption, decisions=(*adoption.decisions, *homes))


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


def _remarks(adoption: Adoption, whereabouts: Whereabouts) -> Mapping[str, str]:
    """Return what to write beside each thing that somebody has to look at."""
    from compiler.render.intake.sentences import place_said

    said: dict[str, list[str]] = {}
    for one in adoption.decisions:
        if one.subject and not one.is_sure:
            place = place_said(whereabouts.placed(one.span)).replace("\u00a0", " ")
            said.setdefault(one.subject, []).append(f"À vérifier ({place} de l'original) : {one.message}")
    return {subject: " ".join(dict.fromkeys(messages)) for subject, messages in said.items()}
