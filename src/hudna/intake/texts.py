"""Text -> text, or a refusal: empty, too long, HTML, or letters that were decoded wrongly before they came here."""

from __future__ import annotations

import re

from hudna.errors import InputError

MEGABYTE = 1_000_000
LIMIT = 5 * MEGABYTE

_PAGE = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|div|br|span|a|script|style|table|tr|td|ul|li|h[1-6]|b|strong|em|img|body|head)\b[^<>]*>", re.IGNORECASE
)
_SEVERAL = 5  # tags that make a text a page; fewer may be quoted in it
# Lead bytes of UTF-8 Arabic and Cyrillic, read as if they were Latin letters.
_MISREAD = re.compile("[\u00d0\u00d1\u00d8-\u00db]")
_LETTER = re.compile(r"[^\W\d_]")


def checked(text: str, name: str, limit: int) -> str:
    """The text itself, if it is one. Raises InputError."""
    if not text.strip():
        raise InputError(f"{name}: empty; give a file with text")
    if len(text) > limit // 4 and len(text.encode("utf-8", "surrogatepass")) > limit:
        raise too_long(name, limit)
    if _PAGE.search(text, 0, 2000) or len(_TAG.findall(text)) >= _SEVERAL:
        raise InputError(f"{name}: this is HTML, not text; save the article's own words as a text file")
    letters = len(_LETTER.findall(text))
    if letters and len(_MISREAD.findall(text)) > 0.25 * letters:
        raise InputError(f"{name}: UTF-8 that was once read as Windows-1252 and saved so; take the original file")
    return text


def too_long(name: str, limit: int) -> InputError:
    """The refusal of a text over the limit."""
    return InputError(f"{name}: longer than {limit / MEGABYTE:g} MB; split it, or allow more: --limit MB")
