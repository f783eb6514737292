"""Changes to what reviewers read: the page, the data, the summary, the comparative table."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from compiler.model.amendment import AmendingArticle, Amendment, Clause, ClauseBlock, Line
from compiler.model.change import ChangeSet
from compiler.model.phrase import join_words
from compiler.model.printed import NO_BREAK
from compiler.pipeline.pages import page_parts
from compiler.pipeline.versions import CURRENT, Version
from compiler.read.resources import read_template

if TYPE_CHECKING:
    from compiler.render.review import Review, Wording

_SHORT, _HEAD = 12, 2
_REST = "[… texte entier au premier changement de cette clause]"
_FORMS = frozenset({"html", "json", "md", "tableau"})


def review_files(
    changes: ChangeSet,
    versions: tuple[Version, Version],
    amendment: Amendment | None,
    wanted: Collection[str],
    stamp: datetime,
) -> Mapping[str, bytes]:
    """Return those that are wanted of the page, the data, the summary and the comparative table, by name."""
    if not _FORMS.intersection(wanted):
        return {}
    from compiler.render.review import render_data, render_summary, render_table

    review = _review(changes, versions, amendment)
    works: Mapping[str, tuple[str, Callable[[], bytes]]] = {
        "html": ("comparaison.html", lambda: _page(review)),
        "json": ("changements.json", lambda: render_data(review)),
        "md": ("changements.md", lambda: render_summary(review)),
        "tableau": (
            "tableau-comparatif.docx",
            lambda: render_table(review, template=read_template("reference.docx"), stamp=stamp),
        ),
    }
    return {name: work() for form, (name, work) in works.items() if form in wanted}


def _page(review: "Review") -> bytes:
    from compiler.render.review import render_page

    return render_page(review, page_parts("comparaison"))


def _review(changes: ChangeSet, versions: tuple[Version, Version], amendment: Amendment | None) -> "Review":
    from compiler.render.review import AvenantName, Review
    from compiler.render.review import Version as Reviewed

    base, target = (
        Reviewed(
            name=version.name,
            digest=version.fingerprint(),
            day=version.day,
            number=version.number,
            is_current=version.name == CURRENT,
        )
        for version in versions
    )
    return Review(
        changes=changes,
        base=base,
        target=target,
        avenant=AvenantName(number=amendment.number, title=amendment.title) if amendment else None,
        wordings=_wordings(amendment) if amendment else {},
    )


def references(amendment: Amendment) -> Mapping[int, str]:
    """Return the place in the avenant of each change that it words ("article 3, 2°"), by rank."""
    return {rank: wording.reference for rank, wording in _wordings(amendment).items()}


def _wordings(amendment: Amendment) -> Mapping[int, "Wording"]:
    """Return the sentences that word each change, by rank, with their places in the avenant: it may take several."""
    from compiler.render.review import Wording

    found: dict[int, list[Wording]] = defaultdict(list)
    for rank, wording in _each_wording(amendment):
        found[rank].append(wording)
    return {
        rank: Wording(
            lines=tuple(dict.fromkeys(line for one in said for line in one.lines)),
            reference=_joined([one.reference for one in said]),
        )
        for rank, said in found.items()
    }


def _joined(places: Sequence[str]) -> str:
    """Return places as one phrase, an article said once: "article 3, 1° et 2°", "article 3, 1° et article 5"."""
    told: list[str] = []
    said = ""
    for place in dict.fromkeys(places):
        article, comma, point = place.partition(", ")
        told.append(point if comma and article == said else place)
        said = article
    return join_words(told)


def _each_wording(amendment: Amendment) -> Iterator[tuple[int, "Wording"]]:
    """Yield the sentence that words each change, by rank, with its place in the avenant.

    A long clause stands whole beside its first change: repeated beside a thousand others it would fill the page.
    """
    from compiler.render.review import Wording

    for article in amendment.articles:
        for rank, clause in enumerate(article.clauses, 1):
            lines, reference = _lines(article, clause), _reference(article, rank)
            whole = Wording(lines=lines, reference=reference)
            head = Wording(lines=(*lines[:_HEAD], _REST), reference=reference)
            for place, change in enumerate(clause.changes):
                yield change, whole if not place or len(lines) <= _SHORT else head


def _lines(article: AmendingArticle, clause: Clause) -> tuple[str, ...]:
    said = tuple(text for block in clause.blocks for text in _texts(block))
    return (article.opening, *said) if article.opening else said


def _texts(block: ClauseBlock) -> Iterator[str]:
    """Yield what a block of a clause says; a line of a table, cell by cell under its heads."""
    if isinstance(block, Line):
        yield block.text
        return
    for row in block.rows:
        named = zip_longest(block.head, row, fillvalue=())
        yield " ; ".join(f"{head or ''} : {' '.join(cell)}".strip(" :") for head, cell in named)


def _reference(article: AmendingArticle, rank: int) -> str:
    number = "1er" if article.number == 1 else str(article.number)
    several = f", {rank}°" if len(article.clauses) > 1 else ""
    return f"article{NO_BREAK}{number}{several}"
