"""The state of truces -> JSON, and a page of text for people: every figure with the claims that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from hudna.exports.duties import bounds, duty, names
from hudna.exports.holdings import record_json, row_json, show_holding
from hudna.exports.ledgers import ledgers_json, section, show_ledgers
from hudna.exports.matters import counted
from hudna.exports.table import hanging, indented
from hudna.model.trucejson import ceasefire_json, obligation_json, reason_json
from hudna.picture.status import Status, Term, TruceStatus
from hudna.weighing.compliance import Assessment
from hudna.weighing.matters import Matter

_DEGREES = {"0": "not begun", "1": "begun", "2": "partly", "3": "done"}


def show_status(found: Status, console: Console) -> None:
    """Print the state of every truce."""
    days = f", published {found.first} to {found.last}" if found.first else ""
    console.print(Text(f"{found.documents} documents{days}; as of {found.at:%Y-%m-%d %H:%M %Z}", style="dim"))
    for one in found.truces:
        console.print()
        _truce(one, console)
    if not found.truces:
        console.print(Text("no truce: no claim says that one was agreed or took effect", style="dim"))
    if found.unplaced:
        console.print(
            Text(f"\n{len(found.unplaced)} claims are about no truce, or it cannot be told which", style="dim")
        )


def _truce(one: TruceStatus, console: Console) -> None:
    item = one.ceasefire
    console.print(hanging(f"{item.name} {item.id[:8]}", console.width, 0, style="bold"))
    for name, sides in (("parties", item.parties), ("mediators", item.mediators), ("guarantors", item.guarantors)):
        if sides:
            console.print(hanging(f"{name}: {', '.join(sides)}", console.width))
    console.print(hanging(f"{_since(one)}; {item.state}, {len(one.accounts)} claims", console.width))
    for reason in one.holding.stage.reasons:
        console.print(indented(reason.text, console.width - 8, " " * 6, style="dim"))
    show_holding(one.holding, console)
    _terms(one.terms, console)
    show_ledgers(one.ledgers, console)
    _contested(one.contested, console)


def _since(one: TruceStatus) -> str:
    """What has become of it, in words."""
    item, stage, day = one.ceasefire, one.holding.stage, one.holding.day
    since = f"in force since {_instant(item.in_effect)}"
    until = f", until {_instant(item.expires)} by its own terms" if item.expires and not stage.reasons else ""
    return {
        "not-yet": f"not yet in force; it takes effect on {_instant(item.in_effect)}",
        "in-force": f"{since}{f', day {day}' if day else ''}{until}",
        "expired": f"expired on {_instant(stage.until)} by its own terms; it was {since}",
        "ended": f"ended on {_instant(stage.until)}{f'; it was {since}' if item.in_effect else ''}",
        "declared": f"declared {_instant(item.declared)}; when it takes effect is not known",
    }.get(stage.name, "when it began is not known")


def _instant(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M %z}".strip() if moment else "an unknown day"


def _terms(terms: Sequence[Term], console: Console) -> None:
    if not terms:
        return
    section("Terms", console)
    for one in sorted(terms, key=_clause):
        item, found = one.obligation, one.assessment
        degree = _degree(found.degree)
        proposed = "" if item.state == "confirmed" else f" ({item.state})"
        words = f"{item.id[:8]} {duty(item)}{proposed}: {degree}"
        console.print(hanging(words, console.width, loud=degree))
        for line in _evidence(found):
            console.print(indented(line, console.width - 8, " " * 6, style="dim"))
        for reason in found.reasons:
            console.print(indented(reason.text, console.width - 8, " " * 6, style="dim"))


def _clause(term: Term) -> tuple[object, ...]:
    """The order of clauses: 7(b) after 7(a), 10 after 9; terms without a clause last."""
    clause = term.obligation.clause
    parts = re.findall(r"\d+|[^\W\d_]+", clause or "")
    return (not parts, *((0, int(one), "") if one.isdigit() else (1, 0, one) for one in parts))


def _degree(degree: str) -> str:
    return f"{degree} ({_DEGREES[degree]})" if degree in _DEGREES else degree


def _evidence(found: Assessment) -> Iterator[str]:
    """The claims for and against, promises and demands, and the degree by each side where they tell more than one."""
    for label, claims in (
        ("for", found.pro), ("against", found.contra), ("promised", found.promises), ("announced", found.announced),
        ("demanded", found.demands),
    ):  # fmt: skip
        if claims:
            yield f"{label}: {names(claims)}"
    if len(found.by_side) > 1 or found.degree == "disputed":
        yield "by side: " + "; ".join(f"{side or 'no named side'}: {_degree(each)}" for side, each in found.by_side)


def _contested(found: Sequence[Matter], console: Console) -> None:
    if not found:
        return
    section("Contested", console)
    for one in found:
        span = "" if one.range is None else f" {bounds(*one.range)} {counted(one)}"
        sides = ", ".join(one.sides) or "no named side"
        line = f"{one.id[:8]} {one.kind}: {one.relation}{span}; {sides}"
        console.print(hanging(f"{line} [{names(account.id for account in one.accounts)}]", console.width))


def status_json(found: Status) -> dict[str, Any]:
    """The whole state as JSON; every figure with the ids of its claims."""
    return {
        "at": found.at.isoformat(timespec="minutes"),
        "documents": found.documents,
        "published": [found.first, found.last],
        "truces": [_truce_json(one) for one in found.truces],
        "unplaced": [one.id for one in found.unplaced],
    }


def _truce_json(one: TruceStatus) -> dict[str, Any]:
    until = one.holding.stage.until
    return {
        "ceasefire": ceasefire_json(one.ceasefire),
        "state": one.holding.stage.name,
        "until": until.isoformat(timespec="minutes") if until else None,
        "state_reasons": [reason_json(reason) for reason in one.holding.stage.reasons],
        "day": one.holding.day,
        "holds": [record_json(record) for record in one.holding.records],
        "violations": [row_json(row) for row in one.holding.rows],
        "terms": [_term_json(term) for term in one.terms],
        "ledgers": ledgers_json(one.ledgers),
        "contested": [
            {"id": each.id, "relation": each.relation, "claims": [a.id for a in each.accounts]}
            for each in one.contested
        ],
        "claims": [each.id for each in one.accounts],
    }


def _term_json(term: Term) -> dict[str, Any]:
    found = term.assessment
    return {
        "obligation": obligation_json(term.obligation),
        "degree": found.degree,
        "for": list(found.pro),
        "against": list(found.contra),
        "promises": list(found.promises),
        "announced": list(found.announced),
        "demands": list(found.demands),
        "by_side": [{"side": side, "degree": degree} for side, degree in found.by_side],
        "reasons": [reason_json(reason) for reason in found.reasons],
    }
