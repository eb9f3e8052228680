"""Days -> a period in a zone: the one before it, and which accounts tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hudna.model.accounts import Account
from hudna.weighing.exposures import Window
from hudna.weighing.whens import day_of, ends, last_minute, starts, zone

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last`, both in it, in the zone `timezone` (an IANA name; None: UTC)."""

    first: date
    last: date
    timezone: str | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.first + DAY * number for number in range((self.last - self.first).days + 1))

    @property
    def cutoff(self) -> datetime:
        """The last minute of the last day, with the zone's offset: what was told later is not known."""
        return datetime.combine(self.last, time(23, 59), zone(self.timezone))

    @property
    def window(self) -> Window:
        """From the first minute to the last, in UTC."""
        return Window(last_minute(self.first - DAY, self.timezone) + timedelta(minutes=1), self.cutoff)

    @property
    def previous(self) -> Period:
        """The period of the same length that ends on the day before."""
        return Period(self.first - DAY * len(self.days), self.first - DAY, self.timezone)

    def since(self, day: date) -> Period:
        """From a day to the end of this period."""
        return Period(min(day, self.last), self.last, self.timezone)

    def holds(self, account: Account) -> bool:
        """Whether an account tells of the period: by the middle of its time where both ends are known, else by the
        one that is, else by the day on which it was published. A time that is open at its end is told of when it was
        published: "since July" of a report of today is of today."""
        start, end = starts(account), ends(account)
        if end is not None:
            middle = end if start is None else start + (end - start) / 2
            return self.first <= day_of(middle, self.timezone) <= self.last
        return self.told(account, start)

    def told(self, account: Account, start: datetime | None = None) -> bool:
        """Whether it was published in the period; for an undated document, whether what it tells began in it."""
        day = account.origin.published or (day_of(start, self.timezone) if start else None)
        return day is not None and self.first <= day <= self.last

    def among(self, accounts: Iterable[Account]) -> tuple[Account, ...]:
        """The accounts that tell of the period."""
        return tuple(one for one in accounts if self.holds(one))
