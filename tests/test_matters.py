"""The story of the gold folder, weighed: floors that only rise, from its claims and from its texts."""

from __future__ import annotations

from pathlib import Path

import pytest

import fables
import story
from hudna.weighing.blocks import weigh

# Share of the story's facts that are found, and right in relation, roots and range.
FLOORS = {"gold": (0.96, 0.96), "read": (0.80, 0.46)}
COMPOSED = {"lebanon": (1.0, 1.0), "sudan": (1.0, 1.0), "yemen": (1.0, 1.0)}


@pytest.mark.parametrize("claims", sorted(FLOORS))
def test_story(claims: str, tmp_path: Path) -> None:
    """What nine publishers tell of one truce comes out as the matters that a careful reader finds in it."""
    accounts = story.gold_accounts() if claims == "gold" else story.read_accounts()
    found, right, printed = story.score(weigh(accounts, story.copies(accounts)), tmp_path, claims)
    least_found, least_right = FLOORS[claims]
    assert found >= least_found, printed
    assert right >= least_right, printed


@pytest.mark.parametrize("name", sorted(COMPOSED))
def test_composed_stories(name: str) -> None:
    """Other conflicts, other sides: nothing in the weighing knows one story."""
    told = fables.load(name)
    found, right, wrong = fables.score(told["fact"], weigh(fables.accounts(told), fables.copies(told)))
    least_found, least_right = COMPOSED[name]
    assert found >= least_found, wrong
    assert right >= least_right, wrong


@pytest.mark.parametrize("name", sorted(COMPOSED))
def test_what_is_not_one_matter(name: str) -> None:
    """Two things of one kind, place or week stay two: a day's dead are no stage of the dead since the truce."""
    told = fables.load(name)
    matters = [one for one in weigh(fables.accounts(told), fables.copies(told)) if one.view in {"telling", "series"}]
    for pair in told["apart"]:
        together = [one for one in matters if set(pair) <= {account.id for account in one.accounts}]
        assert not together, (pair, [one.reasons for one in together])


def test_every_composed_story_has_floors() -> None:
    """A story without floors would be measured by nobody."""
    assert fables.stories() == sorted(COMPOSED)
