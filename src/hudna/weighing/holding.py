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
    """One voice's answer: `verdict` is holds, violated, contested or silent.

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
    """How a truce holds at an instant, by each voice's record; `day` counts from 1, None where its start is unknown."""

    ceasefire: str
    at: datetime
    day: int | None
    records: tuple[Record, ...]
    rows: tuple[Row, ...]
    reasons: tuple[Reason, ...] = ()

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
    began = aware(ceasefire.in_effect)
    if began is None or ceasefire.precision in _COARSE or began > until:
        why = Reason("start-unknown", "The day on which the truce took effect is not known, or it lies after this day.")
        return Holding(ceasefire.id, at, None, (), rows, (why,))
    spoke = {voice_of(one, voices): None for one in mine if _side_of(one, voices, ceasefire)}
    speakers = dict.fromkeys([*(one.voice for one in found), *spoke])
    records = tuple(_record(voice, ceasefire, found, began, until, period) for voice in speakers)
    day = (day_of(until, ceasefire.timezone) - day_of(began, ceasefire.timezone)).days + 1
    return Holding(ceasefire.id, at, day, records, rows)


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
    told = [one for one in mine if since.holds(one) or _told_later(one, began)]
    verdict, reasons = _verdict(voice, told)
    straddling = [one for one in mine if one.start and one.end and one.start < began <= one.end]
    if straddling:
        ids = tuple(claim for one in straddling for claim in one.claims)
        text = "These counts reach from before the truce into it and are in neither of the two rates."
        reasons = (*reasons, Reason("straddles", text, ids))
    return Record(
        voice, verdict, counted(mine, since), counted(mine, before), reported, silent,
        _compared(mine, since, before, zone), _compared(mine, last, previous, zone), reasons,
    )  # fmt: skip


def _told_later(one: Incident, began: datetime) -> bool:
    """An undated violation that was told after the truce began: what else would have been broken."""
    when = one.end or one.told
    return one.start is None and one.kind == "violation" and when is not None and when >= began


def _compared(
    mine: Sequence[Incident], now: Window, then: Window, zone: str | None
) -> tuple[tuple[str, Comparison], ...]:
    """By kind, where the voice reported (a count or a zero) in both stretches: the days it was silent do not count."""
    found = []
    for kind in ("violation", "attack"):
        those = [one for one in mine if one.kind == kind]
        days, days_then = len(days_reported(those, now, zone)), len(days_reported(those, then, zone))
        a, b = counted(those, now), counted(those, then)
        if days and days_then and not a.uncounted and not b.uncounted:
            found.append((kind, compare(int(a.low), days, int(b.low), days_then)))
    return tuple(found)


_SAYS = {
    "violated": ("records-violations", "By the record of {}, the truce was violated."),
    "holds": ("records-none", "By the record of {}, the truce is kept: it says that there were no violations."),
    "contested": ("records-both", "The record of {} says both: that the truce is kept, and that it was violated."),
    "own": ("own-conduct-only", "{} denies having broken the truce; that speaks of its own side alone."),
    "silent": ("no-report", "There is no report of {} on violations since the truce began: no news is no zero."),
}


def _verdict(voice: Voice, told: Sequence[Incident]) -> tuple[str, tuple[Reason, ...]]:
    claims = {
        stance: tuple(claim for one in told if one.stance == stance for claim in one.claims)
        for stance in ("recorded", "zero", "denied")
    }
    says = [name for name, stance in (("violated", "recorded"), ("holds", "zero")) if claims[stance]]
    verdict = "contested" if len(says) == len(_BOTH) else says[0] if says else "holds" if claims["denied"] else "silent"
    key = "own" if claims["denied"] and not says else verdict
    code, text = _SAYS[key]
    rests = claims["recorded"] + claims["zero"] if says else claims["denied"]
    reasons = [Reason(code, text.format(voice.label), rests)]
    if claims["denied"] and says:
        reasons.append(Reason(_SAYS["own"][0], _SAYS["own"][1].format(voice.label), claims["denied"]))
    return verdict, tuple(reasons)


_BOTH = ("violated", "holds")


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
