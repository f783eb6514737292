"""Two versions of the small act of the tests, for what compares them."""

from pathlib import Path

from compiler.diff import compare, tell_changes
from compiler.model.change import ChangeSet
from compiler.model.protocol import Protocol
from tests.acts import loaded_with
from tests.pages import BASE

ACT = (BASE / "acte.md").read_text(encoding="utf-8")
PARTIES = (BASE / "parties.yml").read_text(encoding="utf-8")
PROTOCOL = (BASE / "protocole.yml").read_text(encoding="utf-8")


def version(folder: Path, added: str = "", **files: str) -> Protocol:
    """Return the small act, whole files replaced as `act_with` does; it may hold warnings, no errors of shape."""
    folder.mkdir(parents=True, exist_ok=True)
    return loaded_with(folder, added, **files).value


def replaced(text: str, *pairs: tuple[str, str]) -> str:
    """Return a text with each passage replaced once, which must be there."""
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def changes_between(folder: Path, before: str, after: str, **files: str) -> ChangeSet:
    """Return what changes between two texts of the small act; `files` are those of the version after."""
    old = version(folder / "avant", acte=before)
    return tell_changes(compare(old, version(folder / "apres", acte=after, **files)))


def told(changes: ChangeSet) -> list[tuple[str, str]]:
    """Return each change as its kind and its subject, those that only follow marked with a star."""
    return [
        (change.kind.value + ("*" if change.is_consequence else ""), change.subject)
        for change in changes.changes
    ]
