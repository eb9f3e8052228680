"""A name in any case -> what it may be in the nominative, by the language's own endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from hudna.languages.language import language

_LEAST = 2  # letters of a stem
_LONGEST = 3  # letters of an ending


@cache
def _endings(code: str) -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = language(code).settings.get("name_endings", {})
    return found


@lru_cache(maxsize=50_000)
def bases(code: str, word: str) -> tuple[str, ...]:
    """A folded word itself, then every word that it may be a form of; longer endings first."""
    endings = _endings(code)
    if not endings:
        return (word,)
    found = {word: None}
    for size in range(min(_LONGEST, len(word) - _LEAST), -1, -1):
        cut = len(word) - size
        if not size and len(found) > 1:
            break  # a genitive plural without an ending ends in a consonant
        found |= dict.fromkeys(word[:cut] + ending for ending in endings.get(word[cut:], ()))
    return tuple(found)
