"""The whole is the union of its blocks: what the desk may rely on when it weighs again only what a document touches."""

from __future__ import annotations

import random

import pytest

import fables
from hudna.model.accounts import Account
from hudna.weighing.blocks import Key, blocks, united, weigh, weigh_block
from hudna.weighing.matters import Matter, matter_json

NAMES = fables.stories()


def by_block(accounts: list[Account]) -> dict[Key, list[Account]]:
    held: dict[Key, list[Account]] = {}
    for account in accounts:
        for key in blocks(account):
            held.setdefault(key, []).append(account)
    return held


def as_json(matters: tuple[Matter, ...]) -> list[dict[str, object]]:
    return [matter_json(one) for one in matters]


@pytest.mark.parametrize("name", NAMES)
def test_the_whole_is_the_union_of_its_blocks(name: str) -> None:
    """A block that needed anything but its own accounts would be wrong after the next document."""
    told = fables.load(name)
    accounts, copies = fables.accounts(told), fables.copies(told)
    parts = [one for key, own in by_block(accounts).items() for one in weigh_block(key, own, copies)]
    assert as_json(united(parts)) == as_json(weigh(accounts, copies))


@pytest.mark.parametrize("name", NAMES)
def test_order_does_not_matter(name: str) -> None:
    """Two desks that added the same reports in another order have the same matters."""
    told = fables.load(name)
    accounts, copies = fables.accounts(told), fables.copies(told)
    expected = as_json(weigh(accounts, copies))
    for seed in range(5):
        random.Random(seed).shuffle(accounts)
        assert as_json(weigh(accounts, copies)) == expected


@pytest.mark.parametrize("name", NAMES)
def test_blocks_that_a_document_does_not_touch_stay(name: str) -> None:
    """Only the blocks that a new document's accounts fall in may answer otherwise than before."""
    told = fables.load(name)
    accounts, copies = fables.accounts(told), fables.copies(told)
    last = told["document"][-1]["id"]
    before = by_block([one for one in accounts if one.origin.id != last])
    touched = {key for one in accounts if one.origin.id == last for key in blocks(one)}
    after = by_block(accounts)
    same = [key for key in before if key not in touched]
    assert same
    assert all(weigh_block(key, before[key], copies) == weigh_block(key, after[key], copies) for key in same)


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_is_in_a_matter(name: str) -> None:
    """What stands alone is a matter of one account: nothing that was said gets lost."""
    told = fables.load(name)
    accounts = fables.accounts(told)
    assert {one.id for matter in weigh(accounts) for one in matter.accounts} == {one.id for one in accounts}


@pytest.mark.parametrize("name", NAMES)
def test_every_matter_says_why(name: str) -> None:
    """An answer without a reason cannot be checked; a range without a source would be a truth of hudna's own."""
    told = fables.load(name)
    for matter in weigh(fables.accounts(told), fables.copies(told)):
        assert matter.reasons
        assert all(reason.words.endswith(".") and "{" not in reason.words for reason in matter.reasons)
        assert len(matter.values) == len(matter.accounts)
        assert (matter.range is None) == (not matter.sources)
        if matter.range:
            low, high = matter.range
            assert low == min(one.low for one in matter.sources)
            assert high == max(one.high for one in matter.sources)
            assert all(one.low <= one.best <= one.high for one in matter.sources)


def test_accounts_of_two_truces_are_never_one_matter() -> None:
    """The same place, day and number in two wars is chance."""
    told = fables.load(NAMES[0])
    accounts = fables.accounts(told)
    half = {one.id for one in accounts[::2]}
    parted = [Account(one.id, one.claim, one.origin, "first" if one.id in half else "second") for one in accounts]
    for matter in weigh(parted):
        assert len({one.ceasefire for one in matter.accounts}) == 1
