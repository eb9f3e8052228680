"""Places: every corpus example, the gold's names, the gazetteer's own shape."""

import json
import os
import re
from pathlib import Path

import pytest

from corpus import Example, examples
from hudna.gazetteer import capital_of, country_of_zone, entry, starts, zone_of
from hudna.gazetteer.places import FILE
from hudna.languages import available, language
from hudna.languages.language import FOLDER
from hudna.model import Document, Place
from hudna.reading.places import find_places
from hudna.reading.scans import Mention, scan

GOLD = Path(os.environ.get("HUDNA_GOLD", "/nowhere"))


def places(document: Document) -> list[Mention]:
    """The places of a document."""
    return find_places(scan(document, language(document.language or "ar")))


@pytest.mark.parametrize("example", [e for code in available() for e in examples(code, "place")], ids=lambda e: e.name)
def test_each_place_is_found(example: Example) -> None:
    """At the bracketed words stands the place that the corpus names."""
    found = {mention.span: mention.value for mention in places(example.document)}
    for span in example.spans:
        text = example.document.text
        # A proclitic is left out of the span that is found.
        match = [value for at, value in found.items() if at.end == span.end and 0 <= at.start - span.start <= 2]
        assert match, f"nothing at {span.of(text)!r}; found {[(at.of(text), v) for at, v in found.items()]}"
        value = match[0]
        assert isinstance(value, Place)
        for key, wanted in example.values.items():
            assert getattr(value, key) == wanted, f"{key} of {value}"


@pytest.mark.parametrize(
    "example",
    [e for code in available() for e in examples(code, "silence") if e.values.get("type") == "place"],
    ids=lambda e: e.name,
)
def test_each_silence_has_no_place(example: Example) -> None:
    """Words that are like places are none."""
    found = [mention.span.of(example.document.text) for mention in places(example.document)]
    assert not found


def test_there_are_examples_of_many_conflicts() -> None:
    """The corpus is not of one war."""
    listed = list(examples("ar", "place"))
    assert len(listed) >= 120
    homes = {value.country for e in listed for m in places(e.document) if isinstance(value := m.value, Place)}
    assert len(homes) >= 15


def test_homonyms_are_refused_with_their_candidates() -> None:
    """A name of two countries stays open and says so."""
    document = Document("تجدد القتال في طرابلس ليلاً.", language="ar")
    s = scan(document, language("ar"))
    (mention,) = find_places(s)
    assert isinstance(mention.value, Place)
    assert mention.value.id is None
    assert mention.value.latitude is None
    assert any("LBN" in line and "LBY" in line for line in s.refused)


def test_the_timezone_of_a_document_tells_homonyms_apart() -> None:
    """What is printed in a country's zone is read there first."""
    (mention,) = places(Document("تجدد القتال في طرابلس ليلاً.", language="ar", timezone="Asia/Beirut"))
    assert isinstance(mention.value, Place)
    assert mention.value.country == "LBN"


def test_clitics_stand_before_the_span() -> None:
    """The preposition is kept as a sense, outside the span."""
    text = "عاد الوفد لبغداد ومنها إلى دمشق"
    found = places(Document(text, language="ar"))
    assert [(m.span.of(text), m.before) for m in found] == [("بغداد", ("to",)), ("دمشق", ())]


def test_zones_of_places() -> None:
    """Every place that has a zone tells it, and an unknown id none."""
    assert zone_of("hudna:nagorno-karabakh") == "Asia/Baku"
    assert zone_of("gn:379252") == "Africa/Khartoum"
    assert zone_of("gn:0") is None
    assert zone_of(None) is None
    assert country_of_zone("Africa/Khartoum") == "SDN"


def test_disputed_places_have_no_country() -> None:
    """No sovereignty is forced on them."""
    for identifier in ("hudna:nagorno-karabakh", "hudna:crimea", "hudna:golan-heights", "gn:281184", "hudna:kashmir"):
        place = entry(identifier)
        assert place is not None
        assert place.country == ""
        assert len(place.near) >= 2


def test_capitals() -> None:
    """The capital of a country is found by its code; where it is disputed there is none."""
    capital = capital_of("YEM")
    assert capital is not None
    assert capital.name == "Sanaa"
    assert capital_of("ISR") is None


def test_all_parties_names_are_one_place() -> None:
    """One city, whatever it is called."""
    words = [language("ar").fold(word) for word in ("ستيباناكيرت", "خانكندي")]
    ids = {names.words[0].options[0].entry.id for word in words if (names := starts("ar", word))}
    assert len(ids) == 1


def test_rows_are_whole() -> None:
    """Ids are unique, coordinates possible, parents there."""
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    ids = {row[0] for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        assert len(row) == 10
        assert re.fullmatch(r"gn:\d+|hudna:[a-z0-9-]+", row[0])
        assert re.fullmatch(r"[A-Z]{3}|", row[3])
        assert -90 <= float(row[5]) <= 90
        assert -180 <= float(row[6]) <= 180
        assert not row[4] or row[4] in ids, row


@pytest.mark.parametrize("code", ["ar", "ru", "en"])
def test_names_belong_to_rows(code: str) -> None:
    """Every line of names has its place."""
    for line in (FOLDER / code / "places.tsv").read_text(encoding="utf-8").splitlines():
        identifier, names = line.split("\t")
        assert entry(identifier), line
        assert all(name.strip("+~!") for name in names.split("|")), line


@pytest.mark.skipif(not GOLD.is_dir(), reason="HUDNA_GOLD is not set")
@pytest.mark.parametrize("path", sorted(GOLD.glob("*.ar.json")), ids=lambda path: path.stem)
def test_gold_places_are_found(path: Path) -> None:
    """Every place of the gold is found by its name at its words."""
    record = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    found = places(Document(text, language="ar", timezone=record["tz"]))
    for name, (start, end) in gold_places(record):
        at = [m.value for m in found if m.span.start < end and start < m.span.end]
        assert any(isinstance(value, Place) and value.name == name for value in at), (text[start:end], name, at)


def gold_places(record: object) -> list[tuple[str, tuple[int, int]]]:
    """Name and span of each place in a gold document."""
    if isinstance(record, list):
        return [one for item in record for one in gold_places(item)]
    if not isinstance(record, dict):
        return []
    found = [one for item in record.values() for one in gold_places(item)]
    place = record.get("place")
    return [*found, (place["name"], tuple(place["span"]))] if place else found
