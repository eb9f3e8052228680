"""Bytes -> text: by the byte order mark, as UTF-8, as UTF-16 without a mark, or as an older code page that fits."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from hudna.errors import InputError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# What a file is by its first bytes, and how to get its text.
_MAGIC = (
    (b"%PDF", "a PDF; take its text first: pdftotext FILE.pdf FILE.txt"),
    (b"PK\x03\x04", "a zip archive (a Word or Excel file is one); save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as plain text"),
    (b"{\\rtf", "Rich Text; save it as plain text"),
    (b"\x1f\x8b", "packed with gzip; unpack it: gunzip FILE.gz"),
    (b"BZh", "packed with bzip2; unpack it: bunzip2 FILE.bz2"),
    (b"\xfd7zXZ", "packed with xz; unpack it: unxz FILE.xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd; unpack it: unzstd FILE.zst"),
    (b"\x89PNG", "a picture; hudna reads text"),
    (b"\xff\xd8\xff", "a picture; hudna reads text"),
    (b"GIF8", "a picture; hudna reads text"),
    (b"RIFF", "sound, film or a picture; hudna reads text"),
    (b"SQLite format 3", "a database; give it a text"),
    (b"\x7fELF", "a program; hudna reads text"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_TEXT_CONTROLS = 0.15  # UTF-8 with a few stray control characters is a text still
_PAGE_CONTROLS = 0.005  # in a code page every byte means something, so that controls are all that gives binary away
_STRAY = 0.03
_SURE = 0.5  # below this the detector's guess is no better than ours


class Decoded(NamedTuple):
    """The text of a file, in which encoding it was, and whether that was guessed."""

    text: str
    encoding: str
    guessed: bool


def decode(raw: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of the bytes of `name`. Raises InputError for what is not text or in no encoding that can be told."""
    if encoding:
        return Decoded(_as_told(raw, name, encoding), encoding, guessed=False)
    for magic, what in _MAGIC:
        if raw.startswith(magic):
            raise InputError(f"{name}: this is {what}")
    for mark, marked in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strictly(raw[len(mark) :], name, marked), marked, guessed=False)
    controls = len(_CONTROL.findall(raw)) / max(1, len(raw))
    if controls > _TEXT_CONTROLS:
        return _wide(raw, name)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError as error:
        _refuse_damaged(raw, name, error)
    if controls > _PAGE_CONTROLS:
        raise _binary(name)
    return _code_page(raw, name)


def _as_told(raw: bytes, name: str, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise InputError(f"--encoding {encoding!r}: no such encoding; try utf-8, utf-16 or windows-1256") from None
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}: byte {error.start} is not {encoding}; leave out --encoding to have it found"
        ) from None


def _strictly(raw: bytes, name: str, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        why = f"begins with the mark of {encoding}, but byte {error.start} does not fit it"
        raise InputError(f"{name}: {why}; the file is damaged, fetch it again") from None


def _binary(name: str) -> InputError:
    return InputError(f"{name}: binary, not text; save its words as a text file (UTF-8) first")


def _wide(raw: bytes, name: str) -> Decoded:
    """UTF-16 without a mark: every other byte is one of few small ones, the number of the script's block."""
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = raw[offset::2]
        if len(raw) % 2 == 0 and sum(byte < 9 for byte in high) > 0.6 * len(high):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if _plausible(text):
                return Decoded(text, encoding, guessed=True)
    raise _binary(name)


def _refuse_damaged(raw: bytes, name: str, error: UnicodeDecodeError) -> None:
    """Refuse UTF-8 with a few broken bytes: a code page would turn all of it into nonsense."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(letter > "\x7f" for letter in text) - broken > 8 * broken:
        line = raw.count(b"\n", 0, error.start) + 1
        where = f"line {line}, byte {error.start}"
        raise InputError(
            f"{name}: {where} is not UTF-8 while the rest is; mend it or drop it: iconv -c -f utf-8 -t utf-8"
        )


def _code_page(raw: bytes, name: str) -> Decoded:
    if sum(byte > 0x7F for byte in raw) < _STRAY * len(raw):  # plain letters but for a few curly quotes and dashes
        text = raw.decode("windows-1252", "replace")
        if "\ufffd" not in text:
            return Decoded(text, "windows-1252", guessed=True)
    import cchardet

    found = cchardet.detect(raw)
    encoding, sure = found["encoding"], found["confidence"]
    if encoding and sure is not None and sure >= _SURE:
        try:
            text = raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if text and _plausible(text):
            return Decoded(text, encoding.lower(), guessed=True)
    raise InputError(f"{name}: neither UTF-8 nor an encoding that can be told; name it: --encoding windows-1256, say")


def _plausible(text: str) -> bool:
    """Whether decoding gave words: nearly all letters, digits, blanks and usual marks, and no Latin made of accents."""
    categories = [unicodedata.category(letter)[0] for letter in text]
    if sum(category in "LNZPM" for category in categories) + text.count("\n") + text.count("\r") < 0.95 * len(text):
        return False
    accented = sum("\xc0" <= letter <= "\u024f" for letter in text)
    return accented <= 0.35 * max(1, categories.count("L"))
