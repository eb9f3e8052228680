"""Values -> cells of a table that a spreadsheet cannot take for a formula, and the way back.

A spreadsheet runs a cell that begins with = + - or @ (OWASP, "CSV Injection"), also in full width and after a tab or a
line end. Such text gets an apostrophe before it. So that nothing is lost, text that begins with apostrophes and then
such a sign gets one more: `unguarded` takes exactly one off. Numbers are no text: -12.5 stays -12.5.
"""

from __future__ import annotations

import json
import math
import re
from datetime import date, datetime

_GUARDED = re.compile("'*[\t\r\n]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_SURROGATE = re.compile("[\ud800-\udfff]")


def guarded(text: str) -> str:
    """Text that no spreadsheet runs."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def encodable(text: str) -> str:
    """Text without halves of surrogate pairs, which UTF-8 has no bytes for: each is a replacement character."""
    return _SURROGATE.sub("\ufffd", text)


def compact(value: object) -> str:
    """A value as JSON on one line; surrogate halves are left out of it."""
    return encodable(_JSON.encode(value))


def finite(value: float | None) -> int | float | None:
    """A number that every reader of numbers knows; None for what is none."""
    return value if value is None or isinstance(value, int) or math.isfinite(value) else None


def cell(value: object) -> str:
    """A value of a column as the text of its cell; None is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(encodable(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return "" if finite(value) is None else repr(value)
    return compact(value)
