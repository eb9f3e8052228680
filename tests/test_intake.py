"""Bytes -> documents: encodings found, bad input refused with what, where and what to do."""

from __future__ import annotations

import io
import json
import os
import random
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.intake import Given, documents
from hudna.intake.encodings import decode
from hudna.intake.given import day, language_code, zone
from hudna.intake.texts import checked

ARABIC = (
    "أعلنت البعثة أن ثلاثة مدنيين أصيبوا بجروح قرب الطريق الشرقي، وأن الهدوء عاد مساء السبت إلى القرى المجاورة.\n" * 3
)
RUSSIAN = "Наблюдатели сообщили, что за сутки на северном участке не отмечено ни одного нарушения режима тишины.\n" * 3


class Ear:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.refused: list[str] = []
        self.notes: list[str] = []

    def refuse(self, error: InputError) -> None:
        self.refused.append(str(error))

    def note(self, text: str) -> None:
        self.notes.append(text)


def taken(path: Path | str, **known):
    ear = Ear()
    return list(documents([str(path)], Given(**known), ear)), ear


@pytest.fixture
def stored(tmp_path):
    def store(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return store


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (ARABIC, "utf-8-sig"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (ARABIC, "utf-32"),
        (ARABIC, "windows-1256"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "iso-8859-5"),
        (
            "The monitors’ own camp was not hit – two shells fell near the bridge, and nobody there was hurt.\n",
            "windows-1252",
        ),
        ("Two shells fell.\n", "utf-16-le"),
        ("Two shells fell near the bridge.\n", "ascii"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    assert decode(text.encode(encoding), "a.txt").text == text


def test_a_guess_is_told(stored):
    (document,), ear = taken(stored("a.txt", ARABIC.encode("windows-1256")))
    assert document.text == ARABIC
    assert "windows-1256" in ear.notes[0].lower()
    assert "--encoding" in ear.notes[0]


def test_the_encoding_can_be_told(stored):
    (document,), ear = taken(stored("a.txt", ARABIC.encode("iso-8859-6", "replace")), encoding="iso-8859-6")
    assert document.text.startswith("أعلنت")
    assert not ear.notes


def test_line_ends_and_controls_stay_as_offsets_count_them(stored):
    text = "وقع\r\nانفجار\u202e\u200f \x1b[31mقرب\x00 الجسر\n"
    (document,), _ = taken(stored("a.txt", text))
    assert document.text == text


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\r\n", "empty"),
        ("mark.txt", b"\xef\xbb\xbf", "empty"),
        ("a.pdf", b"%PDF-1.7\n\x00", "pdftotext"),
        ("a.docx", b"PK\x03\x04\x14\x00", "plain text"),
        ("a.gz", b"\x1f\x8b\x08\x00abc", "gunzip"),
        ("noise.bin", random.Random(3).randbytes(3000), "binary"),
        ("nul.txt", b"\x00" * 100, "binary"),
        ("page.html", "<!DOCTYPE html><p>وقع انفجار</p>", "HTML"),
        ("tags.txt", "<p>وقع</p><p>انفجار</p><br/><div>أمس</div>", "HTML"),
        ("misread.txt", ARABIC.encode().decode("latin-1"), "Windows-1252"),
        ("odd16.txt", b"\xff\xfe" + ARABIC.encode("utf-16-le")[:-1], "damaged"),
        ("spread.json", json.dumps({"text": ARABIC}, indent=1), "jq -c"),
        ("a.jsonl", b"", "empty"),
        ("b.jsonl", b"\n\n", "empty"),
    ],
)
def test_what_is_no_text_is_refused(stored, name, content, what):
    found, ear = taken(stored(name, content))
    assert found == []
    assert len(ear.refused) == 1
    assert name in ear.refused[0]
    assert what in ear.refused[0]


def test_damaged_utf8_names_the_line(stored):
    raw = bytearray(ARABIC.encode())
    raw[raw.index(b"\n") + 4] = 0xFF
    _, ear = taken(stored("a.txt", bytes(raw)))
    assert "line 2" in ear.refused[0]


def test_missing_files_and_folders_do_not_stop_the_rest(stored, tmp_path):
    ear = Ear()
    paths = [tmp_path / "none.txt", tmp_path, stored("a.txt", ARABIC)]
    found = list(documents([str(path) for path in paths], Given(), ear))
    assert [one.id for one in found] == ["a.txt"]
    assert "no such file" in ear.refused[0]
    assert "folder" in ear.refused[1]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
@pytest.mark.parametrize("size", [1200, 5000, 100_000_0])
def test_the_limit_is_in_bytes_of_utf8(stored, name, size):
    text = "م" * (size // 2) + " "
    content = text if name == "a.txt" else json.dumps({"text": text}) + "\n" + json.dumps({"text": "انفجار"})
    found, ear = taken(stored(name, content), limit=1000)
    assert "longer than 0.001 MB" in ear.refused[0]
    assert "--limit" in ear.refused[0]
    assert [one.text for one in found] == (["انفجار"] if name == "a.jsonl" else [])


def test_the_limit_itself_is_allowed(stored):
    (document,), _ = taken(stored("a.txt", "a " * 500), limit=1000)
    assert len(document.text) == 1000


def test_lines_of_a_stream_carry_their_own_circumstances(stored):
    own = {
        "id": 7,
        "text": "انفجار",
        "published": "2020-01-02T23:10:00+04:00",
        "timezone": "Asia/Baku",
        "language": "ar-SY",
    }
    lines = [json.dumps(own), "", json.dumps({"text": "هدوء", "publisher": None, "url": "x"})]
    (first, second), ear = taken(
        stored("a.jsonl", "\ufeff" + "\n".join(lines)), published=date(2021, 1, 1), timezone="UTC", publisher="P"
    )
    assert (first.id, first.published, first.timezone, first.language) == ("7", date(2020, 1, 2), "Asia/Baku", "ar")
    assert (second.id, second.published, second.timezone, second.publisher) == (None, date(2021, 1, 1), "UTC", "P")
    assert not ear.refused


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"text": "a"', "broken JSON"),
        ("[1]", "no object"),
        ("17", "no object"),
        ("{}", 'no "text"'),
        ('{"text": 5}', "no string"),
        ('{"text": "  "}', "empty"),
        ('{"text": "a", "published": "2023-02-30"}', "no such day"),
        ('{"text": "a", "published": "0001-01-01"}', "before 1900"),
        ('{"text": "a", "published": "9999-12-31"}', "future"),
        ('{"text": "a", "published": 20230920}', '"published" is no string'),
        ('{"text": "a", "timezone": "Asia/Bakuu"}', "Asia/Baku"),
        ('{"text": "a", "timezone": "../../etc/passwd"}', "not known"),
        ('{"text": "a", "timezone": "+04:00"}', "IANA"),
        ('{"text": "a", "language": "arabic!"}', "no language code"),
        ('{"text": "a", "id": [1]}', '"id"'),
        ('{"text": ' + "[" * 200_000, "JSON"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "number"),
        (b'{"text": "\xff"}', "not UTF-8"),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(stored, line, what):
    good = json.dumps({"text": "انفجار"}).encode()
    line = line if isinstance(line, bytes) else line.encode()
    found, ear = taken(stored("a.jsonl", b"\n".join([good, line, good])))
    assert len(found) == 2
    assert len(ear.refused) == 1
    assert "a.jsonl, line 2" in ear.refused[0]
    assert what in ear.refused[0]


def test_standard_input_is_a_text_or_a_stream(monkeypatch):
    for content, count in ((ARABIC.encode(), 1), (b'{"text": "a"}\n{"text": "b"}\n', 2)):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        found, ear = taken("-")
        assert [one.id for one in found] == [None] * count
        assert not ear.refused


def test_a_stream_is_answered_before_it_ends(monkeypatch):
    read, write = os.pipe()
    with os.fdopen(read) as reading, os.fdopen(write, "wb", buffering=0) as writing:
        monkeypatch.setattr(sys, "stdin", reading)
        writing.write(b'{"text": "a"}\n')
        assert next(iter(documents(["-"], Given(), Ear()))).text == "a"


def test_days():
    assert day("2023-09-20") == date(2023, 9, 20)
    assert day("2023-09-20T23:59:00Z") == date(2023, 9, 20)
    for wrong in ("20230920", "20/09/2023", "2023-9-2", "yesterday", "", "2023-09-20x", "٢٠٢٣-٠٩-٢٠"):
        with pytest.raises(InputError, match="2023-09-20"):
            day(wrong)
    with pytest.raises(InputError, match="future"):
        day("2025-06-01", today=date(2024, 1, 1))


def test_zones_and_languages():
    assert zone("Asia/Baku") == "Asia/Baku"
    assert language_code("AR") == "ar"
    for wrong in ("", "Baku", "asia", "x\x00y", "/etc/localtime", "A" * 5000):
        with pytest.raises(InputError, match="not known"):
            zone(wrong)


@any_of(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_refusal(raw):
    try:
        told = checked(decode(raw, "x").text, "x", 1000)
    except InputError as error:
        told = str(error).removeprefix("x: ")
    assert told


@any_of(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_utf8_text_comes_through_unchanged(text):
    controls = sum(ord(letter) < 9 or 14 <= ord(letter) < 32 for letter in text)
    if text.strip() and controls == 0 and not text.startswith("\ufeff"):
        assert decode(text.encode(), "x").text == text
