"""What pages and reports show: ledgers by source, grades judged apart, and nobody's private name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hudna.desk.copies import copies_of
from hudna.desk.matters import graded_matters, matters
from hudna.desk.reviewing import give_status
from hudna.exports.accounts import account_json
from hudna.exports.ledgers import ledgers_json
from hudna.picture.ledgers import ledgers
from hudna.record import Record, accounts, create_record, verify
from test_desk import ZONE, put

REPORTS = (
    (
        "a",
        date(2024, 5, 4),
        "The Rapid Support Forces said that 12 civilians were killed in Khartoum on 4 May. "
        "The Sudanese Ministry of Health said that 30 people, including 12 children, were hurt in Khartoum on 4 May.",
    ),
    ("b", date(2024, 5, 5), "The Sudanese army said that 12 civilians were killed in Khartoum on 4 May."),
    ("c", date(2024, 5, 6), "Five people were killed in Omdurman, Samir Haddad, a baker, told reporters."),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record with three reports."""
    with create_record(str(tmp_path / "r.db"), "r", "me") as made:
        put(made, *REPORTS)
        yield made


def test_figures_of_two_sources_are_never_one(record: Record) -> None:
    """Each source has its own line; a part is checked against its whole; every figure names its claims."""
    held = list(accounts(record))
    told = ledgers_json(ledgers(held, copies_of(record, held)))
    lines = {(one["heading"], one["source"], one["group"]): one["steps"] for one in told["people"]}
    assert lines["killed", "rsf", "civilians"][0]["best"] == 12
    assert lines["killed", "SDN", "civilians"][0]["best"] == 12
    assert lines["injured", "SDN", "children"][0]["best"] == 12
    assert [one["verdict"] for one in told["checks"]] == ["holds"]
    ids = {one.id for one in held}
    assert {claim for steps in lines.values() for step in steps for claim in step["accounts"]} <= ids


def test_an_item_is_confirmed_by_independent_roots_alone(record: Record) -> None:
    """Two adversaries that say the same confirm it; their own reliability is judged apart and not guessed."""
    both = next(one for one in graded_matters(record) if len(one.matter.accounts) == 2)
    assert both.credibility.grade == 1
    assert both.status.status == "corroborated"
    assert {own.grade for own in both.sources.values()} == {"F"}
    alone = next(one for one in graded_matters(record) if one.matter.kind == "casualty" and one.roots.count == 0)
    assert alone.credibility.grade == 6


def test_what_people_say_of_an_item_goes_first(record: Record) -> None:
    """The weighing proposes a status; people decide."""
    both = next(one for one in matters(record) if len(one.accounts) == 2)
    for account in both.accounts:
        give_status(record, account, "discounted", "ann", "the place was empty")
    again = next(one for one in graded_matters(record) if one.matter.id == both.id)
    assert (again.status.status, again.status.by) == ("discounted", "people")


def test_private_names_are_no_values(record: Record) -> None:
    """A baker who spoke to reporters is in the words of the report, and nowhere else."""
    (spoken,) = (one for one in accounts(record) if one.origin.id == "c")
    (source,) = account_json(spoken)["sources"]
    assert "Haddad" in source["exact"]
    assert source["name"] == "Unlisted source"
    with record.reading() as connection:
        from sqlalchemy import text

        for table in ("entries", "derived_claims"):
            bodies = connection.execute(text(f"SELECT body FROM {table}")).scalars()
            assert not [body for body in bodies if "Haddad" in body]
    assert not verify(record).faults


def test_the_zone_of_the_reports_is_kept(record: Record) -> None:
    """An origin comes back with what was given of it."""
    assert {one.origin.timezone for one in accounts(record)} == {ZONE}


def test_names_of_nobody_are_kept() -> None:
    """What the reader calls a crowd or an office without a side is no private name, also where the text says it so."""
    from hudna.languages import available
    from hudna.record.bodies import COLLECTIVE, stored_body

    def names(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("name"), str) and not value.get("side") and not value.get("sector"):
                yield value["name"]
            for inner in value.values():
                yield from names(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from names(inner)

    folder = Path(__file__).parents[1] / "src/hudna/languages"
    files = [path for code in available() for path in sorted((folder / code / "lexicon").glob("*.toml"))]
    found = {name.casefold() for path in files for name in names(tomllib.loads(path.read_text(encoding="utf-8")))}
    assert found <= COLLECTIVE
    body = {"agent": {"name": "Both sides", "side": None, "sector": None, "start": 0, "end": 10, "exact": "Both sides"}}
    assert stored_body(body)["agent"]["name"] == "Both sides"


def test_what_a_copy_says_otherwise_is_told(record: Record) -> None:
    """A slip of copying is no account of its own, and the reader of the matter must see it."""
    long = (
        "Hospitals in Omdurman were without power on Sunday and the market stayed closed until evening, when "
        "shells fell near the bridge. The Sudanese Ministry of Health said that more than 40 people were killed "
        "in Omdurman. "
    )
    put(record, ("first", date(2024, 5, 5), long + "Nobody else was there to ask."))
    put(record, ("second", date(2024, 5, 6), long.replace("more than 40", "about 40") + "It rained."))
    found = [one for one in graded_matters(record) if {a.origin.id for a in one.matter.accounts} >= {"first", "second"}]
    assert {each.kind for one in found for each in one.drifts} == {"bound"}
    assert all(one.roots.count == 1 for one in found)
