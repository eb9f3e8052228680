"""Key files -> Ed25519 keys and back, in the two forms that openssl and ssh-keygen read."""

from __future__ import annotations

import base64
import hashlib

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
    load_ssh_private_key,
    load_ssh_public_key,
)

from hudna.errors import InputError

_REMEDY = "`openssl genpkey -algorithm ed25519` or `ssh-keygen -t ed25519` makes one"


def new_key() -> Ed25519PrivateKey:
    """A key nobody had before, from the system's source of randomness."""
    return Ed25519PrivateKey.generate()


def private_pem(key: Ed25519PrivateKey, password: bytes | None = None) -> bytes:
    """A private key in PKCS 8 PEM, encrypted if there is a password."""
    how: KeySerializationEncryption = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, how)


def private_key(content: bytes, password: bytes | None = None) -> Ed25519PrivateKey:
    """A private key out of a PEM or OpenSSH file. InputError where it is none, is locked, or is not Ed25519."""
    load = load_ssh_private_key if b"OPENSSH PRIVATE KEY" in content else load_pem_private_key
    try:
        key = load(content, password)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InputError(f"no private key that can be read ({error}); {_REMEDY}") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(f"the key is {type(key).__name__}, not Ed25519; {_REMEDY}")
    return key


def public_key(content: bytes) -> Ed25519PublicKey:
    """A public key out of a PEM file or an OpenSSH line. InputError where it is none or not Ed25519."""
    load = load_ssh_public_key if content.lstrip().startswith(b"ssh-") else load_pem_public_key
    try:
        key = load(content.strip() + b"\n")
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InputError(f"no public key that can be read ({error})") from None
    if not isinstance(key, Ed25519PublicKey):
        raise InputError(f"the key is {type(key).__name__}, not Ed25519")
    return key


def public_pem(key: Ed25519PublicKey) -> bytes:
    """A public key as openssl reads it."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def public_ssh(key: Ed25519PublicKey) -> bytes:
    """A public key as ssh-keygen reads it: one line."""
    return key.public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH) + b"\n"


def fingerprint(key: Ed25519PublicKey) -> str:
    """What people compare over another channel; the same as `ssh-keygen -l` prints."""
    blob = base64.b64decode(public_ssh(key).split()[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")
