"""`hudna status`: the state of each truce of a record, by whose account."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import options, records

At = Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="As of this day or instant; now if not given.")]
Truce = Annotated[str | None, typer.Option("--truce", metavar="ID", help="Only this truce.")]


def status(place: records.Place, at: At = None, truce: Truce = None, as_json: options.AsJson = False) -> None:
    """The truce: parties, in force since, terms and their state, violations by side and source, people, what is
    contested, and whether it holds, by whose account."""
    from hudna.desk.status import status as stated
    from hudna.exports.status import show_status, status_json

    instant = records.instant_of(at)
    with records.opened(place) as record:
        found = stated(record, instant, truce)
    if as_json:
        options.print_json(status_json(found))
    else:
        show_status(found, options.console())
