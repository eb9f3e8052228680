"""Claims as JSON come back as the claims that they were; what is no claim is refused."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.errors import InputError
from hudna.model import Document
from hudna.model.json import claim_json
from hudna.model.parsing import claim_of
from hudna.reading import read

TEXT = (
    "At least 12 people were killed and 30 wounded in Idlib on Tuesday, the Syrian health ministry said. "
    "The army denied that it had shelled the town and said it would withdraw from two positions."
)


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
