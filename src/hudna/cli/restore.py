"""`hudna restore`: make a record from a backup that verifies."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import records

Target = Annotated[
    str, typer.Argument(metavar="RECORD", help="A file or postgresql:// address that holds nothing yet.")
]
Source = Annotated[str, typer.Argument(metavar="COPY", help="What `hudna backup` made.")]


def restore(target: Target, source: Source) -> None:
    """Make a record from a backup. A backup that does not verify is refused."""
    from hudna.cli.options import print_line
    from hudna.errors import RecordError
    from hudna.record import copy, shown, verify

    with records.opened(source) as record:
        if faults := verify(record).faults:
            raise RecordError(
                f"{shown(source)}: does not verify ({len(faults)} faults); see hudna verify {shown(source)}"
            )
        count = copy(record, target)
    print_line(f"{shown(target)}: restored, {count} entries")
