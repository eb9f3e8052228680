"""Matters -> a list for people: the relation and why, then each account with who says it and its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

from hudna.exports import harmless, wording
from hudna.exports.accounts import GONE
from hudna.exports.table import indented
from hudna.model.accounts import Account
from hudna.picture.grades import Graded
from hudna.weighing.matters import Matter, matter_json
from hudna.weighing.ranges import Value

_LOUD = {"contradict": "bold red", "deny": "bold red", "premise-disputed": "bold magenta", "drift": "bold yellow"}


def show_matters(found: Iterable[Graded], console: Console) -> None:
    """Print each matter as soon as it comes."""
    count = 0
    for one in found:
        count += 1
        show_matter(one, console)
    console.print(Text("1 matter" if count == 1 else f"{count} matters", style="dim"))


def show_matter(found: Graded, console: Console) -> None:
    """One matter: head, reasons, accounts."""
    one = found.matter
    head = Text()
    head.append(f"{one.id[:8]}  ", style="dim")
    head.append(one.kind, style="bold")
    head.append(f"  {one.relation}", style=_LOUD.get(one.relation, "green"))
    if one.range:
        low, high = one.range
        head.append(f"  {low:,}" if low == high else f"  {low:,} to {high:,}")
        head.append(f" {counted(one)}")
    head.append(f"  {_voices(one)}", style="dim")
    console.print(head)
    grades = ", ".join(f"{harmless.line(name)} {own.grade}" for name, own in found.sources.items())
    item = f"item {found.credibility.grade} ({found.credibility.meaning}), {found.status.status}; sources: {grades}"
    console.print(indented(item, console.width - 4, "  ", style="dim"))
    changed = [each.reason for each in found.drifts]
    for reason in (*one.reasons, *changed, *found.credibility.reasons):
        console.print(indented(reason.words, console.width - 4, "  ", style="dim"))
    for account, value in zip(one.accounts, one.values, strict=True):
        _show(account, value, console)
    console.print()


def counted(one: Matter) -> str:
    """What the figures of a matter count."""
    return " ".join(part for part in one.measure or () if part)


def _voices(one: Matter) -> str:
    roots = f"{one.roots} independent {'root' if one.roots == 1 else 'roots'}"
    sides = f" ({', '.join(one.sides)})" if one.sides else ""
    return f"{roots}{sides}, {one.outlets} {'outlet' if one.outlets == 1 else 'outlets'}"


def _show(account: Account, value: Value, console: Console) -> None:
    line = Text()
    line.append(f"    {account.id[:8]}  ", style="dim")
    claim = account.claim
    line.append(harmless.line(wording.speakers(claim)), style="cyan" if claim.sources else "dim")
    line.append(f"  {wording.act(claim)} \u00b7 {wording.matter(claim)}")
    for mark in wording.marks(claim):
        line.append(f" [{mark}]", style="bold")
    if told := said(value):
        line.append(f"  {told}", style="bold")
    line.append(f"  {harmless.line(account.origin.name)}", style="dim")
    console.print(line)
    console.print(indented(account.words() or GONE, console.width - 14, " " * 12, style="dim"))


def said(value: Value) -> str:
    """An account's figure as it is bounded: `32+`, `\u2264 5,000`, `12 to 15`, about; its instant; or its words."""
    if value.low is None and value.high is None:
        return harmless.line(value.instant or value.words or "")
    about = "about " if value.approximate else ""
    if value.low is None:
        return f"{about}\u2264 {value.high:,}"
    if value.high is None:
        return f"{about}{value.low:,}+"
    return f"{about}{value.low:,}" if value.low == value.high else f"{about}{value.low:,} to {value.high:,}"


def graded_json(found: Graded) -> dict[str, Any]:
    """A matter as the codebook prints it, with its grades and status, and where each of its roots comes from."""
    sources = {
        name: {"grade": own.grade, "by": own.by, "reasons": [one.json for one in own.reasons]}
        for name, own in found.sources.items()
    }
    item = {"grade": found.credibility.grade, "reasons": [one.json for one in found.credibility.reasons]}
    state = {"status": found.status.status, "by": found.status.by}
    whose = {
        "root_accounts": found.roots.json,
        "grade": found.grade,
        "item": item,
        "status": state,
        "reliability": sources,
        "drifts": [one.json for one in found.drifts],
    }
    return {**matter_json(found.matter), **whose}
