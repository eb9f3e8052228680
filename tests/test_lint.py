"""Language data -> findings: what is wrong is found, what is right is left alone."""

from __future__ import annotations

import sys

import pytest

from hudna.errors import DataError
from hudna.languages import available, corpora, language, lint
from hudna.languages.corpora import Example
from hudna.languages.lint import ERROR, WARNING, Word

module = sys.modules["hudna.languages.language"]


@pytest.fixture(scope="module")
def arabic():
    return language("ar")


def found(findings):
    return [(finding.level, finding.about) for finding in findings]


def test_letters_of_two_scripts_in_one_word_are_an_error(arabic):
    words = [
        Word("f", "mixed", "noun", "قصф"),
        Word("f", "name", "fixed", "حركة M23"),
        Word("f", "right", "noun", "قذيفة|قذائف"),
    ]
    assert found(lint.alphabet(words, arabic)) == [(ERROR, "mixed"), (WARNING, "name")]


def test_a_word_twice_is_an_error_and_a_spelling_twice_a_warning(arabic):
    words = [
        Word("f", "a", "noun", "هدنة"),
        Word("f", "a", "noun", "هدنة"),
        Word("f", "b", "noun", "أمن"),
        Word("f", "b", "noun", "امن"),
        Word("f", "c", "verb", "قصف"),
        Word("f", "c", "deed", "قصف"),
    ]
    assert found(lint.duplicates(words, arabic)) == [(ERROR, "a"), (WARNING, "b")]


def test_words_in_no_example_are_named_by_sense(arabic):
    said = [Example("claim", "x.toml", {}, "قالت المصادر إن [القوات قصفت البلدة]")]
    words = [word for word in lint.words_of("ar") if word.sense == "shell"]
    (finding,) = lint.unexercised(words, said, arabic)
    assert finding.what.startswith(f"{len(words) - 1} words") or len(words) > 1
    assert any(sense == "shell" for sense, _ in lint.lemmas_in(said[0].text, arabic))


@pytest.mark.parametrize(
    ("type_", "marked", "wrong"),
    [
        ("claim", "قال إن [القصف توقف]", False),
        ("claim", "قال إن القصف توقف", True),
        ("claim", "قال [إن [القصف] توقف]", True),
        ("claim", "قال ]إن[ القصف", True),
        ("claim", "قال [إن القصف", True),
        ("silence", "لم يحدث شيء", False),
    ],
)
def test_brackets_must_pair(type_, marked, wrong):
    assert bool(list(lint.brackets([Example(type_, "x.toml", {}, marked)], "ar"))) == wrong


def test_kinds_without_example_or_silence_are_named():
    said = [
        Example("claim", "x", {"kind": "attack"}, "[x]"),
        Example("claim", "x", {"kind": "aid"}, "[x]"),
        Example("silence", "x", {"kind": "aid"}, "x"),
    ]
    whats = {finding.about: finding.what for finding in lint.silences(said, "ar")}
    assert whats["attack"] == "no silence"
    assert whats["access"] == "no example"
    assert "aid" not in whats


def test_an_unknown_kind_is_an_error():
    assert found(lint.unknown_kinds([Example("claim", "x", {"kind": "weather"}, "[x]")], "ar")) == [(ERROR, "claim")]


def test_broken_data_is_a_finding(monkeypatch):
    def broken(code):
        raise DataError("x.toml: not TOML")

    monkeypatch.setattr(lint, "language", broken)
    assert found(lint.lint("ar")) == [(ERROR, "loading")]


@pytest.mark.parametrize("code", available())
def test_the_languages_have_no_errors(code):
    """Whoever adds a language sees their own errors, not ours."""
    assert [finding for finding in lint.lint(code) if finding.level == ERROR] == []


@pytest.mark.parametrize(("written", "lacking"), [("draft = true", "name, direction"), ("name = 'X'", "direction")])
def test_a_half_made_language_says_what_it_lacks(tmp_path, monkeypatch, written, lacking):
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx/language.toml").write_text(written, encoding="utf-8")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(DataError, match=f"it lacks {lacking}, script"):
        module.settings_of("xx")


@pytest.mark.parametrize(
    "content", ["[[weather]]\nsay = ['x']", "[[claim]]\nkind = 'aid'", "[[claim]]\nsay = 'x'", "[["]
)
def test_what_is_no_entry_names_its_file(tmp_path, monkeypatch, content):
    folder = tmp_path / "xx" / "corpus"
    folder.mkdir(parents=True)
    (folder / "bad.toml").write_text(content, encoding="utf-8")
    monkeypatch.setattr(corpora, "FOLDER", tmp_path)
    with pytest.raises(DataError, match=r"bad\.toml"):
        list(corpora.examples("xx"))


def test_entries_give_their_sentences(tmp_path, monkeypatch):
    folder = tmp_path / "xx" / "corpus"
    folder.mkdir(parents=True)
    (folder / "a.toml").write_text(
        "published = '2023-01-01'\n[[claim]]\nkind = 'aid'\nsay = ['a [b] c', '[d]']\n", encoding="utf-8"
    )
    monkeypatch.setattr(corpora, "FOLDER", tmp_path)
    one, other = corpora.examples("xx")
    assert (one.type, one.values, one.text, other.marked) == ("claim", {"kind": "aid"}, "a b c", "[d]")
