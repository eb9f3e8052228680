"""Texts <-> sealed bytes: compressed, then encrypted (AES-256-GCM) with a key of their own.

Destroying the key is the takedown: the sealed bytes stay, and their hash in the chain still verifies.
"""

from __future__ import annotations

import hashlib
import os
import zlib
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12  # bytes, as NIST SP 800-38D asks for


class Sealed(NamedTuple):
    """A sealed text: its stored bytes, what opens it, and the hash of the bytes."""

    stored: bytes
    key: bytes
    sha256: str


def seal(text: str, name: str) -> Sealed:
    """A text -> Sealed. `name`, the text's SHA-256, is bound in, so that no text can stand in another's place."""
    key, nonce = AESGCM.generate_key(bit_length=256), os.urandom(_NONCE)
    packed = zlib.compress(text.encode("utf-8", "surrogatepass"))
    stored = nonce + AESGCM(key).encrypt(nonce, packed, name.encode("ascii"))
    return Sealed(stored, key, hashlib.sha256(stored).hexdigest())


def unseal(stored: bytes, key: bytes, name: str) -> str:
    """Stored bytes -> the text. ValueError where bytes, key and name do not belong together."""
    try:
        packed = AESGCM(key).decrypt(stored[:_NONCE], stored[_NONCE:], name.encode("ascii"))
        return zlib.decompress(packed).decode("utf-8", "surrogatepass")
    except (InvalidTag, zlib.error, UnicodeDecodeError, ValueError) as error:
        raise ValueError(f"the stored text {name[:12]} does not open ({type(error).__name__})") from None
