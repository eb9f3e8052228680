"""Ceasefires and obligations -> plain JSON, and back. Every field is there; unknown ones are null."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, TypeVar

from hudna.errors import InputError
from hudna.model.truces import Amount, Ceasefire, Obligation, Period, Proposal, Reason

Json = Mapping[str, Any]
_T = TypeVar("_T", Ceasefire, Obligation)

_INSTANTS = frozenset({"declared", "in_effect", "ended", "expires", "due", "lapses"})
_PERIODS = frozenset({"within", "lasts"})
_LISTS = frozenset({"parties", "mediators", "guarantors", "places", "provisions", "claims"})
_NEEDED = {Ceasefire: ("id", "name"), Obligation: ("id", "ceasefire", "kind")}


def ceasefire_json(ceasefire: Ceasefire) -> dict[str, Any]:
    """A ceasefire as JSON; `class_` is called class there."""
    return _json(ceasefire)


def ceasefire_of(body: Json) -> Ceasefire:
    """The way back. Raises InputError, naming the field, for what is no ceasefire."""
    return _of(Ceasefire, body)


def obligation_json(obligation: Obligation) -> dict[str, Any]:
    """An obligation as JSON."""
    return _json(obligation)


def obligation_of(body: Json) -> Obligation:
    """The way back. Raises InputError, naming the field, for what is no obligation."""
    return _of(Obligation, body)


def reason_json(reason: Reason) -> dict[str, Any]:
    """A reason with its code, its sentence and the claims that it points to."""
    return {"code": reason.code, "text": reason.text, "claims": list(reason.claims)}


def proposal_json(proposal: Proposal) -> dict[str, Any]:
    """A proposal: what is proposed, what it is called, and why."""
    return {
        "type": type(proposal.item).__name__.lower(),
        "item": _json(proposal.item),
        "reasons": [reason_json(reason) for reason in proposal.reasons],
    }


def _json(item: Ceasefire | Obligation) -> dict[str, Any]:
    return {field.name.rstrip("_"): _value(getattr(item, field.name)) for field in fields(item)}


def _value(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, Amount | Period):
        return value._asdict()
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return value


def _of(kind: type[_T], body: Json) -> _T:
    try:
        lacking = [name for name in _NEEDED[kind] if not isinstance(body[name], str)]
        if lacking:
            raise ValueError(f"{', '.join(lacking)} is no word")
        given = {f.name: body[f.name.rstrip("_")] for f in fields(kind) if f.name.rstrip("_") in body}
        unknown = set(body) - {field.name.rstrip("_") for field in fields(kind)}
        if unknown:
            raise ValueError(f"there is no field {', '.join(sorted(unknown))}")
        return kind(**{name: _parsed(name, value) for name, value in given.items()})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"no {kind.__name__.lower()} as docs/reference/truces.md describes it: {what}") from None


def _parsed(name: str, value: Any) -> Any:
    if value is None:
        return () if name in _LISTS or name == "amounts" else None
    if name in _INSTANTS:
        return datetime.fromisoformat(value)
    if name in _PERIODS:
        return Period(**value)
    if name in _LISTS:
        return tuple(value)
    return tuple(Amount(**each) for each in value) if name == "amounts" else value
