"""A small act that holds every kind of block, written as an author would and read by the compiler."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from compiler.model.protocol import Protocol
from compiler.pipeline import load
from tests.acts import loaded_with

SOURCE = Path(__file__).parents[2] / "source"

ADDED = """
#### Priorité 2 – Donner à lire {#prio-lecture}

```engagement
id: lecture
code: 1.1-02
texte: |
  Ouvrir la bibliothèque **le soir**.

  Elle accueille :

  - les élèves ;
  - leurs parents.
partenaires:
  - partie: etat
    service: Éducation nationale
  - tous
indicateurs_suivi:
  - id: s1
    libelle: Nombre de soirées
indicateurs_impact:
  - id: i1
    etat: à déterminer
    echeance: 2026-06-30
    responsables: [etat, commune]
```

# Article 3 – Suites {#suites}

Voir l'[[article:objet]] et le [[tableau:ecoles]][^cle].

> Des mots cités.

1. Un premier point.
2. Un second point.

[^cle]: Une *note* au bas de la page.

# Annexe 1 – Écoles {#annexe-ecoles}

Les écoles comptent [[somme:ecoles.eleves]] élèves.

```tableau
id: ecoles
titre: Écoles de la commune
colonnes:
  - {id: nom, titre: École, entete_ligne: oui}
  - {id: eleves, titre: Effectif, type: entier, unite: élèves}
  - {id: cout, titre: Coût, type: montant}
  - {id: part, titre: Part, calcul: part, de: eleves, decimales: 1}
  - {id: ouverte, titre: Ouverture, type: date}
  - {id: travaux, titre: Travaux, type: trimestre}
  - {id: salles, titre: Salles, type: liste}
  - {id: porteurs, titre: Porteurs, type: parties}
  - {id: cantine, titre: Cantine, type: marque}
lignes:
  - {id: jaures, nom: Jean Jaurès, secteur: nord, eleves: 1200, cout: 10500, ouverte: 1998-09-01,
     travaux: 2025-T2/2025-T3, salles: [Préau, "Salle, bleue"], porteurs: [commune, etat], cantine: oui}
  - {id: zola, nom: "=Zola", secteur: sud, eleves: 300, cout: 999.5, ouverte: 2005-09-01,
     travaux: 2025-T4, salles: [Préau], porteurs: [tous], cantine: non}
totaux:
  - {libelle: Ensemble, sommes: [eleves, cout], attendu: {eleves: 1500}}
```

```graphique
id: g-ecoles
titre: Élèves par école
forme: barres
table: ecoles
etiquette: nom
valeur: eleves
alternative: La plus grande école compte quatre fois plus d'élèves que l'autre.
```

```piece
id: carte
titre: Carte des écoles
producteur: commune
statut: à joindre
```

```financement
id: aide
objet: Aide de l'État aux travaux
montant: 25000
payeur: etat
statut: voté
```
"""


@cache
def rich_act() -> Protocol:
    """Return the act."""
    with TemporaryDirectory() as folder:
        return loaded_with(Path(folder), ADDED).value


@cache
def whole_act() -> Protocol:
    """Return the act of this repository."""
    return load(SOURCE).value
