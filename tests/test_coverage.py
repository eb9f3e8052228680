"""Kinds and languages -> coverage: words are lemmas, gaps are what another language has, corpora are counted."""

from __future__ import annotations

from hudna.kinds import kinds
from hudna.languages import available, language
from hudna.languages.corpora import examples
from hudna.languages.coverage import SenseCoverage, compared, coverage, senses_like, words_of


def test_words_are_lemmas_not_forms():
    forms = [f for found in language("ru").lexicon.forms.values() for f in found if f.sense == "shell"]
    assert words_of("ru")["shell"] == len({form.lemma for form in forms}) < len(forms)


def test_a_gap_is_what_another_language_has():
    assert SenseCoverage("x", (), {"ar": 2, "en": 0}).missing == ["en"]
    assert SenseCoverage("x", (), {"ar": 0, "en": 0}).missing == []


def test_every_kind_and_sense_stands_side_by_side():
    codes = available()
    rows = compared(codes)
    assert [row.kind for row in rows] == list(kinds())
    for row in rows:
        asked = {s for f in kinds()[row.kind].frames for s in f.head | f.with_ | f.and_ if not s.startswith("@")}
        assert {one.sense for one in row.senses} == asked
        assert all(list(one.words) == codes and one.frames for one in row.senses)
        for code in codes:
            assert row.lacks(code) == [one.sense for one in row.senses if code in one.missing]
            assert set(row.lacks(code)) <= set(row.languages[code].missing)


def test_examples_are_those_of_the_corpus():
    said = [one for one in examples("en") if one.values.get("kind") == "casualty"]
    found = next(one for one in coverage("en") if one.kind == "casualty")
    assert found.examples == sum(one.type == "claim" for one in said)
    assert found.silences == sum(one.type == "silence" for one in said)
    assert sum(found.modes.values()) <= found.examples


def test_a_frame_works_where_it_has_a_head_and_what_it_asks_for_beside():
    (row,) = compared(["ar"], "attack")
    frame = row.languages["ar"].frames[0]
    assert frame.works
    assert not frame._replace(head=dict.fromkeys(frame.head, 0)).works
    assert not frame._replace(beside={"x": 0}).works


def test_senses_by_their_beginning():
    found = senses_like("unit-", available())
    assert found
    assert all(one.sense.startswith("unit-") and any(one.words.values()) for one in found)
