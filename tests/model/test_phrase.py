"""How indicators print."""

from datetime import date

from compiler.model.engagement import Indicator, IndicatorKind, IndicatorState
from compiler.model.phrase import indicator_text
from compiler.model.text import Text, plain

NAMES = {"etat": "État", "ept": "EPT"}


def _printed(indicator: Indicator) -> str:
    return plain(indicator_text(indicator, NAMES))


def test_what_is_known_of_the_measure_follows_the_words() -> None:
    indicator = Indicator(
        id="i1",
        kind=IndicatorKind.IMPACT,
        label=(Text(text="Taux de réussite"),),
        unit="%",
        baseline="72",
        target="80",
        producer="etat",
        due=date(2021, 12, 31),
        owners=("etat", "ept"),
    )
    assert _printed(indicator) == (
        "Taux de réussite (unité\u00a0: %\u202f; producteur\u00a0: État\u202f; valeur de départ\u00a0: 72\u202f; "
        "cible\u00a0: 80\u202f; échéance\u00a0: 31\u00a0décembre 2021\u202f; responsables\u00a0: État et EPT)"
    )


def test_one_still_owed_says_by_when_and_by_whom() -> None:
    owed = Indicator(
        id="i1",
        kind=IndicatorKind.IMPACT,
        label=(),
        state=IndicatorState.UNDETERMINED,
        due=date(2020, 12, 31),
        owners=("etat",),
    )
    assert _printed(owed) == "À déterminer au plus tard le 31\u00a0décembre 2020 (État)"
