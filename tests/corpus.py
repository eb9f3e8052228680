"""Corpus files -> examples: marked text, the values that it must give, and the silences nearby."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hudna.model import Document, Span

LANGUAGES = Path(__file__).parents[1] / "src/hudna/languages"
_MARK = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Example:
    """One marked sentence. `spans` are the bracketed stretches of the text without its brackets."""

    language: str
    file: str
    type: str  # number, time, place, actor, claim or silence
    values: dict[str, Any]
    document: Document
    spans: tuple[Span, ...]

    @property
    def name(self) -> str:
        """What a failing test is called."""
        return f"{self.language}/{self.file}: {self.document.text[:60]}"


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Text with brackets -> text without, and the bracketed spans."""
    text, spans, opened = "", [], 0
    last = 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group() == "[":
            opened = len(text)
        else:
            spans.append(Span(opened, len(text)))
    return text + marked[last:], tuple(spans)


def examples(language: str, *types: str) -> Iterator[Example]:
    """All examples of a language's corpus, of the given types or of all."""
    for path in sorted((LANGUAGES / language / "corpus").glob("*.toml")):
        record = tomllib.loads(path.read_text(encoding="utf-8"))
        for type_ in ("number", "time", "place", "actor", "claim", "silence"):
            if types and type_ not in types:
                continue
            for entry in record.get(type_, ()):
                yield from _of(entry, record, language, path.stem, type_)


def _of(entry: dict[str, Any], record: dict[str, Any], language: str, file: str, type_: str) -> Iterator[Example]:
    published = entry.get("published", record.get("published"))
    zone = entry.get("timezone", record.get("timezone"))
    for marked in entry["say"]:
        text, spans = unmark(marked)
        day = date.fromisoformat(str(published)) if published else None
        document = Document(text, published=day, timezone=zone, language=language)
        values = {k: v for k, v in entry.items() if k not in {"say", "published", "timezone"}}
        yield Example(language, file, type_, values, document, spans)
