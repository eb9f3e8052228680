"""A record -> which of its documents are copies of which; the signature of each text is made once and kept."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable

from hudna.model.accounts import Account, Origin
from hudna.record import Record, remember, remembered
from hudna.weighing.independence import Copy, copies
from hudna.weighing.signatures import signature

_SIGNATURE = "signature:"


def copies_of(record: Record, held: Iterable[Account]) -> dict[str, Copy]:
    """The copies among the documents of these accounts, by SHA-256. A text that was taken down has no likeness."""
    known = list(held)
    origins = {one.origin.sha256: one.origin for one in known if one.origin.text is not None}
    signatures = _signatures(record, origins)
    return copies(origins.values(), signatures, [one for one in known if one.origin.sha256 in origins])


def _signatures(record: Record, origins: dict[str, Origin]) -> dict[str, bytes]:
    kept = {
        name.removeprefix(_SIGNATURE): b64decode(body) for name, (_, body) in remembered(record, _SIGNATURE).items()
    }
    new = {sha256: signature(one.text or "") for sha256, one in origins.items() if sha256 not in kept}
    if new:
        rows = {_SIGNATURE + name: (name, b64encode(made).decode("ascii")) for name, made in new.items()}
        remember(record, rows)
    return {**kept, **new}
