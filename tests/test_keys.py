"""Claims -> keys: equal values, equal keys, whatever the words and the language; another value, another key."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hudna.kinds import kinds
from hudna.kinds.kinds import ACTS, MODALITIES
from hudna.model import Actor, Claim, Document, Doubt, Interval, Place, Quantity, Source, Span
from hudna.model.json import claim_json
from hudna.model.keys import claim_key, claim_values
from hudna.reading import read
from parallel import CODES, parallels

FEW = settings(max_examples=150, derandomize=True, deadline=None, database=None)

spans = st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda at: Span(at[0], at[0] + at[1]))
names = st.sampled_from(["Government of Yemen", "Ansar Allah", "Observer Mission"])
sides = st.sampled_from([None, "YEM", "ansar-allah"])
actors = st.builds(Actor, names, sides, st.sampled_from([None, "GOV", "MIL"]), spans)
places = st.builds(
    Place,
    st.sampled_from(["Aden", "Taiz"]),
    spans,
    st.sampled_from([None, "gn:1", "gn:2"]),
    precision=st.sampled_from([1, 3]),
)
numbers = st.none() | st.integers(0, 9)
quantities = st.builds(
    Quantity, numbers, numbers, st.booleans(), st.sampled_from(["person", "vehicle"]),
    st.sampled_from([None, "children"]), spans, st.none(), st.none() | places,
)  # fmt: skip
moments = st.datetimes(datetime(2023, 1, 1), datetime(2024, 1, 1)).map(
    lambda one: one.replace(second=0, microsecond=0, tzinfo=UTC)
)
times = st.builds(
    Interval, st.none() | moments, st.none() | moments, st.sampled_from(["day", "minute"]),
    st.sampled_from(["stated", "context"]), st.none() | spans,
)  # fmt: skip
claims = st.builds(
    Claim, st.sampled_from(sorted(kinds())), st.sampled_from([None, "killed"]), st.sampled_from(ACTS), st.booleans(),
    st.sampled_from(MODALITIES), st.lists(st.builds(Source, actors, st.none() | spans), max_size=2).map(tuple),
    st.none() | actors, st.none() | actors, st.lists(quantities, max_size=3).map(tuple), st.none() | times,
    st.none() | places, spans, st.lists(spans, max_size=2).map(tuple), st.sampled_from(["a/b", "c/d"]),
    st.none() | st.just(Doubt(0.2, ("why",))),
)  # fmt: skip


def elsewhere(claim: Claim, by: int) -> Claim:
    """The same claim on other words, of another document, found in another way."""

    def moved(span: Span) -> Span:
        return Span(span.start + by, span.end + 2 * by)

    def actor(one: Actor | None) -> Actor | None:
        return replace(one, span=moved(one.span)) if one else None

    return replace(
        claim,
        sources=tuple(Source(actor(one.actor) or one.actor, None) for one in claim.sources),
        agent=actor(claim.agent),
        target=actor(claim.target),
        quantities=tuple(replace(one, span=moved(one.span)) for one in claim.quantities),
        time=replace(claim.time, basis="relative", span=None) if claim.time else None,
        place=replace(claim.place, span=moved(claim.place.span), latitude=1.0) if claim.place else None,
        content=moved(claim.content),
        evidence=(),
        rule="other/rule",
        doubt=None,
    )


@FEW
@given(claims, st.integers(1, 40))
def test_words_and_ways_are_no_part_of_it(claim, by):
    assert claim_key(claim) == claim_key(elsewhere(claim, by))


@FEW
@given(claims, claims)
def test_keys_are_equal_where_values_are_and_only_there(one, other):
    assert (claim_key(one) == claim_key(other)) == (claim_values(one) == claim_values(other))


CHANGES: dict[str, Any] = {
    "kind": "talks",
    "mode": "meeting",
    "act": "deny",
    "negated": True,
    "modality": "planned",
    "sources": (),
    "agent": None,
    "target": Actor("Ansar Allah", "ansar-allah", "REB", Span(0, 1)),
    "quantities": (),
    "time": None,
    "place": None,
}
YEMEN = Actor("Government of Yemen", "YEM", "GOV", Span(0, 4))
NOON = Interval(datetime(2024, 5, 2, 12, tzinfo=UTC), None, "minute", "stated", Span(1, 2))
FIVE = Quantity(5, 5, approximate=False, unit="person", group="children", span=Span(3, 4))
ADEN = Place("Aden", Span(4, 6), "gn:1", precision=1)
WHOLE = Claim(
    kind="casualty", mode="killed", act="report", negated=False, modality="actual",
    sources=(Source(YEMEN, Span(5, 6)),), agent=YEMEN, target=None, quantities=(FIVE,), time=NOON, place=ADEN,
    content=Span(0, 9),
)  # fmt: skip


@pytest.mark.parametrize("field", CHANGES)
def test_each_value_counts(field):
    assert claim_key(replace(WHOLE, **{field: CHANGES[field]})) != claim_key(WHOLE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(WHOLE, agent=replace(YEMEN, sector="MIL")),
        replace(WHOLE, sources=(Source(replace(YEMEN, name="Ministry of Health of Yemen"), None),)),
        replace(WHOLE, quantities=(replace(FIVE, high=None),)),
        replace(WHOLE, quantities=(replace(FIVE, group="women"),)),
        replace(WHOLE, quantities=(FIVE, replace(FIVE, part_of=0))),
        replace(WHOLE, place=replace(ADEN, id="gn:2")),
        replace(WHOLE, time=replace(NOON, precision="day")),
        replace(WHOLE, time=replace(NOON, end=NOON.start)),
    ],
)
def test_each_part_of_a_value_counts(changed):
    assert claim_key(changed) != claim_key(WHOLE)


@FEW
@given(claims, st.randoms(use_true_random=False))
def test_the_order_of_numbers_is_the_languages(claim, random):
    """ "5 women among 12" and "12, of them 5 women": each number keeps its whole, in whatever order they stand."""
    parts = tuple(replace(one, part_of=0 if at else None) for at, one in enumerate(claim.quantities))
    order = list(range(len(parts)))
    random.shuffle(order)
    shuffled = tuple(replace(parts[at], part_of=None if parts[at].part_of is None else order.index(0)) for at in order)
    assert claim_key(replace(claim, quantities=shuffled)) == claim_key(replace(claim, quantities=parts))


def test_one_instant_is_one_time_in_every_zone():
    there = NOON.start.astimezone(timezone(timedelta(hours=4)))
    assert there.isoformat() == "2024-05-02T16:00:00+04:00"
    assert claim_key(replace(WHOLE, time=replace(NOON, start=there))) == claim_key(WHOLE)


def test_printing_changes_no_name_and_no_number():
    printed = Actor("Government  of YEMEN", "YEM", "GOV", Span(0, 4))
    five = replace(FIVE, low=5.0, high=5.0)
    assert claim_key(replace(WHOLE, agent=printed, quantities=(five,))) == claim_key(WHOLE)


def test_a_part_of_itself_is_no_endless_loop():
    """Nothing makes such a claim; a key of it is a key all the same."""
    assert claim_key(replace(WHOLE, quantities=(replace(FIVE, part_of=0),)))


def test_the_key_is_fixed():
    """Keys are stored: this one may only change with the version of the values."""
    assert claim_key(WHOLE) == "8ae8df87ac4aafae8d9527583fb23381"


def test_the_key_stands_beside_the_id():
    document = Document("قتل خمسة أطفال", "x")
    record = claim_json(WHOLE, document)
    assert record["key"] == claim_key(WHOLE)
    assert re.fullmatch("[0-9a-f]{32}", record["key"])
    assert list(record)[:2] == ["id", "key"]
    moved = claim_json(replace(WHOLE, content=Span(0, 3)), document)
    assert (moved["key"], moved["id"] != record["id"]) == (record["key"], True)


SAME = [
    (
        "قالت وزارة الصحة اليمنية إن خمسة مدنيين قتلوا في عدن.",
        "Yemen's health ministry said five civilians were killed in Aden.",
        "Министерство здравоохранения Йемена сообщило, что в Адене погибли пять мирных жителей.",
    ),
    (
        "قُتل 12 شخصاً في غزة أمس.",
        "Twelve people were killed in Gaza yesterday.",
        "Вчера в Газе погибли 12 человек.",
    ),
    (
        "أصيب ثلاثة جنود في حلب، بحسب وزارة الدفاع الروسية.",
        "Three soldiers were wounded in Aleppo, according to the Russian Defence Ministry.",
        "В Алеппо ранены трое солдат, сообщило Минобороны России.",
    ),
]


@pytest.mark.parametrize("said", SAME, ids=lambda said: said[1])
def test_the_same_said_in_three_languages_has_one_key(said):
    found = [
        [claim_key(one) for one in read(Document(text, published=date(2024, 5, 3), timezone="UTC", language=code))]
        for text, code in zip(said, ("ar", "en", "ru"), strict=True)
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_parallel_reports_share_their_keys():
    """Where two languages agree in all that the reports check, they differ at most in what a force is called."""
    alike = shared = 0
    for report in parallels():
        values = [[claim_values(one) for one in read(report.documents[code])] for code in CODES]
        sides = [[_by_side(one) for one in found] for found in values]
        for at, found in enumerate(sides):
            for by, other in enumerate(sides[:at]):
                if found == other and found:
                    alike += 1
                    shared += values[at] == values[by]
    assert alike > len(CODES)
    assert shared >= 0.75 * alike, (shared, alike)


def _by_side(values: dict[str, Any]) -> dict[str, Any]:
    """The values with the sides of actors alone."""
    actors = {name: values[name] and values[name][1] for name in ("agent", "target")}
    return {**values, **actors, "sources": [one[1] for one in values["sources"]]}
