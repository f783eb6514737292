"""Words to HTML that cannot be mistaken for markup, and addresses that may be followed."""

import re

from markupsafe import Markup

PREFIX = "page--"
"""Begins the ids the page needs for itself: an author's id never holds two hyphens in a row."""

_UNSAFE = re.compile(r"[&<>\"']|[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_ADDRESS = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@)[^\s\\]*", re.IGNORECASE)


def escape(text: str) -> str:
    """Return text fit for an element or a quoted attribute; control characters are dropped."""
    return _UNSAFE.sub(lambda match: _ENTITIES.get(match.group(), ""), text)


def trusted(markup: str) -> Markup:
    """Return HTML made here as the template takes it, which escapes all that is not so marked."""
    return Markup(markup)  # noqa: S704 - every word in it went through escape


def is_safe(address: str) -> bool:
    """Tell whether an address leads to a public page or a mailbox, and to nothing that runs."""
    return _ADDRESS.fullmatch(address) is not None


def attribute(name: str, value: str) -> str:
    """Return an attribute with a space before it, or nothing when it has no value."""
    return f' {name}="{escape(value)}"' if value else ""


def permalink(anchor: str, what: str) -> str:
    """Return the ¶ that leads to a place, so that its address can be copied; nothing without an id."""
    if not anchor:
        return ""
    return f'<a class="ancre" href="#{escape(anchor)}" aria-label="Lien direct{escape(f" : {what}")}">¶</a>'
