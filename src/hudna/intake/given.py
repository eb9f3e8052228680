"""What is known of a document from outside -> checked values: day of publication, zone, language, publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from hudna.errors import InputError
from hudna.intake.texts import LIMIT

_FIRST_YEAR = 1900
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})([-_][a-zA-Z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller says of documents that do not say it themselves, and how to take the files in."""

    published: date | None = None
    timezone: str | None = None
    language: str | None = None
    publisher: str | None = None
    encoding: str | None = None
    limit: int = LIMIT


def day(value: str, today: date | None = None) -> date:
    """`2023-09-20`, or an instant whose day counts. Raises InputError for what cannot be a day of publication."""
    try:
        found = date.fromisoformat(value) if _DAY.fullmatch(value) else _day_of_instant(value)
    except ValueError:
        what = "no such day" if _DAY.match(value) else "no day as hudna takes it"
        raise InputError(f"published {value!r}: {what}; write it as 2023-09-20") from None
    latest = (today or date.today()) + timedelta(days=366)  # a year's grace for a clock that is wrong
    if found.year < _FIRST_YEAR:
        raise InputError(f"published {value!r}: before {_FIRST_YEAR}; write the year of the common era in full")
    if found > latest:
        raise InputError(f"published {value!r}: in the future; give the day on which it was published")
    return found


def _day_of_instant(value: str) -> date:
    if not _DAY.match(value):
        raise ValueError(value)
    return datetime.fromisoformat(value).date()


def moment(value: str) -> datetime:
    """An instant with its offset from UTC, as `2023-09-20T14:05:00+04:00`. Raises InputError for anything else."""
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        raise InputError(f"retrieved {value!r}: no instant; write it as 2023-09-20T14:05:00+04:00") from None
    if found.tzinfo is None:
        raise InputError(f"retrieved {value!r}: without an offset; write it as 2023-09-20T14:05:00+04:00, or …Z")
    return found


def zone(value: str) -> str:
    """An IANA name that the zone database knows. Raises InputError, with names that are near."""
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        known = {name.casefold(): name for name in available_timezones()}
        near = [known[name] for name in get_close_matches(value.casefold(), known, 3, 0.7)]
        hint = f"did you mean {' or '.join(near)}?" if near else "write an IANA name such as Asia/Baku, or UTC"
        raise InputError(f"timezone {value!r}: not known; {hint}") from None
    return value


def language_code(value: str) -> str:
    """`ar`, also from `ar-SY`. Raises InputError for what is no language code."""
    match = _LANGUAGE.fullmatch(value)
    if not match:
        raise InputError(f"language {value!r}: no language code; write it as ar")
    return match[1].lower()
