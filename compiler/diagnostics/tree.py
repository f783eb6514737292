"""A source tree as it was read: texts by path, images, and the paths that could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from compiler.diagnostics.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image of the tree. `width` and `height` are in pixels, 0 when the format does not say."""

    path: str
    media_type: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTree:
    """All that was read under one folder; paths use slashes and start under it.

    `refused` are files that exist and could not be read: they were reported once already.
    """

    texts: Mapping[str, SourceText]
    images: Mapping[str, Image]
    refused: frozenset[str] = frozenset()
