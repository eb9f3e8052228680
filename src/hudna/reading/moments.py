"""Time words -> moments: the pieces that stand together and name one time (evening, yesterday, Tuesday, 21:45)."""

from __future__ import annotations

from hudna.reading.clocks import clock_at, zone_of
from hudna.reading.instants import Moment
from hudna.reading.numericdates import Dated
from hudna.reading.timedates import dated_at
from hudna.reading.timenames import numbered_day
from hudna.reading.timewords import Hit, TimeWords

NIGHTS = frozenset({"night", "midnight", "small-hours"})
OPEN, CLOSE = frozenset("(["), frozenset(")]")
COMMAS = frozenset(",،")
DASHES = frozenset("-–—/")
GOVERNORS = ("in", "of", "bound", "from", "to", "between", "onto", "eve", "dir", "this")


def moment_at(words: TimeWords, first: int) -> Moment | None:
    """The moment that begins at a token: as many pieces as stand together and do not exclude each other."""
    known = words.moments
    if first not in known:
        known[first] = _moment_at(words, first)
    moment: Moment | None = known[first]
    return moment


def _moment_at(words: TimeWords, first: int) -> Moment | None:
    moment = Moment(first, first)
    at = first
    while True:
        step = _step(words, at, moment)
        if step is None:
            break
        at = moment.last = step
    if moment.empty:
        return None
    _close(words, moment)
    return moment


def _step(words: TimeWords, at: int, moment: Moment) -> int | None:
    """The end of the next piece, after words and marks that may stand between pieces."""
    if not words.may_begin(at):
        return None
    if moment.last > moment.first:
        inside = _bracketed(words, at, moment)
        if inside:
            return inside
    for skipped in range(3):
        last = _piece(words, at, moment)
        if last is not None:
            return last
        hit = words.hit(at, "of", "at", "date-word", "same-as", "unit", "onto") if skipped < 2 else None
        if hit is not None and _links(words, hit, moment):
            at = hit.last
        elif moment.last > moment.first and words.mark(at) in COMMAS and _names_day(words, at + 1, moment):
            at += 1
        else:
            return None
    return None


def _links(words: TimeWords, hit: Hit, moment: Moment) -> bool:
    """Whether a word may stand between two pieces; a unit only as "day", before a day."""
    if hit.joined:
        return False
    if hit.kind == "unit":
        if hit.value not in {"day", "month"} or hit.number not in {"s", "d"}:
            return False
        following = words.at.get(hit.last, ())
        number = words.number(hit.last) is not None or words.article(hit.last)
        kinds = {"weekday", "ordinal", "offset"} if hit.value == "day" else {"month", "hijri"}
        return any(one.kind in kinds for one in following) or (number and hit.value == "day")
    if hit.kind == "onto":
        return moment.eve and moment.weekday is not None
    if hit.kind == "same-as":
        return moment.weekday is not None and moment.dated is None
    return hit.kind != "at" or moment.first < moment.last or hit.last > hit.first


def _names_day(words: TimeWords, at: int, moment: Moment) -> bool:
    """Whether another name of the same day follows: yesterday, Tuesday, 19 September."""
    named = moment.offset is not None or moment.weekday is not None or moment.dated or moment.part
    if moment.dated and moment.dated.year and moment.dated.day and moment.clock is None and not moment.part:
        return words.mark(at + 1) == ":" and clock_at(words, at, opens=False) is not None  # "20 May 2023, 18:00"
    if words.free() and moment.clock and not moment.has_day:
        dated = dated_at(words, at)  # "as of 19:30, 17 October"
        return dated is not None and dated.day is not None
    if not named or (moment.clock and not (words.free() and moment.weekday is not None)):
        return False
    if (link := words.hit(at, "in")) and words.before(at + 1):
        at = link.last
    if moment.dated is None and dated_at(words, at) is not None:
        return True
    kinds = [k for k, v in (("offset", moment.offset), ("weekday", moment.weekday)) if v is None]
    hit = words.hit(at, *kinds) if kinds else None
    return hit is not None and not hit.joined


def _bracketed(words: TimeWords, at: int, moment: Moment) -> int | None:
    """The end of another name of the day in brackets: "today (Wednesday)"; of a zone: "13:00 (local time)"."""
    if words.mark(at) not in OPEN:
        return None
    if moment.clock and moment.other is None:
        last = _other_zone(words, at, moment)
        if last:
            return last
    zone = words.hit(at + 1, "zone")
    name, last = zone_of(words, zone) if zone else ("", at)
    if name and moment.clock and moment.zone is None and words.mark(last) in CLOSE:
        moment.zone = name
        return last + 1
    if not _names_day(words, at + 1, moment):
        return None
    last = _piece(words, at + 1, moment)
    while last is not None and words.mark(last) not in CLOSE:
        last = _piece(words, last, moment)
    return last + 1 if last is not None else None


def _other_zone(words: TimeWords, at: int, moment: Moment) -> int | None:
    """The same instant in another zone, where the moment goes on after it: "at seven (0500 GMT) on Friday morning"."""
    inside = clock_at(words, at + 1, opens=True)
    zone = words.hit(inside[1], "zone") if inside else None
    if inside is None or zone is None or words.mark(zone.last) not in CLOSE or not words.mark(zone.last):
        return None
    after = zone.last + 1
    link = words.hit(after, "of")
    trial = Moment(moment.first, after, clock=moment.clock)
    if _piece(words, link.last if link else after, trial) is None:
        return None
    moment.other = inside[0], str(zone.value)
    return after


def _piece(words: TimeWords, at: int, moment: Moment) -> int | None:
    """Take the piece at a token into the moment; its end, None where there is none or it does not fit."""
    hits, digits = words.at.get(at), at in words.digit
    if not hits and not digits and at not in words.articles:
        return None
    if moment.clock is None and (digits or words.hit(at, "clock-word", "hour", "past") or _counts(words, at)):
        found = clock_at(words, at, opens=at == moment.first)
        if found:
            moment.clock = found[0]
            return found[1]
    if moment.dated is None and moment.whole is None:
        dated = dated_at(words, at)
        if dated is not None and _fits(words, dated, at, moment):
            moment.dated = dated
            return dated.last
        if moment.weekday is not None and (dated := numbered_day(words, at)):
            moment.dated = dated
            return dated.last
    for hit in hits or ():
        if hit.joined and moment.last > moment.first:
            continue
        last = _take(words, hit, moment)
        if last:
            return last
    return None


def _counts(words: TimeWords, at: int) -> bool:
    """Whether a number in words may be an hour ("в два часа ночи")."""
    return words.free() and words.hit(at, "count") is not None


def _fits(words: TimeWords, dated: Dated, at: int, moment: Moment) -> bool:
    """A date after a day must be that day's; a month alone cannot follow a weekday."""
    if moment.last == moment.first:
        return True
    hit = words.at.get(at, ())
    if hit and hit[0].joined:
        return False
    if moment.offset is not None or moment.weekday is not None or moment.part or moment.clock:
        return dated.day is not None or (dated.unit == "week" and moment.weekday is not None)
    return not moment.has_day


def _take(words: TimeWords, hit: Hit, moment: Moment) -> int | None:
    kind = hit.kind
    if kind == "offset" and moment.offset is None and moment.dated is None and moment.same is None:
        if hit.value == 0 and (_numbered(words, hit.last) or words.hit(hit.last, "dir")):
            return None
        moment.offset = hit.value
    elif kind == "weekday":
        return _weekday(words, hit, moment)
    elif kind == "night" and not moment.has_day:
        moment.part, moment.offset = hit.needs or "night", hit.value
    elif kind == "eve" and moment.empty:
        moment.part, moment.eve, moment.sure = "night", True, False
    elif kind == "meridiem" and moment.clock and _meridiem(words, hit) and (moment.part is None or hit.needs == "bare"):
        moment.part = hit.value
    elif kind in {"part", "adverb"} and (moment.part is None or words.hit(hit.first - 1, "phase")):
        moment.part = hit.value
        ending = bool(hit.needs) and words.scan.tokens[hit.last - 1].text.endswith(hit.needs)
        moment.sure = ending or words.hit(hit.first, "adverb") is not None
    elif kind == "zone" and moment.precise and moment.zone is None:
        moment.zone, last = zone_of(words, hit)
        return last
    elif kind == "zone-of" and moment.precise and moment.zone is None and hit.last < len(words.scan.tokens):
        moment.zone, moment.zone_at = "place", hit.last
        return hit.last + 1
    elif (
        kind == "dir"
        and moment.direction is None
        and (moment.weekday is not None or moment.dated or (words.free() and words.hit(hit.last, "weekday", "month")))
    ):
        moment.direction = hit.value
    elif kind == "same" and not moment.has_day:
        moment.same = hit.value
    else:
        return None
    return hit.last


def _meridiem(words: TimeWords, hit: Hit) -> bool:
    return words.number(hit.first - 1) is not None or hit.needs == "clock"


def _numbered(words: TimeWords, at: int) -> bool:
    """Whether an ordinal follows: "the second day" is no time."""
    return words.hit(at, "ordinal", "hour") is not None or words.article(at)


def _weekday(words: TimeWords, hit: Hit, moment: Moment) -> int | None:
    """A weekday; after another one, only as the second day of a night ("the night of Friday to Saturday")."""
    if moment.weekday is None:
        if hit.needs == "date" and not _dated_follows(words, hit.last):
            return None
        if hit.needs == "support" and moment.empty and not words.hit(hit.first - 1, *GOVERNORS):
            return None
        moment.weekday = hit.value
        return hit.last
    if moment.part in NIGHTS and moment.weekday_after is None and (moment.weekday + 1) % 7 == hit.value:
        moment.weekday_after = hit.value
        return hit.last
    return None


def _dated_follows(words: TimeWords, at: int) -> bool:
    """Whether a date follows that makes a weekday of a short or ambiguous word: "Sat, 16 September"."""
    at += words.mark(at) == "."
    dated = dated_at(words, at + 1 if words.mark(at) in COMMAS and words.mark(at) else at)
    return dated is not None and dated.day is not None


def _close(words: TimeWords, moment: Moment) -> None:
    """The second day of a night after a dash: "the night of Friday - Saturday"."""
    at = moment.last
    if moment.part not in NIGHTS or moment.weekday is None or words.mark(at) not in DASHES:
        return
    hit = words.hit(at + 1, "weekday")
    if hit and (moment.weekday + 1) % 7 == hit.value and moment.weekday_after is None:
        moment.weekday_after = hit.value
        moment.last = hit.last
