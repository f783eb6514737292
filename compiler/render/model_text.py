"""Words of the act to plain data: a string, and beside it their structure when they have one."""

from typing import Any

from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Superscript,
    Text,
    plain,
)
from compiler.render.json_bytes import Record


def text_record(key: str, content: Inlines) -> Record:
    """Return the words under `key` and, when that does not say all, their structure under `key_riche`."""
    words = plain(content)
    return {key: words} if _is_plain(content, words) else {key: words, f"{key}_riche": rich(content)}


def listed_text(content: Inlines) -> str | Record:
    """Return the words of one item of a list: a string, or a record when that does not say all."""
    words = plain(content)
    return words if _is_plain(content, words) else text_record("texte", content)


def is_plain(content: Inlines) -> bool:
    """Tell whether a string says all there is."""
    return _is_plain(content, plain(content))


def _is_plain(content: Inlines, words: str) -> bool:
    return content == ((Text(text=words),) if words else ())


def rich(content: Inlines) -> list[Any]:
    """Return a text as a list: plain words are strings, all the rest records with a type."""
    return [_inline(inline) for inline in content]


def _inline(inline: Inline) -> str | Record:
    match inline:
        case Text():
            return inline.text
        case Superscript():
            return {"type": "exposant", "texte": inline.text}
        case Strong():
            return {"type": "gras", "contenu": rich(inline.content)}
        case Emphasis():
            return {"type": "italique", "contenu": rich(inline.content)}
        case Link():
            return {"type": "lien", "adresse": inline.address, "contenu": rich(inline.content)}
        case Reference():
            return {
                "type": "renvoi",
                "nature": inline.kind,
                "cible": inline.target,
                "forme": inline.form,
                "texte": inline.text,
                "connu": inline.known,
            }
        case Figure():
            return {
                "type": "calcul",
                "expression": inline.expression,
                "texte": inline.text,
                "probleme": inline.problem,
            }
        case NoteMark():
            return {"type": "note", "id": inline.note, "numero": inline.number}
        case LineBreak():
            return {"type": "saut"}
