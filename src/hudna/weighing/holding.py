"""A ceasefire and accounts -> whether it holds, by whose record: never one answer, one for each voice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Reason
from hudna.weighing.assignments import of_truce
from hudna.weighing.exposures import Count, Window, counted, days_reported, window
from hudna.weighing.incidents import Incident, Voice, incidents, voice_of
from hudna.weighing.rates import Comparison, compare
from hudna.weighing.stages import UNKNOWN, Stage, stage
from hudna.weighing.verdicts import bearing, verdict
from hudna.weighing.whens import MINUTE, aware, day_of

DAY = timedelta(days=1)
_COARSE = frozenset({"month", "year"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of days: what one voice recorded for a stretch of days, by kind, side and place.

    `first` and `last` are days in the truce's zone (None: undated). `low` and `high` bound the count (None:
    uncounted); a recorded 0 is a row, a silent day is none.
    """

    first: date | None
    last: date | None
    voice: str
    kind: str
    mode: str | None
    side: str | None
    place: str | None
    low: float | None
    high: float | None
    stance: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One voice's answer: `verdict` is holds, violated, contested, unclear or silent.

    `since` are the incidents that it recorded since the truce began, `before` those of the stretch of equal length
    before it; `reported` and `silent` are days since the truce with and without a report of its own. `against_before`
    compares the two stretches, `against_previous` the latest period with the one before; None where one of them has no
    report to compare.
    """

    voice: Voice
    verdict: str
    since: Count
    before: Count
    reported: tuple[date, ...]
    silent: tuple[date, ...]
    against_before: tuple[tuple[str, Comparison], ...]
    against_previous: tuple[tuple[str, Comparison], ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """How a truce holds at an instant, by each voice's record; one that is over, until it was.

    `day` counts from 1, None where it is not in force or its start is unknown; `stage` is what has become of it.
    """

    ceasefire: str
    at: datetime
    day: int | None
    records: tuple[Record, ...]
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...] = ()
    stage: Stage = UNKNOWN

    def record(self, label: str) -> Record | None:
        """The record of the voice with this label."""
        return next((one for one in self.records if one.voice.label == label), None)


def holding(
    ceasefire: Ceasefire,
    accounts: Iterable[Account],
    at: datetime,
    period: timedelta = DAY,
    voices: Mapping[str, str] = {},
) -> Holding:
    """Whether a truce holds at `at`, by each voice, from the accounts that are assigned to it.

    `accounts` are those of the truce, from before it too; `voices` names publishers that are organs of a side. What is
    said to have happened after `at`, or was told after it without a date, is left out.
    """
    until = aware(at) or at
    mine = of_truce(accounts, ceasefire.id)
    found = [one for one in incidents(mine, voices) if _by(one, until)]
    rows = tuple(row for one in found for row in _rows(one, ceasefire.timezone))
    state = stage(ceasefire, mine, until)
    began = aware(ceasefire.in_effect)
    if state.name == "not-yet":
        why = Reason("not-begun", "It had not taken effect: what was told then is no word on whether it holds.")
        return Holding(ceasefire.id, at, None, (), rows, (why,), state)
    if began is None or ceasefire.precision in _COARSE:
        why = Reason("start-unknown", "The day on which the truce took effect is not known.")
        return Holding(ceasefire.id, at, None, (), rows, (why,), state)
    spoke = {voice_of(one, voices): None for one in mine if _side_of(one, voices, ceasefire)}
    speakers = dict.fromkeys([*(one.voice for one in found), *spoke])
    last = max(began, min(until, aware(state.until) or until))
    records = tuple(_record(voice, ceasefire, found, began, last, period) for voice in speakers)
    day = (day_of(until, ceasefire.timezone) - day_of(began, ceasefire.timezone)).days + 1
    return Holding(ceasefire.id, at, day if state.name == "in-force" else None, records, rows, (), state)


def _side_of(account: Account, voices: Mapping[str, str], ceasefire: Ceasefire) -> bool:
    """Whether a party or a mediator speaks: their silence on violations is worth a line."""
    return voice_of(account, voices).side in {*ceasefire.parties, *ceasefire.mediators, *ceasefire.guarantors}


def _by(one: Incident, until: datetime) -> bool:
    when = one.start or one.end or one.told
    return when is None or when <= until


def _record(
    voice: Voice, ceasefire: Ceasefire, found: Sequence[Incident], began: datetime, until: datetime, period: timedelta
) -> Record:
    mine = [one for one in found if one.voice == voice]
    since = window(began, until, firm_start=True)
    before = window(began - (until - began), began - MINUTE, firm_end=True)
    last, previous = window(until - period, until), window(until - 2 * period, until - period - MINUTE)
    zone = ceasefire.timezone
    reported = days_reported(mine, since, zone)
    silent = tuple(day for day in since.days(zone) if day not in set(reported))
    answer, reasons = verdict(voice, bearing(mine, began, until), zone)
    return Record(
        voice, answer, counted(mine, since), counted(mine, before), reported, silent,
        _compared(mine, since, before, zone), _compared(mine, last, previous, zone), reasons,
    )  # fmt: skip


def _compared(
    mine: Sequence[Incident], now: Window, then: Window, zone: str | None
) -> tuple[tuple[str, Comparison], ...]:
    """By kind, where the voice reported (a count or a zero) in both stretches: the days it was silent do not count,
    nor those of which only reports tell that reach across the truce's start, whose counts are in neither."""
    found = []
    for kind in ("violation", "attack"):
        those = [one for one in mine if one.kind == kind]
        days, days_then = (
            len(days_reported([one for one in those if stretch.holds(one)], stretch, zone)) for stretch in (now, then)
        )
        a, b = counted(those, now), counted(those, then)
        if days and days_then and not a.uncounted and not b.uncounted:
            found.append((kind, compare(int(a.low), days, int(b.low), days_then)))
    return tuple(found)


def _rows(one: Incident, zone: str | None) -> list[Row]:
    first = day_of(one.start, zone) if one.start else None
    last = day_of(one.end, zone) if one.end else None
    parts = [(place, low, low) for place, low in one.places if low is not None]
    shared = one.places[0][0] if len(one.places) == 1 else None
    whole = [(shared, one.low, one.high)]
    return [
        Row(first, last, one.voice.label, one.kind, one.mode, one.side, place, low, high, one.stance, one.claims)
        for place, low, high in (parts if parts and _sums(parts, one) else whole)
    ]


def _sums(parts: Sequence[tuple[str, float, float]], one: Incident) -> bool:
    """Whether the parts by place are all of the count, so that they can stand for it."""
    return one.low is not None and sum(low for _, low, _ in parts) == one.low == one.high
