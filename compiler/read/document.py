"""A document that a user hands in, to its bytes: a plain file of a reasonable size, or a French sentence."""

from pathlib import Path

from compiler.diagnostics.result import ToolError

MAX_SIZE = 64 * 1024 * 1024


def read_document(path: Path) -> bytes:
    """Return the bytes of a file. One that is absent, too large or unreadable raises ToolError."""
    try:
        if not path.is_file():
            raise ToolError(f"Le fichier « {path} » n'existe pas.")
        if path.stat().st_size > MAX_SIZE:
            raise ToolError(f"Le fichier « {path} » est trop gros : la limite est de {MAX_SIZE // 2**20} Mo.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ToolError(
            f"Le fichier « {path} » ne peut pas être lu : vérifiez son nom et ses droits."
        ) from error
