"""Gold claims -> accounts, and accounts composed for a test."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import Any

from gold import folder
from hudna.gazetteer import places
from hudna.model.accounts import Account, Origin
from hudna.model.claims import Claim, Source
from hudna.model.text import Document, Span
from hudna.model.values import Actor, Interval, Place, Quantity

NOWHERE = Span(0, 0)


@cache
def _ids() -> dict[str, str]:
    return {line.split("\t")[1]: line.split("\t")[0] for line in places.FILE.read_text(encoding="utf-8").splitlines()}


def _actor(body: dict[str, Any] | None) -> Actor | None:
    return Actor(body["name"], body["side"], body["sector"], Span(*body["span"])) if body else None


def _place(body: dict[str, Any] | None) -> Place | None:
    return Place(body["name"], Span(*body["span"]), _ids().get(body["name"])) if body else None


def _quantity(body: dict[str, Any]) -> Quantity:
    values = (body["low"], body["high"], body["approx"], body["unit"], body["group"])
    return Quantity(*values, Span(*body["span"]), body["part_of"], _place(body["place"]))


def _time(body: dict[str, Any]) -> Interval | None:
    if body["basis"] == "unknown":
        return None
    ends = [datetime.fromisoformat(body[end]) if body[end] else None for end in ("start", "end")]
    return Interval(ends[0], ends[1], body["precision"], body["basis"], None)


def claim_of_gold(body: dict[str, Any]) -> Claim:
    """A claim of a gold file; its place by the gazetteer's English name."""
    sources = tuple(Source(actor, None) for one in body["sources"] if (actor := _actor(one)))
    return Claim(
        body["kind"], body["mode"], body["act"], body["negated"], body["modality"], sources, _actor(body["agent"]),
        _actor(body["target"]), tuple(_quantity(one) for one in body["quantities"]), _time(body["time"]),
        _place(body["place"]), Span(*body["content"]),
    )  # fmt: skip


def gold_accounts(*names: str) -> list[Account]:
    """The accounts of gold documents, in order; an account's id is its document and its number ("k4:6")."""
    found = []
    for name in names:
        path = next(iter(sorted(folder().glob(f"{name}.*.json"))))
        record = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        origin = Origin(
            Document(text).sha256, record["id"], text, record["publisher"], date.fromisoformat(record["published"]),
            record["tz"], record["lang"],
        )  # fmt: skip
        found += [Account(f"{name}:{n}", claim_of_gold(one), origin) for n, one in enumerate(record["claims"])]
    return found


def side(name: str | None, sector: str | None = "GOV") -> Actor | None:
    """An actor by its side."""
    return Actor(name, name, sector, NOWHERE) if name else None


def told(
    kind: str,
    mode: str | None = None,
    *,
    name: str = "a",
    act: str = "report",
    negated: bool = False,
    modality: str = "actual",
    by: str | None = None,
    agent: str | None = None,
    target: str | None = None,
    place: str | None = None,
    time: str | tuple[str | None, str | None] | None = None,
    precision: str = "day",
    published: str | None = None,
    timezone: str = "UTC",
    document: str = "d",
    publisher: str | None = None,
    numbers: tuple[tuple[float | None, float | None, str], ...] = (),
    text: str = "",
    language: str = "en",
) -> Account:
    """An account made up for a test. `by` and `agent` are sides, "RUS/PKO" with a sector; `time` one end or two."""
    ends = (time, time) if isinstance(time, str) else time
    when = (
        Interval(*(datetime.fromisoformat(end) if end else None for end in ends), precision, "stated", None)
        if ends
        else None
    )
    actor = [side(*each.split("/")) if each else None for each in (by, agent, target)]
    claim = Claim(
        kind, mode, act, negated, modality, (Source(actor[0], None),) if actor[0] else (), actor[1], actor[2],
        tuple(Quantity(low, high, approximate=False, unit=u, group=None, span=NOWHERE) for low, high, u in numbers),
        when,
        Place(place, NOWHERE, place) if place else None, Span(0, len(text)),
    )  # fmt: skip
    day = date.fromisoformat(published) if published else None
    return Account(name, claim, Origin(document, document, text, publisher, day, timezone, language))
