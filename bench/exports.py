"""Accounts -> rows a second of CSV and JSON Lines, beside the bare writing of the same rows in the same run."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice

from bench.speeds import took
from bench.texts import bundle
from hudna.exports.formats import export
from hudna.exports.lines import account_json
from hudna.model import Document
from hudna.model.accounts import Account, Origin
from hudna.model.json import claim_json
from hudna.reading import read

CLAIMS = 5000


def export_speed(rounds: int) -> dict[str, float]:
    """Rows a second of each format, and as a share of its yardstick: json.dumps, csv.writer over rows made before."""
    accounts = list(islice(cycle(one for document in bundle() for one in _accounts(document)), CLAIMS))
    records = [account_json(account) for account in accounts]
    rows = _cells(accounts)
    works: dict[str, Callable[[], object]] = {
        "jsonl": partial(export, "jsonl", accounts, io.BytesIO()),
        "jsonl_yardstick": partial(_dump, records),
        "csv": partial(export, "csv", accounts, io.BytesIO()),
        "csv_yardstick": partial(_write, rows),
    }
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            best[name] = min(best[name], took(work))
    found = {f"{name}_rows_per_second": round(CLAIMS / seconds) for name, seconds in best.items()}
    ratios = {f"{name}_ratio": round(best[f"{name}_yardstick"] / best[name], 4) for name in ("jsonl", "csv")}
    return found | ratios


def _accounts(document: Document) -> list[Account]:
    origin = Origin(document.sha256, document.id, document.text, document.publisher, document.published)
    return [Account(claim_json(claim, document)["id"], claim, origin) for claim in read(document)]


def _cells(accounts: Sequence[Account]) -> list[list[str]]:
    target = io.BytesIO()
    export("csv", accounts, target)
    return list(csv.reader(io.StringIO(target.getvalue().decode("utf-8"), newline="")))


def _dump(records: Sequence[object]) -> None:
    target = io.BytesIO()
    for record in records:
        target.write(json.dumps(record, ensure_ascii=False).encode() + b"\n")


def _write(rows: Sequence[Sequence[str]]) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    csv.writer(stream).writerows(rows)
    stream.flush()
