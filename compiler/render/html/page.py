"""A document view to one web page that needs nothing else: style, script, pictures and charts are inside.

It refuses to load anything: its own policy allows only the style and the script it carries, by their digests.
"""

import base64
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compiler.model.block import Block, ItemList, Picture, Quotation
from compiler.model.text import Inlines
from compiler.render.html.anchors import collect_anchors
from compiler.render.html.carried import content_policy, embedded, page_template
from compiler.render.html.filters import Filters, build_filters
from compiler.render.html.inlines import Register, render_inlines
from compiler.render.html.markup import PREFIX, trusted
from compiler.render.html.sections import Entry, Section, build_contents, build_sections
from compiler.render.html.tables import shares, width_class
from compiler.render.view import DocumentView, TableView, TitleView


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """What pages are laid out with: the template, its style sheet and its script."""

    template: str
    style: str
    script: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """A footnote of the page: its text, and the places that call it."""

    number: int
    anchor: str
    content: Markup
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the template shows."""

    language: str
    title: TitleView
    author: str
    description: str
    policy: str
    style: Markup
    script: Markup
    contents_title: str
    contents: tuple[Entry, ...]
    filters: Filters
    sections: tuple[Section, ...]
    notes: tuple[_Note, ...]


def render_html(
    view: DocumentView, parts: PageParts, *, images: Mapping[str, bytes], charts: Mapping[str, str]
) -> bytes:
    """Return the page of a view, given the bytes of its pictures by path and the SVG of its charts by id."""
    register = Register(anchors=collect_anchors(view), pictures=_sources(view, images), charts=dict(charts))
    sections = build_sections(view, register)
    filters = build_filters(view)
    style = embedded(parts.style + _column_rules(view), "style")
    script = embedded(parts.script, "script")
    page = _Page(
        language=view.language.partition("-")[0],
        title=view.title,
        author=view.author,
        description=_description(view.title, filters.total),
        policy=content_policy(style, script),
        style=trusted(style),
        script=trusted(script),
        contents_title=view.contents_title,
        contents=build_contents(view),
        filters=filters,
        sections=sections,
        notes=tuple(_notes(view, register)),
    )
    return page_template(parts.template).render(page=page, prefix=PREFIX).encode()


def _column_rules(view: DocumentView) -> str:
    """Return one rule for each width a column takes."""
    used = {
        share
        for run in view.runs
        for block in run.blocks
        if isinstance(block, TableView)
        for share in shares(block.widths)
    }
    return "".join(f".{width_class(share)}{{width:{share}%}}\n" for share in sorted(used))


def _description(title: TitleView, total: int) -> str:
    named = ", ".join(words for words in (title.title, title.territory, title.period) if words)
    count = f" ; {total} engagements à filtrer par partenaire" if total else ""
    return f"{named} : texte intégral{count}."


def _sources(view: DocumentView, images: Mapping[str, bytes]) -> dict[str, str]:
    """Return the address of each picture, which holds the picture itself."""
    found = {}
    for picture in (picture for run in view.runs for block in run.blocks for picture in _pictures(block)):
        if picture.path in images:
            data = base64.b64encode(images[picture.path]).decode()
            found[picture.path] = f"data:{picture.media_type};base64,{data}"
    return found


def _pictures(block: object) -> Iterator[Picture]:
    inside: tuple[Block, ...] = ()
    match block:
        case Picture():
            yield block
        case Quotation():
            inside = block.blocks
        case ItemList():
            inside = tuple(part for item in block.items for part in item.blocks)
        case TableView():
            inside = tuple(part for row in block.body for cell in row.cells for part in cell.blocks)
        case _:
            pass
    for part in inside:
        yield from _pictures(part)


def _notes(view: DocumentView, register: Register) -> Iterator[_Note]:
    contents: dict[int, Inlines] = {note.number: note.content for note in view.notes}
    for number, content in contents.items():
        words = trusted(render_inlines(content, register))
        yield _Note(
            number=number,
            anchor=f"{PREFIX}note-{number}",
            content=words,
            calls=tuple(register.calls.get(number, ())),
        )
