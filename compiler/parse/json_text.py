"""Words from plain data: a string, or the list that keeps their structure."""

from typing import Any, TypeAlias

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
)

Record: TypeAlias = dict[str, Any]


def read_text(record: Record, key: str) -> Inlines:
    """Return the text under `key`, its structure first when there is one."""
    structure = record.get(f"{key}_riche")
    return _plain(record[key]) if structure is None else _structured(structure)


def read_listed_text(item: str | Record) -> Inlines:
    """Return the text of one item of a list."""
    return _plain(item) if isinstance(item, str) else read_text(item, "texte")


def _plain(words: str) -> Inlines:
    return (Text(text=words),) if words else ()


def _structured(items: list[Any]) -> Inlines:
    return tuple(Text(text=item) if isinstance(item, str) else _inline(item) for item in items)


def _inline(record: Record) -> Inline:
    match record["type"]:
        case "exposant":
            return Superscript(text=record["texte"])
        case "gras":
            return Strong(content=_structured(record["contenu"]))
        case "italique":
            return Emphasis(content=_structured(record["contenu"]))
        case "lien":
            return Link(address=record["adresse"], content=_structured(record["contenu"]))
        case "renvoi":
            return _reference(record)
        case "calcul":
            return Figure(expression=record["expression"], text=record["texte"], problem=record["probleme"])
        case "note":
            return NoteMark(note=record["id"], number=record["numero"])
        case "saut":
            return LineBreak()
        case kind:
            raise ValueError(f"élément de texte « {kind} »")


def _reference(record: Record) -> Reference:
    return Reference(
        kind=record["nature"],
        target=record["cible"],
        form=record["forme"],
        text=record["texte"],
        known=record["connu"],
    )
