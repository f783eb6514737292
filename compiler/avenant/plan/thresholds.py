"""Past what point a clause rewords instead of retouching. Source: Guide de légistique, fiche 3.4.1."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How much may change before the whole is reworded; shares are of the words, rows or alinéas before.

    A text of `words_in_brief` words is retouched whatever its share. Edits parted by `near` words or fewer are one.
    `widening` is how many words a quotation may gain on each side.
    """

    edits_in_sentence: int = 2
    share_of_sentence: float = 0.4
    words_in_brief: int = 3
    sentences: int = 2
    share_of_element: float = 0.6
    near: int = 1
    widening: int = 12
    columns_in_line: int = 3
    edits_in_line: int = 4
    cells_in_row: int = 2
    rows_in_table: int = 4
    share_of_rows: float = 1 / 3
    elements_in_division: int = 4
    share_of_division: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an avenant is drafted. `nouns` name what an act cross-refers to ("article", "objectif").

    `unnamed` are the ids of the tables and figures that no name tells apart: their alinéas are reworded whole.
    """

    thresholds: Thresholds = field(default_factory=Thresholds)
    nouns: tuple[str, ...] = ("article", "annexe", "tableau")
    unnamed: frozenset[str] = frozenset()
