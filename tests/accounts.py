"""The gold documents -> accounts, as a record would give them; and accounts made up for hostile texts."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from gold import folder
from hudna.gazetteer.places import FILE, Entry, entry
from hudna.model import Actor, Claim, Document, Interval, Place, Quantity, Source, Span
from hudna.model.accounts import Account, Origin
from hudna.model.claims import claim_id
from hudna.model.json import claim_body


@cache
def known_places() -> dict[str, Place]:
    """The gazetteer's places by English name, where that is one place's alone: the annotation has no coordinates."""
    found: dict[str, list[str]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        identifier, name, _ = line.split("\t", 2)
        found.setdefault(name, []).append(identifier)
    alone = (entry(identifiers[0]) for identifiers in found.values() if len(identifiers) == 1)
    return {one.name: _known(one) for one in alone if one}


def _known(one: Entry) -> Place:
    precision = 3 if one.feature in {"region", "country", "district"} else 1
    return Place(one.name, Span(0, 0), one.id, one.latitude, one.longitude, precision, one.country or None)


@cache
def gold_accounts() -> tuple[Account, ...]:
    """Every claim of k1 … k9 and m1 … m9, in Arabic, Russian and English."""
    return tuple(account for path in sorted(folder().glob("[km]?.*.json")) for account in _of_file(path))


def _of_file(path: Any) -> Iterator[Account]:
    record = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    day = date.fromisoformat(record["published"])
    document = Document(text, record["id"], day, record["tz"], record["lang"], record["publisher"])
    origin = Origin(
        sha256=document.sha256,
        id=document.id,
        text=text,
        publisher=document.publisher,
        published=day,
        timezone=document.timezone,
        language=document.language,
        url=f"https://example.org/{record['id']}",
        retrieved=datetime(2024, 5, 3, 8, 30, tzinfo=UTC),
        recorded=datetime(2024, 5, 3, 8, 31, 5, tzinfo=UTC),
    )
    for body in record["claims"]:
        claim = _claim(body)
        yield Account(
            claim_id(document, claim_body(claim, text)), claim, origin, "karabakh" if record["story"] else None
        )


def _claim(body: dict[str, Any]) -> Claim:
    return Claim(
        kind=body["kind"],
        mode=body["mode"],
        act=body["act"],
        negated=body["negated"],
        modality=body["modality"],
        sources=tuple(Source(_actor(each), _some(each["cue"])) for each in body["sources"]),
        agent=_actor(body["agent"]) if body["agent"] else None,
        target=_actor(body["target"]) if body["target"] else None,
        quantities=tuple(_quantity(each) for each in body["quantities"]),
        time=_time(body["time"]),
        place=_place(body["place"]),
        content=Span(*body["content"]),
    )


def _some(span: list[int] | None) -> Span | None:
    return Span(*span) if span else None


def _actor(body: dict[str, Any]) -> Actor:
    return Actor(body["name"], body["side"], body["sector"], Span(*body["span"]))


def _place(body: dict[str, Any] | None) -> Place | None:
    if body is None:
        return None
    span = Span(*body["span"])
    known = known_places().get(body["name"])
    return dataclasses.replace(known, span=span) if known else Place(body["name"], span)


def _quantity(body: dict[str, Any]) -> Quantity:
    values = (body["low"], body["high"], body["approx"], body["unit"], body["group"])
    return Quantity(*values, Span(*body["span"]), body["part_of"], _place(body["place"]))


def _time(body: dict[str, Any] | None) -> Interval | None:
    if body is None or body["basis"] == "unknown":
        return None
    start, end = (datetime.fromisoformat(body[name]) if body[name] else None for name in ("start", "end"))
    return Interval(start, end, body["precision"], body["basis"], _some(body["span"]))


def taken_down(account: Account) -> Account:
    """The same account after its document's text had to go."""
    return dataclasses.replace(account, origin=dataclasses.replace(account.origin, text=None))


def of_text(text: str, **values: Any) -> Account:
    """An account whose claim stands on the whole of a text."""
    span = Span(0, len(text))
    defaults: dict[str, Any] = {
        "kind": "casualty", "mode": "killed", "act": "report", "negated": False, "modality": "actual", "sources": (),
        "agent": None, "target": None, "quantities": (), "time": None, "place": None, "content": span,
    }  # fmt: skip
    claim = Claim(**(defaults | values))
    document = Document(text, id="hostile")
    origin = Origin(document.sha256, document.id, text, publisher=text, url=text)
    return Account(claim_id(document, claim_body(claim, text)), claim, origin)
