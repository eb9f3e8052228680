"""Paths, JSON Lines and standard input -> a stream of documents, in order; what is refused does not stop the rest."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from hudna.errors import InputError
from hudna.intake.encodings import decode
from hudna.intake.given import Given, day, language_code, moment, zone
from hudna.intake.texts import checked, too_long
from hudna.model import Document

STDIN = "-"
_STREAMS = {".jsonl", ".ndjson"}
_FIELDS = ("published", "timezone", "language", "publisher", "url", "retrieved")


class Listener(Protocol):
    """Who is told of what went wrong on the way."""

    def refuse(self, error: InputError) -> None:
        """A document was not read."""

    def note(self, text: str) -> None:
        """A document was read, but the user should know this."""


def documents(paths: Sequence[str], given: Given, listener: Listener) -> Iterator[Document]:
    """The documents of files, streams and `-` (standard input), in order."""
    for path in paths:
        name = "standard input" if path == STDIN else path
        try:
            with _open(path) as file:
                yield from _documents_in(file, name, path, given, listener)
        except InputError as error:
            listener.refuse(error)


def _open(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except FileNotFoundError:
        raise InputError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise InputError(f"{path}: a folder; name the files in it") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: cannot be opened ({error})") from None


def _documents_in(file: BinaryIO, name: str, path: str, given: Given, listener: Listener) -> Iterator[Document]:
    cap = 6 * given.limit + 100_000  # a letter may take six bytes as \uXXXX
    head = file.readline(cap)
    if Path(path).suffix.lower() in _STREAMS or _is_record(head):
        yield from _stream(chain([head], _lines(file, cap)), name, cap, given, listener)
        return
    raw = head + file.read(max(0, 4 * given.limit + 4 - len(head)))  # UTF-32 takes at most four times the bytes
    if len(raw) > 4 * given.limit:
        raise too_long(name, given.limit)
    if not raw:
        raise InputError(f"{name}: empty; give a file with text")
    found = decode(raw, name, given.encoding)
    text = checked(found.text, name, given.limit)
    if found.guessed:
        listener.note(f"{name}: read as {found.encoding}, which was guessed; --encoding names another")
    _refuse_spread_json(text, name)
    known = None if path == STDIN else Path(path).name
    yield Document(text, known, given.published, given.timezone, given.language, given.publisher)


def _lines(file: BinaryIO, cap: int) -> Iterator[bytes]:
    while line := file.readline(cap):
        yield line
        while len(line) == cap and not line.endswith(b"\n"):  # the rest of a line that is too long
            line = file.readline(cap)


def _is_record(line: bytes) -> bool:
    """Whether a first line is a JSON document, so that the whole is a stream whatever its name."""
    if not line.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _refuse_spread_json(text: str, name: str) -> None:
    if text.lstrip()[:1] in {"{", "["}:
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return
        raise InputError(f"{name}: JSON over several lines; write one document a line: jq -c . FILE > DOCS.jsonl")


def _stream(lines: Iterator[bytes], name: str, cap: int, given: Given, listener: Listener) -> Iterator[Document]:
    seen = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        seen = True
        try:
            document = _document(line, f"{name}, line {number}", cap, given)
        except InputError as error:
            listener.refuse(error)
            continue
        yield document
    if not seen:
        raise InputError(f"{name}: empty; give it one JSON document a line")


def _document(line: bytes, where: str, cap: int, given: Given) -> Document:
    if len(line) >= cap:
        raise too_long(where, given.limit)
    record = _record(line, where)
    text = record.get("text")
    if not isinstance(text, str):
        missing = 'has no "text"' if text is None else '"text" is no string'
        raise InputError(f'{where}: {missing}; write {{"text": "…", "published": "2023-09-20", …}}')
    checked(text, where, given.limit)
    try:
        published, timezone, language, publisher, url, retrieved = (_field(record, key) for key in _FIELDS)
        return Document(
            text,
            _id(record.get("id")),
            _or(published, given.published),
            zone(timezone) if timezone else given.timezone,
            language_code(language) if language else given.language,
            publisher or given.publisher,
            url,
            moment(retrieved) if retrieved else None,
            _claims(record.get("claims")),
        )
    except InputError as error:
        raise InputError(f"{where}: {error}") from None


def _claims(value: object) -> tuple[dict[str, Any], ...] | None:
    """Claims that come with their document; whether they are any is seen when they are taken in."""
    if value is None:
        return None
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return tuple(value)
    raise InputError('"claims" is no list of objects; write them as hudna read --json prints them, or leave it out')


def _record(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise InputError(f"{where}: not UTF-8, as JSON must be; convert it: iconv -f … -t utf-8") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: broken JSON at character {error.colno} ({error.msg}); mend the line") from None
    except (ValueError, RecursionError):
        raise InputError(f"{where}: JSON too deep or with too long a number; write a flat object") from None
    if not isinstance(record, dict):
        raise InputError(f'{where}: JSON, but no object; write {{"text": "…"}}')
    return record


def _field(record: dict[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'"{key}" is no string; write it in quotes or leave it out')
    return value or None


def _or(published: str | None, otherwise: date | None) -> date | None:
    return day(published) if published else otherwise


def _id(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise InputError('"id" is neither string nor number; write it as a string')
