"""What stops operations from being applied. It is caught where the act is, and becomes a diagnostic there."""


class RefusalError(Exception):
    """Operations that contradict one another, or a place that is not there. Its text is French."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def conflict(what: str) -> RefusalError:
    """Return the refusal of two orders on one thing."""
    return RefusalError("avenant.conflict", f"Deux phrases de l'avenant se contredisent : {what}.")


def no_place(what: str) -> RefusalError:
    """Return the refusal of an order on what the act does not hold."""
    return RefusalError("avenant.unknown-place", f"Le texte en vigueur n'a pas {what}.")
