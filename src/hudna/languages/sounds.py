"""A name in a language's letters -> how it sounds, in classes that all languages share, so that spellings compare.

A language's sounds.toml says what each letter, or group of letters, sounds like; vowels count for nothing, because
Arabic does not write the short ones and no two romanisations agree on them. Voiced and voiceless labials are one class
(Arabic has no p), so are v and f.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from hudna.errors import DataError
from hudna.languages.language import FOLDER, language

FILE = "sounds.toml"
_JOINS = str.maketrans(dict.fromkeys("-'’ʼ.", " "))
_ARTICLE = 4  # letters that a word with its article has at least


class Sounds(NamedTuple):
    """What a language's letters sound like, the words of names that say little, and an article written with them."""

    spellings: dict[str, str]
    longest: int
    particles: frozenset[str]
    prefix: str


def spoken(code: str, name: str) -> tuple[str, ...]:
    """A name's words as strings of sound classes, particles left out; () where the language has no sounds.toml."""
    known = _sounds(code)
    if known is None:
        return ()
    words = language(code).fold(name.translate(_JOINS)).split()
    heard = [_heard(known, _bare(known, word)) for word in words if word not in known.particles]
    return tuple(word for word in heard if word)


def _bare(known: Sounds, word: str) -> str:
    prefixed = known.prefix and word.startswith(known.prefix) and len(word) > _ARTICLE
    return word[len(known.prefix) :] if prefixed else word


def _heard(known: Sounds, word: str) -> str:
    """A folded word's sounds; of a doubled sound one."""
    heard, at = "", 0
    while at < len(word):
        for length in range(known.longest, 0, -1):
            sound = known.spellings.get(word[at : at + length])
            if sound is not None:
                heard += sound
                break
        at += length
    return "".join(sound for index, sound in enumerate(heard) if not index or heard[index - 1] != sound)


@cache
def _sounds(code: str) -> Sounds | None:
    path = FOLDER / code / FILE
    if not path.exists():
        return None
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error
    fold = language(code).fold
    spellings = {fold(letters): sound for letters, sound in table.get("spellings", {}).items()}
    if not spellings:
        raise DataError(f"{path}: no [spellings]; say what each letter sounds like")
    longest = max(map(len, spellings))
    return Sounds(spellings, longest, frozenset(map(fold, table.get("particles", ()))), fold(table.get("prefix", "")))
