"""`avenant.yml` to the drafter's notes on the next avenant, their references resolved on the act as it stands now."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Pairs
from datetime import date
from typing import Any, TypeAlias

from compiler.diagnostics.result import Result
from compiler.diagnostics.suggestion import did_you_mean
from compiler.diagnostics.tree import SourceTree
from compiler.model.brief import NO_BRIEF, Brief, Mandate, Motive, Override
from compiler.model.protocol import Protocol
from compiler.model.rewrite import rewrite_text
from compiler.model.text import Figure, Inlines, NoteMark, Reference, plain, walk
from compiler.parse.context import Reading
from compiler.parse.corner import Corner, inline_of
from compiler.parse.day import read_date
from compiler.parse.identity import read_document
from compiler.parse.nodes import Mapping, Node, Scalar, items_of, mappings_of, scalar_text
from compiler.parse.resolve import Pen
from compiler.parse.shape import Shapes
from compiler.parse.typography import fold_spaces, typeset

Schemas: TypeAlias = Pairs[str, Pairs[str, Any]]

BRIEF_FILE = "avenant.yml"
EVERYTHING, ALL = "tous", "*"
_CORNER = Corner(file=BRIEF_FILE, notes="")


def read_brief(tree: SourceTree, schemas: Callable[[], Schemas], protocol: Protocol) -> Result[Brief]:
    """Read what the drafter says of the next avenant; an act without the file says nothing, and needs no schema.

    Errors: brief.unknown-party, brief.unknown-signatory, brief.unknown-clause, reference.unknown-target,
    figure.no-value, note.missing, and those of YAML and shapes.
    """
    if BRIEF_FILE not in tree.texts and BRIEF_FILE not in tree.refused:
        return Result(NO_BRIEF)
    reading = Reading(tree=tree, shapes=Shapes({"avenant": schemas()["avenant"]}))
    document = read_document(BRIEF_FILE, "avenant", reading)
    brief = _BriefReader(protocol, reading).read(document) if document else NO_BRIEF
    return Result(brief, tuple(reading.diagnostics))


class _BriefReader:
    """Reads one file; a field that has not its shape was reported, and is left out."""

    def __init__(self, protocol: Protocol, reading: Reading) -> None:
        self.protocol = protocol
        self.reading = reading
        self.pen = Pen(protocol)

    def read(self, document: Mapping) -> Brief:
        return Brief(
            number=_integer(document.get("numero")),
            purpose=self._text(document.get("objet")),
            clause=self._clause(document.get("clause")),
            event=plain(self._text(document.get("evenement"))),
            event_date=self._day(document.get("date_evenement")),
            months=_integer(document.get("delai_mois")),
            effect=self._day(document.get("entree_en_vigueur")),
            place=plain(self._text(document.get("lieu"))),
            copies=_integer(document.get("exemplaires")),
            visas=tuple(self._text(item) for item in items_of(document.get("visas"))),
            recitals=tuple(self._text(item) for item in items_of(document.get("considerants"))),
            motives=tuple(self._motive(item) for item in mappings_of(document.get("motifs"))),
            overrides=tuple(_override(item) for item in mappings_of(document.get("formules"))),
            mandates=tuple(self._mandates(document.get("mandats"))),
            span=document.span,
        )

    def _text(self, node: Node | None) -> Inlines:
        """Return a text with what its marks print; those that print nothing are reported."""
        content = rewrite_text(inline_of(node, _CORNER), self.pen.change)
        for inline in walk(content):
            if isinstance(inline, Reference) and not inline.known:
                self.reading.report(
                    "reference.unknown-target",
                    f"Le renvoi « {inline.text} » ne mène à rien dans l'acte.",
                    inline.span,
                    hint="vérifiez la nature et l'identifiant de ce que vous citez",
                )
            elif isinstance(inline, Figure) and inline.problem:
                self.reading.report("figure.no-value", inline.problem, inline.span)
            elif isinstance(inline, NoteMark):
                self.reading.report(
                    "note.missing",
                    "Un avenant n'a pas de notes de bas de page.",
                    inline.span,
                    hint="écrivez ces mots dans la phrase",
                )
        return content

    def _day(self, node: Node | None) -> date | None:
        return read_date(scalar_text(node), node.span, self.reading.diagnostics) if node else None

    def _clause(self, node: Node | None) -> str:
        name = scalar_text(node)
        known = [division.id for division in self.protocol.all_divisions()]
        if node is None or not name or name in known:
            return name
        self.reading.report(
            "brief.unknown-clause",
            f"Aucun article de l'acte n'a pour identifiant « {name} ».",
            node.span,
            hint=did_you_mean(name, known, "donnez l'identifiant écrit entre accolades au bout de son titre"),
        )
        return ""

    def _motive(self, item: Mapping) -> Motive:
        named = tuple(filter(None, (scalar_text(subject) for subject in items_of(item.get("changements")))))
        return Motive(
            subjects=(ALL,) if named == (EVERYTHING,) else named,
            text=self._text(item.get("texte")),
            span=item.span,
        )

    def _mandates(self, node: Node | None) -> Iterator[Mandate]:
        for item in mappings_of(node):
            party, slot = item.get("partie"), item.get("signataire")
            if self._knows(party, slot):
                yield Mandate(
                    party=scalar_text(party),
                    signatory=scalar_text(slot),
                    text=plain(self._text(item.get("acte"))),
                    span=item.span,
                )

    def _knows(self, party: Node | None, slot: Node | None) -> bool:
        """Tell whether a party has the slot named; report what is not there."""
        if party is None:
            return False
        name, place = scalar_text(party), scalar_text(slot)
        slots = {one.id: [signatory.id for signatory in one.signatories] for one in self.protocol.parties}
        if name not in slots:
            hint = did_you_mean(name, slots, "donnez l'identifiant d'une partie de parties.yml")
            message = f"« {name} » n'est pas une partie à l'acte."
            self.reading.report("brief.unknown-party", message, party.span, hint=hint)
            return False
        if slot is not None and place not in slots[name]:
            choices = ", ".join(f"« {choice} »" for choice in slots[name]) or "aucun"
            hint = did_you_mean(place, slots[name], f"signataires de cette partie : {choices}")
            message = f"La partie « {name} » n'a pas de signataire « {place} »."
            self.reading.report("brief.unknown-signatory", message, slot.span, hint=hint)
            return False
        return True


def _override(item: Mapping) -> Override:
    written = item.get("texte")
    lines = written.text.split("\n") if isinstance(written, Scalar) else ()
    return Override(
        subject=scalar_text(item.get("changement")),
        lines=tuple(typeset(fold_spaces(line).strip()) for line in lines if line.strip()),
        span=item.span,
    )


def _integer(node: Node | None) -> int | None:
    return node.value if isinstance(node, Scalar) and isinstance(node.value, int) else None
