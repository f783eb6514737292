"""Signs that no font draws: found when Typst refuses them, replaced by a mark in print, and told."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime

from typst import TypstError

from compiler.diagnostics.result import ToolError
from compiler.model.text import plain
from compiler.render.pdf.typeset import Press
from compiler.render.view import DocumentView, HeadingView

MISSING = "\N{REPLACEMENT CHARACTER}"
"""What is printed in place of a sign that no font draws; the template does the same."""

_REFUSED = re.compile(r"error: the text `\"(.+?)\"`")
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF, and the signs that it does not show."""

    data: bytes
    refused: tuple[str, ...]


def print_act(
    press: Press, template: bytes, act: str, files: Mapping[str, bytes], stamp: datetime
) -> Printed:
    """Return the PDF of an act, given as JSON. No sign is looked up beforehand: almost every act prints at once.

    Errors: ToolError.
    """
    refused: tuple[str, ...] = ()
    while True:
        inputs = {"act": act, "unprintable": json.dumps(refused)}
        try:
            data = press.print_pdf(template, inputs, _without(refused, files), stamp)
        except TypstError as error:
            found = tuple(sign for sign in _refused(error) if sign not in refused)
            if not found:
                raise ToolError(f"Le PDF n'a pas pu être mis en page. Typst dit : {error.message}") from error
            refused += found
        else:
            return Printed(data, refused)


def tell_refused(signs: tuple[str, ...], view: DocumentView) -> tuple[str, ...]:
    """Say which signs are not shown, place by place where each is written first, and what to do."""
    places: dict[str, list[str]] = {}
    for sign in signs:
        places.setdefault(_place(sign, view), []).append(_name(sign))
    return tuple(
        f"Aucune police du PDF ne dessine {', '.join(names)}, {place} : « {MISSING} » y est imprimé. "
        "Écrivez-le autrement."
        for place, names in places.items()
    )


def _name(sign: str) -> str:
    code = f"U+{ord(sign):04X}"
    return f"« {sign} » ({code})" if sign.isprintable() else code


def _refused(error: TypstError) -> Iterator[str]:
    """Yield the signs that an error names, each once."""
    named = (
        _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text) for text in _REFUSED.findall(error.diagnostic)
    )
    yield from dict.fromkeys("".join(named))


def _without(signs: tuple[str, ...], files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files, the signs replaced in the words of the drawings."""
    table = dict.fromkeys(map(ord, signs), MISSING)
    return {
        name: data.decode(errors="surrogateescape").translate(table).encode(errors="surrogateescape")
        if signs and name.endswith(".svg")
        else data
        for name, data in files.items()
    }


def _place(sign: str, view: DocumentView) -> str:
    heading = ""
    for run in view.runs:
        for block in run.blocks:
            if isinstance(block, HeadingView):
                heading = plain(block.text)
            if any(sign in text for text in _strings(block)):
                return f"sous « {heading} »"
    for note in view.notes:
        if sign in plain(note.content):
            return f"dans la note {note.number}"
    return "sur la page de titre"


def _strings(value: object) -> Iterator[str]:
    """Yield every text inside a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _strings(part)
    elif is_dataclass(value):
        for part in fields(value):
            yield from _strings(getattr(value, part.name))
