"""Rows -> a CSV table (RFC 4180, UTF-8 without a mark) in a binary file, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from hudna.exports.cells import cell


class Sheet:
    """What takes rows."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._writer = csv.writer(stream)

    def row(self, values: Sequence[Any]) -> None:
        """Write a row; its text is guarded against spreadsheets that would run it."""
        self._writer.writerow([cell(value) for value in values])

    def plain(self, values: Sequence[str]) -> None:
        """A row of the format's own words, which no guard may change (names of columns, hashtags)."""
        self._writer.writerow(values)


@contextmanager
def sheet(target: BinaryIO, *headers: Sequence[str]) -> Iterator[Sheet]:
    """A table that is being written; `headers` are its first rows. The file stays open."""
    stream = io.TextIOWrapper(target, encoding="utf-8", newline="")
    try:
        made = Sheet(stream)
        for header in headers:
            made.plain(header)
        yield made
    finally:
        stream.flush()
        stream.detach()
