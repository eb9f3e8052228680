"""Text -> language code, by script, alphabet, small words and trigrams; of few words a lexicon has its say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.languages import finished, language
from hudna.languages.letters import pieces
from hudna.languages.signs import Sign, bare, signs, signs_of
from hudna.reading.wordbooks import WordBook

UNKNOWN = "und"
_SAMPLE = 800  # code points that are looked at
_ENOUGH = 0.15  # evidence a word from which a language is told by its signs
_FEW = 8  # words up to which a lexicon is asked as well
_NEAR = 0.3  # evidence a word by which a language that hudna reads may lag behind, if its lexicon knows the words
_SHARE, _MOST = 0.3, 0.6  # share of the words that it must know, where the signs tell nothing and where they do
_LISTED, _FORMED, _STRANGE = 1.0, 0.5, -1.0  # evidence of a word: listed, formed so, with a letter of others


class Guess(NamedTuple):
    """A language, the evidence for it a word, by how much it leads the next one, and on how many words it rests."""

    code: str
    evidence: float
    lead: float
    words: int


def identify(text: str) -> str:
    """The ISO 639 code of the language that a text is in, whether hudna reads it or not; "und" where nothing tells."""
    return guess(text).code


def guess(text: str) -> Guess:
    """The language of a text and how sure that is."""
    words = _own(text[:_SAMPLE])
    scripts = Counter(script(word[0]) for word in words)
    if not scripts:
        return Guess(UNKNOWN, 0.0, 0.0, 0)
    if scripts["Kana"] > 1:  # Japanese is written in Chinese characters as well
        scripts["Kana"] += scripts["Hani"]
        del scripts["Hani"]
    most = scripts.most_common(1)[0][0]
    return _among(signs_of(most), [word for word in words if script(word[0]) == most])


# Names in their own letters, links and addresses are in no language of the text's, and a quotation is in the language
# of whom it quotes.
ASIDE = re.compile(r"\([^()\n]*\)|\S*(?:://|www\.|@)\S*")
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|„[^„“”\n]*[“”]|\"[^\"\n]*\"")
_BARE = 1  # words beside a quotation that tell no language


def _own(text: str) -> list[str]:
    """The words that a text itself says: without quotations and asides, unless there is next to nothing else."""
    plain = ASIDE.sub(" ", text)
    own = _words(_QUOTED.sub(" ", plain))
    return own if len(own) > _BARE else _words(plain) or _words(text)


def foreign_words(text: str, written: str) -> int:
    """How many words of two letters or more are in another script than the one named."""
    pattern = _foreign(written)
    return len(pattern.findall(text)) if pattern else 0


@cache
def _foreign(written: str) -> re.Pattern[str] | None:
    letters = _LETTERS.get(written)
    return re.compile(rf"(?<![^\W\d_])[^\W\d_{letters}]{{2,}}") if letters else None


# The letters of the scripts that hudna reads, as a class of a pattern: what is in none of them is another script.
_LETTERS = {
    "Arab": r"\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Cyrl": r"\u0400-\u052f",
    "Latn": r"A-Za-z\u00aa-\u024f\u1e00-\u1eff",
}


def lag(text: str, code: str) -> float:
    """By how much evidence a word a language falls behind the likeliest one of its script; 1.0 for another script."""
    words = _own(text[:_SAMPLE])
    own = [word for word in words if script(word[0]) == signs()[code].script]
    ranked = _ranked(signs_of(signs()[code].script), own) if own else []
    return ranked[0][0] - {other: total for total, other in ranked}[code] if ranked else 1.0


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end, shape in pieces(text) if shape == "word"]


def _among(candidates: Sequence[Sign], words: Sequence[str]) -> Guess:
    """The best of the languages of one script."""
    if len(candidates) <= 1:
        return Guess(candidates[0].code if candidates else UNKNOWN, 1.0, 1.0, len(words))
    ranked = _ranked(candidates, words)
    (best, code), (second, _) = ranked[:2]
    if best >= _ENOUGH and (code in finished() or len(words) > _FEW):
        return Guess(code, best, best - second, len(words))
    near = [other for total, other in ranked if total >= max(0.0, best - _NEAR) and other in finished()]
    share, known = max(((_known(other, words), other) for other in near), default=(0.0, UNKNOWN))
    if share >= (_SHARE if best < _ENOUGH else _MOST):
        return Guess(known, share, 0.0, len(words))
    return Guess(code if best >= _ENOUGH else UNKNOWN, best, best - second, len(words))


def _ranked(candidates: Sequence[Sign], words: Sequence[str]) -> list[tuple[float, str]]:
    """(evidence a word, code) of each language, the likeliest first."""
    book = _book(candidates[0].script)
    totals = [0.0] * len(candidates)
    for word, count in Counter(words).items():
        for index, one in book[word]:
            totals[index] += one * count
    pairs = zip(totals, candidates, strict=True)
    return sorted(((total / len(words), sign.code) for total, sign in pairs), reverse=True)


def _known(code: str, words: Sequence[str]) -> float:
    """The share of words that a lexicon knows. Names, which languages share, count for neither."""
    lang, letters = language(code), signs()[code].letters
    known = names = 0
    for word in words:
        if letters and not letters.issuperset(bare(word)):
            continue
        forms = [form for cut in lang.cuts(lang.fold(word)) for form in lang.forms(cut.stem)]
        named = bool(forms) and all(form.sense.startswith(_NAMES) for form in forms)
        names += named
        known += bool(forms) and not named
    return known / (len(words) - names) if len(words) > names else 0.0


_NAMES = ("state-", "actor-", "person-", "media-", "house-", "seat-", "zone-")


class Clues:
    """The signs of a script's languages, by word, letter and trigram: which languages (by index) each speaks for."""

    def __init__(self, candidates: Sequence[Sign]) -> None:
        self.size = len(candidates)
        self.words = _by(sign.words for sign in candidates)
        self.trigrams = _by(sign.trigrams for sign in candidates)
        letters = set().union(*(sign.letters for sign in candidates))
        own = [sign.letters or letters for sign in candidates]
        self.strange = {one: tuple(i for i, known in enumerate(own) if one not in known) for one in letters}

    def of(self, word: str) -> tuple[tuple[int, float], ...]:
        """What a word says for and against the languages: (index of the language, evidence)."""
        plain = bare(word)
        found: Counter[int] = Counter()
        formed = trigrams(plain)
        for one in formed:
            found.update(self.trigrams.get(one, ()))
        evidence = {index: _FORMED * count / len(formed) for index, count in found.items()}
        strange = {index for letter in plain for index in self.strange.get(letter, ())}
        evidence |= dict.fromkeys(strange, _STRANGE) | dict.fromkeys(self.words.get(plain, ()), _LISTED)
        return tuple(evidence.items())


def _by(features: Iterable[frozenset[str]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for index, own in enumerate(features):
        for one in own:
            found[one] = (*found.get(one, ()), index)
    return found


@cache
def _book(written: str) -> WordBook[tuple[tuple[int, float], ...]]:
    """What each word of a script says of its languages."""
    return WordBook(Clues(signs_of(written)).of)


def trigrams(word: str) -> list[str]:
    """The runs of three letters of a word, its ends marked by "_"."""
    marked = f"_{word}_"
    return [marked[at : at + 3] for at in range(len(marked) - 2)] or [marked]


# How Unicode's names of letters begin -> the script's ISO 15924 code.
_SCRIPTS = {
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "LATIN": "Latn",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "HEBREW": "Hebr",
    "GREEK": "Grek",
    "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "TIBETAN": "Tibt",
    "HANGUL": "Hang",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "CJK": "Hani",
    "SYRIAC": "Syrc",
    "THAANA": "Thaa",
}


@lru_cache(maxsize=4_000)
def script(letter: str) -> str:
    """ISO 15924 code of a letter's script, "Zyyy" where it has none of those hudna knows."""
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zyyy")
