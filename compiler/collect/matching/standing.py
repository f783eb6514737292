"""Words that differ between the copy and the source to who changed them, as far as one can tell."""

from enum import Enum

from compiler.collect.matching.folding import signs
from compiler.model.source_line import SourceLine, digest


class Standing(Enum):
    """Who changed a line without tracking. The value says why it must be chosen by hand, in French, if it must."""

    SAME = ""
    COPY = " "
    SOURCE = "le texte source a changé depuis l'envoi de la copie"
    BOTH = "le texte source et la copie ont tous deux changé, sans suivi"
    UNKNOWN = "on ne peut pas savoir qui, de la copie ou du texte source, a changé"

    @property
    def conflict(self) -> str:
        """The reason, empty when there is none."""
        return self.value.strip()

    @property
    def is_proposed(self) -> bool:
        """Whether the words of the copy are proposed for those of the source."""
        return self not in {Standing.SAME, Standing.SOURCE}


def standing(text: str, line: SourceLine, prints: frozenset[str]) -> Standing:
    """Tell who changed a line that both hold."""
    if text == line.printed or signs(text) == signs(line.printed):
        return Standing.SAME
    if not prints:
        return Standing.UNKNOWN
    was_copied, was_source = digest(text) in prints, digest(line.printed) in prints
    if was_copied and was_source:
        # Short lines have namesakes: a figure that was changed for another one of the act.
        return Standing.UNKNOWN
    if was_copied:
        return Standing.SOURCE
    return Standing.COPY if was_source else Standing.BOTH
