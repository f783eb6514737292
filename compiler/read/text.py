"""Bytes of a text file to its text: UTF-8, line feeds. Any other encoding is refused, never guessed."""

import codecs

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.source import CONTROLS
from compiler.diagnostics.span import Span

_HINT = "enregistrez le fichier en UTF-8 (menu « Enregistrer avec l'encodage » de l'éditeur)"
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decode(path: str, data: bytes) -> Result[str | None]:
    """Return the text of a file, None when it cannot be read as one.

    Errors: file.encoding, file.control-character.
    """
    if data.startswith(_WIDE_MARKS) or b"\x00" in data[:4096]:
        return _refuse("file.encoding", path, 1, 1, "Ce fichier est en UTF-16, ou n'est pas un texte.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
        return _refuse("file.encoding", path, line, column, "Ce caractère n'est pas codé en UTF-8.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for line, content in enumerate(text.split("\n"), 1):
        found = (
            next((column for column, character in enumerate(content, 1) if character in CONTROLS), None)
            if not content.isprintable()
            else None
        )
        if found is not None:
            return _refuse(
                "file.control-character",
                path,
                line,
                found,
                "Un caractère invisible de contrôle se trouve ici.",
                "supprimez ce caractère et retapez le mot",
            )
    return Result(text)


def _refuse(  # noqa: PLR0913, PLR0917 - a place and a sentence
    code: str, path: str, line: int, column: int, message: str, hint: str = _HINT
) -> Result[str | None]:
    span = Span(file=path, line=line, column=column, end_line=line, end_column=column + 1)
    return Result(None, (Diagnostic(code=code, message=message, span=span, hint=hint),))
