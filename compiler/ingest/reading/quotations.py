"""Quoted lines and grids to the elements, rows, engagements and divisions that they write out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compiler.ingest.reading.names import Names, plain_number
from compiler.ingest.reading.ordinals import number_of
from compiler.ingest.reading.quoting import NO_BREAK, told_notes, turn_back
from compiler.ingest.reading.unread import unread
from compiler.model.amendment import ClauseBlock, Grid
from compiler.model.division import ANNEXE, ARTICLE, PREAMBLE, SECTION
from compiler.model.enacted import (
    DivisionWords,
    Element,
    EngagementWords,
    FigureWords,
    GroupWords,
    PartyWords,
    RowWords,
    TableWords,
    Words,
)

NOTHING = "—"
LINE_COLUMNS = (
    "Code",
    "Engagements",
    "Partenaires engagés",
    "Indicateurs de suivi",
    "Indicateurs d’impact",
)
_MARKED = re.compile(r"(–|•|◦|\d+\.) (.*)", re.DOTALL)
_TABLE = re.compile(
    r"Tableau(?:[ \u00a0](\S+))? – (.*?)(?:\. Ce tableau comporte ([\w -]+) lignes? de total\.)?", re.DOTALL
)
_FIGURE = re.compile(r"(Graphique|Image|Document) – (.*)", re.DOTALL)
_CONTEXT = "Indicateur de contexte – "
_SHUT = re.compile(rf"(?:{NO_BREAK})?»(?:[ \u00a0\u202f]?;|\.)?\Z")


def unquoted(blocks: Sequence[ClauseBlock]) -> tuple[str | Grid, ...]:
    """Return what stands between the guillemets of quoted lines; grids among them as they are."""
    items: list[str | Grid] = []
    for rank, block in enumerate(blocks):
        if isinstance(block, Grid):
            items.append(block)
            continue
        is_last = rank == len(blocks) - 1
        if is_last and _SHUT.fullmatch(block.text) and items and isinstance(items[-1], Grid):
            return tuple(items)
        if not block.text.startswith(f"«{NO_BREAK}"):
            raise unread(block.text)
        text = block.text[2:]
        if is_last:
            match = _SHUT.search(text)
            if match is None or not match[0].startswith(NO_BREAK):
                raise unread(block.text)
            text = text[: match.start()]
        items.append(turn_back(text))
    return tuple(items)


def marked(text: str) -> Words:
    """Return an alinéa with the mark that it bears."""
    match = _MARKED.fullmatch(text)
    return Words(text=match[2], marker=match[1]) if match else Words(text=text)


def read_elements(items: Sequence[str | Grid]) -> tuple[Element, ...]:
    """Return the alinéas, tables, charts, pictures and documents that quoted items write out."""
    found: list[Element] = []
    rest = list(items)
    while rest:
        item = rest.pop(0)
        if isinstance(item, Grid):
            raise unread(item.caption or "tableau sans titre")
        table = _TABLE.fullmatch(item)
        if table and rest and isinstance(rest[0], Grid):
            found.append(_table(table, rest.pop(0)))
        else:
            found.append(_figure(item) or marked(item))
    return tuple(found)


def _table(match: re.Match[str], grid: str | Grid) -> TableWords:
    if not isinstance(grid, Grid):
        raise unread(match[0])
    rows = read_rows(grid)
    totals = number_of(match[3]) if match[3] else 0
    if totals > len(rows) or (match[3] and not totals):
        raise unread(match[0])
    cut = len(rows) - totals
    return TableWords(
        number=match[1] or "",
        title=match[2],
        columns=tuple(told_notes(title) for title in grid.head),
        rows=rows[:cut],
        totals=rows[cut:],
    )


def _figure(text: str) -> FigureWords | None:
    match = _FIGURE.fullmatch(text)
    if match is None:
        return None
    title, detail = _detail(match[2]) if match[1] != "Image" else (match[2], "")
    return FigureWords(noun=match[1].lower(), title=title, detail=detail)


def _detail(text: str) -> tuple[str, str]:
    """Return a title and what stands in the parentheses that end it, which may hold others."""
    if not text.endswith(")"):
        return text, ""
    depth = 0
    for place in range(len(text) - 1, -1, -1):
        depth += (text[place] == ")") - (text[place] == "(")
        if not depth:
            return text[:place].rstrip(" "), text[place + 1 : -1]
    return text, ""


def read_rows(grid: Grid) -> tuple[RowWords, ...]:
    """Return the rows of a grid; an empty cell holds no paragraph."""
    return tuple(
        RowWords(cells=tuple(tuple(told_notes(text) for text in cell if text) for cell in row))
        for row in grid.rows
    )


def read_lines(grid: Grid) -> tuple[EngagementWords, ...]:
    """Return the lines of engagements of a grid of five columns."""
    if grid.head != LINE_COLUMNS:
        raise unread(" | ".join(grid.head))
    return tuple(_line(row) for row in grid.rows)


def _line(row: tuple[tuple[str, ...], ...]) -> EngagementWords:
    code, text, partners, follow_up, impact = row
    return EngagementWords(
        code="".join(code),
        alineas=tuple(marked(told_notes(one)) for one in _listed(text)),
        partners=Words(text="".join(_listed(partners))),
        follow_up=tuple(Words(text=told_notes(one)) for one in _listed(follow_up)),
        impact=tuple(Words(text=told_notes(one)) for one in _listed(impact)),
    )


def _listed(cell: tuple[str, ...]) -> tuple[str, ...]:
    return () if cell in ((NOTHING,), (), ("",)) else cell


def read_party(text: str) -> PartyWords:
    """Return a party from "Nom – en abrégé : court – représentée par : qualité ; qualité"."""
    match = re.fullmatch(
        rf"(.+?) – en abrégé{NO_BREAK}: (.*?)(?: – représentée par{NO_BREAK}: (.+))?", text, re.DOTALL
    )
    if match is None:
        raise unread(text)
    slots = tuple(re.split("\u202f; ", match[3])) if match[3] else ()
    return PartyWords(name=match[1], short=match[2], slots=slots)


def read_group(text: str) -> GroupWords:
    """Return a set of parties from "Nom – en abrégé : court – composition : a, b et c"."""
    match = re.fullmatch(
        rf"(.+?) – en abrégé{NO_BREAK}: (.*?) – composition{NO_BREAK}: (.*)", text, re.DOTALL
    )
    if match is None:
        raise unread(text)
    return GroupWords(name=match[1], short=match[2], members=match[3])


@dataclass(slots=True)
class _Growing:
    """A division being read, with how deep it stands."""

    kind: str
    number: str
    title: str
    depth: int
    items: list[str | Grid] = field(default_factory=list)
    children: list["_Growing"] = field(default_factory=list)

    def grown(self) -> DivisionWords:
        """Return the division with all that it holds."""
        own: list[str | Grid] = []
        context: list[Words] = []
        lines: tuple[EngagementWords, ...] = ()
        for item in self.items:
            if isinstance(item, Grid) and item.head == LINE_COLUMNS:
                lines += read_lines(item)
            elif isinstance(item, str) and item.startswith(_CONTEXT):
                context.append(Words(text=item.removeprefix(_CONTEXT)))
            else:
                own.append(item)
        return DivisionWords(
            kind=self.kind,
            number=self.number,
            title=self.title,
            elements=read_elements(own),
            context=tuple(context),
            engagements=lines,
            children=tuple(child.grown() for child in self.children),
        )


class DivisionReader:
    """Reads quoted divisions; it knows how the act names its levels."""

    def __init__(self, names: Names) -> None:
        self._ranks = {level.id: rank for rank, level in enumerate(names.levels)}
        self._kinds = names.kinds
        nouns = "|".join(
            re.escape(noun[:1].upper() + noun[1:])
            for noun, kind in names.kinds.items()
            if kind not in (SECTION, PREAMBLE)
        )
        preamble = next(noun for noun, kind in names.kinds.items() if kind == PREAMBLE)
        self._heading = re.compile(
            rf"(?:({nouns})[ \u00a0](\S+(?: (?:bis|ter|quater))?)|({preamble.capitalize()})"
            rf"|((?:[Ss]ous-)*(?:Section|section))(?:[ \u00a0](?!–)(\S+))?)(?: – (.*))?",
            re.DOTALL,
        )

    def read(self, items: Sequence[str | Grid]) -> tuple[DivisionWords, ...]:
        """Return the divisions that quoted items write out, each from its heading."""
        roots: list[_Growing] = []
        path: list[_Growing] = []
        for item in items:
            heading = self._read_heading(item) if isinstance(item, str) else None
            if heading is None:
                if not path:
                    raise unread(item if isinstance(item, str) else item.caption)
                path[-1].items.append(item)
                continue
            while path and not self._holds(path, heading):
                path.pop()
            (path[-1].children if path else roots).append(heading)
            path.append(heading)
        return tuple(root.grown() for root in roots)

    def _read_heading(self, item: str) -> _Growing | None:
        match = self._heading.fullmatch(item)
        if match is None:
            return None
        noun, number, preamble, section, letter, title = match.groups()
        if section:
            depth = section.lower().count("sous-")
            return _Growing(kind=SECTION, number=letter or "", title=title or "", depth=depth)
        kind = self._kinds[(noun or preamble)[:1].lower() + (noun or preamble)[1:]]
        return _Growing(kind=kind, number=plain_number(kind, number or ""), title=title or "", depth=0)

    def _holds(self, path: Sequence[_Growing], child: _Growing) -> bool:
        """Tell whether the last division of a path holds a heading that follows."""
        above = path[-1]
        if child.kind == SECTION:
            sections = sum(1 for one in path if one.kind == SECTION)
            return sections == child.depth
        if child.kind in self._ranks:
            return self._ranks.get(above.kind, -1) < self._ranks[child.kind]
        if child.kind in (ARTICLE, ANNEXE) and above.kind == child.kind:
            return child.number.startswith(f"{above.number}.")
        return False
