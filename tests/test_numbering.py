"""Numbering: the forms of three languages, what looks like a number and is none, and how clauses nest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.reading.numbering import numbered


@pytest.mark.parametrize(
    ("code", "text", "labels"),
    [
        ("en", "1. One\n2. Two\n3. Three", ["1", "2", "3"]),
        ("en", "1) One\n2) Two", ["1", "2"]),
        ("en", "(1) One\n(2) Two", ["1", "2"]),
        ("en", "Article 1\nOne\nArticle 2: Two\nARTICLE III. Three", ["1", "2", "3"]),
        ("en", "Article One\nText\nArticle Two\nText", ["1", "2"]),
        ("en", "1. The Parties shall: (a) stop; (b) withdraw.\n2. Two", ["1", "1(a)", "1(b)", "2"]),
        ("en", "Article 1\n1. One\n2. Two\nArticle 2\n1. One", ["1", "1.1", "1.2", "2", "2.1"]),
        ("en", "1. One\n1.1. Deep\n1.2. Deep\n2. Two", ["1", "1.1", "1.2", "2"]),
        ("en", "1. One\n(a) A\n(i) first\n(ii) second\n(b) B", ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"]),
        ("en", "First: One\nSecond: Two", ["1", "2"]),
        ("ru", "Статья 1. Раз\nСтатья 2. Два", ["1", "2"]),
        ("ru", "Первое. Раз\nВторое. Два", ["1", "2"]),
        ("ru", "1. Раз:\nа) да\nб) нет\n2. Два", ["1", "1(а)", "1(б)", "2"]),
        ("ar", "المادة الأولى: كذا\nالمادة الثانية: كذا", ["1", "2"]),
        ("ar", "المادة (1)\nكذا\nالمادة (2)\nكذا", ["1", "2"]),
        ("ar", "أولاً: كذا\nثانياً: كذا", ["1", "2"]),
        ("ar", "البند 1: كذا\nالبند 2: كذا", ["1", "2"]),
        ("ar", "١. كذا\n٢. كذا", ["1", "2"]),
        ("ar", "1- كذا\n2- كذا", ["1", "2"]),
    ],
)
def test_forms(code, text, labels):
    """Each is usual in its language."""
    assert [one.label for one in numbered(text, code)] == labels


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Signed on 9 November\n2020. It was cold."),
        ("en", "Article 5 of the Charter applies."),
        ("en", "First they agreed to stop."),
        ("en", "15 November is the deadline."),
        ("ru", "Статья 5 Устава применяется."),
    ],
)
def test_what_is_no_number(code, text):
    """Years, dates, articles of other texts, and a first word that counts nothing."""
    assert numbered(text, code) == []


@given(st.text(alphabet="1234567890.)(aAbi \nArticle:-", max_size=80))
def test_any_text_is_survived(text):
    """Marks stand in order, inside the text, and never overlap."""
    found = [one.mark for one in numbered(text, "en")]
    assert all(one.start < one.body <= len(text) + 1 for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})
