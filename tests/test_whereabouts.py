"""Places and intervals -> what tables of events ask of them: country, divisions, days. Unknown where it is disputed."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from hudna.exports.days import days_of
from hudna.exports.whereabouts import country_code, country_name, division, feature
from hudna.model import Interval, Place, Span

ZONE = timezone(timedelta(hours=4))


def place(identifier: str | None, country: str | None = None) -> Place:
    return Place("Somewhere", Span(0, 1), identifier, None, None, None, country)


def test_the_gazetteer_tells_country_and_region():
    damascus = place("gn:170654")
    assert (country_code(damascus), country_name("SYR"), feature(damascus)) == ("SYR", "Syria", "capital")
    assert division(damascus, "region") == "Damascus governorate"
    assert division(place("hudna:donetsk-region"), "region") == "Donetsk region"


def test_a_disputed_place_has_no_country():
    """Whose Stepanakert is, is what the parties fight over; a table of events must not settle it."""
    assert country_code(place("gn:146970")) is None
    assert division(place("gn:146970"), "region") == "Nagorno-Karabakh"


@pytest.mark.parametrize("one", [None, place(None), place("gn:0")])
def test_a_place_that_nobody_knows(one):
    assert (country_code(one), country_name(None), feature(one), division(one, "region")) == (None, None, None, None)


def interval(start: datetime | None, end: datetime | None, precision: str = "day") -> Interval:
    return Interval(start, end, precision, "stated", None)


@pytest.mark.parametrize(
    ("time", "days"),
    [
        (None, None),
        (interval(None, datetime(2024, 5, 3, tzinfo=ZONE)), None),
        (interval(datetime(2024, 5, 3, 1, tzinfo=ZONE), datetime(2024, 5, 3, 23, tzinfo=ZONE)), (3, 3, 1)),
        (interval(datetime(2024, 5, 3, tzinfo=ZONE), datetime(2024, 5, 5, 23, tzinfo=ZONE)), (3, 5, 3)),
        (interval(datetime(2024, 5, 3, tzinfo=ZONE), None, "minute"), (3, 3, 1)),
        (interval(datetime(2024, 5, 1, tzinfo=ZONE), None, "month"), (1, 1, 31)),
        (interval(datetime(2024, 5, 3, tzinfo=ZONE), datetime(2024, 5, 2, tzinfo=ZONE)), (3, 3, 1)),
    ],
)
def test_days_are_local_and_never_made_up(time, days):
    """01:00 in Baku is still the day before in London, and the event was on Baku's day."""
    found = days_of(time)
    assert found == (None if days is None else (date(2024, 5, days[0]), date(2024, 5, days[1]), days[2]))
