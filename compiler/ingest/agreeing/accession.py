"""The sentences of accession against the act as amended: which lines and which sets engage the party that joins.

They order nothing, but they are what that party signs for. One that is worded otherwise is left alone.
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import whole_lines
from compiler.ingest.reading.page import Page
from compiler.model.amendment import Line
from compiler.model.party import Party
from compiler.model.phrase import name_in_sentence
from compiler.model.protocol import Protocol

_TITLE = "Adhésion"
_JOINS = re.compile(
    r"(?P<party>.+?), qui déclare(?:nt)? avoir pris connaissance du protocole, y adhère(?:nt)? à compter de "
    r"l’entrée en vigueur du présent avenant(?: et souscri(?:t|vent) (?P<what>.+))?\."
)
_WHAT = re.compile(
    r"(?:(?:aux engagements figurant aux lignes|à l’engagement figurant à la ligne) (?P<lines>.+?))?"
    r"(?:(?: ainsi qu’)?aux engagements pris par (?P<sets>.+))?"
)


def find_misjoined(page: Page, base: Protocol, after: Protocol, file: str = "") -> Iterator[Diagnostic]:
    """Yield the sentences of accession that the act as amended contradicts.

    Errors: avenant.accession-contradicted.
    """
    lines = [line for article in page.articles if article.title == _TITLE for line in article.lines]
    for line in lines:
        text = line.block.text if isinstance(line.block, Line) else ""
        match = _JOINS.fullmatch(text.replace("\u00a0", " "))
        if match is None:
            continue
        for why in _wrong(match["party"], match["what"] or "", base, after):
            yield Diagnostic(
                code="avenant.accession-contradicted",
                message=why,
                span=whole_lines(file, line.rank, line.rank),
                hint="mettez d'accord cette phrase et les ordres de l'avenant",
            )


def _wrong(name: str, what: str, base: Protocol, after: Protocol) -> Iterator[str]:
    known = {party.id for party in base.parties}
    joined = {_folded(party.name): party for party in after.parties if party.id not in known}
    party = joined.get(_folded(name))
    if party is None:
        yield f"« {name} » adhère, et aucun ordre ne l'ajoute à la liste des parties."
        return
    match = _WHAT.fullmatch(what)
    if match is None:
        return
    lines = set(_codes(match["lines"], after)) if match["lines"] else set()
    sets = set(re.split(r", par | et par ", match["sets"])) if match["sets"] else set()
    yield from _compared(name, ("la ligne", lines, set(_lines(party, after))))
    yield from _compared(name, ("l'ensemble", sets, set(_sets(party, after))))


def _codes(listed: str, act: Protocol) -> Iterator[str]:
    """Yield the codes of a list, those of its runs one by one: "1.1-02 à 1.1-04 et 2.1-01"."""
    order = [engagement.code for engagement in act.engagements()]
    for words in re.split(r", | et ", listed):
        first, _, last = words.partition(" à ")
        if last and first in order and last in order:
            yield from order[order.index(first) : order.index(last) + 1]
        else:
            yield words


def _compared(name: str, told: tuple[str, set[str], set[str]]) -> Iterator[str]:
    noun, said, held = told
    for one in sorted(said - held):
        yield f"« {name} » souscrit à {noun} « {one} », qui ne l'engage pas, l'avenant appliqué."
    for one in sorted(held - said):
        yield f"{noun.capitalize()} « {one} » engage « {name} », et son adhésion ne le dit pas."


def _folded(name: str) -> str:
    return name.replace("\u00a0", " ").casefold()


def _lines(party: Party, act: Protocol) -> Iterator[str]:
    """Yield the codes of the lines that name a party itself."""
    for engagement in act.engagements():
        if any(partner.party == party.id for partner in engagement.partners):
            yield engagement.code


def _sets(party: Party, act: Protocol) -> Iterator[str]:
    """Yield the names of the sets that hold a party and take engagements."""
    taking = {partner.party for engagement in act.engagements() for partner in engagement.partners}
    for group in act.sets:
        if group.id in taking and party.id in group.parties:
            yield name_in_sentence(group.name).replace("\u00a0", " ")
