"""The rows of a table put in order: head, records, totals; cells that slipped put back, merged ones filled."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.alignment import Laid, lay
from compiler.adopt.recognising.cells import Content
from compiler.adopt.recognising.column_types import RANK, WORDS, YEAR, number_in, shape_of
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.grids import Sheaf
from compiler.adopt.recognising.quoting import counted, quoted
from compiler.adopt.recognising.register import Register
from compiler.model.table import ColumnType

_LONGEST_HEAD = 90
_SHORT_VALUE = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows:
    """Rows of one width: those that name the columns, those of records, those of totals.

    `merged` are the places of the columns where cells ran over several rows.
    """

    width: int
    heads: tuple[tuple[Content, ...], ...]
    records: tuple[tuple[Content, ...], ...]
    totals: tuple[tuple[Content, ...], ...]
    merged: frozenset[int]

    def texts(self, place: int) -> list[str]:
        """Return the texts of a column."""
        return [record[place].text for record in self.records]


def has_head(sheaf: Sheaf) -> bool:
    """Tell whether the first row names the columns: short words, or years, above cells of another look."""
    if sheaf.heads:
        return True
    first, body = _reaching(sheaf.rows[0]) if sheaf.rows else [], sheaf.rows[1:]
    filled = [content for content in first if content.text]
    if not body or len(filled) * 2 <= len(first) or not _are_titles(first, body):
        return False
    is_other = any(
        content.text and (shape_of(content.text) != WORDS or len(content.text) > _LONGEST_HEAD)
        for row in body
        for content in row
    )
    is_marked = all(content.text.isupper() or content.statements[0].is_bold for content in filled)
    return is_other or is_marked or len(body) > 1


def _are_titles(first: Sequence[Content], body: Sequence[Sequence[Content]]) -> bool:
    """Tell whether each cell may name its column: words do, and years that go up above sums that are none."""
    years = [place for place, content in enumerate(first) if YEAR.match(content.text.strip())]
    values = [first[place].text.strip() for place in years]
    if any(later <= earlier for earlier, later in pairwise(values)):
        return False
    return all(
        _is_above_sums(body, place) if place in years else not content.text or _may_head(content)
        for place, content in enumerate(first)
    )


def _is_above_sums(body: Sequence[Sequence[Content]], place: int) -> bool:
    below = [row[place].text.strip() for row in body if place < len(row) and row[place].text.strip()]
    return bool(below) and all(number_in(text) is not None and not YEAR.match(text) for text in below)


def _may_head(content: Content) -> bool:
    return (
        len(content.text) <= _LONGEST_HEAD
        and shape_of(content.text) == WORDS
        and not any(statement.is_entry for statement in content.statements)
    )


def _reaching(row: Sequence[Content]) -> list[Content]:
    """Return a row of titles where a cell drawn over several columns names each of them."""
    reached: list[Content] = []
    for content in row:
        # What a merged cell covers bears its place; the cells of a scan, which know their columns, are never merged.
        is_covered = (
            not content.text
            and bool(reached)
            and bool(content.span.file)
            and content.span == reached[-1].span
            and content.span.end_column == 1
        )
        reached.append(reached[-1] if is_covered else content)
    return reached


def _head_count(sheaf: Sheaf) -> int:
    """Return how many rows name the columns: titles drawn over several columns have others under them."""
    count = max(sheaf.heads, 1)
    while count < len(sheaf.rows) - 1 and _is_parted(sheaf, count):
        count += 1
    return count


def _is_parted(sheaf: Sheaf, count: int) -> bool:
    """Tell whether a row only parts the titles above it: short words under a title of several columns, or nothing."""
    above, row = sheaf.rows[count - 1], sheaf.rows[count]
    reached = _reaching(above)
    wide = {place for place, content in enumerate(above) if content is not reached[place]}
    filled = {place for place, content in enumerate(row) if content.text}
    under = wide | {place - 1 for place in wide}
    return bool(wide) and bool(filled) and filled <= under and _are_titles(row, sheaf.rows[count + 1 :])


def order_rows(sheaf: Sheaf, subject: str, register: Register) -> TableRows:
    """Return the rows of a sheaf in order; what was put back in place is told."""
    return _Sorter(sheaf, subject, register).sort()


class _Sorter:
    """Orders the rows of one table, step by step."""

    def __init__(self, sheaf: Sheaf, subject: str, register: Register) -> None:
        self.sheaf = sheaf
        self.subject = subject
        self.register = register
        self.laid: list[Laid] = []
        self.first = _head_count(sheaf) if has_head(sheaf) else 0
        heads = [_reaching(row) for row in sheaf.rows[: self.first]]
        self.width = max((_filled_width(row) for row in (heads or sheaf.rows)), default=1)
        self.heads = tuple(tuple(_padded(row, self.width)) for row in heads)

    def sort(self) -> TableRows:
        """Return the rows in order."""
        laid = self._laid(self._without_heads())
        records = [row for row in laid if not self._is_total(row)] or laid
        merged = frozenset(place for place in range(self.width) if self._fill_down(records, place))
        return TableRows(
            width=self.width,
            heads=self.heads,
            records=tuple(map(tuple, records)),
            totals=tuple(tuple(row) for row in laid if self._is_total(row) and len(records) < len(laid)),
            merged=merged,
        )

    def _without_heads(self) -> list[list[Content]]:
        """Return the rows under the head, without the heads that the next pages repeat."""
        head = [fold(content.text) for content in self.heads[-1]] if self.heads else []
        kept = []
        for row in self.sheaf.rows[self.first :]:
            if head and [fold(content.text) for content in _padded(row, self.width)] == head:
                text = " ".join(content.text for content in row)
                self.register.decide(
                    Kind.HEADER,
                    f"L'en-tête {quoted(text)}, répété à la page suivante, n'est pris qu'une fois.",
                    row[0].span,
                    subject=self.subject,
                    left_out=text,
                    is_sure=True,
                )
            else:
                kept.append(row)
        return kept

    def _laid(self, rows: list[list[Content]]) -> list[list[Content]]:
        shapes = [self._usual_shape(rows, place) for place in range(self.width)]
        laid = self.laid = lay(rows, self.width, lambda text, column: _fit(shape_of(text), shapes[column]))
        slipped = [row for row in laid if row.has_slipped and not self._is_total(row.contents)]
        if slipped:
            self.register.decide(
                Kind.TABLE,
                f"{counted(len(slipped), 'ligne', 'lignes')} dont les cases ont glissé de colonne et sont remises en "
                "place.",
                next(content.span for content in slipped[0].contents if content.text),
                subject=self.subject,
            )
        return [list(row.contents) for row in laid]

    def _usual_shape(self, rows: Sequence[Sequence[Content]], place: int) -> str:
        """Return the shape most met in a column, among rows of the right width."""
        seen: dict[str, int] = {}
        usual = {self.width, len(self.sheaf.rows[0])}
        for row in rows:
            if len(row) in usual and place < len(row) and row[place].text:
                shape = shape_of(row[place].text)
                seen[shape] = seen.get(shape, 0) + 1
        return max(seen, key=lambda shape: (seen[shape], shape)) if seen else WORDS

    def _is_total(self, row: Sequence[Content]) -> bool:
        filled = [content for content in row if content.text]
        first = fold(filled[0].text) if filled else ""
        words = [fold(word) for word in self.register.profile.total_words]
        return any(first == word or first.startswith((f"{word} ", f"{word}:")) for word in words) and any(
            number_in(content.text) is not None for content in filled[1:]
        )

    def _fill_down(self, records: list[list[Content]], place: int) -> bool:
        """Give the empty cells that a merged one covers its words; tell whether the column has such cells."""
        spanned = {
            row - self.first for row, column in self.sheaf.spanned if column == place and row > self.first
        }
        # Totals stand last: the rows above them are the records, in their order.
        is_known = bool(spanned) and len(records) <= len(self.sheaf.rows) - self.first
        is_known = is_known and not any(
            map(self._is_total, self.sheaf.rows[self.first : self.first + len(records)])
        )
        # The empty cells of a drawn table are empty: only those of a scan may be what is left of merged ones.
        may_be = not any(row.is_drawn for row in self.laid)
        texts = [row[place].text for row in records]
        if not records or not (is_known or (may_be and self._looks_merged(texts, place))):
            return False
        for rank, (above, row) in enumerate(pairwise(records)):
            if not row[place].text and (rank + 1 in spanned or not is_known):
                row[place] = above[place]
        name = " ".join(head[place].text for head in self.heads) or f"Colonne {place + 1}"
        self.register.decide(
            Kind.MERGED_CELLS,
            f"Dans la colonne {quoted(name)}, une case vide reprend celle du dessus (cases fusionnées).",
            records[0][place].span,
            subject=self.subject,
            is_sure=is_known,
        )
        return True

    def _looks_merged(self, texts: Sequence[str], place: int) -> bool:
        """Tell whether the empty cells of a column are those that a merged cell covers: short words, with holes."""
        filled = [text for text in texts if text]
        return (
            bool(texts[0])
            and len(filled) < len(texts)
            and place < self.width - 1
            and all(shape_of(text) == WORDS for text in filled)
            and sum(map(len, filled)) <= _SHORT_VALUE * len(filled)
        )


def _fit(shape: str, usual: str) -> float:
    """Say how well a cell fits a column: figures want a column of figures."""
    if shape == usual:
        return 0.5 if shape == WORDS else 2.0
    return 1.5 if {shape, usual} == {RANK, ColumnType.INTEGER.value} else -2.0


def _filled_width(row: Sequence[Content]) -> int:
    """Return how many columns a row has, the empty ones at its end aside."""
    return max((place + 1 for place, content in enumerate(row) if content.text), default=1)


def _padded(row: Sequence[Content], width: int) -> list[Content]:
    return [*row[:width], *[Content(span=row[0].span)] * (width - len(row))]
