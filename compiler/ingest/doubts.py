"""An avenant that applies, to what is said against it all the same: orders, totals and sentences changed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.ingest.agreeing.accession import find_misjoined
from compiler.ingest.agreeing.headings import find_contradicted
from compiler.ingest.agreeing.recital import find_misrecalled
from compiler.ingest.applying.idle import find_idle
from compiler.ingest.applying.sums import find_wrong_totals
from compiler.ingest.order import Order
from compiler.ingest.reading.page import read_page
from compiler.model.amendment import ClauseBlock
from compiler.model.brief import SealedAct
from compiler.model.enact import enact
from compiler.model.protocol import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An avenant as read, the base that it amends with the acts sealed up to it, and the act that it gives."""

    lines: tuple[ClauseBlock, ...]
    orders: tuple[Order, ...]
    base: Protocol
    signed: tuple[SealedAct, ...]
    after: Protocol


def find_doubts(outcome: Outcome, file: str = "") -> Iterator[Diagnostic]:
    """Yield what an avenant of ours would not say.

    Errors: avenant.no-effect, avenant.wrong-total, avenant.heading-contradicted, avenant.object-contradicted,
    avenant.recital-contradicted, avenant.accession-contradicted.
    """
    page, base, after = read_page(outcome.lines), outcome.base, outcome.after
    yield from find_idle(outcome.orders, base, file)
    # What was signed with a wrong total prints it, and so does an avenant to it.
    if not base.identity.as_signed:
        yield from find_wrong_totals(enact(base), enact(after), outcome.orders, file)
    yield from find_contradicted(page, outcome.orders, base, file)
    yield from find_misrecalled(page, base.identity, outcome.signed, file)
    yield from find_misjoined(page, base, after, file)
