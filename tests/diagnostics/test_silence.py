"""Rules silenced at one place: one comment may name several, for one reason."""

from compiler.diagnostics.silence import find_silences
from compiler.diagnostics.source import SourceText


def _codes(line: str) -> list[tuple[str, str]]:
    return [(one.code, one.reason) for one in find_silences([SourceText("a.md", f"{line}\n\nTexte.\n")])]


def test_a_comment_silences_each_rule_that_it_names() -> None:
    assert _codes("<!-- verifier: ignorer count.list, title.differs : texte signé -->") == [
        ("count.list", "texte signé"),
        ("title.differs", "texte signé"),
    ]


def test_a_comment_that_names_one_rule_silences_that_one() -> None:
    assert _codes("# vérifier : ignorer count.list : compté à part") == [("count.list", "compté à part")]
