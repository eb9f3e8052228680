"""Language codes -> what a user should be told of them: not read, not recognised, read as a draft."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hudna.languages import available, finished
from hudna.languages.signs import language_name
from hudna.reading.identify import UNKNOWN
from hudna.reading.stretches import Stretch


def unread(code: str) -> str:
    """Why a text in this language is not read, with what was found and what could be."""
    reads = f"hudna reads {', '.join(finished())}"
    if code == UNKNOWN:
        return f"its language was not recognised; {reads} (--language says which one it is)"
    if code in available():
        return f"found: {language_name(code)} ({code}), which is a draft; --language {code} reads it, {reads} unasked"
    return f"found: {language_name(code)} ({code}); {reads}"


def warnings_of(text: str, parts: Sequence[Stretch], known: Collection[str]) -> tuple[str, ...]:
    """What was read as a draft, and what of a document in several languages was not read."""
    codes = dict.fromkeys(part.language for part in parts)
    drafts = [line for code in codes if code in known for line in draft(code)]
    left = [code for code in codes if code not in known and code != UNKNOWN]
    return (*drafts, *(_left(text, parts, code) for code in left))


def _left(text: str, parts: Sequence[Stretch], code: str) -> str:
    words = "\n".join(text[part.start : part.end] for part in parts if part.language == code)
    lines = sum(bool(line.strip()) for line in words.split("\n"))
    count = "1 paragraph" if lines == 1 else f"{lines} paragraphs"
    return f"{count} not read; {unread(code)}"


def draft(code: str) -> tuple[str, ...]:
    """What the user of an unfinished language should know."""
    if code in finished():
        return ()
    return (f"{language_name(code)} ({code}) is a draft: many claims are missed, and numbers with them",)
