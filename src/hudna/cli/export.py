"""`hudna export`: the claims of a record in a format of the field, signed if asked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hudna.cli import options, records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from hudna.exports.written import Written
    from hudna.model.accounts import Account

Format = Annotated[str, typer.Option("--format", metavar="NAME", help="csv, jsonl, geojson, hxl, parquet, acled, …")]
Target = Annotated[
    Path | None,
    typer.Option("--out", metavar="PATH", help="A file; a folder, for all files of a format, if it has no suffix."),
]
Key = Annotated[
    Path | None, typer.Option("--sign", metavar="KEY", help="Sign the folder with this Ed25519 private key (PEM).")
]


def export(
    place: records.Place,
    name: Format,
    target: Target = None,
    key: Key = None,
    kinds: records.Kinds = None,
    acts: records.Acts = None,
    sides: records.Sides = None,
    about: records.About = None,
    statuses: records.Statuses = None,
    truces: records.Ceasefires = None,
    since: records.Since = None,
    until: records.Until = None,
) -> None:
    """Write claims in a format of the field: to standard output, a file, or a folder."""
    from hudna.desk.placing import placed
    from hudna.exports.formats import format_of

    wanted = records.filter_of(
        kinds=kinds, acts=acts, sides=sides, about=about, statuses=statuses, ceasefires=truces, since=since, until=until
    )
    with options.usage():
        format_of(name)
    if key is not None and target is None:
        raise typer.BadParameter("--sign signs a folder: name it with --out FOLDER")
    private = None if key is None else _key(key)
    with records.opened(place) as record:
        found = placed(record, wanted)
        if target is not None and (private is not None or target.is_dir() or not target.suffix):
            _folder(name, found, target, private, record.head().hash)
        else:
            _file(name, found, target)


def _file(name: str, found: Iterable[Account], target: Path | None) -> None:
    from hudna.errors import InputError
    from hudna.exports.formats import export as written

    if target is None:
        told = written(name, found, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        part = target.with_name(f".{target.name}.part")
        try:
            with part.open("wb") as file:
                told = written(name, found, file)
            part.replace(target)
        except OSError as error:
            raise InputError(f"{target}: cannot be written ({error.strerror}); name another file") from None
        finally:
            part.unlink(missing_ok=True)
    _tell(told)


def _folder(name: str, found: Iterable[Account], target: Path, key: Ed25519PrivateKey | None, head: str) -> None:
    """All files of a format in a folder that is empty or new, with a manifest and its signature if a key is given."""
    from datetime import UTC, datetime

    from hudna.errors import InputError
    from hudna.exports.formats import export_folder

    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{target}: no folder can be made there ({error.strerror}); name another") from None
    if any(target.iterdir()):
        raise InputError(f"{target}: the folder is not empty; name a new one, so that nothing old is signed")
    _tell(export_folder(name, found, target))
    if key is not None:
        from hudna.exports.signatures import manifest_of, sign

        sign(target, manifest_of(target, name, head, datetime.now(UTC)), key)


def _key(path: Path) -> Ed25519PrivateKey:
    """The private key of a file: looked at before anything is written."""
    from hudna.errors import InputError
    from hudna.exports.keys import private_key

    try:
        return private_key(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}: the key cannot be read ({error.strerror})") from None


def _tell(told: Written) -> None:
    complaints = options.Complaints()
    complaints.note(f"{told.claims} claims, {told.rows} rows written")
    for reason, count in told.left_out.items():
        complaints.note(f"{count} left out: {reason}")
