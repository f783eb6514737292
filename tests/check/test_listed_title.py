"""Lists that name the divisions of their own, one of them otherwise than its title."""

from pathlib import Path

import pytest

from tests.acts import edited, loaded_with, said

CODE = "title.differs"
TITLES = ("Agir pour la jeunesse", "Garantir les services publics", "Soutenir l'emploi et la formation")


def _said(folder: Path, *names: str) -> list[tuple[str, str]]:
    items = "\n".join(f"{rank}. {name}" for rank, name in enumerate(names, 1))
    children = "".join(
        f"\n## {rank} – {title} {{#partie-{rank}}}\n\nTexte.\n" for rank, title in enumerate(TITLES, 1)
    )
    added = f"\n# Article 3 – Plan {{#plan}}\n\nL'action suit trois voies :\n\n{items}\n{children}"
    return said(loaded_with(folder, added), CODE)


def test_the_name_that_differs_is_told(tmp_path: Path) -> None:
    found = _said(tmp_path, TITLES[0], TITLES[1], "Soutenir l'emploi")
    assert found == [(CODE, "3. Soutenir l'emploi")]


@pytest.mark.parametrize(
    "names",
    [
        TITLES,
        tuple(f"{title.upper()} ;" for title in TITLES),
        tuple(f"[[section:partie-{rank}|titre]]" for rank in (1, 2, 3)),
        ("Le bourg", "La gare", "Le port"),
        (TITLES[0], TITLES[1]),
    ],
)
def test_titles_references_and_other_lists_are_right(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert _said(tmp_path, *names) == []


def _announced(folder: Path, text: str) -> list[tuple[str, str]]:
    """Return what is said of a text, in an act of two axes."""
    axe = "\n## Axe 2 – Se déplacer sans voiture {#axe-velo}\n\nTexte.\n"
    return said(loaded_with(folder, f"{axe}\n# Article 3 – Plan {{#plan}}\n\n{text}\n"), CODE)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le plan a deux axes : Agir pour la jeunesse ; Se déplacer sans bruit.", "Se déplacer sans bruit"),
        (
            "Le plan a les deux axes suivants : agir pour les jeunes et la jeunesse ; se déplacer sans voiture.",
            "agir pour les jeunes et la jeunesse",
        ),
        (
            "Le plan a deux axes :\n\n- Agir pour la jeunesse ;\n- Se déplacer à vélo.",
            "- Se déplacer à vélo.",
        ),
        (
            "Le plan a deux axes :\n\n- Axe 1 : Agir pour la jeunesse ;\n- Axe 2 : Se déplacer à pied.",
            "- Axe 2 : Se déplacer à pied.",
        ),
    ],
)
def test_a_list_that_the_noun_of_a_level_announces_names_it_as_it_is(
    tmp_path: Path, text: str, words: str
) -> None:
    assert _announced(tmp_path, text) == [(CODE, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Le plan a deux axes : Agir pour la jeunesse ; Se déplacer sans voiture.",
        "Le plan a deux axes : les jeunes ; les transports.",
        "Le plan a deux axes : Se déplacer sans voiture ; Agir pour la jeunesse.",
        "Le plan a deux axes : la jeunesse ; le déplacement sans voiture.",
        "Le plan a trois axes : Agir pour la jeunesse ; Se déplacer mieux ; Manger mieux.",
        "Les axes : agir pour la jeunesse, se déplacer autrement.",
        "Le plan a deux axes :\n\n- [[axe:axe-jeunesse|titre]] ;\n- [[axe:axe-velo|titre]].",
        "Les deux axes de la ville voisine diffèrent : Agir pour la jeunesse ; Se déplacer à vélo.",
        "Le plan a deux axes :\n\nAgir pour la jeunesse.",
    ],
)
def test_titles_paraphrases_and_other_lists_stay_silent(tmp_path: Path, text: str) -> None:
    assert _announced(tmp_path, text) == []


def test_a_list_of_its_own_divisions_that_their_noun_announces_is_told_once(tmp_path: Path) -> None:
    items = "Trois axes :\n\n- Agir pour la jeunesse ;\n- Se déplacer ;\n- Manger bon."
    acte = edited("Les engagements répondent à l'[[article:objet]].", items)
    added = (
        "\n## Axe 2 – Se déplacer {#axe-velo}\n\nTexte.\n\n## Axe 3 – Manger bien {#axe-repas}\n\nTexte.\n"
    )
    assert said(loaded_with(tmp_path, added, acte=acte), CODE) == [(CODE, "- Manger bon.")]
