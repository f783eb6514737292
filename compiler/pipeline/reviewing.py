"""Changes to what reviewers read: the page, the data, the summary, the comparative table."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from compiler.model.amendment import AmendingArticle, Amendment, Clause, Line
from compiler.model.change import ChangeSet
from compiler.model.printed import NO_BREAK
from compiler.pipeline.versions import Version
from compiler.read.resources import read_template

if TYPE_CHECKING:
    from compiler.render.review import Review, Wording


def review_files(
    changes: ChangeSet, versions: tuple[Version, Version], amendment: Amendment | None, stamp: datetime
) -> Mapping[str, bytes]:
    """Return the page, the data, the summary and the comparative table, by name."""
    from compiler.render.html import PageParts
    from compiler.render.review import render_data, render_page, render_summary, render_table

    review = _review(changes, versions, amendment)
    template, style, script = (
        read_template(f"comparaison.{end}").decode() for end in ("html.j2", "css", "js")
    )
    parts = PageParts(template=template, style=style, script=script)
    return {
        "comparaison.html": render_page(review, parts),
        "changements.json": render_data(review),
        "changements.md": render_summary(review),
        "tableau-comparatif.docx": render_table(
            review, template=read_template("reference.docx"), stamp=stamp
        ),
    }


def _review(changes: ChangeSet, versions: tuple[Version, Version], amendment: Amendment | None) -> "Review":
    from compiler.render.review import AvenantName, Review
    from compiler.render.review import Version as Reviewed

    base, target = (
        Reviewed(name=version.name, digest=version.fingerprint(), day=version.day) for version in versions
    )
    return Review(
        changes=changes,
        base=base,
        target=target,
        avenant=AvenantName(number=amendment.number, title=amendment.title) if amendment else None,
        wordings=dict(_wordings(amendment)) if amendment else {},
    )


def references(amendment: Amendment) -> Mapping[int, str]:
    """Return the place in the avenant of each change that it words ("article 3, 2°"), by rank."""
    return {rank: wording.reference for rank, wording in _wordings(amendment)}


def _wordings(amendment: Amendment) -> Iterator[tuple[int, "Wording"]]:
    """Yield the sentence that words each change, by rank, with its place in the avenant."""
    from compiler.render.review import Wording

    for article in amendment.articles:
        for rank, clause in enumerate(article.clauses, 1):
            wording = Wording(lines=_lines(article, clause), reference=_reference(article, rank))
            yield from ((change, wording) for change in clause.changes)


def _lines(article: AmendingArticle, clause: Clause) -> tuple[str, ...]:
    said = tuple(block.text for block in clause.blocks if isinstance(block, Line))
    return (article.opening, *said) if article.opening else said


def _reference(article: AmendingArticle, rank: int) -> str:
    number = "1er" if article.number == 1 else str(article.number)
    several = f", {rank}°" if len(article.clauses) > 1 else ""
    return f"article{NO_BREAK}{number}{several}"
