"""Signed versions: frozen under source/versions/, listed, read back only when nothing in them was touched."""

from compiler.seal.manifest import Manifest, digest
from compiler.seal.place import FOLDER
from compiler.seal.store import (
    SealedVersion,
    check_free,
    last_version,
    list_versions,
    read_version,
    write_version,
)
from compiler.seal.succession import (
    check_day,
    find_day,
    find_early_day,
    find_number,
    find_stale_days,
    find_taken_number,
    is_unchanged,
)

__all__ = [
    "FOLDER",
    "Manifest",
    "SealedVersion",
    "check_day",
    "check_free",
    "digest",
    "find_day",
    "find_early_day",
    "find_number",
    "find_stale_days",
    "find_taken_number",
    "is_unchanged",
    "last_version",
    "list_versions",
    "read_version",
    "write_version",
]
