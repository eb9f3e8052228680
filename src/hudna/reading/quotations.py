"""Marks -> quotations: which tokens stand inside which pair of quotation marks."""

from __future__ import annotations

from hudna.reading.layouts import Layout
from hudna.reading.scans import Scan
from hudna.reading.signs import CLOSING, OPENING, STRAIGHT


def find_quotations(scan: Scan, marks: Layout) -> None:
    """Number the quotations; a quotation ends at its closing mark or, unclosed, with its paragraph."""
    marks.quotes = [(0, 0)]
    marks.quote_at = [0] * len(scan.tokens)
    opened: int | None = None
    for index, token in enumerate(scan.tokens):
        if opened is not None and "\n" in scan.text[scan.tokens[index - 1].end : token.start]:
            _close(marks, opened, index)
            opened = None
        if token.shape != "mark" or token.text in "()'":
            continue
        opens = token.text in OPENING | STRAIGHT or (token.text in CLOSING and _closing_mark_opens(scan, index))
        if opened is None and opens:
            opened = index
        elif opened is not None and token.text in CLOSING | STRAIGHT | {"“"}:
            _close(marks, opened, index)
            opened = None


def _closing_mark_opens(scan: Scan, index: int) -> bool:
    """Some papers open with the mark that others close with (” … “): a space before it and none after."""
    tokens = scan.tokens
    if index + 1 >= len(tokens):
        return False
    free_before = index == 0 or tokens[index - 1].end < tokens[index].start
    return free_before and tokens[index].end == tokens[index + 1].start


def _close(marks: Layout, opened: int, index: int) -> None:
    marks.quotes.append((opened + 1, index))
    for inside in range(opened, index):
        marks.quote_at[inside] = len(marks.quotes) - 1
