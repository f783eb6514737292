"""The text of a PDF, as poppler reads it."""

import subprocess
from pathlib import Path


def pdf_text(data: bytes, folder: Path) -> str:
    """Return the words of a PDF, laid out as on its pages."""
    path = folder / "document.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
