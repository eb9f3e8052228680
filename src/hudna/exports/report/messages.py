"""messages/*.toml -> the words of the report in a language, with names and numbers filled in."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from hudna.errors import DataError, InputError
from hudna.exports.report.blocks import Run, Text, text

FOLDER = Path(__file__).parent / "messages"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@dataclass(frozen=True, slots=True)
class Messages:
    """The words of one language, by section and key."""

    language: str
    direction: str
    words: Mapping[str, Mapping[str, str]]

    def __call__(self, section: str, key: str, **values: Run | Text | str) -> Text:
        """A message with its values in their places. KeyError for a message that there is not."""
        parts: list[Run | Text | str] = []
        for before, name, _, _ in Formatter().parse(self.words[section][key]):
            parts.append(before)
            if name is not None:
                parts.append(values[name])
        return text(*parts)

    @property
    def comma(self) -> str:
        """What stands between the items of a list."""
        return self.words["marks"]["comma"]

    @property
    def semicolon(self) -> str:
        """What stands between parts of which each is a list."""
        return self.words["marks"]["semicolon"]

    def say(self, section: str, key: str | None) -> str | None:
        """The words for a key of the codebook; None where there are none."""
        return self.words[section].get(key) if key is not None else None


@cache
def messages(code: str) -> Messages:
    """The words of a language. InputError for one that has none; DataError where its file lacks some that the English
    one has."""
    if code not in LANGUAGES:
        raise InputError(f"no report in {code!r}: there are {', '.join(LANGUAGES)}")
    found, english = _read(code), _read("en")
    for section, keys in english.items():
        if isinstance(keys, dict) and (lacking := keys.keys() - found.get(section, {}).keys()):
            raise DataError(f"{FOLDER / code}.toml: [{section}] lacks {', '.join(sorted(lacking))}; add them")
    return Messages(code, found["direction"], {name: keys for name, keys in found.items() if isinstance(keys, dict)})


def _read(code: str) -> dict[str, Any]:
    path = FOLDER / f"{code}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error
