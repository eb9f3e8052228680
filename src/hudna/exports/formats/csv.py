"""Accounts -> CSV, a row a claim; into a folder also a row a quantity, and the tables' description for programs.

The description comes twice: `datapackage.json` (Frictionless Data Package, Table Schema) and `csv-metadata.json`
(W3C CSV on the Web).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from hudna.exports.columns import COLUMNS, QUANTITY_COLUMNS, quantity_row, row_of
from hudna.exports.tables import Sheet, sheet
from hudna.exports.written import Tally, Written
from hudna.model.accounts import Account

NAME = "csv"
SUFFIX = ".csv"
ABOUT = "CSV, a row a claim; in a folder also a row a quantity, and descriptions for Frictionless and CSV on the Web"

CLAIMS, QUANTITIES = "claims.csv", "quantities.csv"
_HEADER = tuple(column.name for column in COLUMNS)
_QUANTITY_HEADER = tuple(name for name, *_ in QUANTITY_COLUMNS)
_FIELDS: Mapping[str, Sequence[tuple[str, str, str, bool]]] = {
    CLAIMS: tuple((column.name, column.type, column.about, column.required) for column in COLUMNS),
    QUANTITIES: QUANTITY_COLUMNS,
}
_KEYS: Mapping[str, list[str]] = {CLAIMS: ["id"], QUANTITIES: ["claim", "number"]}
_W3C = {"array": "json", "object": "json"}  # other types have the same names in both


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """The table of claims."""
    tally = Tally()
    with sheet(target, _HEADER) as claims:
        for account in accounts:
            _write_claim(account, claims, tally)
    return tally.written()


def write_folder(accounts: Iterable[Account], folder: Path) -> Written:
    """Both tables in one pass, and their descriptions."""
    tally = Tally()
    with (
        (folder / CLAIMS).open("wb") as first,
        (folder / QUANTITIES).open("wb") as second,
        sheet(first, _HEADER) as claims,
        sheet(second, _QUANTITY_HEADER) as quantities,
    ):
        for account in accounts:
            _write_claim(account, claims, tally)
            for row in _quantities(account):
                quantities.row(row)
    for name, content in descriptions().items():
        (folder / name).write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return tally.written()


def _write_claim(account: Account, claims: Sheet, tally: Tally) -> None:
    row = row_of(account)
    claims.row([column.value(row) for column in COLUMNS])
    tally.claims += 1
    tally.rows += 1


def _quantities(account: Account) -> Iterator[list[Any]]:
    for index, one in enumerate(account.claim.quantities):
        yield quantity_row(account.id, index, one, account.words(one.span))


def descriptions() -> Mapping[str, Any]:
    """What the tables hold, for programs, by the name of the file."""
    return {"datapackage.json": _data_package(), "csv-metadata.json": _csv_on_the_web()}


def _data_package() -> dict[str, Any]:
    return {
        "profile": "tabular-data-package",
        "name": "hudna-claims",
        "title": "Claims: who says what about whom, on which words",
        "resources": [_resource(path) for path in _FIELDS],
    }


def _resource(path: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [
            {"name": name, "type": kind, "description": about}
            | ({"constraints": {"required": True}} if required else {})
            | ({"format": "any"} if kind == "datetime" else {})
            for name, kind, about, required in _FIELDS[path]
        ],
        "missingValues": [""],
        "primaryKey": _KEYS[path],
    }
    if path == QUANTITIES:
        reference = {"resource": Path(CLAIMS).stem, "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["claim"], "reference": reference}]
    return {
        "name": Path(path).stem,
        "path": path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _csv_on_the_web() -> dict[str, Any]:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Claims: who says what about whom, on which words",
        "tables": [_web_table(path) for path in _FIELDS],
    }


def _web_table(path: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [
            {
                "name": name,
                "titles": name,
                "datatype": _W3C.get(kind, kind),
                "required": required,
                "dc:description": about,
            }
            for name, kind, about, required in _FIELDS[path]
        ],
        "primaryKey": _KEYS[path],
    }
    if path == QUANTITIES:
        reference = {"resource": CLAIMS, "columnReference": "id"}
        schema["foreignKeys"] = [{"columnReference": "claim", "reference": reference}]
    return {"url": path, "tableSchema": schema}
