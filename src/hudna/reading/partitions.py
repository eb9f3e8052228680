"""An agreement's text -> its parts: title, preamble, the bodies of its numbered clauses, closing part."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.languages.agreements import find
from hudna.model import Span
from hudna.reading.numbering import Numbered, numbered

_CLOSING = ("signatures", "guarantors", "mediators")  # whose words open a line of the closing part
_LONGEST_HEADING = 90  # characters


@dataclass(frozen=True, slots=True)
class Partition:
    """The parts of the text."""

    title: Span | None
    preamble: Span | None
    marks: tuple[Numbered, ...]
    bodies: tuple[Span, ...]
    closing: Span | None

    @classmethod
    def of(cls, text: str, code: str) -> Partition:
        """Title, preamble, numbered clauses and closing part; a text without numbers has its paragraphs as clauses."""
        marks = numbered(text, code)
        title = trimmed(text, 0, text.find("\n") if "\n" in text else len(text))
        if not marks:
            return cls(title, None, (), tuple(_paragraphs(text, title.end if title else 0)), None)
        first = marks[0].mark.start
        if title and title.end > first:
            title = None
        ends = [*(one.mark.start for one in marks[1:]), len(text)]
        closing = _closing(text, code, marks[-1].mark.body)
        ends[-1] = closing.start if closing else ends[-1]
        bodies = [trimmed(text, one.mark.body, end) or Span(end, end) for one, end in zip(marks, ends, strict=True)]
        preamble = trimmed(text, title.end if title else 0, first)
        return cls(title, preamble, tuple(marks), tuple(bodies), closing)


def trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _paragraphs(text: str, start: int) -> list[Span]:
    found, at = [], start
    for line in text[start:].splitlines(keepends=True):
        span = trimmed(text, at, at + len(line))
        if span:
            found.append(span)
        at += len(line)
    return found


def _closing(text: str, code: str, start: int) -> Span | None:
    """Where the signatures begin: a line that opens with their words or a guarantor's, or what follows a blank line."""
    rest = text[start:]
    said = [one for name in _CLOSING for one in find(code, rest, "parts", name)]
    starts = [start + one.start for one in said if _opens_line(rest, one.start)]
    blank = rest.find("\n\n")
    if blank >= 0:
        starts.append(start + blank)
    return trimmed(text, min(starts), len(text)) if starts else None


def _opens_line(text: str, at: int) -> bool:
    return not text[text.rfind("\n", 0, at) + 1 : at].strip()


def heading(text: str, body: Span, *, opens: bool) -> tuple[Span | None, Span]:
    """A first line without a stop that more follows, and the rest. `opens` says that clauses follow below it."""
    line = text.find("\n", body.start, body.end)
    end = line if line >= 0 else body.end
    first = text[body.start : end].rstrip()
    stops = first.endswith((".", ";", ":", ",", "\u061b", "\u060c"))
    if (line < 0 and not opens) or stops or len(first) > _LONGEST_HEADING:
        return None, body
    rest = trimmed(text, end, body.end) or Span(body.end, body.end)
    return Span(body.start, body.start + len(first)), rest
