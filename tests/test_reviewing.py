"""Decisions: what each does to a claim, who is told of whom, and that undoing is a decision too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hudna.desk import reviewing
from hudna.desk.adding import add
from hudna.errors import InputError, RecordError
from hudna.model import Document
from hudna.model.json import claim_json
from hudna.reading import read
from hudna.record import Filter, Record, account, accounts, create_record, decisions, rebuild, verify

TEXT = "Two soldiers were killed and five were injured in Idlib, the Syrian Ministry of Defence said."


class Reader:
    """Reads, and lets no refusal pass unseen."""

    def read(self, document: Document):  # type: ignore[no-untyped-def]
        """The reading."""
        return read(document)

    def refuse(self, error: InputError) -> None:
        """Nothing here may be refused."""
        raise error


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record with one report of two claims."""
    with create_record(str(tmp_path / "r.db"), "r", "me") as made:
        document = Document(TEXT, "one", date(2023, 9, 20), "Asia/Damascus", "en")
        assert [one.fate for one in add(made, [document], "me", Reader())] == ["new"]
        yield made


def modes(record: Record) -> list[str | None]:
    return [one.claim.mode for one in accounts(record)]


def test_rejecting_and_undoing(record: Record) -> None:
    """A rejected claim no longer counts; undone, it does, and then there is nothing left to undo."""
    first = next(accounts(record))
    reviewing.reject(record, first, "ann", "the text says wounded")
    assert modes(record) == ["injured"]
    reviewing.undo(record, first.id, "ben", "it does say killed")
    assert modes(record) == ["killed", "injured"]
    with pytest.raises(InputError, match="nothing"):
        reviewing.undo(record, first.id, "ann", "no")
    reviewing.reject(record, first, "ann", "the text says wounded, I looked")
    assert modes(record) == ["injured"]
    assert [one["verdict"] for one in decisions(record, first.id)] == ["reject", "undo", "reject"]


def test_undo_takes_back_the_last_that_holds(record: Record) -> None:
    """Undo twice goes back two decisions, as people expect of it."""
    first = next(accounts(record))
    reviewing.give_status(record, first, "contested", "ann", "two versions")
    reviewing.give_status(record, first, "unverifiable", "ann", "no access")
    reviewing.undo(record, first.id, "ann", "too early")
    assert account(record, first.id).status == "contested"
    reviewing.undo(record, first.id, "ann", "too early")
    assert account(record, first.id).status == "unverified"


def test_correcting(record: Record) -> None:
    """A correction replaces fields, keeps the id, and outlives a rebuild."""
    first = next(accounts(record))
    quantity = claim_json(first.claim, Document(TEXT))["quantities"][0]
    reviewing.correct(record, first, {"quantities": [{**quantity, "group": "soldiers"}]}, "ann", "they are soldiers")
    again = account(record, first.id)
    assert again.claim.quantities[0].group == "soldiers"
    rebuild(record)
    assert account(record, first.id) == again
    assert not verify(record).faults


@pytest.mark.parametrize("changes", [{"content": {"start": 0, "end": 9000}}, {"id": "x"}, {"colour": "red"}])
def test_wrong_corrections_are_refused(record: Record, changes: dict) -> None:  # type: ignore[type-arg]
    """A correction that makes a claim rest on nothing is worse than the error that it mends."""
    first = next(accounts(record))
    with pytest.raises(InputError):
        reviewing.correct(record, first, changes, "ann", "why")
    assert not decisions(record, first.id)


def test_merging_and_splitting(record: Record) -> None:
    """A claim merged away no longer counts; a claim that is several gives way to its parts."""
    first, second = accounts(record)
    reviewing.merge(record, second, first, "ann", "the same men")
    assert modes(record) == ["killed"]
    reviewing.undo(record, second.id, "ann", "not the same men")
    body = claim_json(first.claim, Document(TEXT))
    parts = [{**body, "negated": True}, {**body, "modality": "planned"}]
    reviewing.split(record, first, parts, "ann", "two claims in one")
    assert sorted((one.claim.negated, one.claim.modality) for one in accounts(record, Filter(modes=("killed",)))) == [
        (False, "planned"),
        (True, "actual"),
    ]
    with pytest.raises(InputError, match="itself"):
        reviewing.merge(record, second, second, "ann", "why")


def test_two_reviewers_are_told(record: Record) -> None:
    """Who decides on what another has decided meanwhile must see that first."""
    first = next(accounts(record))
    reviewing.accept(record, first, "ann", "as it says", after=None)
    with pytest.raises(RecordError, match="ann decided 'accept'"):
        reviewing.reject(record, first, "ben", "no", after=None)
    seen = decisions(record, first.id)[-1]["id"]
    reviewing.reject(record, first, "ben", "no", after=seen)
    assert modes(record) == ["injured"]


def test_no_decision_without_a_reason(record: Record) -> None:
    """A decision that nobody can follow is none."""
    with pytest.raises(InputError, match="reason"):
        reviewing.accept(record, next(accounts(record)), "ann", " ")


def test_the_queue_holds_what_nobody_has_reviewed(record: Record) -> None:
    """What weighs most comes first; what was reviewed is gone from it."""
    first, second = accounts(record)
    assert [one.id for one in reviewing.queue(record, Filter(), {second.id: 2.0})] == [second.id, first.id]
    reviewing.accept(record, second, "ann", "as it says")
    assert [one.id for one in reviewing.queue(record, Filter())] == [first.id]


def test_given_claims_are_held_to_the_codebook(record: Record) -> None:
    """What no kind is, and a field that nobody knows, stay out; a private name is called by its words alone."""
    first = next(accounts(record))
    body = claim_json(first.claim, Document(TEXT))
    for wrong in ({"kind": "gossip"}, {"act": "sing"}, {"modality": "maybe"}, {"mode": "tickled"}, {"secret": "Omar"}):
        document = Document(f"{TEXT} More.", "two", claims=({**body, **wrong},))
        with pytest.raises(InputError):
            list(add(record, [document], "me", Reader()))
    named = {**body, "sources": [{**body["sources"][0], "name": "Omar Qasim", "side": None, "sector": None}]}
    document = Document(f"{TEXT} More.", "two", claims=(named,))
    assert [one.fate for one in add(record, [document], "me", Reader())] == ["new"]
    reviewing.correct(
        record,
        first,
        {"agent": {**body["sources"][0], "name": "Omar Qasim", "side": None, "sector": None}},
        "ann",
        "he",
    )
    kept = Path(record.where).read_bytes() + Path(f"{record.where}-wal").read_bytes()
    assert b"Omar Qasim" not in kept
    assert not verify(record).faults


def test_retracting_and_superseding(record: Record) -> None:
    """What a source takes back stays in the record and no longer counts, whatever reviewers say of it before."""
    first, second = accounts(record)
    reviewing.accept(record, first, "ann", "as it says")
    reviewing.supersede(record, first, second, "ann", "the ministry gave another figure")
    assert modes(record) == ["injured"]
    with pytest.raises(InputError, match="superseded already"):
        reviewing.retract(record, account(record, first.id), "ann", "again")
    with pytest.raises(InputError, match="own place"):
        reviewing.supersede(record, second, second, "ann", "why")
    reviewing.retract(record, second, "ann", "the ministry took it back")
    assert modes(record) == []
    rebuild(record)
    assert {account(record, one.id).state for one in (first, second)} == {"superseded", "retracted"}
    assert not verify(record).faults
