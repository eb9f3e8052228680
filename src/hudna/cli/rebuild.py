"""`hudna rebuild`: make the derived tables of a record anew."""

from __future__ import annotations

from hudna.cli import records


def rebuild(place: records.Place) -> None:
    """Make anew what is derived from the entries; the entries themselves are only read."""
    from hudna.cli.options import print_line
    from hudna.record import rebuild as rebuilt
    from hudna.record import shown

    with records.opened(place) as record:
        print_line(f"{shown(place)}: derived anew from {rebuilt(record)} entries")
