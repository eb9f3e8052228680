"""Assignments: which truce an account is about, or none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hudna.model.truces import Ceasefire
from hudna.weighing.assignments import assign, assignments
from hudna.weighing.truces import truces
from telling import gold_accounts, told

OLD = Ceasefire(
    "old",
    "2020",
    ("ARM", "AZE"),
    ("RUS",),
    in_effect=datetime(2020, 11, 9, 21, tzinfo=UTC),
    places=("hudna:nagorno-karabakh",),
)
NEW = Ceasefire(
    "new",
    "2023",
    ("AZE", "nk-armenians"),
    ("RUS",),
    in_effect=datetime(2023, 9, 20, 9, tzinfo=UTC),
    places=("hudna:nagorno-karabakh",),
)
YEMEN = Ceasefire(
    "yemen",
    "Yemen",
    ("YEM", "ansar-allah"),
    in_effect=datetime(2018, 12, 17, 21, tzinfo=UTC),
    places=("hudna:hudaydah-governorate",),
)
ALL = (OLD, NEW, YEMEN)


@pytest.mark.parametrize(
    ("account", "truce", "code"),
    [
        (told("violation", agent="ansar-allah", published="2019-01-02"), "yemen", "party"),
        (told("violation", place="hudna:shusha-district", time="2022-08-03T10:00+04:00"), "old", "in-effect-then"),
        (told("violation", place="hudna:shusha-district", time="2023-09-22T10:00+04:00"), "new", "in-effect-then"),
        (told("violation", agent="nk-armenians", time="2023-09-22T10:00+04:00"), "new", "party"),
        (told("attack", agent="AZE", place="hudna:hudaydah-governorate"), "yemen", "place"),
        (told("violation", agent="AZE"), None, "ambiguous"),
        (told("violation", by="osce", agent="UKR"), None, "no-tie"),
    ],
)  # fmt: skip
def test_ties(account, truce, code):
    """Place before party; of successive truces the one in effect then; what ties to two as firmly ties to none."""
    found = assign(account, ALL)
    assert (found.ceasefire, found.reasons[-1].code) == (truce, code)


def test_a_place_apart_rules_a_party_out():
    """The party fights elsewhere too."""
    found = assign(told("attack", agent="AZE", place="hudna:hudaydah-governorate"), [NEW])
    assert (found.ceasefire, found.reasons[0].code) == (None, "elsewhere")


def test_what_happened_after_the_end_is_another_matter():
    """A truce that has ended cannot be broken."""
    over = Ceasefire("over", "Over", ("SDN", "rsf"), ended=datetime(2023, 6, 3, tzinfo=UTC))
    assert assign(told("violation", agent="rsf", time="2023-06-02T10:00+02:00"), [over]).ceasefire == "over"
    assert assign(told("violation", agent="rsf", time="2023-06-04T10:00+02:00"), [over]).ceasefire is None


def test_an_end_that_only_claims_suggest_rules_nothing_out():
    """A truce of seven days may have been extended; once people confirm its end, what comes after is another matter."""
    ends = datetime(2023, 5, 29, tzinfo=UTC)
    later = told("violation", agent="rsf", time="2023-06-04T10:00+02:00")
    for state, truce in (("proposed", "week"), ("confirmed", None)):
        week = Ceasefire("week", "Week", ("SDN", "rsf"), expires=ends, state=state)
        assert assign(later, [week]).ceasefire == truce


def test_a_document_of_one_truce_carries_its_loose_ends():
    """ "Five violations", without a party or place, in a bulletin on this truce."""
    tied = told("violation", name="a", agent="ansar-allah", published="2019-01-02")
    loose = told("violation", name="b", published="2019-01-02")
    stray = told("violation", name="c", published="2019-01-02", document="other")
    early = told("violation", name="e", time="2018-11-02T10:00+03:00")
    found = assignments([tied, loose, stray, early], ALL)
    assert [found[one].ceasefire for one in "abce"] == ["yemen", "yemen", None, None]
    assert found["b"].reasons[0].code == "same-document"


def test_no_account_of_another_war_is_put_to_a_truce():
    """The stories of Syria, Sudan, Yemen and Karabakh in one record: violations go to their own truce or to none."""
    documents = {"k4": 2023, "k9": 2023, "m2": 2023, "m3": 2018}
    accounts = gold_accounts(*documents)
    ceasefires = [one.item for one in truces(accounts)]
    found = assignments(accounts, ceasefires)
    of_document = {
        one.id: {c.id for c in ceasefires if any(x.startswith(one.id.split(":")[0]) for x in c.claims)}
        for one in accounts
    }
    told_of = [one for one in accounts if one.claim.kind == "violation"]
    assert told_of
    assert all(found[one.id].ceasefire in of_document[one.id] | {None} for one in told_of)
    assert sum(found[one.id].ceasefire is not None for one in told_of) == len(told_of)
