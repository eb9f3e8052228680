"""Documents -> the record: read, or taken with the claims that came with them, and filed in groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any, Protocol

from hudna import __version__
from hudna.desk.given import held
from hudna.errors import InputError
from hudna.model import Document
from hudna.model.claims import Claim
from hudna.model.json import claim_json, document_json
from hudna.model.parsing import claim_of
from hudna.reading import Reading, read
from hudna.record import Filing, Record, file, filing, known_texts

BESIDE = frozenset({"document", "ceasefire", "status", "state"})  # what `hudna claims --json` prints beside a claim
READER = f"hudna {__version__}"
GIVEN = "given"  # the reader of claims that came with their document
_DEEDS = frozenset({"movement", "disarmament", "access", "exchange", "aid"})  # what an obligation may oblige to
_GROUP, _SECONDS = 64, 1.0  # documents, and time, after which what was read is made safe

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document: `fate` is new, printing, known or taken-down; `claims` how many were recorded."""

    document: Document
    fate: str
    claims: int


class Reader(Protocol):
    """Who reads documents, and is told of what was not taken in."""

    def read(self, document: Document) -> Reading | None:
        """A document's reading; None for one that failed, of which the user was told."""

    def refuse(self, error: InputError) -> None:
        """A document was not added."""


def add(record: Record, documents: Iterable[Document], author: str, reader: Reader) -> Iterator[Added]:
    """Add documents in order. What is yielded is on the disk, so that a run that was killed goes on where it stopped.

    The reader is not asked for texts that the record has, nor for documents that came with their claims; such claims
    are refused, with their document, where they do not fit its text.
    """
    ready: list[tuple[Document, Filing]] = []
    begun = monotonic()
    for document in documents:
        made = _filing(document, reader, bool(known_texts(record, [document.sha256])))
        if made is not None:
            ready.append((document, made))
        if len(ready) >= _GROUP or monotonic() - begun > _SECONDS:
            yield from _filed(record, ready, author)
            ready, begun = [], monotonic()
    yield from _filed(record, ready, author)


def _filed(record: Record, ready: Sequence[tuple[Document, Filing]], author: str) -> Iterator[Added]:
    """Make a group safe: one write for each document would wait for the disk each time."""
    if not ready:
        return
    done = file(record, [filed for _, filed in ready], author)
    for (document, _), filed in zip(ready, done, strict=True):
        yield Added(document, filed.fate, sum(entry.kind == "claim" for entry in filed.entries))


def _filing(document: Document, reader: Reader, known: bool) -> Filing | None:
    if known:
        return filing(document.text, about(document, None), (), READER)
    if document.claims is not None:
        try:
            return filing(document.text, about(document, document.language), given_claims(document), GIVEN)
        except InputError as error:
            reader.refuse(error)
            return None
    found = reader.read(document)
    if found is None:
        return None
    claims = [claim_json(claim, document) for claim in found.claims]
    return filing(document.text, about(document, found.language), claims, READER)


def about(document: Document, language: str | None) -> Json:
    """What the record keeps of a document, beside its text."""
    retrieved = document.retrieved.isoformat() if document.retrieved else None
    return {**document_json(document, language), "url": document.url, "retrieved": retrieved}


def given_claims(document: Document) -> list[Json]:
    """Claims that came with a document, each checked against its text and with its own id.

    Raises InputError, with the claim's place in the list, for what is no claim of this text.
    """
    return [_given(document, number, one) for number, one in enumerate(document.claims or (), 1)]


def _given(document: Document, number: int, body: Any) -> Json:
    try:
        own = {name: value for name, value in body.items() if name not in BESIDE}
        claim = held(claim_of(own, document.text), document.text)
    except InputError as error:
        raise InputError(f"{document.id or 'document'}, claim {number}: {error}") from None
    if claim.kind == "obligation" and not claim.rule:
        claim = replace(claim, rule=_duty(document, claim))
    return claim_json(claim, document)


def _duty(document: Document, claim: Claim) -> str:
    """The rule of the deed that the words of an obligation name by themselves: what it obliges to."""
    alone = read(Document(claim.content.of(document.text), language=document.language))
    return next((one.rule for one in alone if one.kind in _DEEDS), "")
