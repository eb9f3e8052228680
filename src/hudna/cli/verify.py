"""`hudna verify`: look at every entry, text, span and derived row of a record."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import options, records

Noted = Annotated[
    str | None,
    typer.Option("--head", metavar="PLACE:HASH", help="A head noted earlier, which the chain must still have."),
]


def verify(place: records.Place, head: Noted = None, as_json: options.AsJson = False) -> None:
    """Check the chain, the texts, the words of every claim, and what is derived. Exit code 1 if anything is wrong."""
    from hudna.record import noted, shown
    from hudna.record import verify as verified

    with options.usage():
        known = None if head is None else noted(head)
    with records.opened(place) as record:
        found = verified(record, known)
    faults = [{"seq": one.seq, "id": one.id, "what": one.what} for one in found.faults]
    if as_json:
        end = {"seq": found.head.seq, "hash": found.head.hash, "recorded": found.head.recorded}
        counts = {"entries": found.entries, "texts": found.texts, "taken_down": found.taken_down}
        options.print_json({**counts, "claims": found.claims, "head": end, "faults": faults})
    else:
        for one in found.faults:
            options.print_line(f"entry {one.seq or '-'} {one.id or ''}: {one.what}")
        texts = f"{found.texts} texts ({found.taken_down} taken down)"
        whole = f"{found.entries} entries, {texts}, {found.claims} claims with words"
        said = f"{len(faults)} faults" if faults else f"whole; head {found.head}"
        options.print_line(f"{shown(place)}: {whole}: {said}")
    raise typer.Exit(1 if faults else 0)
