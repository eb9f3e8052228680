"""Accounts -> weapons handed over: by category, by phase, by whose word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from composed import account, actor, count, origin
from hudna.model.accounts import Account
from hudna.weighing.publishers import voices
from hudna.weighing.weapons import CATEGORIES, category, phases, weapons
from stories import gold_accounts

PAPER = origin("text", "paper", "Paper")
LEXICONS = Path(__file__).parents[1] / "src/hudna/languages"


def test_the_storys_weapons():
    """Six armoured vehicles, over 800 small arms and anti-tank weapons, almost (or about) 5,000 rounds, by Moscow."""
    told = gold_accounts("k4", "k9")
    rows = weapons(told, voices(told, {}))
    counted = {(row.category, row.figure.low, row.figure.high) for row in rows if row.figure}
    assert counted == {("II", 6, 6), ("SALW", 800, None), ("ammunition", None, 5000), ("ammunition", 5000, 5000)}
    assert {row.voice.source for row in rows if row.figure} == {"RUS"}


def test_the_storys_phases_are_kept_apart_by_source():
    """By Baku's word it has started, by Moscow's it is being counted; nobody says that it is done."""
    told = gold_accounts("seed", *(f"k{n}" for n in range(2, 10)))
    reached = {
        one.source: one.reached for one in phases(weapons(told, voices(told, {}))) if one.giver == "nk-armenians"
    }
    assert (reached["AZE"], reached["RUS"]) == ("started", "counted")


@pytest.mark.parametrize(
    ("unit", "group", "wanted"),
    [
        ("vehicle", "tanks", "I"),
        ("vehicle", "armoured", "II"),
        ("vehicle", None, "vehicles"),
        ("weapon", "howitzers", "III"),
        ("weapon", "mortars", "unclear"),
        ("weapon", "small-arms", "SALW"),
        ("weapon", None, "unspecified"),
        ("round", "ammunition", "ammunition"),
        ("round", "missiles", "VII"),
        ("round", None, "ammunition"),
        ("explosive", "mines", "explosives"),
        ("person", "fighters", None),
        (None, None, None),
    ],
)
def test_categories(unit, group, wanted):
    """By the register; where the word leaves it open (a mortar, by its calibre), open."""
    assert category(unit, group) == wanted
    assert wanted is None or wanted in CATEGORIES


@pytest.mark.parametrize("language", ["ar", "en", "ru"])
def test_every_group_of_weapons_that_a_reader_knows_has_a_category(language):
    """A new group word in a lexicon shall not end up among the weapons "without a word on what they are"."""
    lexicon = tomllib.loads((LEXICONS / language / "lexicon/units.toml").read_text(encoding="utf-8"))
    groups = {
        (sense["unit"], sense["group"])
        for sense in lexicon.values()
        if sense.get("unit") == "weapon" and sense.get("group")
    }
    assert groups
    assert not {group for group in groups if category(*group) == "unspecified"}


def disarmed(**change: object) -> Account:
    return account(
        PAPER, kind="disarmament", quantities=[count(3, unit="weapon")], agent=actor("Band", "BBB"), **change
    )


@pytest.mark.parametrize(
    ("change", "phase"),
    [
        ({"mode": "completed"}, "completed"),
        ({"mode": "counted", "modality": "planned"}, "pledged"),
        ({"mode": "started", "act": "commit"}, "pledged"),
        ({"mode": None}, None),
    ],
)
def test_a_promise_is_no_hand_over(change, phase):
    """What is planned is pledged, whatever the verb."""
    assert [row.phase for row in weapons([disarmed(**change)], {})] == [phase]


def test_a_denial_moves_nothing():
    """The giver's "we have not started" stands beside the receiver's "they have"; it is no phase."""
    told = [disarmed(mode="started"), disarmed(mode="started", act="deny", negated=True, speaker="Band", side="BBB")]
    found = {one.source: (one.reached, len(one.denied)) for one in phases(weapons(told, {}))}
    assert found == {"AAA": ("started", 0), "BBB": (None, 1)}


@pytest.mark.parametrize("change", [{"act": "demand"}, {"act": "condition"}, {"modality": "hypothetical"}])
def test_what_is_demanded_is_not_entered(change):
    """Demands and conditions are of matters, not of ledgers."""
    assert weapons([disarmed(mode="counted", **change)], {}) == ()


def test_rows_come_as_json():
    """Each with the account that it rests on."""
    [row] = weapons([disarmed(mode="counted")], {})
    assert (row.json["account"], row.json["category"], row.json["giver"]) == (row.account, "unspecified", "BBB")
