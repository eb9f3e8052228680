"""`hudna add`: read reports and append them, with their claims, to a record."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from hudna.cli import options, records

if TYPE_CHECKING:
    from hudna.desk.adding import Added
    from hudna.errors import InputError
    from hudna.model import Document
    from hudna.reading import Reading


def add(
    place: records.Place,
    files: options.Files,
    published: options.Published = None,
    timezone: options.Timezone = None,
    language: options.Language = None,
    publisher: options.Publisher = None,
    encoding: options.Encoding = None,
    limit: options.Limit = 5,
    author: records.Author = None,
    as_json: options.AsJson = False,
) -> None:
    """Read reports and append them to a record. The same text twice is one; run it again after a stop."""
    from hudna.desk.adding import add as adding

    known = options.Known(published, timezone, language, publisher, encoding, limit)
    complaints = options.Complaints()
    reader = _Reader(complaints)
    counts: Counter[str] = Counter()
    with records.opened(place) as record, _telling(counts, complaints):
        documents = options.documents(files, known, complaints)
        for one in _watched(adding(record, documents, records.author_of(author), reader)):
            counts[one.fate] += 1
            counts["claims"] += one.claims
            if as_json:
                options.print_json(
                    {"document": one.document.id, "sha256": one.document.sha256, "fate": one.fate, "claims": one.claims}
                )
            elif one.fate == "taken-down":
                complaints.note(f"{one.document.id or 'document'}: was taken down before; it was not added again")
    if not as_json:
        options.print_line(_told(counts))
    raise typer.Exit(complaints.code)


@contextmanager
def _telling(counts: Counter[str], complaints: options.Complaints) -> Iterator[None]:
    """A run that is broken off says what is safe."""
    try:
        yield
    except KeyboardInterrupt:
        complaints.note(f"stopped; {_told(counts)}. Run the same command again: what is there is not read again")
        raise typer.Exit(130) from None


class _Reader:
    """Reads as `hudna read` does, and tells of the same things."""

    def __init__(self, complaints: options.Complaints) -> None:
        self._complaints, self._told = complaints, set[str]()

    def read(self, document: Document) -> Reading | None:
        """A reading; documents in a language that hudna does not read are kept, without claims."""
        return options.reading_of(document, self._complaints, self._told)

    def refuse(self, error: InputError) -> None:
        """A document was not added."""
        self._complaints.refuse(error)


def _told(counts: Counter[str]) -> str:
    names = {"new": "new", "printing": "printed again", "known": "known already", "taken-down": "taken down before"}
    parts = [f"{counts[fate]} {word}" for fate, word in names.items() if counts[fate]]
    documents = sum(counts[fate] for fate in names)
    what = "document" if documents == 1 else "documents"
    claims = "claim" if counts["claims"] == 1 else "claims"
    return f"{documents} {what}: {', '.join(parts) or 'none'}; {counts['claims']} {claims} recorded"


def _watched(added: Iterable[Added]) -> Iterator[Added]:
    """What was added, with a bar on a terminal's standard error."""
    if not sys.stderr.isatty():
        yield from added
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.completed} documents"), BarColumn(), TextColumn("{task.fields[claims]} claims"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task, claims = progress.add_task("adding", total=None, claims=0), 0
        for one in added:
            claims += one.claims
            progress.update(task, advance=1, claims=claims)
            yield one
