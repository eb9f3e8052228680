"""Accounts -> files of the field: each is what its field's own library or schema says it must be."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import frictionless
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import given as any_of
from hypothesis import strategies as st

from accounts import gold_accounts, of_text, taken_down
from hudna.errors import InputError
from hudna.exports.cells import guarded, unguarded
from hudna.exports.columns import COLUMNS
from hudna.exports.formats import export, export_folder, formats
from hudna.exports.formats.csv import CLAIMS, QUANTITIES
from hudna.exports.lines import accounts_of
from hudna.model import Actor, Place, Quantity, Span
from hudna.model.accounts import Account

NAMES = sorted(formats())

# What breaks tables, markup and terminals: quotes, line ends, formulas, directions, halves of letters.
HOSTILE = st.text(
    st.one_of(
        st.sampled_from("'\"=+-@,;\t\r\n\\<>&{}[]#|\x00\x1b\u202e\u2067\ufeff\u2028\ud800\udfff\uff1d"),
        st.characters(),
    ),
    min_size=1,
    max_size=30,
)


def exported(name: str, *accounts: Account) -> bytes:
    target = io.BytesIO()
    export(name, accounts, target)
    return target.getvalue()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


# --- all formats --------------------------------------------------------------------------------------------------


def test_the_formats_are_those_of_the_field():
    """Found by listing a folder, so a module that does not import would silently be a format less."""
    assert set(NAMES) == {
        "acled", "csv", "geojson", "hxl", "jsonl", "parquet", "plover", "smm", "ucdp", "w3c-annotation",
    }  # fmt: skip
    assert len({one.SUFFIX for one in formats().values()}) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_formats_take_accounts_one_by_one(name, monkeypatch):
    """A record of millions of claims must go through: what was written waits for nothing but its row group."""
    monkeypatch.setattr("hudna.exports.formats.parquet.ROW_GROUP", 300)
    target = io.BytesIO()
    seen: list[int] = []

    def many() -> Iterator[Account]:
        for number in range(900):
            if number % 300 == 0:
                seen.append(target.tell())
            origin = replace(gold[number % len(gold)].origin, sha256=f"{number:064x}")
            yield replace(gold[number % len(gold)], id=f"{number:032x}", origin=origin)

    gold = [one for one in gold_accounts() if one.claim.kind in {"violation", "casualty", "ceasefire"}]
    assert export(name, many(), target).claims == 900
    assert 0 < seen[-1] < len(target.getvalue()), "nothing had been written after 600 claims"


@pytest.mark.parametrize("name", NAMES)
def test_the_target_stays_open(name):
    """It is the caller's: standard output is one."""
    target = io.BytesIO()
    export(name, [], target)
    assert not target.closed


@pytest.mark.parametrize("name", NAMES)
def test_words_that_were_taken_down_do_not_leave(name):
    """A takedown destroys the text; an export that still had its words would undo it."""
    coded = [one for one in gold_accounts() if one.claim.kind in {"casualty", "ceasefire", "violation"}]
    whole = [one for one in coded if len(one.words() or "") > 40]
    marked = (one for one in whole if (one.words() or "").encode() in exported(name, one))
    quoted = list(islice(marked, 5))
    assert quoted, "the format quotes nothing, so this test would show nothing"
    for one in quoted:
        assert (one.words() or "").encode() not in exported(name, taken_down(one))


@pytest.mark.parametrize("name", NAMES)
def test_the_article_does_not_leave(name):
    """Claims' quotations, not whole articles: the sentence around a short quotation stays at home."""
    text = (
        "Unquoted beginning of a long article that nobody allowed to be copied, on and on and on. Two people died. "
        + "And more. " * 20
    )
    start = text.index("Two")
    one = of_text(text, content=Span(start, start + len("Two people died")))
    one = replace(one, origin=replace(one.origin, publisher="P", url="https://example.org"))
    assert b"nobody allowed to be" not in exported(name, one)


TEXTS = [name for name in NAMES if name != "parquet"]


@pytest.mark.parametrize("name", TEXTS)
@any_of(HOSTILE)
def test_no_text_breaks_a_format(name, text):
    """Whatever stands in a report, the file is UTF-8."""
    exported(name, of_text(text), of_text(text, kind="attack", mode="shelling")).decode("utf-8")


@pytest.mark.parametrize("name", [name for name in TEXTS if formats()[name].SUFFIX.endswith(".csv")])
@any_of(HOSTILE)
def test_every_row_has_all_cells_and_no_formula(name, text):
    """Tables are what desks open in a spreadsheet; a cell that it runs is an attack on the desk."""
    one = of_text(text, kind="attack", mode="shelling", agent=Actor(text, text, "MIL", Span(0, 1)))
    table = list(csv.reader(io.StringIO(exported(name, one).decode("utf-8"), newline="")))
    assert len({len(row) for row in table}) == 1
    told = table[2:] if name == "hxl" else table[1:]
    assert not [cell for row in told for cell in row if cell.startswith(("=", "+", "@", "\t", "\r", "\n"))]


def test_a_format_that_there_is_not():
    with pytest.raises(InputError, match=r"no format 'xls'; there are .*csv"):
        export("xls", [], io.BytesIO())


# --- csv ----------------------------------------------------------------------------------------------------------


@any_of(HOSTILE)
def test_csv_gives_every_text_back(text):
    """One row, the same words (halves of letters apart), and no cell that a spreadsheet would run."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    (row,) = rows(exported("csv", of_text(whole)))
    assert unguarded(row["quotation"]) == whole
    assert all(not cell.startswith(("=", "+", "@", "\t", "\r", "\n")) for cell in row.values())


@any_of(HOSTILE)
def test_a_guard_comes_off_again(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text)[0] not in "=+-@\t\r\n\uff1d"


def test_numbers_are_no_formulas():
    """A southern latitude begins with a minus and must stay a number."""
    (row,) = rows(exported("csv", of_text("x", place=Place("X", Span(0, 1), "gn:1", -12.5, -70.25, 1))))
    assert (row["latitude"], row["longitude"]) == ("-12.5", "-70.25")


def test_csv_has_no_coordinates_without_id_and_precision():
    for place in (Place("X", Span(0, 1), None, 1.0, 2.0, 1), Place("X", Span(0, 1), "gn:1", 1.0, 2.0, None)):
        (row,) = rows(exported("csv", of_text("x", place=place)))
        assert (row["latitude"], row["longitude"], row["place"]) == ("", "", "X")


@pytest.fixture(scope="module")
def csv_folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("csv")
    accounts = [*gold_accounts()[::2], *map(taken_down, gold_accounts()[1::2])]
    export_folder("csv", accounts, folder)
    return folder


def test_csv_is_what_its_data_package_says(csv_folder):
    """Frictionless checks types, required cells, keys and the foreign key of every row of both tables."""
    report = frictionless.validate(str(csv_folder / "datapackage.json"))
    assert report.valid, report.flatten(["fieldName", "rowNumber", "type", "message"])[:5]
    assert report.stats["tasks"] == 2


def test_the_data_package_would_notice(csv_folder, tmp_path):
    """A description that accepts anything describes nothing."""
    for path in csv_folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    lines = (csv_folder / QUANTITIES).read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / QUANTITIES).write_text(lines[0] + "no-such-claim" + lines[1][32:], encoding="utf-8", newline="")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert [found[0] for found in report.flatten(["type"])] == ["foreign-key"]


def test_csv_on_the_web_names_the_columns_that_there_are(csv_folder):
    told = json.loads((csv_folder / "csv-metadata.json").read_text(encoding="utf-8"))
    for table in told["tables"]:
        with (csv_folder / table["url"]).open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == [column["titles"] for column in table["tableSchema"]["columns"]]
        assert all(column["dc:description"] for column in table["tableSchema"]["columns"])


def test_no_quantity_is_lost(csv_folder):
    """The table of quantities has a row for each, and the JSON of the claims' table the same."""
    with (csv_folder / QUANTITIES).open(encoding="utf-8", newline="") as file:
        counted = sum(1 for _ in csv.DictReader(file))
    with (csv_folder / CLAIMS).open(encoding="utf-8", newline="") as file:
        listed = sum(len(json.loads(row["quantities"])) for row in csv.DictReader(file))
    assert counted == listed == sum(len(one.claim.quantities) for one in gold_accounts())


# --- jsonl --------------------------------------------------------------------------------------------------------


def without_country(place: Place | None) -> Place | None:
    return replace(place, country=None) if place else None


def as_printed(account: Account) -> Account:
    """An account without what the codebook's JSON does not print: a place's country follows from its id."""
    claim = account.claim
    quantities = tuple(replace(one, place=without_country(one.place)) for one in claim.quantities)
    return replace(account, claim=replace(claim, place=without_country(claim.place), quantities=quantities))


def test_jsonl_comes_back_as_it_went():
    """With the texts, every account is read back equal; each span is checked on the way."""
    texts = {one.origin.sha256: one.origin.text or "" for one in gold_accounts()}
    back = list(accounts_of(exported("jsonl", *gold_accounts()).splitlines(), texts))
    assert back == [as_printed(one) for one in gold_accounts()]


def test_jsonl_without_texts_keeps_all_but_the_words():
    down = [taken_down(one) for one in gold_accounts()]
    content = exported("jsonl", *down)
    assert list(accounts_of(content.splitlines())) == [as_printed(one) for one in down]
    assert not any('"exact":"' in line for line in content.decode().splitlines())


@any_of(HOSTILE)
def test_jsonl_gives_every_text_back(text):
    account = of_text(
        text, quantities=(Quantity(1, None, approximate=True, unit="person", group=text, span=Span(0, 1)),)
    )
    content = exported("jsonl", account)
    assert content.count(b"\n") == 1
    (back,) = accounts_of([content], {account.origin.sha256: text})
    assert back == account


@pytest.mark.parametrize("line", ["{}", "[]", "nonsense", '{"schema": 99}'])
def test_lines_that_are_no_accounts(line):
    with pytest.raises(InputError, match="line 1 is no account"):
        list(accounts_of([line]))


# --- geojson ------------------------------------------------------------------------------------------------------


def features(*accounts: Account) -> list[dict[str, Any]]:
    content = json.loads(exported("geojson", *accounts))
    FeatureCollection.model_validate(content)
    found: list[dict[str, Any]] = content["features"]
    return found


def test_geojson_is_geojson():
    """Checked by geojson-pydantic; a claim without coordinates is a feature without geometry, not left out."""
    found = features(*gold_accounts())
    assert len(found) == len(gold_accounts())
    placed = [one for one in found if one["geometry"]]
    assert 0 < len(placed) < len(found)
    assert all(one["properties"]["place_id"] and one["properties"]["place_precision"] for one in placed)
    assert {one["geometry"]["type"] for one in placed} == {"Point"}


def test_geojson_has_the_longitude_first():
    (one,) = features(of_text("x", place=Place("X", Span(0, 1), "gn:1", 39.8, 46.75, 3)))
    assert one["geometry"]["coordinates"] == [46.75, 39.8]
    assert one["properties"]["place_precision"] == 3


@pytest.mark.parametrize(
    "place",
    [
        Place("X", Span(0, 1), None, 39.8, 46.75, 3),
        Place("X", Span(0, 1), "gn:1", 39.8, 46.75, None),
        Place("X", Span(0, 1), "gn:1", 39.8, None, 1),
        Place("X", Span(0, 1), "gn:1", 99.0, 46.75, 1),
    ],
)
def test_geojson_guesses_no_point(place):
    """No coordinates without id and precision, none that are not on the globe; nor do they hide in the properties."""
    (one,) = features(of_text("x", place=place))
    assert one["geometry"] is None
    assert not {"latitude", "longitude"} & one["properties"].keys()


def test_empty_records_make_empty_files():
    assert features() == []
    assert exported("csv").decode().strip() == ",".join(column.name for column in COLUMNS)
