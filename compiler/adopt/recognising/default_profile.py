"""What French acts of this family usually call their things; a profile file adds to it, or replaces its levels."""

from compiler.adopt.recognising.profile import (
    CODE,
    CONTEXT,
    ENGAGEMENT,
    FOLLOW_UP,
    IMPACT,
    LEAD,
    PARTNERS,
    PRIORITY,
    Nature,
    Profile,
    SetName,
)
from compiler.model.division import Level

OPERATORS = (
    ("pôle emploi", "france travail"),
    ("mission locale",),
    ("banque des territoires",),
)
"""The bodies of the nature "operateur", each under its names: the nouns of other natures all name one body."""

VAGUE_HEADS = (
    *("intitulé", "intitulé de l'action", "description", "descriptif"),
    *("contenu", "contenu de l'action", "texte", "titre"),
)
"""The words that head a column of engagements in a grid that is known for one, and any column of text elsewhere."""

DEFAULT_PROFILE = Profile(
    levels=(
        Level(id="axe", name="axe", plural="axes"),
        Level(id="objectif", name="objectif", plural="objectifs", has_table=True),
        Level(id="priorite", name="priorité", plural="priorités", gender="féminin"),
    ),
    parts=(
        Level(id="livre", name="livre", plural="livres"),
        Level(id="partie", name="partie", plural="parties", gender="féminin"),
        Level(id="titre", name="titre", plural="titres"),
        Level(id="chapitre", name="chapitre", plural="chapitres"),
    ),
    level_words=(
        (
            "axe",
            (
                "axe stratégique",
                "orientation",
                "pilier",
                "enjeu",
                "thème",
                "thématique",
                "volet",
                "ambition",
                "défi",
            ),
        ),
        ("objectif", ("objectif opérationnel", "objectif stratégique")),
    ),
    act_words=(
        "protocole",
        "convention",
        "contrat",
        "pacte",
        "charte",
        "accord",
        "programme",
        "avenant",
        "plan",
        "schéma",
        "feuille de route",
    ),
    article_words=("article", "art.", "art"),
    annexe_words=("annexe", "appendice"),
    contents_words=("table des matières", "sommaire", "contenu", "table des annexes"),
    engagement_words=("engagement", "action", "fiche action", "fiche-action", "fiche engagement"),
    roles=(
        (CONTEXT, ("indicateur de contexte", "contexte")),
        (PRIORITY, ("priorité", "orientation")),
        (CODE, ("code", "n°", "n° d'engagement", "numéro", "n° de l'action")),
        (
            ENGAGEMENT,
            (
                "engagement",
                "action",
                "mesure",
                *VAGUE_HEADS,
            ),
        ),
        (
            PARTNERS,
            (
                "partenaire",
                "partenaires engagés",
                "partenaires qui s'y engagent",
                "signataires concernés",
                "acteurs",
                "qui",
                "avec qui",
                "par qui",
            ),
        ),
        (
            LEAD,
            (
                "pilote",
                "porteur",
                "chef de file",
                "maître d'ouvrage",
                "maîtrise d'ouvrage",
                "structure porteuse",
                "responsable",
                "référent",
            ),
        ),
        (
            FOLLOW_UP,
            (
                "indicateur de suivi",
                "suivi",
                "indicateur de réalisation",
                "indicateur de moyens",
                "indicateur",
                "évaluation",
            ),
        ),
        (
            IMPACT,
            (
                "indicateur d'impact",
                "impact",
                "indicateur de résultat",
                "indicateur d'effet",
                "effets attendus",
            ),
        ),
    ),
    natures=(
        Nature(id="etat", nouns=("état", "préfecture", "préfet", "préfète", "sous-préfet")),
        Nature(
            id="epci",
            nouns=(
                "établissement public territorial",
                "ept",
                "communauté d'agglomération",
                "communauté de communes",
                "communauté urbaine",
                "métropole",
                "agglomération",
                "intercommunalité",
                "epci",
            ),
        ),
        Nature(
            id="commune",
            nouns=("commune", "ville", "mairie"),
            set_id="communes",
            set_name="Les communes signataires",
            set_short="Communes",
        ),
        Nature(
            id="departement",
            nouns=("département", "conseil départemental"),
            set_id="departements",
            set_name="Les départements signataires",
            set_short="Départements",
        ),
        Nature(
            id="region",
            nouns=("région", "conseil régional"),
            set_id="regions",
            set_name="Les régions signataires",
            set_short="Régions",
        ),
        Nature(
            id="caf",
            nouns=("caf", "caisse d'allocations familiales"),
            set_id="caf",
            set_name="Les caisses d'allocations familiales",
            set_short="CAF",
        ),
        Nature(id="agence", nouns=("agence", "ars", "anah", "anru", "ademe")),
        Nature(
            id="operateur",
            nouns=tuple(name for names in OPERATORS for name in names),
        ),
        Nature(
            id="bailleurs",
            nouns=("bailleur social", "bailleur", "organisme hlm", "office public de l'habitat"),
            set_id="bailleurs",
            set_name="Les bailleurs signataires",
            set_short="Bailleurs",
        ),
        Nature(id="association", nouns=("association", "fédération", "union")),
    ),
    sets=(
        SetName(
            id="signataires",
            name="L'ensemble des signataires",
            short="Signataires",
            spellings=(
                "ensemble des signataires",
                "signataires",
                "tous les signataires",
                "ensemble des partenaires",
                "tous",
                "tous les partenaires",
                "ensemble des parties",
                "toutes les parties",
            ),
        ),
        SetName(
            id="collectivites",
            name="Les collectivités signataires",
            short="Collectivités",
            spellings=("collectivités", "collectivités territoriales", "collectivités locales"),
            natures=("epci", "commune", "departement"),
        ),
    ),
)
