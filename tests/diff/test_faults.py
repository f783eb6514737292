"""Versions that are not versions of one act."""

from pathlib import Path

import pytest

from compiler.diff import find_faults
from tests.diff.test_comparing import SECOND
from tests.versions import ACT, PARTIES, PROTOCOL, replaced, version


def _codes(folder: Path, before: str, after: str, *older: str) -> list[str]:
    versions = [version(folder / str(rank), acte=text) for rank, text in enumerate((before, after, *older))]
    return [fault.code for fault in find_faults(versions[0], versions[1], tuple(versions[2:]))]


def test_versions_of_one_act_have_no_fault(tmp_path: Path) -> None:
    assert not _codes(tmp_path, ACT, ACT + SECOND)


def test_acts_without_an_id_in_common_are_strangers(tmp_path: Path) -> None:
    other = "# Article 1 – Autre {#autre}\n\nUn autre acte.\n"
    assert _codes(tmp_path, ACT, other) == ["version.no-common-origin"]


def test_an_id_that_names_a_thing_of_another_kind_is_told(tmp_path: Path) -> None:
    after = replaced(ACT, ("{#prio-scolarite}", "{#sport}"))
    assert _codes(tmp_path, ACT + SECOND, after) == ["version.id-reused"]


def test_an_id_given_to_quite_another_engagement_is_told(tmp_path: Path) -> None:
    after = replaced(
        ACT,
        ("code: 1.1-01", "code: 1.1-07"),
        ("Ouvrir une aide aux devoirs dans chaque école", "Planter des arbres"),
    )
    assert _codes(tmp_path, ACT, after) == ["version.id-reused"]


def test_a_code_is_never_given_again(tmp_path: Path) -> None:
    after = ACT + SECOND.replace("id: sport", "id: gymnases")
    assert _codes(tmp_path / "1", ACT + SECOND, after) == ["version.code-reused"]
    assert _codes(tmp_path / "2", ACT, after, ACT + SECOND) == ["version.code-reused"]


def test_an_id_that_a_signed_avenant_removed_does_not_come_back(tmp_path: Path) -> None:
    back = ACT + SECOND.replace("1.1-02", "1.1-03")
    assert _codes(tmp_path, ACT, back, ACT + SECOND) == ["version.id-returned"]


OTHER_LINE = (
    ("Ouvrir une aide aux devoirs dans chaque école", "Construire une piscine olympique près du fleuve"),
    ("partenaires: [etat, commune]", "partenaires: [etat]"),
    ("Nombre d'élèves inscrits", "Surface des bassins livrés"),
    ("Part des élèves inscrits qui progressent", "Recettes de billetterie"),
)


def test_an_id_and_a_code_kept_for_quite_another_engagement_are_told(tmp_path: Path) -> None:
    assert _codes(tmp_path, ACT, replaced(ACT, *OTHER_LINE)) == ["version.id-reused"]


def test_a_text_that_changed_alone_is_only_doubtful(tmp_path: Path) -> None:
    assert _codes(tmp_path, ACT, replaced(ACT, OTHER_LINE[0])) == ["version.other-text"]


@pytest.mark.parametrize(
    "text",
    [
        "Proposer l'étude du soir, et une aide aux devoirs, dans toutes les écoles élémentaires",
        "Accompagner les élèves après la classe",
        "Aider aux devoirs",
        "Ouvrir une garderie",
    ],
)
def test_an_honest_rewording_is_no_fault(text: str, tmp_path: Path) -> None:
    after = replaced(ACT, ("Ouvrir une aide aux devoirs dans chaque école", text))
    assert not _codes(tmp_path, ACT, after)


def test_indicators_that_change_alone_are_no_fault(tmp_path: Path) -> None:
    assert not _codes(tmp_path, ACT, replaced(ACT, *OTHER_LINE[1:]))


def test_an_article_kept_for_quite_another_subject_is_told(tmp_path: Path) -> None:
    after = replaced(
        ACT,
        ("– Objet", "– Piscine"),
        (
            "La présente convention fixe les engagements de l'État et de la commune d'Essai",
            "Un bassin olympique sera construit près du fleuve avant les prochains jeux",
        ),
    )
    assert _codes(tmp_path / "1", ACT, after) == ["version.id-reused"]
    assert not _codes(tmp_path / "2", ACT, replaced(ACT, ("– Objet", "– Piscine")))


THIRD = """
# Article 3 – Durée {#duree}

La convention dure six ans.

# Article 4 – Litiges {#litiges}

Le tribunal administratif tranche.
"""


def _exchanged(text: str, one: str, other: str) -> str:
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("{#duree}", "{#litiges}"), ("id: aide-devoirs", "id: sport"), ("id: s1", "id: s2")],
)
def test_two_ids_that_were_exchanged_are_told_once_though_the_print_is_the_same(
    one: str, other: str, tmp_path: Path
) -> None:
    act = ACT + SECOND + THIRD
    act = act.replace(
        "    libelle: Nombre d'élèves inscrits\n",
        "    libelle: Nombre d'élèves inscrits\n  - {id: s2, libelle: Nombre de soirs}\n",
    )
    after = _exchanged(act, one, other)
    if one == "id: s1":
        after = act.replace("id: s1\n", "id: s2\n", 1).replace("{id: s2", "{id: s1", 1)
    assert _codes(tmp_path, act, after)[:1] == ["version.ids-exchanged"]
    assert "version.number-reused" not in _codes(tmp_path / "b", act, after)


def test_articles_that_change_places_with_their_ids_are_not_exchanged(tmp_path: Path) -> None:
    articles = THIRD.split("# ")[1:]
    after = ACT + "\n# " + articles[1].rstrip() + "\n\n# " + articles[0]
    assert not _codes(tmp_path, ACT + THIRD, after)


def test_parties_that_exchanged_their_ids_are_told(tmp_path: Path) -> None:
    before = version(tmp_path / "a")
    swapped = _exchanged(_exchanged(PARTIES, "id: etat\n", "id: commune\n"), "id: prefet", "id: maire")
    assert "version.ids-exchanged" in {
        fault.code for fault in find_faults(before, version(tmp_path / "b", parties=swapped))
    }


def test_a_signed_number_that_shifts_is_told(tmp_path: Path) -> None:
    assert _codes(tmp_path / "1", ACT + THIRD, ACT + THIRD.replace("Article 4", "Article 9")) == [
        "version.number-shifted"
    ]
    assert _codes(tmp_path / "2", ACT, replaced(ACT, ("1.1-01", "1.1-07"))) == ["version.number-shifted"]


def test_a_number_that_was_signed_is_not_given_again(tmp_path: Path) -> None:
    without = ACT + THIRD[THIRD.index("# Article 4") :]
    pool = "\n# Article 3 – Piscine {#piscine}\n\nUn bassin ouvre.\n"
    assert _codes(tmp_path / "1", without, without + pool, ACT + THIRD) == ["version.number-reused"]
    assert _codes(tmp_path / "2", ACT + THIRD, without + pool) == ["version.number-reused"]
    assert not _codes(
        tmp_path / "3", without, without + pool.replace("Article 3", "Article 3-1"), ACT + THIRD
    )


def _hints(folder: Path, before: str, after: str, *older: str) -> list[str]:
    versions = [version(folder / str(rank), acte=text) for rank, text in enumerate((before, after, *older))]
    return [fault.hint for fault in find_faults(versions[0], versions[1], tuple(versions[2:]))]


POOL = "\n# Article 3 – Piscine {#piscine}\n\nUn bassin ouvre.\n"


def test_what_pushes_signed_articles_is_told_a_number_that_fits_its_place(tmp_path: Path) -> None:
    pushed = ACT + POOL + THIRD.replace("Article 4", "Article 5").replace("Article 3", "Article 4")
    new, third, fourth = _hints(tmp_path / "1", ACT + THIRD, pushed)
    assert new == "donnez un numéro qui n'a jamais servi, comme « 2-1 »"
    assert third.startswith("rendez-lui le numéro 3, sous lequel")
    assert fourth.startswith("rendez-lui le numéro 4 ; ce qui s'insère avant prend un numéro comme « 3-1 »")
    # Both pieces of advice, followed, leave nothing to say.
    assert not _hints(tmp_path / "2", ACT + THIRD, ACT + POOL.replace("Article 3", "Article 2-1") + THIRD)


def test_what_comes_last_is_told_the_first_number_never_signed(tmp_path: Path) -> None:
    without = ACT + THIRD[: THIRD.index("# Article 4")]
    (hint,) = _hints(tmp_path / "1", without, without + POOL.replace("Article 3", "Article 4"), ACT + THIRD)
    # The id of what was deleted may not come back either.
    assert hint == "donnez un numéro qui n'a jamais servi, comme « 5 »"
    kept = ACT + THIRD
    (hint,) = _hints(tmp_path / "2", kept, without + POOL.replace("Article 3", "Article 4"))
    assert hint.startswith("si c'est la même chose, gardez l'identifiant « ")


def test_a_line_that_shifts_is_told_the_code_of_what_comes_before_it(tmp_path: Path) -> None:
    new = SECOND.replace("id: sport", "id: danse").replace("1.1-02", "1.1-05")
    after = ACT + new + SECOND.replace("1.1-02", "1.1-03")
    (hint,) = _hints(tmp_path, ACT + SECOND, after)
    assert hint == (
        "rendez-lui le code 1.1-02 ; un engagement qui s'insère avant prend un code comme « 1.1-01-1 »"
    )


def _table(name: str, number: str = "") -> str:
    own = f'numero: "{number}"\n' if number else ""
    return (
        f"\n```tableau\nid: {name}\ntitre: Tableau {name}\n{own}colonnes:\n  - {{id: a, titre: A}}\n"
        "  - {id: b, titre: B}\nlignes:\n  - {id: un, a: x, b: y}\n```\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "hints"),
    [
        ("t1 t2 t3", "t1 new t2 t3", ['donnez-lui un numéro à lui : « numero: "1-1" »']),
        ("t1 t2", "new t1 t2", ['donnez-lui un numéro à lui : « numero: "3" »']),
        (
            "t1 t2",
            "t1 new other t2",
            [f'donnez-lui un numéro à lui : « numero: "1-{rank}" »' for rank in (1, 2)],
        ),
        ("t1 t2", "t1 t2 new", []),
        ("t1 t2", "t1 new=1-1 t2", []),
        ("t1 own=1-1 t2", "t1 own=1-1 new t2", ['donnez-lui un numéro à lui : « numero: "1-2" »']),
        ("t1 t2 t3", "t1 t3", ['rendez-lui son numéro : « numero: "3" »']),
        ("t1 t2 t3", "t1 t3=3", []),
        ("t1 t2", "t2 t1", [f'rendez-lui son numéro : « numero: "{rank}" »' for rank in (2, 1)]),
    ],
)
def test_tables_that_shift_are_told_where_it_comes_from(
    before: str, after: str, hints: list[str], tmp_path: Path
) -> None:
    texts = ["".join(_table(*one.split("=")) for one in act.split()) for act in (before, after)]
    assert _hints(tmp_path, ACT + texts[0], ACT + texts[1]) == hints


def test_a_table_that_pushes_others_names_them(tmp_path: Path) -> None:
    signed = "".join(_table(f"t{rank}") for rank in range(1, 8))
    acts = [
        version(tmp_path / name, acte=ACT + text)
        for name, text in (("a", signed), ("b", _table("new") + signed))
    ]
    (fault,) = find_faults(acts[0], acts[1])
    assert fault.code == "version.number-shifted"
    assert fault.message == (
        "Le tableau « new », ajouté sans numéro, décale celui de 7 tableaux signés : « t1 » (1), « t2 » (2), "
        "« t3 » (3), « t4 » (4) et 3 autres."
    )
    assert fault.quote == "id: new"


def test_a_day_of_signature_that_changes_is_told(tmp_path: Path) -> None:
    before = version(tmp_path / "a")
    moved = PROTOCOL.replace("date_signature: 2026-01-15", "date_signature: 2026-01-16")
    faults = tuple(find_faults(before, version(tmp_path / "b", protocole=moved)))
    assert [fault.code for fault in faults] == ["version.signed-day"]
    assert "16\u00a0janvier 2026" in faults[0].message
    assert "2026-01-15" in faults[0].hint


def _period(last: int, term: str = "") -> str:
    ends = f"\nterme: {{date: {term}, fondement: la convention}}" if term else ""
    return PROTOCOL.replace(
        "date_signature: 2026-01-15",
        f"date_signature: 2026-01-15\nperiode: {{debut: 2026, fin: {last}}}{ends}",
    )


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Pour les années 2026 à 2029, les parties agissent.", True),
        ("Les priorités pour 2026-2029 sont fixées.", True),
        ("Elle prend fin le 31 décembre 2029.", True),
        ("Le plan pauvreté 2026-2029 la complète.", False),
        ("La loi de finances prolonge les contrats jusqu'au 31 décembre 2029.", False),
        ("La période 2026-2029 est portée à 2026-2030.", False),
        ("Elle est évaluée en 2029.", False),
    ],
)
def test_a_passage_that_says_the_former_period_is_told_when_it_is_surely_ours(
    sentence: str,
    is_told: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
) -> None:
    act = replaced(ACT, ("de la commune d'Essai.", f"de la commune d'Essai. {sentence}"))
    before = version(tmp_path / "a", acte=act, protocole=_period(2029, "2029-12-31"))
    after = version(tmp_path / "b", acte=act, protocole=_period(2030, "2030-12-31"))
    codes = [fault.code for fault in find_faults(before, after)]
    assert codes == (["version.former-period"] if is_told else [])
    assert not list(find_faults(before, before))


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("Elle est réunie par la commune d'Essai.", True),
        ("La Commune d'Essais n'est pas celle-là.", False),
        ("Les habitants d'Essaim en décident.", False),
        ("Elle est réunie par la ville d'Essai-sur-Val.", False),
        ("Elle est réunie par Essai.", True),
    ],
)
def test_a_passage_that_writes_the_former_name_of_a_party_is_told(
    sentence: str,
    is_told: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
) -> None:
    act = replaced(ACT, ("l'État et de la commune d'Essai.", f"chaque partie. {sentence}"))
    renamed = PARTIES.replace("nom: La commune d'Essai", "nom: La ville de Bourg").replace(
        "court: Essai", "court: Bourg"
    )
    before = version(tmp_path / "a", acte=act)
    faults = tuple(find_faults(before, version(tmp_path / "b", acte=act, parties=renamed)))
    assert [fault.code for fault in faults] == (["version.former-name"] if is_told else [])
    assert all("« La ville de Bourg » s'appelait" in fault.message for fault in faults)
    assert not list(find_faults(before, before))


def test_a_name_that_the_new_one_holds_is_no_trace_of_the_old_one(tmp_path: Path) -> None:
    before = version(tmp_path / "a")
    longer = PARTIES.replace("nom: La commune d'Essai", "nom: La commune d'Essai-le-Grand")
    assert not list(find_faults(before, version(tmp_path / "b", parties=longer)))


def test_an_indicator_that_takes_the_rank_of_one_that_went_is_no_exchange(tmp_path: Path) -> None:
    first = "  - id: s1\n    libelle: Nombre d'élèves inscrits\n"
    before = replaced(ACT, (first, f"{first}  - {{id: s2, libelle: Nombre de soirs}}\n"))
    after = replaced(ACT, (first, "  - {id: s1, libelle: Nombre de soirs}\n"))
    assert not _codes(tmp_path, before, after)
