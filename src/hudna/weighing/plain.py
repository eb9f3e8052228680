"""Answers -> plain JSON: assessments, records, assignments, with every reason and claim id that they hold."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any


def plain(answer: Any) -> Any:
    """An answer of the weighing as dicts, lists, strings and numbers; fields keep their names, less a last underscore.

    Instants are ISO 8601 with their offset, to the minute. What has no plain form is a TypeError.
    """
    if answer is None or isinstance(answer, str | int | float):
        return answer
    if isinstance(answer, datetime):
        return answer.isoformat(timespec="minutes")
    if isinstance(answer, date):
        return answer.isoformat()
    if is_dataclass(answer) and not isinstance(answer, type):
        return {one.name.rstrip("_"): plain(getattr(answer, one.name)) for one in fields(answer)}
    if isinstance(answer, tuple) and hasattr(answer, "_fields"):
        return {name: plain(getattr(answer, name)) for name in answer._fields}
    if isinstance(answer, tuple | list):
        return [plain(one) for one in answer]
    if isinstance(answer, dict):
        return {str(name): plain(one) for name, one in answer.items()}
    raise TypeError(f"no plain form of {type(answer).__name__}")
