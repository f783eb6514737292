"""What stops the reading of one clause. It is caught where clauses are read, and becomes a diagnostic there."""


class UnreadError(Exception):
    """A clause that is not understood, or cannot be placed. Its text is French, for the reader of the avenant."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def unknown_place(words: str) -> UnreadError:
    """Return the refusal of a place that the text in force does not hold."""
    return UnreadError("avenant.unknown-place", f"« {words} » n'est pas un endroit du texte en vigueur.")


def added() -> UnreadError:
    """Return the refusal of a line that belongs to no order."""
    return UnreadError(
        "avenant.unread-sentence", "elle ne fait partie d'aucun ordre, et semble avoir été ajoutée à la main."
    )


def unread(words: str) -> UnreadError:
    """Return the refusal of words that no formula holds."""
    return UnreadError("avenant.unread-sentence", f"« {words} » n'est pas une formule connue.")
