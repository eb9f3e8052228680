"""Holding: whose record says what, zeros and silence, and changes of rate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hudna.model.truces import Ceasefire, codes
from hudna.weighing.holding import holding
from telling import gold_accounts, told

BEGAN = datetime(2023, 9, 20, 9, tzinfo=UTC)
KARABAKH = Ceasefire("c", "Ceasefire", ("AZE", "nk-armenians"), ("RUS",), in_effect=BEGAN, timezone="Asia/Baku")
MINISTRY = {"Ministry of Defence of Russia": "RUS"}


def daily(day: int, count: int | None, **more):
    """A bulletin of a day in May 2024; None counts no violation and says so."""
    numbers = ((count, count, "violation"),) if count is not None else ()
    stretch = (f"2024-05-{day:02}T00:00+00:00", f"2024-05-{day:02}T23:59+00:00")
    return told("violation", name=f"v{day}", negated=count is None, by="osce", time=stretch, numbers=numbers, **more)


def test_the_story_is_told_record_by_record():
    """Moscow's ministry says both, Baku denies its own part, Yerevan's side is silent: three answers, not one."""
    accounts = gold_accounts("k1", "k2", "k3", "k4", "k5", "k6", "k7", "k8", "k9")
    found = holding(KARABAKH, accounts, datetime(2023, 9, 23, 19, 59, tzinfo=UTC), voices=MINISTRY)
    assert found.day == 4
    verdicts = {one.voice.label: one.verdict for one in found.records}
    assert verdicts["RUS"] == "contested"
    assert verdicts["RUS/PKO"] == "violated"
    assert verdicts["AZE"] == "holds"
    assert verdicts["nk-armenians"] == "silent"
    azerbaijan = found.record("AZE")
    assert azerbaijan is not None
    assert codes(azerbaijan.reasons) == ("own-conduct-only",)
    assert "k3:4" in azerbaijan.reasons[0].claims


def test_the_peacekeepers_count_is_a_row_a_district():
    """Five violations, two and three: the parts stand for the whole, with their claims."""
    found = holding(KARABAKH, gold_accounts("k4"), datetime(2023, 9, 23, tzinfo=UTC), voices=MINISTRY)
    rows = [(one.place, one.low, one.voice) for one in found.rows if one.kind == "violation" and one.low]
    assert {low for _, low, _ in rows} == {2, 3}
    record = found.record("RUS/PKO")
    assert record is not None
    assert (record.since.low, record.since.claims) == (5, ("k4:6",))


def test_zero_is_a_report_and_silence_is_none():
    """A day with "no violations" counts as watched; a day without a report does not count at all."""
    truce = Ceasefire("c", "C", in_effect=datetime(2024, 5, 11, tzinfo=UTC), timezone="UTC")
    found = holding(truce, [daily(11, None), daily(13, 4)], datetime(2024, 5, 14, 23, tzinfo=UTC))
    (record,) = found.records
    assert record.reported == (date(2024, 5, 11), date(2024, 5, 13))
    assert record.silent == (date(2024, 5, 12), date(2024, 5, 14))
    assert (record.verdict, codes(record.reasons)) == ("violated", ("records-violations", "none-on"))
    assert "2024-05-11." in record.reasons[1].text
    assert record.against_before == ()
    assert [(row.low, row.stance) for row in found.rows] == [(0, "zero"), (4, "recorded")]


def test_a_fall_since_the_truce_is_shown_with_its_uncertainty():
    """Ten days of forty against ten days of two: the rates differ, and the warning stands beside it."""
    truce = Ceasefire("c", "C", in_effect=datetime(2024, 5, 11, tzinfo=UTC), timezone="UTC")
    accounts = [daily(day, 40 if day < 11 else 2) for day in range(1, 21)]
    (record,) = holding(truce, accounts, datetime(2024, 5, 20, 23, 59, tzinfo=UTC)).records
    ((kind, found),) = record.against_before
    assert (kind, found.now, found.before, found.change) == ("violation", 20, 400, "fall")
    assert "reported" in found.warning
    ((_, week),) = (
        holding(truce, accounts, datetime(2024, 5, 20, 23, 59, tzinfo=UTC), period=timedelta(days=3))
        .records[0]
        .against_previous
    )
    assert (week.now, week.before, week.change) == (6, 6, "none-shown")


def test_what_reaches_across_the_start_is_in_no_rate():
    """A count of the day before and the day after cannot be parted by the truce."""
    both = told(
        "violation",
        by="osce",
        time=("2024-05-10T00:00+00:00", "2024-05-11T23:59+00:00"),
        numbers=((9, 9, "violation"),),
    )
    truce = Ceasefire("c", "C", in_effect=datetime(2024, 5, 11, tzinfo=UTC), timezone="UTC")
    (record,) = holding(truce, [both], datetime(2024, 5, 12, tzinfo=UTC)).records
    assert (record.since.low, record.before.low, record.verdict) == (0, 0, "violated")
    assert "straddles" in codes(record.reasons)


MORNING = Ceasefire("c", "C", ("a", "b"), in_effect=datetime(2024, 5, 11, 6, tzinfo=UTC), timezone="UTC")


def test_the_first_day_is_no_silence():
    """A truce of six in the morning: what is told of that day bears on the verdict, whatever it says."""
    for count, verdict in ((23, "violated"), (None, "holds")):
        (record,) = holding(MORNING, [daily(11, count)], datetime(2024, 5, 11, 23, 59, tzinfo=UTC)).records
        assert (record.verdict, codes(record.reasons)[-1]) == (verdict, "straddles")
        assert record.against_before == ()


def test_a_total_from_long_before_is_no_violation_of_the_truce():
    """3,412 since April: any part of it may be from before, so there is a report, and no verdict from it."""
    total = told(
        "violation", by="osce", time=("2024-04-01T00:00+00:00", "2024-05-12T23:59+00:00"),
        numbers=((3412, 3412, "violation"),),
    )  # fmt: skip
    (record,) = holding(MORNING, [total], datetime(2024, 5, 13, tzinfo=UTC)).records
    assert (record.verdict, codes(record.reasons)) == ("unclear", ("total-from-before", "totals-straddle"))


def test_both_of_one_day_is_contested():
    """Four on a day, and none on that day, by one voice: that is a contradiction, not a course."""
    none = daily(12, None, document="other")
    (record,) = holding(MORNING, [daily(12, 4), none], datetime(2024, 5, 13, tzinfo=UTC)).records
    assert (record.verdict, codes(record.reasons)) == ("contested", ("records-both",))
    wider = told("violation", name="w", by="osce", time=("2024-05-11T08:00+00:00", "2024-05-12T23:59+00:00"))
    (record,) = holding(MORNING, [wider, none], datetime(2024, 5, 13, tzinfo=UTC)).records
    assert record.verdict == "violated"  # they may all be of the 11th


def test_a_denied_number_is_no_zero():
    """ "Not six": somebody else's number is wrong; how many there were is not said. A written 0 is none."""
    stretch = ("2024-05-12T00:00+00:00", "2024-05-12T23:59+00:00")
    not_six = told("violation", name="n", by="osce", negated=True, time=stretch, numbers=((6, 6, "violation"),))
    at = datetime(2024, 5, 13, tzinfo=UTC)
    assert holding(MORNING, [not_six], at).rows == ()
    (row,) = holding(MORNING, [daily(12, 0)], at).rows
    assert (row.low, row.stance) == (0, "zero")


def test_before_its_start_there_is_no_verdict():
    """What was told the day before is no word on whether it holds."""
    found = holding(MORNING, [daily(10, 4)], datetime(2024, 5, 10, 23, tzinfo=UTC))
    assert (found.stage.name, found.day, found.records, codes(found.reasons)) == ("not-yet", None, (), ("not-begun",))


def test_after_its_end_days_are_not_silent():
    """A truce of two days has two days on which somebody may be silent, however late one asks."""
    truce = replace(MORNING, expires=datetime(2024, 5, 13, 6, tzinfo=UTC))
    found = holding(truce, [daily(12, 4)], datetime(2024, 6, 30, tzinfo=UTC))
    (record,) = found.records
    assert (found.stage.name, found.day) == ("expired", None)
    assert (record.verdict, record.silent) == ("violated", (date(2024, 5, 11), date(2024, 5, 13)))


def test_a_total_is_not_added_to_the_days_that_it_holds():
    """ "21 since the truce" and "4 today" are not 25."""
    total = told(
        "violation", name="t", by="osce", time=("2024-05-11T00:00+00:00", "2024-05-14T23:59+00:00"),
        numbers=((21, 21, "violation"),),
    )  # fmt: skip
    truce = Ceasefire("c", "C", in_effect=datetime(2024, 5, 11, tzinfo=UTC), timezone="UTC")
    (record,) = holding(truce, [daily(14, 4), total], datetime(2024, 5, 14, 23, 59, tzinfo=UTC)).records
    assert record.since.low == 21


def test_the_same_bulletin_in_two_papers_counts_once():
    """A copy adds a claim, never a violation."""
    accounts = [daily(12, 4), daily(12, 4, document="copy")]
    truce = Ceasefire("c", "C", in_effect=datetime(2024, 5, 11, tzinfo=UTC), timezone="UTC")
    (record,) = holding(truce, accounts, datetime(2024, 5, 13, tzinfo=UTC)).records
    assert record.since.low == 4


def test_without_a_start_there_is_no_answer():
    """A truce of which only the year is known: the table stands, the comparison does not."""
    found = holding(Ceasefire("c", "C"), [daily(12, 4)], datetime(2024, 5, 13, tzinfo=UTC))
    assert (found.day, found.records, codes(found.reasons)) == (None, (), ("start-unknown",))
    assert len(found.rows) == 1
