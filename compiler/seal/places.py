"""Where the parts of a sealed act were written, to JSON and back; lines are those of the texts that were sealed."""

import json
from collections.abc import Mapping

from compiler.model.written import Written

FORMAT = "lieux/1"


def places_to_json(places: Mapping[str, Written]) -> bytes:
    """Return places as a file, gathered by the text that they are in."""
    texts: dict[str, dict[str, int]] = {}
    for path, (file, line) in places.items():
        texts.setdefault(file, {})[path] = line
    said = {"format": FORMAT, "textes": texts}
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def places_from_json(data: bytes) -> dict[str, Written]:
    """Return places; none when they are not there, or are told in a way that we do not know."""
    try:
        record = json.loads(data or b"{}")
        if record.get("format") != FORMAT:
            return {}
        return {
            path: (file, int(line)) for file, held in record["textes"].items() for path, line in held.items()
        }
    except (AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return {}
