"""Filings: a document with its claims goes in whole, once, and its words can go again without a trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import event, insert

from hudna.errors import InputError, RecordError
from hudna.model.json import claim_json
from hudna.model.text import Document
from hudna.record import (
    Filter,
    accounts,
    documents,
    draft,
    file,
    known_texts,
    printings,
    rebuild,
    remember,
    remembered,
    take_down,
    verify,
)
from hudna.record.bodies import TAKEN_DOWN, stored_body, stored_claim
from hudna.record.filings import KNOWN, NEW, PRINTING
from hudna.record.filings import TAKEN_DOWN as GONE
from hudna.record.rows import instant, plain
from hudna.record.seals import seal, unseal
from hudna.record.tables import text_keys
from papers import PERSON, filed, text_of


def fates(record, *filings) -> list[str]:
    return [one.fate for one in file(record, filings, "tester")]


def test_what_is_filed_comes_back_with_its_words(record):
    """Claims, names and numbers as they were found, on the words that they stand on."""
    (done,) = file(record, [filed(1, publisher="Composed Herald")], "tester")
    assert [one.kind for one in done.entries] == ["document", "claim", "claim", "claim"]
    there = list(accounts(record))
    assert [one.speaker for one in there] == [PERSON, "Ministry of Defence of Azerbaijan", PERSON]
    assert {one.origin.publisher for one in there} == {"Composed Herald"}
    assert [one.words() for one in there] == ["soldiers shelled the village 1"] * 2 + ["4 wounded"]
    for one in there:
        assert claim_json(one.claim, Document(text_of(1)))["id"] == one.id
    found = verify(record)
    assert (found.texts, found.claims, found.faults) == (1, 3, ())


def test_the_same_text_twice_is_one(record):
    """In one filing or in two, with its claims or without, told of in full or not at all."""
    assert fates(record, filed(1), filed(2), filed(1)) == [NEW, NEW, KNOWN]
    head = record.head()
    assert fates(record, filed(2, id=None), filed(1, claims=False)) == [KNOWN, KNOWN]
    assert record.head() == head
    assert known_texts(record, [filed(1).sha256, "0" * 64]) == {filed(1).sha256}
    assert [one["id"] for one in documents(record)] == ["d1", "d2"]


def test_entries_stand_in_the_order_of_the_filings(record):
    """Of a text that comes twice, the first is the one that counts, at its own place."""
    assert fates(record, filed(3), filed(1), filed(3, id="later"), filed(2)) == [NEW, NEW, PRINTING, NEW]
    assert [one["id"] for one in documents(record)] == ["d3", "d1", "d2"]


def test_printed_elsewhere_it_is_a_printing(record):
    """Another publisher is news of the text, once; that it was fetched again, or that less is told of it, is none."""
    first = filed(1, publisher="Composed Herald")
    other = filed(1, publisher="Composed Gazette", url="https://example.org/1")
    assert fates(record, first, other, other) == [NEW, PRINTING, KNOWN]
    again = filed(1, publisher="Composed Gazette")
    again.about["retrieved"] = "2026-01-01T00:00:00+00:00"
    assert fates(record, again, filed(1, publisher="Composed Mirror")) == [KNOWN, PRINTING]
    assert [one["publisher"] for one in printings(record)] == ["Composed Gazette", "Composed Mirror"]
    assert len(documents(record)) == 1
    assert verify(record).faults == ()


@pytest.mark.parametrize("after", range(1, 8))
def test_a_filing_is_whole_or_not_at_all(record, after):
    """Whichever statement fails: neither entries nor texts nor keys of half a document stay behind."""
    count = 0

    def fail(*_):
        nonlocal count
        count += 1
        if count == after:
            raise RuntimeError("injected")

    before = record.head()
    event.listen(record.engine, "before_cursor_execute", fail)
    try:
        file(record, [filed(1), filed(2)], "tester")
        failed = False
    except RuntimeError:
        failed = True
    event.remove(record.engine, "before_cursor_execute", fail)
    found = verify(record)
    assert found.faults == ()
    if failed:
        assert (record.head(), found.texts) == (before, 0)
    assert fates(record, filed(1), filed(2)) == ([NEW, NEW] if failed else [KNOWN, KNOWN])


# --- takedown -----------------------------------------------------------------------------------------------------


def files_of(where: str) -> bytes:
    """All bytes of a record on SQLite: of its file and of those beside it."""
    path = Path(where)
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


def keys_of(record) -> dict[str, bytes]:
    with record.reading() as connection:
        return {row[0]: bytes(row[1]) for row in connection.exec_driver_sql("SELECT sha256, key FROM text_keys")}


def test_words_are_nowhere_in_the_clear(lite):
    """Before any takedown: what a text says, and whom it names, stands in no table, derived ones included."""
    file(lite, [filed(number) for number in range(20)], "tester")
    list(accounts(lite))
    rebuild(lite)
    there = files_of(lite.where)
    for words in (PERSON, PERSON.split()[1], "soldiers", "wounded", "The man"):
        assert words.encode() not in there
    assert b"Ministry of Defence of Azerbaijan" in there  # a body that the register knows is a value of the claim


def test_a_takedown_destroys_the_key_and_keeps_the_chain(record):
    """Ids, places and the claims' values stay; words and names that were words are gone; the text cannot come back."""
    file(record, [filed(1), filed(2)], "tester")
    before = [one.id for one in accounts(record)]
    taken = filed(1).sha256
    remember(record, {"m": ("0" * 64, f"{PERSON} says")})
    (entry,) = take_down(record, taken, "editor", "a court ordered it")
    assert (entry.kind, entry.content()["document"]) == ("takedown", taken)
    there = list(accounts(record))
    assert [one.id for one in there] == before
    assert [one.speaker for one in there][:3] == [TAKEN_DOWN, "Ministry of Defence of Azerbaijan", TAKEN_DOWN]
    assert [one.words() for one in there][:3] == [None] * 3
    assert there[3].speaker == PERSON
    assert remembered(record, "") == {}
    assert [bool(one["taken_down"]) for one in documents(record)] == [True, False]
    assert fates(record, filed(1), filed(1, publisher="Composed Mirror")) == [GONE, GONE]
    found = verify(record)
    assert (found.faults, found.taken_down, found.texts) == ((), 1, 2)


def test_a_destroyed_key_leaves_no_trace_in_the_file(lite):
    """Searched for in all bytes: rows that moved when pages were split or merged must leave no shadow of it."""
    file(lite, [filed(number, claims=False) for number in range(400)], "tester")
    keys = keys_of(lite)
    assert all(key in files_of(lite.where) for key in keys.values())
    for number in range(0, 400, 23):
        taken = filed(number).sha256
        take_down(lite, taken, "editor", "wanted back")
        assert keys[taken] not in files_of(lite.where)
    left = keys_of(lite)
    assert len(left) == 400 - len(range(0, 400, 23))
    assert all(key in files_of(lite.where) for key in left.values())
    assert verify(lite).faults == ()


def test_a_destroyed_key_leaves_no_trace_in_the_tables_of_the_server(server, database):
    """In the server's files, all but its log, which it recycles by itself."""
    from hudna.record import create_record

    def tables() -> bytes:
        server.sql("postgres", "CHECKPOINT")
        return b"".join(one.read_bytes() for one in (server.home / "base").rglob("*") if one.is_file())

    with create_record(database, "Composed", "maker") as made:
        file(made, [filed(1), filed(2)], "tester")
        keys = keys_of(made)
        taken, kept = filed(1).sha256, filed(2).sha256
        assert keys[taken] in tables()
        take_down(made, taken, "editor", "wanted back")
        there = tables()
        assert (keys[taken] in there, keys[kept] in there) == (False, True)


def test_traces_that_a_reader_holds_are_told_and_swept_later(lite, monkeypatch):
    """While somebody reads, the log cannot be emptied: that is said, and taking down again does it."""
    monkeypatch.setattr("hudna.record.backends.sqlite.BUSY", 0.1)
    from hudna.record import open_record

    with open_record(lite.where) as impatient:
        file(impatient, [filed(1)], "tester")
        taken = filed(1).sha256
        key = keys_of(impatient)[taken]
        with lite.reading() as reader:
            reader.exec_driver_sql("SELECT COUNT(*) FROM text_keys").scalar()
            with pytest.raises(RecordError, match=r"traces of its key are still in the files.*take it down again"):
                take_down(impatient, taken, "editor", "wanted back")
        assert take_down(impatient, taken, "editor", "wanted back") == ()
        assert key not in files_of(lite.where)


def test_what_is_not_there_cannot_be_taken_down(record):
    with pytest.raises(RecordError, match="no text 000000000000"):
        take_down(record, "0" * 64, "editor", "mistaken")


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_a_takedown_needs_a_reason(record, reason):
    """What is gone for ever must say why: nothing is done without."""
    file(record, [filed(1)], "tester")
    before = record.head()
    with pytest.raises(RecordError, match="a takedown needs a reason; nothing was done"):
        take_down(record, filed(1).sha256, "editor", reason)
    assert (record.head(), verify(record).taken_down) == (before, 0)


def test_an_author_of_broken_letters_is_refused(record):
    """A name from the environment may hold bytes that are no UTF-8: no chain could be made over it twice alike."""
    file(record, [filed(1)], "tester")
    before = record.head()
    for author in ("a\udcff", " ", "a\0"):
        with pytest.raises(InputError, match="letters that cannot be kept; give a name"):
            record.append([draft("note", number=1)], author)
        with pytest.raises(InputError, match="letters that cannot be kept; give a name"):
            take_down(record, filed(1).sha256, author, "wanted back")
    assert record.head() == before


def test_a_key_that_came_back_opens_nothing(record):
    """From a backup made before: its words stay unseen, it is told, the text is not taken in, and it can go again."""
    file(record, [filed(1), filed(2)], "tester")
    taken = filed(1).sha256
    key = keys_of(record)[taken]
    take_down(record, taken, "editor", "wanted back")
    with record.writing() as connection:
        connection.execute(insert(text_keys), [{"sha256": taken, "key": key}])
    assert [one.words() is None for one in accounts(record)] == [True] * 3 + [False] * 3
    assert [one.what for one in verify(record).faults] == ["the text was taken down, but its key is there"]
    assert fates(record, filed(1), filed(1, publisher="Composed Mirror")) == [GONE, GONE]
    take_down(record, taken, "editor", "came back with a backup")
    assert (keys_of(record).keys(), verify(record).faults) == ({filed(2).sha256}, ())


def test_keys_go_only_with_a_takedown_whatever_its_reason(record):
    """The guard reads the takedown's JSON in the database: no letter of the reason may stop it."""
    file(record, [filed(1), filed(2)], "tester")
    take_down(record, filed(1).sha256, "editor", "half \ud800 and \0 and \u202e")
    take_down(record, filed(2).sha256, "editor", "whole")
    assert verify(record).faults == ()


# --- seals, bodies, rows ------------------------------------------------------------------------------------------


@given(st.text(st.characters(codec=None, categories=None)))
def test_what_is_sealed_opens_again(text):
    """Every text, half surrogate pairs included; and no other key, name or changed byte opens it."""
    sealed = seal(text, "a" * 64)
    assert unseal(sealed.stored, sealed.key, "a" * 64) == text
    changed = bytes([sealed.stored[0] ^ 1]) + sealed.stored[1:]
    wrong = (
        (changed, sealed.key, "a" * 64),
        (sealed.stored, b"0" * 32, "a" * 64),
        (sealed.stored, sealed.key, "b" * 64),
    )
    for stored, key, name in wrong:
        with pytest.raises(ValueError, match="does not open"):
            unseal(stored, key, name)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("Head of the composed village", [4, 32, "capital"]),  # its own words, with a capital
        ("composed village", [16, 32]),  # within its words
        ("Osip Velmorin", [34, 47]),  # elsewhere in the text: a pronoun stands for a person
        ("Ministry of Composition", "Ministry of Composition"),  # a register's name, which the text does not have
        ("head of the composed village", None),
    ],
)
def test_names_that_stand_in_the_text_are_kept_as_places(name, stored):
    """A name that is a copy of the text's words would outlive the text."""
    text = "The head of the composed village. Osip Velmorin."
    body = {"agent": {"name": name, "start": 4, "end": 32, "exact": text[4:32]}, "id": "x"}
    kept = stored_body(body, text)
    assert kept == {"agent": {"name": stored, "start": 4, "end": 32}}
    from hudna.record.bodies import _named

    assert _named(kept, text, private=False)["agent"]["name"] == name
    assert _named(kept, None, private=False)["agent"]["name"] == (name if isinstance(stored, str) else TAKEN_DOWN)


def test_stored_claims_are_what_was_filed():
    one = filed(5)
    for ready in one.claims:
        body = json.loads(ready.body)
        assert "exact" not in ready.body
        again = claim_json(stored_claim(body["body"], text_of(5), private=False), Document(text_of(5)))
        assert again["id"] == body["claim"]


def test_rows_hold_what_every_database_takes():
    assert plain("a\0b\ud800c") == "a\ufffdb\ufffdc"
    assert plain(None) is None
    assert plain(7) is None
    assert instant("2023-09-20T13:00+04:00") == "2023-09-20T09:00Z"
    assert instant("0001-01-01T00:00+04:00") == "0001-01-01T00:00Z"
    assert instant("0900-01-01T00:00+00:00") == "0900-01-01T00:00Z"


def test_documents_with_any_letters_are_told_of(record):
    """A file name or address may hold what a column cannot: it is shown as best it can be, and nothing fails."""
    assert fates(record, filed(1, id="a\0\ud800", publisher="\0", language="zh-Hant-TW-composed")) == [NEW]
    assert [one["id"] for one in documents(record)] == ["a\ufffd\ufffd"]
    assert len(list(accounts(record, Filter(kinds=("casualty",))))) == 1
    assert verify(record).faults == ()


def test_claims_that_were_there_before_their_document(record):
    """Appended by somebody else first: a claim is recorded once, and the filing goes in all the same."""
    ready = filed(1)
    record.append(ready.claims[:1], "somebody")
    assert fates(record, ready) == [NEW]
    assert len(list(accounts(record))) == 3
    assert record.head().seq == 5
