"""Two spellings of persons' names, in one language or two -> whether they are one name, and how sure that is.

A name that the register lists is settled by its id. Of other names the sounds are compared: an edit distance in which
sounds that scripts mix up cost less and semivowels next to nothing, over the mean weight of both names. What a degree
of likeness is worth was measured on the names of the register in Arabic, Russian and English (340 persons, every name
of one language against every name of another): the share of right pairs among the pairs of that likeness. It says
how often two *names* are one, not whether two men of one name are one man.
"""

from __future__ import annotations

from typing import NamedTuple

from hudna.languages.sounds import spoken

# Likeness of whole names -> confidence; below the last, two names are two.
BANDS = ((0.95, 0.99), (0.90, 0.99), (0.85, 0.92), (0.80, 0.70), (0.75, 0.50))
# A surname alone against a whole name: by the weight of its sounds, where they are alike by 0.95 or more.
SURNAMES = ((5.0, 0.95), (4.0, 0.75), (3.0, 0.60))
_SURNAME = 0.95

_WEAK = {"w": 0.1, "y": 0.1, "h": 0.3}
_NEAR = {
    frozenset(pair): cost
    for cost, pairs in {
        0.3: "hx fw",
        0.4: "gk gj sz dz",
        0.5: "gh gx sc cj jy jz kx td st",
        0.6: "fb kc",
        0.8: "xc",
    }.items()
    for pair in pairs.split()
}


class Likeness(NamedTuple):
    """How alike two names sound (1.0: the same), how often such names are one, and what was compared."""

    degree: float
    confidence: float
    compared: str  # "name" | "surname"


def likeness(first: str, first_code: str, second: str, second_code: str) -> Likeness | None:
    """What two names have in common; None where they are not taken for one, or a language has no sounds.toml.

    `first_code` and `second_code` are the ISO 639-1 codes of the languages that the names are written in.
    """
    one, other = spoken(first_code, first), spoken(second_code, second)
    if not one or not other:
        return None
    if len(one) == 1 or len(other) == 1:
        return _surnames(one[-1], other[-1])
    degree = _degree("".join(one), "".join(other))
    confidence = next((worth for least, worth in BANDS if degree >= least), None)
    return None if confidence is None else Likeness(round(degree, 2), confidence, "name")


def _surnames(one: str, other: str) -> Likeness | None:
    degree, weight = _degree(one, other), min(_weight(one), _weight(other))
    confidence = next((worth for least, worth in SURNAMES if weight >= least), None)
    return None if confidence is None or degree < _SURNAME else Likeness(round(degree, 2), confidence, "surname")


def _degree(one: str, other: str) -> float:
    weight = (_weight(one) + _weight(other)) / 2
    return max(0.0, 1 - _distance(one, other) / weight) if weight else 0.0


def _weight(sounds: str) -> float:
    return sum(_WEAK.get(sound, 1.0) for sound in sounds)


def _distance(one: str, other: str) -> float:
    """The least cost of making one name the other: leaving sounds out, and taking one for another."""
    row = [0.0]
    for sound in other:
        row.append(row[-1] + _WEAK.get(sound, 1.0))
    for sound in one:
        gap = _WEAK.get(sound, 1.0)
        below = [row[0] + gap]
        for index, facing in enumerate(other):
            swap = 0.0 if sound == facing else _NEAR.get(frozenset((sound, facing)), 1.0)
            below.append(min(row[index] + swap, row[index + 1] + gap, below[index] + _WEAK.get(facing, 1.0)))
        row = below
    return row[-1]
