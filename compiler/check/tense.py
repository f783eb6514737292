"""A sentence to its tense, as far as the endings of its verbs show it: what is to come, what is over."""

import re

FUTURE = re.compile(
    r"\b(?!(?:opéra|caméra|agora|angora|flora|mantra|extra|ultra|infra|supra|intra|front|affront|para)\b)"
    r"[a-zàâçéèêëîïôûœ]+r(?:a|ont)\b"
)
_BINDING = re.compile(r"\bs'engage(?:nt)?\b|\bdoi(?:t|vent)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:a|ont|avai(?:t|ent)|étai(?:t|ent)|fut|furent|eut|eurent|devai(?:t|ent)|ayant|aurai(?:t|ent)|"
    r"(?:est|sont) (?:né|venu|parti|parvenu|entré|intervenu|devenu)\w*)\b",
    re.IGNORECASE,
)


def is_to_come(sentence: str) -> bool:
    """Tell whether a sentence binds: a verb in the future, or a word of duty."""
    return FUTURE.search(sentence) is not None or _BINDING.search(sentence) is not None


def is_over(sentence: str) -> bool:
    """Tell whether a sentence tells what was."""
    return _PAST.search(sentence) is not None
