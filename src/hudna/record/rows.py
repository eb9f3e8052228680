"""A claim's body -> the row of the derived table that filters ask."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from hudna.model.claims import canonical
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
        "speaker": speaker and speaker["name"],
        "side": speaker and speaker["side"],
        "agent": _side(body["agent"]),
        "target": _side(body["target"]),
        "place": place and place.get("id"),
        "starts": time and instant(time["start"]),
        "ends": time and instant(time["end"]),
        "start": body["content"]["start"],
        "doubt": doubt["score"] if doubt else 0.0,
        "state": found.state,
        "review": found.review,
        "status": found.status,
        "ceasefire": found.ceasefire,
        "body": canonical(body).decode("utf-8", "backslashreplace"),
    }


def _side(actor: Mapping[str, Any] | None) -> str | None:
    return None if actor is None else actor["side"]


def instant(moment: str | None) -> str | None:
    """An instant with its offset -> the same in UTC, so that text compares as time does."""
    if moment is None:
        return None
    known = datetime.fromisoformat(moment)
    return (known if known.tzinfo else known.replace(tzinfo=UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")
