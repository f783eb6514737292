"""A review to one web page that needs nothing else, filtered in the browser and whole without a script."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from compiler.model.phrase import join_words
from compiler.model.printed import NO_BREAK, date_text
from compiler.render.html import PageParts
from compiler.render.html.carried import content_policy, embedded, page_template
from compiler.render.html.marking import marked, page_bytes
from compiler.render.html.markup import PREFIX, trusted
from compiler.render.review.counts import Counts, count_changes
from compiler.render.review.material import Review, Version
from compiler.render.review.ordinals import raise_in_page
from compiler.render.review.reading import Chapter, Entry, Reading, read_review
from compiler.render.review.sides import ShownSide
from compiler.render.review.strip import BAND, Strip, draw_strip
from compiler.render.review.words import printed_words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A version of what changed: where it stands, its words; no words when it has no such thing."""

    title: str
    place: str
    words: Markup
    absence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """A change as the template shows it."""

    rank: int
    anchor: str
    family: str
    kind: str
    label: str
    title: str
    substantial: bool
    consequence: bool
    route: str
    circuit: str
    concerned: str
    parties: str
    columns: tuple[_Column, ...]
    formula: tuple[str, ...]
    reference: str
    motive: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Cards under one heading."""

    title: str
    context: str
    cards: tuple[_Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chapter:
    """The cards of a top division."""

    anchor: str
    title: str
    count: int
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """What the template shows."""

    title: str
    act: str
    territory: str
    versions: str
    avenant: str
    policy: str
    style: Markup
    script: Markup
    counts: Counts
    strip: Strip
    chapters: tuple[_Chapter, ...]


def render_page(review: Review, parts: PageParts) -> bytes:
    """Return the page of a review."""
    reading = read_review(review)
    style, script = embedded(parts.style, "style"), embedded(parts.script, "script")
    identity = review.changes.comparison.after.identity
    page = _Page(
        title=page_title(review),
        act=identity.title,
        territory=identity.territory,
        versions=versions_line(review),
        avenant=review.avenant.title if review.avenant else "",
        policy=content_policy(style, script),
        style=trusted(style),
        script=trusted(script),
        counts=count_changes(reading, reading.entries),
        strip=draw_strip(reading),
        chapters=tuple(_chapters(reading)),
    )
    written = page_template(parts.template).render(page=page, prefix=PREFIX, band=BAND)
    return page_bytes(raise_in_page(written))


def page_title(review: Review) -> str:
    """Return what a review is called."""
    return (
        f"Ce que change l’avenant n°{NO_BREAK}{review.avenant.number}" if review.avenant else "Ce qui change"
    )


def versions_line(review: Review) -> str:
    """Return which versions a review compares."""
    base, target = review.base, review.target
    start = f"Du {_signed(base)}" if base.number is not None else f"De la version {_quoted(base)}"
    if target.is_current:
        return f"{start} au texte modifié"
    if target.number is not None:
        return f"{start} au {_signed(target)}"
    return f"{start} à la version {_quoted(target)}"


def _signed(version: Version) -> str:
    day = date_text(version.day) if version.day else ""
    if not version.number:
        return f"protocole signé{f' le {day}' if day else ''}"
    return f"protocole modifié par l’avenant n°{NO_BREAK}{version.number}{f' du {day}' if day else ''}"


def _quoted(version: Version) -> str:
    return f"«{NO_BREAK}{version.name}{NO_BREAK}»"


def _chapters(reading: Reading) -> Iterator[_Chapter]:
    for chapter in reading.chapters:
        yield _Chapter(
            anchor=f"{PREFIX}division-{chapter.anchor}",
            title=chapter.title,
            count=len(chapter.entries()),
            parts=tuple(_parts(chapter)),
        )


def _parts(chapter: Chapter) -> Iterator[_Part]:
    for part in chapter.parts:
        cards = tuple(_card(entry) for entry in part.entries)
        yield _Part(title=part.title, context=part.context, cards=cards)


def _card(entry: Entry) -> _Card:
    change, wording = entry.change, entry.wording
    return _Card(
        rank=change.rank,
        anchor=f"changement-{change.rank}",
        family=entry.family.value,
        kind=change.kind.value,
        label=entry.label,
        title=entry.title,
        substantial=change.substantial,
        consequence=change.is_consequence,
        route=change.route,
        circuit=entry.circuit,
        concerned=" ".join(entry.concerned),
        parties=join_words(entry.parties),
        columns=(
            _column("Texte en vigueur", entry, entry.before),
            _column("Texte modifié", entry, entry.after),
        ),
        formula=tuple(printed_words(line) for line in wording.lines) if wording else (),
        reference=wording.reference if wording else "",
        motive=entry.motive,
    )


def _column(title: str, entry: Entry, side: ShownSide | None) -> _Column:
    words = marked(side.edits if side else ())
    place = side.place[:1].upper() + side.place[1:] if side else ""
    # The title of the card says it already.
    place = "" if entry.title.startswith(place) else place
    return _Column(title=title, place=place, words=words, absence="" if side else _absence(entry))


def _absence(entry: Entry) -> str:
    """Return what stands in place of the words of a version that has none."""
    return f"Rien{NO_BREAK}: le texte {'est nouveau' if entry.change.after else 'disparaît'}."
