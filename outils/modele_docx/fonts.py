"""The font of our documents, embedded so that pages break alike where it is not installed."""

import uuid
from pathlib import Path

import font_source_sans_pro

from outils.modele_docx.palette import FALLBACK, FONT, ROOT

FACES = (("Regular", "Regular"), ("Bold", "Bold"), ("It", "Italic"), ("BoldIt", "BoldItalic"))


def _font_key(face: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{FONT} {face}")


def font_table() -> str:
    """Return the fonts, with the name to fall back on and the key of each embedded face."""
    embedded = "".join(
        f'<w:embed{kind} r:id="rId{rank}" w:fontKey="{{{str(_font_key(face)).upper()}}}"/>'
        for rank, (face, kind) in enumerate(FACES, 1)
    )
    return (
        f'<w:fonts {ROOT}><w:font w:name="{FONT}"><w:altName w:val="{FALLBACK}"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{embedded}</w:font></w:fonts>'
    )


def obfuscated(face: str) -> bytes:
    """Return a face as Word embeds it: its first 32 bytes mixed with its key, as ECMA-376 part 4 asks."""
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    data = bytearray((folder / f"SourceSansPro-{face}.ttf").read_bytes())
    key = _font_key(face).bytes[::-1]
    for place in range(32):
        data[place] ^= key[place % 16]
    return bytes(data)
