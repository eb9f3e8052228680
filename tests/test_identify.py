"""Text -> language: headlines, what nothing tells, the corpora; what is said of a language that is not read."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from corpus import examples
from hudna.languages import available, finished, language
from hudna.languages.signs import language_name, signs
from hudna.model import Document
from hudna.reading import read
from hudna.reading.cautions import draft, unread
from hudna.reading.identify import UNKNOWN, guess, identify

HEADLINES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
HEBREW = "הפסקת אש נכנסה לתוקף לאחר שני ימי לחימה, מסר דובר הצבא."


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, said in HEADLINES.items() for text in said])
def test_headlines(code, text):
    assert identify(text) == code


@pytest.mark.parametrize("code", HEADLINES)
def test_a_document_is_told_by_all_of_it(code):
    assert guess("\n".join(HEADLINES[code])).code == code


@pytest.mark.parametrize("text", ["", "12.05.2023 14:30", "!!! ???", "1 2 3", "٣٥ - ٤٠", "🙂🙂"])
def test_nothing_is_guessed_from_nothing(text):
    assert identify(text) == UNKNOWN


def test_letters_of_another_script_do_not_turn_a_text():
    """Names and links in Latin letters stand in reports of every language."""
    text = "قالت منظمة أطباء بلا حدود (Médecins Sans Frontières) إن القصف أصاب المستشفى https://example.org/en/news/hospital"
    assert identify(text) == "ar"
    assert identify("Миссия UNIFIL (United Nations Interim Force in Lebanon) сообщила об обстреле") == "ru"


def test_a_persian_keyboard_makes_no_persian():
    assert identify("انسحبت القوات الروسیة من الحی الشرقی إلی المعسکر فی المدینة.") == "ar"


@pytest.mark.parametrize("code", finished())
def test_the_corpora_are_told(code):
    """Single sentences, many of three or four words; a document has more."""
    said = sorted({one.document.text for one in examples(code)})
    told = Counter(identify(text) for text in said)
    assert told[code] >= 0.995 * len(said), told.most_common(5)


def test_no_lexicon_is_loaded_for_what_signs_tell():
    """A language that is not read costs only the lists."""
    script = "from hudna.reading.identify import identify; from hudna.languages import language; import sys;"
    script += f"identify({HEBREW!r}); print(language.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "0"


def test_every_language_can_be_named():
    assert set(available()) < signs().keys()
    assert all(sign.name and sign.script for sign in signs().values())
    assert language_name("he") == "Hebrew"
    assert all(sign.letters and sign.words and sign.trigrams for code, sign in signs().items() if code in available())


def test_a_language_that_is_not_read_is_named():
    found = read(Document(HEBREW))
    assert (found.language, found.claims) == ("he", ())
    assert found.unread == f"found: Hebrew (he); hudna reads {', '.join(finished())}"
    assert found.warnings == (found.unread,)
    assert [(part.span, part.language) for part in found.parts] == [((0, len(HEBREW)), "he")]


def test_drafts_are_read_only_when_asked_for(monkeypatch):
    """Whichever language it may be."""
    rest = tuple(code for code in finished() if code != "ru")
    for module in ("pipeline", "cautions", "identify"):
        monkeypatch.setattr(sys.modules[f"hudna.reading.{module}"], "finished", lambda: rest)
    text = HEADLINES["ru"][0] + "."
    unasked, asked = read(Document(text)), read(Document(text, language="ru"))
    assert (unasked.language, unasked.claims) == ("ru", ())
    assert "a draft; --language ru reads it" in unasked.unread
    assert (asked.unread, asked.warnings) == ("", draft("ru"))
    assert asked.claims
    assert language("ru").name in unread("ru")


def test_the_other_documents_of_a_run_are_read(tmp_path):
    path = tmp_path / "docs.jsonl"
    texts = [HEBREW, "Three civilians were killed in the shelling.", "هدوء حذر في المدينة."]
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "hudna", "read", path, "--json"], capture_output=True, text=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [line["document"]["language"] for line in lines] == ["he", "en", "ar"]
    assert [bool(line["warnings"]) for line in lines] == [True, False, False]
    assert lines[1]["claims"]
    assert "found: Hebrew (he)" in done.stderr
