"""Text -> language code, by script and by how many of a language's words stand in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

from hudna.languages import finished, language
from hudna.languages.letters import pieces

UNKNOWN = "und"
_SAMPLE = 4000  # code points that are looked at
_ENOUGH = 0.04  # share of words that must be the language's own


def identify(text: str) -> str:
    """The ISO 639-1 code of a language that hudna reads, or "und"."""
    words = [text[start:end] for start, end, shape in pieces(text[:_SAMPLE]) if shape == "word"]
    written = [script(word[0]) for word in words]
    scripts = Counter(written)
    best, most = UNKNOWN, 0.0
    for code in finished():
        lang = language(code)
        letters = str(lang.settings.get("script"))
        if not scripts[letters] or scripts[letters] * 2 < len(words):
            continue
        own = [word for word, one in zip(words, written, strict=True) if one == letters]
        known = sum(1 for word in own if any(lang.forms(cut.stem) for cut in lang.cuts(lang.fold(word))))
        if known / len(own) > max(most, _ENOUGH):
            best, most = code, known / len(own)
    return best


_SCRIPTS = {
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "LATIN": "Latn",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "HEBREW": "Hebr",
}


@lru_cache(maxsize=2_000)
def script(letter: str) -> str:
    """ISO 15924 code of a letter's script, "Zyyy" where it has none of those hudna knows."""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zyyy")
