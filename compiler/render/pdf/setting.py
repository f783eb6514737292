"""A document view, its template, fonts and pictures to pages as Typst sets them, not yet fit for signature."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compiler.render.pdf.json_data import lay_out
from compiler.render.pdf.typeset import open_press
from compiler.render.pdf.unprintable import print_act
from compiler.render.view import DocumentView


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPages:
    """A PDF whose tables have no row headers yet, and the signs that it does not show."""

    data: bytes
    refused: tuple[str, ...]


def set_pages(
    view: DocumentView, *, template: bytes, fonts: Path, assets: Mapping[str, bytes], stamp: datetime
) -> SetPages:
    """Return the pages of a document. `assets` are pictures by path.

    Errors: ToolError when Typst fails, KeyError for a picture that is shown and not handed in.
    """
    laid = lay_out(view, assets)
    act = json.dumps(laid.act, ensure_ascii=False)
    with open_press(fonts) as press:
        printed = print_act(press, template, act, laid.files, stamp)
    return SetPages(data=printed.data, refused=printed.refused)
