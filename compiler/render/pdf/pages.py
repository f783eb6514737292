"""The page of every heading, read from the destinations that a PDF names."""

from collections.abc import Iterable, Mapping

from pikepdf import Dictionary, NameTree, Object, Pdf


def heading_pages(pdf: Pdf) -> Mapping[str, int]:
    """Return page numbers, from 1, by the name of the heading."""
    numbers = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages, 1)}
    return {str(name): numbers[target[0].objgen] for name, target in _destinations(pdf)}


def _destinations(pdf: Pdf) -> Iterable[tuple[str | bytes, Object]]:
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    return () if names is None else NameTree(names).items()
