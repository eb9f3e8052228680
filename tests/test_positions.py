"""Accounts -> who holds what, by whose word."""

from __future__ import annotations

import pytest

from composed import account, actor, count, day, origin
from hudna.model.accounts import Account
from hudna.weighing.positions import holdings, positions
from stories import gold_accounts

PAPER = origin("text", "paper", "Paper")


def held(mode: str, at: int = 0, side: str = "AAA", **change: object) -> Account:
    fields: dict[str, object] = {"agent": actor("Ours", "AAA"), "target": actor("Theirs", "BBB"), "place": "Town"}
    return account(PAPER, at, people=None, kind="control", mode=mode, side=side, **(fields | change))


@pytest.mark.parametrize(
    ("mode", "holder", "loser"),
    [("gained", "AAA", "BBB"), ("held", "AAA", "BBB"), ("lost", "BBB", "AAA"), ("transferred", "BBB", "AAA")],
)
def test_hands(mode, holder, loser):
    """Who takes is the agent; who hands over is it too, and the target receives."""
    [row] = positions([held(mode)], {})
    assert (row.holder, row.loser) == (holder, loser)


def test_the_port_is_disputed():
    """One side says that it has handed the port over, the other that nothing changed hands."""
    [found] = [one for one in holdings(positions(gold_accounts("m3"), {})) if one.place == "Hudaydah port"]
    assert found.disputed
    assert {holder for holder, _ in found.holders.values()} == {"YEM", "ansar-allah"}


def test_the_last_word_of_a_source_counts():
    """Taken on the 18th, lost on the 19th: by its own word it has lost it."""
    told = [held("lost", 1, time=day(19)), held("gained", 0, time=day(18))]
    [found] = holdings(positions(told, {}))
    assert found.holders == {"AAA": ("BBB", told[0].id)}
    assert not found.disputed


def test_a_denial_disputes_and_holds_nothing():
    """ "We have not lost it" does not say that we hold it in the ledger's sense: it refuses the other's word."""
    told = [held("gained", 0), held("gained", 1, side="BBB", act="deny", negated=True)]
    [found] = holdings(positions(told, {}))
    assert found.disputed
    assert found.holders["BBB"][0] is None


def test_positions_are_counted_as_worded():
    """Ninety positions are a figure of a source, in no named place."""
    [row] = positions(gold_accounts("k2"), {})
    assert row.figure is not None
    assert (row.holder, row.loser, row.figure.low, row.figure.high) == ("AZE", None, 90, None)
    assert holdings([row]) == ()
    assert row.json["account"] == "k2:6"


@pytest.mark.parametrize("change", [{"act": "demand"}, {"modality": "planned"}, {"modality": "hypothetical"}])
def test_what_is_wanted_is_held_by_nobody(change):
    """A demand to leave the town does not empty it."""
    assert positions([held("gained", quantities=[count(3, unit="position")], **change)], {}) == ()
