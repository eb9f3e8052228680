"""Tokens -> counts without a numeral: vague words ("عشرات", "خروقات عديدة") and duals ("قتيلان")."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.countsenses import Number, Phrase
from hudna.reading.countwords import Counting
from hudna.reading.numerals import Numeral
from hudna.reading.units import Counted, counted, describe, named

SCALES = 4  # scale words in a row


class Core(NamedTuple):
    """The number itself, without its bounds, and what it counts."""

    low: Number | None
    high: Number | None
    first: int
    last: int
    before: tuple[str, ...]
    skip: int
    note: str = ""
    noun: Counted | None = None
    numeral: Numeral | None = None

    @property
    def approximate(self) -> bool:
        """A vague word has no ends at all."""
        return self.low is None


def vague(text: Counting, at: int, free: int) -> Core | None:
    """ "عشرات المدنيين", "عدد من الجنود", "عدة غارات"; after the noun "خروقات عديدة"."""
    for phrase in text.words[at].vagues:
        last = text.follows(at + 1, phrase.rest)
        if not last or phrase.sense == "vague-after":
            continue
        if phrase.attributes.get("most"):
            return _most(text, at, phrase, last)
        if phrase.attributes.get("of"):
            about = made_of(text, last) if text.role(last, "of") == () else None
        else:
            last = after_vague(text, last)
            about = counted(text, last)
        if about is not None or not (phrase.attributes.get("of") or phrase.attributes.get("counted")):
            return Core(None, None, at, last, phrase.before, phrase.skip, "vague", about)
    return _vague_after(text, at, free)


def after_vague(text: Counting, at: int) -> int:
    """The scale words after a vague one ("عشرات الآلاف", "بضعة آلاف")."""
    for _ in range(SCALES):
        scale = text.words[at].multiplier
        if scale is None:
            break
        at = (text.exactly(at + 1, scale.rest) if scale.rest else 0) or at + 1
    return at


def _most(text: Counting, at: int, phrase: Phrase, last: int) -> Core | None:
    """ "معظمهم من النساء والأطفال": a vague part of the number before."""
    them = None if phrase.after else counted(text, last)
    of_them = them is not None and them.note == "part"
    if them is not None and of_them and them.features:  # "most of them women"
        return Core(None, None, at, them.last, phrase.before, phrase.skip, "vague part", them)
    about = made_of(text, them.last if them and of_them else last) if phrase.after or of_them else None
    if about is None:
        return None
    return Core(None, None, at, about.last, phrase.before, phrase.skip, "vague part", about)


def made_of(text: Counting, at: int) -> Counted | None:
    """The plural noun after "most of them", "half of them", with "of", a dash, or nothing between."""
    found = named(text, at + 1 if text.role(at, "of") == () or text.tokens[at].text in _DASHES else at)
    return found if found and "p" in found.features else None


_DASHES = frozenset("—–-")


def _vague_after(text: Counting, at: int, free: int) -> Core | None:
    """A plural noun before "عديدة", "كثيرة"."""
    if not any(phrase.sense == "vague-after" and not phrase.before for phrase in text.words[at].vagues):
        return None
    for start in (at - 1, at - 2):
        if start < free:
            break
        for noun in text.words[start].nouns:
            if noun.counts and "p" in noun.features and "the" not in noun.before and noun.after is None:
                end = text.follows(start + 1, noun.rest) if noun.rest else start + 1
                if not end or end > at or (end < at and foreign(text, end)):
                    continue
                about = describe(text, noun, end)._replace(last=at + 1)
                return Core(None, None, start, at + 1, noun.before, noun.skip, "vague", about)
    return None


def dual(text: Counting, at: int) -> Core | None:
    """A counted noun in the dual; not where the same word is a plural too."""
    for noun in text.words[at].duals:
        if not noun.attributes.get("unit"):
            continue
        if noun.holds:  # "трёхдневное перемирие"
            about = Counted(noun.attributes["unit"], None, at + 1)
            return Core(noun.holds, noun.holds, at, at + 1, noun.before, noun.skip, "", about)
        if noun.attributes.get("people") and ("the" in noun.before or (at and text.words[at - 1].nouns)):
            continue  # an adjective: "جنديان سوريان"
        last = text.follows(at + 1, noun.rest) if noun.rest else at + 1
        if not last:
            continue
        about = describe(text, noun, last)
        if any(p.value == 2 and not p.before for p in text.words[about.last].pieces):
            about = about._replace(last=about.last + 1)
        value: Number = 2 + about.add if about.add else 2
        note = "dual definite" if "the" in noun.before or noun.after else "dual"
        return Core(value, value, at, about.last, noun.before, noun.skip, note, about._replace(add=0.0))
    return None


def foreign(text: Counting, at: int) -> bool:
    """Whether the word between a noun and its number is something else than an adjective."""
    word = text.words[at]
    counts = any(n.counts and not n.attributes.get("people") for n in word.nouns if n.speech != "adjective")
    return bool(word.pieces or word.roles or word.phrases or counts)
