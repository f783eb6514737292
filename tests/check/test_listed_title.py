"""Lists that name the divisions of their own, one of them otherwise than its title."""

from pathlib import Path

import pytest

from tests.acts import loaded_with, said

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
