"""Language codes -> what a user should be told of them: not read, not recognised, read as a draft."""

from __future__ import annotations

from hudna.languages import available, finished
from hudna.languages.signs import language_name
from hudna.reading.identify import UNKNOWN


def unread(code: str) -> str:
    """Why a text in this language is not read, with what was found and what could be."""
    reads = f"hudna reads {', '.join(finished())}"
    if code == UNKNOWN:
        return f"its language was not recognised; {reads} (--language says which one it is)"
    if code in available():
        return f"found: {language_name(code)} ({code}), which is a draft; --language {code} reads it, {reads} unasked"
    return f"found: {language_name(code)} ({code}); {reads}"


def draft(code: str) -> tuple[str, ...]:
    """What the user of an unfinished language should know."""
    if code in finished():
        return ()
    return (f"{language_name(code)} ({code}) is a draft: many claims are missed, and numbers with them",)
