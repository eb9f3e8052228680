"""Stages: what has become of a truce at an instant, by its own terms and by what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hudna.model.truces import Ceasefire, codes
from hudna.weighing.assignments import assign
from hudna.weighing.stages import stage
from telling import told

TRUCE = Ceasefire(
    "c", "C", ("a", "b"), declared=datetime(2024, 6, 1, tzinfo=UTC), in_effect=datetime(2024, 6, 2, 6, tzinfo=UTC),
    expires=datetime(2024, 8, 1, 6, tzinfo=UTC),
)  # fmt: skip
LATE = datetime(2024, 9, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "name"), [((2024, 5, 31), "not-yet"), ((2024, 6, 3), "in-force"), ((2024, 9, 1), "expired")]
)
def test_by_its_own_terms(at, name):
    """Sixty days from the second of June: not before, and not for ever."""
    found = stage(TRUCE, [], datetime(*at, tzinfo=UTC))
    assert (found.name, found.until) == (name, TRUCE.expires if name == "expired" else None)


def test_said_to_have_ended_goes_first():
    """One that broke down in July did not last until its term."""
    broken = replace(TRUCE, ended=datetime(2024, 7, 1, tzinfo=UTC))
    assert stage(broken, [], LATE) == ("ended", broken.ended, ())
    assert stage(broken, [], datetime(2024, 6, 30, tzinfo=UTC)).name == "in-force"


def extended(end: str | None, **more):
    return told(
        "ceasefire", "extended", time=("2024-08-02T00:00+00:00", end) if end else None, published="2024-08-02", **more
    )


def test_an_extension_that_is_told_keeps_it_in_force():
    """For as long as it says; open, where it does not say; one that is denied extends nothing."""
    assert stage(TRUCE, [extended(None)], LATE).name == "in-force"
    longer = stage(TRUCE, [extended("2024-10-01T00:00+00:00")], LATE)
    assert (longer.name, codes(longer.reasons)) == ("in-force", ("extended",))
    over = stage(TRUCE, [extended("2024-08-20T00:00+00:00")], LATE)
    assert (over.name, over.until) == ("expired", datetime(2024, 8, 20, tzinfo=UTC))
    for refused in (
        extended(None, negated=True),
        extended(None, act="deny", negated=True),
        extended(None, act="demand"),
    ):
        assert stage(TRUCE, [refused], LATE).name == "expired"


def test_a_term_that_renews_itself_goes_on():
    """Five years, extended automatically unless a party objects: its first term is not its end."""
    assert stage(replace(TRUCE, renews=True), [], LATE).name == "in-force"


def test_an_extension_told_after_the_term_is_of_the_truce():
    """It happened after the end of the term, and is what makes that no end."""
    firm = replace(TRUCE, state="confirmed")
    assert assign(extended("2024-10-01T00:00+00:00", agent="a", target="b"), [firm]).ceasefire == "c"


def test_without_a_clock():
    """Declared, and no word on when it takes effect; or no day at all."""
    declared = replace(TRUCE, in_effect=None)
    assert stage(declared, [], LATE).name == "declared"
    assert stage(replace(declared, declared=None), [], LATE).name == "unknown"
