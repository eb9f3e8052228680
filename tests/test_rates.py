"""Rates: the exact tests against values that other programs and published tables give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.weighing.rates import binomial_interval, binomial_test, compare, poisson_interval


@pytest.mark.parametrize(
    ("count", "low", "high"),
    [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (10, 4.7954, 18.3904), (50, 37.1110, 65.9188)],
)
def test_garwoods_interval(count: int, low: float, high: float) -> None:
    """Published tables of exact Poisson limits (half the chi-square quantiles) give these."""
    assert poisson_interval(count) == pytest.approx((low, high), abs=2e-4)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.3085), (5, 10, 0.1871, 0.8129), (7, 20, 0.1539, 0.5922), (10, 10, 0.6915, 1.0)],
)
def test_clopper_and_pearsons_interval(count: int, total: int, low: float, high: float) -> None:
    """Values of the tables; the ends stay at 0 and 1 where nothing else is possible."""
    assert binomial_interval(count, total) == pytest.approx((low, high), abs=2e-4)


@pytest.mark.parametrize(
    ("count", "total", "share", "p"),
    [(3, 10, 0.5, 0.34375), (9, 10, 0.5, 0.021484375), (0, 5, 0.2, 0.5904), (682, 925, 0.75, 0.3825)],
)
def test_the_binomial_test(count: int, total: int, share: float, p: float) -> None:
    """By hand for fair coins; the last is the example of R's binom.test (Conover 1971, p. 97), 0.3825.

    Nought of 5 at a fifth: 1 and 2 are likelier than 0 (0.4096, 0.2048 < 0.32768), so all but 1 count: 0.5904.
    """
    assert binomial_test(count, total, share) == pytest.approx(p, abs=1e-4)


def test_two_rates() -> None:
    """R's poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)): p = 0.07967, ratio 1.971, interval 0.859 to 4.277."""
    found = compare(11, 800, 21, 3011)
    assert found.p == pytest.approx(0.07967, abs=1e-5)
    assert found.ratio == pytest.approx(1.971488, abs=1e-5)
    assert (found.low, found.high) == pytest.approx((0.8584264, 4.2772659), abs=1e-4)
    assert found.change == "none-shown"


def test_a_fall_and_a_rise_are_told_apart() -> None:
    """Ten times as many a day is a change; nothing in two days after nothing is none."""
    assert compare(2, 10, 40, 10).change == "fall"
    assert compare(40, 10, 2, 10).change == "rise"
    assert compare(0, 2, 0, 2).change == "none-shown"
    assert compare(3, 2, 0, 2).ratio is None


def test_lengths_must_be_there() -> None:
    """A rate needs time to be one."""
    with pytest.raises(ValueError, match="more than 0"):
        compare(1, 0, 1, 1)


@given(st.integers(0, 60), st.integers(0, 60), st.floats(0.1, 30), st.floats(0.1, 30))
def test_the_test_is_symmetric(count: int, before: int, days: float, days_before: float) -> None:
    """Which period is called the first decides the direction, never the p."""
    one, other = compare(count, days, before, days_before), compare(before, days_before, count, days)
    assert one.p == pytest.approx(other.p, rel=1e-4)
    assert 0 < one.p <= 1
    if one.ratio is not None:
        assert one.low <= one.ratio * 1.0001
        assert one.high is None or one.ratio <= one.high * 1.0001
