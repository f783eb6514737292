"""The first words of an engagement: a verb in the infinitive."""

from pathlib import Path

import pytest

from compiler.check.verb import opens_with_verb
from tests.acts import edited, loaded_with, said


@pytest.mark.parametrize(
    "text",
    [
        "Ouvrir une aide aux devoirs.",
        "Étendre les aides directes à la mobilité.",
        "Se mobiliser pour l'emploi.",
        "S’assurer de la présence des délégués.",
        "Ne pas fermer de guichet.",
        "Ne plus reporter les crédits.",
        "Mieux coordonner les acteurs.",
        "Systématiquement proposer un rendez-vous.",
        "En lien avec la déclinaison territoriale du plan, traiter la question des métiers en tension.",
        "Dans le cadre du plan, avec la région, la commune et l'État, recenser les lignes.",
        "D'ici à 2022, soutenir l'ouverture de centres sociaux.",
        "À titre expérimental, ouvrir un guichet.",
        "Pour les jeunes sans diplôme, faire connaître les métiers.",
        "Mettre en œuvre le contrat.",
        "Prendre, en lien avec le plan, des mesures.",
        "Rendre compte.",
        "Conclure une convention.",
        "Être présent dans les quartiers.",
        "Co-construire un programme.",
        "(Re)mobiliser les publics.",
        "Poursuivre, inscrire, lire, produire.",
        "Y consacrer des crédits.",
        "1. Informer les habitants.",
        "« Aller vers » les habitants.",
        "Pouvoir accueillir tous les enfants.",
        "Pouvoir, d'ici 2027, accueillir tous les enfants.",
        "Savoir accueillir les publics.",
        "Devoir rendre compte.",
        "Dîner avec les habitants.",
        "Goûter les produits du marché.",
        "Ne pas devoir fermer de guichet.",
    ],
)
def test_an_infinitive_is_recognised(text: str) -> None:
    assert opens_with_verb(text)


@pytest.mark.parametrize(
    "text",
    [
        "Diffusion des données et analyses des observatoires.",
        "Une aide aux devoirs dans chaque école.",
        "Ouverture d'une maison de santé.",
        "Atelier de lecture, ouvrir le soir.",
        "Chantier d'insertion.",
        "Territoire sans chômeur.",
        "Pouvoir d'achat des ménages.",
        "Pouvoirs de police du maire.",
        "Devoir de mémoire dans les collèges.",
        "Savoir de base pour tous.",
        "Dîner de quartier annuel.",
        "Déjeuner annuel des aînés.",
        "Goûter d'anniversaire de l'école.",
        "Les partenaires ouvrent une aide aux devoirs.",
        "Mesure des effets, évaluer les actions.",
        "En lien avec le plan, un guichet.",
    ],
)
def test_a_noun_is_not_a_verb(text: str) -> None:
    assert not opens_with_verb(text)


def test_the_noun_is_pointed_at(tmp_path: Path) -> None:
    acte = edited("Ouvrir une aide aux devoirs", "Ouverture d'une aide aux devoirs")
    assert said(loaded_with(tmp_path, acte=acte), "engagement.no-verb") == [
        ("engagement.no-verb", "Ouverture")
    ]


def test_an_engagement_that_is_a_list_is_read_from_its_first_item(tmp_path: Path) -> None:
    listed = "texte: |\n  - Ouvrir une aide aux devoirs\n  - Former les bénévoles"
    acte = edited("texte: Ouvrir une aide aux devoirs dans chaque école.", listed)
    assert said(loaded_with(tmp_path, acte=acte), "engagement.no-verb") == []


@pytest.mark.parametrize(
    ("opening", "item", "count"),
    [
        ("Dans le cadre du plan :", "recenser les lignes", 0),
        ("Dans le cadre du plan :", "recensement des lignes", 1),
        ("Révision des tarifs :", "ouvrir le soir", 1),
    ],
)
def test_a_complement_that_leads_to_a_list_leaves_the_verb_to_it(
    tmp_path: Path, opening: str, item: str, count: int
) -> None:
    text = f"texte: |\n  {opening}\n\n  - {item} ;\n  - soutenir les garages."
    acte = edited("texte: Ouvrir une aide aux devoirs dans chaque école.", text)
    assert len(said(loaded_with(tmp_path, acte=acte), "engagement.no-verb")) == count
