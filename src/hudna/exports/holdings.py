"""How a truce holds, by each record -> lines for people, and JSON: verdicts, silent days, rates, the table of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from rich.console import Console

from hudna.exports.duties import bounds, names, place_name
from hudna.exports.ledgers import section
from hudna.exports.table import hanging, indented
from hudna.model.trucejson import reason_json
from hudna.weighing.holding import Holding, Record, Row
from hudna.weighing.rates import WARNING, Comparison

_VERDICTS = {"holds": "green", "violated": "bold red", "contested": "bold magenta", "silent": "dim", "unclear": "dim"}
_CHANGES = {"rise": "a rise", "fall": "a fall", "none-shown": "no change is shown"}
_SURE = 0.001


def show_holding(found: Holding, console: Console) -> None:
    """Print each voice's verdict with its reasons, days without a report and rates, then the table of days."""
    section("Does it hold?", console)
    for record in found.records:
        _record(record, console)
    if any(_rates(record) for record in found.records):
        console.print(indented(WARNING, console.width - 4, "  ", style="dim"))
    for reason in found.reasons:
        console.print(indented(reason.text, console.width - 4, "  "))
    _violations(found.rows, console)


def _record(record: Record, console: Console) -> None:
    claims = [claim for reason in record.reasons for claim in reason.claims]
    line = f"{record.voice.label}: {record.verdict} {names(claims)}"
    console.print(hanging(line, console.width, loud=record.verdict, tone=_VERDICTS.get(record.verdict, "")))
    for reason in record.reasons:
        console.print(indented(reason.text, console.width - 8, " " * 6, style="dim"))
    if record.silent and record.verdict != "silent":
        console.print(indented(f"No report on {spans(record.silent)}.", console.width - 8, " " * 6, style="dim"))
    for line in _rates(record):
        console.print(indented(line, console.width - 8, " " * 6))


def spans(days: Sequence[date]) -> str:
    """Days in short: those that follow on each other as one stretch."""
    found: list[list[date]] = []
    for day in days:
        if found and day - found[-1][-1] <= timedelta(days=1):
            found[-1].append(day)
        else:
            found.append([day])
    return ", ".join(f"{one[0]}" if len(one) == 1 else f"{one[0]} to {one[-1]}" for one in found)


def _rates(record: Record) -> list[str]:
    pairs = (("before the truce", record.against_before), ("in the period before", record.against_previous))
    return [_rate(kind, found, label) for label, compared in pairs for kind, found in compared]


def _rate(kind: str, found: Comparison, label: str) -> str:
    """ "violations: 20 in 10 reported days, 400 in 10 before the truce: a fall (ratio 0.05, 95 % 0.031 to 0.078)"."""
    high = "no upper bound" if found.high is None else f"{found.high:.2g}"
    ratio = "no ratio" if found.ratio is None else f"ratio {found.ratio:.2g}"
    p = "p < 0.001" if found.p < _SURE else f"p = {found.p:.2g}"
    return (
        f"{kind}s: {found.now} in {_days(found.days)}, {found.before} in {_days(found.days_before)} {label}: "
        f"{_CHANGES[found.change]} ({ratio}, 95 % interval {found.low:.2g} to {high}, {p})"
    )


def _days(number: float) -> str:
    return f"{number:g} reported day{'' if number == 1 else 's'}"


def _violations(rows: Sequence[Row], console: Console) -> None:
    if not rows:
        return
    section("Violations and attacks, by day, source and side", console)
    for row in sorted(rows, key=lambda one: (str(one.first), one.voice)):
        console.print(hanging(" ".join(_told(row)), console.width))


def _told(row: Row) -> Iterator[str]:
    yield f"{row.first or '?'} " if row.first == row.last else f"{row.first or '?'} to {row.last or '?'} "
    yield f"{row.voice}:"
    yield "0" if row.stance == "zero" else "denied" if row.stance == "denied" else bounds(row.low, row.high)
    yield "/".join(part for part in (row.kind, row.mode) if part)
    if row.side:
        yield f"by {row.side}"
    if row.place:
        yield f"at {place_name(row.place)}"
    yield f"[{names(row.claims)}]"


def record_json(record: Record) -> dict[str, Any]:
    """One voice's answer as JSON."""
    return {
        "source": record.voice.label,
        "verdict": record.verdict,
        "reported": [day.isoformat() for day in record.reported],
        "silent": [day.isoformat() for day in record.silent],
        "against_before": {kind: each._asdict() for kind, each in record.against_before},
        "against_previous": {kind: each._asdict() for kind, each in record.against_previous},
        "reasons": [reason_json(reason) for reason in record.reasons],
    }


def row_json(row: Row) -> dict[str, Any]:
    """A line of the table of days as JSON."""
    days = {"first": row.first.isoformat() if row.first else None, "last": row.last.isoformat() if row.last else None}
    names_ = ("voice", "kind", "mode", "side", "place", "low", "high", "stance")
    return {**days, **{name: getattr(row, name) for name in names_}, "claims": list(row.claims)}
