"""A record's matters, truces and state: weighed once, weighed again only where something changed, as people decided."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hudna.cli import app
from hudna.desk import matters as weighing
from hudna.desk import reviewing
from hudna.desk.adding import add
from hudna.desk.agreements import propose
from hudna.desk.status import status
from hudna.desk.truces import edited, find, settle, truces_of
from hudna.errors import InputError
from hudna.model import Document
from hudna.reading import read
from hudna.record import Record, accounts, create_record, rebuild

ZONE = "Africa/Khartoum"
REPORTS = (
    (
        "a",
        date(2024, 5, 4),
        "A ceasefire between the Sudanese army and the Rapid Support Forces took effect at 18:00 on 3 May 2024 in "
        "Khartoum. The United Nations recorded three violations of the ceasefire in Khartoum on 4 May.",
    ),
    (
        "b",
        date(2024, 5, 5),
        "The Rapid Support Forces said that 12 civilians were killed in Khartoum on 4 May. "
        "The Sudanese army denied that it had violated the ceasefire.",
    ),
    ("c", date(2024, 5, 6), "The Sudanese army said that 20 civilians were killed in Khartoum on 4 May."),
)
AGREEMENT = """Agreement on a ceasefire between the Sudanese army and the Rapid Support Forces

1. The parties shall cease fire in Khartoum from 18:00 on 3 May 2024.
2. The Rapid Support Forces shall withdraw from Khartoum by 10 May 2024.
3. The parties affirm the spirit of this document.
"""


class Reader:
    """Reads, and lets no refusal pass unseen."""

    def read(self, document: Document):  # type: ignore[no-untyped-def]
        """The reading."""
        return read(document)

    def refuse(self, error: InputError) -> None:
        """Nothing here may be refused."""
        raise error


def put(record: Record, *reports: tuple[str, date, str]) -> None:
    """Add reports."""
    documents = [Document(text, name, day, ZONE, "en", f"Publisher {name}") for name, day, text in reports]
    assert [one.fate for one in add(record, documents, "me", Reader())] == ["new"] * len(reports)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record with three reports on one truce."""
    with create_record(str(tmp_path / "r.db"), "r", "me") as made:
        put(made, *REPORTS)
        yield made


def test_matters_put_accounts_side_by_side(record: Record) -> None:
    """Two counts of the same dead by the two sides are one matter with two roots."""
    dead = [one for one in weighing.matters(record) if one.kind == "casualty" and len(one.accounts) == 2]
    assert {one.range for one in dead} == {(12, 20)}
    assert {one.roots for one in dead} == {2}


def test_only_what_changed_is_weighed_again(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of a year must not be weighed anew for one report."""
    first = weighing.matters(record)
    weighed: list[object] = []
    real = weighing.weigh_block

    def counted(key, own, copies):  # type: ignore[no-untyped-def]
        weighed.append(key)
        return real(key, own, copies)

    monkeypatch.setattr(weighing, "weigh_block", counted)
    assert weighing.matters(record) == first
    assert not weighed
    put(record, ("d", date(2024, 5, 7), "The United Nations said that five people were injured in Aleppo on 6 May."))
    more = weighing.matters(record)
    new = next(one for one in accounts(record) if one.origin.id == "d")
    assert weighed
    assert set(weighed) <= set(weighing.blocks(new))
    rebuild(record)
    assert weighing.matters(record) == more


def test_people_part_and_join_matters(record: Record) -> None:
    """What people decide on matters holds, and is a reason among others."""
    dead = next(one for one in weighing.matters(record) if one.kind == "casualty" and len(one.accounts) == 2)
    apart = dead.accounts[0].id
    reviewing.part_matter(record, dead.id, [apart], "ann", "another street")
    after = [one for one in weighing.matters(record) if any(each.id == apart for each in one.accounts)]
    assert all(len(one.accounts) == 1 for one in after)
    alone = [
        (one.id, [each.id for each in one.accounts])
        for one in weighing.matters(record)
        if one.kind == "casualty" and len(one.accounts) == 1
    ]
    reviewing.join_matters(record, alone, "ben", "the same street after all")
    again = [one for one in weighing.matters(record) if one.kind == "casualty" and len(one.accounts) == 2]
    assert [one.range for one in again] == [(12, 20)]
    assert any("the same street after all" in reason.words for one in again for reason in one.reasons)


def test_the_state_of_a_truce(record: Record) -> None:
    """Since when, which day, and by whose record it holds; nothing that was published later."""
    found = status(record, datetime(2024, 5, 6, 12, tzinfo=UTC))
    (truce,) = found.truces
    assert truce.ceasefire.in_effect == datetime(2024, 5, 3, 16, tzinfo=UTC)
    assert truce.holding.day == 4
    assert truce.holding.record("un").verdict == "violated"  # type: ignore[union-attr]
    early = status(record, datetime(2024, 5, 4, 12, tzinfo=UTC))
    assert early.documents == 1
    with pytest.raises(InputError, match="hudna status"):
        status(record, found.at, "zz")


def test_an_agreement_becomes_obligations_to_confirm(record: Record) -> None:
    """Each clause is there, also one that says nothing to do; people confirm, edit and drop."""
    document = Document(AGREEMENT, "agreement", date(2024, 5, 3), ZONE, "en")
    made = propose(record, document, "me")
    assert [clause.label for clause, _ in made.clauses] == ["1", "2", "3"]
    (leave,) = made.clauses[1][1]
    assert (leave.who, leave.kind, leave.mode, leave.state) == ("rsf", "movement", "withdrawn", "proposed")
    assert leave.words is None or leave.words in AGREEMENT
    settle(record, edited(leave, {"due": "2024-05-12T00:00+02:00"}), "edit", "ann", "as amended")
    kept = find(truces_of(record), leave.id)
    assert kept.state == "confirmed"
    assert kept.due == datetime.fromisoformat("2024-05-12T00:00+02:00")  # type: ignore[union-attr]
    settle(record, kept, "drop", "ann", "repealed")
    assert leave.id not in {one.id for one in truces_of(record).obligations}
    with pytest.raises(InputError, match="reason"):
        settle(record, kept, "confirm", "ann", "")


def test_the_commands_say_the_same(record: Record, tmp_path: Path) -> None:
    """What a program is told and what a person is shown come from one answer."""
    place = record.where
    runner = CliRunner()
    told = runner.invoke(app, ["status", place, "--at", "2024-05-06", "--json"])
    assert told.exit_code == 0, told.output
    (truce,) = json.loads(told.stdout)["truces"]
    assert truce["day"] == 4
    ids = {one.id for one in accounts(record)}
    assert {claim for row in truce["violations"] for claim in row["claims"]} <= ids
    shown = runner.invoke(app, ["status", place, "--at", "2024-05-06"])
    assert "day 4" in shown.stdout
    lines = runner.invoke(app, ["matters", place, "--kind", "casualty", "--json"]).stdout.splitlines()
    assert {json.loads(line)["relation"] for line in lines}
    assert "casualty" in runner.invoke(app, ["matters", place, "--kind", "casualty"]).stdout
    assert runner.invoke(app, ["matters", place, "--relation", "agre"]).exit_code == 2
    listed = runner.invoke(app, ["agreement", place])
    assert listed.exit_code == 0, listed.output
    assert "parties" in listed.stdout


def test_review_from_the_command_line(record: Record) -> None:
    """Every verdict has its words, and what cannot be is refused with what can."""
    runner, place = CliRunner(), record.where
    first = next(one for one in accounts(record) if one.claim.kind == "casualty")

    def do(*words: str) -> str:
        done = runner.invoke(app, ["review", place, *words], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return done.stdout

    do(first.id[:10], "--do", "correct", "--set", "number=12-15", "--reason", "as the text has it")
    changed = json.loads(do(first.id[:10], "--json"))
    assert changed["claim"]["quantities"][0]["high"] == 15
    assert [one["verdict"] for one in changed["decisions"]] == ["correct"]
    do(first.id[:10], "--do", "undo", "--reason", "no")
    assert json.loads(do(first.id[:10], "--json"))["claim"]["quantities"][0]["high"] == 12
    assert runner.invoke(app, ["review", place, first.id[:10], "--do", "bless", "--reason", "x"]).exit_code == 2
    with pytest.raises(InputError, match="no field"):
        runner.invoke(
            app, ["review", place, first.id[:10], "--do", "correct", "--set", "mood=bad", "--reason", "x"],
            catch_exceptions=False,
        )  # fmt: skip


def test_documents_are_compared_once(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy is found when it comes in; what was compared before is not compared again, and the answer is the same."""
    from hudna.desk import copies
    from hudna.weighing.catalogues import Catalogue

    long = (
        "The Rapid Support Forces said that 12 civilians were killed in the market of Khartoum on Saturday when "
        "shells fell on the stalls shortly after the morning prayer, and that hospitals there were without power. "
    )
    put(record, ("first", date(2024, 5, 5), long + "Nobody else was there."))
    assert not copies.copies_of(record, accounts(record))
    put(record, ("second", date(2024, 5, 6), long + "It rained."))
    added: list[str | None] = []
    real = Catalogue.add

    def counted(self, origin, *rest):  # type: ignore[no-untyped-def]
        added.append(origin.id)
        return real(self, origin, *rest)

    monkeypatch.setattr(Catalogue, "add", counted)
    found = copies.copies_of(record, accounts(record))
    assert added == ["second"]
    ids = {one.origin.sha256: one.origin.id for one in accounts(record)}
    assert {(ids[name], ids[one.of]) for name, one in found.items()} == {("second", "first")}
    assert copies.copies_of(record, accounts(record)) == found
    assert added == ["second"]
    rebuild(record)
    assert copies.copies_of(record, accounts(record)) == found


def test_decisions_on_matters_are_undone(record: Record) -> None:
    """A merged or parted matter has a new id; what was decided is found by either, and taken back."""
    runner, place = CliRunner(), record.where
    dead = next(one for one in weighing.matters(record) if one.kind == "casualty" and len(one.accounts) == 2)
    reviewing.part_matter(record, dead.id, [dead.accounts[0].id], "ann", "another street")
    alone = next(one for one in weighing.matters(record) if one.accounts == (dead.accounts[0],))
    shown = runner.invoke(app, ["review", place, alone.id[:12]], catch_exceptions=False)
    assert "another street" in shown.stdout
    done = runner.invoke(app, ["review", place, dead.id[:12], "--do", "undo", "--reason", "no"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert dead in weighing.matters(record)


@pytest.mark.parametrize(
    "changes", [{"kind": "nonsense"}, {"who": "Martian"}, {"place": "Narnia"}, {"mode": "nonsense"}, {"id": "x"}]
)
def test_terms_that_cannot_be_are_refused(record: Record, changes: dict) -> None:  # type: ignore[type-arg]
    """What people confirm must be what the codebook can say."""
    document = Document(AGREEMENT, "agreement", date(2024, 5, 3), ZONE, "en")
    (leave,) = propose(record, document, "me").clauses[1][1]
    with pytest.raises(InputError):
        edited(leave, changes)


def test_assigned_to_a_truce_that_there_is(record: Record) -> None:
    """The short id that every command prints is enough; what is no truce is refused; none takes it out."""
    truce = truces_of(record).ceasefires[0]
    first = next(accounts(record))
    reviewing.assign(record, first, truce.id[:8], "ann", "it is of this one")
    assert next(one for one in accounts(record) if one.id == first.id).ceasefire == truce.id
    with pytest.raises(InputError):
        reviewing.assign(record, first, "nonsense", "ann", "why")
    reviewing.assign(record, first, "none", "ann", "of none")
    assert next(one for one in truces_of(record).accounts if one.id == first.id).ceasefire == "none"
    reviewing.accept(record, first, "ann", "as it says")
    with pytest.raises(InputError, match="already"):
        reviewing.accept(record, first, "ben", "as it says")


def test_what_is_edited_back_holds(record: Record) -> None:
    """The last decision is what holds, also where it says again what an earlier one said."""
    truce = truces_of(record).ceasefires[0]
    for name in ("First name", "Second name", "First name"):
        settle(record, edited(find(truces_of(record), truce.id), {"name": name}), "edit", "ann", f"called {name}")
    assert find(truces_of(record), truce.id).name == "First name"  # type: ignore[union-attr]
