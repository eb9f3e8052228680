"""Compliance: degrees by evidence, disputes by the addressee, terms that lapse or are superseded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from hudna.model.truces import Amount, Ceasefire, Obligation, codes
from hudna.weighing.assignments import assignments
from hudna.weighing.compliance import Setting, compliance, course
from hudna.weighing.obligations import obligations
from hudna.weighing.truces import truces
from telling import gold_accounts, side, told

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
    assert "seed:8" in found[0].announced
    assert found[0].promises == ()
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


def test_one_partys_word_against_anothers_is_disputed():
    """Withdrawn, says who owes it; not so, says the adversary on that day or later: no degree is shown."""
    done = told("movement", "withdrawn", name="s", agent="ARM", by="ARM", published="2024-05-03")
    for day in ("2024-05-03", "2024-05-04"):
        denial = told("movement", "withdrawn", name="d", act="deny", negated=True, agent="ARM", by="AZE", published=day)
        found = compliance(LEAVE, [done, denial], LATE)
        assert (found.degree, found.reasons[0].code) == ("disputed", "accounts-contradict")
        assert set(found.reasons[0].claims) == {"s", "d"}
        assert dict(found.by_side) == {"ARM": "1", "AZE": "disputed"}
    earlier = replace(denial, origin=replace(denial.origin, published=date(2024, 5, 1)))
    third = told("movement", "withdrawn", name="t", agent="ARM", by="RUS", published="2024-05-03")
    assert compliance(LEAVE, [earlier, third], LATE).degree == "1"


def test_days_of_two_zones_are_one_time():
    """A day ends in London after it does in Baku: neither paper is the later one."""
    duty = Obligation("o", "c", "AZE", "access", "open")
    opened = told("access", "open", name="o1", agent="AZE", by="RUS", published="2024-05-03", timezone="Europe/London")
    closed = told("access", "closed", name="c1", agent="AZE", by="ARM", published="2024-05-03", timezone="Asia/Baku")
    assert compliance(duty, [opened, closed], LATE).degree == "disputed"


def test_the_word_of_the_side_that_owes_it_is_named_as_such():
    """Its word alone keeps the degree and says so; against what others said before, it decides nothing."""
    done = told("movement", "withdrawn", name="s", agent="ARM", by="ARM", published="2024-05-03")
    found = compliance(LEAVE, [done], LATE)
    assert (found.degree, codes(found.reasons)[0]) == ("1", "own-word-alone")
    other = told("movement", "withdrawn", name="t", agent="ARM", by="RUS", published="2024-05-04")
    assert "own-word-alone" not in codes(compliance(LEAVE, [done, other], LATE).reasons)
    undone = told("movement", "withdrawn", name="u", agent="ARM", by="RUS", negated=True, published="2024-05-01")
    found = compliance(LEAVE, [undone, done], LATE)
    assert (found.degree, found.reasons[0].code) == ("disputed", "own-word-against-others")
    assert compliance(LEAVE, [undone, done, other], LATE).degree == "1"


SWAP_AZE, SWAP_ARM = (
    Obligation(one, "c", one, "exchange", amounts=(Amount(120, 120, "person"),)) for one in ("AZE", "ARM")
)


def swap(number: int, rule: str, **more):
    """An exchange of prisoners that the Red Cross tells of."""
    one = told("exchange", by="icrc", published="2024-05-01", numbers=((number, number, "person"),), **more)
    return replace(one, claim=replace(one.claim, rule=rule))


@pytest.mark.parametrize(("number", "degree"), [(64, "2"), (120, "3")])
def test_a_mutual_deed_is_evidence_for_both(number, degree):
    """A and B exchanged, the two sides exchanged: each has done its part. A release is the deed of one."""
    named = swap(number, "exchange/swapped", agent="AZE", target="ARM")
    both = swap(number, "exchange/swapped")
    both = replace(both, claim=replace(both.claim, agent=replace(side("x"), name="Both sides", side=None)))
    truce = Ceasefire("c", "C", ("AZE", "ARM"))
    setting = Setting((truce,), (SWAP_AZE, SWAP_ARM))
    for account in (named, both):
        assert [compliance(one, [account], LATE, setting).degree for one in (SWAP_AZE, SWAP_ARM)] == [degree, degree]
    freed = swap(number, "exchange/set-free", agent="AZE", target="ARM")
    assert [compliance(one, [freed], LATE, setting).degree for one in (SWAP_AZE, SWAP_ARM)] == [degree, "unknown"]
    guard = replace(SWAP_AZE, who="RUS")
    assert compliance(guard, [both], LATE, Setting((truce,), (guard,))).degree == "unknown"


def test_only_the_owing_sides_word_is_a_promise():
    """What an agency demands, and what another side tells as a term, nobody has promised."""
    duty = Obligation("o", "c", "AZE", "access", "open")
    demand = told(
        "access", "open", name="d", act="demand", modality="planned", agent="AZE", by="icrc", published="2024-05-01"
    )
    plan = told("access", "open", name="p", modality="planned", agent="AZE", by="ARM", published="2024-05-01")
    promise = told(
        "access", "open", name="c", act="commit", modality="planned", agent="AZE", by="AZE", published="2024-05-01"
    )
    found = compliance(duty, [demand, plan, promise], LATE)
    assert (found.promises, found.announced, found.demands) == (("c",), ("p",), ("d",))
    assert (found.degree, found.by_side) == ("unknown", ())


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
