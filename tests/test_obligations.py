"""Obligations: terms merged by equal values, promises marked, what is unknown left for people."""

from __future__ import annotations

from datetime import UTC, datetime

from hudna.model.truces import Amount, Ceasefire, codes
from hudna.weighing.obligations import obligations
from hudna.weighing.truces import truces
from telling import gold_accounts, told

TRUCE = Ceasefire("c", "C", ("SYR", "sdf"), in_effect=datetime(2024, 5, 1, tzinfo=UTC))


def test_the_terms_of_the_story_are_merged_across_languages():
    """To disarm, to leave positions, to withdraw Armenia's army: Arabic, Russian and English say the same."""
    accounts = gold_accounts("seed", "k1", "k2", "k5", "k6", "k7", "k8", "k9")
    ceasefires = [one.item for one in truces(accounts)]
    found = {(one.item.who, one.item.kind, one.item.mode): one.item.claims for one in obligations(accounts, ceasefires)}
    assert {"seed:8", "k1:8", "k5:5", "k6:5", "k7:5", "k8:12"} <= set(found["nk-armenians", "disarmament", None])
    assert set(found["ARM", "movement", "withdrawn"]) == {"k1:7", "k2:7", "k5:6", "k6:7", "k7:4"}
    assert found["nk-armenians", "movement", "withdrawn"] == ("k5:4",)


def test_numbers_and_deadlines_stand_where_the_accounts_agree():
    """5,000 soldiers, told by one document; two documents that differ give none, and say so."""
    accounts = gold_accounts("m8")
    found = [one.item for one in obligations(accounts, [one.item for one in truces(accounts)])]
    (deploy,) = [one for one in found if one.mode == "deployed"]
    assert deploy.amounts == (Amount(5000, 5000, "person", "soldiers"),)
    two = [
        told(
            "movement",
            "withdrawn",
            name=f"w{n}",
            act="commit",
            modality="planned",
            agent="SYR",
            by="SYR",
            numbers=((n, n, "person"),),
        )
        for n in (100, 200)
    ]
    (differing,) = obligations(two, [TRUCE])
    assert differing.item.amounts == ()
    assert "amounts-differ" in codes(differing.reasons)


def test_demands_and_threats_oblige_nobody():
    """What an adversary asks for is no term."""
    for act in ("demand", "condition", "threaten", "reject", "deny"):
        assert obligations([told("disarmament", act=act, modality="planned", agent="sdf", by="SYR")], [TRUCE]) == ()


def test_who_is_unknown_stays_unknown_and_apart():
    """Two terms without an addressee may be of two parties; the same words in a copy are one term."""
    texts = (
        "the weapons are to be handed over",
        "the weapons are to be handed over",
        "all weapons are to be handed over",
    )
    accounts = [
        told("obligation", name=f"a{n}", modality="planned", text=text, published="2024-05-02", document=f"d{n}")
        for n, text in enumerate(texts)
    ]
    accounts += [told("violation", name=f"v{n}", agent="sdf", document=f"d{n}") for n in range(3)]
    found = obligations(accounts, [TRUCE])
    assert [(one.item.who, one.item.kind) for one in found] == [(None, "disarmament")] * 2
    assert all("addressee-unknown" in codes(one.reasons) for one in found)
    assert [one.item.claims for one in found] == [("a0", "a1"), ("a2",)]
    assert found[0].item.id != found[1].item.id


def test_the_same_duty_under_a_later_truce_supersedes():
    """Clause by clause, where party and matter are the same."""
    later = Ceasefire("n", "N", ("SYR", "sdf"), in_effect=datetime(2024, 6, 1, tzinfo=UTC), claims=("b",))
    first = Ceasefire("c", "C", ("SYR", "sdf"), in_effect=datetime(2024, 5, 1, tzinfo=UTC), claims=("a", "x"))
    accounts = [
        told("disarmament", "pledged", name="a", act="commit", modality="planned", agent="sdf", by="sdf"),
        told("disarmament", "pledged", name="b", act="commit", modality="planned", agent="sdf", by="sdf"),
        told("movement", "withdrawn", name="x", act="commit", modality="planned", agent="SYR", by="SYR"),
    ]
    found = {one.item.ceasefire + one.item.kind: one.item for one in obligations(accounts, [first, later])}
    assert found["ndisarmament"].supersedes == found["cdisarmament"].id
    assert found["cmovement"].supersedes is None
    assert found["cdisarmament"].supersedes is None


def test_known_obligations_only_gain_claims():
    """The record's own are not proposed twice."""
    account = told("disarmament", "pledged", name="a", act="commit", modality="planned", agent="sdf", by="sdf")
    (first,) = obligations([account], [TRUCE])
    assert obligations([account], [TRUCE], [first.item]) == ()
