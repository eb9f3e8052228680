"""Command-line words -> an open record, its author, a filter of claims; what the commands on a record share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date, datetime

    from hudna.record import Filter, Record

Place = Annotated[str, typer.Argument(metavar="RECORD", help="A file, or a postgresql:// address.")]
Author = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who does this; HUDNA_AUTHOR or the login name if not given.")
]
Reason = Annotated[str, typer.Option(metavar="WORDS", help="Why; kept with the decision.")]
Kinds = Annotated[list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind; may be repeated.")]
Modes = Annotated[list[str] | None, typer.Option("--mode", metavar="MODE", help="Only this mode of the kind.")]
Acts = Annotated[list[str] | None, typer.Option("--act", metavar="ACT", help="Only this act, as deny.")]
Sides = Annotated[
    list[str] | None, typer.Option("--side", metavar="SIDE", help="Only what this side says, as AZE or hamas.")
]
About = Annotated[
    list[str] | None, typer.Option("--about", metavar="SIDE", help="Only of what this side does or suffers.")
]
Places = Annotated[list[str] | None, typer.Option("--place", metavar="ID", help="Only at this place, by its id.")]
Documents = Annotated[list[str] | None, typer.Option("--document", metavar="ID", help="Only from this document.")]
Publishers = Annotated[list[str] | None, typer.Option("--publisher", metavar="NAME", help="Only printed by this.")]
Statuses = Annotated[list[str] | None, typer.Option("--status", metavar="STATUS", help="Only of this item status.")]
Ceasefires = Annotated[list[str] | None, typer.Option("--truce", metavar="ID", help="Only assigned to this truce.")]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="Only what happened on this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="Only what happened on this day or earlier.")]
Everything = Annotated[bool, typer.Option("--all", help="Also claims that were rejected, merged or retracted.")]


def author_of(given: str | None) -> str:
    """Who acts: as given, from HUDNA_AUTHOR, else the login name."""
    import getpass

    try:
        return given or os.environ.get("HUDNA_AUTHOR") or getpass.getuser()
    except (KeyError, OSError):
        raise typer.BadParameter("who does this is not known; say it: --author NAME") from None


@contextmanager
def opened(where: str) -> Iterator[Record]:
    """The record at a place, closed afterwards."""
    from hudna.record import open_record

    with open_record(where) as record:
        yield record


def day_of(given: str | None) -> date | None:
    """A day from the command line; a wrong one is a mistake of usage."""
    from datetime import date

    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r}: no day; write it as 2023-09-20") from None


def filter_of(
    kinds: list[str] | None = None,
    modes: list[str] | None = None,
    acts: list[str] | None = None,
    sides: list[str] | None = None,
    about: list[str] | None = None,
    places: list[str] | None = None,
    documents: list[str] | None = None,
    publishers: list[str] | None = None,
    statuses: list[str] | None = None,
    ceasefires: list[str] | None = None,
    since: str | None = None,
    until: str | None = None,
    everything: bool = False,
) -> Filter:
    """The filter that options describe. Words that no claim could have are mistakes of usage."""
    from hudna.record import Filter
    from hudna.record.reviews import CURRENT

    _codebook(kinds, modes, acts, statuses)
    if since and until and since > until:
        raise typer.BadParameter(f"--since {since} --until {until}: nothing lies between; turn them round")
    return Filter(
        kinds=tuple(kinds or ()),
        modes=tuple(modes or ()),
        acts=tuple(acts or ()),
        sides=tuple(sides or ()),
        about=tuple(about or ()),
        places=tuple(places or ()),
        documents=tuple(documents or ()),
        publishers=tuple(publishers or ()),
        statuses=tuple(statuses or ()),
        ceasefires=tuple(ceasefires or ()),
        since=day_of(since),
        until=day_of(until),
        states=() if everything else (CURRENT,),
    )


def _codebook(
    kinds: list[str] | None, modes: list[str] | None, acts: list[str] | None, statuses: list[str] | None
) -> None:
    """Refuse words that the codebook does not have."""
    from hudna.kinds import kinds as known
    from hudna.kinds.kinds import ACTS
    from hudna.model.truces import STATUSES

    _known("--kind", kinds, known())
    _known("--mode", modes, {mode for one in known().values() for mode in one.modes})
    _known("--act", acts, ACTS)
    _known("--status", statuses, STATUSES)


def _known(option: str, given: list[str] | None, words: object) -> None:
    from difflib import get_close_matches

    names = sorted(words)  # type: ignore[call-overload]
    for one in given or ():
        if one not in names:
            near = get_close_matches(one, names, 2, 0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else f"one of {', '.join(names)}"
            raise typer.BadParameter(f"{option} {one!r}: there is none; {hint}")


def instant_of(given: str | None) -> datetime:
    """An instant from the command line, now if not given; a bare day is its end, without a zone: that of each truce."""
    from datetime import UTC, datetime, time

    if given is None:
        return datetime.now(UTC)
    try:
        found = datetime.fromisoformat(given)
    except ValueError:
        raise typer.BadParameter(f"{given!r}: no instant; write it as 2023-09-22 or 2023-09-22T18:00+04:00") from None
    if "T" not in given and " " not in given:
        return datetime.combine(found.date(), time(23, 59))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def at_places(record: Record, wanted: Filter, given: list[str]) -> Filter:
    """The filter with places, each given by its id or by its English name."""
    from dataclasses import replace

    from hudna.gazetteer import entry
    from hudna.record import distinct

    if not given:
        return wanted
    known = distinct(record, "place")
    names = {one: found.name.casefold() for one in known if (found := entry(one)) is not None}
    ids = [one for one in known if one in given or names.get(one) in {name.casefold() for name in given}]
    return replace(wanted, places=tuple(ids or given))


def tell_none(record: Record, wanted: Filter) -> None:
    """No claim was let through: say what the record has of what was asked for; a slip must not look like none."""
    from hudna.cli.options import Complaints
    from hudna.gazetteer import entry
    from hudna.record import distinct, documents

    asked: dict[str, tuple[tuple[str, ...], Callable[[], Iterable[str]]]] = {
        "sides": (wanted.sides, lambda: distinct(record, "side")),
        "sides of agents and targets": (
            wanted.about,
            lambda: {*distinct(record, "agent"), *distinct(record, "target")},
        ),
        "documents": (wanted.documents, lambda: {one["id"] or one["sha256"][:12] for one in documents(record)}),
        "publishers": (wanted.publishers, lambda: {one["publisher"] for one in documents(record) if one["publisher"]}),
        "places": (wanted.places, lambda: {found.name for one in distinct(record, "place") if (found := entry(one))}),
    }
    for what, (given, there) in asked.items():
        values = sorted(there()) if given else []
        if given and not set(given) & set(values):
            some = ", ".join(values[:12]) + (" …" if len(values) > 12 else "")
            Complaints().note(f"{what}: the record has {some or 'none'}")
