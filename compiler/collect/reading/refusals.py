"""Why a copy is refused, told to who gave it."""

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.archive import LARGEST_FILE, Fault, Refusal

_SAVED_AGAIN = "ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau en DOCX, puis recommencez"
_GIVEN = "donnez la copie que le relecteur a rendue, en DOCX"
_TRUSTED = "vérifiez d'où il vient, puis demandez au relecteur une copie enregistrée sans cela"
DAMAGED = Refusal(fault=Fault.DAMAGED, detail="une de ses parties n'est pas du XML")
_TOLD = {
    Fault.TOO_LARGE: (
        "reprise.too-large",
        f"il dépasse {LARGEST_FILE // 1_000_000} Mo",
        "ôtez les images que le relecteur y a mises, puis recommencez",
    ),
    Fault.NOT_AN_ARCHIVE: ("reprise.not-a-docx", "ce n'est pas un DOCX", _GIVEN),
    Fault.NOT_A_DOCUMENT: ("reprise.not-a-docx", "il ne contient pas de document de texte", _GIVEN),
    Fault.OLD_FORMAT: (
        "reprise.not-a-docx",
        "il est dans l'ancien format de Word (.doc)",
        _SAVED_AGAIN,
    ),
    Fault.ENCRYPTED: (
        "reprise.encrypted",
        "il est protégé par un mot de passe",
        "enregistrez-en une copie sans mot de passe, puis recommencez",
    ),
    Fault.DAMAGED: ("reprise.damaged", "il est abîmé ou incomplet", _SAVED_AGAIN),
    Fault.BOMB: (
        "reprise.too-large",
        "une fois déplié, il dépasse toute mesure",
        "vérifiez d'où il vient : une copie de l'acte ne pèse jamais autant",
    ),
    Fault.DECLARATION: (
        "reprise.unsafe",
        "son XML déclare un type ou des entités, ce qu'aucun traitement de texte n'écrit",
        _TRUSTED,
    ),
    Fault.OUTSIDE_LINK: (
        "reprise.unsafe",
        "il va chercher une partie de son contenu hors de lui-même",
        _TRUSTED,
    ),
    Fault.MACROS: ("reprise.unsafe", "il contient des macros", _TRUSTED),
}


def refused(file: str, refusal: Refusal) -> Diagnostic:
    """Return the diagnostic of a file that cannot be opened."""
    code, why, hint = _TOLD[refusal.fault]
    detail = f" ({refusal.detail})" if refusal.detail else ""
    return _told(file, code, f"{why}{detail}", hint)


def not_docx(file: str) -> Diagnostic:
    """Return the diagnostic of an ODT."""
    why = "c'est un ODT"
    return _told(file, "reprise.not-a-docx", why, "enregistrez-le en DOCX dans LibreOffice, puis recommencez")


def _told(file: str, code: str, why: str, hint: str) -> Diagnostic:
    message = f"« {file} » ne peut pas être repris : {why}."
    return Diagnostic(code=code, message=message, span=Span(file=file), hint=hint)
