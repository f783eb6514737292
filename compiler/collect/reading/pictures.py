"""Drawings and what is embedded, which hold no text of ours: what each is, in French."""

import json

from lxml import etree

from compiler.collect.reading.aside import Aside, with_words
from compiler.collect.reading.fate import Fate
from compiler.collect.reading.names import DRAWING, MC, PICTURE, VML, W
from compiler.collect.reading.plain_words import plain_words

_BOX = f"{W}txbxContent"
_MOST_BOXES = 100
_OTHERS = {
    f"{W}object": "Un objet incorporé",
    f"{W}contentPart": "Un tracé à main levée",
    f"{W}altChunk": "Un document inséré",
    f"{W}subDoc": "Un document inséré",
}


def tell_drawing(element: "etree._Element", fate: Fate, aside: Aside, model: str) -> None:
    """Tell of a picture that came, went or moved, of a text box, of anything else that was drawn or embedded."""
    if fate.is_gone:
        return
    trace = fate.main.trace if fate.main is not None else None
    if held := boxes(element):
        words = "\n".join(map(plain_words, held)).strip()
        aside.near(with_words("Une zone de texte n'a pas été reprise", words), trace)
    elif element.tag in _OTHERS:
        aside.near(f"{_OTHERS[element.tag]} n'a pas pu être lu", trace)
    elif _is_picture(element):
        _tell_picture(element, fate, aside, model)
    elif element.tag == f"{W}drawing":
        aside.near("Un dessin n'a pas pu être lu", trace)


def boxes(element: "etree._Element") -> list["etree._Element"]:
    """Return what the text boxes of a drawing hold, each once; those inside another one belong to it."""
    found: list[etree._Element] = []
    walk = etree.iterwalk(element, events=("start",))
    for _, one in walk:
        if one.tag == _BOX:
            found.append(one)
        if one.tag in (_BOX, f"{MC}Fallback"):
            walk.skip_subtree()
    return found[:_MOST_BOXES]


def _is_picture(element: "etree._Element") -> bool:
    return any(next(element.iter(name), None) is not None for name in (f"{PICTURE}pic", f"{VML}imagedata"))


def _tell_picture(element: "etree._Element", fate: Fate, aside: Aside, model: str) -> None:
    main = fate.main
    if main is not None:
        verb = "déplacé" if main.move else "inséré" if fate.came is not None else "supprimé"
        aside.by(main.trace, f"a {verb} une image")
        return
    named = next(element.iter(f"{DRAWING}docPr"), None)
    words = (named.get("descr") or "") if named is not None else ""
    if model and json.dumps(words, ensure_ascii=False) not in model:
        aside.near("Une image a été insérée sans suivi")
    elif next(element.iter(f"{DRAWING}anchor"), None) is not None:
        aside.near("Une image a été détachée du texte")
