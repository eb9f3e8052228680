"""`hudna read`: documents -> claims, as a table, as JSON Lines or as a page with every claim marked in place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hudna.cli import options
from hudna.errors import InputError

Page = Annotated[
    Path | None, typer.Option("--html", metavar="PAGE", help="Write one page with every claim marked in place.")
]


def read(
    files: options.Files,
    published: options.Published = None,
    timezone: options.Timezone = None,
    language: options.Language = None,
    publisher: options.Publisher = None,
    encoding: options.Encoding = None,
    limit: options.Limit = 5,
    as_json: options.AsJson = False,
    html: Page = None,
) -> None:
    """Read reports into claims: a table, --json or --html."""
    known = options.Known(published, timezone, language, publisher, encoding, limit)
    complaints = options.Complaints()
    if html is not None and as_json:
        raise typer.BadParameter("--json and --html exclude each other; run hudna twice")
    if html is not None:
        _spare(files, html)
        _page(files, known, complaints, html)
    elif as_json:
        _lines(files, known, complaints)
    else:
        _tables(files, known, complaints)
    raise typer.Exit(complaints.code)


def _lines(files: list[str], known: options.Known, complaints: options.Complaints) -> None:
    from hudna.model.json import reading_json

    for one in options.readings(files, known, complaints):
        options.print_json(reading_json(one.document, list(one.claims), one.language, one.parts, one.warnings))


def _tables(files: list[str], known: options.Known, complaints: options.Complaints) -> None:
    from hudna.exports.table import show

    console = options.console()
    several = len(files) > 1
    for reading in options.readings(files, known, complaints):
        if options.readable(reading):
            show(reading, console, several or reading.document.id not in {Path(file).name for file in files})


def _page(files: list[str], known: options.Known, complaints: options.Complaints, target: Path) -> None:
    from hudna.exports.page import page

    readings = list(options.readings(files, known, complaints))
    if not any(options.readable(reading) for reading in readings):
        complaints.code = 1
        return
    _write(target, page(readings))
    claims = sum(len(reading.claims) for reading in readings)
    complaints.note(f"{target}: {claims} {'claim' if claims == 1 else 'claims'} marked")


def _spare(files: list[str], target: Path) -> None:
    """Refuse to write the page over a report that is read."""
    for file in files:
        if Path(file).exists() and target.exists() and Path(file).samefile(target):
            raise typer.BadParameter(f"--html {target}: one of the files to read; name another file for the page")


def _write(target: Path, text: str) -> None:
    """The whole file or none of it: written beside the target, then moved over it."""
    import os
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); name another file") from None
    part = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
        part.chmod(0o666 & ~_umask())
        part.replace(target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); name another file") from None
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask
