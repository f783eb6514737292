"""Words that look like slips of a scan or of a keyboard, with what was probably meant. Nothing is corrected here."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from compiler.adopt.reading.hyphens import HYPHENED
from compiler.adopt.recognising.adoption import Decision, Kind
from compiler.adopt.recognising.folding import fold
from compiler.adopt.recognising.quoting import quoted
from compiler.diagnostics.span import Span

_WORD = re.compile(r"[^\W\d_]{2,}")
_DOUBLED = re.compile(
    r"\b(?P<word>de|la|le|les|des|du|et|à|au|aux|un|une|en|dans|pour|par|sur|qui|que|son|sa|ses)\s+(?P=word)\b",
    re.IGNORECASE,
)
_STUTTER = re.compile(r"\b(?P<first>d['’]une?|de la|du|de)\s+(?P<second>d['’])(?=\w)", re.IGNORECASE)
_COURSE = re.compile(
    r"\b(?!au\b|en\b|le\b|du\b|ce\b|de\b)(?P<word>[a-zéèêà]{2})(?= cours (?:du|de la|de l|des|d)\b)"
)
_CUT_NAME = re.compile(r"(?<![\w-])[^\W\d_]{3,}(?:-[^\W\d_]+)*- (?=[A-ZÀ-ÖØ-Þ])[^\W\d_]{2,}")
_STUCK = re.compile(
    r"(?<![\w.,/-])(?P<figures>\d{1,4})(?P<word>et|ou|à|des|du|au|aux|dans|en|par|pour|sur)\b"
)
_TWO_ETS = re.compile(
    r"\b(?P<first>(?:dans|hors|avec|sans|avant|apr[èe]s|sur|sous|en|pour|par) et (?P<second>dans|hors|avec|sans|"
    r"avant|apr[èe]s|sur|sous|en|pour|par)) et\b"
)
_BEHEADED = re.compile(
    r"(?<![\w'’()·.-])(?<!\btu )(?P<word>[a-zà-öø-ÿ]{2,}) (?=[a-zà-öø-ÿ]{2,})(?P<next>\w+)"
)
_CUT_WORD = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]+)- ?(?P<second>[a-zà-öø-ÿœ]{2,})(?![\w-])")
_ACT_WORD = re.compile(
    r"(?:alinea|annexe|article|avenant|convention|contrat|engagement|indicateur|objectif|partenaire|partie|protocole)s?"
)
_SHORTEST_CUT = 5
# A letter that a scanner took for a figure; "1o" is an ordinal.
_LETTER_O = re.compile(r"(?<![\w.,])(?=[\dOo]*[Oo])(?=[\dO]*\d)\d[\dOo]*[\dO](?!\w)")
_LETTER_ONE = re.compile(r"(?<![\w.,])\d+[lI]\d+(?!\w)")
_IL = re.compile(
    r"\bI1(?= (?P<verb>est|a|n|ne|s|se|y|peut|doit|sera|convient|faut|appartient)?\b)(?= [^\W\d_])"
)
_LA = re.compile(r"\bIa(?= [a-zà-öø-ÿœ])")
_DE = re.compile(r"(?<= )dc(?= (?:l['’]|[a-zà-öø-ÿœ]{2,}))")
_ZERO = re.compile(r"(?<![\w.,])0(?P<rest>[a-zà-öø-ÿœ]{2,})(?!\w)")
_LIGATURE = re.compile(r"[^\W\d_]*[\ufb00-\ufb06][^\W\d_]*")
_LABEL = re.compile(
    r"\b(?P<word>articles?|art\.|annexes?|axes?|chapitres?|titres?|objectifs?|fiches?(?:-actions?)?)(?P<gap>\s(?:n°\s?)?)(?-i:l)"
    r"(?![\w'’])(?!\.?\s?[\d.-]*\d)",
    re.IGNORECASE,
)
# A text without any of these has none of the above: most texts are let go at once.
_MISREAD = re.compile(r"\d[OolI]|\bI[1a]\b|\bdc\b|0[a-zà-öø-ÿœ]|[\ufb00-\ufb06]|\sl\b")
# What a scanner reads for other signs, and whether nothing else can be meant when the word is known.
_CONFUSED = (("rn", "m", True), ("vv", "w", True), ("cl", "d", False), ("ii", "n", False), ("c", "e", False))
_CONFUSABLE = re.compile(r"[^\W\d_]*(?:rn|vv|ii|c)[^\W\d_]*")
_SHORTEST_CONFUSED = 5
_WHOLE_WORDS = ("les", "des", "ces", "ses", "par", "sur", "pour", "avec", "cette", "entre", "comme")
_SHORTEST_DOUBLED = 6
_SHORTEST, _OFTEN, _VERY_OFTEN, _RARE = 7, 4, 10, 2
_HEAD, _TAIL = 3, 4
_VOWELS = "aeiouy"
_TWICE = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A text of the act, with where it stands."""

    text: str
    span: Span
    subject: str = ""


def find_slips(texts: Iterable[Said]) -> Iterator[Decision]:
    """Yield a decision for each slip, in the order of the texts."""
    said = tuple(texts)
    words = Counter(word for each in said for word in _words(each.text))
    meant = _Meant(words)
    beheaded = _Beheaded(words)
    for each in said:
        yield from _patterns(each)
        yield from _misread(each, words)
        yield from _cut_words(each, words)
        yield from beheaded.find(each)
        for found in _WORD.finditer(each.text):
            word = fold(found.group())
            if words[word] <= _RARE and len(word) >= _SHORTEST - 1 and (right := meant.find(word)):
                yield _slip(each, found.group(), _cased(right, found.group()), is_sure=False)


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _patterns(said: Said) -> Iterator[Decision]:
    for found in _DOUBLED.finditer(said.text):
        yield _slip(said, found.group(), found["word"], is_sure=True)
    for found in _STUTTER.finditer(said.text):
        has_article = fold(found["first"]).endswith(("un", "une"))
        yield _slip(
            said, found.group(), f"{found['first']} " if has_article else found["second"], is_sure=False
        )
    for found in _COURSE.finditer(said.text):
        yield _slip(said, f"{found['word']} cours", "au cours", is_sure=True)
    for found in _STUCK.finditer(said.text):
        yield _slip(said, found.group(), f"{found['figures']} {found['word']}", is_sure=True)
    for found in _TWO_ETS.finditer(said.text):
        yield _slip(said, found.group(), found["first"], is_sure=False)
    for found in _CUT_NAME.finditer(said.text):
        yield _slip(said, found.group(), found.group().replace(" ", ""), is_sure=True)


def find_label_slips(texts: Iterable[Said]) -> Iterator[Decision]:
    """Yield a decision for each text that starts with a label whose number was taken for a letter: "Article l –"."""
    for said in texts:
        if found := _LABEL.match(said.text):
            yield _label(said, found)


def _label(said: Said, found: re.Match[str]) -> Decision:
    return _slip(said, found.group(), f"{found['word']}{found['gap']}1", is_sure=True)


def _misread(said: Said, words: Counter[str]) -> Iterator[Decision]:
    """Yield the signs that a scanner takes for others."""
    if _MISREAD.search(said.text):
        yield from _misread_signs(said, words)
    yield from _confused(said, words)


def _misread_signs(said: Said, words: Counter[str]) -> Iterator[Decision]:
    for found in _LETTER_O.finditer(said.text):
        right = found.group().replace("O", "0").replace("o", "0")
        yield _slip(said, found.group(), right, is_sure=len(right) > 2)  # noqa: PLR2004 - "2O" may be a code
    for found in _LETTER_ONE.finditer(said.text):
        right = found.group().replace("l", "1").replace("I", "1")
        yield _slip(said, found.group(), right, is_sure=True)
    for found in _IL.finditer(said.text):
        yield _slip(said, found.group(), "Il", is_sure=bool(found["verb"]))
    for found in _LA.finditer(said.text):
        yield _slip(said, found.group(), "la", is_sure=True)
    for found in _DE.finditer(said.text):
        yield _slip(said, found.group(), "de", is_sure=False)
    for found in _ZERO.finditer(said.text):
        is_known = words[f"o{fold(found['rest'])}"] > 0
        yield _slip(said, found.group(), f"O{found['rest']}", is_sure=is_known)
    for found in _LIGATURE.finditer(said.text):
        yield _slip(said, found.group(), unicodedata.normalize("NFKC", found.group()), is_sure=True)
    for found in _LABEL.finditer(said.text):
        yield _label(said, found)


def _confused(said: Said, words: Counter[str]) -> Iterator[Decision]:
    """Yield the rare words where signs that look alike hide a word that the act says elsewhere."""
    for found in _CONFUSABLE.finditer(said.text):
        written = found.group()
        own = words[fold(written)]
        if own > _RARE:
            continue
        for wrong, right, is_plain in _CONFUSED:
            place = written.find(wrong)
            meant = f"{written[:place]}{right}{written[place + len(wrong) :]}" if place >= 0 else ""
            most = words[fold(meant)] if len(meant) >= _SHORTEST_CONFUSED else 0
            if most and (most > own or (is_plain and most == own)):
                yield _slip(said, written, meant, is_sure=is_plain and len(meant) >= _SHORTEST)
                break


def _cut_words(said: Said, words: Counter[str]) -> Iterator[Decision]:
    """Yield the words that the end of a line has cut, when the act says them whole elsewhere."""
    for found in _CUT_WORD.finditer(said.text):
        first, second = fold(found["first"]), fold(found["second"])
        whole = first + second
        is_said = len(whole) >= _SHORTEST_CUT and (words[whole] > 0 or _ACT_WORD.fullmatch(whole) is not None)
        if is_said and not HYPHENED.fullmatch(first):
            is_half = min(words[first] if len(first) > 1 else 1, words[second]) <= 1
            yield _slip(said, found.group(), f"{found['first']}{found['second']}", is_sure=is_half)


def _slip(said: Said, quote: str, proposal: str, *, is_sure: bool) -> Decision:
    return Decision(
        kind=Kind.SLIP,
        message=f"{quoted(quote)} paraît mis pour {quoted(proposal)}.",
        span=said.span,
        subject=said.subject,
        quote=quote,
        proposal=proposal,
        is_sure=is_sure,
    )


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


class _Meant:
    """Finds the frequent word that a rare one is but for letters lost, or doubled, inside it."""

    def __init__(self, words: Counter[str]) -> None:
        self.longer: dict[str, str] = {}
        self.doubled: dict[str, str] = {}
        known = (word for word in words if len(word) >= _SHORTEST_DOUBLED and words[word] >= _OFTEN)
        for word in sorted(known):
            self.doubled.setdefault(_undoubled(word), word)
            if words[word] >= _VERY_OFTEN and len(word) >= _SHORTEST:
                for form in _shortened(word):
                    self.longer.setdefault(form, word)

    def find(self, word: str) -> str:
        """Return the word meant, empty when none is near."""
        right = self.doubled.get(_undoubled(word), "") or self.longer.get(word, "")
        return right if right != word and not _is_form(word, right) else ""


class _Beheaded:
    """Finds the frequent word that a rare one is but for its first letter: "es" for "les", "rotocole"."""

    def __init__(self, words: Counter[str]) -> None:
        self.words = words
        known = [word for word in _WHOLE_WORDS if words[word] >= _OFTEN]
        self.whole: dict[str, str] = {}
        for word in sorted(known, key=lambda word: (-words[word], word)):
            self.whole.setdefault(word[1:], word)
        for word in sorted(word for word in words if len(word) > _SHORTEST and words[word] >= _VERY_OFTEN):
            # Many words are others without their first letter: "ouverture", "réparation".
            if word[1] not in _VOWELS and not word[1:].startswith("re"):
                self.whole.setdefault(word[1:], word)

    def find(self, said: Said) -> Iterator[Decision]:
        for found in _BEHEADED.finditer(said.text):
            word = found["word"]
            if (
                (right := self.whole.get(fold(word)))
                and self.words[fold(word)] <= _RARE
                and fold(word) == word
            ):
                yield _slip(said, found.group(), f"{right} {found['next']}", is_sure=False)


def _undoubled(word: str) -> str:
    return _TWICE.sub(r"\1", word)


def _shortened(word: str) -> list[str]:
    """Return a word without one or two neighbouring letters, far from its ends: those make other forms of it."""
    return [
        word[:place] + word[place + size :]
        for size in (1, 2)
        for place in range(_HEAD, len(word) - size - _TAIL + 1)
    ]


def _is_form(word: str, right: str) -> bool:
    """Tell whether two words differ only by how they end: "concernée" and "concerne"."""
    pairs = zip(word, right, strict=False)
    same = next(
        (place for place, (ours, theirs) in enumerate(pairs) if ours != theirs), min(len(word), len(right))
    )
    return max(len(word), len(right)) - same <= _TAIL
