"""Claims -> what it takes to record them, catch up with them, read and verify them; against a plain bulk insert."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import MetaData, create_engine, insert

from bench.texts import documents
from hudna.model import Document
from hudna.model.json import claim_json, document_json
from hudna.reading import read
from hudna.record import Filing, Record, accounts, create_record, draft, file, filing, rebuild, verify
from hudna.record.entries import Draft, Entry
from hudna.record.tables import entries

CLAIMS = 10_000
_GROUP = 64  # documents in one transaction, as hudna add files them
_AUTHOR = "bench"
_STEPS = ("seal", "file", "fold", "read", "verify")


def figures(rounds: int, where: str | None = None) -> dict[str, Any]:
    """All figures on SQLite; on another database too, if its address is in HUDNA_BENCH_POSTGRESQL (an empty one)."""
    ready = list(_given())
    found = {"claims": sum(len(claims) for _, _, claims in ready), **_appending(rounds), "sqlite": _filing(ready, None)}
    address = where or os.environ.get("HUDNA_BENCH_POSTGRESQL")
    return _rounded(found | ({"postgresql": _filing(ready, address)} if address else {}))


def _given() -> Iterator[tuple[str, Mapping[str, Any], list[dict[str, Any]]]]:
    """Documents of all languages with the claims read from them, over and over, each time as another text."""
    known = [(one, read(one).claims) for code in ("ar", "en", "ru") for one in documents(code)]
    number = claims = 0
    while claims < CLAIMS:
        text, found = known[number % len(known)]
        again = Document(f"{text.text}\n\n{number}", f"d{number}", language=text.language)
        yield again.text, document_json(again), [claim_json(one, again) for one in found]
        number, claims = number + 1, claims + len(found)


def _appending(rounds: int) -> dict[str, float]:
    """Entries a second of `append`, and how many times a plain bulk insert of the same rows takes: best of each."""
    with tempfile.TemporaryDirectory() as folder:
        with create_record(f"{folder}/first.db", "Composed", _AUTHOR) as made:
            made.append([_claim(number) for number in range(CLAIMS)], _AUTHOR)
            rows = [{name: getattr(one, name) for name in Entry.__slots__} for one in made.entries(after=1)]
        ours, plain = [], []
        for number in range(rounds):
            ours.append(_appended(f"{folder}/{number}.db", rows))
            plain.append(_inserted(f"{folder}/{number}.plain.db", rows))
    return {"append_per_second": len(rows) / min(ours), "append_over_bulk": min(ours) / min(plain)}


def _claim(number: int) -> Draft:
    """An entry of the size of a claim's (0.6 kB)."""
    span = {"start": number, "end": number + 30}
    body = {"kind": "attack", "mode": "shelling", "act": "report", "content": span, "sources": [{**span, "cue": span}]}
    return draft("claim", document="0" * 64, claim=f"{number:032x}", reader=_AUTHOR, body={**body, "rule": "r" * 300})


def _appended(where: str, rows: list[dict[str, Any]]) -> float:
    drafts = [Draft(row["kind"], row["body"], row["id"]) for row in rows]
    with create_record(where, "Composed", _AUTHOR) as made:
        return _took(lambda: made.append(drafts, _AUTHOR))


def _inserted(where: str, rows: list[dict[str, Any]]) -> float:
    """The same rows into a table with the same columns and indexes, in one transaction, with nothing else."""
    engine = create_engine(f"sqlite:///{where}")
    ground = MetaData()
    table = entries.to_metadata(ground)
    ground.create_all(engine)

    def bulk() -> None:
        with engine.begin() as connection:
            connection.execute(insert(table), rows)

    seconds = _took(bulk)
    engine.dispose()
    return seconds


def _filing(ready: list[tuple[str, Mapping[str, Any], list[dict[str, Any]]]], where: str | None) -> dict[str, float]:
    """From claims as JSON to the disk, sealed texts and all; then what reading and verifying take for 1,000 of them."""
    count = sum(len(claims) for _, _, claims in ready) / 1000
    with tempfile.TemporaryDirectory() as folder, create_record(where or f"{folder}/r.db", "Composed", _AUTHOR) as made:
        filings: list[Filing] = []
        seconds = {
            "seal": _took(lambda: filings.extend(filing(*one, _AUTHOR) for one in ready)),
            "file": _took(lambda: _file(made, filings)),
            "fold": _took(lambda: rebuild(made)),
            "read": _took(lambda: sum(1 for _ in accounts(made))),
            "verify": _took(lambda: verify(made)),
        }
        size = Path(folder, "r.db").stat().st_size / 1e6 if where is None else 0.0
    per_thousand = {f"{name}_seconds_per_1000": one / count for name, one in seconds.items()}
    found = {"file_per_second": 1000 * count / (seconds["seal"] + seconds["file"]), **per_thousand}
    return {**found, "megabytes_per_1000": size / count} if size else found


def _file(record: Record, filings: list[Filing]) -> None:
    for start in range(0, len(filings), _GROUP):
        file(record, filings[start : start + _GROUP], _AUTHOR)


def _took(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def _rounded(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _rounded(one) if isinstance(one, Mapping) else round(one, 3) for name, one in figures.items()}


def rows(found: Mapping[str, Any]) -> Iterator[str]:
    """The figures in words."""
    yield "record"
    bulk = f"{found['append_over_bulk']:.2f} times a plain bulk insert of the same rows"
    yield f"  {'append':24} {found['append_per_second']:.0f} claims a second, {bulk}"
    for place in ("sqlite", "postgresql"):
        if place in found:
            of = found[place]
            steps = ", ".join(f"{name} {of[f'{name}_seconds_per_1000']:.3f}" for name in _STEPS)
            yield f"  {place:24} {of['file_per_second']:.0f} claims a second filed; seconds for 1,000: {steps}"
