"""Names of sealed versions: they become folders, so nothing that leads elsewhere may be one."""

import re

LONGEST = 80
_NAME = re.compile(rf"[A-Za-z0-9](?:[A-Za-z0-9.-]{{0,{LONGEST - 2}}}[A-Za-z0-9])?\Z")


def find_fault(name: str) -> str:
    """Return why a name cannot be that of a version, in French; empty when it can."""
    if _NAME.match(name) and ".." not in name:
        return ""
    return (
        f"« {name} » ne peut pas nommer une version : écrivez au plus {LONGEST} lettres sans accent, chiffres, "
        "traits d'union ou points, par exemple « 2020-12-08 »"
    )
