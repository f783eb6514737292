"""Proposals to the cards of the page: both versions with their marks, the talk, the commands that take or refuse."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from compiler.model.change import Edit, Mark
from compiler.model.phrase import join_words
from compiler.model.printed import NO_BREAK
from compiler.model.review import Proposal, ProposalKind
from compiler.model.source_line import SourceLine
from compiler.model.word_edits import word_edits
from compiler.render.html.marking import marked
from compiler.render.reprise.moments import NOBODY, author_of, moment_text
from compiler.render.reprise.threads import Said, read_threads

STATES: Mapping[str, str] = {
    "a-prendre": "À prendre",
    "conflit": "En conflit",
    "main": "À la main",
    "remarque": "Commentaire seul",
    "non-suivi": "Non suivi",
}
KINDS: Mapping[str, ProposalKind] = {
    "reformulation": ProposalKind.REWORDED,
    "ajout": ProposalKind.ADDED,
    "suppression": ProposalKind.REMOVED,
    "deplacement": ProposalKind.MOVED,
    "division": ProposalKind.SPLIT,
    "reunion": ProposalKind.JOINED,
    "commentaire": ProposalKind.REMARK,
}
_VALUES = {kind: value for value, kind in KINDS.items()}
_FAMILIES = {
    ProposalKind.ADDED: "ajout",
    ProposalKind.REMOVED: "suppression",
    ProposalKind.MOVED: "deplacement",
    ProposalKind.REMARK: "remarque",
}
_NEW = f"Rien{NO_BREAK}: le texte est nouveau."
_GONE = f"Rien{NO_BREAK}: le texte disparaît."
_LONGEST = 90
_APOSTROPHE = re.compile(r"(?P<quoted>«[^»]*»)|(?<=\w)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A version of the sentence; `absence` stands in place of words, `context` says after which line it comes."""

    title: str
    words: Markup
    absence: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A proposal as the template shows it. `states`, `reviewer` and `parties` are what it is filtered by."""

    number: int
    title: str
    family: str
    kind: str
    reviewer: str
    author: str
    moment: str
    states: tuple[str, ...]
    parties: tuple[str, ...]
    concerned: str
    versions: tuple[Version, ...]
    said: tuple[Said, ...]
    source: str
    conflict: str
    rivals: tuple[int, ...]
    refusal: str
    is_tracked: bool
    commands: tuple[tuple[str, str], ...]


def states_of(proposal: Proposal) -> tuple[str, ...]:
    """Return the states of a proposal, the first of which says what becomes of it."""
    if proposal.conflict:
        first = "conflit"
    elif proposal.refusal:
        first = "main"
    else:
        first = "remarque" if proposal.kind is ProposalKind.REMARK else "a-prendre"
    also = ("main",) if proposal.conflict and proposal.refusal else ()
    return (first, *also) if proposal.is_tracked else (first, *also, "non-suivi")


def kind_of(proposal: Proposal) -> str:
    """Return the name of a kind in addresses."""
    return _VALUES[proposal.kind]


def proposal_card(
    proposal: Proposal, file: str, reviewers: Mapping[str, str], names: Mapping[str, str]
) -> Card:
    """Return the card of a proposal; `names` are those of the parties, by id."""
    line, span = proposal.line, proposal.line.span
    author = author_of(proposal.trace)
    return Card(
        number=proposal.number,
        title=f"{capital(proposal.kind.value)}, {line.form.value}",
        family=_FAMILIES.get(proposal.kind, "modification"),
        kind=kind_of(proposal),
        reviewer=reviewers[author],
        author=author if proposal.is_tracked or author != NOBODY else "",
        moment=moment_text(proposal.trace.when) if proposal.trace else "",
        states=states_of(proposal),
        parties=line.parties,
        concerned=join_words(tuple(names.get(party, party) for party in line.parties)),
        versions=_versions(proposal),
        said=read_threads(proposal.comments),
        source=f"{span.file}:{span.line}" if span.file else "",
        conflict=printed(proposal.conflict),
        rivals=proposal.rivals,
        refusal=printed(proposal.refusal),
        is_tracked=proposal.is_tracked,
        commands=_commands(proposal, file),
    )


def capital(text: str) -> str:
    """Return a text that begins a line."""
    return text[:1].upper() + text[1:]


def printed(said: str) -> str:
    """Return words of ours with the apostrophes of a page: a terminal has others. What they quote stays as it is."""
    return _APOSTROPHE.sub(lambda found: found["quoted"] or "’", said)


def _versions(proposal: Proposal) -> tuple[Version, ...]:
    edits = proposal.edits or word_edits(proposal.before, proposal.after)
    before = marked(edit for edit in edits if edit.mark is not Mark.ADDED)
    after = marked(edit for edit in edits if edit.mark is not Mark.REMOVED)
    match proposal.kind:
        case ProposalKind.REMARK:
            words = proposal.before or proposal.after or proposal.line.printed
            return (Version(title="Texte commenté", words=marked((Edit(mark=Mark.KEPT, text=words),))),)
        case ProposalKind.ADDED:
            absence = "" if before.strip() else _NEW
            # A sentence that a note is added to shows where by itself.
            context = _following(proposal.line, proposal.line) if absence else ""
            return (
                Version(title="Avant", words=before, absence=absence),
                Version(title="Après", words=after, context=context),
            )
        case ProposalKind.MOVED:
            moved = _following(proposal.where, proposal.line) if proposal.where else ""
            return Version(title="Avant", words=before), Version(title="Après", words=after, context=moved)
        case _:
            gone = "" if after.strip() else _GONE
            return Version(title="Avant", words=before), Version(title="Après", words=after, absence=gone)


def _following(line: SourceLine, home: SourceLine) -> str:
    """Return after which line words are to stand, with its place when it is not that of the proposal."""
    words = " ".join(line.printed.split())
    start = (
        words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} […]"
    )
    elsewhere = f", dans {printed(line.place)}" if line.place != home.place else ""
    return f"À la suite de «{NO_BREAK}{start}{NO_BREAK}»{elsewhere}"


def _commands(proposal: Proposal, file: str) -> tuple[tuple[str, str], ...]:
    """Return what to type to take or refuse a proposal; nothing for what only a person can write."""
    if proposal.refusal or proposal.kind is ProposalKind.REMARK:
        return ()
    start = f"protocole reprendre {shlex.quote(file)}"
    return tuple(
        (name, f"{start} --{option} {proposal.number} --appliquer")
        for name, option in (("Accepter", "accepter"), ("Refuser", "refuser"))
    )
