"""Folding: derived tables are a pure function of the entries, however the entries came in and were caught up with."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, event, select, update

from hudna.record import (
    Filter,
    Record,
    account,
    accounts,
    create_record,
    decisions,
    decisions_of,
    documents,
    draft,
    file,
    objects,
    rebuild,
    remember,
    remembered,
    verify,
)
from hudna.record import derived as tables
from hudna.record.folding import catch_up, fold
from hudna.record.reviews import standing, undoable
from papers import filed

CLAIMS = [f"c{number}" for number in range(3)]


def body(kind: str = "attack") -> dict[str, Any]:
    """The smallest claim that there is."""
    actor = {"name": None, "side": "ARM", "sector": None, "start": 0, "end": 3}
    return {
        "kind": kind, "mode": None, "act": "report", "negated": False, "modality": "actual", "sources": [actor],
        "agent": None, "target": None, "quantities": [], "time": None, "place": None,
        "content": {"start": 0, "end": 3}, "evidence": [], "doubt": None, "rule": "",
    }  # fmt: skip


def decision(subject: str, verdict: str, number: int, **more: Any):
    told = {"subject": subject, "of": "claim", "verdict": verdict, "author": "editor", "reason": f"{number}"}
    return draft("decision", **told, after=None, **more)


# What happens, as a word and a number; entries are made of it in order, so that undoing can name what came before.
STEPS = st.tuples(
    st.sampled_from(
        ["claim", "document", "accept", "reject", "correct", "merge", "split", "status", "assign", "note", "undo",
         "undo", "retraction", "supersession", "ceasefire", "obligation", "printing", "takedown", "other"]
    ),
    st.integers(0, 2),
    st.booleans(),
)  # fmt: skip


def entry(step: tuple[str, int, bool], number: int, made: list[Any]):
    what, which, again = step
    subject = CLAIMS[which]
    match what:
        case "claim":
            reader = "r" if again else f"r{number}"
            return draft("claim", document=f"{which}", claim=subject, reader=reader, body=body())
        case "document":
            return draft("document", sha256=f"{which}", id=f"d{number if again else 0}", characters=number)
        case "correct":
            return decision(subject, what, number, changes={"kind": "violation", "negated": again})
        case "merge":
            return decision(subject, what, number, into=CLAIMS[0])
        case "status":
            return decision(subject, what, number, status="contested")
        case "assign":
            return decision(subject, what, number, ceasefire=None if again else f"t{number}")
        case "undo":
            ours = [one for one in made if one.kind == "decision" and f'"subject":"{subject}"' in one.body]
            undoes = ours[-1 if again else 0].id if ours else "none"
            return decision(subject, what, number, undoes=undoes)
        case "retraction" | "supersession":
            return draft(what, subject=subject, by=CLAIMS[0], reason=f"{number}")
        case "ceasefire" | "obligation":
            return draft(what, object=f"o{which}", name=f"{number}")
        case "printing" | "takedown":
            return draft(what, document=f"{which}", publisher=f"p{number}", reason="r")
        case "other":
            return draft("of a later hudna", number=number)
        case _:
            return decision(subject, what, number, text=f"{number}")


def rows(connection) -> dict[str, list[Any]]:
    return {
        table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in tables.derived.sorted_tables
    }


def derived_of(record: Record) -> dict[str, list[Any]]:
    with record.reading() as connection:
        return rows(connection)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14), st.sets(st.integers(0, 13)))
def test_catching_up_is_the_same_as_starting_again(record, steps, stops):
    """At whichever entries the tables were caught up with: in one go, step by step, anew, and in another database."""
    made: list[Any] = []
    for number, step in enumerate(steps):
        made += record.append([entry(step, record.head().seq + number, made)], "tester")
        if number in stops:
            catch_up(record)
    catch_up(record)
    before = derived_of(record)
    rebuild(record)
    assert derived_of(record) == before
    assert [one for one in verify(record).faults if "derived" in one.what] == []
    memory = create_engine("sqlite://")
    with record.reading() as ground, memory.connect() as into:
        fold(ground, into)
        assert rows(into) == before
    memory.dispose()


def test_nothing_is_read_twice(record):
    """Catching up with one more entry reads one entry, not the record."""
    file(record, [filed(number) for number in range(5)], "tester")
    catch_up(record)
    record.append([draft("ceasefire", object="t", name="Composed truce")], "tester")
    read = []
    event.listen(
        record.engine,
        "before_cursor_execute",
        lambda c, cursor, said, parameters, *_: read.append(parameters) if "entries.seq > " in said else None,
    )
    assert objects(record, "ceasefire")[0]["name"] == "Composed truce"
    assert [one["seq_1"] if isinstance(one, dict) else one[0] for one in read] == [21]
    read.clear()
    assert len(objects(record, "ceasefire")) == 1
    assert read == []


def test_derived_tables_may_be_dropped_or_be_anothers(record):
    """Whoever drops them, or made them with another hudna, loses nothing."""
    file(record, [filed(1)], "tester")
    there = [one.id for one in accounts(record)]
    with record.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE derived_claims")
    assert [one.id for one in accounts(record)] == there
    with record.engine.begin() as connection:
        connection.execute(update(tables.state).values(version=0))
    assert verify(record).faults == ()
    assert [one.id for one in accounts(record)] == there
    with record.engine.begin() as connection:
        connection.execute(update(tables.state).values(seq=99))
    assert [one.what for one in verify(record).faults] == [
        "derived_state: says 99, but the record ends at 5; hudna rebuild makes it anew"
    ]
    assert [one.id for one in accounts(record)] == there


# --- reviews ------------------------------------------------------------------------------------------------------


@pytest.fixture
def reviewed(lite):
    """A record with one claim of interest; a function that decides on it and says how it then stands."""
    file(lite, [filed(1)], "tester")
    claim = next(accounts(lite)).id

    def decide(verdict: str, **more: Any) -> str:
        made = lite.append([decision(claim, verdict, lite.head().seq, **more)], "editor")
        return made[0].id

    def stands() -> tuple[str, str, str, Any]:
        with lite.reading() as connection:
            table = tables.claims.c
            asked = select(table.state, table.review, table.kind, table.ceasefire).where(table.claim == claim)
            catch_up(lite)
            return tuple(connection.execute(asked).one())

    return lite, claim, decide, stands


def test_an_undone_undo_undoes_nothing(reviewed):
    record, claim, decide, stands = reviewed
    rejected = decide("reject")
    assert stands() == ("rejected", "rejected", "attack", None)
    undone = decide("undo", undoes=rejected)
    assert stands() == ("current", "unreviewed", "attack", None)
    again = decide("undo", undoes=undone)
    assert stands() == ("rejected", "rejected", "attack", None)
    with record.reading() as connection:
        flags = dict(connection.execute(select(tables.decisions.c.id, tables.decisions.c.undone)).all())
    assert flags == {rejected: False, undone: True, again: False}
    assert [one["id"] for one in standing(decisions(record, claim))] == [rejected]
    assert undoable(decisions(record, claim)) == rejected
    assert undoable([]) is None
    assert len(decisions_of(record, "claim")) == 3


def test_decisions_hold_in_their_order(reviewed):
    """A correction of a correction, an assignment beside it; undoing the first leaves the second."""
    record, claim, decide, stands = reviewed
    first = decide("correct", changes={"kind": "violation", "mode": None})
    decide("correct", changes={"kind": "operation"})
    decide("assign", ceasefire="t1")
    assert stands() == ("current", "corrected", "operation", "t1")
    decide("undo", undoes=first)
    assert stands() == ("current", "corrected", "operation", "t1")
    assert account(record, claim[:8]).ceasefire == "t1"
    assert [one.id for one in accounts(record, Filter(ceasefires=("t1",)))] == [claim]


def test_a_claim_that_was_withdrawn_and_read_again_is_as_people_left_it(reviewed):
    """Reading a text again does not overrule a person: what was rejected stays rejected."""
    record, claim, decide, stands = reviewed
    decide("reject")
    record.append([draft("retraction", subject=claim, reason="read anew")], "tester")
    assert stands()[0] == "retracted"
    stored = next(one for one in record.entries(kinds=["claim"]) if one.content()["claim"] == claim).content()
    stored.pop("type")
    record.append([draft("claim", **{**stored, "reader": "a later hudna"})], "tester")
    assert stands()[:2] == ("rejected", "rejected")


def test_what_was_weighed_is_kept_by_name(record):
    """Before anything was derived, too; and it is forgotten when it is told to be."""
    remember(record, {"a": ("1" * 64, "one"), "b": ("2" * 64, "two")})
    remember(record, {"a": ("3" * 64, "three")}, forget=["b"])
    assert remembered(record, "") == {"a": ("3" * 64, "three")}
    assert remembered(record, "a") == {"a": ("3" * 64, "three")}


def test_filters_ask_what_they_say(tmp_path):
    with create_record(str(tmp_path / "r.db"), "Composed", "maker") as record:
        file(record, [filed(1, publisher="Composed Herald"), filed(2)], "tester")
        count = {
            name: len(list(accounts(record, Filter(**asked))))
            for name, asked in {
                "all": {},
                "kind": {"kinds": ("casualty",)},
                "act": {"acts": ("deny", "report")},
                "side": {"sides": ("AZE",)},
                "about": {"about": ("AZE",)},
                "document": {"documents": ("d2",)},
                "publisher": {"publishers": ("Composed Herald",)},
                "none": {"kinds": ("casualty",), "sides": ("AZE",)},
                "ids": {"ids": ("%",)},
            }.items()
        }
        assert count == {
            "all": 6, "kind": 2, "act": 6, "side": 2, "about": 2, "document": 3, "publisher": 3, "none": 0, "ids": 0,
        }  # fmt: skip
        assert [one.origin.text is None for one in accounts(record, words=False)] == [True] * 6
        assert [one["publisher"] for one in documents(record)] == ["Composed Herald", None]
