"""Accounts -> Parquet: nested sources and quantities, 10,000 claims a row group. Needs `hudna[parquet]`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Any, BinaryIO

from hudna import __version__
from hudna.errors import InputError
from hudna.exports.cells import compact, encodable, finite
from hudna.exports.lines import account_json
from hudna.exports.written import Tally, Written
from hudna.model.accounts import Account
from hudna.model.claims import SCHEMA

NAME = "parquet"
SUFFIX = ".parquet"
ABOUT = "Parquet, a row a claim, nested: for DuckDB, pandas, Spark; needs hudna[parquet]"

ROW_GROUP = 10_000


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """One file; InputError, with the remedy, where pyarrow is not installed."""
    try:
        import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
        import pyarrow.parquet as pq  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        raise InputError("Parquet needs pyarrow, which is not installed; pip install hudna[parquet]") from None
    tally, given = Tally(), iter(accounts)
    schema = _schema(pa)
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        while batch := [_record(account) for account in islice(given, ROW_GROUP)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            tally.claims += len(batch)
            tally.rows += len(batch)
    return tally.written()


def _schema(pa: Any) -> Any:
    span = [("start", pa.int64()), ("end", pa.int64()), ("exact", pa.string())]
    words = pa.struct(span)
    actor = [("name", pa.string()), ("side", pa.string()), ("sector", pa.string()), *span]
    place = pa.struct(
        [
            ("name", pa.string()), ("id", pa.string()), ("latitude", pa.float64()), ("longitude", pa.float64()),
            ("precision", pa.int8()), *span,
        ]
    )  # fmt: skip
    quantity = pa.struct(
        [
            ("low", pa.float64()), ("high", pa.float64()), ("approximate", pa.bool_()), ("unit", pa.string()),
            ("group", pa.string()), ("part_of", pa.int32()), ("place", place), *span,
        ]
    )  # fmt: skip
    time = pa.struct(
        [
            ("start", pa.string()), ("end", pa.string()), ("precision", pa.string()), ("basis", pa.string()),
            ("span", words), ("start_utc", pa.timestamp("us")), ("end_utc", pa.timestamp("us")),
        ]
    )  # fmt: skip
    fields = [
        pa.field("id", pa.string(), nullable=False),
        ("key", pa.string()), ("document", _document(pa)), ("ceasefire", pa.string()), ("status", pa.string()),
        ("kind", pa.string()), ("mode", pa.string()), ("act", pa.string()), ("negated", pa.bool_()),
        ("modality", pa.string()), ("sources", pa.list_(pa.struct([*actor, ("cue", words)]))),
        ("agent", pa.struct(actor)), ("target", pa.struct(actor)), ("quantities", pa.list_(quantity)),
        ("time", time), ("place", place), ("content", words), ("evidence", pa.list_(words)),
        ("doubt", pa.struct([("score", pa.float64()), ("reasons", pa.list_(pa.string()))])), ("rule", pa.string()),
        ("extra", pa.string()),
    ]  # fmt: skip
    described = {"hudna": __version__, "schema": str(SCHEMA), "reference": "docs/reference/exports.md"}
    return pa.schema(fields, metadata={"hudna": json.dumps(described)})


def _document(pa: Any) -> Any:
    return pa.struct(
        [
            ("id", pa.string()), ("sha256", pa.string()), ("language", pa.string()), ("published", pa.date32()),
            ("timezone", pa.string()), ("publisher", pa.string()), ("characters", pa.int64()), ("url", pa.string()),
            ("retrieved", pa.string()), ("recorded", pa.string()),
        ]
    )  # fmt: skip


def _record(account: Account) -> dict[str, Any]:
    whole = account_json(account)
    claim = whole["claim"]
    for quantity in claim["quantities"]:
        quantity |= {name: _double(quantity[name]) for name in ("low", "high")}
    if claim["time"] is not None and account.claim.time is not None:
        claim["time"] |= {"start_utc": _utc(account.claim.time.start), "end_utc": _utc(account.claim.time.end)}
    extra = dict(account.claim.extra)
    record = {**claim, "document": whole["document"] | {"published": account.origin.published}}
    clean: dict[str, Any] = _clean(record)
    return clean | {
        "ceasefire": account.ceasefire,
        "status": account.status,
        "extra": compact(extra) if extra else None,
    }


def _clean(value: Any) -> Any:
    """The same value in text that UTF-8 can hold."""
    if isinstance(value, str):
        return encodable(value)
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value


def _double(number: float | None) -> float | None:
    """A number as Parquet has it; what a double cannot hold is null (its wording stands beside it)."""
    try:
        return None if finite(number) is None else float(number or 0)
    except OverflowError:
        return None


def _utc(moment: datetime | None) -> datetime | None:
    """An instant in UTC without its zone, which not every reader of Parquet can take."""
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None)
