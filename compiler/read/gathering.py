"""Bytes of files to a source tree: texts decoded, images measured, all of them bounded, wherever they come from."""

from dataclasses import dataclass, field

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.result import Result
from compiler.diagnostics.source import SourceText
from compiler.diagnostics.span import Span
from compiler.diagnostics.tree import Image, SourceTree
from compiler.read.image import IMAGE_SUFFIXES, read_image
from compiler.read.text import decode

TEXT_SUFFIXES = (".md", ".yml", ".yaml", ".csv")
MAX_TEXT = 4 * 1024 * 1024
MAX_IMAGE = 16 * 1024 * 1024
MAX_TOTAL = 96 * 1024 * 1024
MAX_FILES = 2_000


def is_read(name: str) -> bool:
    """Tell whether a file of that name is part of an act."""
    return name.lower().endswith((*TEXT_SUFFIXES, *IMAGE_SUFFIXES))


@dataclass
class Gathering:
    """What has been read so far."""

    texts: dict[str, SourceText] = field(default_factory=dict)
    images: dict[str, Image] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    total: int = 0

    def refuse(self, code: str, path: str, message: str, hint: str) -> None:
        """Report a file that cannot be read."""
        self.refused.add(path)
        self.diagnostics.append(Diagnostic(code=code, message=message, span=Span(file=path), hint=hint))

    def refuse_too_many(self, path: str) -> None:
        """Report the first file over the bound."""
        self.refuse(
            "file.too-many",
            path,
            f"Le dossier contient plus de {MAX_FILES} fichiers.",
            "vérifiez le dossier que donne --source, et sortez-en ce qui ne fait pas partie de l'acte",
        )

    def has_room(self, path: str, size: int) -> bool:
        """Tell whether a file of that size may be taken; report it when it may not."""
        limit = MAX_IMAGE if path.lower().endswith(IMAGE_SUFFIXES) else MAX_TEXT
        if size <= limit and self.total + size <= MAX_TOTAL:
            return True
        self.refuse(
            "file.too-large",
            path,
            f"Le fichier « {path} » est trop gros ({size // 1_000_000} Mo).",
            f"la limite est de {limit // (1024 * 1024)} Mo par fichier ; allégez-le ou divisez-le",
        )
        return False

    def take(self, path: str, data: bytes) -> None:
        """Add a file."""
        self.total += len(data)
        if path.lower().endswith(IMAGE_SUFFIXES):
            self._take_image(path, data)
        else:
            self._take_text(path, data)

    def _take_text(self, path: str, data: bytes) -> None:
        decoded = decode(path, data)
        self.diagnostics.extend(decoded.diagnostics)
        if decoded.value is None:
            self.refused.add(path)
        else:
            self.texts[path] = SourceText(path, decoded.value)

    def _take_image(self, path: str, data: bytes) -> None:
        image = read_image(path, data)
        if image is None:
            self.refuse(
                "image.unreadable",
                path,
                f"L'image « {path} » n'est pas une image PNG ou JPEG lisible.",
                "enregistrez-la de nouveau en PNG ou en JPEG",
            )
        else:
            self.images[path] = image

    def result(self) -> Result[SourceTree]:
        """Return the tree, with what was said on the way."""
        tree = SourceTree(texts=self.texts, images=self.images, refused=frozenset(self.refused))
        return Result(tree, tuple(self.diagnostics))
