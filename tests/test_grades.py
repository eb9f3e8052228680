"""Reliability of the source, credibility of the item, its status: three judgements that do not leak into each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composed import account, actor, origin
from hudna.model.accounts import Account
from hudna.weighing.credibility import credibility
from hudna.weighing.grades import LEAST, Track, reliability, track
from hudna.weighing.independence import Copy
from hudna.weighing.publishers import Publisher
from hudna.weighing.roots import roots
from hudna.weighing.statuses import BY_PEOPLE, STATUSES, status


def said(side: str | None, n: int = 0, **change: object) -> Account:
    """One account of a matter in a paper of its own."""
    return account(origin(f"{side}{n}", f"{side}{n}", f"Paper {side}{n}"), 0, f"Ministry {side}", side=side, **change)


def grade(*accounts: Account, relation: str = "agree", allied: dict[str, str] | None = None) -> tuple[int, str]:
    weighed = credibility(accounts, relation, roots(accounts), allied)
    return weighed.grade, weighed.reasons[0].code


DENIAL, SECOND_DENIAL = (said(side, act="deny", negated=True) for side in ("BBB", "CCC"))
NOTHING = [said(side, negated=True) for side in ("AAA", "BBB")]
ADMITTED = [said("AAA", kind="violation", agent=actor("Army", "AAA"))]
CASES = [
    ("two sides that are not allied", [said("AAA"), said("BBB")], "agree", (1, "independent-roots"), "corroborated"),
    ("figures of two times", [said("AAA"), said("BBB")], "growth", (2, "to-a-differing-extent"), "unverified"),
    ("one counter's course", [said("AAA"), said("AAA", 1, negated=True)], "scope", (3, "one-root"), "unverified"),
    ("of another extent", [said("AAA"), said("BBB")], "scope", (2, "to-a-differing-extent"), "unverified"),
    ("one side", [said("AAA")], "agree", (3, "one-root"), "unverified"),
    ("one side in ten papers", [said("AAA", n) for n in range(10)], "agree", (3, "one-root"), "unverified"),
    ("denied", [said("AAA"), DENIAL], "deny", (4, "opposed"), "contested"),
    ("a third denies", [said("AAA"), SECOND_DENIAL, said("BBB")], "deny", (4, "opposed"), "contested"),
    ("other numbers", [said("AAA"), said("BBB", people=90)], "contradict", (4, "opposed"), "contested"),
    ("against two", [said("AAA"), DENIAL, SECOND_DENIAL], "deny", (5, "denied-by-more"), "contested"),
    ("nobody's word", [said(None), said(None, 1)], "agree", (6, "no-root"), "unverified"),
    ("demanded only", [said("AAA", act="demand"), said("BBB", act="demand")], "agree", (6, "no-root"), "unverified"),
    ("premise disputed", [said("AAA"), said("BBB")], "premise-disputed", (6, "premise-disputed"), "contested"),
    ("nothing happened", NOTHING, "agree", (1, "independent-roots"), "corroborated"),
    ("against its own interest", ADMITTED, "agree", (2, "against-interest"), "unverified"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "accounts", "relation", "wanted", "state"), CASES, ids=[case[0] for case in CASES])
def test_item_grades_and_states(case, accounts, relation, wanted, state):
    """The table of docs/reference/grades.md, row by row."""
    assert grade(*accounts, relation=relation) == wanted
    found = status(accounts, relation, roots(accounts))
    assert (found.status, found.by) == (state, "weighing")


def test_allies_are_one_voice():
    """Two sides of one coalition that say the same confirm nothing."""
    pair = [said("AAA"), said("BBB")]
    together = {"AAA": "coalition", "BBB": "coalition"}
    assert grade(*pair, allied=together)[0] > 1
    assert status(pair, "agree", roots(pair), allied=together).status == "unverified"


@given(st.integers(1, 40))
def test_reprints_never_confirm(papers):
    """However many papers print one ministry's line, and however many copy them: never a 1, never corroborated."""
    told = [said("AAA", n) for n in range(papers)]
    copies = {
        one.origin.sha256: Copy(told[0].origin.sha256, told[0].origin.sha256, 1.0, (one.claim.content,), ())
        for one in told[1:]
    }
    copied = [
        replace(one, claim=replace(one.claim, sources=(replace(one.claim.sources[0], actor=actor("X", "BBB")),)))
        for one in told[1:]
    ]
    for found in (roots(told), roots([told[0], *copied], copies)):
        assert credibility(told, "agree", found).grade == 3
        assert status(told, "agree", found).status == "unverified"


@pytest.mark.parametrize("decided", STATUSES)
def test_what_people_decide_prevails(decided):
    """Also over corroboration: a matter that two sides agree on may have been withdrawn."""
    pair = [said("AAA"), said("BBB")]
    found = status(pair, "agree", roots(pair), decided)
    assert (found.status, found.by) == (decided, "people")


def test_only_people_say_some_things():
    """Nothing in the accounts can show that somebody is looking, or that it cannot be told."""
    weighed = {status(each[1], each[2], roots(each[1])).status for each in CASES}
    assert weighed == set(STATUSES) - set(BY_PEOPLE)
    with pytest.raises(ValueError, match="no item status"):
        status([], None, roots([]), "certain")


@pytest.mark.parametrize(
    ("confirmed", "refuted", "letter"),
    [
        (0, 0, "F"),
        (LEAST - 1, 0, "F"),
        (60, 0, "A"),
        (20, 0, "B"),
        (18, 2, "C"),
        (10, 10, "D"),
        (1, 30, "E"),
    ],
)
def test_the_record_grades_by_the_whole_interval(confirmed, refuted, letter):
    """Twenty of twenty is not yet "completely": the interval reaches down to 84 %."""
    found = reliability("Agency", {}, Track(confirmed, refuted))
    assert found.grade == letter
    assert found.by == (None if letter == "F" else "record")


def test_unknown_sources_are_f():
    """Never guessed: not from a name, not from a side."""
    assert reliability(None, {}, track([])).grade == "F"
    assert reliability("Ministry", {"Ministry": Publisher("Ministry", "AAA", "GOV")}, track([])).grade == "F"


def test_peoples_grade_comes_first_and_the_record_is_named():
    """A profile says B; the record says E: the answer is B, with a reason to look again."""
    profiles = {"agency": Publisher("Agency", grade="B", why="years of use")}
    found = reliability("AGENCY", profiles, Track(1, 40))
    assert (found.grade, found.by) == ("B", "profile")
    assert [reason.code for reason in found.reasons] == ["graded-by-people", "record-differs"]
    with pytest.raises(ValueError, match="no reliability"):
        reliability("x", {"x": Publisher("x", grade="Z")}, Track(0, 0))


def test_a_matter_counts_once_and_only_when_settled():
    """Ten accounts in one matter are one hit; contested and unverified are none."""
    told = [("m1", "corroborated")] * 10 + [("m2", "discounted"), ("m3", "contested"), ("m4", "unverified")]
    assert track(told) == Track(1, 1)
    assert track([*told, ("m1", "discounted")]) == Track(0, 2), "its last status"


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_bounds(confirmed, refuted):
    """The share lies within; more of the same makes it narrower."""
    found = Track(confirmed, refuted)
    low, high = found.interval
    assert 0 <= low <= high <= 1
    if found.settled:
        assert low - 1e-9 <= confirmed / found.settled <= high + 1e-9
        twice = Track(2 * confirmed, 2 * refuted).interval
        assert twice[1] - twice[0] < high - low
