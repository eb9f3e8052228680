"""Any text -> text that cannot steer a terminal, break a table or turn the words around it."""

from __future__ import annotations

import re
import unicodedata

# Embeddings, overrides and isolates: what they open may reach past the words they came with.
BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
# C0 and C1 controls, DEL, line and paragraph separators, the byte order mark, noncharacters' usual suspects.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb]|[\ud800-\udfff]")
_BLANKS = re.compile(r"[\s\u2028\u2029]+")

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"  # Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms
_RIGHT_RUN = re.compile(f"[{_RIGHT}](?:[^A-Za-z\u0400-\u04ff]*[{_RIGHT}])?")

# In JSON these are written as \uXXXX: the value is the same, and a terminal that shows the line does nothing.
_UNSAFE_JSON = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]")


def sign(match: re.Match[str]) -> str:
    """A control character as something to see: its picture, or its number."""
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<{code:04X}>"


def line(text: str) -> str:
    """Text for one line of a terminal: blanks joined, controls shown as signs, bidi controls left out."""
    return CONTROL.sub(sign, BIDI.sub("", _BLANKS.sub(" ", text))).strip()


def walled(text: str) -> str:
    """One line for a terminal that knows directions: right-to-left words in isolates, so that all stays in place."""
    if right_to_left(text):
        return f"\u2067{text}\u2069"
    return _RIGHT_RUN.sub("\u2067\\g<0>\u2069", text)


def right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def json_line(dumped: str) -> str:
    """A line of JSON in which no character can steer a terminal."""
    return _UNSAFE_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", dumped)
