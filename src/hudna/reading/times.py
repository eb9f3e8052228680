"""Scan -> times: every time expression with its interval, read against the day of publication and the text itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from hudna.model import Interval, Place, Quantity
from hudna.reading.calendars import zone_named
from hudna.reading.intervals import AHEAD, LAST, NOT_AHEAD, Extent, Setting, bounded, extent_of, length_extent, unknown
from hudna.reading.moments import Moment
from hudna.reading.scans import Mention, Scan
from hudna.reading.timespans import Expression, expressions
from hudna.reading.timewords import TimeWords, time_words

REACH = 25  # tokens before a time in which a word may say that the clause looks ahead
MEMORY = 60  # days: a day named earlier lends itself to a clock time only if it is no further from publication
PLANS = frozenset({"future", "ought"})  # senses of the words that open or join clauses
VERBS = frozenset({"verb", "passive"})
LENGTHS = frozenset({"hour", "day", "month", "week", "year", "minute"})


def find_times(scan: Scan, zones: Mapping[str, str] | None = None) -> list[Mention]:
    """The times of a scan in order. `zones` gives IANA names by place id, for clock times where no zone is stated."""
    words = time_words(scan)
    found = list(expressions(words))
    setting = Setting(scan.document.published)
    reader = _Reader(scan, words, zones or {}, setting)
    return [reader.mention(found, index) for index in range(len(found))]


def without_times(numbers: Sequence[Mention], times: Sequence[Mention]) -> list[Mention]:
    """The numbers that are no part of a time; a length inside one ("within 21 days") stays a number too."""
    covered = {token for time in times for token in range(time.first, time.last)}
    return [one for one in numbers if not covered.intersection(range(one.first, one.last)) or _is_length(one, times)]


def _is_length(number: Mention, times: Sequence[Mention]) -> bool:
    value = number.value
    if not isinstance(value, Quantity) or value.unit not in LENGTHS:
        return False
    return any(time.note == "length" and time.first <= number.first and number.last <= time.last for time in times)


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
        self.since: list[date] = []  # days from which something is said to go on
        self.last: Expression | None = None

    def mention(self, found: Sequence[Expression], index: int) -> Mention:
        """The mention of an expression."""
        one = found[index]
        setting = self._setting(found, index)
        extent = self._extent(one, setting)
        zone, note = self._zone(found, index, extent, setting)
        self._remember(one, extent)
        self.last = one
        if zone is None:
            extent, zone = _whole_day(extent), self.zone
        scan = self.scan
        skip = self._skip(one.first)
        span = scan.span(one.first, one.last, skip)
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
            anchor = setting.named if one.bound in {"within", "after"} and one.length.direction is None else None
            if one.bound == "after" and anchor is None and setting.direction != AHEAD:
                anchor = self._earlier(setting.direction)
            extent = length_extent(one.bound, one.length, setting, anchor)
            return self._since_named(one, extent) or extent
        if one.low is None:
            return unknown("nothing named")
        low = extent_of(self._half(one), setting)
        if one.bound != "between" or one.high is None:
            loose = one.bound == "before" and one.low.dated is not None and one.low.dated.phase in {"middle", "end"}
            extent = bounded("until" if loose else one.bound, low)
            head = self.heads.get(self.sentence_of[one.first])
            if one.bound == "since" and head is not None and extent.start is not None:
                return extent._replace(end=datetime.combine(head, LAST))
            return extent
        high = extent_of(one.high, setting)
        week = one.low.weekday is not None and one.low.dated is None
        if week and low.start and high.end and low.start > high.end:
            low = low._replace(start=low.start - timedelta(days=7))  # from Wednesday to Thursday, on a Wednesday
        return _joined(low, high)

    def _since_named(self, one: Expression, extent: Extent) -> Extent | None:
        """"In five weeks", where the text has named a day that lies five weeks back: since that day."""
        length, today = one.length, self.setting.today
        if length is None or not length.number or one.bound != "within" or extent.basis != "relative" or not today:
            return None
        days = {"week": 7, "month": 30, "year": 365}.get(length.unit)
        back = extent.start is not None and length.direction is None
        for day in self.since if days and back else ():
            if days and (today - day).days // days == length.number:
                return Extent(datetime.combine(day, time(0)), None, "day", "context")
        return None

    def _half(self, one: Expression) -> Moment:
        """The moment of an expression; in brackets behind a clock time, in that one's half of the day."""
        assert one.low is not None
        before = self.last
        if before is None or before.low is None or before.low.clock is None or one.first != before.last + 1:
            return one.low
        return _like(one.low, before.low) if one.low.zone else one.low

    def _setting(self, found: Sequence[Expression], index: int) -> Setting:
        """What this expression is read against: the day of its own sentence, else the one named last."""
        one = found[index]
        number = self.sentence_of[one.first]
        here = [day for sentence, day in self.days if sentence == number]
        named = here[-1] if here else None
        direction = self._direction(one)
        if named is None and one.length is None and not self._heads_line(one):
            named = self._earlier(direction)
        return replace(self.setting, named=named, direction=direction)

    def _heads_line(self, one: Expression) -> bool:
        """Whether it opens its sentence, as the clock times of a live report do: such a time is of the report's day."""
        return one.first == self.scan.sentences[self.sentence_of[one.first]].first and self.setting.today is not None

    def _earlier(self, direction: int | None) -> date | None:
        """The day that an earlier sentence named last; one to come only where this one looks ahead too."""
        today = self.setting.today
        for _, day in reversed(self.days):
            if today is None or (abs((today - day).days) <= MEMORY and (day <= today or direction == AHEAD)):
                return day
        return None

    def _direction(self, one: Expression) -> int | None:
        if one.bound in {"since", "ago"}:
            return NOT_AHEAD
        low = one.low
        if one.bound == "after" and one.length is not None:
            return AHEAD if self._ahead(one, present=True) else None
        told = low is not None and (low.offset is not None or (low.dated and low.dated.year) or low.same is not None)
        return AHEAD if not told and self._ahead(one) else None

    def _ahead(self, one: Expression, *, present: bool = False) -> bool:
        """Whether the clause looks ahead: its nearest telling word is a future verb or one of plan or duty.

        `present`: or a verb in the present tense.
        """
        first = self.scan.sentences[self.sentence_of[one.first]].first
        for index in range(one.first - 1, max(first, one.first - REACH) - 1, -1):
            found = self._looks(index)
            if found == "present" and present:
                return True
            if found in {"past", "future"}:
                return found == "future"
        return False

    def _looks(self, index: int) -> str:
        """Which way a word looks: future, past, present; a form that may be verb or noun tells nothing."""
        tenses = set()
        for lexeme in self.scan.lexemes[index]:
            form = lexeme.form
            if form.sense in PLANS or (form.speech in VERBS and "will" in lexeme.before):
                return "future"
            tenses.add(form.features.partition(" ")[0] if form.speech in VERBS else "")
        if self.words.hit(index, "ahead"):
            return "future"
        return tenses.pop() if len(tenses) == 1 else ""

    def _remember(self, one: Expression, extent: Extent) -> None:
        if one.bound == "since" and extent.start is not None:
            self.since.append(extent.start.date())
        if one.bound in {"at", "starting", "within"} and one.length is None:
            day = _single(extent)
            if day is not None and one.low is not None and one.low.clock and self._heads_line(one):
                self.heads[self.sentence_of[one.first]] = day
            low = one.low
            if day is not None and low is not None and (low.has_day or extent.basis != "context"):
                self.days.append((self.sentence_of[one.first], day))
        if extent.start is not None and extent.basis == "stated":
            self.setting.year = extent.start.year
        if extent.start is not None and extent.end is not None and extent.start != extent.end:
            self.setting.period = extent

    def _zone(
        self, found: Sequence[Expression], index: int, extent: Extent, setting: Setting
    ) -> tuple[tzinfo | None, str]:
        """The zone of an expression's instants: the one stated, the place's for a clock time, else the document's."""
        one = found[index]
        note = "" if self.scan.document.timezone else "no zone known: UTC"
        low = one.low
        if low is None or extent.precision not in {"minute", "hour"}:
            return self.zone, note
        stated = one.high.zone if one.high and one.high.zone else low.zone
        if stated is not None and stated != "local":
            return self._stated(low if low.zone else one.high or low, stated)
        twin = self._other(low, extent) or self._twin(found, index, low, extent)
        return twin or zone_at(self.scan, one.first, self.zones) or self.zone, "" if twin else note

    def _stated(self, moment: Moment, stated: str) -> tuple[tzinfo | None, str]:
        if stated != "place":
            zone = zone_named(stated)
            return zone, "" if zone else f"unknown zone {stated}"
        at = moment.zone_at
        for mention in self.scan.places:
            place = mention.value
            if at is None or not mention.first <= at < mention.last or not isinstance(place, Place):
                continue
            if place.id is not None and place.id in self.zones:
                return zone_named(self.zones[place.id]), ""
        return None, "a zone is stated, but not known"

    def _other(self, low: Moment, extent: Extent) -> tzinfo | None:
        """The offset that follows from the same instant in another zone, given within the moment."""
        if low.other is None or low.other[0] is None or extent.start is None or extent.start != extent.end:
            return None
        other = Moment(low.first, low.last, clock=low.other[0], zone=low.other[1], part=low.part)
        return _offset(extent.start, other)

    def _twin(self, found: Sequence[Expression], index: int, low: Moment, extent: Extent) -> tzinfo | None:
        """The offset that the text gives by naming the same instant in a known zone: "13:00 (0900 GMT)"."""
        if index + 1 >= len(found) or extent.start is None or extent.start != extent.end:
            return None
        other = found[index + 1].low
        if found[index + 1].first > found[index].last + 2 or other is None or other.clock is None or other.has_day:
            return None
        if other.zone in {None, "local", "place"} or low.clock is None:
            return None
        return _offset(extent.start, _like(other, low))


def _like(other: Moment, low: Moment) -> Moment:
    """The other zone's time in the same half of the day, unless it says itself in which."""
    return replace(other, part=low.part) if other.part is None and other.clock and not other.clock.sure else other


def _offset(here: datetime, other: Moment) -> tzinfo | None:
    """The offset of a clock that shows `here` when another zone's shows the other moment."""
    zone = zone_named(str(other.zone))
    there = extent_of(other, Setting(here.date(), here.date()))
    if zone is None or there.start is None or there.start != there.end:
        return None
    offset = here - there.start.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
    return timezone(offset - timedelta(days=round(offset / timedelta(days=1))))


def _whole_day(extent: Extent) -> Extent:
    """The day of an instant whose zone is stated but not known: its hour is not guessed."""
    note = "a zone is stated, but not known"
    start, end = extent.start, extent.end
    return Extent(
        datetime.combine(start, time(0)) if start else None,
        datetime.combine(end, LAST) if end else None,
        "day",
        extent.basis,
        note,
    )


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
