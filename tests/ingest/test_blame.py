"""Orders that cannot be applied, each told at its own sentence."""

from pathlib import Path

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.ingest import apply_orders, read_orders
from compiler.model.amendment import Line
from compiler.model.enact import enact
from tests.ingest.sentences import act, printed

_CLAUSE = "Au {} alinéa de l'article 1er, le mot : « {} » est remplacé par le mot : « {} »."


def _faults(folder: Path, *sentences: str) -> tuple[Diagnostic, ...]:
    """Return what is said of sentences, each an article of its own: their lines are 2, 4, 6 and so on."""
    base = act(folder)
    lines = [
        Line(text=text)
        for rank, sentence in enumerate(sentences, start=1)
        for text in (f"Article {rank if rank > 1 else '1er'} – Modification", printed(sentence))
    ]
    orders = read_orders(lines, base, "avenant.md")
    assert orders.diagnostics == ()
    found = apply_orders(enact(base), orders.value, "avenant.md")
    assert (found.value == enact(base)) is bool(found.diagnostics)
    return found.diagnostics


def test_every_sentence_that_fails_alone_is_told_at_its_place(tmp_path: Path) -> None:
    told = _faults(
        tmp_path,
        _CLAUSE.format("premier", "zzz", "x"),
        _CLAUSE.format("premier", "fixe", "énonce"),
        _CLAUSE.format("premier", "et", "x"),
    )
    assert [(one.span.line, one.code) for one in told] == [
        (2, "avenant.words-not-found"),
        (6, "avenant.words-not-unique"),
    ]
    assert told[0].message.startswith(
        "La phrase « Au premier alinéa de l’article 1er, le mot\u00a0: «\u00a0zzz"
    )
    assert "ne peut pas être appliquée : les mots « zzz » ne sont pas dans" in told[0].message
    assert told[0].span.file == "avenant.md"


def test_sentences_that_contradict_each_other_are_told_both(tmp_path: Path) -> None:
    told = _faults(
        tmp_path,
        _CLAUSE.format("premier", "fixe", "énonce"),
        _CLAUSE.format("deuxième", "second", "autre"),
        "Le premier alinéa de l'article 1er est supprimé.",
        "Le deuxième alinéa de l'article 1er est supprimé.",
        "Le troisième alinéa de l'article 1er est supprimé.",
    )
    assert [(one.code, one.span.line, one.related[0].span.line) for one in told] == [
        ("avenant.conflict", 6, 2),
        ("avenant.conflict", 8, 4),
    ]
    assert "second" in told[1].related[0].caption


def test_an_avenant_to_another_text_is_not_told_without_end(tmp_path: Path) -> None:
    told = _faults(tmp_path, *(_CLAUSE.format("premier", f"zzz{rank}", "x") for rank in range(60)))
    assert [one.span.line for one in told] == list(range(2, 42, 2))


def test_orders_that_agree_say_nothing(tmp_path: Path) -> None:
    assert _faults(tmp_path, _CLAUSE.format("premier", "fixe", "énonce")) == ()
