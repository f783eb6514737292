"""The grid of an objectif to its context indicators, its priorités and their engagements."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from compiler.adopt.recognising.adoption import Kind
from compiler.adopt.recognising.alignment import Affinity, Laid, lay
from compiler.adopt.recognising.cells import Content, continued
from compiler.adopt.recognising.cutting import join
from compiler.adopt.recognising.default_profile import DEFAULT_PROFILE, VAGUE_HEADS
from compiler.adopt.recognising.folding import fold, fold_name
from compiler.adopt.recognising.grids import spread
from compiler.adopt.recognising.indicators import is_owed
from compiler.adopt.recognising.partners import names_partners
from compiler.adopt.recognising.profile import (
    CODE,
    CONTEXT,
    ENGAGEMENT,
    FOLLOW_UP,
    IMPACT,
    LEAD,
    PARTNERS,
    PRIORITY,
    ROLES,
    Profile,
)
from compiler.adopt.recognising.quoting import counted, quoted
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.roles import Roles
from compiler.adopt.recognising.statement import Statement
from compiler.diagnostics.span import Span
from compiler.model.paper import Grid
from compiler.model.text import Text, plain

_NUMBER = re.compile(r"\s*(?P<number>\d+(?:\.\d+)*)\s?[.)°–-]\s*(?=\S)")
_ALONE = re.compile(r"\s*\d+[.)]\s*\Z")
_LIST = re.compile(r"\s*[-–•]\s")
_MANY = 2
_HIGHEST_HEAD = _MOST_HEAD_WORDS = 4
_LONGEST_NAMES = 120
_FIGURES = re.compile(r"\s*-?\d[\d\s.,/-]*(?:%|€|k€|M€)?\s*")
_OTHER = "colonne "


@dataclass
class Commitment:
    """An engagement as its row gives it, cell by role.

    `titles` are the words that head its cells, whether they have a role or not; `number` is that of its fiche.
    """

    cells: dict[str, Content]
    span: Span
    has_slipped: bool = False
    titles: Mapping[str, str] = field(default_factory=dict)
    number: str = ""

    def get(self, role: str) -> Content:
        """Return the cell of a role, empty when there is none."""
        return self.cells.get(role, Content(span=self.span))

    def others(self) -> Iterator[tuple[str, Content]]:
        """Yield the fields that an engagement has no place for, each with its title."""
        for role, content in self.cells.items():
            if role not in ROLES and role in self.titles and content.text:
                yield self.titles[role], content

    def extend(self, role: str, content: Content) -> None:
        """Add what the next page says in the cell of a role."""
        self.cells[role] = continued(self.get(role), content)

    def extend_apart(self, role: str, content: Content) -> None:
        """Add what another row says of the same role, with nothing that runs on."""
        known = self.get(role)
        statements = (*known.statements, *content.statements)
        self.cells[role] = _content(statements, known.span)


@dataclass
class Chapter:
    """A priorité and its engagements; its title is empty when the grid has no such column."""

    title: Content = field(default_factory=Content)
    commitments: list[Commitment] = field(default_factory=list)


@dataclass
class Sheet:
    """What a grid of engagements says; `heads` are the rows that name its columns, on each page."""

    labels: list[str] = field(default_factory=list)
    heads: list[list[Content]] = field(default_factory=list)
    context: Content = field(default_factory=Content)
    chapters: list[Chapter] = field(default_factory=list)
    chapter_label: str = ""


def reads_as_engagements(grid: Grid, roles: Roles) -> bool:
    """Tell whether a grid has the columns of engagements: the engagement, and who takes it or how it is followed."""
    return _head(_start(grid), roles) is not None


def read_sheet(grids: Sequence[Grid], roles: Roles, register: Register) -> Sheet:
    """Read a grid with those that continue it on the next pages."""
    rows = [row for grid in grids for row in _rows(grid)]
    head = _head(_start(grids[0]), roles) if grids else None
    if head is None:
        return Sheet()
    place, columns = head
    sheet = Sheet(chapter_label=dict(zip(columns, _texts(rows[place]), strict=False)).get(PRIORITY, ""))
    _read_before(rows[:place], sheet, roles)
    names = _texts(rows[place])
    columns = [role or (f"{_OTHER}{rank}" if names[rank] else "") for rank, role in enumerate(columns)]
    titles = {role: names[rank] for rank, role in enumerate(columns) if role}
    body: list[list[Content]] = []
    for row in rows[place:]:
        is_head = _texts(row) == names or bool(_usual_columns(row, roles))
        (sheet.heads if is_head else body).append(row)
    sheet.labels += [content.text for row in sheet.heads for content in row if content.text]
    reader = _SheetReader(sheet, columns, titles, register)
    for laid in lay(body, len(columns), _affinity(columns, register)):
        reader.read(laid)
    reader.close()
    return sheet


def _rows(grid: Grid) -> list[list[Content]]:
    return [_with_number(row) for row in spread(grid).rows]


def _with_number(row: list[Content]) -> list[Content]:
    """Return a row where a number alone in its cell is put back before the words of the next one."""
    for place, (content, after) in enumerate(pairwise(row)):
        if (
            _ALONE.match(content.text)
            and after.text
            and not _NUMBER.match(after.text)
            and not _LIST.match(after.text)
        ):
            words = join((Text(text=content.text.strip()),), *(each.words for each in after.statements))
            whole = Statement(words=words, text=plain(words), span=after.span)
            joined = Content(statements=(whole,), text=whole.text, span=after.span)
            return [*row[:place], Content(span=content.span), joined, *row[place + 2 :]]
    return row


def _start(grid: Grid) -> list[list[Content]]:
    """Return the rows among which a grid has its head."""
    return _rows(replace(grid, rows=grid.rows[:_HIGHEST_HEAD]))


def _head(rows: Sequence[Sequence[Content]], roles: Roles) -> tuple[int, list[str]] | None:
    for place, row in enumerate(rows[:_HIGHEST_HEAD]):
        if columns := _usual_columns(row, roles):
            return place, columns
    for place, row in enumerate(rows[:_HIGHEST_HEAD]):
        if sum(bool(content.text) for content in row) > 1:
            # The first row of several words is the head, or there is none: what stands below is data.
            columns = _general_columns(row, rows[place + 1 :], roles)
            return (place, columns) if columns else None
    return None


def _usual_columns(row: Sequence[Content], roles: Roles) -> list[str]:
    """Return the roles of a row of titles as acts of this family write them, none when it is no such row."""
    columns = roles.of_head(_texts(row))
    is_head = {PARTNERS, LEAD} & set(columns) or {FOLLOW_UP, IMPACT} <= set(columns)
    return columns if ENGAGEMENT in columns and is_head else []


def _general_columns(row: Sequence[Content], below: Sequence[Sequence[Content]], roles: Roles) -> list[str]:
    """Return the roles of a row of titles that says "action", and who or how it is followed; none of another.

    Years as titles, or numbers for indicators, tell data; so do other columns, when they are most and none says who.
    Two columns whose first holds labels are a fiche.
    """
    if len(row) == _MANY and any(roles.of_label(each[0].text) for each in below):
        return []
    labels = [roles.of_label(content.text) for content in row]
    columns = [label if labels.index(label) == place else "" for place, label in enumerate(labels)]
    says_who = bool({PARTNERS, LEAD} & set(columns))
    if not says_who and not ({FOLLOW_UP, IMPACT} & set(columns) and roles.of_head(_texts(row))):
        return []
    measured = [place for place, role in enumerate(columns) if role in {FOLLOW_UP, IMPACT}]
    values = [each[place] for each in below for place in measured if place < len(each)]
    is_data = any(_FIGURES.fullmatch(content.text) for content in (*row, *values))
    titles = (content.text for content, role in zip(row, columns, strict=True) if role == ENGAGEMENT)
    return [] if is_data or not any(_is_plain(title, roles.profile) for title in titles) else columns


def _is_plain(title: str, profile: Profile) -> bool:
    """Tell whether a title means engagements and nothing else; the words of whoever wrote a profile do."""
    known = DEFAULT_PROFILE.roles
    own = [words for role, words in profile.roles if role == ENGAGEMENT and (role, words) not in known]
    name = fold_name(title)
    is_vague = any(f"{name} ".startswith(f"{fold_name(word)} ") for word in VAGUE_HEADS)
    is_own = any(name == fold_name(word) for words in own for word in words)
    return is_own or (not is_vague and len(title.split()) <= _MOST_HEAD_WORDS)


def _texts(row: Sequence[Content]) -> list[str]:
    return [content.text for content in row]


def _read_before(rows: Sequence[Sequence[Content]], sheet: Sheet, roles: Roles) -> None:
    """Read the rows above the head: the context indicators, or a caption, which is a mere label."""
    for row in rows:
        filled = [content for content in row if content.text]
        if roles.of_label(filled[0].text) == CONTEXT and len(filled) > 1:
            for content in filled[1:]:
                sheet.context = continued(sheet.context, content) if sheet.context.text else content
            filled = filled[:1]
        sheet.labels += [content.text for content in filled]


def _affinity(columns: list[str], register: Register) -> Affinity:
    """Say how well a text fits a column by its role."""
    measures = {
        PARTNERS: _fits_partners,
        LEAD: _fits_partners,
        PRIORITY: _fits_priority,
        ENGAGEMENT: _fits_engagement,
        FOLLOW_UP: _fits_follow_up,
        IMPACT: _fits_impact,
        CODE: _fits_code,
    }

    def affinity(text: str, column: int) -> float:
        if not text:
            return 0.0
        role = columns[column]
        measure = measures.get(role)
        if role.startswith(_OTHER) or columns.count(role) > 1:
            return measure(text, register) if measure else 0.0
        return measure(text, register) if measure else -2.0

    return affinity


def _fits_partners(text: str, register: Register) -> float:
    known = names_partners(text, register.book)
    if known:
        return 1.0 + 4.0 * known
    return -1.0 if len(text) <= _LONGEST_NAMES and not _LIST.match(text) else -3.0


def _fits_priority(text: str, register: Register) -> float:
    del register
    return 3.0 if _NUMBER.match(text) else -0.5


def _fits_engagement(text: str, register: Register) -> float:
    if _LIST.match(text):
        return -1.0
    return 0.5 if names_partners(text, register.book) < 1 and not is_owed(_bare(text)) else -1.0


def _fits_follow_up(text: str, register: Register) -> float:
    del register
    if is_owed(_bare(text)):
        return 0.2
    return 1.5 if _LIST.match(text) else 0.0


def _fits_impact(text: str, register: Register) -> float:
    del register
    if is_owed(_bare(text)) or _bare(text) == "":
        return 1.0
    return 0.5 if _LIST.match(text) else -0.5


def _fits_code(text: str, register: Register) -> float:
    del register
    return 3.0 if re.fullmatch(r"[\w.]+-\d+(?:-\d+)?|\d+", text) else -2.0


def _bare(text: str) -> str:
    return text.strip(" -–—•*")


class _SheetReader:
    """Reads laid rows one after another; a row without partners goes on from the one above."""

    def __init__(
        self, sheet: Sheet, columns: list[str], titles: Mapping[str, str], register: Register
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.titles = titles
        self.register = register
        self.slipped: list[Span] = []
        self.joined: list[Span] = []

    def read(self, laid: Laid) -> None:
        row = self._by_role(laid)
        if not row:
            return
        span = next(iter(row.values())).span
        if laid.has_slipped:
            self.slipped.append(span)
        if PRIORITY in row:
            self._read_priority(row.pop(PRIORITY))
        if not row:
            return
        if not self.sheet.chapters:
            self.sheet.chapters.append(Chapter())
        if self._goes_on(row) or (laid.is_drawn and ENGAGEMENT not in row and self._last() is not None):
            self._continue(row, span, is_drawn=laid.is_drawn)
        elif ENGAGEMENT not in row and self._take_last_paragraph(row, span):
            pass
        else:
            self.sheet.chapters[-1].commitments.append(
                Commitment(cells=row, span=span, has_slipped=laid.has_slipped, titles=self.titles)
            )

    def _by_role(self, laid: Laid) -> dict[str, Content]:
        row: dict[str, Content] = {}
        for role, content in zip(self.columns, laid.contents, strict=True):
            if not content.text:
                continue
            if not role:
                self.register.decide(
                    Kind.GRID,
                    f"{quoted(content.text)} n'est sous aucune colonne connue.",
                    content.span,
                    left_out=content.text,
                )
            else:
                row[role] = continued(row[role], content) if role in row else content
        return row

    def _read_priority(self, content: Content) -> None:
        chapters = self.sheet.chapters
        same = bool(chapters) and fold(chapters[-1].title.text) == fold(content.text)
        if same:
            return
        if chapters and not _NUMBER.match(content.text) and content.text[:1].islower():
            chapters[-1].title = continued(chapters[-1].title, content)
            self.joined.append(content.span)
        else:
            chapters.append(Chapter(title=content))

    def _goes_on(self, row: dict[str, Content]) -> bool:
        """Tell whether a row is the end of the one above, cut by a page."""
        if self._last() is None or {PARTNERS, LEAD, CODE} & set(row):
            return False
        text = row[ENGAGEMENT].text if ENGAGEMENT in row else ""
        return not text or text[:1].islower()

    def _last(self) -> Commitment | None:
        return next(
            (chapter.commitments[-1] for chapter in reversed(self.sheet.chapters) if chapter.commitments),
            None,
        )

    def _continue(self, row: dict[str, Content], span: Span, *, is_drawn: bool) -> None:
        last = self._last()
        if last is not None:
            for role, content in row.items():
                (last.extend_apart if is_drawn else last.extend)(role, content)
            self.joined.append(span)

    def _take_last_paragraph(self, row: dict[str, Content], span: Span) -> bool:
        """Give a row without engagement the last paragraph of the cell above: one cell held two engagements."""
        last = self._last()
        above = last.get(ENGAGEMENT).statements if last else ()
        if last is None or len(above) < _MANY:
            return False
        moved = above[-1]
        last.cells[ENGAGEMENT] = _content(above[:-1], last.span)
        cells = {ENGAGEMENT: _content((moved,), moved.span), **row}
        self.sheet.chapters[-1].commitments.append(Commitment(cells=cells, span=moved.span, has_slipped=True))
        self.register.decide(
            Kind.ENGAGEMENT,
            f"{quoted(moved.text)} partageait sa case avec l'engagement précédent : les partenaires "
            f"{quoted(row[PARTNERS].text) if PARTNERS in row else ''} lui sont attribués.",
            span,
        )
        return True

    def close(self) -> None:
        """Tell what was put back in place."""
        for spans, what in (
            (self.slipped, "dont les cases ont glissé de colonne et sont remises en place"),
            (self.joined, "dont une case est la suite de celle du dessus, coupée par un saut de page"),
        ):
            if spans:
                self.register.decide(Kind.GRID, f"{counted(len(spans), 'ligne', 'lignes')} {what}.", spans[0])


def _content(statements: tuple[Statement, ...], span: Span) -> Content:
    return Content(
        statements=statements, text=" ".join(statement.text for statement in statements), span=span
    )
