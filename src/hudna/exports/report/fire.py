"""Violations and attacks of a part -> the table of sources, the charts by day, and the table in the SMM's columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.exports.harmless import line
from hudna.exports.report import accounts, figures, names
from hudna.exports.report.blocks import Bar, Block, Chart, Paragraph, Row, Run, Text, joined, name, plain, text
from hudna.exports.report.composer import Composer
from hudna.model import Quantity
from hudna.model.accounts import Account
from hudna.picture.violations import COUNTED, LONGER, SILENT, UNCOUNTED, ZERO, DayCount, Line
from hudna.weighing.exposures import Count

CHARTS = 8  # sources with a chart of their own; the table of days has all
_DURATIONS = frozenset({"hour", "day", "month"})
UNKNOWN = "N/K"  # the mission's own word for a weapon that is not known


def counts(lines: Sequence[Line], composer: Composer) -> Iterator[Block]:
    """By source: this period, the one before, cumulative, days with a report, and what the rates show."""
    if not lines:
        return
    yield composer.head(3, "counts")
    since = [("since", 12)] if composer.data.reset else []
    columns = [("source", 17), ("what", 10), ("now", 11), ("before", 11), *since, ("undated", 8), ("reported", 11),
               ("change", 24), ("claims", 14)]  # fmt: skip
    label = plain(composer.messages("heads", "counts"))
    yield composer.table(label, columns, (_line(one, composer) for one in lines), small=True)


def _line(one: Line, composer: Composer) -> Row:
    messages, length = composer.messages, len(one.days) // 2
    since = [_count(one.since, bool(one.since.claims or one.zeros), composer)] if one.since is not None else []
    days = [
        messages("marks", "at_least_days", now=figures.number(told), all=figures.number(length))
        for told in (one.reported, one.reported_before)
    ]
    return Row(
        (
            accounts.source(one.voice, messages),
            text(names.kind(one.kind, None, messages)),
            _count(one.now, bool(one.reported or one.zeros), composer),
            _count(one.before, bool(one.reported_before), composer),
            *since,
            text(figures.number(len(one.undated))) if one.undated else (),
            joined(days, composer.messages.semicolon),
            composer.change(one.change),
            composer.citations.cite(one.claims, None),
        )
    )


def _count(one: Count, reported: bool, composer: Composer) -> Text:
    """At least so many; 0 only where somebody reported, for silence is no zero."""
    messages = composer.messages
    if not reported and not one.claims:
        return text(messages.words["days"]["silent_mark"])
    more = messages("points", "uncounted", count=figures.number(one.uncounted)) if one.uncounted else ()
    return joined([each for each in (text(figures.number(one.low)), more) if each], composer.messages.semicolon)


def days(lines: Sequence[Line], composer: Composer) -> Iterator[Block]:
    """A chart a source, and the same as a table: numbers, zeros and silence told apart."""
    told = [one for one in lines if any(day.state != SILENT for day in one.days)]
    if not told:
        return
    yield composer.head(3, "days")
    words = composer.messages.words["days"]
    keys = ("counted", "zero", "uncounted", "longer", "silent", "previous")
    legend = composer.messages.semicolon.join(words[key] for key in keys)
    yield Paragraph(text(f"{legend}."), "note")
    top = max((day.low or 0 for one in told for day in one.days), default=0)
    for one in told[:CHARTS]:
        yield _chart(one, top, composer)


def _chart(one: Line, top: float, composer: Composer) -> Chart:
    messages, length = composer.messages, len(one.days) // 2
    what, by = names.kind(one.kind, None, messages), accounts.source(one.voice, messages)
    bars = tuple(
        Bar(f"{day.day:%m-%d}", day.low if day.state == COUNTED else None, mark(day, composer), earlier=place < length)
        for place, day in enumerate(one.days)
    )
    told = ", ".join(f"{day.day.isoformat()}: {mark(day, composer)}" for day in one.days)
    title = text(
        Run(what, strong=True),
        messages.comma,
        by,
        " ",
        composer.citations.cite(claim for day in one.days for claim in day.claims),
    )
    return Chart(title, plain(messages("days", "alt", what=what, by=by, days=told)), bars, top)


def mark(day: DayCount, composer: Composer) -> str:
    """A day in one sign."""
    words = composer.messages.words["days"]
    signs = {UNCOUNTED: words["uncounted_mark"], LONGER: words["longer_mark"], SILENT: words["silent_mark"], ZERO: "0"}
    return signs.get(day.state) or figures.digits(day.low or 0)


_SMM = (("position", 9), ("location", 15), ("means", 8), ("number", 9), ("observation", 11), ("description", 17),
        ("weapon", 8), ("time", 16), ("account", 19), ("claims", 6))  # fmt: skip


def observations(found: Sequence[Account], composer: Composer) -> Iterator[Block]:
    """The accounts of violations and attacks in the columns of the OSCE SMM, each with whose word it is."""
    if not found:
        return
    yield composer.head(3, "table")
    rows = (row for one in found for row in _observed(one, composer))
    yield composer.table(plain(composer.messages("heads", "table")), _SMM, rows, small=True)


def _observed(account: Account, composer: Composer) -> Iterator[Row]:
    counted = [one for one in account.claim.quantities if one.unit not in _DURATIONS]
    for one in counted:
        yield _observation(account, one, composer)
    if not counted:
        yield _observation(account, None, composer)


def _observation(account: Account, one: Quantity | None, composer: Composer) -> Row:
    claim, messages = account.claim, composer.messages
    extra = dict(claim.extra)
    offset = extra.get("offset") or {}
    none = claim.negated and claim.act in {"report", "confirm"} and claim.modality == "actual"
    said = text(messages.words["acts"][claim.act]) if claim.act not in {"report", "confirm"} else ()
    place = text(names.place(one.place, messages)) if one and one.place else accounts.where(claim, messages)
    return Row(
        (
            _worded(offset.get("from")),
            place,
            _worded(extra.get("means")),
            figures.quantity(one, messages) if one else text(figures.number(0)) if none else (),
            _what(one, extra, composer),
            accounts.matter(claim, messages),
            _worded(extra.get("weapon") or UNKNOWN),
            accounts.when(claim),
            joined([each for each in (accounts.voice(account, messages), said) if each], ": "),
            composer.citations.cite([account.id]),
        )
    )


def _worded(words: object) -> Text:
    return text(name(line(str(words)))) if words else ()


def _what(one: Quantity | None, extra: dict[str, object], composer: Composer) -> Text:
    if extra.get("observation"):
        return _worded(extra["observation"])
    found = [names.word(key, value, composer.messages) for key, value in
             (("units", one.unit if one else None), ("groups", one.group if one else None))]  # fmt: skip
    return joined([each for each in found if each], composer.messages.comma)
