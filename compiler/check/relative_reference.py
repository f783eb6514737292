"""An act to the references that hold only from where they stand: "l'alinéa précédent", "ci-dessus".

One insertion between the two, and the reference leads elsewhere without a word having changed. Source: Guide
de légistique 3.4.1 (neither "alinéa précédent" nor "susmentionné": the number is given).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.mark import HIDDEN, typed
from compiler.model.passage import prose_with
from compiler.model.protocol import Protocol

_NOUNS = ("alinéa", "article", "paragraphe", "annexe", "chapitre", "titre", "section", "partie", "point")
_CLUES = (
    "précéd",
    "précèd",
    "suivant",
    "ci-",
    "sus",
    "précit",
    "même a",
    "même p",
    "supra",
    "infra",
    "plus haut",
    "plus bas",
    "plus loin",
)
_QUOTED = re.compile(r"«[^«»]*»")
_SENTENCE_END = re.compile(r"[.!?;] ")
# Laws are cited in full, then as "la loi du 9 janvier 1984 précitée": their date is what finds them.
_ANCHORABLE = re.compile(r"précité|susvisé|\bmême\b", re.IGNORECASE)
_ANCHOR = re.compile(
    r"\b(?:lois?|décrets?|codes?|ordonnances?|arrêtés?|circulaires?|directives?|délibérations?|règlements?|"
    r"(?:article|alinéa|paragraphe|annexe)s? (?:\d|[LRD]\.))",
    re.IGNORECASE,
)
_SAID = r"(?:cité|énoncé|mentionné|évoqué|visé|décrit|indiqué|rappelé|exposé|présenté|défini|annoncé)"
# A name given for what follows is a definition: "ci-après dénommé", "(ci-après « l'EPT »)".
_AFTER = r"ci-après(?!,? ?(?:dénommé|désigné|appelé|nommé|intitulé|«|\"|l'|le |la |les ))"


def check(protocol: Protocol) -> Iterator[Diagnostic]:
    """Yield the relative references; words quoted are left alone. Errors: reference.relative."""
    pattern = _pattern(tuple(level.name.lower() for level in protocol.levels))
    for passage in prose_with(protocol, *_CLUES):
        text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), typed(passage))
        for match in pattern.finditer(text):
            words = match["words"]
            if _is_anchored(words, text[: match.start()]):
                continue
            yield Diagnostic(
                code="reference.relative",
                message=f"Dans {passage.place}, « {words} » ne désigne rien de fixe : "
                "une insertion suffirait à changer ce que ces mots visent.",
                span=passage.span,
                quote=words,
                hint="nommez ce dont il s'agit par un renvoi typé, par exemple « [[article:…]] » ou « "
                "[[tableau:…]] »",
            )


def _is_anchored(words: str, before: str) -> bool:
    """Tell whether the sentence itself names what is meant: "loi n° … précitée", "l'article 3 … au même article"."""
    if _ANCHORABLE.search(words) is None:
        return False
    sentence = _SENTENCE_END.split(before)[-1]
    return HIDDEN in sentence or _ANCHOR.search(sentence) is not None


@lru_cache(maxsize=4)
def _pattern(levels: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in dict.fromkeys((*_NOUNS, *levels)))
    return re.compile(
        rf"(?<![\w-])(?P<words>(?:l'|le |la |les |cet |cette |du |des |aux? )?(?:"
        rf"(?:(?:{nouns})s? (?:immédiatement )?précédente?s?|précédente?s? (?:{nouns})s?"
        # "Les axes suivants :" announces a list; "l'article suivant" points elsewhere.
        rf"|(?:{nouns}) suivante?(?![^.;]{{0,60}}:)|(?:{nouns})s? qui précèdent?)"
        rf"|ci-(?:dessus|dessous|avant)|{_AFTER}"
        rf"|(?:sus(?:mentionné|dit|nommé|énoncé|indiqué|désigné|visé|cité)|précité)e?s?"
        r"|(?:(?:au|du|ce) même (?:article|alinéa|paragraphe)|(?:à la|de la|la) même annexe)"
        rf"|(?<=cf\. )(?:supra|infra)|(?<=voir )(?:supra|infra)"
        rf"|{_SAID}e?s? plus (?:haut|bas|loin)|(?:voir|cf\.) plus (?:haut|bas|loin)))(?!\w)",
        re.IGNORECASE,
    )
