"""Many at once: nothing is lost, nothing doubled, and who reads sees one state of the record."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from hudna.errors import RecordError
from hudna.record import (
    accounts,
    create_record,
    documents,
    draft,
    file,
    open_record,
    printings,
    rebuild,
    verify,
)
from hudna.record.filings import KNOWN, NEW, PRINTING
from papers import filed

FORK = multiprocessing.get_context("fork")
DOCUMENTS = 24


def write(where: str, writer: int) -> list[tuple[str, str]]:
    """File all documents, each as this writer's own paper printed it, in an order of one's own; read in between."""
    fates = []
    with open_record(where) as record:
        order = sorted(range(DOCUMENTS), key=lambda number: (number * 7 + writer * 5) % DOCUMENTS)
        for start in range(0, DOCUMENTS, 4):
            ready = [filed(number, publisher=f"Composed {writer % 2}") for number in order[start : start + 4]]
            fates += [(one.sha256, one.fate) for one in file(record, ready, f"writer {writer}")]
            record.append([draft("note", writer=writer, start=start)], f"writer {writer}")
    return fates


def read(where: str, rounds: int) -> int:
    """What a reader sees is never half a document, and never less than before."""
    seen = 0
    with open_record(where) as record:
        for number in range(rounds):
            there = [one.origin.sha256 for one in accounts(record, words=False)]
            assert len(there) == 3 * len(set(there)), "half a document"
            assert len(there) >= seen, "less than before"
            seen = len(there)
            if number % 5 == 4:
                rebuild(record)
            assert verify(record).faults == ()
    return seen


@pytest.mark.parametrize(("writers", "readers"), [(4, 1)])
def test_many_write_the_same_documents(place, writers, readers):
    """Each text is new once; each paper's printing of it is told once; all notes of all writers are there."""
    writers = 8 if place.startswith("postgresql") else writers
    create_record(place, "Composed", "maker").close()
    with ProcessPoolExecutor(writers + readers, mp_context=FORK) as pool:
        reading = [pool.submit(read, place, 6) for _ in range(readers)]
        writing = [pool.submit(write, place, writer) for writer in range(writers)]
        fates = [one for done in writing for one in done.result(120)]
        assert all(one.result(120) >= 0 for one in reading)
    assert sorted(fate for _, fate in fates).count(NEW) == DOCUMENTS
    assert len({name for name, fate in fates if fate == NEW}) == DOCUMENTS
    assert {fate for _, fate in fates} == {NEW, PRINTING, KNOWN}
    with open_record(place) as record:
        assert len(documents(record)) == DOCUMENTS
        told = [(one["document"], one["publisher"]) for one in printings(record)]
        assert len(told) == len(set(told)) == DOCUMENTS
        assert sum(entry.kind == "note" for entry in record.entries()) == writers * DOCUMENTS // 4
        found = verify(record)
        assert (found.faults, found.claims) == ((), 3 * DOCUMENTS)
        assert [entry.seq for entry in record.entries()] == list(range(1, record.head().seq + 1))


def catch_up(where: str) -> list[str]:
    with open_record(where) as record:
        return [one.id for one in accounts(record)]


def test_many_catch_up_at_once(place):
    """The first does the work, the others find it done."""
    with create_record(place, "Composed", "maker") as record:
        file(record, [filed(number) for number in range(40)], "tester")
    with ProcessPoolExecutor(4, mp_context=FORK) as pool:
        first, *others = pool.map(catch_up, [place] * 6)
    assert len(first) == 120
    assert others == [first] * 5


def make(where: str) -> bool:
    try:
        create_record(where, "Composed", "maker").close()
    except RecordError:
        return False
    return True


def test_of_many_who_make_a_record_one_does(place):
    """The others are told so, and do not take away what the first one made."""
    with ProcessPoolExecutor(4, mp_context=FORK) as pool:
        made = list(pool.map(make, [place] * 4))
    assert made.count(True) == 1
    with open_record(place) as record:
        assert [entry.kind for entry in record.entries()] == ["record"]
        assert verify(record).faults == ()


def test_readers_see_one_state(record):
    """What was written after a reader began is not half seen by it."""
    file(record, [filed(1)], "tester")
    with open_record(record.where) as other, other.reading() as connection:
        before = connection.exec_driver_sql("SELECT COUNT(*) FROM entries").scalar()
        file(record, [filed(2)], "tester")
        list(accounts(record))
        rebuild(record)
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM entries").scalar() == before == 5
        assert connection.exec_driver_sql("SELECT COUNT(*) FROM texts").scalar() == 1
