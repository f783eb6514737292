"""The version after to what its redline needs of it alone: another processor may make it meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from compiler.model.copy_mark import REDLINE, CopyMark, instant_text
from compiler.model.protocol import Protocol
from compiler.render.docx.archive import Packed
from compiler.render.docx.package import Package, pack_copy
from compiler.render.docx.paging import Pages, set_pages
from compiler.render.layout import build_view
from compiler.render.model_json import render_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Groundwork:
    """The pages of the version after, and the part by which the document remembers it."""

    pages: Pages
    copy: Packed


def lay_groundwork(
    after: Protocol, *, template: bytes, images: Mapping[str, bytes], author: str, stamp: datetime
) -> Groundwork:
    """Return what stands under the tracked changes; `images` are the pictures of the version after by path."""
    mark = CopyMark(form=REDLINE, model=render_line(after), author=author, instant=instant_text(stamp))
    copy = pack_copy(mark)
    return Groundwork(pages=set_pages(build_view(after), Package(template).read, images), copy=copy)
