"""The corpus of numbers: each example is read with exactly its value and span, each silence stays silent."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from hudna.languages import available, language
from hudna.languages.language import FOLDER
from hudna.model import Document, Place, Quantity, Span
from hudna.reading.numbers import find_numbers
from hudna.reading.quantities import measure
from hudna.reading.scans import Mention, Scan, scan

FLOOR = 0.97  # share of the examples that must be exact
ENOUGH = {"ar": 330, "en": 300, "ru": 330}  # examples that a language must have


@cache
def corpus(code: str) -> list[tuple[str, dict[str, Any], str]]:
    """(type, entry, marked text) of every number example and silence of a language."""
    found = []
    for path in sorted((FOLDER / code / "corpus").glob("numbers*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("number", "silence"):
            found += [(kind, entry, say) for entry in data.get(kind, []) for say in entry["say"]]
    return found


def unmark(say: str) -> tuple[str, Span]:
    """A marked text -> the text and the span in brackets."""
    start, end = say.index("["), say.index("]") - 1
    return say.replace("[", "").replace("]", ""), Span(start, end)


def read(code: str, text: str) -> tuple[Scan, list[Mention]]:
    scanned = scan(Document(text), language(code))
    return scanned, find_numbers(scanned)


def exact(code: str, entry: dict[str, Any], say: str) -> bool:
    text, span = unmark(say)
    fields = (
        entry.get("low"),
        entry.get("high"),
        entry.get("approximate", False),
        entry.get("unit"),
        entry.get("group"),
    )
    for mention in read(code, text)[1]:
        value = mention.value
        assert isinstance(value, Quantity)
        if mention.span == span == value.span:
            return fields == (value.low, value.high, value.approximate, value.unit, value.group)
    return False


@pytest.mark.parametrize("code", available())
def test_examples_are_read_exactly(code: str) -> None:
    examples = [(entry, say) for kind, entry, say in corpus(code) if kind == "number"]
    wrong = [say for entry, say in examples if not exact(code, entry, say)]
    assert len(wrong) <= (1 - FLOOR) * len(examples), wrong


@pytest.mark.parametrize(("code", "floor"), ENOUGH.items())
def test_enough_examples(code: str, floor: int) -> None:
    """The corpus may not shrink."""
    assert len([entry for kind, entry, _ in corpus(code) if kind == "number"]) >= floor


@pytest.mark.parametrize("code", available())
def test_silences_stay_silent(code: str) -> None:
    silences = [say for kind, _, say in corpus(code) if kind == "silence"]
    wrong = [say for say in silences if read(code, say)[1]]
    assert len(wrong) <= (1 - FLOOR) * len(silences), wrong


PARTS = [
    ("قُتل 20 شخصاً، بينهم 10 مدنيين، بينهم 5 أطفال", [None, 0, 1]),
    ("قُتل 20 شخصاً بينهم ثلاثة أطفال وامرأتان، وأصيب 30", [None, 0, 0, None]),
    ("مقتل 32 شخصاً على الأقل، من بينهم سبعة مدنيين، وإصابة أكثر من 200 آخرين", [None, 0, None]),
    ("رصد ١٢ خرقاً، ٥ منها ليلاً", [None, 0]),
    ("وصل 200 جريح نصفهم أطفال", [None, 0]),
    ("وصل مئة جريح، معظمهم من النساء والأطفال", [None, 0]),
    ("قُتل 5 جنود وأصيب 12 مدنياً", [None, None]),
    ("هدنة من سبعة أيام بينها يومان للتبادل", [None, None]),
]


@pytest.mark.parametrize(("text", "wholes"), PARTS)
def test_parts_point_at_their_whole(text: str, wholes: list[int | None]) -> None:
    scanned, mentions = read("ar", text)
    assert [quantity.part_of for quantity in measure(scanned, mentions, "person")] == wholes


RUSSIAN_PARTS = [
    ("Погибли 20 человек, из них 10 мирных жителей, в том числе 5 детей", [None, 0, 1]),
    ("Погибли как минимум 32 человека, в том числе семеро мирных жителей, ранены более 200", [None, 0, None]),
    ("Зафиксировано пять нарушений, 3 из них ночью", [None, 0]),
    ("Привезли 200 раненых, половина из них — дети", [None, 0]),
    ("Привезли сто раненых, большинство из них — женщины и дети", [None, 0]),
    ("Погибли 15 человек, среди них 3 ребёнка и две женщины", [None, 0, 0]),
    ("Погибли 5 солдат и ранены 12 мирных жителей", [None, None]),
]


@pytest.mark.parametrize(("text", "wholes"), RUSSIAN_PARTS)
def test_russian_parts_point_at_their_whole(text: str, wholes: list[int | None]) -> None:
    scanned, mentions = read("ru", text)
    assert [quantity.part_of for quantity in measure(scanned, mentions, "person")] == wholes


ENGLISH_PARTS = [
    ("At least 20 people were killed, among them 10 civilians, including 5 children", [None, 0, 1]),
    ("It recorded 235 ceasefire violations, of which 113 were explosions", [None, 0]),
    ("They logged five violations, two of them by night", [None, 0]),
    ("Some 1,200 people, most of them women and children, fled", [None, 0]),
    ("The blast killed 5 soldiers and wounded 12 civilians", [None, None]),
    ("The blast killed 20 people, including three children and two women, and wounded 30 others", [None, 0, 0, None]),
]


@pytest.mark.parametrize(("text", "wholes"), ENGLISH_PARTS)
def test_english_parts_point_at_their_whole(text: str, wholes: list[int | None]) -> None:
    scanned, mentions = read("en", text)
    assert [quantity.part_of for quantity in measure(scanned, mentions, "person")] == wholes


def placed(text: str, names: dict[str, str]) -> list[tuple[int | float | None, int | None, str | None]]:
    """(low, part_of, place) of the quantities of a text, with places at the given words."""
    scanned, mentions = read("ar", text)
    places = []
    for word, name in names.items():
        index = next(n for n, token in enumerate(scanned.tokens) if token.text == word)
        span = scanned.span(index, index + 1)
        places.append(Mention("place", index, index + 1, span, Place(name, span)))
    quantities = measure(scanned, mentions, None, places)
    return [(q.low, q.part_of, q.place.name if q.place else None) for q in quantities]


def test_numbers_in_a_list_are_tied_to_their_places() -> None:
    names = {"حلب": "Aleppo", "إدلب": "Idlib", "حماة": "Hama"}
    assert placed("رُصدت ٩ خروقات، ٣ منها في حلب و٤ في إدلب واثنان في حماة", names) == [
        (9, None, None), (3, 0, "Aleppo"), (4, 0, "Idlib"), (2, 0, "Hama"),
    ]  # fmt: skip
    assert placed("رُصدت ٩ خروقات: حلب (٣) إدلب (٤) حماة (٢)", names) == [
        (9, None, None), (3, 0, "Aleppo"), (4, 0, "Idlib"), (2, 0, "Hama"),
    ]  # fmt: skip
    assert placed("رُصدت ٥ حالات، هي ٣ في حلب واثنتان في إدلب، و٠ في حماة", names) == [
        (5, None, None), (3, 0, "Aleppo"), (2, 0, "Idlib"), (0, 0, "Hama"),
    ]  # fmt: skip


def test_a_number_alone_takes_the_unit_asked_for() -> None:
    """ "جرح 17" counts people because injuring does; a percentage counts nothing."""
    scanned, mentions = read("ar", "وجُرح 17")
    assert [quantity.unit for quantity in measure(scanned, mentions, "person")] == ["person"]
    scanned, mentions = read("ar", "تضرر 20% من الشبكة")
    assert [quantity.unit for quantity in measure(scanned, mentions, "person")] == [None]


def test_half_of_them_is_half_of_the_whole() -> None:
    scanned, mentions = read("ar", "وصل 200 جريح نصفهم أطفال")
    assert measure(scanned, mentions)[1].low == 100
