"""An act to the titles it quotes otherwise than their heading says them.

"Article 7, « Suivi »" for "Article 7 – Pilotage" sends the reader to another division; a typed reference with
"|titre" always prints the right one. Source: Guide de légistique 3.4.1 (precise designation).
"""

import re
from collections.abc import Iterator

from compiler.diagnostics.diagnostic import Diagnostic, Related
from compiler.diagnostics.suggestion import fold
from compiler.model.division import ANNEXE, ARTICLE, SECTION, Division
from compiler.model.label import kind_name
from compiler.model.passage import Passage, passages, place_name
from compiler.model.protocol import Protocol
from compiler.model.text import plain

_NUMBER = r"(?P<number>\d+(?:\.\d+)*(?:\.[a-z])?(?:-\d+)*(?: (?:bis|ter|quater))?|[IVXLC]+|[A-Z])(?:er)?"
_QUOTED = r"(?:\s?[,:–—(]\s?|\s)«\s*(?P<title>[^«»]+?)\s*»"
# The same words about another act: "l'article 3 « Durée » du contrat de ville".
_ELSEWHERE = re.compile(
    r"\)?\s*,?\s*(?:du|de la|de l'|des)\s+(?:présente?\s+)?(?:\w+\s+){0,2}?"
    r"(?:loi|code|décret|contrat|convention|règlement|arrêté|ordonnance|directive|circulaire|charte|accord)\b"
)
_OWN = re.compile(r"\)?\s*,?\s*(?:du|de la) présente?\b")


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the quotes that differ, in reading order. Errors: title.differs."""
    names = {kind_name(kind, protocol.levels): kind for kind in (ARTICLE, ANNEXE, SECTION)}
    names |= {level.name.lower(): level.id for level in protocol.levels}
    pattern = re.compile(
        rf"\b(?P<kind>{'|'.join(map(re.escape, sorted(names)))}) {_NUMBER}{_QUOTED}", re.IGNORECASE
    )
    numbered: dict[tuple[str, str], list[Division]] = {}
    for division in protocol.all_divisions():
        numbered.setdefault((division.kind, division.number), []).append(division)
    for passage in passages(protocol):
        if "«" in passage.text:
            for match in pattern.finditer(passage.text):
                homes = numbered.get((names[match["kind"].lower()], match["number"]), [])
                yield from _compare(match, passage, homes, protocol)


def _compare(
    match: re.Match[str], passage: Passage, homes: list[Division], protocol: Protocol
) -> Iterator[Diagnostic]:
    after = passage.text[match.end() :]
    if _ELSEWHERE.match(after) and not _OWN.match(after):
        return
    # « Au mot "mois" » quotes words, not a title: titles open with a capital.
    if not homes or not match["title"][:1].isupper():
        return
    if any(_bare(plain(home.title)) == _bare(match["title"]) for home in homes):
        return
    home = homes[0]
    yield Diagnostic(
        code="title.differs",
        message=f"Dans {passage.place}, le titre cité diffère de celui de "
        f"{place_name(home, protocol.levels)} : « {plain(home.title)} ».",
        span=passage.span,
        quote=match["title"],
        hint=f"écrivez [[{home.kind}:{home.id}|titre]] : le numéro et le titre s'impriment d'eux-mêmes",
        related=(Related(caption="le titre de la division", span=home.span, quote=plain(home.title)),),
    )


def _bare(title: str) -> str:
    """Return a title without case, accents or punctuation: only its words count."""
    return re.sub(r"[^a-z0-9œæ]+", " ", fold(title)).strip()
