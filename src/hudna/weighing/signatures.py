"""Text -> signature: what copies are told by, small enough to keep beside a document, so that no text is read again.

A signature holds, for each word, the hash of the shingle (three words, numbers masked) that starts there, where the
word stands, and whether it is quoted; the numbers; and for each sentence a MinHash (Broder 1997) as `rensa` keeps it,
by which candidates are found. Masking parts the wording from the particulars: a daily bulletin repeats the one, a copy
both.
"""

from __future__ import annotations

import struct
import sys
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rensa import RMinHash

from hudna.errors import InputError
from hudna.model.text import Span
from hudna.weighing.foldings import Word, words

VERSION = 1
SHINGLE = 3  # words
PERMUTATIONS = 32
SEED = 20200109  # any number, but always this one
SENTENCE = 8  # words; a shorter sentence goes with the next one
_HEADER = struct.Struct("<4sBBIII")
_MAGIC = b"hsig"
_MASK = "#"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature unpacked. `shingles`, `starts`, `lengths` and `quoted` have one entry a word; `numbers` maps a word's
    index to the hash of its digits; `sentences` are MinHash states. `places` is where each shingle first starts.
    """

    shingles: Sequence[int]
    starts: Sequence[int]
    lengths: Sequence[int]
    quoted: bytes
    numbers: dict[int, int]
    sentences: tuple[bytes, ...]
    places: dict[int, int]

    def span(self, first: int, last: int) -> Span:
        """Words `first` to `last` (half-open) -> code points of the text."""
        return Span(self.starts[first], self.starts[last - 1] + self.lengths[last - 1])


def signature(text: str) -> bytes:
    """A text's signature: the same text gives the same bytes, on every machine."""
    found = words(text)
    hashes = _shingles(found)
    numbers = [(index, zlib.crc32(word.folded.encode())) for index, word in enumerate(found) if word.number]
    states = [bytes(one.__getstate__()) for one in _sketches(found)]
    parts = [
        _packed("I", hashes),
        _packed("I", [word.start for word in found]),
        _packed("I", [word.end - word.start for word in found]),
        bytes(word.quoted for word in found),
        _packed("I", [value for pair in numbers for value in pair]),
        *(struct.pack("<H", len(state)) + state for state in states),
    ]
    header = _HEADER.pack(_MAGIC, VERSION, RMinHash.ALGORITHM_VERSION, len(found), len(numbers), len(states))
    return header + zlib.compress(b"".join(parts), 6)


@lru_cache(maxsize=1024)
def unpack(packed: bytes) -> Signature:
    """A signature's bytes -> Signature. Raises InputError for bytes of another version, or broken ones."""
    try:
        magic, version, algorithm, count, numbers, sentences = _HEADER.unpack_from(packed)
        if (magic, version, algorithm) != (_MAGIC, VERSION, RMinHash.ALGORITHM_VERSION):
            raise InputError("a signature of another version of hudna or rensa: make it again from the text")
        return _unpacked(zlib.decompress(packed[_HEADER.size :]), count, numbers, sentences)
    except (struct.error, zlib.error) as error:
        raise InputError(f"no signature, or a broken one ({error}): make it again from the text") from None


def _unpacked(body: bytes, count: int, numbers: int, sentences: int) -> Signature:
    shingles, starts, lengths = (_loaded(body[4 * count * part : 4 * count * (part + 1)]) for part in range(3))
    at = 12 * count
    quoted, at = body[at : at + count], at + count
    pairs, at = _loaded(body[at : at + 8 * numbers]), at + 8 * numbers
    states = []
    for _ in range(sentences):
        (length,) = struct.unpack_from("<H", body, at)
        states.append(body[at + 2 : at + 2 + length])
        at += 2 + length
    places = {shingle: word for word, shingle in reversed([*enumerate(shingles)]) if shingle}
    told = dict(zip(pairs[::2], pairs[1::2], strict=True))
    return Signature(shingles, starts, lengths, quoted, told, tuple(states), places)


def sketch(state: bytes) -> RMinHash:
    """A kept MinHash as `rensa` compares and indexes it."""
    out = RMinHash(PERMUTATIONS, SEED)
    out.__setstate__(state)
    return out


def _shingles(found: Sequence[Word]) -> list[int]:
    """Hashes of SHINGLE words each, numbers masked; the last words of a text start none (0)."""
    masked = [_MASK if word.number else word.folded for word in found]
    whole = [" ".join(masked[at : at + SHINGLE]) for at in range(len(masked) - SHINGLE + 1)]
    hashes = [value & 0xFFFFFFFF or 1 for value in RMinHash.hash_token_sets([whole])[0]] if whole else []
    return hashes + [0] * (len(found) - len(hashes))


def _sketches(found: Sequence[Word]) -> Iterator[RMinHash]:
    """A MinHash a sentence, of its shingles with their numbers."""
    folded = [word.folded for word in found]
    for first, last in pairwise(_bounds(found)):
        out = RMinHash(PERMUTATIONS, SEED)
        starts = range(first, max(first + 1, last - SHINGLE + 1))
        out.update([" ".join(folded[at : at + SHINGLE]) for at in starts])  # 20 times as fast as from_token_sets
        yield out


def _bounds(found: Sequence[Word]) -> list[int]:
    """Where sentences start, and the end of the last: those of fewer than SENTENCE words go with the next."""
    out = [0]
    for index, word in enumerate(found):
        if word.ends and index + 1 - out[-1] >= SENTENCE:
            out.append(index + 1)
    if found and out[-1] != len(found):
        out.append(len(found))
    return out


def _packed(code: str, values: Sequence[int]) -> bytes:
    out = array(code, values)
    if sys.byteorder == "big":
        out.byteswap()
    return out.tobytes()


def _loaded(body: bytes) -> array[int]:
    out = array("I")
    out.frombytes(body)
    if sys.byteorder == "big":
        out.byteswap()
    return out
