"""The story of `avenant` and `comparer`, one line per stage; nothing is given that is not proved."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from compiler.diagnostics.diagnostic import Diagnostic, Severity
from compiler.diagnostics.pinpoint import pinpoint
from compiler.diagnostics.report import count
from compiler.diagnostics.span import Span
from compiler.model.amendment import Amendment
from compiler.model.brief import Brief, SealedAct
from compiler.model.change import ChangeSet
from compiler.model.comparison import Comparison
from compiler.model.latest import forget_acts
from compiler.model.protocol import Protocol
from compiler.model.text import plain
from compiler.parse.to_model import forget_texts
from compiler.pipeline.consolidating import open_consolidated
from compiler.pipeline.documents import Documents
from compiler.pipeline.forms import COMPARISONS
from compiler.pipeline.printing import Printing
from compiler.pipeline.reviewing import review_files
from compiler.pipeline.story import Begun, Loaded
from compiler.pipeline.tracking import Tracking
from compiler.pipeline.versions import Version, errors_in_force
from compiler.read.resources import read_formulas
from compiler.seal import FOLDER
from compiler.seal.succession import find_early_day, find_stale_days, find_taken_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What came of a comparison. `documents` is None when nothing is to be written.

    `base_errors` are those of the text in force, `faults` what is said of the avenant itself. `amendment` is None when
    none was asked for. Without `changes` the versions were not compared. `past` are the acts signed before the base.
    """

    base: Loaded
    target: Loaded
    base_errors: tuple[Diagnostic, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    past: tuple[Protocol, ...] = ()
    changes: ChangeSet | None = None
    amendment: Amendment | None = None
    documents: Documents | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether both versions say the same."""
        return self.changes is not None and not self.changes.changes


def amend(base: Version, target: Version, stamp: datetime, number: int | None = None) -> Amended:
    """Write the avenant that leads from one version to the other, prove it, and make its documents.

    It bears `number`, else the one that the drafter gives, else the next.
    """
    if passed := _find_passed(base, target):
        return Amended(base=base.load_base(), target=target.load(), faults=(passed,))
    begun = _begin(base, target)
    tracking = Tracking(begun.new.value, target.inputs.tree, stamp)
    compared = _compare(begun, base)
    if compared.changes is None or compared.is_empty:
        return compared
    brief = compared.target.brief
    worded = _draft(compared, compared.changes, replace(brief, number=number or brief.number), base, stamp)
    if worded.amendment is None or count(worded.faults, Severity.ERROR):
        return worded
    return _print_proved(worded, worded.amendment, (base, target), tracking, stamp)


def _find_passed(base: Version, target: Version) -> Diagnostic | None:
    """Return that a base is a sealed version which a later one has replaced: its avenant exists already."""
    if not base.model or len(target.signed) <= len(base.signed):
        return None
    last, next_number = target.signed[-1], base.signed[-1].number + 1
    return Diagnostic(
        code="version.base-not-last",
        message=f"La base « {base.name} » n'est plus le texte en vigueur : « {last.name} » (avenant n° {last.number}) "
        f"a été scellé depuis. Un avenant écrit sur elle serait un second avenant n° {next_number}.",
        span=Span(file=f"{FOLDER}/{base.name}"),
        hint=f"retirez « --base », ou donnez « --base {last.name} » ; pour voir ce qui a changé depuis, sans avenant : "
        f"« protocole comparer {base.name} {target.place} »",
    )


def _draft(compared: Amended, changes: ChangeSet, brief: Brief, base: Version, stamp: datetime) -> Amended:
    from compiler.avenant import draft, plan

    drafted = draft(changes, plan(changes), brief, base.signed, read_formulas(), today=stamp.date())
    texts = compared.target.texts
    told = (*find_stale_days(brief, _signed(base, changes)), *drafted.diagnostics)
    placed = (pinpoint(remark, texts) for remark in told)
    early = find_early_day(stamp.date(), base.signed, Span(file=""))
    said = (*compared.faults, *find_taken_number(brief, base.signed), *early, *placed)
    return replace(compared, amendment=drafted.value, faults=said)


def _signed(base: Version, changes: ChangeSet) -> tuple[SealedAct, ...]:
    """Return the acts sealed up to a base; of one that nothing was sealed of, the day of signature that it tells."""
    identity = changes.comparison.before.identity
    own = SealedAct(name=base.name, number=0, signed=identity.signed, title=identity.title)
    return base.signed or (own,)


def _print_proved(
    worded: Amended,
    amendment: Amendment,
    versions: tuple[Version, Version],
    tracking: Tracking,
    stamp: datetime,
) -> Amended:
    """Print the avenant, read it back, and give what goes with it only when it is proved."""
    from compiler.pipeline.proof import Claim, prove
    from compiler.render.avenant import avenant_view, render_avenant_markdown

    printing = Printing(avenant_view(amendment), {}, stamp)
    shared = _documents(worded, versions, stamp, tracking)
    printed, markdown = printing.finish(), render_avenant_markdown(amendment)
    pages = (("avenant.docx", printed.docx), ("avenant.md", markdown))
    claim = Claim(
        base=worded.base.value,
        target=worded.target.value,
        amendment=amendment,
        overrides=worded.target.brief.overrides,
    )
    if broken := prove(claim, pages):
        return replace(worded, faults=(*worded.faults, *broken))
    files = {**dict(pages), "avenant.pdf": printed.pdf, **shared.files}
    return replace(worded, documents=Documents(files=files, remarks=(*printed.remarks, *shared.remarks)))


def compare(
    base: Version, target: Version, stamp: datetime, wanted: Collection[str] = COMPARISONS
) -> Amended:
    """Show what changes from one version to the other, without an avenant, in the forms that are wanted."""
    begun = _begin(base, target)
    draws = "consolide" not in wanted
    tracking = Tracking(begun.new.value, target.inputs.tree, stamp, draws=draws) if "docx" in wanted else None
    compared = _compare(begun, base)
    if compared.changes is None or compared.is_empty:
        return compared
    return replace(compared, documents=_documents(compared, (base, target), stamp, tracking, wanted))


def _documents(
    compared: Amended,
    versions: tuple[Version, Version],
    stamp: datetime,
    tracking: Tracking | None,
    wanted: Collection[str] = COMPARISONS,
) -> Documents:
    """Make what both commands give, the tracked changes that were begun included."""
    changes, amendment = compared.changes, compared.amendment
    if changes is None:
        return Documents(files={})
    sides = compared.base, compared.target
    whole = "consolide" in wanted
    opened = (
        open_consolidated(changes, versions[0], compared.past, (amendment, sides[1]), stamp)
        if whole
        else None
    )
    files: dict[str, bytes] = {}
    if tracking is not None:
        files["comparaison.docx"] = tracking.finish(
            changes, sides, amendment, opened.charts if opened else None
        )
    files |= review_files(changes, versions, amendment, wanted, stamp)
    if opened is None:
        return Documents(files=files)
    printed = opened.finish()
    files |= {"consolide.docx": printed.docx, "consolide.pdf": printed.pdf}
    return Documents(files=files, remarks=printed.remarks)


class _Begun(NamedTuple):
    """Two acts that are being checked, and the acts signed before the older one."""

    old: Begun
    new: Begun
    past: tuple[Protocol, ...]


def _begin(before: Version, after: Version) -> _Begun:
    # The version after first: it has the most checks to pass, meanwhile the other one is read.
    new, old = after.begin(), before.begin(in_force=True)
    forget_texts()
    forget_acts()
    return _Begun(old, new, before.load_past())


def _compare(begun: _Begun, before: Version) -> Amended:
    from compiler.diff import tell_changes

    compared = _compare_meanwhile(begun.old.value, begun.new.value, begun.past)
    base, target = begun.old.finish(), begun.new.finish()
    errors = errors_in_force(base)
    if errors or count(target.diagnostics, Severity.ERROR):
        return Amended(base=base, target=target, base_errors=errors)
    if isinstance(compared, Exception):
        raise compared
    found = tuple(_placed(fault, before, target) for fault in compared.faults)
    if compared.comparison is None:
        return Amended(base=base, target=target, faults=found)
    changes = tell_changes(compared.comparison, motives=_motives(target.brief))
    return Amended(base=base, target=target, past=begun.past, faults=found, changes=changes)


class _Compared(NamedTuple):
    """What forbids an avenant between two versions, and their comparison when nothing does."""

    faults: tuple[Diagnostic, ...]
    comparison: Comparison | None


def _compare_meanwhile(
    before: Protocol, after: Protocol, past: tuple[Protocol, ...]
) -> _Compared | Exception:
    """Compare acts that are still being checked; one with errors may fail here, and is told its errors instead."""
    from compiler.diff import compare as compare_acts
    from compiler.diff import find_faults

    try:
        faults = tuple(find_faults(before, after, past))
        return _Compared(faults, None if count(faults, Severity.ERROR) else compare_acts(before, after))
    except Exception as failure:  # noqa: BLE001 - raised again once both acts are known to be sound
        return failure


def _placed(fault: Diagnostic, base: Version, target: Loaded) -> Diagnostic:
    """Return a fault at its exact words. Where it stood before is said in words: those lines are of another text.

    Those of a sealed version are in no file: it keeps where they were, not the text.
    """
    before = "".join(
        f" ({other.caption} : {base.place}/{other.span.file}:{other.span.line})"
        for other in fault.related
        if other.span.file and not base.model
    )
    return pinpoint(replace(fault, hint=f"{fault.hint}{before}", related=()), target.texts)


def _motives(brief: Brief) -> Mapping[str, str]:
    return {subject: plain(motive.text) for motive in brief.motives for subject in motive.subjects}
