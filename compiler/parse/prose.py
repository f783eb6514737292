"""Syntax blocks of prose to the model's: paragraphs, lists, quotations, pictures. Fences are someone else's."""

import posixpath
import re
from collections.abc import Iterator

from compiler.diagnostics.suggestion import did_you_mean
from compiler.model.block import Block, Item, ItemList, Paragraph, Picture, Quotation
from compiler.parse.context import Reading
from compiler.parse.corner import Corner, corner_of
from compiler.parse.inline import read_inline
from compiler.parse.markdown import (
    RawBlock,
    RawFence,
    RawHeading,
    RawList,
    RawNote,
    RawParagraph,
    RawQuotation,
    RawRule,
    read_markdown,
)
from compiler.parse.nodes import Scalar

_NUMBERED = re.compile(r"[ \t]*(?:>[ \t]*)*(\d{1,9})[.)][ \t]")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)(?:\s+\"([^\"]*)\")?\)\Z")


def read_prose(blocks: tuple[RawBlock, ...], corner: Corner, reading: Reading) -> Iterator[Block]:
    """Yield the blocks of prose; what has no place inside prose is reported (markdown.misplaced)."""
    for block in blocks:
        match block:
            case RawParagraph():
                yield _paragraph(block, corner, reading)
            case RawList():
                yield _list(block, corner, reading)
            case RawQuotation():
                yield Quotation(
                    blocks=tuple(read_prose(block.blocks, corner, reading)),
                    span=corner.lines(block.line, block.line),
                )
            case RawRule():
                reading.report(
                    "markdown.misplaced",
                    "Un trait de séparation n'a pas de place dans un acte.",
                    corner.lines(block.line, block.line),
                    hint="supprimez cette ligne",
                )
            case RawHeading() | RawFence() | RawNote():
                _misplaced(block, corner, reading)


def _misplaced(block: RawHeading | RawFence | RawNote, corner: Corner, reading: Reading) -> None:
    kind = {RawHeading: "Un titre", RawFence: "Un bloc de données", RawNote: "Une note"}[type(block)]
    reading.report(
        "markdown.misplaced",
        f"{kind} ne peut pas se trouver dans une liste, une citation ou un engagement.",
        corner.lines(block.line, block.line),
        hint="ramenez-le au bord gauche, dans le fichier Markdown",
    )


def _paragraph(block: RawParagraph, corner: Corner, reading: Reading) -> Block:
    span = corner.lines(block.line, block.end_line)
    picture = _PICTURE.match(block.text.strip())
    if picture is not None and "\n" not in block.text:
        return _picture(picture, block, corner, reading)
    return Paragraph(content=read_inline(block.text, corner.place(block.text, block.line)), span=span)


def _picture(match: re.Match[str], block: RawParagraph, corner: Corner, reading: Reading) -> Block:
    words, named, caption = match.group(1).strip(), match.group(2), match.group(3) or ""
    span = corner.lines(block.line, block.end_line)
    path = posixpath.normpath(posixpath.join(str(corner.folder), named))
    if path.startswith(("../", "/")) or path == ".." or ":" in named:
        reading.report(
            "image.outside-tree",
            f"L'image « {named} » est hors du dossier de l'acte.",
            span,
            quote=named,
            hint="copiez l'image dans le dossier de l'acte et citez-la par son chemin relatif",
        )
    elif path not in reading.tree.images and path not in reading.tree.refused:
        reading.report(
            "image.missing",
            f"L'image « {named} » n'existe pas.",
            span,
            quote=named,
            hint=did_you_mean(path, list(reading.tree.images), "formats reconnus : PNG, JPEG"),
        )
    if not words:
        reading.report(
            "image.no-alternative",
            "Cette image n'a pas de texte de remplacement.",
            span,
            quote=named,
            hint="décrivez l'image entre les crochets : ![description](fichier)",
        )
    image = reading.tree.images.get(path)
    return Picture(
        path=path,
        alternative=words,
        span=span,
        media_type=image.media_type if image else "",
        width=image.width if image else 0,
        height=image.height if image else 0,
        caption=read_inline(caption, corner.place(caption, block.line)),
    )


def _list(block: RawList, corner: Corner, reading: Reading) -> ItemList:
    items = tuple(
        Item(blocks=tuple(read_prose(blocks, corner, reading)), span=corner.lines(line, line))
        for line, blocks in block.items
    )
    if block.start is not None:
        _check_numbers(block.start, items, reading)
    return ItemList(items=items, start=block.start, span=corner.lines(block.line, block.line))


def _check_numbers(start: int, items: tuple[Item, ...], reading: Reading) -> None:
    """Report a list whose typed numbers do not follow each other: it prints others. All the same is a habit."""
    numbers: list[int] = []
    for item in items:
        source = reading.text(item.span.file)
        match = _NUMBERED.match(source.line(item.span.line)) if source else None
        if match is None:
            return
        numbers.append(int(match[1]))
    wrong = next((rank for rank, number in enumerate(numbers) if number != start + rank), None)
    if wrong is not None and len(set(numbers)) > 1:
        reading.report(
            "list.renumbered",
            f"Dans cette liste, « {numbers[wrong]}. » suit « {numbers[wrong - 1]}. » ; il s'imprimerait « "
            f"{start + wrong}. ».",
            items[wrong].span,
            quote=f"{numbers[wrong]}",
            hint="rendez aux points leur suite ; ce qui la coupe s'écrit dans un alinéa, hors de la liste",
        )


def prose_of(node: Scalar, corner: Corner, reading: Reading) -> tuple[Block, ...]:
    """Return the blocks of a YAML text written in Markdown."""
    blocks = read_markdown(node.text, node.content_line)
    return tuple(read_prose(blocks, corner_of(node, corner), reading))
