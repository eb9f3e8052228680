"""Copies -> what changed on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from composed import account, count, day, origin
from hudna.model.accounts import Account
from hudna.weighing.drift import KINDS, drift, headline_drift, worded
from stories import gold_accounts

ORIGINAL = origin("The first paragraph.\n\nThe second paragraph.", "original")
COPY = origin("Another text.", "copy")


def changes(copy: Account, original: Account) -> dict[str, tuple[str | None, str | None]]:
    return {found.kind: (found.was, found.became) for found in drift([copy], [original])}


def test_what_drifted_in_the_story():
    """k1 against k2: the bound and the speaker of the evacuation, the speaker of the violations, the last paragraph."""
    found = drift(gold_accounts("k1"), gold_accounts("k2"))
    seen = {(one.kind, one.copy, one.original) for one in found}
    assert ("bound", "k1:11", "k2:11") in seen
    assert ("speaker", "k1:11", "k2:11") in seen
    assert ("carrier", "k1:12", "k2:12") in seen, "the peacekeepers, by another ministry"
    assert ("paragraph-left-out", None, "k2:19") in seen
    bound = next(one for one in found if one.kind == "bound")
    assert (bound.was, bound.became) == ("\u2265 2000", "\u2248 2000")
    speakers = {one.became for one in found if one.kind == "speaker"}
    assert speakers == {"Ministry of Foreign Affairs of Russia"}
    assert not [one for one in found if one.kind in ("number", "place", "polarity", "added", "time")]


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("number", {"people": 8}),
        ("bound", {"quantities": [count(5, None)]}),
        ("counted", {"quantities": [count(5, unit="household")]}),
        ("speaker", {"speaker": "Mayor"}),
        ("no-attribution", {"speaker": None}),
        ("time", {"time": day(21)}),
        ("place", {"place": "Here"}),
        ("act", {"act": "accuse"}),
        ("polarity", {"negated": True}),
        ("modality", {"modality": "planned"}),
        ("mode", {"mode": "injured"}),
    ],
)
def test_each_change_has_its_name(kind, change):
    """And where one thing changed, one thing is said to have."""
    original = account(ORIGINAL, 0, speaker="Ministry", people=5, mode="killed", place="There")
    copy = account(COPY, 0, **({"speaker": "Ministry", "people": 5, "mode": "killed", "place": "There"} | change))
    assert list(changes(copy, original)) == [kind]


def test_a_link_left_out_is_no_other_speaker():
    """ "The agency, citing the ministry" became "the ministry": still the ministry's word, by a shorter way."""
    assert changes(account(COPY, 0), account(ORIGINAL, 0, "Ministry", 1, "Agency")) == {"carrier": ("Agency", None)}


def test_a_part_left_out_is_a_number_lost():
    """ "200, of them 10 civilians" became "200"."""
    original = account(ORIGINAL, 0, quantities=[count(200), count(10, group="civilians", part_of=0)])
    assert changes(account(COPY, 0, quantities=[count(200)]), original) == {"lost-number": ("10", None)}


def test_a_paragraph_is_left_out_only_with_all_its_claims():
    """One claim of two left out is a cut; both are a paragraph."""
    first, second = account(ORIGINAL, 0, people=1), account(ORIGINAL, 4, people=200, kind="evacuation")
    third = account(ORIGINAL, 25, people=3, kind="shelter")
    found = {one.original: one.kind for one in drift([account(COPY, 0, people=1)], [first, second, third])}
    assert found == {second.id: "left-out", third.id: "paragraph-left-out"}


def test_a_headline_is_held_against_the_body():
    """The headline says 100, the body almost 100: the headline drifted; what it leaves out it does not deny."""
    paper = origin("About 100 flee\n\nThe ministry said almost 100 had fled. Two died.", "paper")
    said = {"kind": "displacement"}
    head = account(paper, 2, quantities=[count(100, approximate=True)], **said)
    body = account(paper, 30, quantities=[count(None, 100, approximate=True)], **said)
    found = headline_drift([head, body, account(paper, 50, people=2)])
    assert [(one.kind, one.copy, one.original) for one in found] == [("bound", head.id, body.id)]
    down = replace(paper, text=None)
    assert headline_drift([replace(one, origin=down) for one in (head, body)]) == ()


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), st.sampled_from(["casualty", "attack"])), max_size=8))
def test_nothing_drifts_from_itself(rows):
    """A text and its exact copy: no finding, whatever stands in it, even the same thing twice."""
    told = [account(ORIGINAL, at, people=people, kind=kind) for at, people, kind in rows]
    told = [replace(one, id=str(n)) for n, one in enumerate(told)]
    copied = [replace(one, id=f"c{n}", origin=COPY) for n, one in enumerate(told)]
    assert not drift(copied, told)


@given(st.lists(st.integers(0, 9), max_size=6), st.lists(st.integers(0, 9), max_size=6))
def test_every_claim_is_accounted_for(here, there):
    """Paired, left out or added: none is lost, and every finding is of a kind that is documented."""
    copies = [replace(account(COPY, at, people=people), id=f"c{at}") for at, people in enumerate(here)]
    originals = [replace(account(ORIGINAL, at, people=people), id=f"o{at}") for at, people in enumerate(there)]
    found = drift(copies, originals)
    gone = {one.original for one in found if one.kind in ("left-out", "paragraph-left-out")}
    added = {one.copy for one in found if one.kind == "added"}
    assert len(originals) - len(gone) == len(copies) - len(added)
    assert {one.kind for one in found} <= KINDS.keys()


def test_numbers_are_worded_with_their_bounds():
    """Words that stand in a table of findings."""
    figures = (count(5), count(5, None), count(None, 5, approximate=True), count(3, 7), count(None))
    assert [worded(one) for one in figures] == ["5", "\u2265 5", "\u2248 \u2264 5", "3 to 7", "no number"]
