"""The codebook's JSON -> claims: the way back from `hudna.model.json`, each span checked against the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import isfinite
from typing import Any

from hudna.errors import InputError
from hudna.model.claims import Claim, Doubt, Source
from hudna.model.text import Span
from hudna.model.values import Actor, Interval, Place, Quantity

Json = Mapping[str, Any]

FIELDS = (
    "kind", "mode", "act", "negated", "modality", "sources", "agent", "target", "quantities", "time", "place",
    "content", "evidence", "rule", "doubt",
)  # fmt: skip
_NAMES = {"id", "key"}  # made from the claim, no part of it


def claim_of(body: Json, text: str | None) -> Claim:
    """A claim as the codebook prints it -> Claim.

    With a text, every span must lie in it and cover the words that `exact` says. Raises InputError, with the field,
    for a body that is no claim.
    """
    try:
        return _Parser(text).claim(body)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"no claim as docs/reference/output.md describes it: {what}") from None


class _Parser:
    def __init__(self, text: str | None) -> None:
        self._text = text

    def claim(self, body: Json) -> Claim:
        doubt = body.get("doubt")
        return Claim(
            kind=_word(body, "kind"),
            mode=_text(body, "mode"),
            act=_word(body, "act"),
            negated=_flag(body, "negated"),
            modality=_word(body, "modality"),
            sources=tuple(self._source(each) for each in _list(body, "sources")),
            agent=self._actor(body["agent"]),
            target=self._actor(body["target"]),
            quantities=self._quantities(_list(body, "quantities")),
            time=self._time(body["time"]),
            place=self._place(body["place"]),
            content=self._span(body["content"]),
            evidence=tuple(self._span(each) for each in _list(body, "evidence")),
            rule=_text(body, "rule") or "",
            doubt=None if doubt is None else _doubt(doubt),
            extra=tuple((name, value) for name, value in body.items() if name not in _NAMES and name not in FIELDS),
        )

    def _span(self, body: Json) -> Span:
        start, end, exact = body["start"], body["end"], body.get("exact")
        if not (type(start) is int and type(end) is int and 0 <= start <= end):
            raise ValueError(f"a span from {start!r} to {end!r}")
        if exact is not None and not isinstance(exact, str):
            raise TypeError(f"exact is {exact!r}, no words")
        if self._text is not None:
            if end > len(self._text):
                raise ValueError(f"a span to {end} in a text of {len(self._text)} characters")
            if exact is not None and self._text[start:end] != exact:
                raise ValueError(f"the text has other words at {start}:{end} than {exact!r}")
        return Span(start, end)

    def _some(self, body: Json | None) -> Span | None:
        return None if body is None else self._span(body)

    def _source(self, body: Json) -> Source:
        actor = self._actor(body)
        if actor is None:
            raise TypeError("a source is null; leave it out of the list")
        return Source(actor, self._some(body.get("cue")))

    def _actor(self, body: Json | None) -> Actor | None:
        if body is None:
            return None
        return Actor(_word(body, "name"), _text(body, "side"), _text(body, "sector"), self._span(body))

    def _place(self, body: Json | None) -> Place | None:
        if body is None:
            return None
        degrees = (_number(body.get("latitude")), _number(body.get("longitude")))
        precision = body.get("precision")
        if precision is not None and precision not in (1, 2, 3):
            raise ValueError(f"precision {precision!r}: 1, 2 or 3")
        identifier = _text(body, "id") if "id" in body else None
        return Place(_word(body, "name"), self._span(body), identifier, *degrees, precision)

    def _quantities(self, bodies: Sequence[Json]) -> tuple[Quantity, ...]:
        found = tuple(self._quantity(each) for each in bodies)
        for one in found:
            if one.part_of is not None and not 0 <= one.part_of < len(found):
                raise ValueError(f"part_of {one.part_of}: there are {len(found)} quantities")
        return found

    def _quantity(self, body: Json) -> Quantity:
        part = body.get("part_of")
        if part is not None and type(part) is not int:
            raise TypeError(f"part_of is {part!r}, no place in the list")
        values = (_number(body["low"]), _number(body["high"]), _flag(body, "approximate"))
        named = (_text(body, "unit"), _text(body, "group"))
        return Quantity(*values, *named, self._span(body), part, self._place(body.get("place")))

    def _time(self, body: Json | None) -> Interval | None:
        if body is None:
            return None
        start, end = _instant(body["start"]), _instant(body["end"])
        return Interval(start, end, _word(body, "precision"), _word(body, "basis"), self._some(body.get("span")))


def _word(body: Json, name: str) -> str:
    value = body[name]
    if not isinstance(value, str) or not value:
        raise TypeError(f"{name} is {value!r}, no word")
    return value


def _text(body: Json, name: str) -> str | None:
    value = body.get(name)
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is {value!r}, neither a word nor null")
    return value


def _flag(body: Json, name: str) -> bool:
    value = body[name]
    if not isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}, neither true nor false")
    return value


def _list(body: Json, name: str) -> Sequence[Any]:
    value = body[name] if name != "evidence" else body.get(name, ())
    if not isinstance(value, list | tuple):
        raise TypeError(f"{name} is {value!r}, no list")
    return value


def _number(value: Any) -> int | float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise TypeError(f"{value!r} is no number")
    return value


def _doubt(body: Json) -> Doubt:
    score, reasons = _number(body["score"]), body["reasons"]
    if score is None or not isinstance(reasons, list) or not all(isinstance(each, str) for each in reasons):
        raise TypeError("a doubt has a score and a list of reasons")
    return Doubt(score, tuple(reasons))


def _instant(value: str | None) -> datetime | None:
    if value is None:
        return None
    found = datetime.fromisoformat(value)
    (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)  # OverflowError at the ends of time
    return found
