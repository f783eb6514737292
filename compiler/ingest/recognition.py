"""Whose avenant it is: its title names the contract that it amends, and bears its number."""

import re
from collections.abc import Sequence

from compiler.model.amendment import ClauseBlock, Line
from compiler.model.brief import SealedAct
from compiler.model.protocol import Protocol

_TITLE = re.compile(r"Avenant n°[ \u00a0]?(\d+) (?:au |à la |à l’|aux )(.+)", re.DOTALL)


def tell_stranger(blocks: Sequence[ClauseBlock], base: Protocol, signed: Sequence[SealedAct]) -> str:
    """Return why an avenant is not one to an act, in French; nothing when it is, or does not say."""
    texts = (block.text for block in blocks if isinstance(block, Line))
    match = next((found for text in texts if (found := _TITLE.fullmatch(text))), None)
    if match is None:
        return ""
    said = match[2].casefold()
    identity = base.identity
    if identity.title.casefold() not in said or identity.territory.casefold() not in said:
        return f"il amende « {match[2]} », et la base est « {identity.title} – {identity.territory} »"
    if any(act.number == int(match[1]) for act in signed):
        return f"l'avenant n° {match[1]} est déjà signé et compris dans la base"
    return ""
