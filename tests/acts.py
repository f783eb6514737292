"""Small acts written for one test: the act of the tests, with some words changed or added."""

from pathlib import Path

from compiler.diagnostics.span import Span
from compiler.pipeline import Loaded, load_with_texts
from tests.pages import BASE, PageFile, write_act


def act_with(folder: Path, added: str = "", **changed: str) -> Path:
    """Write the act of the tests with `added` at the end of its text; return its folder.

    `changed` replaces whole files: protocole, parties, acte.
    """
    texts = {"acte.md": changed.get("acte", (BASE / "acte.md").read_text(encoding="utf-8")) + added}
    texts |= {f"{name}.yml": changed[name] for name in ("protocole", "parties") if name in changed}
    return write_act(
        tuple(PageFile(form="text", path=path, content=text) for path, text in texts.items()), folder
    )


def loaded_with(folder: Path, added: str = "", **changed: str) -> Loaded:
    """Write an act as `act_with` does, and load it."""
    return load_with_texts(act_with(folder, added, **changed))


def edited(old: str, new: str, name: str = "acte.md") -> str:
    """Return a file of the act of the tests with one passage replaced, which must be there."""
    text = (BASE / name).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1)


def said(loaded: Loaded, *codes: str) -> list[tuple[str, str]]:
    """Return each remark as its code and the words it points at; only those of `codes`, when some are given."""
    return [
        (remark.code, _words_at(loaded, remark.span))
        for remark in loaded.diagnostics
        if not codes or remark.code in codes
    ]


def _words_at(loaded: Loaded, span: Span) -> str:
    source = loaded.texts.get(span.file)
    if source is None:
        return ""
    if span.end_line > span.line or span.end_column <= span.column:
        return source.line(span.line).strip()
    return source.line(span.line)[span.column - 1 : span.end_column - 1]
