"""Every time expression of the corpus is read with its exact span and interval; what is no time is left alone."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hudna.languages import language
from hudna.languages.language import FOLDER
from hudna.model import Document, Interval, Place, Quantity, Span
from hudna.reading.numbers import find_numbers
from hudna.reading.scans import Mention, Scan, scan
from hudna.reading.times import find_times, without_times

CODES = [path.parent.parent.name for path in sorted(FOLDER.glob("*/corpus/times.toml"))]
FLOORS = {"ar": 330, "en": 300, "ru": 300}


def entries(code: str, table: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """(file, entry with the file's defaults, marked text) of every example."""
    for path in sorted((FOLDER / code / "corpus").glob("times*.toml")):
        records = tomllib.loads(path.read_text(encoding="utf-8"))
        defaults = {key: value for key, value in records.items() if isinstance(value, str)}
        for entry in records.get(table, ()):
            for say in entry["say"]:
                yield path.name, {**defaults, **entry}, say


def names(found: list[tuple[str, str, dict[str, Any], str]]) -> list[str]:
    """Short names for the tests."""
    return [f"{file}-{number}" for number, (_, file, _, _) in enumerate(found)]


EXAMPLES = [(code, *one) for code in CODES for one in entries(code, "time")]
SILENCES = [(code, *one) for code in CODES for one in entries(code, "silence")]


def scanned(text: str, code: str = "ar", published: str | None = None, timezone: str | None = None) -> Scan:
    day = date.fromisoformat(published) if published else None
    found = scan(Document(text, "t", day, timezone, code), language(code))
    found.numbers = find_numbers(found)
    found.times = find_times(found)
    return found


def value(mention: Mention) -> tuple[str | None, str | None, str, str]:
    time = mention.value
    assert isinstance(time, Interval)
    start = time.start.isoformat(timespec="minutes") if time.start else None
    end = time.end.isoformat(timespec="minutes") if time.end else None
    return start, end, time.precision, time.basis


@pytest.mark.parametrize(("code", "file", "entry", "say"), EXAMPLES, ids=names(EXAMPLES))
def test_example(code: str, file: str, entry: dict[str, Any], say: str) -> None:
    """A marked time is found on exactly its words, with exactly its ends, precision and basis."""
    first, last = say.index("["), say.index("]") - 1
    text = say.replace("[", "").replace("]", "")
    found = scanned(text, code, entry.get("published"), entry.get("timezone"))
    spans = {mention.span: mention for mention in found.times}
    assert Span(first, last) in spans, f"{file}: {say}: found {[span.of(text) for span in spans]}"
    wanted = (entry.get("start"), entry.get("end"), entry["precision"], entry["basis"])
    assert value(spans[Span(first, last)]) == wanted, f"{file}: {say}"


@pytest.mark.parametrize(("code", "file", "entry", "say"), SILENCES, ids=names(SILENCES))
def test_silence(code: str, file: str, entry: dict[str, Any], say: str) -> None:
    """What only looks like a time is none."""
    found = scanned(say, code, entry.get("published"), entry.get("timezone"))
    assert [mention.span.of(say) for mention in found.times] == [], f"{file}: {say}"


def test_enough_examples() -> None:
    """The corpus may not shrink."""
    for code, floor in FLOORS.items():
        assert len([one for one in EXAMPLES if one[0] == code]) >= floor, code


def test_no_clock() -> None:
    """Reading never asks for today's date: the same text is read the same on every day."""
    folder = Path(find_times.__code__.co_filename).parent
    for path in folder.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not any(call in text for call in (".now(", ".today(", "utcnow")), path.name


def test_numbers_in_times() -> None:
    """A day's number is no number; a length inside a time stays one; what stands elsewhere is untouched."""
    s = scanned("يسلم الطرفان 40 أسيراً خلال 21 يوماً بعد 20 أيلول", "ar", "2023-09-25")
    kept = [n.value for n in without_times(s.numbers, s.times)]
    assert [(q.low, q.unit) for q in kept if isinstance(q, Quantity)] == [(40, "person"), (21, "day")]
    s = scanned("Стороны передадут 40 пленных в течение 21 дня после 20 сентября в 12.00", "ru", "2023-09-25")
    kept = [n.value for n in without_times(s.numbers, s.times)]
    assert [(q.low, q.unit) for q in kept if isinstance(q, Quantity)] == [(40, "person"), (21, "day")]


def test_place_gives_the_zone() -> None:
    """A clock time is in the zone of the place named nearest in its sentence; a day is the document's."""
    text = "توقف الرمي في خانكندي الساعة 13:00 أمس"
    s = scan(Document(text, "t", date(2023, 9, 20), "Asia/Beirut", "ar"), language("ar"))
    s.places = [Mention("place", 3, 4, Span(14, 21), Place("Khankendi", Span(14, 21), id="x1"))]
    assert [value(one)[0] for one in find_times(s, {"x1": "Asia/Baku"})] == ["2023-09-19T13:00+04:00"]
    assert [value(one)[0] for one in find_times(s)] == ["2023-09-19T13:00+03:00"]


def test_unknown_zone_is_noted() -> None:
    """Without a zone an instant is given in UTC, and the note says so."""
    s = scanned("وقّع الاتفاق في 20 أيلول 2023", "ar")
    assert [one.note for one in s.times] == ["no zone known: UTC"]
