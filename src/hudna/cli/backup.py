"""`hudna backup`: copy a record while others write to it."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import records

Target = Annotated[str, typer.Argument(metavar="COPY", help="A file or postgresql:// address that holds nothing yet.")]


def backup(place: records.Place, target: Target) -> None:
    """Copy a record, in one state of it, whatever others write meanwhile. The copy is a record itself."""
    from hudna.cli.options import print_line
    from hudna.record import copy, shown

    with records.opened(place) as record:
        count = copy(record, target)
    print_line(f"{shown(target)}: {count} entries copied; check it: hudna verify {shown(target)}")
