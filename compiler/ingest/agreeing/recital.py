"""What an avenant recalls of the contract and of the avenants before it, against the base: names, numbers, days.

Recitals are free: only the sentences that recall a signed act in the usual words are judged, and only what the base
tells. One that recalls another day was written for another contract, or changed by hand.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.diagnostics.span import whole_lines
from compiler.ingest.reading.page import Page
from compiler.model.amendment import Line
from compiler.model.brief import SealedAct
from compiler.model.printed import date_text
from compiler.model.protocol import Identity

_DAY = r"(?:1er|\d{1,2}) [a-zéû]+ \d{4}"
_SIGNED = rf"(?:, signée?s? le (?P<day>{_DAY}))?"
_BOUND = re.compile(
    rf"Les parties(?: autres que .+?)? sont liées par (?P<contract>.+?){_SIGNED}, ci-après dénommée?s? « .+ »\."
)
_SEEN = re.compile(rf"Vu (?P<contract>(?!l’avenant).+?){_SIGNED} ?;")
_SEEN_AVENANT = re.compile(rf"Vu (?P<acts>l’avenant n° \d+) (?:au |à la |à l’)même \w+{_SIGNED} ?;")
_AMENDED = re.compile(r"Le protocole a été modifié par (?P<acts>l’avenant .+)\.")
_AVENANT = re.compile(rf"l’avenant n° (\d+)(?: du ({_DAY}))?")


def find_misrecalled(
    page: Page, identity: Identity, signed: Sequence[SealedAct], file: str = ""
) -> Iterator[Diagnostic]:
    """Yield what stands before the articles and the base contradicts. `signed` are the acts sealed up to the base.

    Errors: avenant.recital-contradicted.
    """
    for line in page.front:
        if isinstance(line.block, Line):
            text = line.block.text.replace("\u00a0", " ").replace("\u202f", " ")
            for why in (*_of_contract(text, identity, signed), *_of_avenants(text, signed)):
                yield Diagnostic(
                    code="avenant.recital-contradicted",
                    message=why,
                    span=whole_lines(file, line.rank, line.rank),
                    hint="corrigez cette phrase, ou donnez la base que l'avenant amende (« --base »)",
                )


def _of_contract(text: str, identity: Identity, signed: Sequence[SealedAct]) -> Iterator[str]:
    bound = _BOUND.fullmatch(text)
    match = bound or _SEEN.fullmatch(text)
    if match is None:
        return
    said = match["contract"].casefold()
    # A visa may be of any text; it is of the contract when it bears its title.
    if not bound and identity.title.casefold() not in said:
        return
    period = "–".join(str(year) for year in identity.period or ())
    if not all(part.casefold() in said for part in (identity.title, period, identity.territory)):
        whole = " ".join(filter(None, (identity.title, period)))
        yield f"L'avenant rappelle « {match['contract']} », et la base est « {whole} – {identity.territory} »."
    day = next((act.signed for act in signed if not act.number and act.signed), None) or identity.signed
    yield from _of_day("le contrat", match["day"], day)


def _of_avenants(text: str, signed: Sequence[SealedAct]) -> Iterator[str]:
    """Yield what is wrong of the avenants recalled; a base that nothing sealed tells none."""
    amended = _AMENDED.fullmatch(text)
    match = amended or _SEEN_AVENANT.fullmatch(text)
    if match is None or not signed:
        return
    known = {act.number: act.signed for act in signed if act.number}
    recalled = [(int(number), day) for number, day in _AVENANT.findall(match["acts"])]
    for number, day in recalled:
        if number not in known:
            yield f"L'avenant rappelle l'avenant n° {number}, que la base ne comprend pas."
        else:
            said = day if amended else match["day"]
            yield from _of_day(f"l'avenant n° {number}", said, known[number])
    missing = sorted(set(known) - {number for number, _ in recalled}) if amended else ()
    yield from (
        f"L'avenant ne rappelle pas l'avenant n° {number}, que la base comprend." for number in missing
    )


def _of_day(act: str, said: str | None, known: date | None) -> Iterator[str]:
    expected = date_text(known).replace("\u00a0", " ") if known else ""
    if said and expected and said != expected:
        yield f"L'avenant dit {act} signé le {said}, et la base le dit signé le {expected}."
