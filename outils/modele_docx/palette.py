"""The colours, the font and the names of markup that every part of the template shares."""

FONT, FALLBACK = "Source Sans Pro", "Calibri"
INK, ACCENT, RULE, FILL = "1F3A52", "3F6079", "A9B8C6", "E6ECF2"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = f'xmlns:w="{W}" xmlns:r="{R}"'


def edge(side: str, size: int = 4, space: int = 4, colour: str = RULE) -> str:
    """Return one border: its size in eighths of a point, its distance from the text in points."""
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
