"""Scan -> times: every time expression with its interval, read against the day of publication and the text itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from hudna.model import Interval, Quantity
from hudna.reading.calendars import zone_named
from hudna.reading.horizons import direction_of
from hudna.reading.instants import Moment
from hudna.reading.intervals import AHEAD, LAST, Extent, Setting, bounded, extent_of, length_extent, unknown
from hudna.reading.lengths import Length
from hudna.reading.scans import Mention, Scan
from hudna.reading.timespans import Expression, expressions
from hudna.reading.timewords import TimeWords, time_words
from hudna.reading.zones import inner_zone, same_half, stated_zone, twin_zone, whole_day, zone_at

UNITS = {"week": 7, "fortnight": 14, "month": 30, "year": 365}  # in days
MEMORY = 60  # days: a day named earlier lends itself to a clock time only if it is no further from publication
LENGTHS = frozenset({"hour", "day", "month", "week", "year", "minute"})


def find_times(scan: Scan, zones: Mapping[str, str] | None = None) -> list[Mention]:
    """The times of a scan in order. `zones` gives IANA names by place id, for clock times where no zone is stated."""
    words = time_words(scan)
    found = list(expressions(words))
    reader = _Reader(scan, words, zones or {}, Setting(scan.document.published))
    return [reader.mention(one, following) for one, following in zip(found, [*found[1:], None], strict=False)]


def without_times(numbers: Sequence[Mention], times: Sequence[Mention]) -> list[Mention]:
    """The numbers that are no part of a time; a length inside one ("within 21 days") stays a number too."""
    covered = {token: time for time in times for token in range(time.first, time.last)}
    if not covered:
        return list(numbers)
    return [
        one
        for one in numbers
        if _is_length(one, covered.get(one.first)) or covered.keys().isdisjoint(range(one.first, one.last))
    ]


def _is_length(number: Mention, time: Mention | None) -> bool:
    """Whether a number is the length of the time that it stands in."""
    if time is None or time.note != "length" or number.last > time.last:
        return False
    return isinstance(number.value, Quantity) and number.value.unit in LENGTHS


class _Reader:
    """Reads the expressions of one document in order, and remembers the days that it has named."""

    def __init__(self, scan: Scan, words: TimeWords, zones: Mapping[str, str], setting: Setting) -> None:
        self.scan, self.words, self.zones, self.setting = scan, words, zones, setting
        self.zone: tzinfo = (zone_named(scan.document.timezone) if scan.document.timezone else None) or UTC
        self.sentence_of: list[int] = [0] * len(scan.tokens)
        for number, sentence in enumerate(scan.sentences):
            self.sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)
        self.days: list[tuple[int, date]] = []  # sentence, day
        self.heads: dict[int, date] = {}  # sentence, the day of the clock time that opens it
        self.stated: date | None = None  # the day that a bulletin gives as its own
        self.since: dict[tuple[int, int], date] = {}  # the day since which something goes on, by how long it is ago
        self.near: dict[bool, date] = {}  # the day named last that is near publication; True: or lies ahead
        self.last: Expression | None = None

    def mention(self, one: Expression, following: Expression | None) -> Mention:
        """The mention of an expression; the one behind it may give its zone away."""
        extent = self._extent(one, self._setting(one))
        zone, note = self._zone(one, following, extent)
        self._remember(one, extent)
        self.last = one
        if zone is None:
            extent, zone = whole_day(extent), self.zone
        span = self.scan.span(one.first, one.last, self._skip(one.first))
        value = Interval(
            extent.start.replace(tzinfo=zone) if extent.start else None,
            extent.end.replace(tzinfo=zone) if extent.end else None,
            extent.precision,
            extent.basis,
            span,
        )
        kind = "length" if one.length else extent.note or note
        return Mention("time", one.first, one.last, span, value, note=kind)

    def _skip(self, first: int) -> int:
        """The clitic letters before the first word: "and", "in"; an article written alone keeps its own."""
        hits = self.words.at.get(first, ())
        if hits:
            return hits[0].lexeme.skip
        token, article = self.scan.tokens[first], self.scan.language.article
        return len(token.folded) - len(article) if self.words.article(first) else 0

    def _extent(self, one: Expression, setting: Setting) -> Extent:
        if one.length is not None:
            return self._counted(one, one.length, setting)
        if one.low is None:
            return unknown("nothing named")
        low = extent_of(self._half(one, one.low), setting)
        if one.bound == "between" and one.high is not None:
            return _range(one.low, low, extent_of(one.high, setting))
        loose = one.bound == "before" and one.low.dated is not None and one.low.dated.phase in {"middle", "end"}
        extent = bounded("until" if loose else one.bound, low)
        head = self.heads.get(self.sentence_of[one.first])
        if one.bound == "since" and head is not None and extent.start is not None:
            return extent._replace(end=datetime.combine(head, LAST))
        own, start = self.stated, extent.start
        goes_on = one.bound in {"since", "from"} and start is not None and extent.end is None
        if own is not None and start is not None and goes_on and start.date() < own:
            return extent._replace(end=datetime.combine(own, LAST))
        return extent

    def _counted(self, one: Expression, length: Length, setting: Setting) -> Extent:
        if one.bound == "earlier":
            return length_extent("ago", length, setting, setting.named or self._earlier(setting.direction))
        anchor = setting.named if one.bound in {"within", "after"} and length.direction is None else None
        if one.bound == "after" and anchor is None and setting.direction != AHEAD:
            anchor = self._earlier(setting.direction)
        extent = length_extent(one.bound, length, setting, anchor)
        return self._since_named(one, extent) or extent

    def _since_named(self, one: Expression, extent: Extent) -> Extent | None:
        """ "In five weeks", where the text has named a day that lies five weeks back: since that day."""
        length, today = one.length, self.setting.today
        if length is None or not length.number or one.bound != "within" or extent.basis != "relative" or not today:
            return None
        if extent.start is None or length.direction is not None:
            return None
        day = self.since.get((UNITS.get(length.unit, 0), length.number))
        return Extent(datetime.combine(day, time(0)), None, "day", "context") if day is not None else None

    def _half(self, one: Expression, low: Moment) -> Moment:
        """The moment of an expression; in brackets behind a clock time, in that one's half of the day."""
        before = self.last.low if self.last and one.first == self.last.last + 1 else None
        return same_half(low, before) if before and before.clock and low.zone else low

    def _setting(self, one: Expression) -> Setting:
        """What this expression is read against: the day of its own sentence, else the one named last."""
        number = self.sentence_of[one.first]
        direction = direction_of(self.words, one, self.scan.sentences[number].first)
        named = self.days[-1][1] if self.days and self.days[-1][0] == number else None
        if named is None and one.length is None and not self._heads_line(one):
            named = self._earlier(direction)
        known = self.setting
        return Setting(known.today, named, known.period, direction, known.year)

    def _heads_line(self, one: Expression) -> bool:
        """Whether it opens its sentence, as the clock times of a live report do: such a time is of the report's day."""
        if one.low is not None and one.low.same is not None:
            return False
        return one.first == self.scan.sentences[self.sentence_of[one.first]].first and self.setting.today is not None

    def _earlier(self, direction: int | None) -> date | None:
        """The day that an earlier sentence named last; one to come only where this one looks ahead too."""
        return self.near.get(direction == AHEAD)

    def _remember(self, one: Expression, extent: Extent) -> None:
        if one.bound == "since" and extent.start is not None and self.setting.today is not None:
            begun = extent.start.date()
            for length in UNITS.values():
                self.since.setdefault((length, (self.setting.today - begun).days // length), begun)
        if one.bound in {"at", "starting", "within"} and one.length is None:
            day = _single(extent)
            if day is not None and one.low is not None and one.low.clock and self._heads_line(one):
                self.heads[self.sentence_of[one.first]] = day
            low = one.low
            if day is not None and low is not None and (low.has_day or extent.basis != "context"):
                self._name(self.sentence_of[one.first], day)
        if extent.start is not None and extent.basis == "stated":
            self.setting.year = extent.start.year
            if self._as_of(one):
                self.stated = extent.start.date()
        if extent.start is not None and extent.end is not None and extent.start != extent.end:
            self.setting.period = extent

    def _name(self, sentence: int, day: date) -> None:
        """Remember a day that a sentence names; one far from publication lends itself to no other time."""
        today = self.setting.today
        self.days.append((sentence, day))
        if today is None or abs((today - day).days) <= MEMORY:
            self.near[True] = day
            if today is None or day <= today:
                self.near[False] = day

    def _as_of(self, one: Expression) -> bool:
        """Whether the date is the bulletin's own: "as of 22 September", or in brackets in its heading."""
        if self.words.hit(one.first - 3, "as-of"):
            return True
        opened = self.words.free() and self.words.mark(one.first - 1) == "(" and self.words.mark(one.last) == ")"
        return opened and self.sentence_of[one.first] <= 1 and one.low is not None and one.low.has_day

    def _zone(self, one: Expression, following: Expression | None, extent: Extent) -> tuple[tzinfo | None, str]:
        """The zone of an expression's instants: the one stated, the place's for a clock time, else the document's."""
        note = "" if self.scan.document.timezone else "no zone known: UTC"
        low = one.low
        if low is None or extent.precision not in {"minute", "hour"}:
            return self.zone, note
        stated = low if low.zone else one.high or low
        if stated.zone is not None and stated.zone != "local":
            return stated_zone(self.scan, stated, self.zones), ""
        beside = following.low if following and following.first <= one.last + 2 else None
        told = inner_zone(low, extent) or twin_zone(low, extent, beside) or zone_at(self.scan, one.first, self.zones)
        return told or self.zone, "" if told else note


def _range(moment: Moment, low: Extent, high: Extent) -> Extent:
    """A range; "from Wednesday to Thursday", told on a Wednesday, began a week ago."""
    week = moment.weekday is not None and moment.dated is None
    if week and low.start and high.end and low.start > high.end:
        low = low._replace(start=low.start - timedelta(days=7))
    return _joined(low, high)


def _joined(low: Extent, high: Extent) -> Extent:
    """From the start of one to the end of the other; in the wrong order or half unknown, nothing."""
    if low.start is None or high.end is None:
        return unknown(low.note or high.note)
    if low.start > high.end:
        return unknown("ends before it begins")
    finest = low.precision if low.precision == high.precision else _coarser(low.precision, high.precision)
    basis = low.basis if low.basis == high.basis else ("stated" if "stated" in (low.basis, high.basis) else "relative")
    return Extent(low.start, high.end, finest, basis)


def _coarser(one: str, other: str) -> str:
    order = ["minute", "hour", "day", "month", "year"]
    return max(one, other, key=order.index)


def _single(extent: Extent) -> date | None:
    """The day, if the extent lies within one."""
    start: datetime | None = extent.start
    if start is None or extent.end is None or start.date() != extent.end.date():
        return None
    return start.date()
