"""Language folders and others.toml -> signs: the letters and small words by which a language is told from others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from hudna.languages.language import FOLDER, available, read_toml, settings_of

# Vowels, tatweel and accents that may be left out ride on letters; they tell nothing.
_RIDERS = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]+")


class Sign(NamedTuple):
    """What a language looks like. No letters: any letter of its script."""

    code: str
    name: str
    script: str
    letters: frozenset[str]
    words: frozenset[str]
    trigrams: frozenset[str]


@cache
def signs() -> Mapping[str, Sign]:
    """All languages that can be told, by code: those with a folder and those of others.toml."""
    own = {code: _of(code, settings_of(code), settings_of(code).get("identify", {})) for code in available()}
    others = {code: _of(code, record, record) for code, record in read_toml(FOLDER / "others.toml").items()}
    return {**others, **own}


@cache
def signs_of(script: str) -> Sequence[Sign]:
    """The languages that are written in a script."""
    return [sign for sign in signs().values() if sign.script == script]


def language_name(code: str) -> str:
    """The English name of a language, "an unknown language" where there is none."""
    sign = signs().get(code)
    return sign.name if sign else "an unknown language"


def bare(word: str) -> str:
    """A word as the lists have it: case-folded, composed, without the marks that may be left out."""
    return _RIDERS.sub("", unicodedata.normalize("NFC", word).casefold())


def _of(code: str, record: Mapping[str, Any], how: Mapping[str, Any]) -> Sign:
    letters = str(how.get("letters", "")).replace("a-z", "abcdefghijklmnopqrstuvwxyz")
    return Sign(
        code,
        str(record["name"]),
        str(record["script"]),
        frozenset(letters),
        frozenset(bare(word) for word in str(how.get("words", "")).split()),
        frozenset(str(how.get("trigrams", "")).split()),
    )
