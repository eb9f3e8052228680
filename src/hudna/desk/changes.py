"""`field=value` words -> the fields of a claim that change, in the codebook's JSON.

What people type is short: a place by its id, a side by its code, a number as 12, 12-15 or 12+. What cannot be said so
is written as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hudna.desk import naming
from hudna.errors import InputError
from hudna.gazetteer import entry
from hudna.kinds import kinds
from hudna.kinds.kinds import ACTS, MODALITIES
from hudna.model.accounts import Account
from hudna.model.json import claim_json
from hudna.model.text import Document
from hudna.reading.places import PRECISION

Json = dict[str, Any]
_NUMBER = re.compile(r"(\d+)(?:-(\d+)|(\+))?")
_WORDS: Mapping[str, Callable[[], Sequence[str]]] = {
    "kind": lambda: list(kinds()),
    "act": lambda: ACTS,
    "modality": lambda: MODALITIES,
}


def changes_of(claim: Account, given: Sequence[str]) -> Json:
    """Words such as `kind=casualty`, `negated=true`, `agent=AZE`, `place=null`, `number=12-15`, `content=10:40` ->
    changed fields. Raises InputError, with what is possible, for anything else."""
    changes: Json = {}
    for word in given:
        name, found, value = word.partition("=")
        if not found:
            raise InputError(f"{word!r}: write it as field=value, as kind=casualty")
        field, new = _change(claim, name.strip(), value.strip())
        changes[field] = new
    return changes


def _change(claim: Account, name: str, value: str) -> tuple[str, Any]:
    before = claim_json(claim.claim, Document(claim.origin.text or ""))
    if name in _WORDS:
        return name, _one_of(name, value, _WORDS[name]())
    if name == "mode":
        return name, None if value == "null" else value
    if name == "negated":
        return name, _one_of(name, value, ("true", "false")) == "true"
    if name in {"agent", "target", "place"} and value == "null":
        return name, None
    if name in {"agent", "target"}:
        return name, _actor(before, name, value)
    if name == "place":
        return name, _place(before, value)
    if name == "number":
        return "quantities", _number(before, value)
    if name == "content":
        return name, _span(claim, value)
    if name in before:
        return name, _json(name, value)
    known = "kind, mode, act, negated, modality, agent, target, place, number, content, sources, quantities, time"
    raise InputError(f"{name!r}: no field that can be corrected; one of {known}")


def _one_of(name: str, value: str, words: Sequence[str]) -> str:
    if value not in words:
        raise InputError(f"{name}={value}: one of {', '.join(words)}")
    return value


def _actor(before: Json, name: str, value: str) -> Json:
    """An actor by its side, on the words where the old one stood, else on the claim's."""
    if value.startswith("{"):
        return dict(_json(name, value))
    naming.side(value)
    words = before[name] or before["content"]
    return {"name": value, "side": value, "sector": None, "start": words["start"], "end": words["end"]}


def _place(before: Json, value: str) -> Json:
    if value.startswith("{"):
        return dict(_json("place", value))
    found = entry(naming.place(value))
    assert found is not None
    words = before["place"] or before["content"]
    where = {"latitude": found.latitude, "longitude": found.longitude, "precision": PRECISION.get(found.feature, 1)}
    return {"name": found.name, "id": value, **where, "start": words["start"], "end": words["end"]}


def _number(before: Json, value: str) -> list[Json]:
    """The first quantity with other bounds; the rest as they were."""
    match = _NUMBER.fullmatch(value)
    if not match:
        raise InputError(f"number={value}: write it as 12, 12-15 or 12+")
    if not before["quantities"]:
        raise InputError("the claim has no number to correct; write quantities=[…] in the codebook's JSON")
    low = int(match[1])
    high = None if match[3] else int(match[2] or low)
    first, *rest = before["quantities"]
    return [{**first, "low": low, "high": high}, *rest]


def _span(claim: Account, value: str) -> Json:
    start, _, end = value.partition(":")
    if not (start.isdecimal() and end.isdecimal()):
        raise InputError(f"content={value}: write the code points as start:end")
    text = claim.origin.text or ""
    return {"start": int(start), "end": int(end), "exact": text[int(start) : int(end)]}


def _json(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise InputError(f"{name}={value}: no JSON; see the codebook for the field's form") from None
