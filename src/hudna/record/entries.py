"""Bodies -> entries: the content id of each, and the hash that chains it to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from hudna.errors import InputError
from hudna.model.claims import canonical

VERSION = 1  # of what the hash covers
NOTHING = "0" * 64  # the hash "before" the first entry


class Head(NamedTuple):
    """The last entry of a chain: its place, hash and time. An empty chain ends at place 0."""

    seq: int = 0
    hash: str = NOTHING
    recorded: str = ""

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def noted(head: str) -> Head:
    """A head as it was noted elsewhere, `SEQ:HASH` -> Head, without its time. InputError for anything else."""
    seq, _, found = head.strip().partition(":")
    if not (seq.isascii() and seq.isdigit() and len(found) == len(NOTHING) and set(found) <= set("0123456789abcdef")):
        raise InputError(f"head {head!r}: write it as hudna verify prints it, PLACE:HASH with 64 digits of the hash")
    return Head(int(seq), found)


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

    def untyped(self) -> list[str]:
        """The columns that hold what is no text, or no number: SQLite keeps whatever it is given."""
        return [name for name in Entry.__slots__ if not isinstance(getattr(self, name), int if name == "seq" else str)]

    def content(self) -> dict[str, Any]:
        """The body as an object. ValueError where it is no JSON object, as in a record that was tampered with."""
        try:
            found = json.loads(self.body)
        except RecursionError:
            raise ValueError("the body is nested too deep") from None
        if not isinstance(found, dict):
            raise ValueError("the body is no object")
        return found


def draft(kind: str, **content: Any) -> Draft:
    """A kind and the body's fields -> Draft. Equal content has an equal id, whoever records it and when."""
    body = storable({**content, "type": kind})
    return Draft(kind, body.decode("utf-8"), hashlib.sha256(body).hexdigest())


def storable(value: object) -> bytes:
    """A value -> canonical JSON that every database takes: half a surrogate pair is written as JSON's escape for it."""
    written = canonical(value)
    try:
        written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("utf-8", "surrogatepass").encode("utf-8", "backslashreplace")
    return written


def content_id(body: str) -> str:
    """SHA-256 of a body's bytes, in hexadecimal. Bytes that are no UTF-8 were kept as half surrogates."""
    return hashlib.sha256(body.encode("utf-8", "surrogateescape")).hexdigest()


def chain_hash(seq: int, kind: str, id_: str, author: str, recorded: str, previous: str) -> str:
    """What ties an entry to all before it: SHA-256 of the canonical JSON of its columns but the body, whose hash the
    id is."""
    return hashlib.sha256(canonical([VERSION, seq, kind, id_, author, recorded, previous])).hexdigest()


def chained(drafts: Iterable[Draft], head: Head, author: str, recorded: str) -> Iterator[Entry]:
    """Drafts -> entries that follow `head`, all by one author at one instant (never before the head's)."""
    if "\0" in author or not author.strip() or any("\ud800" <= letter <= "\udfff" for letter in author):
        raise InputError(f"author {author!r}: nobody, or letters that cannot be kept; give a name (--author NAME)")
    seq, previous = head.seq, head.hash
    moment = max(recorded, head.recorded)
    by, at = _written(author), _written(moment)  # as JSON, once: what follows is chain_hash for each
    for one in drafts:
        seq += 1
        said = f'[{VERSION},{seq},{_written(one.kind)},"{one.id}",{by},{at},"{previous}"]'
        found = hashlib.sha256(said.encode("utf-8")).hexdigest()
        yield Entry(seq, one.kind, one.id, author, moment, previous, found, one.body)
        previous = found


@lru_cache(maxsize=64)
def _written(text: str) -> str:
    return canonical(text).decode("utf-8")
