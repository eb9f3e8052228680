"""Words after a number -> the noun behind its adjectives: "семеро мирных жителей", "два жилых дома"."""

from __future__ import annotations

from functools import cache, lru_cache

from hudna.reading.countsenses import Noun
from hudna.reading.countwords import Counting, grammar
from hudna.reading.lexemes import readings

MOST = 4  # adjectives before a noun


@lru_cache(maxsize=100_000)
def qualifies(code: str, folded: str) -> bool:
    """Whether a word may stand between a number and its noun: an adjective, a participle, a word of no lexicon."""
    found = [one.form for one in readings(code, folded) if not one.form.rest]
    return not found or any(form.speech in _QUALIFY or form.sense.startswith(_OWNERS) for form in found)


_OWNERS = ("actor-", "state-")  # "20 UN trucks"
_QUALIFY = frozenset({"adjective", "passive", "passive_participle"})


@cache
def endings(code: str) -> tuple[str, ...]:
    """How adjectives end in a language in which they stand between a number and its noun; empty in others."""
    return tuple(grammar(code).get("adjective_endings", ()))


def noun_behind(text: Counting, at: int) -> tuple[Noun, int, str | None] | None:
    """The counted noun at a token or behind adjectives, the index after it, and the group that an adjective tells.

    An adjective that is a noun as well ("раненых") gives way to the noun that it agrees with ("раненых жителей").
    """
    ends = endings(text.code)
    best: tuple[Noun, int, str | None] | None = None
    group: str | None = None
    for _ in range(MOST + 1 if ends else 1):
        word, token = text.words[at], text.tokens[at]
        found = _noun(text, at, best[0] if best else None)
        if found:
            best = found[0], found[1], group or (best[0].attributes.get("group") if best else None)
            if found[0].rest or not found[0].lemma.endswith(ends):
                break
        elif not ends or word.pieces or not (token.folded.endswith(ends) and qualifies(text.code, token.folded)):
            break
        group = group or word.group
        at += 1
    return best


@cache
def steps(code: str) -> int:
    """How many words may stand before a noun that nothing but their order marks as its own ("two young Syrian men")."""
    return int(grammar(code).get("qualifiers", 0))


def noun_ending(text: Counting, at: int) -> tuple[Noun, int, str | None] | None:
    """The noun that ends a run of words, the index after it, and the group that the first of them with one tells."""
    best: tuple[Noun, int, str | None] | None = None
    group: str | None = None
    for _ in range(steps(text.code) + 1):
        found = _noun(text, at, None)
        if found:
            best = found[0], found[1], group or (best[0].attributes.get("group") if best else None)
            at = found[1]
            if found[0].features != "s" and not found[0].attributes.get("attributive"):
                break
        elif (best is None or best[0].attributes.get("attributive")) and _qualifying(text, at):
            group, at = group or text.words[at].group, at + 1
            while text.tokens[at].text == "-" and text.glued(at) and text.glued(at + 1):
                at += 2  # "anti-tank guns"
        else:
            break
    return best


def _qualifying(text: Counting, at: int) -> bool:
    word, token = text.words[at], text.tokens[at]
    said = word.pieces or word.phrases or word.roles
    return token.shape == "word" and not said and qualifies(text.code, token.folded)


_HYPHENED = frozenset({"hour", "day", "month", "kilometre", "tonne", "hectare", "truck", "vehicle"})


def hyphened(text: Counting, at: int) -> tuple[Noun, int, None] | None:
    """ "a 24-hour truce"; but not "a 12-year-old"."""
    if text.tokens[at].text != "-" or not (text.glued(at) and text.glued(at + 1)):
        return None
    found = _noun(text, at + 1, None)
    if found is None or (text.tokens[found[1]].text == "-" and text.glued(found[1])):
        return None
    if found[0].attributes.get("unit") not in _HYPHENED:
        return None  # "a two-state solution"
    return found[0], found[1], None


def _noun(text: Counting, at: int, before: Noun | None) -> tuple[Noun, int] | None:
    for noun in text.words[at].counted:
        if (before is None or _agree(before, noun)) and (last := text.follows(at + 1, noun.rest)):
            return noun, last
    return None


def _agree(first: Noun, second: Noun) -> bool:
    """Whether an adjective can belong to a noun: the same case, or the plural before what two to four govern."""
    if not second.cases:
        return False
    same = bool(first.cases & second.cases) and first.features == second.features
    return same or (first.features == "p" and second.features == "s" and "gen" in second.cases)
