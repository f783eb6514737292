"""A document view to ODT or EPUB bytes. This module alone drives Pandoc, whose failures are ToolErrors."""

import hashlib
import io
import json
import re
import subprocess
import uuid
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from tempfile import TemporaryDirectory

import pypandoc

from compiler.diagnostics.result import ToolError
from compiler.model.printed import date_inlines
from compiler.model.text import Superscript, plain
from compiler.render.opendocument import describe_pictures, dress_content, dress_styles
from compiler.render.pandoc_document import Format, pandoc_document
from compiler.render.pandoc_elements import Element, words
from compiler.render.view import DocumentView

_PATIENCE = 120
_CONTENTS_DEPTH = 3
_LANDMARKS = {"Title Page": "Page de titre", "Table of Contents": "Table des matières"}
# Pandoc has one date for the programs, which want it in figures, and for the readers of the title page.
_ISO_DATE = re.compile(rb'(?<=<p class="date">)\d{4}-\d\d-\d\d(?=</p>)')
_UNIX = 3
_NO_IMAGES: Mapping[str, bytes] = {}


def render_with_pandoc(
    view: DocumentView,
    format: Format,  # noqa: A002 - the word of whoever asks for a file
    stamp: datetime,
    *,
    images: Mapping[str, bytes] = _NO_IMAGES,
    look: bytes = b"",
) -> bytes:
    """Return the file; `images` are pictures by path.

    `look` is the style sheet of an EPUB, or the OpenDocument styles of an ODT file.
    Errors: ToolError.
    """
    document = pandoc_document(view, format, images)
    made = stamp if stamp.tzinfo else stamp.replace(tzinfo=UTC)
    if format == "epub":
        document["meta"] |= _book_metadata(document, view, made)
    return _repack(_run(document, format, made), look, tuple(_picture_words(document)))


def _picture_words(element: object) -> Iterator[str]:
    """Yield the words that stand for each picture of a document, in order."""
    match element:
        case {"t": "Image", "c": [_, said, _]}:
            yield "".join(str(one["c"]) for one in said)
        case dict():
            for value in element.values():
                yield from _picture_words(value)
        case list():
            for value in element:
                yield from _picture_words(value)
        case _:
            pass


def _book_metadata(document: Element, view: DocumentView, made: datetime) -> Element:
    """Return what a reading program lists; the identifier changes when the words do, and only then."""
    digest = hashlib.sha256(json.dumps(document["blocks"], sort_keys=True).encode()).hexdigest()
    said = {
        "identifier": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, digest)}",
        "author": view.author,
        "date": made.date().isoformat(),
    }
    return {key: {"t": "MetaInlines", "c": [words(value)]} for key, value in said.items() if value}


def _run(document: Element, target: Format, made: datetime) -> bytes:
    with TemporaryDirectory(prefix="protocole-", ignore_cleanup_errors=True) as folder:
        try:
            done = subprocess.run(
                [pypandoc.get_pandoc_path(), *_arguments(target, folder)],
                input=json.dumps(document).encode(),
                capture_output=True,
                check=False,
                cwd=folder,
                env={"SOURCE_DATE_EPOCH": str(int(made.timestamp())), "LANG": "C.UTF-8"},
                timeout=_PATIENCE,
            )
        except OSError as error:
            raise ToolError(
                "Pandoc est introuvable : relancez make pour réinstaller le compilateur."
            ) from error
        except subprocess.TimeoutExpired as error:
            raise ToolError(
                f"Pandoc n'a pas fini le fichier {target.upper()} en {_PATIENCE} secondes."
            ) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise ToolError(f"Pandoc n'a pas pu écrire le fichier {target.upper()} : {said}")
    return done.stdout


def _arguments(target: Format, folder: str) -> Iterator[str]:
    """Yield what Pandoc is asked; an empty folder of its own keeps the user's templates out."""
    yield from (
        "--from=json",
        f"--to={target}",
        "--standalone",
        "--output=-",
        f"--data-dir={folder}",
    )
    if target == "epub":
        yield from ("--toc", f"--toc-depth={_CONTENTS_DEPTH}", "--split-level=1")


def _repack(packed: bytes, look: bytes, pictures: Sequence[str]) -> bytes:
    """Return the archive with dates that never change, its parts in their order, which matters."""
    dressed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(dressed, "w") as archive:
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if part.filename == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, _finished(part.filename, source.read(part), look, pictures))
    return dressed.getvalue()


def _finished(name: str, data: bytes, look: bytes, pictures: Sequence[str]) -> bytes:
    """Put a part in French and in our look: Pandoc has no option for one, wants files for the other."""
    match name:
        case "EPUB/nav.xhtml":
            for english, french in _LANDMARKS.items():
                data = data.replace(f">{english}<".encode(), f">{french}<".encode())
            return data
        case "EPUB/text/title_page.xhtml":
            return _ISO_DATE.sub(_date_in_words, data)
        case "EPUB/styles/stylesheet1.css" if look:
            return look
        case "styles.xml" if look:
            return dress_styles(data, look)
        case "content.xml":
            # Pandoc writes no words for the pictures of this format.
            described = describe_pictures(data, pictures) if pictures else data
            return dress_content(described, look) if look else described
        case _:
            return data


def _date_in_words(found: re.Match[bytes]) -> bytes:
    said = date_inlines(date.fromisoformat(found.group().decode()))
    return "".join(
        f"<sup>{inline.text}</sup>" if isinstance(inline, Superscript) else plain((inline,))
        for inline in said
    ).encode()
