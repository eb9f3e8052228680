"""languages/<code>/agreements.toml -> the words of agreements: numbering, parties, signatures, deadlines, purposes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from hudna.errors import DataError
from hudna.languages.language import FOLDER, available, language, read_toml

_SECTIONS = ("numbering", "parts", "duty", "time", "class", "purpose", "written")
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u0652\u0670]+")  # letters with their marks
_ANY = "*"  # at the end of a word of the list: whatever it ends in


class Found(NamedTuple):
    """Where words of a list stand, half-open."""

    start: int
    end: int


@cache
def agreement_words(code: str) -> Mapping[str, Any]:
    """The file of a language, {} for one without. Raises DataError where a section is missing."""
    path = FOLDER / code / "agreements.toml"
    if code not in available():
        return {}
    found = read_toml(path)
    if found and (lacking := [name for name in _SECTIONS if name not in found]):
        raise DataError(f"{path}: it lacks {', '.join(lacking)}; see docs/reference/agreements.md")
    return found


@cache
def _phrases(code: str, section: str, name: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list, folded, by their first word; those that begin with a starred word under the star."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in agreement_words(code).get(section, {}).get(name, ()):
        words = tuple(_folded(code, word) for word in phrase.split())
        found.setdefault(_ANY if words[0].endswith(_ANY) else words[0], []).append(words)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def _folded(code: str, word: str) -> str:
    star = word.endswith(_ANY)
    return language(code).fold(word.rstrip(_ANY)) + (_ANY if star else "")


def find(code: str | None, text: str, section: str, name: str) -> list[Found]:
    """Where phrases of a list stand in a text; the longest at each word. A clitic may stand before the first word.

    Nothing for a language without such a file.
    """
    if code is None or not agreement_words(code):
        return []
    lang = language(code)
    phrases = _phrases(code, section, name)
    if not phrases:
        return []
    words = _words(code, text)
    found, at = [], 0
    while at < len(words):
        length = max((_length(phrases, words, at, stem) for stem in _stems(lang.clitics, words[at][2])), default=0)
        if length:
            found.append(Found(words[at][0], words[at + length - 1][1]))
        at += max(length, 1)
    return found


@lru_cache(maxsize=512)
def _words(code: str, text: str) -> list[tuple[int, int, str]]:
    """The words of a text, folded, with where they stand; a text is searched for many lists."""
    fold = language(code).fold
    return [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]


def _stems(clitics: Any, word: str) -> list[str]:
    return [word, *(word[len(one.letters) :] for one in clitics if word.startswith(one.letters))]


def _length(
    phrases: Mapping[str, tuple[tuple[str, ...], ...]], words: list[tuple[int, int, str]], at: int, stem: str
) -> int:
    """How many words the longest phrase covers that stands here."""
    for phrase in (*phrases.get(stem, ()), *phrases.get(_ANY, ())):
        here = [stem, *(word for _, _, word in words[at + 1 : at + len(phrase)])]
        if len(here) == len(phrase) and all(_same(a, b) for a, b in zip(phrase, here, strict=True)):
            return len(phrase)
    return 0


def _same(asked: str, word: str) -> bool:
    return word.startswith(asked[:-1]) if asked.endswith(_ANY) else word == asked


def says(code: str | None, text: str, section: str, name: str) -> bool:
    """Whether a text has a phrase of a list."""
    return bool(find(code, text, section, name))
