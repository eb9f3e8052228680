"""tests/stories/*.toml -> accounts and expected facts of composed stories, and how many facts the weighing finds."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from hudna.gazetteer import places
from hudna.model.accounts import Account, Origin
from hudna.model.claims import Claim, Source
from hudna.model.text import Span
from hudna.model.values import Actor, Interval, Place, Quantity
from hudna.weighing.matters import Matter

FOLDER = Path(__file__).with_name("stories")
NOWHERE = Span(0, 1)
Json = dict[str, Any]


def stories() -> list[str]:
    """The names of the stories."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def load(name: str) -> Json:
    """A story as its file has it."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def accounts(story: Json) -> list[Account]:
    """A story's claims as accounts, each with its name in the story for its id."""
    return [
        Account(body["id"], claim_of(body, position), origin(document))
        for document in story["document"]
        for position, body in enumerate(document["claims"])
    ]


def copies(story: Json) -> dict[str, str]:
    """The story's copies, by hash."""
    return {sha256(copy): sha256(original) for copy, original in story["copies"].items()}


def sha256(document: str) -> str:
    """A hash for a document that has no text."""
    return hashlib.sha256(document.encode()).hexdigest()


def origin(document: Json) -> Origin:
    """The document of a story."""
    day = date.fromisoformat(document["published"])
    return Origin(sha256(document["id"]), document["id"], None, document["publisher"], day, None, document["language"])


def claim_of(body: Json, position: int) -> Claim:
    """A claim in the stories' short form; each of a document has words of its own, at its position."""
    kind, _, mode = body["kind"].partition("/")
    return Claim(
        kind,
        mode or None,
        body["act"],
        body.get("not", False),
        "planned" if body.get("planned") else "actual",
        tuple(Source(_actor(one), None) for one in body["by"]),
        _actor(body["agent"]) if "agent" in body else None,
        _actor(body["target"]) if "target" in body else None,
        tuple(_quantity(one, body.get("about", False)) for one in body.get("numbers", ())),
        _time(body["time"]) if "time" in body else None,
        _place(body["place"]) if "place" in body else None,
        Span(100 * position, 100 * position + 50),
        rule=body.get("rule", ""),
    )


def _actor(text: str) -> Actor:
    name, side, sector = text.split("|")
    return Actor(name, side or None, sector or None, NOWHERE)


def _quantity(row: Sequence[Any], about: bool) -> Quantity:
    low, high, unit, group, part_of = (None if cell == "" else cell for cell in row)
    return Quantity(low, high, about, unit, group, NOWHERE, part_of)


def _time(row: Sequence[str]) -> Interval:
    start, end = (datetime.fromisoformat(cell) if cell else None for cell in row[:2])
    return Interval(start, end, row[2], "stated", None)


@cache
def place_ids() -> dict[str, str]:
    """Gazetteer ids by name, the first of a name: own rows come before GeoNames'."""
    found: dict[str, str] = {}
    for line in places.FILE.read_text(encoding="utf-8").splitlines():
        identifier, name, _ = line.split("\t", 2)
        found.setdefault(name, identifier)
    return found


def _place(name: str) -> Place:
    return Place(name, NOWHERE, place_ids().get(name))


def score(facts: Sequence[Json], matters: Sequence[Matter]) -> tuple[float, float, list[str]]:
    """Share of facts found and right in all, measured as the gold folder's score_story.py does, and what is wrong."""
    found = right = 0
    wrong: list[str] = []
    for fact in facts:
        best = max(matters, key=lambda one: _closeness(fact, one))
        if _share(fact, best) < 0.5:
            wrong.append(f"missed: {fact['fact']}")
            continue
        found += 1
        have = (best.relation, best.roots, list(best.range) if best.range else None)
        want = (fact["relation"], fact["roots"], fact.get("range"))
        right += have == want
        if have != want:
            wrong.append(f"{fact['fact']}: {have} for {want} in {best.view}")
    return found / len(facts), right / len(facts), wrong


def _share(fact: Json, matter: Matter) -> float:
    want, have = set(fact["accounts"]), {one.id for one in matter.accounts}
    return len(want & have) / len(want | have)


def _closeness(fact: Json, matter: Matter) -> tuple[float, bool, bool]:
    spans = list(matter.range) if matter.range else None
    return _share(fact, matter), spans == fact.get("range"), matter.relation == fact["relation"]
