"""Any text -> a reading whose every span leads back to its words; the same text, the same reading."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import examples
from hudna.exports.mentions import mentions_json
from hudna.languages import available, language
from hudna.languages.letters import fold, fold_map
from hudna.model import Document
from hudna.model.json import reading_json
from hudna.reading import read

# The same few examples on every machine: a red build must be red for everybody.
FEW = settings(
    max_examples=80,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

SAID = sorted({one.document.text for code in available() for one in examples(code, "claim", "time", "number")})
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "\u0000\u0007\u001b\u0085\u00ad\ufeff\u2028\u200b"
RIDERS = "\u0640\u064b\u064f\u0650\u0651\u0652\u0670\u0301"  # tatweel, vowels, a combining accent
ZONES = st.sampled_from([None, "UTC", "Asia/Baku", "America/St_Johns", "Pacific/Apia"])
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2030, 12, 31))

# Whatever Unicode has, unpaired surrogates too, and the words of reports in any order.
letters = st.text(st.characters(), max_size=200)
words = st.lists(st.sampled_from(sorted({word for text in SAID for word in text.split()})), max_size=40)
sentences = st.lists(st.sampled_from(SAID), min_size=1, max_size=3).map("\n".join)
texts = st.one_of(letters, words.map(" ".join), sentences, st.tuples(sentences, letters).map("".join))


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every span of a reading's JSON, however deep."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for one in value.values():
            yield from spans(one)
    elif isinstance(value, list):
        for one in value:
            yield from spans(one)


def verified(document: Document) -> dict[str, Any]:
    """The reading's JSON, after every span in it and in its mentions was looked up in the text."""
    found = read(document)
    record = reading_json(found.document, list(found.claims), found.language)
    for one in (*spans(record), *spans(mentions_json(found))):
        assert 0 <= one["start"] < one["end"] <= len(document.text), one
        assert document.text[one["start"] : one["end"]] == one["exact"], one
    assert len({claim["id"] for claim in record["claims"]}) == len(record["claims"])
    return record


@FEW
@given(texts, DAYS, ZONES, st.sampled_from([None, *available()]))
def test_any_text_can_be_read(text, day, zone, code):
    """Text that is not understood is no error: it yields less. Whatever is found stands where it says."""
    verified(Document(text, published=day, timezone=zone, language=code))


@FEW
@given(sentences, DAYS)
def test_reading_twice_gives_the_same(text, day):
    """No clock, no chance, no memory of what was read before."""
    document = Document(text, published=day, timezone="Asia/Beirut", language="ar")
    first = verified(document)
    verified(Document(text[::-1], language="ar"))
    assert verified(document) == first


@FEW
@given(sentences)
def test_quantities_are_parts_of_others_before_they_are_written(text):
    """`part_of` leads to another quantity of the same claim, and never round in a circle."""
    for claim in verified(Document(text, published=date(2024, 5, 3), language="ar"))["claims"]:
        parts = [one["part_of"] for one in claim["quantities"]]
        for at in range(len(parts)):
            seen: list[int] = []
            step: int | None = at
            while step is not None:
                assert step not in seen
                assert 0 <= step < len(parts)
                seen.append(step)
                step = parts[step]


@FEW
@given(sentences, st.lists(st.tuples(st.integers(0, 400), st.sampled_from(BIDI + CONTROLS + RIDERS)), max_size=12))
def test_invisible_marks_move_no_span_off_its_words(text, marks):
    """Pages are full of direction marks, vowels and stretched letters; a reading of them still stands on its words."""
    for at, mark in marks:
        text = text[: at % (len(text) + 1)] + mark + text[at % (len(text) + 1) :]
    verified(Document(text, published=date(2024, 5, 3), timezone="Asia/Damascus", language="ar"))


@pytest.mark.parametrize("text", SAID[:: max(1, len(SAID) // 12)])
def test_stretched_and_vowelled_letters_change_no_claim(text):
    """Tatweel and vowels are how a word is printed, not what it says."""
    printed = re.sub(r"(?<=[\u0628-\u0648])(?=[\u0628-\u0648])", "\u0640", text)
    plain, stretched = (verified(Document(one, published=date(2024, 5, 3), language="ar")) for one in (text, printed))
    assert [(c["kind"], c["mode"], c["act"]) for c in stretched["claims"]] == [
        (c["kind"], c["mode"], c["act"]) for c in plain["claims"]
    ]


@FEW
@given(letters, st.sampled_from(available()))
def test_offset_maps_invert(word, code):
    """Each folded letter comes from one code point: folding that point gives the letter back, in order."""
    table = language(code).letters
    offsets = fold_map(word, table)
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(word)
    folded = "".join(fold(letter, table) for letter in word)
    assert len(offsets) == len(folded) + 1
    for at, letter in zip(offsets, folded, strict=False):
        assert letter in fold(word[at], table)


@FEW
@given(letters, st.sampled_from(available()))
def test_folding_twice_is_folding_once(word, code):
    table = language(code).letters
    once = fold(word, table)
    assert fold(once, table) == once


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u0640", ".", "«»", "\ud800", "0", "ا"])
def test_next_to_nothing_is_read(text):
    """Nothing is found, and nothing breaks."""
    assert verified(Document(text, language="ar"))["claims"] == []
    verified(Document(text))


@pytest.mark.parametrize(
    "piece",
    [
        "قصفت القوات بلدة ",
        "«",
        "و",
        "1",
        "1.",
        "1,000",
        "9 ",
        "قالت إن ",
        "\u202e",
        "12 من ",
        "مليار ",
        "ألف مليون ",
        "20/9/",
        "13:",
    ],
)
def test_a_huge_line_is_read(piece):
    """One line without an end: no stack is used up and the time stays in proportion."""
    verified(Document(piece * (6_000 // len(piece)), published=date(2024, 5, 3), language="ar"))


@pytest.mark.parametrize("number", ["9" * 400 + ".5", "0." + "1" * 400, "9" * 400, "1e999", "٩" * 30, "௧௨", "²", "①"])
def test_numbers_out_of_all_proportion_are_json_still(number):
    """JSON has no infinity; a number that nobody could count is no number."""
    record = verified(Document(f"قُتل {number} مدنيين في البلدة", published=date(2024, 5, 3), language="ar"))
    json.loads(json.dumps(record, allow_nan=False))


def test_a_reading_is_json():
    """What is printed can be read back, whatever letters stand in it."""
    record = verified(Document("قالت الوزارة إن القوات قصفت البلدة\ud800", language="ar"))
    assert json.loads(json.dumps(record)) == record


@pytest.mark.parametrize("unseen", ["\u200f", "\u202b", "\ufeff", "\u00ad"])
def test_marks_that_nobody_sees_part_no_name(unseen):
    """A direction mark within a name, as content systems leave them, changes nothing that is read."""
    text = "قالت وزارة{} الصحة الفلسطينية إن 20 شخصاً قُتلوا."
    plain, marked = (list(read(Document(text.format(mark), language="ar"))) for mark in ("", unseen))
    assert [claim.sources[0].actor.name for claim in marked] == [claim.sources[0].actor.name for claim in plain]
    assert plain


@pytest.mark.parametrize("code", available())
def test_a_sentence_may_stop_anywhere(code: str) -> None:
    """Headlines and torn messages end on a saying verb, a preposition, half a name: nothing raises."""
    said = sorted({one.document.text for one in examples(code, "claim")})
    for text in said[:: max(1, len(said) // 60)]:
        parts = text.rstrip(".!?؟").split()
        for cut in range(1, len(parts) + 1):
            verified(Document(" ".join(parts[:cut]), language=code))
            verified(Document(" ".join(parts[cut - 1 :]), language=code))
