"""Claims -> table, page, mentions and differences: nothing lost, nothing unescaped, right-to-left words readable."""

from __future__ import annotations

import io
import json
import os
import re
import time
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from hudna.exports import harmless, wording
from hudna.exports.diff import difference_json, differences
from hudna.exports.mentions import mentions_json
from hudna.exports.page import page
from hudna.exports.segments import lanes, segments, word_start
from hudna.exports.table import show, wrapped
from hudna.model import Actor, Claim, Document, Interval, Place, Quantity, Source, Span
from hudna.model.json import reading_json


@dataclass(frozen=True)
class Trial:
    """What a reading looks like to those who show it."""

    document: Document
    language: str = "ar"
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Any, ...] = ()
    attributions: tuple[Any, ...] = ()
    trace: tuple[tuple[str, ...], ...] = ()
    refused: tuple[str, ...] = ()

    def __iter__(self):
        return iter(self.claims)


TEXT = "هدوء حذر\n\nقالت البعثة إن ثلاثة مدنيين أصيبوا قرب الجسر، وإن الطريق مغلق.\nوعاد الهدوء."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


MISSION = Actor("Observer Mission", "osce", "IGO", at("البعثة"))
INJURED = Claim(
    kind="casualty",
    mode="injured",
    act="report",
    negated=False,
    modality="actual",
    sources=(Source(MISSION, at("قالت")),),
    agent=None,
    target=None,
    quantities=(Quantity(3, 3, approximate=False, unit="person", group="civilians", span=at("ثلاثة مدنيين")),),
    time=Interval(
        datetime(2023, 9, 19, tzinfo=UTC), datetime(2023, 9, 19, 23, 59, tzinfo=UTC), "day", "relative", None
    ),
    place=Place("Bridge", at("الجسر"), "x:1", 33.5, 36.25, 2),
    content=at("ثلاثة مدنيين أصيبوا قرب الجسر"),
    rule="injured",
)
CLOSED = replace(INJURED, kind="access", mode="closed", quantities=(), place=None, time=None, content=at("الطريق مغلق"))
WHOLE = replace(CLOSED, kind="violation", mode=None, act="accuse", negated=True, modality="planned",
                content=at("ثلاثة مدنيين أصيبوا قرب الجسر، وإن الطريق مغلق"))  # fmt: skip
TRIAL = Trial(Document(TEXT, "doc", language="ar"), "ar", (INJURED, WHOLE, CLOSED))


class Page(HTMLParser):
    """What a browser would make of a page: its text, tags, attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.article: list[str] = []
        self.stack: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.stack.append(tag if not (tag == "a" and "n" in (dict(attrs).get("class") or "").split()) else "number")

    def handle_endtag(self, tag):
        assert self.stack.pop() in {tag, "number"}, f"</{tag}> closes what was not opened"

    def handle_data(self, data):
        if "article" in self.stack and "number" not in self.stack:
            self.article.append(data)


def printed(trial: Trial, width: int) -> str:
    console = Console(width=width, file=io.StringIO(), markup=False)
    show(trial, console)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [160, 120, 100, 80, 60, 40, 24])
def test_no_line_is_wider_than_the_terminal_and_none_leaves_an_isolate_open(width):
    for line in printed(TRIAL, width).splitlines():
        assert cell_len(line) <= width
        assert line.count("\u2067") == line.count("\u2069")


@pytest.mark.parametrize("width", [160, 90, 40])
def test_the_table_says_who_what_how_many_when_and_where(width):
    shown = " ".join(printed(TRIAL, width).split())
    for words in (
        "Observer Mission",
        "casualty/injured",
        "3 civilians",
        "2023-09-19",
        "Bridge",
        "[negated]",
        "[planned]",
    ):
        assert words in shown or all(word in shown for word in words.split())


def test_words_wrap_inside_isolates_of_their_own():
    lines = list(wrapped("ثلاثة مدنيين أصيبوا قرب الجسر", 16))
    assert len(lines) > 1
    assert all(line.startswith("\u2067") and line.endswith("\u2069") for line in lines)
    assert list(wrapped("two shells fell", 10)) == ["two shells", "fell"]


@any_of(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_no_control_reaches_a_terminal(text):
    shown = harmless.line(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    shown.encode()


def quantity(low, high, approximate=False, unit="person", group=None, part_of=None):
    return Quantity(low, high, approximate, unit, group, Span(0, 1), part_of)


def about(low, high, unit="person"):
    return quantity(low, high, approximate=True, unit=unit)


@pytest.mark.parametrize(
    ("quantities", "words"),
    [
        ([quantity(2000, None, group="civilians"), quantity(1049, 1049, group="children", part_of=0)],
         "≥ 2000 civilians, of them 1049 children"),
        ([about(2000, 2000)], "≈ 2000 people"),
        ([quantity(1, 1, group="civilians")], "1 person (civilians)"),
        ([quantity(20, 30)], "20–30 people"),
        ([about(None, 50, "strike")], "≈ ≤ 50 strikes"),
        ([about(None, None, "violation")], "some violations"),
        ([quantity(90, None, unit="position", group="military")], "≥ 90 positions (military)"),
        ([quantity(3, 3, unit=None)], "3"),
        ([quantity(1.5, 1.5, unit="kilometre"), quantity(2, 2, unit="truck")], "1.5 kilometres; 2 trucks"),
        ([quantity(200, 200), quantity(10, 10, part_of=0), quantity(5, 5, part_of=1)],
         "200 people, of them 10 people, of them 5 people"),
        ([quantity(1, 1, part_of=0)], "1 person"),
        ([quantity(2, 2, part_of=9)], "2 people"),
    ],
)  # fmt: skip
def test_numbers_in_words(quantities, words):
    assert wording.numbers(replace(INJURED, quantities=tuple(quantities))) == words


def test_quantities_that_are_parts_of_each_other_end():
    rings = (quantity(1, 1, part_of=1), quantity(2, 2, part_of=0))
    assert isinstance(wording.numbers(replace(INJURED, quantities=rings)), str)


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2023-09-20T13:00+04:00", "2023-09-20T13:00+04:00", "minute", "2023-09-20 13:00"),
        ("2023-09-20T13:00+04:00", "2023-09-20T15:00+04:00", "hour", "2023-09-20 13:00 – 15:00"),
        ("2023-09-19T00:00+04:00", "2023-09-20T23:59+04:00", "day", "2023-09-19 – 2023-09-20"),
        ("2021-08-01T00:00+03:00", None, "month", "from 2021-08"),
        (None, "2020-12-31T23:59+00:00", "year", "until 2020"),
        (None, None, "day", ""),
    ],
)
def test_times_in_words(start, end, precision, words):
    first, last = (datetime.fromisoformat(one) if one else None for one in (start, end))
    assert wording.when(Interval(first, last, precision, "stated", None)) == words


def test_the_page_holds_the_whole_text_and_pairs_its_tags():
    read = Page(page([TRIAL]))
    assert read.stack == []
    assert "".join(read.article) == TEXT.replace("\n\n", "")


def test_the_page_marks_every_claim_and_links_both_ways():
    html = page([TRIAL])
    tags = Page(html).tags
    ids = {attributes["id"] for _, attributes in tags if "id" in attributes}
    links = {attributes["href"].removeprefix("#") for tag, attributes in tags if tag == "a"}
    assert {f"{letter}1-{number}" for letter in "tc" for number in (1, 2, 3)} <= ids
    assert links <= ids
    article = next(attributes for tag, attributes in tags if tag == "article")
    assert (article["dir"], article["lang"]) == ("rtl", "ar")
    marked = {
        role: {c for _, a in tags for c in (a.get(f"data-{role}") or "").split()}
        for role in ("content", "source", "cue")
    }
    assert marked == {role: {"1-1", "1-2", "1-3"} for role in marked}
    assert '<bdi dir="ltr">2023-09-19</bdi>' in html


def test_the_page_names_no_outside_address_and_trusts_nothing():
    evil = "</script><img src=x onerror=alert(1)> \"' & \u202e\x1b[31m $title \ud800"
    text = f"{evil} وقع انفجار {evil}"
    claim = replace(
        INJURED, sources=(Source(Actor(evil, evil, evil, Span(0, 3)), None),),
        agent=Actor(evil, None, None, Span(0, 2)),
        place=Place(evil, Span(0, 2)), content=Span(0, len(text)), quantities=(), rule=evil, kind="<u>", mode=evil,
        time=None,
    )  # fmt: skip
    document = Document(text, evil, language="ar", publisher=evil, timezone=evil)
    html = page([Trial(document, 'ar"><script>', (claim,))])
    tags = Page(html).tags
    assert {tag for tag, _ in tags} & {"img", "u", "iframe", "link"} == set()
    assert sum(tag == "script" for tag, _ in tags) == 1
    assert not re.search(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]", html.split("<body>")[0] + html.split("</style>")[1])
    assert "\u202e" not in html
    assert "\x1b" not in html
    html.encode()


def test_several_documents_share_a_page_without_sharing_names():
    ids = [attributes["id"] for _, attributes in Page(page([TRIAL, TRIAL])).tags if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_page_without_claims_says_so():
    assert "No claims" in page([Trial(Document("Всё спокойно.", language="ru"), "ru")])


spans = st.tuples(st.integers(0, 60), st.integers(1, 25)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@any_of(st.lists(spans, max_size=8))
def test_segments_tile_the_text_and_keep_every_content(contents):
    length = max([80, *(span.end for span in contents)])
    claims = [replace(CLOSED, sources=(), content=content) for content in contents]
    found = segments(claims, length)
    assert [one.span.start for one in found] == [0, *(one.span.end for one in found[:-1])]
    for index, content in enumerate(contents):
        held = [one.span for one in found if index in one.content]
        assert (held[0].start, held[-1].end) == content
        assert sum(span.end - span.start for span in held) == content.end - content.start
    lane = lanes(claims)
    for i, one in enumerate(contents):
        assert all(lane[i] != lane[j] for j, other in enumerate(contents) if i != j and one.overlaps(other))


def test_a_long_document_is_shown_in_reasonable_time():
    text = "الطريق مغلق والجسر مدمر.\n\n" * 6000
    size = len(text) // 6000
    claims = tuple(replace(CLOSED, sources=(), content=Span(i * size, i * size + 11)) for i in range(6000))
    start = time.process_time()
    page([Trial(Document(text), "ar", claims)])
    assert time.process_time() - start < 10


def test_a_number_stands_before_the_word_it_would_tear():
    start = TEXT.index("الطريق")
    assert word_start(TEXT, start + 2) == start


def test_mentions_carry_the_codebooks_fields():
    mentions = tuple(
        SimpleNamespace(type=name, span=value.span or at("هدوء"), value=value)
        for name, value in (
            ("number", INJURED.quantities[0]), ("time", INJURED.time), ("place", INJURED.place), ("actor", MISSION),
        )
    )  # fmt: skip
    said = SimpleNamespace(source=MISSION.span, cue=at("قالت"), content=at("الطريق مغلق"))
    record = mentions_json(replace(TRIAL, mentions=mentions, attributions=(said,)))
    found = {one["type"]: one for one in record["mentions"]}
    assert {name: list(one["value"]) for name, one in found.items()} == {
        "number": ["low", "high", "approximate", "unit", "group"],
        "time": ["start", "end", "precision", "basis"],
        "place": ["name", "id", "latitude", "longitude", "precision"],
        "actor": ["name", "side", "sector"],
        "attribution": ["source", "cue", "content"],
    }
    assert all(TEXT[one["start"] : one["end"]] == one["exact"] for one in record["mentions"])
    assert found["attribution"]["exact"].startswith("قالت")
    assert record["mentions"] == sorted(record["mentions"], key=lambda one: one["start"])


def lines(*trials: Trial):
    return [reading_json(one.document, list(one.claims), one.language) for one in trials]


def test_the_same_reading_differs_in_nothing():
    (found,) = differences(lines(TRIAL), lines(TRIAL))
    assert not found
    assert found.same == 3


def test_gained_lost_and_changed_claims():
    denied = replace(INJURED, act="deny", negated=True, content=at("مدنيين أصيبوا قرب الجسر"))
    (found,) = differences(lines(TRIAL), lines(replace(TRIAL, claims=(denied, CLOSED, replace(CLOSED, kind="attack")))))
    assert [claim["kind"] for claim in found.lost] == ["violation"]
    assert [claim["kind"] for claim in found.gained] == ["attack"]
    (changed,) = found.changed
    fields = {change.field: (change.old, change.new) for change in changed.changes}
    assert fields["act"] == ("report", "deny")
    assert fields["negated"] == (False, True)
    assert difference_json(found)["changed"][0]["fields"][0]["field"] == "act"


def test_a_rule_that_is_called_otherwise_is_no_change():
    renamed = replace(TRIAL, claims=tuple(replace(claim, rule="other") for claim in TRIAL.claims))
    assert not any(differences(lines(TRIAL), lines(renamed)))


def test_documents_are_paired_by_id_then_by_text():
    other = replace(TRIAL, document=Document(TEXT, "renamed"))
    gone = replace(TRIAL, document=Document("وقع انفجار", "gone"), claims=())
    found = list(differences(lines(TRIAL, gone), lines(other)))
    assert [bool(one) for one in found] == [False, False]
    assert [one.document["id"] for one in found] == ["renamed", "gone"]
    longer = Trial(Document("عاجل: " + TEXT, "doc"), "ar", ())
    moved = tuple(
        replace(claim, content=Span(claim.content.start + 6, claim.content.end + 6)) for claim in TRIAL.claims
    )
    (found,) = differences(lines(TRIAL), lines(replace(longer, claims=moved)))
    assert not found.gained
    assert not found.lost


# The golden documents, where they are: HUDNA_GOLD names their folder.


def gold_actor(record: dict[str, Any] | None) -> Actor | None:
    return record and Actor(record["name"], record["side"], record["sector"], Span(*record["span"]))


def gold_place(record: dict[str, Any] | None) -> Place | None:
    return record and Place(record["name"], Span(*record["span"]), "geonames:1", 39.8, 46.75, 3)


def gold_quantity(record: dict[str, Any]) -> Quantity:
    low, high, approximate = record["low"], record["high"], record["approx"]
    return Quantity(
        low,
        high,
        approximate,
        record["unit"],
        record["group"],
        Span(*record["span"]),
        record["part_of"],
        gold_place(record["place"]),
    )


def gold_interval(record: dict[str, Any] | None) -> Interval | None:
    if not record or not (record["start"] or record["end"]):
        return None
    start, end = (datetime.fromisoformat(one) if one else None for one in (record["start"], record["end"]))
    return Interval(start, end, record["precision"], record["basis"], Span(*record["span"]) if record["span"] else None)


def gold_claim(record: dict[str, Any]) -> Claim:
    sources = tuple(Source(gold_actor(one), Span(*one["cue"]) if one["cue"] else None) for one in record["sources"])
    return Claim(
        *(record[key] for key in ("kind", "mode", "act", "negated", "modality")),
        sources,
        gold_actor(record["agent"]),
        gold_actor(record["target"]),
        tuple(gold_quantity(one) for one in record["quantities"]),
        gold_interval(record["time"]),
        gold_place(record["place"]),
        Span(*record["content"]),
        rule="gold",
    )


def gold(path: Path) -> Trial:
    """A gold document as a reading."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    document = Document(
        text, record["id"], date.fromisoformat(record["published"]), record["tz"], record["lang"], record["publisher"]
    )
    claims = tuple(sorted(map(gold_claim, record["claims"]), key=lambda one: one.content))
    return Trial(document, record["lang"], claims)


GOLD = Path(os.environ.get("HUDNA_GOLD", "none"))


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.*.json")), ids=lambda path: path.stem)
def test_golden_documents_are_shown_whole(path):
    trial = gold(path)
    read = Page(page([trial]))
    assert "".join("".join(read.article).split()) == "".join(trial.document.text.split())
    for width in (140, 90, 40):
        assert all(cell_len(line) <= width for line in printed(trial, width).splitlines())
