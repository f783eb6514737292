"""Bytes of a scanned text to its lines. Only UTF-8 is read; another encoding is named in the refusal, never guessed.

Form feeds, which scanners put between pages, are kept: they tell where pages end.
"""

import codecs
import re

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.source import CONTROLS
from compiler.diagnostics.span import Span

LARGEST_SCAN = 20_000_000
FORM_FEED = "\x0c"
_WIDE_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ARCHIVE, _PDF, _RTF = b"PK\x03\x04", b"%pdf-", b"{\\rtf"
_HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b", re.DOTALL
)
_KINDS_HINT = (
    "donnez le texte reconnu du scan (.txt), ou l'acte en DOCX, en ODT ou en Markdown (.md) sous son extension ; "
    "Word et LibreOffice enregistrent en DOCX ce qu'ils ouvrent"
)
_HEAD = 4096
_UTF8_HINT = (
    "enregistrez le texte en UTF-8 (menu « Enregistrer avec l'encodage » de l'éditeur), puis recommencez"
)
_REFUSED = re.compile(f"[{re.escape(''.join(sorted(CONTROLS - {FORM_FEED})))}]")


def decode_scan(file: str, data: bytes) -> Result[tuple[str, ...] | None]:
    """Return the lines of a text, None when it cannot be read as one.

    Errors: file.too-large, file.encoding, file.empty, file.control-character, import.not-a-document.
    """
    if len(data) > LARGEST_SCAN:
        message = f"« {file} » dépasse {LARGEST_SCAN // 1_000_000} Mo : ce n'est pas le texte d'un acte."
        return _refused("file.too-large", file, message, "donnez le texte seul, sans images")
    if kind := _other_kind(file, data):
        return _refused(
            "import.not-a-document", file, f"« {file} » n'est pas un texte : c'est {kind}.", _KINDS_HINT
        )
    if data.startswith(_WIDE_MARKS) or b"\x00" in data[:_HEAD]:
        return _refused("file.encoding", file, _wide(file, data), _UTF8_HINT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _badly_coded(file, data, error.start)
    return _checked(file, text.replace("\r\n", "\n").replace("\r", "\n"))


def _other_kind(file: str, data: bytes) -> str:
    """Return what a file is when it is no plain text, by how it starts or by its name; empty otherwise."""
    start = data[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    name = file.lower()
    if start.startswith(_PDF):
        return "un PDF"
    if data.startswith(_ARCHIVE):
        return "une archive (DOCX, ODT…)"
    if start.startswith(_RTF) or name.endswith(".rtf"):
        return "un RTF"
    return "une page HTML" if _HTML.match(start) or name.endswith((".html", ".htm", ".xhtml")) else ""


def _wide(file: str, data: bytes) -> str:
    if data.startswith(_WIDE_MARKS[:2]):
        return f"« {file} » est en UTF-32, et non en UTF-8."
    if data.startswith(_WIDE_MARKS[2:]) or _is_half_empty(data[:_HEAD]):
        return f"« {file} » est en UTF-16, et non en UTF-8."
    return f"« {file} » n'est pas un texte."


def _is_half_empty(head: bytes) -> bool:
    """Tell whether every other byte is mostly zero, as in a western text in UTF-16 without its mark."""
    halves = (head[::2], head[1::2])
    return any(half.count(0) * 10 > len(half) * 6 for half in halves) and not all(
        half.count(0) * 10 > len(half) * 6 for half in halves
    )


def _badly_coded(file: str, data: bytes, start: int) -> Result[tuple[str, ...] | None]:
    """Name the encoding that the bytes speak for: letters alone in Latin-1, signs of Windows below 0xA0."""
    before = data[:start]
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", errors="replace")) + 1
    is_windows = any(0x80 <= byte <= 0x9F for byte in set(data))  # noqa: PLR2004 - where Latin-1 has no letter
    name = "Windows-1252" if is_windows else "Latin-1 (ISO 8859-1)"
    shown = data[start : start + 1].decode("cp1252", errors="replace")
    message = (
        f"Ce caractère n'est pas codé en UTF-8 : « {file} » semble être en {name}, où il se lit « {shown} »."
    )
    span = Span(file=file, line=line, column=column, end_line=line, end_column=column + 1)
    return Result(None, (Diagnostic(code="file.encoding", message=message, span=span, hint=_UTF8_HINT),))


def _checked(file: str, text: str) -> Result[tuple[str, ...] | None]:
    if not text.strip():
        return _refused("file.empty", file, f"« {file} » est vide.", "donnez le texte reconnu du scan")
    found = _REFUSED.search(text)
    if found is None:
        return Result(tuple(text.split("\n")))
    line = text.count("\n", 0, found.start()) + 1
    column = found.start() - text.rfind("\n", 0, found.start())
    span = Span(file=file, line=line, column=column, end_line=line, end_column=column + 1)
    return Result(
        None,
        (
            Diagnostic(
                code="file.control-character",
                message="Un caractère invisible de contrôle se trouve ici.",
                span=span,
                hint="supprimez ce caractère et retapez le mot",
            ),
        ),
    )


def _refused(code: str, file: str, message: str, hint: str) -> Result[tuple[str, ...] | None]:
    return Result(None, (Diagnostic(code=code, message=message, span=Span(file=file), hint=hint),))
