"""Accounts -> people, by who says so: what the story's ledger must show, and what must never be added up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composed import account, actor, count, day, origin
from hudna.model.accounts import Account
from hudna.model.values import Interval
from hudna.weighing.checks import FAILS, HOLDS, OPEN, subset_checks, totals
from hudna.weighing.independence import copies
from hudna.weighing.measures import Figure, disjoint, measure
from hudna.weighing.people import PeopleRow, Step, people, series
from hudna.weighing.publishers import voices
from hudna.weighing.signatures import signature
from hudna.weighing.vagues import ACLED, put, taken_back
from stories import gold_accounts, gold_origins

STORY = ("seed", *(f"k{n}" for n in range(1, 10)))


def rows_of_story() -> tuple[PeopleRow, ...]:
    origins = {name: one for name, one in gold_origins().items() if name in STORY}
    told = gold_accounts(*STORY)
    made = copies(origins.values(), {one.sha256: signature(one.text or "") for one in origins.values()}, told)
    return people(told, voices(told, {}), made)


def steps(heading: str, source: str, group: str | None) -> tuple[Step, ...]:
    found = [one for one in series(rows_of_story()) if (one.heading, one.source, one.group) == (heading, source, group)]
    return found[0].steps if found else ()


def test_the_storys_evacuees_by_the_peacekeepers():
    """Over 2,000, over 3,100, about 5,000 now at the base: two cumulative figures and a stock, of one source."""
    found = steps("evacuated", "RUS", None)
    assert [step.best for step in found] == [2000, 3100, 5000]
    assert [step.measures[0] for step in found] == ["cumulative", "cumulative", "stock"]
    assert [step.high for step in found] == [None, None, 5000]
    assert [step.best for step in steps("evacuated", "RUS", "children")] == [1049, 1428]


def test_the_storys_dead_are_nobodys_sum():
    """32, then 200, by the Karabakh Armenian side; one, by Baku; seven, by Yerevan: four figures, four sources."""
    assert [step.best for step in steps("killed", "nk-armenians", None)] == [32, 200]
    assert [step.best for step in steps("killed", "AZE", "civilians")] == [1]
    assert [step.best for step in steps("killed", "ARM", "civilians")] == [7]
    assert all(total.low != 7 + 1 for total in totals(rows_of_story()))


def test_the_storys_copy_is_not_counted():
    """k1 says "about two thousand" for k2's "over": beside its original it is no figure."""
    assert not [row for row in rows_of_story() if row.account.startswith("k1:")]
    assert [row for row in people(gold_accounts("k1"), {}) if row.account == "k1:11"], "alone it stands for it"


def test_the_storys_subsets_hold():
    """1,049 children of 2,000 or more; "most of them civilians" leaves it open; none fails."""
    found = subset_checks(rows_of_story())
    assert len([one for one in found if one.verdict == HOLDS]) >= 8
    assert not [one for one in found if one.verdict == FAILS]


PAPER = origin("text", "paper", "Paper")


@pytest.mark.parametrize(
    ("kind", "mode", "time", "heading", "sort"),
    [
        ("evacuation", "flow", day(20), "evacuated", "flow"),
        ("evacuation", "flow", day(None, 20), "evacuated", "cumulative"),
        ("evacuation", "stock", day(20), "evacuated", "stock"),
        ("displacement", "return", day(20), "returned", "flow"),
        ("shelter", None, day(20), "sheltered", "stock"),
        ("medical", None, day(20), "treated", "flow"),
        ("casualty", "injured", day(20), "injured", "flow"),
        ("detention", None, day(20), "detained", "stock"),
        ("exchange", None, day(20), "exchanged", "flow"),
    ],
)
def test_headings_and_sorts(kind, mode, time, heading, sort):
    """What is counted, and how it may be used."""
    [row] = people([account(PAPER, kind=kind, mode=mode, time=time)], {})
    assert (row.heading, row.measure) == (heading, sort)
    assert measure(None, stock=False) == "undated"


@pytest.mark.parametrize("change", [{"modality": "planned"}, {"act": "demand"}, {"act": "threaten"}])
def test_what_is_wanted_or_planned_is_not_entered(change):
    """An offer to house 40,000 families houses none."""
    assert people([account(PAPER, mode="killed", **change)], {}) == ()


def test_soldiers_are_counted_as_such():
    """Killed soldiers are the target of the claim, and have no group in the number."""
    target = actor("Army", "BBB", "MIL")
    [row] = people([account(PAPER, mode="killed", target=target)], {})
    assert (row.group, row.of_side) == ("military", "BBB")


def told(
    low: float | None, first: int | None, last: int | None = None, speaker: str = "Ministry", **more: object
) -> Account:
    made = account(PAPER, first or 0, speaker, quantities=[count(low)], mode="killed", time=day(first, last), **more)
    return replace(made, id=f"{speaker}:{low}:{first}:{last}")


def test_flows_of_days_that_do_not_overlap_are_added():
    """Two killed on Monday and three on Tuesday are five; said twice, they are five still."""
    [total] = totals(people([told(2, 18), told(3, 19), replace(told(3, 19), id="again")], {}))
    assert (total.low, total.high, total.refused) == (5, 5, None)
    assert len(total.accounts) == 3


def test_overlapping_and_cumulative_figures_are_never_added():
    """Three on Tuesday and five from Monday to Tuesday may be the same people."""
    [total] = totals(people([told(3, 19), told(5, 18, 19)], {}))
    assert (total.low, total.refused and total.refused.code) == (None, "overlapping")
    assert totals(people([told(3, None, 19), told(5, None, 20)], {})) == ()


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 28), st.sampled_from(["AAA", "BBB", "CCC"])), max_size=12))
def test_nothing_is_added_across_sources(rows):
    """Every total is of one source, and no more than what that source says in all."""
    made = [replace(told(n, at, side=side), id=str(i)) for i, (n, at, side) in enumerate(rows)]
    for total in totals(people(made, {})):
        ids = {one.id: one for one in made}
        assert {ids[each].side for each in total.accounts} == {total.source}
        assert (total.low or 0) <= sum(n for n, _, side in rows if side == total.source)


@pytest.mark.parametrize(
    ("part", "whole", "verdict"),
    [
        (count(1049), count(2000, None), HOLDS),
        (count(12), count(None, 10), FAILS),
        (count(12), count(10), FAILS),
        (count(12), count(10, None), OPEN),
        (count(None), count(10), OPEN),
        (count(10), count(10), HOLDS),
    ],
)
def test_a_part_is_no_more_than_the_whole(part, whole, verdict):
    """12 of 10 is a mistake somewhere; 12 of "more than 10" is not."""
    rows = people([account(PAPER, mode="killed", quantities=[whole, replace(part, part_of=0)])], {})
    assert [one.verdict for one in subset_checks(rows)] == [verdict]


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5)), max_size=5))
def test_disjoint_periods(pairs):
    """As many hours as their union has, if and only if they do not overlap."""
    periods = [(f"2023-09-{10 + start:02}", f"2023-09-{10 + start + length:02}") for start, length in pairs]
    days = [range(start, start + length + 1) for start, length in pairs]
    assert disjoint(periods) == (len({each for one in days for each in one}) == sum(map(len, days)))


def said(low: float | None, high: float | None, wording: str) -> Figure:
    return Figure(low, high, approximate=low is None, unit="person", wording=wording)


@pytest.mark.parametrize(
    ("figure", "sense", "value", "rule"),
    [
        (said(None, None, "dozens"), "dozens", 12, "dozens"),
        (said(None, None, "several"), "several", 3, "several"),
        (said(None, None, "hundreds"), "hundreds", 100, "hundreds"),
        (said(90, None, "more than 90"), None, 90, "the bound that is named"),
        (said(5, 7, "5 to 7"), None, 5, "lowest stated"),
        (said(5, 5, "5"), None, 5, "as stated"),
    ],
)
def test_vague_words_get_a_number_by_a_named_rule(figure, sense, value, rule):
    """And can have it taken away again: the wording was never touched."""
    found = put(figure, sense)
    assert found is not None
    assert (found.value, found.rules, found.rule) == (value, ACLED.name, rule)
    assert taken_back(found) is figure


def test_vague_words_without_a_rule_stay_without_a_number():
    """ACLED says nothing of thousands, and nothing of a word that is not known."""
    vague = said(None, None, "thousands")
    assert put(vague, "thousands") is None
    assert put(vague, None) is None


def test_rows_come_as_json():
    """Each with the account that it rests on."""
    row = people([account(PAPER, mode="killed")], {})[0].json
    assert (row["account"], row["source"], row["figure"]["low"]) == (account(PAPER).id, "AAA", 1)
    [one] = series(people([account(PAPER, mode="killed")], {}))
    assert one.json["steps"][0]["accounts"] == [account(PAPER).id]


def killed_on(number: int, time: object, place: str | None = None, paper: str = "text") -> Account:
    made = account(origin(paper, paper), number, quantities=[count(number)], mode="killed", time=time, place=place)
    return replace(made, id=f"{number}{time}{place}{paper}")


@pytest.mark.parametrize(
    "other",
    [
        killed_on(4, day(23)),
        killed_on(4, day(20), "Shusha"),
        killed_on(4, Interval(None, None, "day", "unknown", None)),
        killed_on(4, day(None, 23)),
    ],
    ids=["another day", "another place", "no day", "a total"],
)
def test_two_attacks_are_no_series(other):
    """Three dead of one day, "then" four of another attack: nobody says that the three are among the four."""
    found = series(people([killed_on(3, day(20)), other], {}))
    assert [[step.best for step in one.steps] for one in found if one.heading == "killed"] in ([[3], [4]], [[4], [3]])


def test_one_event_and_one_total_go_on():
    """The dead of one day, counted again later, and a total that grows are each a series."""
    [event] = series(people([killed_on(3, day(20)), killed_on(5, day(20), paper="next")], {}))
    [total] = series(people([killed_on(32, day(None, 20)), killed_on(200, day(None, 21))], {}))
    assert ([step.best for step in event.steps], [step.best for step in total.steps]) == ([3, 5], [32, 200])
