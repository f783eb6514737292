"""A paper to the act that it states, and to every decision taken on the way."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from compiler.adopt.recognising.adoption import Adoption, Decision, Kind
from compiler.adopt.recognising.bare_titles import tell_bare_titles
from compiler.adopt.recognising.contents import Contents, find_contents
from compiler.adopt.recognising.divisions import DivisionReader, division_id
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.front import Front, cover_length, read_front
from compiler.adopt.recognising.front_parties import acronyms_in
from compiler.adopt.recognising.head_words import tell_odd_heads
from compiler.adopt.recognising.homes import said_in, with_homes
from compiler.adopt.recognising.level_names import with_own_names
from compiler.adopt.recognising.made_up import tell_made_up
from compiler.adopt.recognising.nodes import Node
from compiler.adopt.recognising.outline import outline
from compiler.adopt.recognising.own_levels import with_own_levels
from compiler.adopt.recognising.party_ends import end_of_parties
from compiler.adopt.recognising.partybook import PartyBook
from compiler.adopt.recognising.profile import Profile
from compiler.adopt.recognising.profile_hints import tell_unknown_spellings, tell_unknown_titles
from compiler.adopt.recognising.quoting import quoted
from compiler.adopt.recognising.references import Linker
from compiler.adopt.recognising.register import Register
from compiler.adopt.recognising.rejoining import rejoined
from compiler.adopt.recognising.settling import Settler
from compiler.adopt.recognising.signatures import SignatureReader, Signed, find_ending
from compiler.adopt.recognising.slips import Said, find_slips
from compiler.adopt.recognising.statement import Statement, statements_of
from compiler.adopt.recognising.titles import ENGAGEMENT_TITLE, TitleReader
from compiler.adopt.recognising.told_parties import read_told_parties
from compiler.adopt.recognising.words import paper_texts
from compiler.model.division import ANNEXE, PREAMBLE, SECTION, Division, Level
from compiler.model.paper import Footnote, Paper
from compiler.model.protocol import Identity, Note, Protocol
from compiler.model.rewrite import rewrite_protocol
from compiler.model.text import Inline, NoteMark, Text, plain

_HOLDER = "Engagements"


def recognise(paper: Paper, profile: Profile) -> Adoption:
    """Return the act that a paper states, with the decisions in the order of the paper."""
    register = Register(profile=profile, book=PartyBook(profile), acronyms=acronyms_in(paper_texts(paper)))
    statements = statements_of(paper.pieces)
    contents = find_contents(statements, profile)
    register.profile = with_own_levels(profile, statements)
    reader = TitleReader(register.profile)
    _tell_contents(contents, statements, register)
    front_statements, nodes, signatures = _parts(statements, contents, reader, register)
    front = read_front(front_statements, plain(paper.title), register)
    tell_unknown_titles(statements, reader, register)
    tell_unknown_spellings(register)
    _give_preamble(front, nodes, register)
    if not register.book.parties:
        read_told_parties(front, statements, register)
    signed = SignatureReader(register).read(signatures)
    if not register.book.parties:
        register.decide(Kind.PARTY, "Aucune partie n'a été reconnue.", front.span)
    divisions = _divisions(nodes, reader, register)
    protocol = _protocol(front, signed, divisions, register)
    protocol = _with_notes(protocol, paper.notes, register)
    tell_made_up(protocol, register)
    said = tuple(said_in(protocol))
    register.decisions += find_slips((*said, *_owed(register.decisions)))
    return Adoption(protocol=protocol, decisions=_in_order(with_homes(register.decisions, said)))


def _parts(
    statements: tuple[Statement, ...], contents: Contents, reader: TitleReader, register: Register
) -> tuple[list[Statement], list[Node], Sequence[Statement]]:
    """Return what stands before the titles, the titles, and the signatures."""
    known = frozenset(form for title in contents.titles for form in _forms(title))
    if contents.is_found:
        statements = (*statements[: contents.start], *statements[contents.end :])
    ending = find_ending(statements, reader)
    signatures = statements[ending.start : ending.end]
    statements = (*statements[: ending.start], *statements[ending.end :])
    statements = _without_dividers(statements, reader, register)
    cover = cover_length(statements, reader)
    body = rejoined(statements[cover:], reader, register)
    before, nodes = outline(body, reader, known)
    if all(node.kind == ANNEXE for node in nodes):
        # Nothing is numbered nor announced: titles are then known by their look alone.
        before, nodes = outline(body, reader, known, end_of_parties(body, -1, register.book.natures))
    return [*statements[:cover], *before], nodes, signatures


def _without_dividers(
    statements: tuple[Statement, ...], reader: TitleReader, register: Register
) -> tuple[Statement, ...]:
    """Leave out the lines that only announce the annexes after them: "ANNEXES"."""
    words = {f"{fold(word)}s" for word in register.profile.annexe_words}
    kept: list[Statement] = []
    for statement, after in zip(statements, [*statements[1:], Statement()], strict=False):
        announced = reader.announced(after.words, is_styled=after.level > 0)
        if fold(statement.text).strip(" :.") in words and announced is not None and announced.kind == ANNEXE:
            register.decide(
                Kind.LEFT_OUT,
                f"{quoted(statement.text)} ne fait qu'annoncer les annexes.",
                statement.span,
                left_out=statement.text,
                is_sure=True,
            )
        else:
            kept.append(statement)
    return tuple(kept)


def _forms(title: str) -> Iterator[str]:
    """Yield the ways to meet a title of the table of contents: whole, and without its number."""
    yield fold(title)
    yield fold(title.partition(" ")[2])


def _tell_contents(contents: Contents, statements: Sequence[Statement], register: Register) -> None:
    lines = statements[contents.start : contents.end]
    if lines:
        register.decide(
            Kind.CONTENTS,
            f"La table des matières ({len(contents.titles)} lignes) n'est pas reprise : elle s'établit d'elle-même.",
            lines[0].span,
            left_out=" ".join(statement.all_words for statement in lines),
            is_sure=True,
        )


def _give_preamble(front: Front, nodes: list[Node], register: Register) -> None:
    """Put what stands before the first title into the preamble, which is made when there is none."""
    if not front.rest:
        return
    span = front.rest[0].span
    first = nodes[0] if nodes else None
    if first is not None and first.kind == PREAMBLE:
        first.content[:0] = front.rest
        told = "rejoint le préambule"
    else:
        nodes.insert(0, Node(kind=PREAMBLE, title=(Text(text="Préambule"),), content=front.rest, span=span))
        told = "forme un préambule, dont le titre est ajouté"
    register.decide(
        Kind.ADDED,
        f"Le texte qui précède le premier titre, {quoted(front.rest[0].text)}, {told}.",
        span,
        subject=PREAMBLE,
    )


def _divisions(nodes: list[Node], reader: TitleReader, register: Register) -> tuple[Division, ...]:
    register.profile = with_own_names(register.profile, nodes)
    nodes = _held(nodes, register)
    ids: dict[int, str] = {}
    _name(nodes, ids, register)
    Settler(register, ids).settle(nodes)
    linker = Linker(register, register.profile.all_levels)
    linker.learn(nodes, ids)
    register.link = linker.link
    divisions = DivisionReader(register, reader, ids)
    found = tuple(divisions.read(node, 1, ()) for node in nodes)
    tell_bare_titles(nodes, ids, register)
    tell_odd_heads(divisions.heads, register)
    return found


def _held(nodes: list[Node], register: Register) -> list[Node]:
    """Return the titles, those of engagements under one that may hold them: the one before, or one that is added."""
    found: list[Node] = []
    for node in nodes:
        if node.kind != ENGAGEMENT_TITLE:
            found.append(node)
            continue
        if not found or found[-1].kind in {PREAMBLE, ANNEXE}:
            found.append(Node(kind=SECTION, title=(Text(text=_HOLDER),), span=node.span))
            register.decide(
                Kind.ADDED,
                f"{quoted(node.label)} n'est sous aucun titre : « {_HOLDER} » est ajouté pour le tenir.",
                node.span,
            )
        found[-1].children.append(node)
    return found


def _name(nodes: list[Node], ids: dict[int, str], register: Register) -> None:
    """Give every title its id, from its words."""
    for node in nodes:
        if node.kind != ENGAGEMENT_TITLE:
            ids[id(node)] = division_id(node, register)
        _name(node.children, ids, register)


def _protocol(front: Front, signed: Signed, divisions: tuple[Division, ...], register: Register) -> Protocol:
    if not front.title:
        front.title = "Acte sans titre"
        register.decide(Kind.ADDED, f"L'acte n'a pas de titre : « {front.title} » lui est donné.", front.span)
    identity = Identity(
        title=front.title,
        subtitle=front.subtitle,
        territory="",
        header="",
        period=front.period,
        place=signed.place,
        signed=signed.day,
        term=None,
        span=front.span,
    )
    return Protocol(
        identity=identity,
        parties=tuple(register.book.parties),
        sets=tuple(register.book.sets.values()),
        accession=front.accession,
        levels=tuple(_levels(register.profile, divisions)),
        divisions=divisions,
    )


def _levels(profile: Profile, divisions: tuple[Division, ...]) -> Iterator[Level]:
    """Yield the levels that the act has.

    When none bears the table, the one whose numbers start the codes does, or else the finest.
    """
    used = {division.kind for root in divisions for division in _all(root)}
    levels = [level for level in profile.all_levels if level.id in used]
    below = {level.id for level in profile.levels}
    if levels and levels[-1].id in below and not any(level.has_table for level in levels):
        bearer = _bearer(divisions, below) or levels[-1].id
        levels = [replace(level, has_table=level.id == bearer) for level in levels]
    yield from levels


def _bearer(divisions: tuple[Division, ...], below: set[str]) -> str:
    """Return the level whose numbers start most codes, empty when none does."""
    held = Counter(
        division.kind
        for root in divisions
        for division in _all(root)
        for line in (
            *division.engagements,
            *(each for child in division.children for each in child.engagements),
        )
        if division.kind in below
        and line.code.partition("-")[0].rpartition(".")[2] == division.number.rpartition(".")[2]
    )
    return max(held, key=lambda kind: held[kind]) if held else ""


def _all(division: Division) -> Iterator[Division]:
    yield division
    for child in division.children:
        yield from _all(child)


@dataclass
class _Notes:
    """Numbers the footnotes in the order of their calls."""

    known: dict[str, Footnote]
    ranks: dict[str, int] = field(default_factory=dict)

    def change(self, inline: Inline) -> Inline:
        """Return a call with the id and number of its note; the one of a missing note keeps its mark."""
        if not isinstance(inline, NoteMark):
            return inline
        if inline.note not in self.known:
            return NoteMark(note=f"note-{fold(inline.note) or 'sans-nom'}", span=inline.span)
        rank = self.ranks.setdefault(inline.note, len(self.ranks) + 1)
        return NoteMark(note=f"note-{rank}", number=rank, span=inline.span)


def _with_notes(protocol: Protocol, footnotes: tuple[Footnote, ...], register: Register) -> Protocol:
    """Return the act with its footnotes, numbered by their calls; one that nothing calls is kept, and told."""
    numbering = _Notes({note.mark: note for note in footnotes})
    protocol = rewrite_protocol(protocol, numbering.change)
    for note in footnotes:
        if note.mark not in numbering.ranks:
            rank = numbering.ranks.setdefault(note.mark, len(numbering.ranks) + 1)
            register.decide(
                Kind.NOTE,
                f"La note {quoted(plain(note.words))} n'est appelée nulle part.",
                note.span,
                subject=f"note-{rank}",
            )
    notes = tuple(
        Note(
            id=f"note-{rank}",
            number=rank,
            content=register.link(numbering.known[mark].words, numbering.known[mark].span, f"note-{rank}"),
            span=numbering.known[mark].span,
        )
        for mark, rank in numbering.ranks.items()
    )
    return replace(protocol, notes=notes)


def _owed(decisions: Sequence[Decision]) -> Iterator[Said]:
    """Yield, once each, the words that only said when an indicator is owed: the act says them no longer."""
    owed = {(one.left_out, one.span.line): one for one in decisions if one.kind is Kind.DUE}
    for one in owed.values():
        yield Said(text=one.left_out, span=one.span, subject=one.subject)


def _in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: (decision.span.line, decision.kind.value)))
