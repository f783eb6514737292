"""Boxes, one after the other, to pages, as Word fills them."""

from compiler.render.docx.paging.boxes import Box, Called, Grid, Prose, grown_height

_FEWEST = 2


class Flow:
    """Pages being filled. `pages` tells on which each place stands, `page` is the last, from 1."""

    def __init__(self, separator: int) -> None:
        self.page = 0
        self.pages: dict[str, int] = {}
        self._separator = separator
        self._height = 0
        self._room = 0
        self._used = 0
        self._after = 0
        self._is_fresh = True
        self._is_asked = True
        self._noted: set[int] = set()
        self._has_notes = False
        self._chain: list[Box] = []

    def start_section(self, height: int) -> None:
        """Start a page of a given height of text."""
        self.end_section()
        self._height = height
        self._turn(is_asked=True)

    def end_section(self) -> None:
        """Place what still waits for what follows it."""
        chain, self._chain = self._chain, []
        if len(chain) > 1 and self._tears(chain):
            self._turn()
        for box in chain:
            if isinstance(box, Grid):
                self._place_grid(box)
            else:
                self._place_prose(box)

    def add(self, box: Box) -> None:
        """Place a box, or keep it until what it must stand with is known."""
        if box.starts_page:
            self.end_section()
            self._turn(is_asked=True)
        self._chain.append(box)
        if not box.keeps_next:
            self.end_section()

    def _tears(self, chain: list[Box]) -> bool:
        """Tell whether the end of the page would part boxes that stand together, and a new one would not."""
        height, after = 0, self._after
        for rank, box in enumerate(chain):
            before = 0 if isinstance(box, Grid) else box.look.before
            gap = max(after, before) if height or not self._is_fresh else 0
            height += gap + (box.first_part if rank == len(chain) - 1 else box.height)
            after = 0 if isinstance(box, Grid) else box.look.after
        return not self._is_fresh and self._used + height > self._room and height <= self._height

    def _turn(self, *, is_asked: bool = False) -> None:
        self.page += 1
        self._room = self._height
        self._used = self._after = 0
        self._is_fresh = True
        self._is_asked = is_asked
        self._has_notes = False

    def _place_prose(self, box: Prose) -> None:
        left, calls = box.lines, box.notes
        line = box.picture or box.look.line
        top = box.above - box.look.shorter
        while True:
            gap = self._gap(box)
            notes = self._cost(calls)
            fits = (self._room - notes - self._used - gap - top) // line
            if left <= fits or (self._is_fresh and fits < 1):
                break
            part = 0 if box.look.keeps_lines and not self._is_fresh else min(fits, left - _FEWEST)
            if part >= _FEWEST:
                left -= part
                self._mark(box)
                calls = tuple(call for call in calls if call.line >= box.lines - left)
            elif self._is_fresh:
                break
            self._turn()
        self._used += gap + box.height - (box.lines - left) * line
        self._note(calls)
        self._mark(box)
        self._after = box.look.after
        self._is_fresh = False

    def _gap(self, box: Prose) -> int:
        """Return the room above a paragraph: none where a page ended by itself."""
        if self._is_fresh:
            return box.look.before if self._is_asked and not box.at_top else 0
        return max(self._after, box.look.before)

    def _mark(self, box: Prose) -> None:
        if box.anchor:
            self.pages.setdefault(box.anchor, self.page)

    def _cost(self, calls: tuple[Called, ...]) -> int:
        """Return the room that notes take at the foot of the page; one called again is not written again."""
        new = [call.height for call in calls if call.number not in self._noted]
        return sum(new) + (self._separator if new and not self._has_notes else 0)

    def _note(self, calls: tuple[Called, ...]) -> None:
        """Give notes their room at the foot of the page."""
        self._room -= self._cost(calls)
        self._has_notes = self._has_notes or any(call.number not in self._noted for call in calls)
        self._noted.update(call.number for call in calls)

    def _place_grid(self, grid: Grid) -> None:
        self._used += self._after
        self._after = 0
        wanted = grid.first_part + self._cost(grid.notes)
        if self._used + wanted > self._room and not self._is_fresh and wanted <= self._height:
            self._turn()
        self._note(grid.notes)
        self._used += grid.head
        if grid.stays_whole:
            self._used += sum(grid.heights())
        else:
            self._place_rows(grid)
        self._is_fresh = False

    def _place_rows(self, grid: Grid) -> None:
        top = self._used
        placed: list[int] = []
        for row in grid.rows:
            height, notes = grown_height(row, placed), self._cost(row.notes)
            room = self._room - notes - self._used
            if height > room and (row.cut_by or self._used > top):
                if row.cut_by and room >= row.cut_by * _FEWEST:
                    height = max(height - room // row.cut_by * row.cut_by, row.cut_by)
                self._turn()
                self._used = top = grid.head
            while height > self._height - grid.head:
                height -= self._height - grid.head
                self._turn()
                self._used = top = grid.head
            placed.append(height)
            self._used += height
            self._note(row.notes)
