"""`hudna takedown`: destroy the words of a document that must go; the chain keeps its place."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import records

Name = Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, or the start of its SHA-256.")]


def takedown(place: records.Place, document: Name, reason: records.Reason, author: records.Author = None) -> None:
    """Destroy a document's words; this cannot be undone. Its claims stay without them, and the chain verifies."""
    from hudna.cli.options import print_line
    from hudna.errors import InputError
    from hudna.record import documents, take_down

    with records.opened(place) as record:
        named = [one for one in documents(record) if document == one["id"] or one["sha256"].startswith(document)]
        if len(named) != 1:
            many = (
                f"{len(named)} documents are called so; give its SHA-256" if named else "the record has none called so"
            )
            raise InputError(f"document {document!r}: {many}")
        take_down(record, named[0]["sha256"], records.author_of(author), reason)
    print_line(f"{document}: taken down. Backups made before still hold its words: destroy them or take it down there")
