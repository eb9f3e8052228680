"""Entries: content ids, canonical bodies that every database takes, and the chain."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.record import Head, Record, draft, noted, open_record, verify
from hudna.record.entries import NOTHING, chain_hash, chained, content_id

# Any text: half surrogate pairs, NUL and marks of direction among it.
LETTERS = st.text(st.characters(codec=None, categories=None), max_size=12) | st.sampled_from(
    ["\0", "\ud800", "a\udfffb", "\ud83d\ude00", "\u202eabc\u2066", "\\ud800", '"\\\n', "\u2028", "\U0010ffff"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**300), 10**300) | st.floats(allow_nan=False, allow_infinity=False)
    | LETTERS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LETTERS, inner, max_size=4),
    max_leaves=12,
)  # fmt: skip
BODIES = st.dictionaries(LETTERS.filter(lambda name: name != "kind"), JSON, max_size=4)


@given(BODIES)
def test_the_same_content_has_the_same_id(body):
    """Whatever the order of its fields; and the body that is kept is the content, whatever its letters."""
    made = draft("note", **body)
    assert draft("note", **dict(reversed(body.items()))) == made
    assert made.id == content_id(made.body) == hashlib.sha256(made.body.encode("utf-8")).hexdigest()
    assert json.loads(made.body) == json.loads(json.dumps({**body, "type": "note"}))
    assert "\0" not in made.body


@given(BODIES, BODIES)
def test_other_content_has_another_id(one, other):
    """Equal ids mean equal content: what is recorded once stands for itself alone."""
    alike = json.dumps({**one, "type": 0}, sort_keys=True) == json.dumps({**other, "type": 0}, sort_keys=True)
    assert (draft("note", **one).id == draft("note", **other).id) is alike


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(BODIES, max_size=4))
def test_any_content_comes_back_as_it_was(record, bodies):
    """On either database, through the body column, with nothing lost or normalised."""
    drafts = [draft("note", **one) for one in bodies]
    before = record.head().seq
    made = record.append(drafts, "tester")
    assert [one.seq for one in made] == list(range(before + 1, before + 1 + len(made)))
    kept = {one.id: one.body for one in record.entries()}
    assert all(kept[one.id] == one.body for one in drafts)
    assert record.append(drafts, "another") == ()


def test_a_body_cannot_say_that_it_is_of_another_kind():
    assert json.loads(draft("note", type="claim").body)["type"] == "note"


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_cannot_write_is_no_body(number):
    """Python writes NaN, which no JSON parser, nor the databases' own, need read."""
    with pytest.raises(ValueError, match="JSON"):
        draft("note", number=number)


def test_the_chain_is_what_the_reference_says():
    """Recomputed here by hand from docs/reference/record.md, as a third party would."""
    drafts = [draft("note", number=number) for number in range(3)]
    previous = NOTHING
    for place, entry in enumerate(chained(drafts, Head(), "tester", "2026-01-01T00:00:00.000000Z"), 1):
        said = json.dumps(
            [1, place, "note", hashlib.sha256(entry.body.encode()).hexdigest(), "tester", entry.recorded, previous],
            ensure_ascii=False, separators=(",", ":"),
        )  # fmt: skip
        assert (entry.seq, entry.previous, entry.hash) == (place, previous, hashlib.sha256(said.encode()).hexdigest())
        previous = entry.hash


def test_clocks_never_run_backwards(record):
    """A clock that was set back must not make later entries look earlier."""
    record.append([draft("note", number=1)], "tester", "2999-01-01T00:00:00.000000Z")
    (later,) = record.append([draft("note", number=2)], "tester")
    assert later.recorded == "2999-01-01T00:00:00.000000Z"
    assert verify(record).faults == ()


@pytest.mark.parametrize("author", ["", "  ", "a\0b", "caf\udce9"])
def test_authors_are_somebody(lite, author):
    """What a database cannot keep, or what names nobody, is refused before anything is written."""
    with pytest.raises(InputError, match="author"):
        lite.append([draft("note", number=1)], author)
    assert lite.head().seq == 1


def test_heads_are_noted_as_they_are_printed():
    head = Head(12, "ab" * 32, "2026-01-01")
    assert noted(f" {head}\n") == Head(12, "ab" * 32)
    for wrong in ("", "12", "12:ab", f"x:{'ab' * 32}", f"12:{'AB' * 32}", f"-1:{'ab' * 32}"):
        with pytest.raises(InputError, match="PLACE:HASH"):
            noted(wrong)


def test_entries_are_asked_by_place_and_kind(record: Record):
    record.append([draft("note", number=1), draft("other", number=1), draft("note", number=2)], "tester")
    assert [one.content().get("number") for one in record.entries(kinds=["note"])] == [1, 2]
    assert [one.seq for one in record.entries(after=2)] == [3, 4]
    assert next(record.entries()).content()["name"] == "Composed"


def test_what_was_appended_is_there_for_who_opens_it_later(record: Record):
    made = record.append([draft("note", number=1)], "tester")
    with open_record(record.where) as again:
        assert tuple(again.entries(after=1)) == made
        assert again.head() == Head(2, made[0].hash, made[0].recorded)
        entry = made[0]
        fields = (entry.seq, entry.kind, entry.id, entry.author, entry.recorded, entry.previous)
        assert chain_hash(*fields) == entry.hash
