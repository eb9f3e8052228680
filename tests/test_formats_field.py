"""Accounts -> HXL, Parquet, annotations, and the tables of ACLED, UCDP, PLOVER and the OSCE's monitors."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import duckdb
import hxl
import jsonschema
import pyarrow.parquet as pq
import pytest
from hypothesis import given as any_of
from hypothesis import settings
from hypothesis import strategies as st

from accounts import gold_accounts, of_text, taken_down
from hudna.errors import InputError
from hudna.exports.formats import acled, export, plover, smm, ucdp
from hudna.exports.formats.hxl import hashtags
from hudna.exports.vague import vague_word
from hudna.exports.vocabularies import vocabulary
from hudna.exports.written import Written
from hudna.kinds import kinds
from hudna.model import Actor, Interval, Place, Quantity, Source, Span
from hudna.model.accounts import Account

ZONE = timezone(timedelta(hours=3))
TOWN = Place("Damascus", Span(0, 1), "gn:170654", 33.5102, 36.2913, 1, "SYR")


def written(name: str, *accounts: Account) -> tuple[str, Written]:
    target = io.BytesIO()
    told = export(name, accounts, target)
    return target.getvalue().decode("utf-8"), told


def rows(name: str, *accounts: Account) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(name, *accounts)[0], newline="")))


def actor(name: str, side: str | None, sector: str) -> Actor:
    return Actor(name, side, sector, Span(0, 1))


def people(low: int | None, high: int | None, group: str | None = None, **more: Any) -> Quantity:
    values = {"approximate": False, "unit": "person", "group": group, "span": Span(0, 1)} | more
    return Quantity(low, high, **values)


def day(first: int, last: int | None = None) -> Interval:
    start, end = datetime(2024, 5, first, tzinfo=ZONE), datetime(2024, 5, last or first, 23, 59, tzinfo=ZONE)
    return Interval(start, end, "day", "stated", None)


# --- hxl ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def hxl_file(tmp_path_factory) -> str:
    path: Path = tmp_path_factory.mktemp("hxl") / "claims.csv"
    path.write_text(written("hxl", *gold_accounts())[0], encoding="utf-8", newline="")
    return str(path)


def opened(path: str) -> Any:
    return hxl.data(path, hxl.InputOptions(allow_local=True))


def test_libhxl_takes_it(hxl_file):
    """The hashtag row is found, every tag understood, and dates, numbers and coordinates are what their tags say."""
    schema = hxl.schema(
        [
            ["#valid_tag", "#valid_required", "#valid_datatype"],
            ["#meta+id+claim", "true", ""],
            ["#date+event", "", "date"],
            ["#date+reported", "true", "date"],
            ["#geo+lat", "", "number"],
            ["#affected", "", "number"],
            ["#indicator+value", "", "number"],
        ]
    )
    wrong: list[Any] = []
    schema.callback = wrong.append
    assert schema.validate(opened(hxl_file)), wrong[:3]
    assert {column.display_tag for column in opened(hxl_file).columns} == set(hashtags())


def test_libhxl_adds_up_the_children(hxl_file):
    """What the format is for: a source's figures are summed by hashtag, no whole beside its part."""
    total = opened(hxl_file).count("#meta+source", aggregators="sum(#affected+children) as Children#affected+children")
    found = {row.get("#meta+source") or "": row.get("#affected+children") for row in total}
    expected: dict[str, int] = {}
    for one in gold_accounts():
        claim = one.claim
        told = claim.act in {"report", "accuse", "confirm"} and claim.modality == "actual" and not claim.negated
        if told and claim.kind in {"casualty", "evacuation", "displacement", "shelter", "medical"}:
            for quantity in claim.quantities:
                if quantity.group == "children" and quantity.unit == "person" and quantity.low is not None:
                    expected[one.speaker or ""] = expected.get(one.speaker or "", 0) + int(quantity.low)
    assert {name: int(number) for name, number in found.items() if number} == expected
    assert sum(expected.values()) > 1000


def hxl_row(account: Account, row: int = 0) -> dict[str, str]:
    table = list(csv.reader(io.StringIO(written("hxl", account)[0], newline="")))
    return {tag: cell for tag, cell in zip(table[1], table[2 + row], strict=True) if cell}


def test_a_part_is_not_counted_twice():
    """Of 30 killed 7 were children, and 10 of the 30 died in the town: only the children have a column of their own."""
    claim = of_text("x", quantities=(people(30, 30), people(7, 7, "children", part_of=0), people(10, 10, part_of=0)))
    assert hxl_row(claim, 0)["#affected+killed+ind"] == "30"
    assert hxl_row(claim, 1)["#affected+killed+children"] == "7"
    assert not [tag for tag in hxl_row(claim, 2) if tag.startswith("#affected")]
    assert hxl_row(claim, 2)["#indicator+value+min"] == "10"


def test_none_is_a_figure_and_silence_is_not():
    none = of_text("x", kind="violation", mode=None, negated=True)
    assert hxl_row(none)["#event+violation+ceasefire"] == "0"
    assert "#event+violation+ceasefire" not in hxl_row(of_text("x", kind="violation", mode=None))
    assert "#event+violation+ceasefire" not in hxl_row(
        of_text("x", kind="violation", mode=None, negated=True, act="deny")
    )


@pytest.mark.parametrize("more", [{"negated": True}, {"act": "deny"}, {"act": "demand"}, {"modality": "planned"}])
def test_what_is_not_said_to_be_so_is_not_counted(more):
    """A denied figure that were summed would be worse than none."""
    row = hxl_row(of_text("x", quantities=(people(5, 5),), **more))
    assert not [tag for tag in row if tag.startswith("#affected")]
    assert row["#indicator+value+min"] == "5"


def test_every_kind_has_its_hashtag_in_the_row():
    told = {tag for kind in kinds().values() for tag in kind.crosswalk["hxl"].values()}
    assert told <= set(hashtags())


# --- parquet ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parquet_file(tmp_path_factory) -> str:
    path: Path = tmp_path_factory.mktemp("parquet") / "claims.parquet"
    with path.open("wb") as target:
        export("parquet", [*gold_accounts(), *map(taken_down, gold_accounts())], target)
    return str(path)


def test_duckdb_asks_it(parquet_file):
    """Nested columns are queried as they are: children evacuated, by the speaker, over the chain of sources."""
    (found,) = duckdb.sql(
        f"""select count(*), count(distinct document.sha256), sum(len(quantities)), count(content.exact)
            from '{parquet_file}'"""
    ).fetchall()
    gold = gold_accounts()
    numbers = 2 * sum(len(one.claim.quantities) for one in gold)
    assert found == (2 * len(gold), len({one.origin.sha256 for one in gold}), numbers, len(gold))
    speakers = duckdb.sql(
        f"""select sources[-1].side, max(q.low) from '{parquet_file}', unnest(quantities) as t(q)
            where kind = 'evacuation' and q."group" = 'children' group by 1"""
    ).fetchall()
    evacuated = [one for one in gold if one.claim.kind == "evacuation" and one.side == "RUS"]
    children = [q.low for one in evacuated for q in one.claim.quantities if q.group == "children" and q.low]
    assert dict(speakers)["RUS"] == max(children) > 1000


def test_parquet_says_what_it_is(parquet_file):
    metadata = json.loads(pq.read_schema(parquet_file).metadata[b"hudna"])
    assert metadata["schema"] == "1"
    assert metadata["hudna"]


def test_instants_are_in_utc_beside_their_own_zone(parquet_file):
    """13:00 in Baku is 09:00 in UTC, whatever zone the reader sits in."""
    found = duckdb.sql(
        f"""select distinct time."start", time.start_utc from '{parquet_file}'
            where time."start" = '2023-09-20T13:00+04:00'"""
    ).fetchall()
    assert found == [("2023-09-20T13:00+04:00", datetime(2023, 9, 20, 9, 0))]


def test_parquet_goes_by_row_groups(monkeypatch, tmp_path):
    """Memory is bounded by a row group, not by the record."""
    monkeypatch.setattr("hudna.exports.formats.parquet.ROW_GROUP", 100)
    with (tmp_path / "a").open("wb") as target:
        export("parquet", gold_accounts(), target)
    assert pq.ParquetFile(tmp_path / "a").num_row_groups == len(gold_accounts()) // 100 + 1


def test_without_pyarrow_the_remedy_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"pip install hudna\[parquet\]"):
        export("parquet", [], io.BytesIO())


@settings(deadline=None)  # the first table loads pyarrow
@any_of(st.text(st.characters(codec=None), min_size=1, max_size=20), st.one_of(st.none(), st.integers(0, 10**400)))
def test_no_text_or_number_breaks_parquet(text, number):
    target = io.BytesIO()
    export("parquet", [of_text(text, quantities=(people(number, None),))], target)
    (row,) = pq.read_table(io.BytesIO(target.getvalue())).to_pylist()
    assert row["content"]["exact"] == "".join("\ufffd" if "\ud800" <= one <= "\udfff" else one for one in text)


# --- w3c annotations ----------------------------------------------------------------------------------------------

_TEXT_BODY = {
    "type": "object",
    "required": ["type", "value"],
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string", "minLength": 1},
        "purpose": {"enum": ["tagging", "commenting", "describing"]},
        "format": {"type": "string", "pattern": "^[a-z]+/[a-z+-]+$"},
    },
}
_POSITION = {
    "type": "object",
    "required": ["type", "start", "end"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 0},
    },
}
_QUOTE = {
    "type": "object",
    "required": ["type", "exact"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "TextQuoteSelector"},
        "exact": {"type": "string"},
        "prefix": {"type": "string", "maxLength": 32},
        "suffix": {"type": "string", "maxLength": 32},
    },
}
_ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^urn:hudna:claim:[0-9a-f]{32}$"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": ["describing"]},
        "created": {"type": "string", "format": "date-time"},
        "body": {"type": "array", "items": _TEXT_BODY, "minItems": 3},
        "target": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["type", "source", "selector"],
                "properties": {
                    "type": {"const": "SpecificResource"},
                    "source": {"type": "object", "required": ["id", "type"]},
                    "selector": {"type": "array", "minItems": 1, "items": {"oneOf": [_POSITION, _QUOTE]}},
                },
            },
        },
    },
}
COLLECTION = {
    "type": "object",
    "required": ["@context", "id", "type", "total", "first"],
    "properties": {
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items", "startIndex"],
            "properties": {"type": {"const": "AnnotationPage"}, "items": {"type": "array", "items": _ANNOTATION}},
        },
    },
}


def annotations(*accounts: Account) -> list[dict[str, Any]]:
    whole = json.loads(written("w3c-annotation", *accounts)[0])
    jsonschema.validate(whole, COLLECTION)
    items: list[dict[str, Any]] = whole["first"]["items"]
    assert whole["total"] == len(items)
    return items


def test_annotations_are_what_the_model_of_the_w3c_says():
    assert len(annotations(*gold_accounts())) == len(gold_accounts())
    assert annotations() == []


def test_selectors_find_the_words_again():
    """By position in the stored text, and by quote, prefix and suffix in a text that has shifted."""
    for account, one in zip(gold_accounts(), annotations(*gold_accounts()), strict=True):
        text = account.origin.text or ""
        position, quote = one["target"][0]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"] == account.words()
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in "moved " + text


def test_the_target_is_the_url_or_the_stored_text():
    account = gold_accounts()[0]
    (with_url,) = annotations(account)
    assert with_url["target"][0]["source"]["id"] == account.origin.url
    assert with_url["target"][0]["state"]["cached"] == f"urn:sha256:{account.origin.sha256}"
    (without,) = annotations(replace(account, origin=replace(account.origin, url=None)))
    assert without["target"][0]["source"]["id"] == f"urn:sha256:{account.origin.sha256}"


def test_a_text_that_was_taken_down_keeps_its_positions():
    (one,) = annotations(taken_down(gold_accounts()[0]))
    assert [each["type"] for each in one["target"][0]["selector"]] == ["TextPositionSelector"]


# --- acled --------------------------------------------------------------------------------------------------------

ARMY, REBELS, CIVILIANS = (
    actor("Army", "SYR", "MIL"), actor("Fighters", "some-group", "REB"), actor("Civilians", "SYR", "CVL"),
)  # fmt: skip


def clash(text: str = "x", **values: Any) -> Account:
    given: dict[str, Any] = {"kind": "attack", "mode": "clash", "place": TOWN, "time": day(3), "agent": ARMY}
    return of_text(text, **{**given, "target": REBELS, **values})


def test_acled_has_acleds_columns():
    (row,) = rows("acled", clash())
    assert list(row)[: len(acled.ACLED)] == list(acled.ACLED)
    assert {"event_id_cnty", "sub_event_type", "inter1", "geo_precision", "fatalities"} <= set(acled.ACLED)
    told = {"event_type": "Battles", "sub_event_type": "Armed clash", "disorder_type": "Political violence",
            "inter1": "1", "inter2": "2", "interaction": "12", "iso": "760", "country": "Syria",
            "event_date": "2024-05-03", "time_precision": "1", "geo_precision": "1",
            "location": "Damascus"}  # fmt: skip
    assert {name: row[name] for name in told} == told


def test_acled_codes_only_events_that_it_has_codes_for():
    """All rows of the gold documents carry pairs of ACLED's codebook; every other claim is counted with its reason."""
    found, told = rows("acled", *gold_accounts()), written("acled", *gold_accounts())[1]
    pairs = {code for kind in kinds().values() for code in kind.crosswalk["acled"].values() if ": " in code[:40]}
    assert {f"{row['event_type']}: {row['sub_event_type']}" for row in found} <= pairs
    assert found
    assert len(found) + sum(told.left_out.values()) == told.claims == len(gold_accounts())
    assert all(told.left_out)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"act": "deny", "negated": True}, "act deny"),
        ({"modality": "planned"}, "planned"),
        ({"negated": True}, "did not happen"),
        ({"time": None}, "no day"),
        ({"time": Interval(None, day(3).end, "day", "stated", None)}, "no day"),
        ({"time": replace(day(1), end=datetime(2024, 7, 1, tzinfo=ZONE))}, "a month"),
        ({"place": None}, "no place"),
        ({"place": replace(TOWN, id=None)}, "no place"),
        ({"mode": None, "target": None}, "depends on the target"),
    ],
)
def test_acled_says_why_it_leaves_a_claim_out(more, reason):
    told = written("acled", clash(**more))[1]
    assert told.rows == 0
    assert [one for one in told.left_out if reason in one], told.left_out


@pytest.mark.parametrize(
    ("agent", "kind", "mode", "sub_event"),
    [
        (ARMY, "control", "gained", "Government regains territory"),
        (REBELS, "control", "gained", "Non-state actor overtakes territory"),
        (actor("Neighbour", "TUR", "MIL"), "control", "gained", "Non-state actor overtakes territory"),
        (ARMY, "detention", None, "Arrests"),
        (REBELS, "detention", None, "Abduction/forced disappearance"),
    ],
)
def test_who_acts_decides_the_sub_event(agent, kind, mode, sub_event):
    """The same taking of a town is another event by another hand; where the country is disputed none is guessed."""
    (row,) = rows("acled", clash(agent=agent, kind=kind, mode=mode))
    assert row["sub_event_type"] == sub_event
    disputed = Place("Stepanakert", Span(0, 1), "gn:146970", 39.8177, 46.7528, 1)
    assert kind != "control" or not rows("acled", clash(agent=agent, kind=kind, mode=mode, place=disputed))


@pytest.mark.parametrize(
    ("target", "event"), [(CIVILIANS, "Violence against civilians"), (REBELS, "Battles"), (ARMY, "Battles")]
)
def test_an_attack_without_means_goes_by_its_target(target, event):
    (row,) = rows("acled", clash(mode=None, target=target))
    assert row["event_type"] == event


@pytest.mark.parametrize(
    ("who", "country", "code"),
    [
        (ARMY, "SYR", 1), (ARMY, "LBN", 8), (ARMY, None, None), (REBELS, "SYR", 2), (CIVILIANS, None, 7),
        (actor("Peacekeepers", "RUS", "PKO"), "SYR", 8), (actor("De facto", "nk-armenians", "MIL"), "AZE", None),
        (None, "SYR", None),
    ],
)  # fmt: skip
def test_inter_codes_only_where_sector_and_side_tell(who, country, code):
    assert acled.inter_code(who, country) == code


def killed(text: str, said: str, *quantities: Quantity, **values: Any) -> tuple[Account, Account]:
    """A clash and a claim of killed people in one text, each on its words."""
    cut = text.index(said)
    event = clash(text, content=Span(0, cut - 1))
    death = of_text(text, content=Span(cut, cut + len(said)), quantities=quantities, **values)
    origin = replace(event.origin, language="en")
    return replace(event, origin=origin), replace(death, origin=origin)


TWO = "Fighters attacked the post, killing two soldiers."


def test_the_dead_of_the_sentence_are_the_events():
    """ACLED's fatalities come from the claim of killed people in the event's own sentence, and name it."""
    event, death = killed(TWO, "killing two", people(2, 2))
    (row,) = rows("acled", event, death)
    assert (row["fatalities"], row["fatalities_rule"], row["fatalities_claims"]) == ("2", "exact", death.id)


def test_the_dead_of_another_sentence_or_source_are_not():
    """A figure that was put to the wrong event would be invented."""
    text = "Fighters attacked the post. Two soldiers died."
    other = (Source(actor("Somebody", None, "GOV"), None),)
    for event, death in (
        killed(text, "Two soldiers died", people(2, 2)),
        killed(TWO, "killing two", people(2, 2), sources=other),
        killed(TWO, "killing two", people(2, 2), act="deny", negated=True),
    ):
        (row,) = rows("acled", event, death)
        assert (row["fatalities"], row["fatalities_rule"]) == ("", "none told in the sentence")


def test_two_events_in_a_sentence_share_no_dead():
    event, death = killed(TWO, "killing two", people(2, 2))
    found = rows("acled", event, replace(event, id="b" * 32), death)
    assert [row["fatalities"] for row in found] == ["", ""]


@pytest.mark.parametrize(
    ("quantities", "figure", "rule"),
    [
        ((people(30, None),), "30", "lower bound"),
        ((people(None, 30),), "", "upper bound only"),
        ((people(42, 42, "soldiers"), people(8, 8, "civilians")), "50", "sum of its groups"),
        ((people(9, 9), people(7, 7, "civilians", part_of=0)), "9", "exact"),
        ((people(30, 30, approximate=True),), "30", "about"),
        ((), "", "no number"),
    ],
)
def test_the_lowest_figure_that_the_words_allow(quantities, figure, rule):
    (row,) = rows("acled", *killed(TWO, "killing two", *quantities))
    assert (row["fatalities"], row["fatalities_rule"]) == (figure, rule)


VAGUE = [
    ("en", "dozens of soldiers", "dozens", "12"),
    ("en", "hundreds of men", "hundreds", "100"),
    ("en", "several men", "several", "3"),
    ("en", "tens of thousands of men", "thousands", ""),
    ("ar", "عشرات الجنود", "dozens", "12"),
    ("ar", "مئات المدنيين", "hundreds", "100"),
    ("ru", "десятки солдат", "dozens", "12"),
    ("ru", "тысячи солдат", "thousands", ""),
    ("ru", "солдаты", None, ""),
]


@pytest.mark.parametrize(("language", "words", "sense", "figure"), VAGUE, ids=[words for _, words, *_ in VAGUE])
def test_vague_words_become_numbers_by_a_named_rule(language, words, sense, figure):
    """ACLED's number stands beside the rule and the wording, so it can be taken back; where ACLED has no rule, none."""
    text = f"Attack, killing {words}"
    number = people(None, None, approximate=True, span=Span(16, len(text)))
    event, death = killed(text, f"killing {words}", number)
    event, death = (replace(one, origin=replace(one.origin, language=language)) for one in (event, death))
    assert vague_word(death, number) == sense
    (row,) = rows("acled", event, death)
    assert row["fatalities"] == figure
    assert row["fatalities_words"] == words
    assert row["fatalities_rule"] == (f"vague: {sense} is {figure}" if figure else "vague, no rule for it")


# --- ucdp ---------------------------------------------------------------------------------------------------------


def dead(*quantities: Quantity, **values: Any) -> Account:
    source = (Source(actor("Ministry", "SYR", "HLT"), None),)
    given = {"sources": source, "quantities": quantities, "place": TOWN, "time": day(3)}
    return of_text("x", **given | values)


def test_ucdp_has_geds_columns():
    (row,) = rows("ucdp", dead(people(5, 5)))
    assert list(row)[: len(ucdp.UCDP)] == list(ucdp.UCDP)
    told = {"source_original": "Ministry", "where_prec": "1", "date_prec": "1", "best": "5", "low": "5", "high": "5",
            "date_start": "2024-05-03", "geom_wkt": "POINT (36.2913 33.5102)", "deaths_unknown": "5"}  # fmt: skip
    assert {name: row[name] for name in told} == told


@pytest.mark.parametrize(
    ("quantities", "told"),
    [
        ((people(30, None),), ("30", "30", "", "lower bound or about")),
        ((people(None, 30),), ("", "", "30", "upper bound only")),
        ((people(None, None),), ("", "", "", "vague")),
        ((people(42, 42, "soldiers"), people(8, 8, "civilians")), ("50", "50", "50", "exact, sum of groups")),
        ((), ("", "", "", "no number")),
    ],
)
def test_ucdp_keeps_the_bounds(quantities, told):
    """An open end stays open: nothing is guessed to fill it."""
    (row,) = rows("ucdp", dead(*quantities))
    assert (row["low"], row["best"], row["high"], row["best_rule"]) == told


def test_ucdp_parts_the_dead():
    (row,) = rows("ucdp", dead(people(30, 30), people(7, 7, "civilians", part_of=0)))
    assert (row["deaths_civilians"], row["deaths_unknown"], row["best"]) == ("7", "23", "30")
    (row,) = rows("ucdp", dead(people(3, 3, "soldiers"), target=ARMY, agent=REBELS))
    assert (row["deaths_b"], row["deaths_unknown"], row["type_of_violence"]) == ("3", "0", "1")


@pytest.mark.parametrize(("last", "precision"), [(3, "1"), (5, "2"), (9, "3"), (30, "4")])
def test_ucdp_says_how_exact_the_date_is(last, precision):
    (row,) = rows("ucdp", dead(people(1, 1), time=day(3, last)))
    assert (row["date_prec"], row["date_end"]) == (precision, f"2024-05-{last:02}")


def test_ucdp_has_deaths_only():
    """Every gold claim is a row or is counted; the dead that are denied are no event."""
    told = written("ucdp", *gold_accounts())[1]
    assert told.rows + sum(told.left_out.values()) == len(gold_accounts())
    assert written("ucdp", dead(people(5, 5), act="deny", negated=True))[1].rows == 0
    assert written("ucdp", dead(people(5, 5), mode="injured"))[1].rows == 0


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"), [(-90, -180, 1), (-89.75, -179.25, 2), (-89.25, -180, 721), (90, 180, 259200)]
)
def test_prio_grid_counts_from_the_south_west(latitude, longitude, cell):
    """360 rows of 720 half-degree cells are 259,200."""
    assert ucdp.priogrid(latitude, longitude) == cell


# --- plover -------------------------------------------------------------------------------------------------------

EVENTS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "MOBILIZE": "troops weapons police militia",
    "SANCTION": "convict expel withdraw discontinue",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}


def test_plover_has_plovers_events_and_modes():
    """Each claim of the gold documents is one event of PLOVER's list or one of the five extensions, with its modes."""
    found = [json.loads(line) for line in written("plover", *gold_accounts())[0].splitlines()]
    assert len(found) == len(gold_accounts())
    extensions = set(vocabulary("plover")["extensions"])
    for one in found:
        (event,) = one["event"]
        assert event in EVENTS | extensions
        assert set(one["mode"]) <= set(MODES.get(event, "").split()), (event, one["mode"])
        assert {"id", "date", "actor", "recipient", "context", "text_info", "cite_info", "version"} <= one.keys()
    assert {"DENY", "CLAIM", "CONDITION", "CONFIRM"} <= {event for one in found for event in one["event"]}


def test_every_plover_code_of_the_kinds_is_plovers():
    """A code with a slip in it would code nothing."""
    codes = [code for kind in kinds().values() for code in kind.crosswalk["plover"].values() if code[:5] != "none:"]
    for event, _, mode in (code.partition("-") for code in codes):
        assert event in EVENTS, event
        assert not mode or mode in MODES[event].split(), (event, mode)


SPEAKER = (Source(actor("Outlet", None, "MED"), None), Source(actor("Ministry", "ARM", "GOV"), None))


@pytest.mark.parametrize(
    ("act", "event", "mode", "who", "whom"),
    [
        ("report", "ASSAULT", ["firearms"], "Army", "Fighters"),
        ("accuse", "ACCUSE", ["allege"], "Ministry", "Army"),
        ("deny", "DENY", [], "Ministry", None),
        ("confirm", "CONFIRM", [], "Ministry", "Army"),
        ("demand", "REQUEST", ["yield"], "Ministry", "Army"),
        ("condemn", "ACCUSE", ["disapprove"], "Ministry", "Army"),
        ("threaten", "THREATEN", ["violence"], "Ministry", "Fighters"),
        ("claim_responsibility", "CLAIM_RESPONSIBILITY", [], "Ministry", "Fighters"),
        ("condition", "CONDITION", [], "Ministry", None),
    ],
)
def test_an_act_is_an_event_of_its_speaker(act, event, mode, who, whom):
    """Accusation and denial, which PLOVER alone cannot tell apart from what they are about."""
    one = plover.record(clash(mode="small_arms", act=act, sources=SPEAKER, negated=act == "deny"))
    assert (one["event"], one["mode"]) == ([event], mode)
    assert [each["identifier_text"] for each in one["actor"]] == [who]
    assert [each["identifier_text"] for each in one["recipient"]] == ([whom] if whom else [])
    assert one["auxiliary"] == (["negation"] if act == "deny" else [])
    assert [each["sector"] for each in one["said_by"]] == ["JRN", "GOV"]
    assert f"{one['date']}T00:00" == "2024-05-03T00:00"


# --- smm ----------------------------------------------------------------------------------------------------------


def test_smm_has_the_missions_columns():
    found = rows("smm", clash(extra=(("means", "heard"), ("weapon", "HMG"), ("observation", "burst"),
                                     ("offset", {"distance_km": 8, "bearing": "N", "from": "Camp"}),
                                     ("control", "government-controlled")),
                              sources=SPEAKER, quantities=(people(5, 5, unit="round"),)))  # fmt: skip
    assert list(found[0])[: len(smm.SMM)] == list(smm.SMM)
    told = {"SMM position": "Camp", "Event location": "8km N of Damascus (government-controlled)", "Means": "heard",
            "No.": "5", "Observation": "burst", "Weapon": "HMG", "Source": "Ministry", "Said to be by": "Army (SYR)",
            "Date, time": "03-May-2024 00:00 +0300 – 03-May-2024 23:59 +0300"}  # fmt: skip
    assert {name: found[0][name] for name in told} == told


def test_smm_has_a_row_an_observation():
    """149 violations, of them 27 explosions: two rows, the second of the first."""
    gold = next(one for one in gold_accounts() if one.origin.id == "m7")
    first, second = rows("smm", gold)
    assert (first["No."], first["Of which"], second["No."], second["Observation"]) == ("149", "", "27", "explosion")
    assert second["Of which"] == "149 violations"


def test_smm_writes_an_explicit_none_and_no_denial():
    (row,) = rows("smm", of_text("x", kind="violation", mode=None, negated=True))
    assert (row["No."], row["Weapon"]) == ("0", "N/K")
    assert rows("smm", of_text("x", kind="violation", mode=None, negated=True, act="deny")) == []
    assert rows("smm", of_text("x", kind="talks", mode=None)) == []


@pytest.mark.parametrize(
    ("bounds", "said"), [((3, 3), "3"), ((3, None), "at least 3"), ((None, 3), "up to 3"), ((3, 5), "3–5"),
                         ((None, None), "N/K")]
)  # fmt: skip
def test_smm_keeps_the_bounds_in_words(bounds, said):
    (row,) = rows("smm", clash(quantities=(people(*bounds, unit="explosion"),)))
    assert row["No."] == said
