"""The alinéas of a division or an engagement to their changes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compiler.diff.authored import typed_words, without_notes
from compiler.diff.places import ordinal
from compiler.diff.telling_tables import tell_table
from compiler.diff.told import DONE, Holder, Told, Versions, side, tell, unit_words
from compiler.model.block import Attachment, Chart, Paragraph, Picture
from compiler.model.change import ChangeKind
from compiler.model.comparison import Fate, Pair, UnitComparison
from compiler.model.enacted import NOTE_OPEN
from compiler.model.nesting import Leaf, Unit
from compiler.model.table import Table

_ALINEA = {
    Fate.ADDED: ChangeKind.ALINEA_ADDED,
    Fate.REMOVED: ChangeKind.ALINEA_REMOVED,
    Fate.CHANGED: ChangeKind.ALINEA_CHANGED,
    Fate.ARRIVED: ChangeKind.ALINEA_MOVED,
}
_FIGURE = {Fate.ADDED: ChangeKind.FIGURE_ADDED, Fate.REMOVED: ChangeKind.FIGURE_REMOVED}
NOT_TOLD = (Fate.SAME, Fate.LEFT)


def tell_alineas(units: Sequence[UnitComparison], holder: Holder, versions: Versions) -> Iterator[Told]:
    """Yield the changes of some alinéas."""
    old = new = 0
    for compared in units:
        fate = compared.unit.fate
        old += fate not in (Fate.ADDED, Fate.ARRIVED)
        new += compared.unit.after is not None
        if fate in NOT_TOLD:
            continue
        if compared.unit.fate is Fate.ARRIVED and compared.unit.before is not None:
            was, home = versions.old_place(compared.unit.before)
        else:
            was, home = f"{holder.names[0]}, {ordinal(old)} alinéa", holder.divisions[0]
        names = was, f"{holder.names[1]}, {ordinal(new)} alinéa"
        leaf = _leaf(compared.unit)
        if isinstance(leaf, Table):
            yield from tell_table(compared, holder, versions)
        else:
            yield _tell_unit(
                compared.unit,
                leaf,
                replace(holder, names=names, divisions=(home, holder.divisions[1])),
                versions,
            )


def _leaf(unit: Pair[Unit]) -> Leaf:
    found = unit.after or unit.before
    if found is None:
        raise ValueError("a pair with neither side")
    return found.leaf


def _tell_unit(unit: Pair[Unit], leaf: Leaf, holder: Holder, versions: Versions) -> Told:
    before, after = unit.before, unit.after
    words = (
        unit_words(before, versions.old) if before else "",
        unit_words(after, versions.new) if after else "",
    )
    sides = (
        side(holder.names[0], words[0], before.leaf.span, holder.divisions[0]) if before else None,
        side(holder.names[1], words[1], after.leaf.span, holder.divisions[1]) if after else None,
    )
    name = holder.names[1] if after else holder.names[0]
    subject = _subject(leaf, holder.subject)
    told = tell(_kind(unit, leaf, words), subject, f"{name} : {DONE[unit.fate]}", sides)
    follows = unit.fate is Fate.CHANGED and _follows(unit, versions)
    return told.with_parties(holder.parties).following(follows=follows)


def _subject(leaf: Leaf, holder: str) -> str:
    match leaf:
        case Chart():
            return f"graphique:{leaf.id}"
        case Attachment():
            return f"piece:{leaf.id}"
        case Picture():
            return f"image:{leaf.path}"
        case _:
            return holder


def _kind(unit: Pair[Unit], leaf: Leaf, words: tuple[str, str]) -> ChangeKind:
    if not isinstance(leaf, Paragraph):
        return _FIGURE.get(unit.fate, ChangeKind.FIGURE_CHANGED)
    if unit.fate is Fate.CHANGED and without_notes(words[0]) == without_notes(words[1]):
        counts = words[0].count(NOTE_OPEN), words[1].count(NOTE_OPEN)
        if counts[0] == counts[1]:
            return ChangeKind.NOTE_CHANGED
        return ChangeKind.NOTE_ADDED if counts[0] < counts[1] else ChangeKind.NOTE_REMOVED
    return _ALINEA[unit.fate]


def _follows(unit: Pair[Unit], versions: Versions) -> bool:
    """Tell whether nobody typed what changed: the number of a reference, a figure computed."""
    before, after = unit.before, unit.after
    if before is None or after is None or before.marker != after.marker:
        return False
    mine, other = before.leaf, after.leaf
    if isinstance(mine, Paragraph) and isinstance(other, Paragraph):
        return typed_words(mine.content, versions.old) == typed_words(other.content, versions.new)
    if isinstance(mine, Chart) and isinstance(other, Chart):
        return _drawn(mine) == _drawn(other)
    if isinstance(mine, Attachment) and isinstance(other, Attachment):
        return mine == other
    return False


def _drawn(chart: Chart) -> tuple[object, ...]:
    return chart.title, chart.table, chart.label_column, chart.value_column
