"""Where sealed versions are, below the source folder."""

FOLDER = "versions"
MANIFEST, MODEL, PLACES, PICTURES = "manifeste.json", "modele.json", "lieux.json", "images"


def manifest_file(name: str) -> str:
    """Return where the manifest of a version is, as reports name it."""
    return f"{FOLDER}/{name}/{MANIFEST}"
