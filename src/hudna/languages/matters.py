"""Words -> what an obligation is about, by the kinds' frames: for terms that no sentence states as done."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from hudna.kinds import kinds
from hudna.kinds.kinds import Frame
from hudna.languages.language import available, language

# What a party can owe under an agreement: matters with an end that can be reached or a conduct that can be kept.
TERMS = ("disarmament", "movement", "exchange", "access", "aid", "control", "evacuation", "operation", "attack")
# Modes that say how far a matter went, not what it is.
PROGRESS = {"disarmament": frozenset({"pledged", "started", "counted", "completed"})}
_WORD = re.compile(r"[\w\u0300-\u036f\u064b-\u0652\u0670]+")


def standing(name: str, mode: str | None) -> str | None:
    """A mode that says what is owed; None for one that says how far it went."""
    return None if mode in PROGRESS.get(name, ()) else mode


@lru_cache(maxsize=4096)
def matter_in(code: str, words: str, values: frozenset[str] = frozenset()) -> tuple[str, str | None] | None:
    """The kind and mode whose frames ask for most of what stands in a text.

    `values` are what stands beside the words, as frames name them (@number, @place, @actor). None where nothing fits
    or two kinds ask for as much.
    """
    if code not in available():
        return None
    present = _senses(code, words) | values
    fitting = [(name, frame) for name, frame in _frames() if _fits(frame, present)]
    if not fitting:
        return None
    asks = {name: sorted((f.weight for n, f in fitting if n == name), reverse=True) for name, _ in fitting}
    most = max(asks.values())
    best = [name for name, weights in asks.items() if weights == most]
    if len(best) != 1:
        return None
    modes = {standing(name, f.mode) for name, f in fitting if name == best[0] and f.weight == most[0]}
    return best[0], modes.pop() if len(modes) == 1 else None


@cache
def _frames() -> tuple[tuple[str, Frame], ...]:
    return tuple((name, frame) for name in TERMS for frame in kinds()[name].frames)


def _fits(frame: Frame, senses: frozenset[str]) -> bool:
    if not set(frame.head) & senses or set(frame.not_) & senses or frame.bare:
        return False
    return all(not one or set(one) & senses for one in (frame.with_, frame.and_))


def _senses(code: str, words: str) -> frozenset[str]:
    """The senses of the words and phrases of a text, each way that its clitics can be cut."""
    lang = language(code)
    folded = [lang.fold(word) for word in _WORD.findall(words)]
    found = set()
    for at, word in enumerate(folded):
        for cut in lang.cuts(word):
            for form in lang.forms(cut.stem):
                rest = tuple(folded[at + 1 : at + 1 + len(form.rest)])
                if not form.rest or rest == form.rest:
                    found.add(form.sense)
    return frozenset(found)
