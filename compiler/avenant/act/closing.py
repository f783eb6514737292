"""The articles that amend nothing: object, reading, accession, entry into force, what stays, what is published."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from compiler.avenant.act.group import Group, amended, is_added, subject
from compiler.avenant.act.people import ending
from compiler.avenant.act.subject import subjects
from compiler.avenant.word.base import Base
from compiler.avenant.word.division_name import DivisionNames
from compiler.avenant.word.noun import Noun, elides
from compiler.avenant.word.pen import Pen
from compiler.avenant.word.place import Places
from compiler.avenant.word.quote import CLOSE, OPEN
from compiler.avenant.word.run import folded
from compiler.model.amendment import AmendingArticle, Grid, Line
from compiler.model.brief import Brief
from compiler.model.change import ChangeSet
from compiler.model.operation import (
    InsertDivisions,
    InsertParties,
    MoveDivision,
    RenumberDivision,
    ReplaceDivision,
)
from compiler.model.phrase import join_words, name_in_sentence
from compiler.model.printed import date_text, number_words
from compiler.model.protocol import Protocol
from compiler.model.text import plain

_ORIGINALS = {True: "exemplaires originaux", False: "exemplaire original"}
_GATHERED = ("article", "annexe")
_QUOTED = re.compile(rf"{OPEN}.*?{CLOSE}", re.DOTALL)
_RANKED_LINE = re.compile(r"(?:ième|ière|onde)s? lignes?\b")
_ON_DIVISIONS = (InsertDivisions, ReplaceDivision, MoveDivision, RenumberDivision)
_OWN_SENTENCE = (".", "!", "…")
# What a drafter says of the avenant without naming it: "met à jour le pilotage".
_FINITE = re.compile(
    r"(?:actualise|adapte|ajoute|ajuste|complète|corrige|crée|définit|déplace|élargit|étend|fixe|insère|inscrit|intègre"
    r"|introduit|met|modifie|précise|prend|prolonge|proroge|rectifie|redéfinit|remplace|renforce|retire|révise"
    r"|supprime|tient|tire|transfère)\s"
)


def aims(brief: Brief, groups: tuple[Group, ...], pen: Pen) -> Iterator[str]:
    """Yield what the avenant does: the drafter's sentence, then article by article."""
    purpose = plain(brief.purpose).strip()
    if purpose[:1].isupper():
        yield purpose if purpose.endswith(_OWN_SENTENCE) else f"{purpose}."
    elif _FINITE.match(purpose):
        yield f"Le présent avenant {purpose.rstrip(' .')}."
    elif purpose:
        yield pen.say("objet_infinitif", but=_infinitive(purpose.rstrip(" .")))
    if groups:
        yield _summary(groups, pen, purpose)


def _infinitive(purpose: str) -> str:
    if purpose.startswith(("de ", "d’", "du ", "des ", "la ", "le ", "les ", "l’")):
        return purpose
    return f"d’{purpose}" if elides(purpose) else f"de {purpose}"


def _summary(groups: tuple[Group, ...], pen: Pen, purpose: str) -> str:
    arrived = [group for group in groups if group.is_insertion]
    inserted = [subject(group, pen).words for group in arrived if not is_added(group, pen.base)]
    added = [subject(group, pen).words for group in arrived if is_added(group, pen.base)]
    deleted = [pen.names.name(one) for group in groups if group.is_deletion for one in group.divisions()]
    moved = [subject(group, pen) for group in groups if group.is_move]
    return pen.say(
        "objet_resume",
        modifie=list(_gathered(amended(groups, pen), pen, is_whole=False)),
        insere=inserted,
        ajoute=added,
        supprime=list(_gathered(deleted, pen, is_whole=True)),
        deplace=list(_gathered(moved, pen, is_whole=True)),
        but=bool(purpose),
        nomme=purpose[:1].islower() or purpose.startswith("Le présent avenant"),
    )


def _gathered(nouns: Sequence[Noun], pen: Pen, *, is_whole: bool) -> Iterator[str]:
    """Yield names, those of one kind side by side said together: "les articles 3 à 5, 7.1 et 7.2"."""
    for kind, run in groupby(nouns, _kind):
        named = list(run)
        if kind and len(named) > 1:
            numbers = [noun.words.removeprefix(f"{kind} ") for noun in named]
            yield f"les {kind}s {join_words(folded(numbers, pen.names.series(kind, is_whole=is_whole)))}"
        else:
            yield from (noun.the() for noun in named)


def _kind(noun: Noun) -> str:
    kind, _, number = noun.words.partition(" ")
    return kind if kind in _GATHERED and " " not in number else ""


def conventions(articles: Sequence[AmendingArticle], pen: Pen) -> Iterator[str]:
    """Yield how this avenant designates places, as far as it does, and the signs that its quotations hold."""
    blocks = [block for article in articles for clause in article.clauses for block in clause.blocks]
    text = "\n".join(block.text for block in blocks if isinstance(block, Line))
    cells = "\n".join(words for block in blocks if isinstance(block, Grid) for words in _words(block))
    orders = _orders(articles)
    yield pen.say("lecture_places")
    if "alinéa" in orders:
        yield pen.say("lecture_alineas")
    if _names_engagements(articles, pen):
        yield pen.say("lecture_codes")
    if _RANKED_LINE.search(orders):
        yield pen.say("lecture_rangs")
    if "[Note de bas de page" in text + cells:
        yield pen.say("lecture_notes")
    if "“" in text:
        yield pen.say("lecture_guillemets")
    if "‹" in text:
        yield pen.say("lecture_signes")


def _names_engagements(articles: Sequence[AmendingArticle], pen: Pen) -> bool:
    operations = (one for article in articles for clause in article.clauses for one in clause.operations)
    inside = (one for one in operations if not isinstance(one, _ON_DIVISIONS))
    return any(name.startswith("engagement:") for one in inside for name in subjects(one, pen.base))


def _orders(articles: Sequence[AmendingArticle]) -> str:
    """Return what the avenant says itself, without what it quotes."""
    clauses = (clause for article in articles for clause in article.clauses)
    lines = (block for clause in clauses for block in clause.blocks if isinstance(block, Line))
    return "\n".join(_QUOTED.sub("", line.text) for line in lines if not line.is_quoted)


def _words(grid: Grid) -> Iterator[str]:
    yield from grid.head
    yield from (text for row in grid.rows for cell in row for text in cell)


def accessions(groups: tuple[Group, ...], changes: ChangeSet, pen: Pen) -> Iterator[str]:
    """Yield by what words each party that joins takes on the act."""
    after = changes.comparison.after
    joined = [
        party.id
        for group in groups
        for operation in group.operations
        if isinstance(operation, InsertParties)
        for party in operation.new
    ]
    for party in after.parties:
        if party.id in joined:
            name = party.name[:1].upper() + party.name[1:]
            codes = _lines(party.id, after)
            yield pen.say(
                "adhesion",
                partie=name,
                accord=ending(party),
                lignes=list(folded(codes, _printed(after))),
                plusieurs=len(codes) > 1,
                ensembles=_sets(party.id, after),
            )


def _lines(party: str, protocol: Protocol) -> list[str]:
    """Return the codes of the engagements that name a party itself."""
    return [
        engagement.code
        for engagement in protocol.engagements()
        if any(partner.party == party for partner in engagement.partners)
    ]


def _printed(protocol: Protocol) -> tuple[str, ...]:
    base = Base(protocol)
    return Places(base, DivisionNames(base)).codes()


def _sets(party: str, protocol: Protocol) -> list[str]:
    """Return the names of the sets that hold a party and take engagements: their lines would be too many to list."""
    taking = {partner.party for engagement in protocol.engagements() for partner in engagement.partners}
    return [
        name_in_sentence(group.name)
        for group in protocol.sets
        if group.id in taking and party in group.parties
    ]


def closing_articles(
    brief: Brief, groups: tuple[Group, ...], changes: ChangeSet, pen: Pen
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the last articles, each with its title and its paragraphs."""
    joins = tuple(accessions(groups, changes, pen))
    if joins:
        yield "Adhésion", joins
    in_force = (
        pen.say("vigueur_fixe", jour=date_text(brief.effect))
        if brief.effect
        else pen.say("vigueur_signature")
    )
    yield "Entrée en vigueur", (in_force,)
    yield "Stipulations non modifiées", (pen.say("inchange"),)
    yield "Consolidation", (pen.say("consolidation", auteur=publisher(changes.comparison.after)),)
    yield "Publicité", (pen.say("publicite"),)


def publisher(protocol: Protocol) -> str:
    """Return the body that keeps the act: the first group of communes among the parties."""
    return next((name_in_sentence(party.name) for party in protocol.parties if party.nature == "epci"), "")


def signature(brief: Brief, pen: Pen) -> str:
    """Return the sentence of place and date."""
    if brief.copies is None:
        copies = f"…\u00a0{_ORIGINALS[True]}"
    else:
        copies = f"{number_words(brief.copies)} {_ORIGINALS[brief.copies > 1]}"
    return pen.say("fait", lieu=brief.place or pen.base.protocol.identity.place, exemplaires=copies)
