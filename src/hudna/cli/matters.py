"""`hudna matters`: what the claims of a record are about, each with its accounts side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import options, records

Relation = Annotated[
    list[str] | None, typer.Option("--relation", metavar="RELATION", help="Only of this relation, as contradict.")
]


def matters(
    place: records.Place,
    kinds: records.Kinds = None,
    sides: records.Sides = None,
    about: records.About = None,
    documents: records.Documents = None,
    since: records.Since = None,
    until: records.Until = None,
    relations: Relation = None,
    as_json: options.AsJson = False,
) -> None:
    """The weighed matters: accounts side by side, range, independent roots, relation, grade and reasons."""
    from hudna.desk.matters import graded_matters
    from hudna.exports.matters import graded_json, show_matters
    from hudna.record import Filter, accounts
    from hudna.weighing.matters import RELATIONS

    if strange := sorted(set(relations or ()) - set(RELATIONS)):
        raise typer.BadParameter(f"--relation {', '.join(strange)}: one of {', '.join(RELATIONS)}")
    wanted = records.filter_of(kinds=kinds, sides=sides, about=about, documents=documents, since=since, until=until)
    with records.opened(place) as record:
        found = graded_matters(record)
        if wanted != Filter():
            ids = {one.id for one in accounts(record, wanted, words=False)}
            found = [one for one in found if any(account.id in ids for account in one.matter.accounts)]
    found = [one for one in found if not relations or one.matter.relation in relations]
    if as_json:
        for one in found:
            options.print_json(graded_json(one))
    else:
        show_matters(found, options.console())
