"""Signed versions: frozen under source/versions/, listed, read back only when nothing in them was touched.

What may follow a version is in `succession`, which is not imported here: checking an act must start fast.
"""

from compiler.seal.manifest import Manifest, digest
from compiler.seal.place import FOLDER
from compiler.seal.places import places_from_json, places_to_json
from compiler.seal.store import (
    SealedVersion,
    check_free,
    last_version,
    list_versions,
    read_version,
    write_version,
)

__all__ = [
    "FOLDER",
    "Manifest",
    "SealedVersion",
    "check_free",
    "digest",
    "last_version",
    "list_versions",
    "places_from_json",
    "places_to_json",
    "read_version",
    "write_version",
]
