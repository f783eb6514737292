"""The Markdown of an avenant to its lines and tables, in reading order. Marks of emphasis are dropped."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import mistune

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.span import Span
from compiler.model.amendment import ClauseBlock, Grid, Line

Token: TypeAlias = Mapping[str, Any]
LARGEST = 20_000_000
"""Bytes beyond which no avenant is read."""
_LONGEST = 50_000


def read_markdown(data: bytes, file: str = "avenant.md") -> Result[tuple[ClauseBlock, ...]]:
    """Return the lines of an avenant. Errors: avenant.not-an-avenant."""
    if len(data) > LARGEST:
        return Result((), (_refused(file, "il est trop gros"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Result((), (_refused(file, "il n'est pas écrit en UTF-8"),))
    if any(len(line) > _LONGEST for line in text.splitlines()):
        return Result((), (_refused(file, "une de ses lignes est trop longue"),))
    try:
        return Result(tuple(block for token in _tokens(text) for block in _block(token)))
    except RecursionError:
        return Result((), (_refused(file, "ses marques s'emboîtent trop"),))


def starting_lines(data: bytes) -> tuple[int, ...]:
    """Return the line, from 1, at which each block of our Markdown starts: blocks are parted by an empty line."""
    lines = data.decode("utf-8", errors="replace").splitlines()
    return tuple(
        rank
        for rank, line in enumerate(lines, start=1)
        if line.strip() and (rank == 1 or not lines[rank - 2].strip())
    )


def _refused(file: str, why: str) -> Diagnostic:
    return Diagnostic(
        code="avenant.not-an-avenant",
        message=f"« {file} » ne peut pas être lu comme un avenant : {why}.",
        span=Span(file=file),
        hint="donnez le fichier avenant.docx ou avenant.md tel qu'il a été produit",
    )


@cache
def _parser() -> mistune.Markdown:
    return mistune.create_markdown(renderer="ast", plugins=["table"])


def _tokens(text: str) -> list[Token]:
    found = _parser()(text)
    return list(found) if isinstance(found, list) else []


def _block(token: Token) -> Iterator[ClauseBlock]:
    match token["type"]:
        case "blank_line":
            return
        case "table":
            yield _grid(token)
        case "paragraph" | "heading" | "block_text":
            yield Line(text=_words(token).strip(" "))
        case _:
            # A form that no avenant of ours holds is kept as a line: the reader of sentences will refuse it.
            children = token.get("children")
            if children:
                for child in children:
                    yield from _block(child)
            elif token.get("raw"):
                yield Line(text=str(token["raw"]).strip())


def _grid(token: Token) -> Grid:
    head: tuple[str, ...] = ()
    rows: list[tuple[tuple[str, ...], ...]] = []
    for part in token["children"]:
        if part["type"] == "table_head":
            head = tuple(_words(cell) for cell in part["children"])
        else:
            rows += [tuple(_paragraphs(cell) for cell in row["children"]) for row in part["children"]]
    return Grid(head=head, rows=tuple(rows))


def _paragraphs(cell: Token) -> tuple[str, ...]:
    words = _words(cell)
    return tuple(words.split("\n")) if words else ()


def _words(token: Token) -> str:
    """Return the words of a token; a line break inside a cell is a line end."""
    match token["type"]:
        case "inline_html":
            return "\n" if str(token["raw"]).lower() in ("<br>", "<br/>", "<br />") else str(token["raw"])
        case "linebreak" | "softbreak":
            return " "
        case _:
            children = token.get("children")
            if children is None:
                return str(token.get("raw", ""))
            return "".join(_words(child) for child in children)
