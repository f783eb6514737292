"""Random words of an act: texts, paragraphs, lists, prose."""

from functools import cache

from hypothesis import strategies as st

from compiler.model.block import Block, Item, ItemList, Paragraph, Quotation
from compiler.model.text import (
    Emphasis,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Reference,
    Strong,
    Superscript,
    Text,
)
from tests.property.tables import words

PARTIES = ("etat", "ept", "commune-a", "commune-b")
FIRST_ARTICLE = "article-1"


def _without_neighbours(inlines: list[Inline]) -> Inlines:
    """Drop plain words that follow plain words: a parser would have joined them."""
    kept: list[Inline] = []
    for inline in inlines:
        if not (kept and isinstance(inline, Text) and isinstance(kept[-1], Text)):
            kept.append(inline)
    return tuple(kept)


@cache
def _simple_inlines() -> st.SearchStrategy[Inline]:
    return st.one_of(
        words().map(lambda text: Text(text=text)),
        st.just(Superscript(text="er")),
        st.just(Reference(kind="article", target=FIRST_ARTICLE, text="article\u00a01er")),
        st.just(Reference(kind="article", target=FIRST_ARTICLE, form="numero", text="1er")),
        st.just(Figure(expression="nombre:parties", text=str(len(PARTIES)))),
    )


def _containers(inner: st.SearchStrategy[Inlines]) -> st.SearchStrategy[Inline]:
    return st.one_of(
        inner.map(lambda content: Strong(content=content)),
        inner.map(lambda content: Emphasis(content=content)),
        inner.map(lambda content: Link(address="https://exemple.fr/", content=content)),
    )


@cache
def texts() -> st.SearchStrategy[Inlines]:
    """Return texts of one paragraph: most are plain words, some hold all that a text may hold."""
    bare = words().map(lambda text: (Text(text=text),))
    inner = st.lists(_simple_inlines(), min_size=1, max_size=2).map(_without_neighbours)
    inline = st.one_of(_simple_inlines(), _containers(inner), st.just(LineBreak()))
    mixed = st.tuples(words().map(lambda text: Text(text=text)), st.lists(inline, max_size=3))
    return st.one_of(bare, mixed.map(lambda pair: _without_neighbours([pair[0], *pair[1]])))


@cache
def paragraphs() -> st.SearchStrategy[Paragraph]:
    """Return paragraphs."""
    return texts().map(lambda content: Paragraph(content=content))


@cache
def lists(*, deep: bool = True) -> st.SearchStrategy[ItemList]:
    """Return lists, one inside another at most."""
    held: st.SearchStrategy[tuple[Block, ...]] = paragraphs().map(lambda paragraph: (paragraph,))
    if deep:
        held = st.one_of(held, st.tuples(paragraphs(), lists(deep=False)))
    items = st.lists(held.map(lambda blocks: Item(blocks=blocks)), min_size=1, max_size=3)
    return st.builds(
        lambda listed, start: ItemList(items=tuple(listed), start=start), items, st.sampled_from((None, 1, 3))
    )


@cache
def prose() -> st.SearchStrategy[tuple[Block, ...]]:
    """Return blocks of prose: at least a paragraph."""
    quoted = paragraphs().map(lambda paragraph: Quotation(blocks=(paragraph,)))
    more = st.lists(st.one_of(paragraphs(), lists(), quoted), max_size=2)
    return st.tuples(paragraphs(), more).map(lambda pair: (pair[0], *pair[1]))
