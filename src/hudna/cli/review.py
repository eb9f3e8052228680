"""`hudna review`: the queue of claims that nobody has looked at; accept, correct, reject, merge, split, undo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options, records

if TYPE_CHECKING:
    from hudna.record import Entry, Record

Claim = Annotated[str | None, typer.Argument(metavar="[CLAIM]", help="A claim, or a matter, by the start of its id.")]
Do = Annotated[
    str | None,
    typer.Option(
        "--do",
        metavar="VERDICT",
        help="accept, reject, correct, merge, split, status, assign, retract, supersede, join, part, undo.",
    ),
]
Set = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="With correct, status, assign: the new value.")
]
Into = Annotated[
    list[str] | None,
    typer.Option("--into", metavar="ID", help="With merge, supersede: the claim that stays; with join: a matter."),
]
Parts = Annotated[
    Path | None, typer.Option("--parts", metavar="FILE", help="With split: the claims, JSON Lines as `claims --json`.")
]
Why = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision.")]


def review(
    place: records.Place,
    claim: Claim = None,
    verdict: Do = None,
    fields: Set = None,
    into: Into = None,
    parts: Parts = None,
    reason: Why = None,
    author: records.Author = None,
    kinds: records.Kinds = None,
    sides: records.Sides = None,
    since: records.Since = None,
    until: records.Until = None,
    as_json: options.AsJson = False,
) -> None:
    """Look at claims and decide on them; every decision is a new entry with author and reason."""
    wanted = records.filter_of(kinds=kinds, sides=sides, since=since, until=until)
    with records.opened(place) as record:
        if verdict is not None:
            if claim is None:
                raise typer.BadParameter("--do needs the claim or matter that it is about")
            made = _decide(record, claim, verdict, fields or [], into or [], parts, reason or "", author)
            options.print_line(f"{claim}: {verdict} recorded as entry {made.seq}")
        elif claim is not None:
            _history(record, claim, as_json)
        elif as_json or not sys.stdin.isatty():
            _queue(record, wanted, as_json)
        else:
            from hudna.cli.dialogue import dialogue

            dialogue(record, wanted, records.author_of(author), options.console())


def _decide(
    record: Record,
    name: str,
    verdict: str,
    fields: list[str],
    into: list[str],
    parts: Path | None,
    reason: str,
    author: str | None,
) -> Entry:
    from hudna.desk import reviewing
    from hudna.desk.changes import changes_of
    from hudna.record import account

    who = records.author_of(author)
    if verdict in {"join", "part"}:
        return _matter(record, name, verdict, into, reason, who)
    if verdict not in VERDICTS:
        raise typer.BadParameter(f"--do {verdict!r}: one of {', '.join((*VERDICTS, 'join', 'part'))}")
    if verdict == "undo":
        return reviewing.undo(record, _subject(record, name), who, reason)
    claim = account(record, name)
    match verdict:
        case "accept":
            return reviewing.accept(record, claim, who, reason)
        case "reject":
            return reviewing.reject(record, claim, who, reason)
        case "correct":
            return reviewing.correct(record, claim, changes_of(claim, fields), who, reason)
        case "merge":
            return reviewing.merge(record, claim, account(record, _only(into, "--into ID")), who, reason)
        case "split":
            return reviewing.split(record, claim, _parts(parts), who, reason)
        case "status":
            return reviewing.give_status(record, claim, _only(fields, "--set STATUS"), who, reason)
        case "assign":
            return reviewing.assign(record, claim, _only(fields, "--set TRUCE"), who, reason)
        case "supersede":
            return reviewing.supersede(record, claim, account(record, _only(into, "--into ID")), who, reason)
    return reviewing.retract(record, claim, who, reason)


VERDICTS = ("accept", "reject", "correct", "merge", "split", "status", "assign", "retract", "supersede", "undo")


def _subject(record: Record, name: str) -> str:
    """A claim, or else a matter on which something was decided, by the start of its id."""
    from hudna.desk.matters import subject_of
    from hudna.errors import InputError
    from hudna.record import account

    try:
        return account(record, name).id
    except InputError:
        return subject_of(record, name)


def _matter(record: Record, name: str, verdict: str, others: list[str], reason: str, who: str) -> Entry:
    from hudna.desk import reviewing
    from hudna.desk.matters import matter_of

    first = matter_of(record, name)
    if verdict == "part":
        from hudna.record import account

        return reviewing.part_matter(record, first.id, [account(record, one).id for one in others], who, reason)
    found = [first, *(matter_of(record, one) for one in others)]
    return reviewing.join_matters(record, [(one.id, [each.id for each in one.accounts]) for one in found], who, reason)


def _only(given: list[str], how: str) -> str:
    if len(given) != 1:
        raise typer.BadParameter(f"say which, once: {how}")
    return given[0]


def _parts(path: Path | None) -> list[dict[str, Any]]:
    import json

    from hudna.errors import InputError

    if path is None:
        raise typer.BadParameter("--do split needs --parts FILE")
    try:
        bodies = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise InputError(f"{path}: no JSON Lines ({error})") from None
    return [{name: value for name, value in one.items() if name not in _BESIDE} for one in bodies]


_BESIDE = {"document", "ceasefire", "status", "state", "id", "key"}


def _queue(record: Record, wanted: Any, as_json: bool) -> None:
    from hudna.desk.reviewing import queue
    from hudna.exports.accounts import account_json, show_accounts

    found = queue(record, wanted)
    if as_json:
        for one in found:
            options.print_json(account_json(one))
    else:
        show_accounts(found, options.console())


def _history(record: Record, name: str, as_json: bool) -> None:
    from hudna.errors import InputError
    from hudna.exports.accounts import account_json, show_accounts
    from hudna.record import account, decisions

    try:
        claim = account(record, name)
    except InputError:
        _matter_history(record, name, as_json)
        return
    there = decisions(record, claim.id)
    if as_json:
        options.print_json({"claim": account_json(claim), "decisions": there})
        return
    show_accounts([claim], options.console())
    _tell(there)


def _matter_history(record: Record, name: str, as_json: bool) -> None:
    """A matter with what was decided on it, or on those that it was made of."""
    from hudna.desk.matters import graded_matters, matter_of
    from hudna.exports.matters import graded_json, show_matter
    from hudna.record import decisions_of

    found = matter_of(record, name)
    ids = {one.id for one in found.accounts}
    there = [
        one for one in decisions_of(record, "matter") if ids & set(one.get("claims", ())) or one["subject"] == found.id
    ]
    (graded,) = (one for one in graded_matters(record) if one.matter.id == found.id)
    if as_json:
        options.print_json({"matter": graded_json(graded), "decisions": there})
        return
    show_matter(graded, options.console())
    _tell(there)


def _tell(there: list[dict[str, Any]]) -> None:
    for one in there:
        options.print_line(f"{one['recorded'][:16]} {one['author']}: {one['verdict']} ({one['reason']})")
