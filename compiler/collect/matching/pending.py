"""Changes of a line of the copy to those that the source does not hold already: a copy may be taken up twice."""

from collections import defaultdict
from collections.abc import Iterator

from compiler.collect.matching.copy_lines import author_of
from compiler.collect.matching.folding import signs
from compiler.collect.matching.reach import reach_in
from compiler.collect.matching.rewriting import rewritten
from compiler.collect.matching.touches import Touch
from compiler.model.review import WordChange
from compiler.model.sentence import sentences


def pending(text: str, printed: str, found: tuple[Touch, ...]) -> Iterator[Touch]:
    """Yield the changes of a text but for those whose sentences are printed as their author wrote them."""
    held = {signs(sentence) for sentence in sentences(printed)}
    groups: dict[tuple[str, int, int], list[Touch]] = defaultdict(list)
    for touch in found:
        groups[author_of(touch.trace), *reach_in(text, touch.start, touch.end)].append(touch)
    for (_, start, end), group in groups.items():
        changes = (WordChange(start=one.start - start, end=one.end - start, added=one.added) for one in group)
        after = rewritten(text[start:end], changes)
        if not all(signs(sentence) in held for sentence in sentences(after)):
            yield from group
