"""Truces and obligations, proposed or confirmed -> a list for people and JSON, each with why it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from rich.console import Console
from rich.text import Text

from hudna.exports import harmless
from hudna.exports.duties import duty, names
from hudna.exports.table import hanging, indented
from hudna.model.text import Span
from hudna.model.trucejson import ceasefire_json, obligation_json, reason_json
from hudna.model.truces import Ceasefire, Obligation, Reason


class Clause(Protocol):
    """A clause of an agreement, as `hudna.reading.agreements` has it."""

    @property
    def label(self) -> str:
        """Its number."""

    @property
    def span(self) -> Span:
        """Its words."""

    @property
    def unread(self) -> bool:
        """Whether no obligation could be read in it."""


class Proposed(Protocol):
    """What an agreement proposes, as `hudna.desk.agreements` has it."""

    @property
    def truce(self) -> Ceasefire:
        """The truce."""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is as it is."""

    @property
    def clauses(self) -> Sequence[tuple[Clause, tuple[Obligation, ...]]]:
        """Each clause with its obligations."""

    @property
    def supersedes(self) -> Sequence[tuple[Obligation, Obligation]]:
        """Obligations with those of an earlier agreement that they take the place of."""


def show_proposed(found: Proposed, text: str, console: Console) -> None:
    """Print an agreement clause by clause; a clause in which nothing could be read is there too, for people."""
    _truce(found.truce, found.reasons, console)
    for clause, duties in found.clauses:
        console.print(Text(f"\n  clause {clause.label or '-'}", style="bold"))
        console.print(indented(clause.span.of(text), console.width - 4, "    ", style="dim"))
        for one in duties:
            state = "" if one.state == "proposed" else f" ({one.state})"
            console.print(hanging(f"{one.id[:8]} {duty(one)}{state}", console.width, 4))
        if clause.unread:
            console.print(Text("    no obligation was read in it: say what it asks, if anything", style="yellow"))
    for one, old in found.supersedes:
        console.print(Text(f"  {one.id[:8]} takes the place of {old.id[:8]} ({duty(old)})"))
    console.print(Text("\nproposed; confirm each: hudna agreement RECORD --confirm ID --reason \u2026", style="dim"))


def proposed_json(found: Proposed) -> dict[str, Any]:
    """An agreement's proposals as JSON."""
    clauses = [
        {
            "label": clause.label,
            "start": clause.span.start,
            "end": clause.span.end,
            "unread": clause.unread,
            "obligations": [obligation_json(one) for one in duties],
        }
        for clause, duties in found.clauses
    ]
    reasons = [reason_json(one) for one in found.reasons]
    return {"ceasefire": ceasefire_json(found.truce), "reasons": reasons, "clauses": clauses}


def show_truces(
    ceasefires: Sequence[Ceasefire],
    obligations: Sequence[Obligation],
    reasons: Mapping[str, Sequence[Reason]],
    console: Console,
) -> None:
    """Print every truce with its obligations, and why each is proposed."""
    for item in ceasefires:
        _truce(item, reasons.get(item.id, ()), console)
        for one in obligations:
            if one.ceasefire == item.id:
                claims = f" [{names(one.claims)}]" if one.claims else ""
                console.print(hanging(f"{one.id[:8]} {duty(one)} ({one.state}){claims}", console.width, 4))
                for reason in reasons.get(one.id, ()):
                    console.print(indented(reason.text, console.width - 14, " " * 12, style="dim"))
        console.print()
    if not ceasefires:
        console.print(Text("no truce: no claim says that one was agreed or took effect", style="dim"))


def _truce(item: Ceasefire, reasons: Sequence[Reason], console: Console) -> None:
    console.print(Text(f"{item.id[:8]}  {harmless.line(item.name)}  ({item.state})", style="bold"))
    facts = {
        "parties": ", ".join(item.parties),
        "mediators": ", ".join(item.mediators),
        "declared": item.declared and f"{item.declared:%Y-%m-%d %H:%M %z}",
        "in effect": item.in_effect and f"{item.in_effect:%Y-%m-%d %H:%M %z}",
        "expires": item.expires and f"{item.expires:%Y-%m-%d %H:%M %z}",
        "ended": item.ended and f"{item.ended:%Y-%m-%d %H:%M %z}",
        "provisions": ", ".join(item.provisions),
    }
    for name, value in facts.items():
        if value:
            console.print(hanging(f"{name}: {value}", console.width))
    for reason in reasons:
        console.print(indented(reason.text, console.width - 4, "  ", style="dim"))


def truces_json(
    ceasefires: Sequence[Ceasefire], obligations: Sequence[Obligation], reasons: Mapping[str, Sequence[Reason]]
) -> dict[str, Any]:
    """All truces and obligations as JSON."""
    why = {name: [reason_json(one) for one in found] for name, found in reasons.items()}
    return {
        "ceasefires": [{**ceasefire_json(one), "reasons": why.get(one.id, [])} for one in ceasefires],
        "obligations": [{**obligation_json(one), "reasons": why.get(one.id, [])} for one in obligations],
    }
