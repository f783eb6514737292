"""An act to the references that hold only from where they stand: "l'alinéa précédent", "ci-dessus".

One insertion between the two, and the reference leads elsewhere without a word having changed. Source: Guide
de légistique 3.4.1 (neither "alinéa précédent" nor "susmentionné": the number is given).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from compiler.diagnostics.diagnostic import Diagnostic
from compiler.model.mark import typed
from compiler.model.passage import prose_with
from compiler.model.protocol import Protocol

_NOUNS = ("alinéa", "article", "paragraphe", "annexe", "chapitre", "titre", "section", "partie", "point")
_CLUES = ("précéd", "précèd", "suivant", "ci-", "sus", "supra", "infra", "plus haut", "plus bas", "plus loin")
_QUOTED = re.compile(r"«[^«»]*»")
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
            yield Diagnostic(
                code="reference.relative",
                message=f"Dans {passage.place}, « {words} » ne désigne rien de fixe : "
                "une insertion suffirait à changer ce que ces mots visent.",
                span=passage.span,
                quote=words,
                hint="nommez ce dont il s'agit par un renvoi typé, par exemple « [[article:…]] » ou « "
                "[[tableau:…]] »",
            )


@lru_cache(maxsize=4)
def _pattern(levels: tuple[str, ...]) -> re.Pattern[str]:
    nouns = "|".join(re.escape(noun) for noun in dict.fromkeys((*_NOUNS, *levels)))
    return re.compile(
        rf"(?<![\w-])(?P<words>(?:l'|le |la |les |cet |cette |du |des |aux? )?(?:"
        rf"(?:(?:{nouns})s? (?:immédiatement )?précédente?s?|précédente?s? (?:{nouns})s?"
        # "Les axes suivants :" announces a list; "l'article suivant" points elsewhere.
        rf"|(?:{nouns}) suivante?(?![^.;]{{0,60}}:)|(?:{nouns})s? qui précèdent?)"
        rf"|ci-(?:dessus|dessous|avant)|{_AFTER}"
        rf"|sus(?:mentionné|dit|nommé|énoncé|indiqué|désigné)e?s?"
        rf"|(?<=cf\. )(?:supra|infra)|(?<=voir )(?:supra|infra)"
        rf"|{_SAID}e?s? plus (?:haut|bas|loin)|(?:voir|cf\.) plus (?:haut|bas|loin)))(?!\w)",
        re.IGNORECASE,
    )
