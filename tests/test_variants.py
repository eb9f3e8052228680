"""Variants: two versions of an agreement, clause by clause."""

from __future__ import annotations

from datetime import date

from hudna.model import Document
from hudna.reading.agreements import agreement
from hudna.reading.variants import variants

SIGNED = """Statement
1. The Republic of Armenia shall withdraw its forces from the Agdam district by 20 November 2020.
2. The Parties shall exchange prisoners of war.
3. The costs are settled later by the commission.
"""
DRAFT = """Statement
1. The Republic of Armenia shall withdraw its forces from the Agdam district by 25 November 2020.
2. The costs are settled later by the commission.
3. The Russian peacekeeping contingent shall be deployed along the line of contact.
"""


def read(text: str):
    return agreement(Document(text, "x", None, "Asia/Baku", "en"))


def test_a_changed_deadline_is_shown_in_words_and_in_value():
    """Another day, the rest the same."""
    draft, signed = read(DRAFT), read(SIGNED)
    first = variants(draft, signed)[0]
    assert first.change == "changed"
    ((left, right),) = first.edits
    assert (left.of(DRAFT), right.of(SIGNED)) == ("25", "20")
    (value,) = first.values
    assert value.field == "due"
    assert (value.first.date(), value.second.date()) == (date(2020, 11, 25), date(2020, 11, 20))


def test_moved_added_and_removed():
    """A clause under another number is moved, not removed and added."""
    found = variants(read(DRAFT), read(SIGNED))
    said = [(one.change, one.first and one.first.label, one.second and one.second.label) for one in found]
    assert said == [("changed", "1", "1"), ("moved", "2", "3"), ("removed", "3", None), ("added", None, "2")]


def test_a_text_does_not_differ_from_itself():
    """Nor in marks, case or blanks alone."""
    same = variants(read(SIGNED), read(SIGNED.replace("exchange prisoners of war.", "exchange  prisoners of war;")))
    assert [one.change for one in same] == ["same"] * 3
    assert not any(one.values for one in same)
