"""Corpus files -> examples: marked sentences that show what a language's words and rules must (not) find."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from hudna.errors import DataError
from hudna.languages.language import FOLDER

TYPES = ("number", "time", "place", "actor", "attribution", "claim", "silence")
_BRACKETS = re.compile(r"[\[\]]")


class Example(NamedTuple):
    """One sentence of an entry: what is to be found in it (`values`) and the sentence with its brackets."""

    type: str
    file: str
    values: Mapping[str, Any]
    marked: str

    @property
    def text(self) -> str:
        """The sentence as the reader gets it."""
        return _BRACKETS.sub("", self.marked)


def examples(code: str) -> Iterator[Example]:
    """All examples and silences of a language. Raises DataError for what is no entry."""
    for path in sorted((FOLDER / code / "corpus").glob("**/*.toml")):
        for kind, entries in _tables(path).items():
            if isinstance(entries, list):
                yield from _of_type(kind, entries, path)


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error


def _of_type(kind: str, entries: list[Any], path: Path) -> Iterator[Example]:
    if kind not in TYPES:
        raise DataError(f"{path}: [[{kind}]] is no type of entry; use one of {', '.join(TYPES)}")
    for number, entry in enumerate(entries, 1):
        said = entry.get("say") if isinstance(entry, dict) else None
        if not said or not isinstance(said, list):
            raise DataError(f"{path}: [[{kind}]] number {number} has no list `say`; give it its sentences")
        values = {key: value for key, value in entry.items() if key != "say"}
        yield from (Example(kind, path.name, values, sentence) for sentence in said)
