"""Bodies -> entries: the content id of each, and the hash that chains it to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from hudna.model.claims import canonical

VERSION = 1  # of what the hash covers
NOTHING = "0" * 64  # the hash "before" the first entry


class Head(NamedTuple):
    """The last entry of a chain: its place, hash and time. An empty chain ends at place 0."""

    seq: int = 0
    hash: str = NOTHING
    recorded: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to become an entry: its kind, its body as canonical JSON, and its content id."""

    kind: str
    body: str
    id: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the record; the fields are those of docs/reference/record.md."""

    seq: int
    kind: str
    id: str
    author: str
    recorded: str
    previous: str
    hash: str
    body: str

    def content(self) -> dict[str, Any]:
        """The body as an object. ValueError where it is no JSON object, as in a record that was tampered with."""
        found = json.loads(self.body)
        if not isinstance(found, dict):
            raise ValueError("the body is no object")
        return found


def draft(kind: str, **content: Any) -> Draft:
    """A kind and the body's fields -> Draft. Equal content has an equal id, whoever records it and when."""
    written = canonical({"type": kind, **content}).decode("utf-8", "surrogatepass")
    # Half a surrogate pair, which no database takes, is written as JSON's own escape for it.
    body = written.encode("utf-8", "backslashreplace")
    return Draft(kind, body.decode("utf-8"), hashlib.sha256(body).hexdigest())


def content_id(body: str) -> str:
    """SHA-256 of a body's bytes, in hexadecimal."""
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def chain_hash(seq: int, kind: str, id_: str, author: str, recorded: str, previous: str) -> str:
    """What ties an entry to all before it: SHA-256 of the canonical JSON of its columns but the body, whose hash the
    id is."""
    return hashlib.sha256(canonical([VERSION, seq, kind, id_, author, recorded, previous])).hexdigest()


def chained(drafts: Iterable[Draft], head: Head, author: str, recorded: str) -> Iterator[Entry]:
    """Drafts -> entries that follow `head`, all by one author at one instant (never before the head's)."""
    seq, previous = head.seq, head.hash
    moment = max(recorded, head.recorded)
    for one in drafts:
        seq += 1
        found = chain_hash(seq, one.kind, one.id, author, moment, previous)
        yield Entry(seq, one.kind, one.id, author, moment, previous, found, one.body)
        previous = found
