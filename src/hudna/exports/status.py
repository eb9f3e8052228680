"""The state of truces -> JSON, and a page of text for people: every figure with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from hudna.exports import harmless
from hudna.exports.duties import bounds, duty, names, place_name
from hudna.exports.ledgers import ledgers_json, section, show_ledgers
from hudna.exports.matters import counted
from hudna.exports.table import indented
from hudna.model.trucejson import ceasefire_json, obligation_json, reason_json
from hudna.picture.status import Status, Term, TruceStatus
from hudna.weighing.holding import Record, Row
from hudna.weighing.matters import Matter

_DEGREES = {"0": "not begun", "1": "begun", "2": "partly", "3": "done"}
_VERDICTS = {"holds": "green", "violated": "bold red", "contested": "bold magenta", "silent": "dim"}


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
    console.print(Text(f"{harmless.line(item.name)}  {item.id[:8]}", style="bold"))
    for name, sides in (("parties", item.parties), ("mediators", item.mediators), ("guarantors", item.guarantors)):
        if sides:
            console.print(f"  {name}: {', '.join(sides)}")
    console.print(Text(f"  {_since(one)}; {item.state}, {len(one.accounts)} claims"))
    section("Does it hold?", console)
    for record in one.holding.records:
        _record(record, console)
    for reason in one.holding.reasons:
        console.print(indented(reason.text, console.width - 4, "  "))
    _violations(one.holding.rows, console)
    _terms(one.terms, console)
    show_ledgers(one.ledgers, console)
    _contested(one.contested, console)


def _since(one: TruceStatus) -> str:
    item, day = one.ceasefire, one.holding.day
    if item.in_effect is None:
        return f"declared {item.declared:%Y-%m-%d %H:%M %z}" if item.declared else "when it began is not known"
    ended = f", ended {item.ended:%Y-%m-%d %H:%M %z}" if item.ended else ""
    return f"in force since {item.in_effect:%Y-%m-%d %H:%M %z}{f', day {day}' if day else ''}{ended}"


def _record(record: Record, console: Console) -> None:
    line = Text(f"  {record.voice.label}: ")
    line.append(record.verdict, style=_VERDICTS.get(record.verdict, ""))
    claims = [claim for reason in record.reasons for claim in reason.claims]
    line.append(f"  {names(claims)}", style="dim")
    console.print(line)
    for reason in record.reasons:
        console.print(indented(reason.text, console.width - 8, " " * 6, style="dim"))


def _violations(rows: Sequence[Row], console: Console) -> None:
    if not rows:
        return
    section("Violations and attacks, by day, source and side", console)
    for row in sorted(rows, key=lambda one: (str(one.first), one.voice)):
        days = f"{row.first or '?'}" if row.first == row.last else f"{row.first or '?'} to {row.last or '?'}"
        many = "0" if row.stance == "zero" else "denied" if row.stance == "denied" else bounds(row.low, row.high)
        what = "/".join(part for part in (row.kind, row.mode) if part)
        by = f" by {row.side}" if row.side else ""
        where = f" at {place_name(row.place)}" if row.place else ""
        console.print(Text(f"  {days}  {row.voice}: {many} {what}{by}{where}  [{names(row.claims)}]"))


def _terms(terms: Sequence[Term], console: Console) -> None:
    if not terms:
        return
    section("Terms", console)
    for one in terms:
        found = one.assessment
        degree = f"{found.degree} ({_DEGREES[found.degree]})" if found.degree in _DEGREES else found.degree
        line = Text(f"  {one.obligation.id[:8]}  {duty(one.obligation)}: ")
        line.append(degree, style="bold")
        console.print(line)
        for label, claims in (("for", found.pro), ("against", found.contra), ("promised", found.promises)):
            if claims:
                console.print(Text(f"      {label}: {names(claims)}", style="dim"))
        for reason in found.reasons:
            console.print(indented(reason.text, console.width - 8, " " * 6, style="dim"))


def _contested(found: Sequence[Matter], console: Console) -> None:
    if not found:
        return
    section("Contested", console)
    for one in found:
        span = "" if one.range is None else f" {one.range[0]:,} to {one.range[1]:,} {counted(one)}"
        sides = ", ".join(one.sides) or "no named side"
        line = f"{one.id[:8]}  {one.kind}: {one.relation}{span}; {sides}"
        console.print(indented(f"{line} [{names(account.id for account in one.accounts)}]", console.width))


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
    return {
        "ceasefire": ceasefire_json(one.ceasefire),
        "day": one.holding.day,
        "holds": [_record_json(record) for record in one.holding.records],
        "violations": [{**_row_json(row)} for row in one.holding.rows],
        "terms": [_term_json(term) for term in one.terms],
        "ledgers": ledgers_json(one.ledgers),
        "contested": [
            {"id": each.id, "relation": each.relation, "claims": [a.id for a in each.accounts]}
            for each in one.contested
        ],
        "claims": [each.id for each in one.accounts],
    }


def _record_json(record: Record) -> dict[str, Any]:
    return {
        "source": record.voice.label,
        "verdict": record.verdict,
        "reported": [day.isoformat() for day in record.reported],
        "silent": [day.isoformat() for day in record.silent],
        "against_before": {kind: each._asdict() for kind, each in record.against_before},
        "against_previous": {kind: each._asdict() for kind, each in record.against_previous},
        "reasons": [reason_json(reason) for reason in record.reasons],
    }


def _row_json(row: Row) -> dict[str, Any]:
    days = {"first": row.first.isoformat() if row.first else None, "last": row.last.isoformat() if row.last else None}
    names_ = ("voice", "kind", "mode", "side", "place", "low", "high", "stance")
    return {**days, **{name: getattr(row, name) for name in names_}, "claims": list(row.claims)}


def _term_json(term: Term) -> dict[str, Any]:
    found = term.assessment
    return {
        "obligation": obligation_json(term.obligation),
        "degree": found.degree,
        "for": list(found.pro),
        "against": list(found.contra),
        "promises": list(found.promises),
        "by_side": [{"side": side, "degree": degree} for side, degree in found.by_side],
        "reasons": [reason_json(reason) for reason in found.reasons],
    }
