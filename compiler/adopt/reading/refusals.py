"""Why an office file is refused, told to who gave it."""

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import Span
from compiler.model.archive import LARGEST_FILE, Fault, Refusal

_DAMAGED_HINT = "ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau, puis recommencez"
_TOLD = {
    Fault.TOO_LARGE: (
        "import.too-large",
        f"il dépasse {LARGEST_FILE // 1_000_000} Mo",
        "ôtez-en les images, ou n'en gardez que l'acte",
    ),
    Fault.NOT_AN_ARCHIVE: (
        "import.not-a-document",
        "ce n'est ni un DOCX ni un ODT",
        "donnez l'acte en DOCX, en ODT, en Markdown (.md) ou en texte (.txt)",
    ),
    Fault.NOT_A_DOCUMENT: (
        "import.not-a-document",
        "il ne contient pas de document de texte",
        "donnez l'acte en DOCX, en ODT, en Markdown (.md) ou en texte (.txt)",
    ),
    Fault.OLD_FORMAT: (
        "import.old-format",
        "il est dans l'ancien format de Word (.doc)",
        "ouvrez-le dans Word ou LibreOffice, enregistrez-le en DOCX, puis recommencez",
    ),
    Fault.ENCRYPTED: (
        "import.encrypted",
        "il est protégé par un mot de passe",
        "enregistrez-en une copie sans mot de passe, puis recommencez",
    ),
    Fault.DAMAGED: ("import.damaged", "il est abîmé ou incomplet", _DAMAGED_HINT),
    Fault.BOMB: (
        "import.too-large",
        "une fois déplié, il dépasse toute mesure",
        "vérifiez d'où il vient : un acte ne pèse jamais autant",
    ),
    Fault.DECLARATION: (
        "import.declaration",
        "son XML déclare un type ou des entités, ce qu'aucun traitement de texte n'écrit",
        "vérifiez d'où il vient, ou enregistrez-le de nouveau dans Word ou LibreOffice",
    ),
    Fault.OUTSIDE_LINK: (
        "import.outside-link",
        "il va chercher une partie de son contenu hors de lui-même",
        "dans Word, rompez ce lien (Fichier, Informations, Modifier les liens d'accès), puis recommencez",
    ),
    Fault.MACROS: (
        "import.macros",
        "il contient des macros",
        "enregistrez-le en DOCX ou en ODT sans macros, puis recommencez",
    ),
}


def unreadable(file: str, why: str) -> Diagnostic:
    """Return the diagnostic of a Markdown text that takes Pandoc too long, or that it cannot read."""
    return Diagnostic(
        code="import.damaged",
        message=f"« {file} » ne peut pas être importé : son Markdown ne se lit pas ({why}).",
        span=Span(file=file),
        hint=(
            "cherchez-y des crochets, des parenthèses ou des étoiles qui s'ouvrent sans se fermer, ou donnez le texte "
            "sous l'extension .txt"
        ),
    )


def refused(file: str, refusal: Refusal) -> Diagnostic:
    """Return the diagnostic of a refusal."""
    code, why, hint = _TOLD[refusal.fault]
    detail = f" ({refusal.detail})" if refusal.detail else ""
    return Diagnostic(
        code=code,
        message=f"« {file} » ne peut pas être importé : {why}{detail}.",
        span=Span(file=file),
        hint=hint,
    )
