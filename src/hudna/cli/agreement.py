"""`hudna agreement`: a whole agreement's text into obligations to confirm; truces and obligations confirmed, edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options, records

if TYPE_CHECKING:
    from hudna.record import Record

File = Annotated[str | None, typer.Argument(metavar="[FILE]", help="The agreement's text; none: list what there is.")]
Confirm = Annotated[str | None, typer.Option(metavar="ID", help="Confirm a truce or an obligation.")]
Edit = Annotated[str | None, typer.Option(metavar="ID", help="Change fields of a truce or an obligation: --set.")]
Drop = Annotated[str | None, typer.Option(metavar="ID", help="Not a truce, or no obligation: no longer propose it.")]
Set = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="With --edit: a new value, in JSON or plain.")
]
Why = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why; kept with the decision.")]


def agreement(
    place: records.Place,
    file: File = None,
    confirm: Confirm = None,
    edit: Edit = None,
    drop: Drop = None,
    fields: Set = None,
    reason: Why = None,
    published: options.Published = None,
    timezone: options.Timezone = None,
    language: options.Language = None,
    author: records.Author = None,
    as_json: options.AsJson = False,
) -> None:
    """Read an agreement clause by clause into obligations that people confirm; without FILE, list and decide."""
    chosen = [
        (verdict, name) for verdict, name in (("confirm", confirm), ("edit", edit), ("drop", drop)) if name is not None
    ]
    if len(chosen) + (file is not None) > 1:
        raise typer.BadParameter("one at a time: a FILE, --confirm, --edit or --drop")
    with records.opened(place) as record:
        who = records.author_of(author)
        if file is not None:
            known = options.Known(published, timezone, language, None, None, 5)
            _propose(record, file, known, who, as_json)
        elif chosen:
            _settle(record, *chosen[0], fields or [], who, reason or "")
        else:
            _list(record, as_json)


def _propose(record: Record, file: str, known: options.Known, author: str, as_json: bool) -> None:
    from hudna.desk.agreements import propose
    from hudna.exports.agreements import proposed_json, show_proposed

    complaints = options.Complaints()
    for document in options.documents([file], known, complaints):
        found = propose(record, document, author)
        if not any(clause.label for clause, _ in found.clauses):
            complaints.note(
                f"{document.id or 'document'}: no numbered clauses in it; is it an agreement? --drop what is none"
            )
        if as_json:
            options.print_json(proposed_json(found))
        else:
            show_proposed(found, document.text, options.console())
    raise typer.Exit(complaints.code)


def _settle(record: Record, verdict: str, name: str, fields: list[str], author: str, reason: str) -> None:
    from hudna.desk.truces import edited, find, settle, truces_of

    if not name:
        raise typer.BadParameter(f"--{verdict}: name the truce or obligation by the start of its id")
    item = find(truces_of(record), name)
    if verdict == "edit":
        item = edited(item, _changes(fields))
    made = settle(record, item, verdict, author, reason)
    options.print_line(f"{item.id[:8]}: {verdict} recorded as entry {made.seq}")


def _changes(fields: list[str]) -> dict[str, Any]:
    """`due=2023-10-01T00:00+04:00`, `parties=["AZE","ARM"]`: JSON where it is JSON, else the words themselves."""
    import json

    changes: dict[str, Any] = {}
    for word in fields:
        name, found, value = word.partition("=")
        if not found:
            raise typer.BadParameter(f"--set {word!r}: write it as field=value")
        try:
            changes[name] = json.loads(value)
        except ValueError:
            changes[name] = value
    if not changes:
        raise typer.BadParameter("--edit needs --set FIELD=VALUE")
    return changes


def _list(record: Record, as_json: bool) -> None:
    from hudna.desk.truces import truces_of
    from hudna.exports.agreements import show_truces, truces_json

    held = truces_of(record)
    if as_json:
        options.print_json(truces_json(held.ceasefires, held.obligations, held.reasons))
    else:
        show_truces(held.ceasefires, held.obligations, held.reasons, options.console())
