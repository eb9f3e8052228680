"""Time words -> expressions: moments and lengths with what bounds them (since, until, between … and …)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from hudna.reading.instants import Moment
from hudna.reading.lengths import Length, length_at
from hudna.reading.moments import DASHES, moment_at
from hudna.reading.timewords import Hit, TimeWords

MOMENTS = frozenset({"offset", "weekday", "night", "month", "hijri", "ordinal", "hour", "clock-word", "part", "adverb"})
MOMENTS |= {"eve", "unit", "phase", "season", "at", "date-word", "same", "this", "year-same", "weekend", "past"}
LENGTHS = frozenset({"unit", "count", "latest", "about", "few", "dir", "at"})
BOUNDS = frozenset({"bound", "between", "from", "soon", "to-date"})
STARTS = MOMENTS | LENGTHS | BOUNDS
WITHIN = frozenset(":/.-–—,٫")  # marks that may stand within a time in digits
QUOTES = frozenset("\"“”«»'‘’")
YEAR_AFTER = ("in", "bound", "between", "from", "to", "bearer", "same-as", "season", "and")


class Expression(NamedTuple):
    """One time on tokens `first` to `last`: a moment, a range of two, or a length; `bound` "at" if none."""

    first: int
    last: int
    bound: str
    low: Moment | None = None
    high: Moment | None = None
    length: Length | None = None


def expressions(words: TimeWords) -> Iterator[Expression]:
    """The time expressions of a text in order, none over another."""
    done = 0
    starts = {index for index, hits in words.at.items() for hit in hits if hit.kind in STARTS}
    for index in sorted(starts.union(words.digit, words.articles)):
        if index < done:
            continue
        found = _expression(words, index)
        if found is not None:
            yield found
            done = found.last


def _expression(words: TimeWords, at: int) -> Expression | None:
    for hit in words.at.get(at, ()):
        if hit.kind in {"between", "from", "bound", "at"} and not words.may_begin(hit.last):
            return None
        if hit.kind == "between":
            return _between(words, hit)
        if hit.kind == "soon":
            return Expression(hit.first, hit.last, "span", length=Length(hit.first, hit.last, None, "day", hit.value))
        if hit.kind == "to-date":
            return Expression(hit.first, hit.last, "until", Moment(hit.first, hit.last, offset=0))
        if hit.kind == "from" and (found := _from_to(words, hit)):
            return found
        if hit.kind == "bound":
            found = _bounded(words, hit)
            if found is not None:
                return found
    return _plain(words, at)


def _after_quote(words: TimeWords, at: int) -> int:
    return at + 1 if words.mark(at) and words.mark(at) in QUOTES else at


def _plain(words: TimeWords, at: int) -> Expression | None:
    """A moment that stands alone, or the first of a range; a length that says itself that it is past or to come."""
    hits = words.at.get(at, ())
    if len(hits) == 1 and hits[0].kind == "about" and not words.may_begin(hits[0].last):
        return None  # an article or "about", as most are
    kinds = {hit.kind for hit in hits}
    if not hits and words.digits(at) not in {0, 4} and at + 1 not in words.at and words.mark(at + 1) not in WITHIN:
        return None  # a bare number, as most are
    led = words.free() and any(hit.kind == "dir" or (hit.kind == "count" and hit.last in words.at) for hit in hits)
    moment = moment_at(words, at) if not hits or kinds & MOMENTS or led else None
    if moment is not None and (_stands(words, moment, at) or _to_second(words, moment)):
        found = Expression(_opening(words, moment), moment.last, "at", moment)
        return _ranged(words, found)
    length = length_at(words, at) if not hits or kinds & LENGTHS else None
    if length is None:
        return None
    ago = words.hit(length.last, "ago")
    if ago:
        return Expression(at, ago.last, str(ago.value or "ago"), length=length)
    link = words.hit(length.last, "from")
    if link and (now := words.hit(link.last, "now", "offset")) and not now.value:
        return Expression(at, now.last, "hence", length=length)
    if length.direction is None or (words.free() and length.direction == 0):
        return None
    return Expression(at - 1 if words.before(at) else at, length.last, "span", length=length)


def _to_second(words: TimeWords, moment: Moment) -> Moment | None:
    """The second end of a range after a dash or "to"."""
    to = words.hit(moment.last, "to")
    at = to.last if to else moment.last + 1 if words.mark(moment.last) in DASHES and words.mark(moment.last) else 0
    second = moment_at(words, at) if at else None
    if second is None:
        return None
    if moment.clock and second.clock and not second.has_day:
        return second
    if moment.dated and second.dated and not (moment.part and not second.part):
        same = (moment.dated.day is None) == (second.dated.day is None)
        return second if same and not (to and moment.dated.needs and second.dated.needs) else None
    days = moment.weekday is not None and second.weekday is not None
    return second if days or (to is not None and moment.offset is not None and second.offset is not None) else None


def _ranged(words: TimeWords, found: Expression) -> Expression:
    moment = found.low
    second = _to_second(words, moment) if moment else None
    if moment is None or second is None:
        return found
    low, high = _shared(moment, second)
    return found._replace(last=second.last, bound="between", low=low, high=high)


def _shared(low: Moment, high: Moment) -> tuple[Moment, Moment]:
    """What only one end of a range says and both mean: the part of the day, the year, the day, the zone."""
    if low.clock and high.clock:
        low = replace(low, part=low.part or high.part, zone=low.zone or high.zone, zone_at=low.zone_at or high.zone_at)
        high = replace(high, zone=low.zone, zone_at=low.zone_at)
        if high.has_day and not low.has_day:
            low = replace(low, offset=high.offset, weekday=high.weekday, dated=high.dated, same=high.same)
        elif low.has_day and not high.has_day:
            high = replace(high, offset=low.offset, weekday=low.weekday, dated=low.dated, same=low.same)
    if low.dated and high.dated and low.dated.month and low.dated.year is None and high.dated.year is not None:
        later = low.dated.month > (high.dated.month or 12)
        low = replace(low, dated=low.dated._replace(year=high.dated.year - later, needs=""))
    return low, high


def _stands(words: TimeWords, moment: Moment, at: int) -> bool:
    """Whether the moment is a time as it stands: a part of the day needs its day, some months a preposition."""
    if not moment.has_day and moment.clock is None:
        return moment.sure
    dated = moment.dated
    if dated is None:
        return True
    if dated.day is not None:
        return dated.year is not None or moment.weekday is not None or not _is_name(words, at)
    before = moment.first - 1
    number = words.number(before)
    if dated.needs == "number" or (dated.month and number is not None and number <= 31 and words.digits(before) <= 2):
        return False
    if dated.needs == "support":
        return words.hit(before, "in", "bound", "between") is not None
    if dated.needs == "year":
        told = words.hit(before, *YEAR_AFTER) or words.hit(moment.last, "bearer-after")
        return told is not None and not words.counts(moment.last)
    return True


def _is_name(words: TimeWords, at: int) -> bool:
    """Whether what stands before makes a name of the date: "the 23 March Movement"."""
    before = at - 2 if words.mark(at - 1) and words.mark(at - 1) in QUOTES else at - 1
    hit = words.hit(before, "name")
    return hit is not None or (words.hit(before - 1, "name") is not None and words.article(before))


def _opening(words: TimeWords, moment: Moment) -> int:
    """Where a moment begins: "in" opens a month, a year, "the same period"."""
    first = moment.first
    if moment.dated and moment.dated.phase and words.glued(first) and words.number(first - 2) in {1, 2}:
        first -= 2  # "in the 1st half of"
    if words.before(first) or (moment.dated and moment.dated.unit == "week" and words.hit(first - 1, "onto")):
        return first - 1
    if first < moment.first:
        return first
    at = words.hit(moment.first, "at") if words.free() else None
    if at and at.last < moment.last and not words.hit(moment.first, "adverb"):
        return at.last  # "at 1 p.m."
    on = words.hit(moment.first - 1, "of") if words.free() else None
    if on and on.needs == "weekday" and moment.weekday is not None and words.hit(moment.first, "weekday"):
        return moment.first - 1  # "on Tuesday"
    dated = moment.dated
    whole = dated is not None and dated.day is None and dated.unit is None and moment.clock is None
    if not whole and moment.same is None:
        return moment.first
    return moment.first - 1 if words.hit(moment.first - 1, "in") else moment.first


def _bounded(words: TimeWords, hit: Hit) -> Expression | None:
    """A bound and the moment or length behind it."""
    bound = str(hit.value)
    at = _after_quote(words, hit.last)
    moment = moment_at(words, at)
    if moment is not None and _bindable(words, moment, bound):
        return _closed(words, Expression(hit.first, moment.last, bound, moment))
    if bound in {"until", "starting", "from", "as-of"}:
        return None
    length = length_at(words, at)
    if length is None:
        return None
    return _measured(words, hit, bound, length)


def _bindable(words: TimeWords, moment: Moment, bound: str) -> bool:
    dated = moment.dated
    if dated is not None and dated.day is None and dated.needs == "number":
        return False
    if dated is not None and dated.needs == "year" and words.counts(moment.last):
        return False
    return moment.has_day or moment.clock is not None or moment.sure or bound in {"since", "until", "starting", "from"}


def _closed(words: TimeWords, found: Expression) -> Expression:
    """Since … until …; from … to …: a range. An instant from which something holds keeps its own words."""
    moment = found.low
    if moment is None:
        return found
    to = words.hit(moment.last, "to") if found.bound in {"since", "starting", "from"} else None
    second = moment_at(words, to.last) if to else None
    if to and second is not None and (second.has_day or second.clock):
        low, high = _shared(moment, second)
        return found._replace(last=second.last, bound="between", low=low, high=high)
    if found.bound == "within":
        return _ranged(words, found)
    if found.bound == "starting" and moment.precise:
        return found._replace(first=moment.first)
    return found


def _measured(words: TimeWords, hit: Hit, bound: str, length: Length) -> Expression | None:
    """A length behind a bound: two days ago, since a week, within 21 days. Counted from an event it is no time."""
    link = words.hit(length.last, "of", "from")
    until = words.hit(length.last, "bound") if words.free() else None
    if until and until.value in {"until", "before", "after"} and _event_follows(words, until):
        return None  # "two days before the signing"
    if link and words.hit(link.last, "now"):
        return Expression(hit.first, link.last + 1, "ago" if bound == "before" else bound, length=length)
    if link and not link.joined and length.direction is None and bound != "since" and _event_follows(words, link):
        return None
    if words.hit(length.last, "hour", "ordinal"):
        return None  # "in the first four days"
    kind = "ago" if bound == "before" else bound
    if length.direction is not None and kind in {"ago", "after"}:
        return None
    return Expression(hit.first, length.last, kind, length=length)


def _event_follows(words: TimeWords, link: Hit) -> bool:
    """Whether an event is named from which the length counts: "two days after the signing"."""
    return words.hit(link.last, *STARTS) is None and link.last < len(words.scan.tokens) and not words.mark(link.last)


def _between(words: TimeWords, hit: Hit) -> Expression | None:
    """Between A and B; the days between 12 and 15 April."""
    at = _after_quote(words, hit.last)
    low = moment_at(words, at)
    if low is None:
        return None
    if low.dated is not None and low.dated.until is not None:
        return Expression(hit.first, low.last, "at", low)
    bare = _bare_day(words, low.last) if low.clock and not low.has_day else None
    low.last += 2 if bare else 0
    joint = words.hit(low.last, "and", "to")
    second = joint.last if joint else low.last
    if not joint and not any(one.joined for one in words.at.get(second, ())):
        return None
    high = moment_at(words, second)
    if high is None or not (high.has_day or high.clock):
        return None
    if bare and high.dated is not None and high.dated.month:
        low.dated = high.dated._replace(day=bare)
    low, high = _shared(low, high)
    return Expression(hit.first, high.last, "between", low, high)


def _bare_day(words: TimeWords, at: int) -> int | None:
    """ "between 19:30 on 26 and 19:30 on 27 July": a day whose month the second end gives."""
    on = words.hit(at, "of")
    day = words.number(on.last) if on else None
    return day if on and on.last == at + 1 and day and day <= 31 and words.hit(at + 2, "and") else None


def _from_to(words: TimeWords, hit: Hit) -> Expression | None:
    """From A to B; "from" alone opens nothing."""
    low = moment_at(words, _after_quote(words, hit.last))
    if low is None:
        return None
    if low.dated is not None and low.dated.until is not None and low.dated.day is not None:
        return Expression(hit.first, low.last, "at", low)
    to = words.hit(low.last, "to")
    dashed = low.clock is not None and words.mark(low.last) in DASHES and words.mark(low.last)
    high = moment_at(words, to.last if to else low.last + 1) if to or dashed else None
    if high is None or not (high.has_day or high.clock):
        return None
    low, high = _shared(low, high)
    return Expression(hit.first, high.last, "between", low, high)
