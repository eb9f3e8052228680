"""An agreement's preamble and closing part -> its parties, mediators, guarantors and the day of signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from hudna.languages.agreements import find
from hudna.model import Actor, Interval, Span
from hudna.reading.addressees import Context
from hudna.reading.partitions import Partition
from hudna.reading.readings import Reading


def context_of(reading: Reading, code: str, layout: Partition) -> Context:
    """What the clauses refer to: the parties, who mediates and guarantees, the day of signature."""
    text = reading.document.text
    front = [one for one in (layout.title, layout.preamble) if one]
    edges = [*front, *([layout.closing] if layout.closing else [])]
    third = {name: _behind(reading, code, edges, name) for name in ("mediators", "guarantors")}
    outside = {*third["mediators"], *third["guarantors"]}
    parties = _between(reading, code, front) or _named(reading, front) or _named(reading, edges)
    parties = parties if len(parties) > 1 else _between(reading, code, layout.bodies) or parties
    signed = _signed(reading, edges)
    return Context(
        code, text, reading, tuple(one for one in parties if one not in outside), tuple(third["mediators"]),
        tuple(third["guarantors"]), signed,
    )  # fmt: skip


def _sides(reading: Reading, start: int, end: int) -> list[str]:
    """The sides named in a stretch, in order."""
    inside = (one for one in reading.mentions if start <= one.span.start and one.span.end <= end)
    return list(dict.fromkeys(one.value.side for one in inside if isinstance(one.value, Actor) and one.value.side))


def _named(reading: Reading, spans: Sequence[Span]) -> list[str]:
    return list(dict.fromkeys(side for span in spans for side in _sides(reading, *span)))


def _between(reading: Reading, code: str, spans: Sequence[Span]) -> list[str]:
    """ "between X and Y": the first two sides behind the word."""
    text = reading.document.text
    for span in spans:
        for one in find(code, span.of(text), "parts", "between"):
            sides = _sides(reading, span.start + one.end, sentence_end(text, span.start + one.end, span.end))
            if len(sides) > 1:
                return sides[:2]
    return []


def _behind(reading: Reading, code: str, spans: Sequence[Span], name: str) -> list[str]:
    """The sides behind a word for a mediator or guarantor, to the end of the sentence or line."""
    text = reading.document.text
    found = []
    for span in spans:
        for one in find(code, span.of(text), "parts", name):
            end = sentence_end(text, span.start + one.end, span.end)
            comma = min(
                (at for mark in ",;\u060c" if 0 < (at := text.find(mark, span.start + one.end)) < end), default=end
            )
            found += _sides(reading, span.start + one.end, comma)
    return list(dict.fromkeys(found))


_END = re.compile(r"[.!?\u061f]\s+(?=(\w))|\n")  # a stop that only shortens a word stands before a small letter


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the sentence or line that `start` lies in ends."""
    for match in _END.finditer(text, start, end):
        after = match.group(1)
        if after is None or not (after.islower() or after.isdigit()):
            return match.start()
    return end


def _signed(reading: Reading, spans: Sequence[Span]) -> datetime | None:
    """The day of the agreement: the last dated one of title, preamble and closing part that is a day or an instant."""
    times = [
        one.value.start
        for span in spans
        for one in reading.mentions
        if span.covers(one.span) and isinstance(one.value, Interval) and one.value.start
        and one.value.end is not None and one.value.precision in {"day", "hour", "minute"}
    ]  # fmt: skip
    return times[-1] if times else None


def same_sentence(text: str, one: int, other: int) -> bool:
    """Whether two places of a text lie in one sentence and line."""
    first, last = min(one, other), max(one, other)
    return sentence_end(text, first, last) == last
