"""`hudna verify`: look at every entry, text, span and derived row of a record."""

from __future__ import annotations

import typer

from hudna.cli import options, records


def verify(place: records.Place, as_json: options.AsJson = False) -> None:
    """Check the chain, the texts, the words of every claim, and what is derived. Exit code 1 if anything is wrong."""
    from hudna.record import shown
    from hudna.record import verify as verified

    with records.opened(place) as record:
        found = verified(record)
    faults = [{"seq": one.seq, "id": one.id, "what": one.what} for one in found.faults]
    if as_json:
        head = {"seq": found.head.seq, "hash": found.head.hash, "recorded": found.head.recorded}
        counts = {"entries": found.entries, "texts": found.texts, "taken_down": found.taken_down}
        options.print_json({**counts, "claims": found.claims, "head": head, "faults": faults})
    else:
        for one in found.faults:
            options.print_line(f"entry {one.seq or '-'} {one.id or ''}: {one.what}")
        whole = f"{found.entries} entries, {found.texts} texts ({found.taken_down} taken down), {found.claims} claims"
        said = f"{len(faults)} faults" if faults else f"whole; head {found.head.seq} {found.head.hash}"
        options.print_line(f"{shown(place)}: {whole}: {said}")
    raise typer.Exit(1 if faults else 0)
