"""Numbers, bounds, days and instants -> runs that read the same in every direction. Digits are Western in all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from hudna.exports.report.blocks import Run, Text, fixed, joined, text
from hudna.exports.report.messages import Messages
from hudna.model.values import Number, Quantity

_THIN = "\u202f"  # between thousands, from 10,000 on
_PRECISIONS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}


def number(value: float, *, strong: bool = False) -> Run:
    """A number."""
    return fixed(digits(value), strong=strong)


def digits(value: float) -> str:
    """A number's digits."""
    whole = int(value) if float(value).is_integer() else value
    return f"{whole:,}".replace(",", _THIN) if abs(value) >= 10_000 else f"{whole}"


def bounds(low: Number | None, high: Number | None, messages: Messages, *, about: bool = False) -> Text:
    """A number with its bounds as told: at least, up to, from … to, about."""
    if low is None and high is None:
        return messages("marks", "uncounted")
    if low is None or high is None:
        one, key = (high, "most") if low is None else (low, "least")
        made = messages("marks", key, number=number(one or 0))
    elif low == high:
        made = text(number(low))
    else:
        made = text(fixed(f"{digits(low)}\u2013{digits(high)}"))
    return messages("marks", "about", number=made) if about else made


def quantity(one: Quantity, messages: Messages) -> Text:
    """A quantity's number; what it counts is told beside it."""
    return bounds(one.low, one.high, messages, about=one.approximate)


def day(one: date) -> Run:
    """An ISO day."""
    return fixed(one.isoformat())


def moment(one: datetime, precision: str = "minute") -> Run:
    """An instant with its offset; a day, month or year where nothing nearer is known."""
    if precision in _PRECISIONS:
        return fixed(one.strftime(_PRECISIONS[precision]))
    return fixed(f"{one:%Y-%m-%d %H:%M} {_offset(one)}".strip())


def utc(one: datetime) -> Run:
    """An instant in UTC."""
    return fixed(one.astimezone(UTC).strftime("%Y-%m-%d %H:%M"))


def zoned(one: datetime, zone: str | None) -> datetime:
    """An instant on a zone's clock."""
    return one.astimezone(ZoneInfo(zone or "UTC")) if one.tzinfo else one


def _offset(one: datetime) -> str:
    shift = one.strftime("%z")
    return f"UTC{shift[:3]}:{shift[3:5]}" if shift else ""


def span(start: datetime | None, end: datetime | None, precision: str) -> Text:
    """From … to; an open end is an ellipsis."""
    shown = [moment(one, precision) if one else fixed("\u2026") for one in (start, end)]
    if start is None and end is None:
        return ()
    return text(shown[0]) if shown[0] == shown[1] else joined(shown, " \u2013 ")
