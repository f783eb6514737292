"""Writes templates/reference.docx."""

from pathlib import Path

from outils.modele_docx.template import build_template

TARGET = Path(__file__).resolve().parents[2] / "templates" / "reference.docx"

if __name__ == "__main__":
    TARGET.write_bytes(build_template())
