"""Exported files -> a manifest, its checksums and their signature; and back: whether anything was changed since.

`SHA256SUMS` covers the manifest and every file, the signature covers `SHA256SUMS`. So a third party needs two commands
and no hudna: one for the signature, one for the sums (docs/how-to/verify-an-export.md). The signature is Ed25519
(RFC 8032), once bare, for openssl, and once as OpenSSH's signature file (PROTOCOL.sshsig), for ssh-keygen.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hudna import __version__
from hudna.errors import HudnaError, InputError
from hudna.exports.keys import fingerprint, public_key, public_pem, public_ssh
from hudna.model.claims import SCHEMA, canonical

MANIFEST, SUMS, SIGNATURE, SSH_SIGNATURE = "manifest.json", "SHA256SUMS", "SHA256SUMS.sig", "SHA256SUMS.sshsig"
KEY, SSH_KEY = "public-key.pem", "public-key.pub"
OWN = frozenset({MANIFEST, SUMS, SIGNATURE, SSH_SIGNATURE, KEY, SSH_KEY})
NAMESPACE = "hudna-export"

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SUM = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9._-]*)")
_BLOCK = 1 << 20


class SignatureError(HudnaError):
    """An export that is not what was signed: the message says each thing that is wrong with it."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A folder in which nothing was changed: what its manifest says, and whose key signed it."""

    manifest: Mapping[str, Any]
    fingerprint: str


def manifest_of(folder: Path, format_name: str, head: str | None, made: datetime) -> dict[str, Any]:
    """The manifest of the files that lie in a folder.

    `head` is the hash of the record's last entry, None where there is no record; `made` is the instant of the export,
    with its offset. Raises InputError for a file whose name needs quoting in a shell.
    """
    return {
        "schema": SCHEMA,
        "hudna": __version__,
        "format": format_name,
        "record": head,
        "made": made.astimezone(UTC).isoformat(timespec="seconds"),
        "files": [_described(path) for path in _exported(folder)],
    }


def _exported(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in OWN:
            continue
        if not path.is_file() or not _NAME.fullmatch(path.name):
            raise InputError(f"{path}: an export is plain files, named in letters, digits, dots and hyphens")
        yield path


def _described(path: Path) -> dict[str, Any]:
    return {"name": path.name, "sha256": digest(path), "bytes": path.stat().st_size}


def digest(path: Path) -> str:
    """The SHA-256 of a file, read block by block."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def sums_of(manifest: Mapping[str, Any]) -> bytes:
    """The checksums as `sha256sum` writes them: of the manifest itself, then of each file in it."""
    own = hashlib.sha256(canonical(manifest)).hexdigest()
    lines = [(own, MANIFEST), *((one["sha256"], one["name"]) for one in manifest["files"])]
    return "".join(f"{sum_}  {name}\n" for sum_, name in lines).encode()


def sign(folder: Path, manifest: Mapping[str, Any], key: Ed25519PrivateKey) -> str:
    """Write manifest, checksums, signatures and public key into the folder; gives back the key's fingerprint."""
    sums, public = sums_of(manifest), key.public_key()
    written = {
        MANIFEST: canonical(manifest),
        SUMS: sums,
        SIGNATURE: key.sign(sums),
        SSH_SIGNATURE: _ssh_signature(sums, key),
        KEY: public_pem(public),
        SSH_KEY: public_ssh(public),
    }
    for name, content in written.items():
        (folder / name).write_bytes(content)
    return fingerprint(public)


def _ssh_signature(message: bytes, key: Ed25519PrivateKey) -> bytes:
    """OpenSSH's PROTOCOL.sshsig: what is signed names its purpose, so that it passes for nothing else."""
    blob = base64.b64decode(public_ssh(key.public_key()).split()[1])
    how = [NAMESPACE.encode(), b"", b"sha512"]
    signed = b"SSHSIG" + b"".join(map(_string, [*how, hashlib.sha512(message).digest()]))
    signature = _string(b"ssh-ed25519") + _string(key.sign(signed))
    whole = b"SSHSIG" + (1).to_bytes(4, "big") + b"".join(map(_string, [blob, *how, signature]))
    lines = base64.encodebytes(whole)
    return b"-----BEGIN SSH SIGNATURE-----\n" + lines + b"-----END SSH SIGNATURE-----\n"


def _string(content: bytes) -> bytes:
    """SSH's string: length and bytes."""
    return len(content).to_bytes(4, "big") + content


def verify(folder: Path, trusted: Ed25519PublicKey | None = None) -> Verified:
    """Whether a folder is as it was signed. Raises SignatureError with all that is wrong.

    `trusted` is the key as it was had from its owner. Without it the folder's own key is taken, which shows only that
    nothing was changed by somebody without that key; compare the fingerprint.
    """
    key = trusted or public_key(_read(folder, KEY))
    sums = _read(folder, SUMS)
    try:
        key.verify(_read(folder, SIGNATURE), sums)
    except InvalidSignature:
        whose = f"the key {fingerprint(key)}"
        raise SignatureError(f"{folder}: {SUMS} was not signed with {whose}, or was changed since") from None
    wrong = list(_differences(folder, sums))
    if wrong:
        raise SignatureError(f"{folder}: {'; '.join(wrong)}")
    return Verified(json.loads(_read(folder, MANIFEST)), fingerprint(key))


def _read(folder: Path, name: str) -> bytes:
    try:
        return (folder / name).read_bytes()
    except OSError as error:
        raise SignatureError(f"{folder}: {name} cannot be read ({error.strerror}); it is no signed export") from None


def _differences(folder: Path, sums: bytes) -> Iterator[str]:
    listed = {}
    for line in sums.decode("ascii", "replace").splitlines():
        found = _SUM.fullmatch(line)
        if not found:
            yield f"{SUMS} has a line that is no checksum: {line!r}"
            continue
        listed[found[2]] = found[1]
    for name, expected in listed.items():
        path = folder / name
        if not path.is_file():
            yield f"{name} is missing"
        elif digest(path) != expected:
            yield f"{name} was changed"
    for path in sorted(folder.iterdir()):
        if path.name not in listed and path.name not in OWN:
            yield f"{path.name} was added"
