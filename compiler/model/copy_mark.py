"""What a Word copy says of itself, out of sight: what it shows, and the model it was made from."""

from dataclasses import dataclass
from datetime import UTC, datetime

NAMESPACE = "urn:protocole:copie"
ACT, REDLINE = "acte", "comparaison"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMark:
    """The mark of a copy; `form` is "acte" or "comparaison", `model` the canonical JSON of the act it prints.

    `author` and `instant` are those of our own redline.
    """

    form: str
    model: str
    author: str = ""
    instant: str = ""


def instant_text(stamp: datetime) -> str:
    """Return a moment as Word dates a tracked change: "2020-12-08T00:00:00Z"."""
    day = stamp.astimezone(UTC) if stamp.tzinfo else stamp
    return day.strftime("%Y-%m-%dT%H:%M:%SZ")
