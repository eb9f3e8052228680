"""Counts over two stretches of time -> whether the rate changed, by exact tests for Poisson counts.

The comparison is conditional: given the total, the count of the one period is binomial with the share of its length
(Przyborowski & Wilenski 1940, Biometrika 31, 313-323). The interval of one count is Garwood's (1936, Biometrika 28,
437-442), the interval of a ratio that of Clopper & Pearson (1934, Biometrika 26, 404-413) carried through the
conditional binomial. Sums of probabilities instead of a library: the counts are small, and the sums are exact.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

LEVEL = 0.05  # below which a change of rate is called one
_STEPS = 200  # halvings of an interval: far beyond what a double can tell apart
_SLACK = 1 + 1e-7  # two outcomes this near in probability are equally likely
WARNING = (
    "Counts are of what was reported. A rate can change because reporting did: more observers, closed posts, a party "
    "that stopped publishing, or an event that drew attention. Violations also come in bursts, which makes the test "
    "too sure of a change."
)


class Comparison(NamedTuple):
    """Two counts over two lengths (days), `now` and `before`, and what can be said of their rates.

    `ratio` is the rate of the first by that of the second (None where the second count is 0), `low` and `high` its 95 %
    interval (None: open), `p` the two-sided probability of a split at least as unlikely if the rates were equal.
    `change` is rise, fall or none-shown: that no change was shown does not say that there was none.
    """

    now: int
    days: float
    before: int
    days_before: float
    ratio: float | None
    low: float
    high: float | None
    p: float
    change: str
    warning: str = WARNING


def compare(count: int, days: float, before: int, days_before: float, level: float = LEVEL) -> Comparison:
    """Compare the rate of `count` in `days` with that of `before` in `days_before`. Raises ValueError for no length."""
    if count < 0 or before < 0 or days <= 0 or days_before <= 0:
        raise ValueError("counts are at least 0 and lengths more than 0")
    total, share = count + before, days / (days + days_before)
    p = binomial_test(count, total, share)
    low, high = binomial_interval(count, total)
    scale = days_before / days
    ratio = (count / days) / (before / days_before) if before else None
    upper = None if high >= 1 else high / (1 - high) * scale
    change = "none-shown" if p >= level else "rise" if count > total * share else "fall"
    return Comparison(count, days, before, days_before, ratio, low / (1 - low) * scale, upper, p, change)


def binomial_test(count: int, total: int, share: float) -> float:
    """The two-sided exact p: the probability of all outcomes that are no likelier than this one."""
    if total == 0:
        return 1.0
    seen = _binomial(count, total, share) * _SLACK
    return min(1.0, math.fsum(p for p in (_binomial(k, total, share) for k in range(total + 1)) if p <= seen))


def binomial_interval(count: int, total: int, level: float = LEVEL) -> tuple[float, float]:
    """Clopper and Pearson's interval of a share; (0, 1) where nothing was counted."""
    if total == 0:
        return 0.0, 1.0
    low = 0.0 if count == 0 else _root(lambda p: _upper_tail(count, total, p) - level / 2, 0.0, 1.0)
    high = 1.0 if count == total else _root(lambda p: level / 2 - _lower_tail(count, total, p), 0.0, 1.0)
    return low, high


def poisson_interval(count: int, level: float = LEVEL) -> tuple[float, float]:
    """Garwood's interval of the mean of a Poisson count."""
    top = 2.0 * count + 10 * math.sqrt(count + 1) + 10
    low = 0.0 if count == 0 else _root(lambda m: 1 - _poisson_tail(count - 1, m) - level / 2, 0.0, top)
    return low, _root(lambda m: level / 2 - _poisson_tail(count, m), 0.0, top)


def _binomial(k: int, n: int, p: float) -> float:
    if p in (0.0, 1.0):
        return float(k == n * p)
    log = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(log + k * math.log(p) + (n - k) * math.log1p(-p))


def _lower_tail(k: int, n: int, p: float) -> float:
    return math.fsum(_binomial(i, n, p) for i in range(k + 1))


def _upper_tail(k: int, n: int, p: float) -> float:
    return math.fsum(_binomial(i, n, p) for i in range(k, n + 1))


def _poisson_tail(k: int, mean: float) -> float:
    if mean == 0:
        return 1.0
    return math.fsum(math.exp(i * math.log(mean) - mean - math.lgamma(i + 1)) for i in range(k + 1))


def _root(rising: Callable[[float], float], low: float, high: float) -> float:
    """Where a rising function crosses nought, by halving."""
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
