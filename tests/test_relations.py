"""How accounts relate: each pair of neighbours, told apart by one value."""

from __future__ import annotations

from typing import Any

import pytest

import fables
from hudna.weighing.blocks import weigh
from hudna.weighing.joins import parted
from hudna.weighing.matters import Matter

SIDE = {"A": "Ministry of Defence of Azerbaijan|AZE|MIL", "B": "Gegham Stepanyan|nk-armenians|GOV"}


def told(*claims: dict[str, Any], copies: dict[str, str] | None = None) -> tuple[Matter, ...]:
    """Claims, each in a document of its own: `on` is its day of publication, `by` the speaker's letter."""
    documents = []
    for number, claim in enumerate(claims):
        body = {"id": f"c{number}", "act": "report", **claim}
        body["by"] = [SIDE[one] for one in body.get("by", "")]
        day = body.pop("on", "2023-09-20")
        documents.append(
            {"id": f"d{number}", "language": "en", "publisher": f"p{number}", "published": day, "claims": [body]}
        )
    story = {"document": documents, "copies": copies or {}}
    return weigh(fables.accounts(story), fables.copies(story))


def together(matters: tuple[Matter, ...], view: str | None = None) -> list[Matter]:
    return [one for one in matters if len(one.accounts) > 1 and (view is None or one.view == view)]


def killed(number: int, **more: Any) -> dict[str, Any]:
    return {"kind": "casualty/killed", "numbers": [[number, number, "person", "", ""]], **more}


NOON = ["", "2023-09-20T12:00+04:00", "hour"]
EVENING = ["", "2023-09-20T20:00+04:00", "hour"]
DAY = ["2023-09-20T00:00+04:00", "2023-09-20T23:59+04:00", "day"]


def test_later_and_higher_is_growth() -> None:
    """A count that goes on is no contradiction."""
    (matter,) = together(told(killed(32, by="B", time=NOON), killed(200, by="B", time=EVENING)), "series")
    assert (matter.relation, matter.range, matter.roots) == ("growth", (32, 200), 1)


def test_later_and_lower_is_none() -> None:
    """A side that takes its figure back contradicts itself, and the reason says so."""
    (matter,) = together(told(killed(200, by="B", time=NOON), killed(32, by="B", time=EVENING)), "series")
    assert matter.relation == "contradict"
    assert "revised-down" in {one.code for one in matter.reasons}


def test_an_old_figure_told_again_later_is_still_growth() -> None:
    """An undated figure is no newer than its document; it may well be older."""
    claims = (killed(32, by="B", time=NOON), killed(200, by="B", time=EVENING), killed(32, by="B", on="2023-09-22"))
    (matter,) = together(told(*claims), "series")
    assert matter.relation == "growth"


def test_two_sides_on_one_event_contradict() -> None:
    """The same town and day, another number, another side."""
    claims = (killed(12, by="A", time=DAY, place="Stepanakert"), killed(20, by="B", time=DAY, place="Stepanakert"))
    (matter,) = together(told(*claims))
    assert (matter.relation, matter.range, matter.roots) == ("contradict", (12, 20), 2)


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Shusha", "time": DAY},
        {"place": "Stepanakert", "time": ["2023-09-19T00:00+04:00", "2023-09-19T23:59+04:00", "day"]},
    ],
    ids=["another place", "another day"],
)
def test_another_place_or_day_is_another_matter(other: dict[str, Any]) -> None:
    """Both kill twelve; that alone ties nothing that place or day tells apart."""
    assert not together(told(killed(12, by="A", time=DAY, place="Stepanakert"), killed(12, by="B", **other)))


def test_a_weak_tie_is_none() -> None:
    """Two sides' dead of an unknown day and place, in different numbers: nothing says that they are the same dead."""
    assert not together(told(killed(12, by="A"), killed(20, by="B")))


def test_a_part_within_its_whole_is_scope() -> None:
    """7 civilians of one side's count and 32 in all, of them 7, of another's."""
    parted = {"kind": "casualty/killed", "by": "B"}
    parted["numbers"] = [[32, "", "person", "", ""], [7, 7, "person", "civilians", 0]]
    civil = {"kind": "casualty/killed", "by": "A", "numbers": [[7, 7, "person", "civilians", ""]]}
    (matter,) = together(told(parted, civil), "parts")
    assert (matter.relation, matter.range, matter.roots) == ("scope", (7, 32), 2)
    assert "part-within-whole" in {one.code for one in matter.reasons}


def test_a_part_that_exceeds_its_whole_is_named() -> None:
    """1,049 of 1,000 is a slip that people must see."""
    wrong = {"kind": "evacuation/flow", "by": "A"}
    wrong["numbers"] = [[1000, 1000, "person", "", ""], [1049, 1049, "person", "children", 0]]
    (matter,) = together(told(wrong, dict(wrong)), "parts")
    assert "part-exceeds-whole" in {one.code for one in matter.reasons}


def test_a_copy_that_differs_is_drift() -> None:
    """The copy's number is nobody's account; it adds no root."""
    claims = (killed(40, by="B", time=DAY, place="Stepanakert"), killed(14, by="B", time=DAY, place="Stepanakert"))
    (matter,) = together(told(*claims, copies={"d1": "d0"}))
    assert (matter.relation, matter.roots) == ("drift", 1)


def test_the_accused_denies() -> None:
    """A violation told of a side, and that side's denial, are one thread."""
    charged = {"kind": "violation", "by": "B", "act": "accuse", "agent": SIDE["A"]}
    denied = {"kind": "violation", "by": "A", "act": "deny", "not": True, "agent": SIDE["A"]}
    (matter,) = together(told(charged, denied))
    assert (matter.relation, matter.roots) == ("deny", 2)
    assert not together(told(charged, {**denied, "on": "2023-10-20"})), "a denial a month later answers something else"


def test_presence_is_so_or_not() -> None:
    """A state of things is contradicted, not denied."""
    none = {"kind": "presence", "by": "B", "act": "deny", "not": True, "agent": SIDE["B"]}
    some = {"kind": "presence", "by": "A", "agent": SIDE["B"], "numbers": [[10000, "", "person", "fighters", ""]]}
    (matter,) = together(told(none, some))
    assert (matter.relation, matter.range) == ("contradict", (10000, 10000))


def test_one_instant_in_two_zones() -> None:
    """13:00 in Baku is 12:00 in Moscow."""
    claims = [
        {"kind": "ceasefire/in_effect", "by": by, "time": [moment, moment, "minute"]}
        for by, moment in (("A", "2023-09-20T13:00+04:00"), ("B", "2023-09-20T12:00+03:00"))
    ]
    (matter,) = together(told(*claims))
    assert (matter.relation, matter.roots) == ("agree", 2)
    assert {one.instant for one in matter.values} == {"2023-09-20T09:00Z"}


def test_two_instants_of_one_truce_contradict() -> None:
    """Whether the truce held at noon depends on whose hour counts."""
    claims = [
        {"kind": "ceasefire/in_effect", "by": by, "time": [moment, moment, "minute"]}
        for by, moment in (("A", "2023-09-20T13:00+04:00"), ("B", "2023-09-20T14:00+04:00"))
    ]
    (matter,) = together(told(*claims))
    assert matter.relation == "contradict"
    assert "instants-differ" in {one.code for one in matter.reasons}


def test_two_undated_figures_of_one_report_are_no_growth() -> None:
    """ "Two were wounded. In all 16,520 have been": one event and one total, though one side counts both."""
    first, total = ({**killed(number, by="B"), "act": "report"} for number in (2, 16520))
    bodies = [{**one, "id": f"c{at}", "by": [SIDE["B"]]} for at, one in enumerate((first, total))]
    paper = {"id": "d", "language": "en", "publisher": "p", "published": "2023-09-20", "claims": bodies}
    assert not together(weigh(fables.accounts({"document": [paper], "copies": {}})))


def test_those_who_fled_within_are_no_part_of_those_who_fled_abroad() -> None:
    """A group of its own is a part only of the dead, or where the text says "of them"."""
    abroad = {"kind": "displacement/flow", "by": "A", "numbers": [[319000, 319000, "person", "", ""]]}
    within = {"kind": "displacement/flow", "by": "A", "numbers": [[1000000, "", "person", "internally-displaced", ""]]}
    assert not together(told(abroad, within, abroad), "parts")


def test_a_refusal_answers_accusations_only() -> None:
    """Who rejects a charge of torture does not deny how many are held."""
    held = {"kind": "detention", "by": "B", "agent": SIDE["A"], "numbers": [[2500, 2500, "person", "", ""]]}
    charged = {"kind": "detention", "by": "B", "act": "accuse", "agent": SIDE["A"]}
    rejected = {"kind": "detention", "by": "A", "act": "reject", "agent": SIDE["A"]}
    (matter,) = together(told(held, charged, rejected), "denial")
    assert {one.claim.act for one in matter.accounts} == {"accuse", "reject"}
    assert matter.relation == "deny"


def test_a_refused_demand() -> None:
    """To ask and to refuse are against each other; nobody is said to have done anything."""
    asked = {"kind": "access/open", "by": "B", "act": "demand", "planned": True, "agent": SIDE["A"]}
    refused = {"kind": "access/open", "by": "A", "act": "reject", "planned": True, "agent": SIDE["A"]}
    place = {"place": "Lachin corridor"}
    assert {one.relation for one in together(told({**asked, **place}, {**refused, **place}))} == {"contradict"}


FIRST, SECOND = ([f"2023-09-{day}T00:00+04:00", f"2023-09-{day}T23:59+04:00", "day"] for day in (19, 20))


def violations(number: int | None, **more: Any) -> dict[str, Any]:
    """So many violations by AZE unless another is named; None: that none were recorded, by anybody."""
    if number is None:
        return {"kind": "violation", "by": "B", "not": True, "time": FIRST, **more}
    counted = {"kind": "violation", "agent": SIDE["A"], "numbers": [[number, number, "violation", "", ""]]}
    return {**counted, "time": FIRST, **more}


UN = "Mission of the United Nations|un|PKO"


@pytest.mark.parametrize(
    ("one", "other", "relation", "span"),
    [
        (violations(17, by="B"), violations(4, by="C"), "contradict", (4, 17)),
        (violations(17, by="B"), violations(None, by="C"), "contradict", (0, 17)),
        (violations(17, by="B"), violations(17, by="C"), "agree", (17, 17)),
        (violations(17, by="B"), {**violations(20, by="C"), "agent": ""}, "scope", (17, 20)),
        (violations(17, by="B", place="Shusha"), violations(20, by="C"), "scope", (17, 20)),
        (violations(17, by="B", place="Shusha"), violations(4, by="C"), "contradict", (4, 17)),
    ],
    ids=["two counts", "a zero", "the same", "of all", "of a town", "fewer in all than in the town"],
)
def test_counts_of_one_day_are_compared(
    one: dict[str, Any], other: dict[str, Any], relation: str, span: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two sides count one day: one matter, in which a reported zero is a figure, and what is of all holds its parts."""
    monkeypatch.setitem(SIDE, "C", UN)
    other = {name: value for name, value in other.items() if value != ""}
    (matter,) = together(told(one, other), "tally")
    assert (matter.relation, matter.range, matter.roots) == (relation, span, 2)
    assert len(told(one, other)) == 1, "no account stands alone beside the matter that compares it"


@pytest.mark.parametrize(
    "other",
    [
        violations(4, by="A", time=SECOND),
        violations(4, by="A", time=[FIRST[0], SECOND[1], "day"]),
        violations(4, by="A", agent=SIDE["B"]),
        violations(4, by="B"),
        {**violations(None, by="A"), "agent": SIDE["A"]},
    ],
    ids=["another day", "another length", "another doer", "the same side", "its own doing"],
)
def test_counts_that_are_not_to_be_compared(other: dict[str, Any]) -> None:
    """Another day or doer is another matter; what a side says of itself is a denial, no count."""
    assert not together(told(violations(17, by="B"), other), "tally")


def test_one_counters_days_are_a_course() -> None:
    """Four on one day and none on the next contradict nothing."""
    (matter,) = together(told(violations(4, by="B"), violations(None, time=SECOND)))
    assert (matter.view, matter.relation, matter.range) == ("periods", "scope", (0, 4))


def test_a_none_over_counted_days_is_no_period_of_its_own() -> None:
    """ "None since the 19th" beside counts of the 19th and 20th leaves their periods as they are."""
    claims = (violations(4, by="B"), violations(6, by="B", time=SECOND))
    over = violations(None, time=[FIRST[0], SECOND[1], "day"])
    assert {one.range for one in together(told(*claims, over), "periods")} == {(4, 6)}


def test_no_range_over_counts_of_different_length() -> None:
    """12 hours and two days, denied in one breath: each figure stays with its account, and nothing spans them."""
    half = ["2023-09-19T00:00+04:00", "2023-09-19T12:00+04:00", "hour"]
    denied = {"kind": "violation", "by": "A", "act": "deny", "not": True, "agent": SIDE["A"], "on": "2023-09-21"}
    claims = (violations(14, by="B", time=half), violations(31, by="B", time=[FIRST[0], SECOND[1], "day"]), denied)
    (matter,) = together(told(*claims), "denial")
    assert (matter.relation, matter.range, matter.sources) == ("deny", None, ())
    assert {one.low for one in matter.values} == {14, 31, None}
    assert "other-lengths" in {one.code for one in matter.reasons}


def test_a_denial_is_told_once() -> None:
    """The deed, its dead and the denial: one thread, not one more for the deed and its denial alone."""
    deed = {"kind": "attack/shelling", "by": "B", "agent": SIDE["A"], "time": DAY, "place": "Shusha"}
    denied = {**deed, "by": "A", "act": "deny", "not": True}
    wounded = {**killed(9, by="B", agent=SIDE["A"], time=DAY, place="Shusha"), "kind": "casualty/injured"}
    assert [one.view for one in told(deed, denied, wounded) if one.relation == "deny"] == ["denial"]


def test_each_measure_is_compared_with_its_like() -> None:
    """64 released, 40 of them fighters, and another's 30 fighters: both figures of the first stand in a matter."""
    released = {"kind": "exchange", "by": "B", "time": DAY, "place": "Shusha"}
    one = {**released, "numbers": [[64, 64, "person", "prisoners", ""], [40, 40, "person", "fighters", ""]]}
    other = {
        **released,
        "by": "A",
        "numbers": [[64, 64, "person", "prisoners", ""], [30, 30, "person", "fighters", ""]],
    }
    found = {one.measure: (one.relation, one.range) for one in told(one, other)}
    assert found["person", "prisoners"] == ("agree", (64, 64))
    assert found["person", "fighters"] == ("contradict", (30, 40))
    assert ("person", "fighters") in {matter.measure for matter in told(one)}


def test_parting_what_stands_alone_already_doubles_nothing() -> None:
    """After people part a matter each of its parts is there once, though another view had found it too."""
    matters = told(violations(4, by="B"), violations(6, by="B", time=SECOND))
    (matter,) = together(matters)
    first, second = matter.accounts
    halves = parted(parted(matters, matter.id, [first.id], {}, "x"), matter.id, [second.id], {}, "x")
    twice = parted([*halves, matter], matter.id, [first.id], {}, "again")
    assert len({one.id for one in twice}) == len(twice) == 2
