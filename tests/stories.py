"""The gold folder's claims -> accounts, as weighing is given them."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from gold import folder
from hudna.model.accounts import Account, Origin
from hudna.model.claims import Claim, Source
from hudna.model.text import Span
from hudna.model.values import Actor, Interval, Place, Quantity


@cache
def gold_accounts(*names: str) -> tuple[Account, ...]:
    """The accounts of the gold documents so named (all of them, if none is), from their gold claims."""
    paths = sorted(folder().glob("*.*.json"))
    return tuple(account for path in paths if not names or path.name.split(".")[0] in names for account in _read(path))


def gold_account(document: str, index: int) -> Account:
    """The account that a story's `claim_index` means."""
    return next(one for one in gold_accounts(document) if one.id == f"{document}:{index}")


@cache
def gold_origins() -> dict[str, Origin]:
    """Document id -> origin with its text."""
    return {account.origin.name: account.origin for account in gold_accounts()}


def _read(path: Path) -> list[Account]:
    record = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes().decode("utf-8")
    origin = Origin(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        id=record["id"],
        text=text,
        publisher=record["publisher"],
        published=date.fromisoformat(record["published"]),
        timezone=record["tz"],
        language=record["lang"],
    )
    return [Account(f"{record['id']}:{index}", _claim(body), origin) for index, body in enumerate(record["claims"])]


def _claim(body: dict[str, Any]) -> Claim:
    return Claim(
        kind=body["kind"],
        mode=body["mode"],
        act=body["act"],
        negated=body["negated"],
        modality=body["modality"],
        sources=tuple(Source(_known(each), _span(each["cue"])) for each in body["sources"]),
        agent=_actor(body["agent"]),
        target=_actor(body["target"]),
        quantities=tuple(_quantity(each) for each in body["quantities"]),
        time=_time(body["time"]),
        place=_place(body["place"]),
        content=Span(*body["content"]),
    )


def _span(ends: list[int] | None) -> Span | None:
    return Span(*ends) if ends else None


def _known(body: dict[str, Any]) -> Actor:
    return Actor(body["name"], body["side"], body["sector"], Span(*body["span"]))


def _actor(body: dict[str, Any] | None) -> Actor | None:
    return _known(body) if body else None


def _quantity(body: dict[str, Any]) -> Quantity:
    values = (body["low"], body["high"], body["approx"], body["unit"], body["group"])
    return Quantity(*values, Span(*body["span"]), body["part_of"], _place(body["place"]))


def _time(body: dict[str, Any] | None) -> Interval | None:
    if body is None or body["basis"] == "unknown":
        return None
    start, end = (datetime.fromisoformat(each) if each else None for each in (body["start"], body["end"]))
    return Interval(start, end, body["precision"], body["basis"], _span(body["span"]))


def _place(body: dict[str, Any] | None) -> Place | None:
    return Place(body["name"], Span(*body["span"])) if body else None
