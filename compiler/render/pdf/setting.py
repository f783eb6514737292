"""A document view, its template, fonts and pictures to pages as Typst sets them, not yet fit for signature."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from compiler.render.pdf.drawings import draw_charts
from compiler.render.pdf.json_data import lay_out
from compiler.render.pdf.typeset import open_press
from compiler.render.pdf.unprintable import print_act
from compiler.render.view import DocumentView


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPages:
    """A PDF whose tables have no row headers yet, the signs that it does not show, the PNG of every chart by id."""

    data: bytes
    refused: tuple[str, ...]
    charts: Mapping[str, bytes]


def set_pages(  # noqa: PLR0913 - each is a distinct input of the document; a record would only rename them.
    view: DocumentView,
    *,
    template: bytes,
    fonts: Path,
    assets: Mapping[str, bytes],
    stamp: datetime,
    chart_template: bytes = b"",
    underway: Callable[[], None] = lambda: None,
) -> SetPages:
    """Return the pages of a document. `assets` are pictures by path; without `chart_template` no PNG is drawn.

    `underway` is called when Typst has all that it needs: it works on without the interpreter.

    Errors: ToolError when Typst fails, KeyError for a picture that is shown and not handed in.
    """
    laid = lay_out(view, assets)
    act = json.dumps(laid.act, ensure_ascii=False)
    with open_press(fonts, underway) as press:
        if not chart_template:
            printed, charts = print_act(press, template, act, laid.files, stamp), _NO_CHARTS
        else:
            # Typst leaves the interpreter free: the pictures are drawn while the pages are set.
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - slow to start, for charts alone

            with ThreadPoolExecutor(max_workers=1) as pool:
                drawn = pool.submit(draw_charts, view, chart_template, press)
                printed = print_act(press, template, act, laid.files, stamp)
                charts = drawn.result()
    return SetPages(data=printed.data, refused=printed.refused, charts=charts)


_NO_CHARTS: Mapping[str, bytes] = {}
