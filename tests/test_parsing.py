"""Claims as JSON come back as the claims that they were; what is no claim is refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.errors import InputError
from hudna.model import Document
from hudna.model.json import claim_json
from hudna.model.parsing import claim_of
from hudna.reading import read

TEXT = (
    "At least 12 people were killed and 30 wounded in Idlib on Tuesday, the Syrian health ministry said. "
    "The army denied that it had shelled the town and said it would withdraw from two positions."
)


@cache
def claims():
    document = Document(TEXT, "one", date(2023, 9, 20), "Asia/Damascus", "en")
    return document, read(document).claims


def test_claims_come_back() -> None:
    """What is written is what is read: a record that changes what it keeps is none."""
    document, found = claims()
    assert len(found) > 3
    for claim in found:
        body = claim_json(claim, document)
        assert claim_json(claim_of(body, TEXT), document) == body


def test_words_are_checked() -> None:
    """A span whose words are not those of the text is refused: it would rest on nothing."""
    document, found = claims()
    body = claim_json(found[0], document)
    with pytest.raises(InputError, match="other words"):
        claim_of(body, TEXT.upper())
    with pytest.raises(InputError, match="in a text of"):
        claim_of(body, TEXT[:3])


@pytest.mark.parametrize("lost", ["kind", "sources", "quantities", "content", "time"])
def test_missing_fields_are_named(lost: str) -> None:
    """Unknown is null; left out is an error."""
    document, found = claims()
    body = claim_json(found[0], document)
    del body[lost]
    with pytest.raises(InputError, match=lost):
        claim_of(body, TEXT)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("doubt", {"score": "high", "reasons": ["x"]}),
        ("doubt", {"score": float("nan"), "reasons": []}),
        ("mode", {"a": 1}),
        ("negated", 1),
        ("agent", {"name": "x", "side": ["AZE"], "sector": None, "start": 0, "end": 1}),
        ("agent", {"name": {}, "side": None, "sector": None, "start": 0, "end": 1}),
        ("place", {"name": "x", "id": {}, "start": 0, "end": 1}),
        ("place", {"name": "x", "id": None, "precision": 7, "start": 0, "end": 1}),
        ("content", {"start": False, "end": True}),
        ("sources", "nobody"),
        ("time", {"start": "0001-01-01T00:00+14:00", "end": None, "precision": "day", "basis": "stated", "span": None}),
        ("time", {"start": 5, "end": None, "precision": "day", "basis": "stated", "span": None}),
    ],
)
def test_values_of_other_sorts_are_refused(field: str, value: object) -> None:
    """What came into a record cannot be taken out: a value that nothing can read must not get in."""
    document, found = claims()
    body = claim_json(found[0], document)
    with pytest.raises(InputError, match="no claim as"):
        claim_of({**body, field: value}, TEXT)


@given(st.data())
def test_no_body_does_more_than_be_refused(data: st.DataObject) -> None:
    """Whatever stands in a field, the answer is a claim or a sentence."""
    document, found = claims()
    body = claim_json(found[0], document)
    field = data.draw(st.sampled_from(sorted(body)))
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    value = data.draw(
        st.recursive(
            scalars,
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
            max_leaves=6,
        )
    )
    with suppress(InputError):
        claim_of({**body, field: value}, TEXT)
