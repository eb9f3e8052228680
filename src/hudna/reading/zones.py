"""Moments -> zones: the one stated, the place's, or the one that a second clock time in another zone gives away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from hudna.model import Place
from hudna.reading.calendars import zone_named
from hudna.reading.instants import Moment
from hudna.reading.intervals import Extent, Setting, extent_of
from hudna.reading.scans import Scan

UNKNOWN = "a zone is stated, but not known"


def zone_at(scan: Scan, token: int, zones: Mapping[str, str]) -> tzinfo | None:
    """The zone of the place named nearest to a token in its sentence, None where no place there has one."""
    if not zones or not scan.places:
        return None
    here = next((one for one in scan.sentences if one.first <= token < one.last), None)
    if here is None:
        return None
    near: list[tuple[int, str]] = []
    for mention in scan.places:
        place = mention.value
        if not here.first <= mention.first < here.last or not isinstance(place, Place):
            continue
        if place.id is not None and place.id in zones:
            near.append((abs(mention.first - token), zones[place.id]))
    return zone_named(min(near)[1]) if near else None


def stated_zone(scan: Scan, moment: Moment, zones: Mapping[str, str]) -> tzinfo | None:
    """The zone that a moment names, by a word of the lexicon or by a place; None where it is not known."""
    if moment.zone != "place":
        return zone_named(str(moment.zone))
    at = moment.zone_at
    for mention in scan.places:
        place = mention.value
        if at is None or not mention.first <= at < mention.last or not isinstance(place, Place):
            continue
        if place.id is not None and place.id in zones:
            return zone_named(zones[place.id])
    return None


def inner_zone(low: Moment, extent: Extent) -> tzinfo | None:
    """The offset from the same instant in another zone within the moment: "at seven (0500 GMT) on Friday"."""
    if low.other is None or extent.start is None or extent.start != extent.end:
        return None
    clock, zone = low.other
    other = Moment(low.first, low.last, clock=clock, zone=zone, part=None if clock.sure else low.part)
    return _offset(extent.start, other)


def twin_zone(low: Moment, extent: Extent, other: Moment | None) -> tzinfo | None:
    """The offset that the text gives by naming the same instant in a known zone behind it: "13:00 (0900 GMT)"."""
    if extent.start is None or extent.start != extent.end or low.clock is None:
        return None
    if other is None or other.clock is None or other.has_day or other.zone in {None, "local", "place"}:
        return None
    return _offset(extent.start, same_half(other, low))


def same_half(other: Moment, low: Moment) -> Moment:
    """The other zone's time in the same half of the day, unless it says itself in which."""
    return replace(other, part=low.part) if other.part is None and other.clock and not other.clock.sure else other


def whole_day(extent: Extent) -> Extent:
    """The day of an instant whose zone is stated but not known: its hour is not guessed."""
    start, end = extent.start, extent.end
    return extent._replace(
        start=start.replace(hour=0, minute=0) if start else None,
        end=end.replace(hour=23, minute=59) if end else None,
        precision="day",
        note=UNKNOWN,
    )


def _offset(here: datetime, other: Moment) -> tzinfo | None:
    """The offset of a clock that shows `here` when another zone's shows the other moment."""
    zone = zone_named(str(other.zone))
    there = extent_of(other, Setting(here.date(), here.date()))
    if zone is None or there.start is None or there.start != there.end:
        return None
    offset = here - there.start.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
    return timezone(offset - timedelta(days=round(offset / timedelta(days=1))))
