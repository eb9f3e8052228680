"""`hudna init`: make a record."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import records

Name = Annotated[str | None, typer.Option(metavar="WORDS", help="What the record is of; its place if not given.")]


def init(place: records.Place, name: Name = None, author: records.Author = None) -> None:
    """Make a record: one SQLite file, or the tables in a PostgreSQL database."""
    from hudna.cli.options import print_line
    from hudna.record import create_record, shown

    with create_record(place, name or shown(place), records.author_of(author)) as record:
        print_line(f"{shown(record.where)}: a new record; add reports to it: hudna add {shown(place)} FILE …")
