"""Compliance: degrees by evidence, disputes by the addressee, terms that lapse or are superseded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hudna.model.truces import Amount, Ceasefire, Obligation, codes
from hudna.weighing.assignments import assignments
from hudna.weighing.compliance import Setting, compliance, course
from hudna.weighing.obligations import obligations
from hudna.weighing.truces import truces
from telling import gold_accounts, told

STORY = ("seed", "k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9")
LEAVE = Obligation("o", "c", "ARM", "movement", "withdrawn")
DISARM = Obligation("o", "c", "sdf", "disarmament")
LATE = datetime(2024, 6, 1, tzinfo=UTC)


def at(day: int, hour: int = 23) -> datetime:
    return datetime(2023, 9, day, hour, tzinfo=UTC)


@pytest.fixture(scope="module")
def story():
    """The accounts of the story, its truces and obligations."""
    accounts = gold_accounts(*STORY)
    ceasefires = tuple(one.item for one in truces(accounts))
    found = assignments(accounts, ceasefires)
    accounts = [replace(one, ceasefire=found[one.id].ceasefire) for one in accounts]
    terms = tuple(one.item for one in obligations(accounts, ceasefires))
    return accounts, Setting(ceasefires, terms)


def term(setting: Setting, who: str, kind: str) -> Obligation:
    """The story's obligation of a side that most claims tell of."""
    fitting = [one for one in setting.obligations if (one.who, one.kind) == (who, kind)]
    return max(fitting, key=lambda one: len(one.claims))


def test_the_obligation_to_disarm_is_unknown_then_begun_then_counted(story):
    """Promised on the 20th, begun by the accounts of the 21st, counted by the bulletin of the 22nd."""
    accounts, setting = story
    disarm = term(setting, "nk-armenians", "disarmament")
    found = course(disarm, accounts, at(20, 21), at(24), setting)
    assert [one.degree for one in found] == ["unknown", "1", "2"]
    assert {"k1:3", "k2:3", "k4:9", "k4:10", "k9:3", "k9:4"} == set(found[-1].pro) | {"k9:3", "k9:4"}
    assert "seed:8" in found[0].promises
    assert found[0].pro == ()


def test_the_withdrawal_of_armenias_army_is_disputed_by_premise(story):
    """Baku says that units remain, Yerevan that none are there: the addressee disputes the premise."""
    accounts, setting = story
    found = compliance(term(setting, "ARM", "movement"), accounts, at(24), setting)
    assert found.degree == "disputed"
    assert found.reasons[0].code == "premise-disputed"
    assert {"k1:9", "k6:9", "k9:14"} <= set(found.reasons[0].claims)
    assert dict(found.by_side)["ARM"] == "disputed"
    assert "k7:12" in found.contra


def test_promises_are_never_implementation():
    """However often a party promises, nothing is done by it."""
    accounts = [
        told("disarmament", "pledged", name=f"p{n}", agent="sdf", by="sdf", published="2024-05-01") for n in range(9)
    ]
    accounts.append(told("obligation", name="t", modality="planned", agent="sdf", published="2024-05-01"))
    assert compliance(DISARM, accounts, LATE).degree == "unknown"


@pytest.mark.parametrize(("mode", "degree"), [("started", "1"), ("counted", "2"), ("completed", "3"), (None, "1")])
def test_degrees_of_disarmament(mode, degree):
    """A step whose extent is not told is a minimal one."""
    account = told("disarmament", mode, agent="sdf", by="SYR", published="2024-05-01")
    assert compliance(DISARM, [account], LATE).degree == degree
    assert compliance(DISARM, [account], datetime(2024, 4, 30, tzinfo=UTC)).degree == "unknown"


@pytest.mark.parametrize(("counted", "degree"), [(400, "2"), (1960, "3"), (2000, "3")])
def test_numbers_are_held_against_those_agreed(counted, degree):
    """1,960 soldiers were to deploy: 400 are a part of them."""
    duty = Obligation("o", "c", "RUS", "movement", "deployed", amounts=(Amount(1960, 1960, "person"),))
    account = told(
        "movement", "deployed", agent="RUS", by="RUS", published="2024-05-01", numbers=((counted, counted, "person"),)
    )
    assert compliance(duty, [account], LATE).degree == degree


def test_overdue_without_a_report_stays_unknown():
    """Nobody tells of a step: that may be the monitors' silence. Only "it was not done" is 0."""
    duty = replace(LEAVE, due=datetime(2024, 5, 1, tzinfo=UTC))
    assert compliance(duty, [], LATE).degree == "unknown"
    assert codes(compliance(duty, [], LATE).reasons) == ("due-passed-unreported",)
    undone = told("movement", "withdrawn", agent="ARM", by="AZE", negated=True, published="2024-05-02")
    found = compliance(duty, [undone], LATE)
    assert (found.degree, codes(found.reasons)) == ("0", ("not-done", "due-passed"))


def test_a_denial_of_the_addressee_disputes_until_it_tells_of_a_step_itself():
    """Who denies today and reports its withdrawal tomorrow disputes no more."""
    denial = told(
        "movement", "withdrawn", name="d", act="deny", negated=True, agent="ARM", by="ARM", published="2024-05-01"
    )
    step = told("movement", "withdrawn", name="s", agent="ARM", by="ARM", published="2024-05-03")
    assert compliance(LEAVE, [denial], LATE).degree == "disputed"
    assert compliance(LEAVE, [denial, step], LATE).degree == "1"
    assert compliance(LEAVE, [denial, step], datetime(2024, 5, 2, tzinfo=UTC)).degree == "disputed"


def test_the_last_word_on_a_state_counts():
    """A road that was opened and closed again is closed."""
    duty = Obligation("o", "c", "AZE", "access", "open")
    opened = told("access", "open", name="o1", agent="AZE", by="RUS", published="2024-05-01")
    closed = told("access", "closed", name="c1", agent="AZE", by="ARM", published="2024-05-03")
    assert compliance(duty, [opened], LATE).degree == "3"
    assert compliance(duty, [opened, closed], LATE).degree == "0"


def test_lapsed_and_superseded():
    """A five-year term ends by itself; the same duty under a later truce takes its place."""
    old = Ceasefire("c", "Old", in_effect=datetime(2020, 1, 1, tzinfo=UTC))
    new = Ceasefire("n", "New", in_effect=datetime(2024, 5, 10, tzinfo=UTC), supersedes="c")
    duty = replace(LEAVE, lapses=datetime(2024, 5, 1, tzinfo=UTC))
    after = Obligation("o2", "n", "ARM", "movement", "withdrawn", supersedes="o")
    setting = Setting((old, new), (duty, after))
    found = course(duty, [], datetime(2024, 4, 1, tzinfo=UTC), LATE, setting)
    assert [one.degree for one in found] == ["unknown", "lapsed", "superseded"]


def test_nobody_named_counts_only_where_nobody_else_owes_the_like():
    """ "Six vehicles were handed over": whose, where only one side is to disarm? That side's; of two, nobody's."""
    account = told("disarmament", "counted", by="RUS", published="2024-05-01", numbers=((6, 6, "vehicle"),))
    other = Obligation("p", "c", "SYR", "disarmament")
    found = compliance(DISARM, [account], LATE, Setting((), (DISARM,)))
    assert (found.degree, codes(found.reasons)) == ("2", ("partial-unsaid",))
    assert compliance(DISARM, [account], LATE, Setting((), (DISARM, other))).degree == "unknown"
    assert compliance(DISARM, [account], LATE).degree == "unknown"


def test_other_sides_and_places_are_no_evidence():
    """A withdrawal of another army, or from another region, says nothing of this one."""
    duty = replace(LEAVE, place="hudna:nagorno-karabakh")
    other = told("movement", "withdrawn", agent="AZE", by="AZE", published="2024-05-01")
    elsewhere = told("movement", "withdrawn", agent="ARM", place="hudna:hudaydah-governorate", published="2024-05-01")
    assert compliance(duty, [other, elsewhere], LATE).degree == "unknown"
