"""The one door to Typst: a template, its data, picture files and fonts in; a PDF or PNGs out, as bytes."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import typst

from compiler.diagnostics.result import ToolError

_PANIC = (
    "Le PDF n'a pas pu être mis en page : un passage est sans doute trop long et sans coupure possible. "
    "Divisez-le, ou demandez les autres formats avec --formats."
)
STANDARDS: list[Literal["a-2a", "ua-1"]] = ["a-2a", "ua-1"]
_FACES = ("Regular", "It", "Bold", "BoldIt")
_FAMILY = "SourceSansPro"


@dataclass(frozen=True, slots=True)
class Press:
    """Fonts made ready for Typst, and a folder for the files that templates name. Many may print at once."""

    fonts: typst.Fonts
    folder: Path

    def print_pdf(
        self, template: bytes, inputs: Mapping[str, str], files: Mapping[str, bytes], stamp: datetime
    ) -> bytes:
        """Return the PDF of an act, whose template reads its `inputs` by name.

        Errors: typst.TypstError.
        """
        printed: bytes = self._print(
            template,
            files,
            format="pdf",
            sys_inputs=dict(inputs),
            pdf_standards=STANDARDS,
            timestamp=stamp,
        )
        return printed

    def print_images(self, template: bytes, files: Mapping[str, bytes], resolution: int) -> list[bytes]:
        """Return one PNG for each file, in their order; `resolution` is in dots per inch.

        Errors: typst.TypstError.
        """
        names = {"files": json.dumps(list(files))}
        pages: bytes | list[bytes] = self._print(
            template, files, format="png", sys_inputs=names, ppi=float(resolution)
        )
        return [pages] if isinstance(pages, bytes) else pages

    def _print(self, template: bytes, files: Mapping[str, bytes], **options: Any) -> Any:  # noqa: ANN401 - Typst's own.
        with TemporaryDirectory(dir=self.folder, ignore_cleanup_errors=True) as root:
            for name, data in files.items():
                Path(root, name).write_bytes(data)
            try:
                return typst.compile(
                    template, root=root, font_paths=self.fonts, ignore_system_fonts=True, **options
                )
            except BaseException as failure:
                # The library panics, for instance on tens of thousands of letters without a break.
                if type(failure).__name__ != "PanicException":
                    raise
                raise ToolError(_PANIC) from failure


@contextmanager
def open_press(fonts: Path) -> Iterator[Press]:
    """Give a press that knows our four faces, and the fonts that Typst carries.

    Errors: ToolError when a face is missing.

    The package of fonts holds each face in two formats, and a folder lists its files in an order of its own:
    left to choose, Typst would not take the same one on every machine. It reads pictures from a folder only.
    """
    # A run that is interrupted clears the folder while a thread may still be writing in it: that is no failure to tell.
    with TemporaryDirectory(prefix="protocole-", ignore_cleanup_errors=True) as folder:
        files, faces = Path(folder, "fichiers"), Path(folder, "polices")
        files.mkdir()
        faces.mkdir()
        for face in _FACES:
            _copy_face(fonts / f"{_FAMILY}-{face}.ttf", faces)
        known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[faces])
        yield Press(known, files)


def _copy_face(face: Path, folder: Path) -> None:
    try:
        drawn = face.read_bytes()
    except OSError as error:
        raise ToolError(f"La police « {face.name} » ne peut pas être lue : réinstallez l'outil.") from error
    Path(folder, face.name).write_bytes(drawn)
