"""`hudna names`: names in any script -> what each stands for, and which of them are one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options

if TYPE_CHECKING:
    from hudna.reading.namings import Named, Same

Names = Annotated[list[str], typer.Argument(metavar="NAME", help="Names, in any script; quote those of several words.")]


def names(names: Names, as_json: options.AsJson = False) -> None:
    """What names stand for, and which of them are one."""
    from hudna.reading.namings import naming

    read = {name: naming(name) for name in dict.fromkeys(names)}
    pairs = [pair for one, other in combinations(read, 2) if (pair := _pair(read[one], read[other]))]
    if as_json:
        for name, found in read.items():
            options.print_json({"name": name, "readings": [_json(one) for one in found]})
        for one, other, why in pairs:
            options.print_json({"same": [one.name, other.name], **why._asdict()})
        return
    for name, found in read.items():
        options.print_line(
            f"{name}: {'; '.join(_said(one) for one in found) or 'in a script that hudna does not read'}"
        )
    for one, other, why in pairs:
        options.print_line(f"{one.name} = {other.name}: {_because(why)}")


def _pair(first: tuple[Named, ...], second: tuple[Named, ...]) -> tuple[Named, Named, Same] | None:
    """The surest way in which two names are one, over the languages that each may be written in."""
    from hudna.reading.namings import same

    found = [(one, other, why) for one in first for other in second if (why := same(one, other))]
    return max(found, key=lambda row: row[2].confidence, default=None)


def _said(named: Named) -> str:
    found = []
    if named.actor:
        found.append(f"{named.actor.name} (actor, side {named.actor.side or 'unknown'})")
    if named.place:
        found.append(f"{named.place.name} (place {named.place.id})")
    return f"{named.language}: {', '.join(found) or 'in no list'}"


def _because(why: Same) -> str:
    if why.why in {"actor", "place"}:
        return f"one {why.why} of the lists"
    return f"one {why.why} by its sounds, confidence {why.confidence:.2f} (alike by {why.degree:.2f})"


def _json(named: Named) -> dict[str, Any]:
    actor, place = named.actor, named.place
    return {
        "language": named.language,
        "actor": {"name": actor.name, "side": actor.side, "sector": actor.sector} if actor else None,
        "place": {"name": place.name, "id": place.id} if place else None,
    }
