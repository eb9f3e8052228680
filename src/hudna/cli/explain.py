"""`hudna explain`: a claim -> the rules and words that gave it, and what was considered and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options
from hudna.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.reading import Reading

Number = Annotated[
    int | None, typer.Option("--claim", metavar="N", min=1, help="Number of the claim in the table; all if not given.")
]


def explain(
    file: options.File,
    claim: Number = None,
    published: options.Published = None,
    timezone: options.Timezone = None,
    language: options.Language = None,
    publisher: options.Publisher = None,
    encoding: options.Encoding = None,
    limit: options.Limit = 5,
    as_json: options.AsJson = False,
) -> None:
    """How a claim was derived, and what was refused."""
    known = options.Known(published, timezone, language, publisher, encoding, limit)
    complaints = options.Complaints()
    for reading in options.readings([file], known, complaints):
        chosen = _chosen(reading, claim)
        if as_json:
            options.print_json(_json(reading, chosen))
        else:
            _show(reading, chosen, options.console())
    raise typer.Exit(complaints.code)


def _chosen(reading: Reading, claim: int | None) -> range:
    count = len(reading.claims)
    if claim is None:
        return range(count)
    if claim > count:
        has = "no claims" if count == 0 else "one claim" if count == 1 else f"{count} claims"
        raise InputError(
            f"{reading.document.id or 'document'}: has {has}, so there is no claim {claim}; see hudna read"
        )
    return range(claim - 1, claim)


def _trace(reading: Reading, index: int) -> tuple[str, ...]:
    return reading.trace[index] if index < len(reading.trace) else ()


def _json(reading: Reading, chosen: range) -> dict[str, Any]:
    from hudna.model.json import claim_json, document_json

    return {
        "document": document_json(reading.document, reading.language),
        "claims": [
            {
                "number": i + 1,
                "claim": claim_json(reading.claims[i], reading.document),
                "trace": list(_trace(reading, i)),
            }
            for i in chosen
        ],
        "refused": list(reading.refused),
    }


def _show(reading: Reading, chosen: range, console: Console) -> None:
    from rich.text import Text

    from hudna.exports.table import headline, indented

    for index in chosen:
        claim = reading.claims[index]
        console.print(headline(claim, index + 1))
        console.print(indented(claim.content.of(reading.document.text), console.width))
        for step in _steps(reading, index):
            console.print(indented(step, console.width, mark="- "))
        console.print()
    if reading.refused:
        console.print(Text("considered and refused", style="bold"))
    for one in reading.refused:
        console.print(indented(one, console.width, mark="- "))


def _steps(reading: Reading, index: int) -> tuple[str, ...]:
    claim = reading.claims[index]
    steps = _trace(reading, index) or (f"rule {claim.rule}" if claim.rule else "no derivation was kept",)
    doubt = claim.doubt
    return (*steps, f"doubt {doubt.score:.2f}: {'; '.join(doubt.reasons)}") if doubt else steps
