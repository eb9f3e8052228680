"""Accounts of a record -> JSON, and a table for people: who says what, in which document, on which words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from hudna.exports import harmless, wording
from hudna.exports.lines import account_json as line_json
from hudna.exports.table import indented
from hudna.model.accounts import Account, Origin
from hudna.model.json import Json

GONE = "[taken down]"


def account_json(account: Account) -> Json:
    """A claim as the codebook prints it, with its document, truce and status; words that were taken down are null."""
    whole = line_json(account)
    claim = whole.pop("claim")
    return {
        "document": whole["document"],
        **claim,
        "ceasefire": whole["ceasefire"],
        "status": whole["status"],
        "state": account.state,
    }


def show_accounts(accounts: Iterable[Account], console: Console) -> int:
    """Print claims under their documents, each with its id and words, as they come; how many there were."""
    origin: Origin | None = None
    count = 0
    for one in accounts:
        count += 1
        if origin is None or origin.sha256 != one.origin.sha256:
            origin = one.origin
            console.print(Text(_heading(origin), style="bold"))
        _show(one, console)
    console.print(Text("1 claim" if count == 1 else f"{count} claims", style="dim"))
    return count


def _heading(origin: Origin) -> str:
    day = origin.published.isoformat() if origin.published else None
    return harmless.line(" \u00b7 ".join(part for part in (origin.name, origin.publisher, day) if part))


def _show(one: Account, console: Console) -> None:
    claim = one.claim
    line = Text(f"  {one.id[:8]}  ", style="dim")
    line.append(harmless.line(wording.speakers(claim)), style="cyan" if claim.sources else "dim")
    line.append(f"  {wording.act(claim)} \u00b7 {wording.matter(claim)}", style="bold")
    for mark in (*wording.marks(claim), *(() if one.state == "current" else (one.state,))):
        line.append(f" [{mark}]", style="bold red" if mark == "negated" else "bold yellow")
    console.print(line)
    told = (wording.parties(claim), wording.numbers(claim), wording.when(claim.time), wording.where(claim.place))
    if parts := [part for part in told if part]:
        console.print(indented(harmless.line("; ".join(parts)), console.width - 10, " " * 8))
    console.print(indented(one.words() or GONE, console.width - 10, " " * 8, style="dim"))
