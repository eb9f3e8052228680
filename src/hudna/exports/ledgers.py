"""Ledgers -> lines for people, and JSON: each source's figures in the order of time, never added across sources."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text

from hudna.exports import harmless
from hudna.exports.duties import bounds, names
from hudna.exports.table import hanging
from hudna.picture.ledgers import Ledgers
from hudna.weighing.people import Series, Step
from hudna.weighing.positions import Holding
from hudna.weighing.weapons import WeaponRow

_REGISTER = frozenset({"I", "II", "III", "IV", "V", "VI", "VII"})


def section(title: str, console: Console) -> None:
    """A heading within a truce."""
    console.print()
    console.print(Text.assemble("  ", (title, "bold underline")))


def show_ledgers(found: Ledgers, console: Console) -> None:
    """Print people, weapons and places, each only if there is something in it."""
    if found.people:
        section("People, by source", console)
        for one in found.people:
            console.print(hanging(_series(one), console.width))
    for check in found.checks:
        if check.verdict == "fails":
            console.print(hanging(f"! {check.reason.words}", console.width, style="bold red"))
    if found.weapons:
        section("Weapons, by source", console)
        for row in found.weapons:
            console.print(hanging(_weapon(row), console.width))
    if found.holdings:
        section("Places, and who holds them", console)
        for held in found.holdings:
            console.print(hanging(_holding(held), console.width, style="bold magenta" if held.disputed else ""))


def _series(one: Series) -> str:
    group = f" ({one.group})" if one.group else ""
    unit = f" {one.unit}" if one.unit and one.unit != "person" else ""
    steps = ", then ".join(_step(step) for step in one.steps)
    return harmless.line(f"{one.heading}{unit}{group}, {one.source or 'unnamed source'}: {steps}")


def _step(step: Step) -> str:
    when = f" by {step.end[:10]}" if step.end else ""
    return f"{bounds(step.low, step.high)} {'/'.join(step.measures)}{when} [{names(step.accounts, 3)}]"


def _weapon(row: WeaponRow) -> str:
    many = bounds(row.figure.low, row.figure.high) if row.figure else "uncounted"
    what = _arms(row)
    denied = "denied: " if row.denied else ""
    source = row.voice.source or "unnamed source"
    told = " ".join(part for part in (many, what, f"by {row.giver}" if row.giver else "") if part)
    return harmless.line(f"{denied}{row.phase or 'told'}: {told}, says {source} [{row.account[:8]}]")


def _arms(row: WeaponRow) -> str:
    """What they are, with the category of the register that it falls in: tanks (UNROCA I)."""
    register = f"UNROCA {row.category}" if row.category in _REGISTER else row.category or ""
    if row.group is None or row.group == row.category:
        return register
    return f"{row.group} ({register})" if register else row.group


def _holding(held: Holding) -> str:
    said = "; ".join(
        f"{holder or 'not so'}, says {source} [{claim[:8]}]" for source, (holder, claim) in held.holders.items()
    )
    return harmless.line(f"{held.place}: {said}{' (disputed)' if held.disputed else ''}")


def ledgers_json(found: Ledgers) -> dict[str, Any]:
    """The ledgers as JSON, with the rows and checks behind the figures."""
    return {
        "people": [one.json for one in found.people],
        "people_rows": [one.json for one in found.rows],
        "checks": [
            {"verdict": one.verdict, "account": one.account, "part": one.part, "whole": one.whole, **one.reason.json}
            for one in found.checks
        ],
        "weapons": [one.json for one in found.weapons],
        "places": [
            {
                "place": one.place,
                "disputed": one.disputed,
                "holders": {source: {"holder": who, "claim": claim} for source, (who, claim) in one.holders.items()},
            }
            for one in found.holdings
        ],
    }
