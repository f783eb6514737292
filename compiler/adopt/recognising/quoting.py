"""Words of a paper as a French sentence quotes them: between guillemets, cut when they are long."""

_LONGEST = 90


def quoted(text: str) -> str:
    """Return words between guillemets, cut after a whole word when they are long."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        flat = flat[:_LONGEST].rpartition(" ")[0] + " …"
    return f"« {flat} »"


def counted(count: int, one: str, several: str) -> str:
    """Return a number with its noun: "1 ligne", "3 lignes"."""
    return f"{count} {several if count > 1 else one}"
