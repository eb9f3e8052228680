"""Vague wording -> a number by a named rule, beside the wording and never in its place.

"Dozens" has no number. Whoever needs one for a table takes it by a rule that is named with it, and can take it back:
the figure keeps its wording and its open bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hudna.model.values import Number
from hudna.weighing.measures import Figure

# What a vague word measures. Senses, not words: the words stand in the languages' lexicons. "several" covers few, many
# and a bare plural.
SENSES = ("several", "dozens", "hundreds", "thousands")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A named set of rules. `numbers` maps a sense to the number put for it; what is not there stays without one.

    `open_end` says what stands for a bound that is named with the other end open ("more than 90"): "named" takes 90.
    """

    name: str
    source: str
    numbers: Mapping[str, Number]
    open_end: str = "named"


# ACLED's codebook, on reports without a number: "several", "many", "few" or a plural are 3 (10 where they are spoken of
# as many, which no word tells); dozens 12; hundreds 100. Thousands are not ruled on there, and stay without a number.
ACLED = RuleSet("acled", "ACLED Codebook, fatalities", {"several": 3, "dozens": 12, "hundreds": 100})


@dataclass(frozen=True, slots=True)
class Put:
    """A number put for a figure by a rule: which rule set, which rule. `figure` is what was said."""

    value: Number
    rules: str
    rule: str
    figure: Figure


def put(figure: Figure, sense: str | None, rules: RuleSet = ACLED) -> Put | None:
    """A number for a figure; None where the rules have none. `sense` is one of SENSES, of a vague wording."""
    if figure.low is not None and figure.high is not None:
        rule = "as stated" if figure.low == figure.high else "lowest stated"
        return Put(figure.low, rules.name, rule, figure)
    if figure.named is not None:
        return Put(figure.named, rules.name, "the bound that is named", figure) if rules.open_end == "named" else None
    value = rules.numbers.get(sense or "")
    return Put(value, rules.name, str(sense), figure) if value is not None else None


def taken_back(one: Put) -> Figure:
    """What was said, unchanged."""
    return one.figure
