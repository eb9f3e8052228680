"""The codebook's JSON -> claims: the way back from `hudna.model.json`, each span checked against the text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
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
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"lacks {error}" if isinstance(error, KeyError) else str(error)
        raise InputError(f"no claim as docs/reference/output.md describes it: {what}") from None


class _Parser:
    def __init__(self, text: str | None) -> None:
        self._text = text

    def claim(self, body: Json) -> Claim:
        doubt = body.get("doubt")
        return Claim(
            kind=_word(body, "kind"),
            mode=body["mode"],
            act=_word(body, "act"),
            negated=bool(body["negated"]),
            modality=_word(body, "modality"),
            sources=tuple(self._source(each) for each in body["sources"]),
            agent=self._actor(body["agent"]),
            target=self._actor(body["target"]),
            quantities=tuple(self._quantity(each) for each in body["quantities"]),
            time=self._time(body["time"]),
            place=self._place(body["place"]),
            content=self._span(body["content"]),
            evidence=tuple(self._span(each) for each in body.get("evidence", ())),
            rule=body.get("rule") or "",
            doubt=Doubt(doubt["score"], tuple(doubt["reasons"])) if doubt else None,
            extra=tuple((name, value) for name, value in body.items() if name not in _NAMES and name not in FIELDS),
        )

    def _span(self, body: Json) -> Span:
        start, end, exact = body["start"], body["end"], body.get("exact")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end):
            raise ValueError(f"a span from {start!r} to {end!r}")
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
        assert actor is not None
        return Source(actor, self._some(body.get("cue")))

    def _actor(self, body: Json | None) -> Actor | None:
        return None if body is None else Actor(body["name"], body["side"], body["sector"], self._span(body))

    def _place(self, body: Json | None) -> Place | None:
        if body is None:
            return None
        where = (body.get("latitude"), body.get("longitude"), body.get("precision"))
        return Place(body["name"], self._span(body), body.get("id"), *where)

    def _quantity(self, body: Json) -> Quantity:
        values = (body["low"], body["high"], bool(body["approximate"]), body["unit"], body["group"])
        return Quantity(*values, self._span(body), body.get("part_of"), self._place(body.get("place")))

    def _time(self, body: Json | None) -> Interval | None:
        if body is None:
            return None
        start, end = _instant(body["start"]), _instant(body["end"])
        return Interval(start, end, body["precision"], body["basis"], self._some(body.get("span")))


def _word(body: Json, name: str) -> str:
    value = body[name]
    if not isinstance(value, str):
        raise TypeError(f"{name} is {value!r}, no word")
    return value


def _instant(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value)
