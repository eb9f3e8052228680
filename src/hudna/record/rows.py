"""A claim's body -> the row of the derived table that filters ask."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hudna.errors import RecordError
from hudna.record.entries import storable
from hudna.record.reviews import Reviewed

Row = dict[str, Any]


def claim_row(claim: str, seq: int, document: str, found: Reviewed) -> Row:
    """A claim as it stands after review -> its row. Names that are only words of the text are not in it."""
    body = found.body
    speaker = body["sources"][-1] if body["sources"] else None
    time, place, doubt = body["time"], body["place"], body.get("doubt")
    return {
        "claim": claim,
        "seq": seq,
        "document": document,
        **{name: body[name] for name in ("kind", "mode", "act", "negated", "modality")},
        "speaker": plain(speaker and speaker["name"]),
        "side": plain(speaker and speaker["side"]),
        "agent": _side(body["agent"]),
        "target": _side(body["target"]),
        "place": plain(place and place.get("id")),
        "starts": time and instant(time["start"]),
        "ends": time and instant(time["end"]),
        "start": body["content"]["start"],
        "doubt": doubt["score"] if doubt else 0.0,
        "state": found.state,
        "review": found.review,
        "status": found.status,
        "ceasefire": found.ceasefire,
        "body": storable(body).decode("utf-8"),
    }


def _side(actor: Mapping[str, Any] | None) -> str | None:
    return None if actor is None else plain(actor["side"])


def storing(row: Row) -> Row:
    """A row as it is, if a database can take each of its values. TypeError where one is a list, an object, bytes."""
    for name, value in row.items():
        if value is not None and not isinstance(value, str | int | float):
            raise TypeError(f"{name} is no plain value")
    return row


def loaded(body: Any, what: str) -> Row:
    """A stored body -> the object in it. RecordError, which says what it was of, where there is none."""
    try:
        found = json.loads(body)
        if isinstance(found, dict):
            return found
    except (TypeError, ValueError, RecursionError):
        pass
    raise RecordError(f"{what} is not as it was recorded: its body cannot be read; run hudna verify")


def plain(value: Any) -> str | None:
    """A text as every database's columns take it: NUL and half a surrogate pair become U+FFFD. Else None."""
    if not isinstance(value, str):
        return None
    if value.isascii() and "\0" not in value:
        return value
    return value.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def instant(moment: str | None) -> str | None:
    """An instant with its offset -> the same in UTC, so that text compares as time does."""
    if moment is None:
        return None
    known = datetime.fromisoformat(moment)
    try:
        there = (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(UTC)
        return there.replace(tzinfo=None).isoformat(timespec="minutes") + "Z"
    except OverflowError:  # within a day of the first or last year that there is
        return moment[:16] + "Z"
