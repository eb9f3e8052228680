"""Truces: one instant in several zones is one truce; parties, mediators, terms, successors."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.model.trucejson import ceasefire_json, ceasefire_of, obligation_json, obligation_of, proposal_json
from hudna.model.truces import Amount, Ceasefire, Obligation, Period, codes
from hudna.weighing.truces import truces
from telling import gold_accounts, told

STORY = ("seed", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9")


def test_the_story_has_one_truce_and_one_before_it():
    """13:00 in Karabakh, 12:00 in Moscow and 09:00 UTC are one instant; the truce of 2020 is another."""
    found = [one.item for one in truces(gold_accounts(*STORY))]
    assert len(found) == 2
    old, new = found
    assert (old.precision, old.in_effect.year) == ("year", 2020)
    assert new.in_effect.astimezone(UTC) == datetime(2023, 9, 20, 9, tzinfo=UTC)
    assert (new.parties, new.mediators) == (("AZE", "nk-armenians"), ("RUS",))
    assert new.places == ("hudna:nagorno-karabakh",)
    assert new.timezone == "Asia/Baku"
    assert {"seed:2", "k1:0", "k4:3", "k6:0", "k9:8"} <= set(new.claims)


def test_who_says_that_it_is_no_party_is_none():
    """Yerevan denies having agreed: that stands as a reason, and it is not listed."""
    (found,) = truces(gold_accounts("k3", "k8"))
    assert "ARM" not in found.item.parties
    assert ("no-party", ("k3:7",)) in [(reason.code, reason.claims) for reason in found.reasons]


def test_a_truce_of_seven_days_has_an_end():
    """Told with both ends: it expires, which is not the same as having ended."""
    (found,) = truces(gold_accounts("m2"))
    assert found.item.parties == ("SDN", "rsf")
    assert (found.item.expires - found.item.in_effect).days == 7
    assert found.item.ended is None


def test_the_same_accounts_in_any_order_give_the_same_truces():
    """Ids are of content: no clock, no chance, no order."""
    accounts = gold_accounts(*STORY)
    one, other = truces(accounts), truces(accounts[::-1])
    assert [(x.item.id, x.item.in_effect, x.item.parties) for x in one] == [
        (x.item.id, x.item.in_effect, x.item.parties) for x in other
    ]


def test_equal_instants_far_apart_are_two_truces():
    """Two wars may pause at the same hour."""
    accounts = [
        told(
            "ceasefire",
            "in_effect",
            name="a",
            place="hudna:nagorno-karabakh",
            time="2024-05-01T00:00+00:00",
            precision="minute",
        ),
        told(
            "ceasefire",
            "in_effect",
            name="b",
            place="hudna:hudaydah-governorate",
            time="2024-05-01T00:00+00:00",
            precision="minute",
        ),
    ]
    assert len(truces(accounts)) == 2


def test_a_day_alone_is_a_weak_tie():
    """A truce told to the day joins the one of that day only with a party or place in common."""
    exact = told(
        "ceasefire", "in_effect", name="a", agent="AZE", target="ARM", time="2024-05-01T12:00+00:00", precision="minute"
    )
    day = ("2024-05-01T00:00+00:00", "2024-05-01T23:59+00:00")
    loose = told("ceasefire", "in_effect", name="b", time=day)
    tied = told("ceasefire", "in_effect", name="c", agent="AZE", time=day)
    assert len(truces([exact, loose])) == 2
    assert len(truces([exact, tied])) == 1


@pytest.mark.parametrize(
    "more", [{"act": "demand"}, {"negated": True}, {"modality": "hypothetical"}, {"act": "deny", "negated": True}]
)
def test_what_is_asked_for_or_denied_is_no_truce(more):
    """A call for a truce brings none about."""
    assert truces([told("ceasefire", "agreed", agent="AZE", target="ARM", time="2024-05-01T12:00+00:00", **more)]) == ()


def test_a_later_truce_of_the_same_parties_follows_the_earlier():
    """2022 follows 2020, clause by clause: proposed with its reason, confirmed by people."""
    accounts = [
        told(
            "ceasefire",
            "agreed",
            name=f"t{year}",
            agent="AZE",
            target="ARM",
            time=f"{year}-11-10T00:00+04:00",
            precision="minute",
            document=str(year),
        )
        for year in (2020, 2022)
    ]
    old, new = truces(accounts)
    assert new.item.supersedes == old.item.id
    assert codes(new.reasons)[-1] == "later-agreement"


def test_a_known_truce_only_gains_claims():
    """What people confirmed is not proposed again, and its fields are left alone."""
    account = told("ceasefire", "in_effect", name="x", time="2024-05-01T12:00+00:00", precision="minute")
    known = Ceasefire("mine", "Ours", ("A", "B"), in_effect=datetime(2024, 5, 1, 12, tzinfo=UTC), state="confirmed")
    (found,) = truces([account], [known])
    assert (found.item.id, found.item.parties, found.item.claims) == ("mine", ("A", "B"), ("x",))
    assert truces([account], [found.item]) == ()


def test_another_hour_of_one_document_is_no_second_truce():
    """One misprint, or one misread zone, against two that agree: the hour differs, the truce is one, and it says so."""
    at = {"a": "12:00", "b": "12:00", "c": "15:00"}
    accounts = [
        told("ceasefire", "in_effect", name=name, agent="SDN", target="rsf", time=f"2024-05-01T{hour}+00:00",
             precision="minute", document=name)
        for name, hour in at.items()
    ]  # fmt: skip
    (found,) = truces(accounts)
    assert found.item.in_effect.hour == 12
    assert ("another-hour", ("c",)) in [(reason.code, reason.claims) for reason in found.reasons]
    assert len(truces(accounts[1:])) == 2


def test_a_length_that_the_reports_contradict_ends_nothing():
    """ "A 24-hour truce", told as in effect days later: the end is left open, with the reason."""
    made = [
        told("ceasefire", "in_effect", name=f"d{day}", time="2024-05-01T12:00+00:00", precision="minute",
             document=f"d{day}", published=f"2024-05-0{day}", numbers=((24, 24, "hour"),) if day == 1 else ())
        for day in (1, 5)
    ]  # fmt: skip
    assert truces(made[:1])[0].item.expires == datetime(2024, 5, 2, 12, tzinfo=UTC)
    (found,) = truces(made)
    assert found.item.expires is None
    assert "term-doubtful" in codes(found.reasons)


def test_json_and_back():
    """Nothing is lost on the way, and what is no ceasefire is refused with the field's name."""
    (found,) = truces(gold_accounts("m2"))
    assert ceasefire_of(ceasefire_json(found.item)) == found.item
    assert proposal_json(found)["type"] == "ceasefire"
    duty = Obligation("o", "c", "RUS", "movement", amounts=(Amount(1960, 1960, "person"),), lasts=Period(5, "year"))
    assert obligation_of(obligation_json(duty)) == duty
    with pytest.raises(InputError, match="lacks 'name'"):
        ceasefire_of({"id": "x"})
    with pytest.raises(InputError, match="no field colour"):
        obligation_of({"id": "x", "ceasefire": "c", "kind": "aid", "colour": 1})


@given(st.permutations(list(range(5))))
def test_order_never_decides(order):
    """Dated, undated and vague accounts together."""
    made = [
        told(
            "ceasefire",
            "in_effect",
            name="a",
            agent="SDN",
            target="rsf",
            time="2024-05-01T12:00+00:00",
            precision="minute",
            document="d1",
        ),
        told("ceasefire", "in_effect", name="b", time="2024-05-01T15:00+03:00", precision="minute", document="d2"),
        told("ceasefire", "agreed", name="c", agent="SDN", published="2024-05-02", document="d3"),
        told("ceasefire", "extended", name="e", document="d2"),
        told("talks", "mediation", name="f", agent="SAU", document="d1"),
    ]
    (found,) = truces([made[index] for index in order])
    assert sorted(found.item.claims) == ["a", "b", "c", "e", "f"]
    assert found.item.mediators == ("SAU",)
