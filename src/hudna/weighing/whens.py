"""Accounts -> when: the instants of what they tell, and the instant from which it was known."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hudna.model.accounts import Account

LAST = time(23, 59)
MINUTE = timedelta(minutes=1)


def zone(name: str | None) -> tzinfo:
    """The zone of an IANA name; UTC where there is none."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def aware(moment: datetime | None) -> datetime | None:
    """An instant in UTC; one without an offset is taken to be in UTC."""
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def starts(account: Account) -> datetime | None:
    """When what the account tells began (UTC); None where that is open or not known."""
    return aware(account.claim.time.start) if account.claim.time else None


def ends(account: Account) -> datetime | None:
    """When it ended (UTC)."""
    return aware(account.claim.time.end) if account.claim.time else None


def told(account: Account) -> datetime | None:
    """The last minute of the day of publication (UTC): by then it had been said. None for an undated document."""
    day = account.origin.published
    return last_minute(day, account.origin.timezone) if day else None


def last_minute(day: date, name: str | None) -> datetime:
    """The last minute of a day in a zone, in UTC."""
    return datetime.combine(day, LAST, zone(name)).astimezone(UTC)


def known(account: Account) -> datetime | None:
    """From when an account counts as evidence: when what it tells had happened, else when it was told."""
    return ends(account) or starts(account) or told(account)


def day_of(moment: datetime, name: str | None) -> date:
    """The day of an instant in a zone."""
    return (aware(moment) or moment).astimezone(zone(name)).date()
