"""The figures of an import to French sentences: whether every word has its place, how many of what."""

from compiler.diagnostics.span import Span
from compiler.model.printed import NO_BREAK, number_text

_OF_PARAGRAPHS = (".docx", ".odt")


def place_said(span: Span) -> str:
    """Return a place of the original as somebody finds it there: Word knows no lines; nothing for the whole of it."""
    if not span.file:
        return ""
    noun = "paragraphe" if span.file.lower().endswith(_OF_PARAGRAPHS) else "ligne"
    return f"{noun}{NO_BREAK}{span.line}"


def counted(number: int, one: str, many: str, none: str = "aucun") -> str:
    """Return a number and its noun: "aucun mot", "1 mot", "2 400 mots"."""
    return f"{number_text(number) if number else none} {one if number < 2 else many}"  # noqa: PLR2004 - plural from two


def capital(text: str) -> str:
    """Return a text that begins a line."""
    return text[:1].upper() + text[1:]


def held(text: str) -> str:
    """Return a sentence whose quotation marks never stand alone at the end of a line."""
    return text.replace("« ", f"«{NO_BREAK}").replace(" »", f"{NO_BREAK}»")


def words_sentence(words: tuple[int, int, int]) -> str:
    """Return what became of the words: those of the original, those in the result, those told as left out."""
    read, kept, left = words
    if not read:
        return "Aucun mot n’a été lu dans ce fichier."
    told = f"{counted(read, 'mot lu', 'mots lus')}"
    missing = words_missing(words)
    if missing:
        return f"{told}{NO_BREAK}: {_astray(kept, left, missing)}"
    if not left:
        return f"{told}, {'tous à leur place' if read > 1 else 'à sa place'}."
    if not kept:
        return f"{told}, {'tous ' if read > 1 else ''}{_left(read)}, {_listed(left)}."
    return f"{told}, tous à leur place sauf {number_text(left)} {_left(left)}, {_listed(left)}."


def words_missing(words: tuple[int, int, int]) -> int:
    """Return how many words are neither in the result nor told; below nought, how many are there too often."""
    read, kept, left = words
    return read - kept - left


def _astray(kept: int, left: int, missing: int) -> str:
    places = f"{counted(kept, 'est à sa place', 'sont à leur place')}, {counted(left, 'est', 'sont')} {_left(left)}"
    if missing < 0:
        return f"{places}, soit {counted(-missing, 'mot', 'mots')} de trop. Comparez l’acte à l’original."
    lost = "manque sans que ce rapport dise où" if missing == 1 else "manquent sans que ce rapport dise où"
    return f"{places}, {number_text(missing)} {lost}. Comparez l’acte à l’original."


def _left(left: int) -> str:
    plural = "s" if left > 1 else ""
    return f"rendu{plural} autrement ou laissé{plural} de côté"


def _listed(left: int) -> str:
    return f"listé{'s' if left > 1 else ''} ci-dessous"
