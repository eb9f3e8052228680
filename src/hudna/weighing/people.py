"""Accounts -> the ledger of people: evacuated, sheltered, treated, displaced, killed …, by who says so and of whom.

A row is one number in one account's words. Steps put the rows of one source together that tell the same number, in the
order of time. Nothing is added up across sources, nor over cumulative figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.model.values import Place, Quantity
from hudna.weighing.grounds import exact
from hudna.weighing.independence import Copy
from hudna.weighing.measures import CUMULATIVE, FLOW, STOCK, UNDATED, Figure, figure, measure, period
from hudna.weighing.speakers import Voice, own, voice

# What a count of people is entered under, by kind and mode of the claim; the second word says that it counts who is
# there (a stock), whatever its time.
HEADINGS: Mapping[tuple[str, str | None], tuple[str, bool]] = {
    ("evacuation", None): ("evacuated", False),
    ("evacuation", "flow"): ("evacuated", False),
    ("evacuation", "stock"): ("evacuated", True),
    ("evacuation", "return"): ("returned", False),
    ("displacement", None): ("displaced", False),
    ("displacement", "flow"): ("displaced", False),
    ("displacement", "stock"): ("displaced", True),
    ("displacement", "return"): ("returned", False),
    ("shelter", None): ("sheltered", True),
    ("medical", None): ("treated", False),
    ("casualty", "killed"): ("killed", False),
    ("casualty", "injured"): ("injured", False),
    ("casualty", "missing"): ("missing", True),
    ("detention", None): ("detained", True),
    ("exchange", None): ("exchanged", False),
}
UNITS = ("person", "household")
# Whose number it would be if it were none: what a source wants, promises, rejects or threatens is not entered.
ACTS = ("report", "accuse", "confirm", "claim_responsibility", "deny")


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One number of people in one account.

    `group` is who they are (children, civilians, soldiers …), `of_side` whose they are (the target's side), `by` the
    side that moved, treated, holds or released them. `whole` is the index, in the account, of the number that this is
    a part of. `town` is a place small enough to be one. `denied` says that the source says it is not so.
    """

    heading: str
    measure: str
    voice: Voice
    group: str | None
    of_side: str | None
    by: str | None
    figure: Figure
    start: str | None
    end: str | None
    place: str | None
    town: str | None
    denied: bool
    index: int
    whole: int | None
    account: str
    document: str
    published: str | None

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        names = ("heading", "measure", "group", "of_side", "by", "start", "end", "place", "denied", "whole")
        return {
            **{name: getattr(self, name) for name in names},
            **self.voice.json,
            "figure": self.figure.json,
            "index": self.index,
            "account": self.account,
            "document": self.document,
            "published": self.published,
        }


def people(
    accounts: Iterable[Account], organs: Mapping[str, str], found: Mapping[str, Copy] | None = None
) -> tuple[PeopleRow, ...]:
    """The rows of the ledger, by heading, source and time. Copied accounts are left out beside their originals."""
    rows = [row for account in own(accounts, found) for row in _rows(account, organs)]
    return tuple(sorted(rows, key=_order))


def _rows(account: Account, organs: Mapping[str, str]) -> Iterator[PeopleRow]:
    claim = account.claim
    entry = HEADINGS.get((claim.kind, claim.mode))
    if entry is None or claim.act not in ACTS or claim.modality != "actual":
        return
    heading, stock = entry
    start, end = period(claim.time)
    for index, quantity in enumerate(claim.quantities):
        if quantity.unit not in UNITS:
            continue
        place = quantity.place or claim.place
        yield PeopleRow(
            heading=heading,
            measure=measure(claim.time, stock),
            voice=voice(account, organs),
            group=_group(account, quantity),
            of_side=claim.target.side if claim.target else None,
            by=claim.agent.side if claim.agent else None,
            figure=figure(quantity, account),
            start=start,
            end=end,
            place=place.name if place else None,
            town=_small(place),
            denied=claim.negated,
            index=index,
            whole=quantity.part_of,
            account=account.id,
            document=account.origin.sha256,
            published=account.origin.published.isoformat() if account.origin.published else None,
        )


def _small(place: Place | None) -> str | None:
    """The gazetteer's id of a place small enough to be one; a name that it does not know stands for itself."""
    if place is None or place.id is None:
        return place.name if place else None
    return place.id if exact(place) else None


_SECTOR_GROUPS = {"MIL": "military", "PKO": "peacekeepers", "REB": "fighters", "CVL": "civilians"}


def _group(account: Account, quantity: Quantity) -> str | None:
    """As counted; of killed or injured without a group, what the target tells: killed soldiers are the target."""
    target = account.claim.target
    if quantity.group or account.claim.kind != "casualty" or target is None:
        return quantity.group
    return _SECTOR_GROUPS.get(target.sector or "")


def _order(row: PeopleRow) -> tuple[str, str, str, str, str, int]:
    when = row.end or row.start or row.published or "~"
    return row.heading, row.voice.source or "~", row.group or "", when, row.account, row.index


@dataclass(frozen=True, slots=True)
class Step:
    """One number that a source gives, with all the accounts that tell it.

    `figures` are the wordings that differ ("2,000", "more than 2,000"); `end` is the instant that dates it, None where
    no account dates it. UCDP's `low`, `best`, `high` are of this source alone: the lowest and highest bound that is
    named, and the number itself.
    """

    measures: tuple[str, ...]
    low: float | None
    best: float | None
    high: float | None
    figures: tuple[Figure, ...]
    end: str | None
    accounts: tuple[str, ...]

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        return {
            "measures": list(self.measures),
            "low": self.low,
            "best": self.best,
            "high": self.high,
            "figures": [one.json for one in self.figures],
            "end": self.end,
            "accounts": list(self.accounts),
        }


@dataclass(frozen=True, slots=True)
class Series:
    """What one source says of one heading and group, number after number."""

    heading: str
    source: str | None
    group: str | None
    unit: str | None
    steps: tuple[Step, ...]

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        names = ("heading", "source", "group", "unit")
        return {**{name: getattr(self, name) for name in names}, "steps": [step.json for step in self.steps]}


# A group that stands for all who are counted; the same people are "people" in one report and "civilians" in the next.
WHOLE_GROUPS = frozenset({None, "civilians", "residents", "evacuees", "wounded", "patients", "internally-displaced"})


def series(rows: Iterable[PeopleRow], wholes: frozenset[str | None] = WHOLE_GROUPS) -> tuple[Series, ...]:
    """Rows -> each source's numbers in the order of time, kept apart by heading, group, unit and scope.

    Numbers of the whole are put together whether the report calls them people or civilians, save in casualties, where
    civilians are a part. Denied numbers and vague words are in no step; they stay rows.
    """
    kept: dict[tuple[str, str | None, str | None, str | None], list[PeopleRow]] = defaultdict(list)
    for row in rows:
        if not row.denied and row.figure.named is not None:
            whole = row.whole is None and row.group in wholes and row.heading not in ("killed", "injured", "missing")
            kept[row.heading, row.voice.source, None if whole else row.group, row.figure.unit].append(row)
    return tuple(
        Series(*key, steps=_steps(scope))
        for key, found in sorted(kept.items(), key=lambda each: str(each[0]))
        for scope in _scopes(found)
    )


_HARM = frozenset({"killed", "injured", "missing"})
_TOTAL = 10  # undated dead of no named town below this number are those of one event, as far as anybody can tell


def _scopes(rows: Sequence[PeopleRow]) -> list[list[PeopleRow]]:
    """Rows of one source and group, parted by what a number may follow another in: the whole, a town, or one event.

    A flow (of a day, of a closed period) stands with that of the same period and place: those of two days or towns are
    two events, and no series. Totals and stocks follow each other in one town or as the whole. People moved or released
    whose place is not told are those of the town that the source names, where it names but one.
    """
    towns = {_town(row) for row in rows if row.measure != FLOW} - {""}
    only = len(towns) <= 1 and all(row.heading not in _HARM for row in rows)
    kept: dict[str, list[PeopleRow]] = defaultdict(list)
    for row in rows:
        kept[_scope(row, "" if only else _town(row))].append(row)
    return [kept[each] for each in sorted(kept)]


def _town(row: PeopleRow) -> str:
    """The town that a number is of; where people are now is no place of the count."""
    return "" if row.measure == STOCK else row.town or ""


def _scope(row: PeopleRow, town: str) -> str:
    if row.measure == FLOW:
        return f"{row.start}/{row.end}@{_town(row)}"
    event = row.heading in _HARM and row.measure == UNDATED and row.whole is None and not town
    if event and (row.figure.named or 0) < _TOTAL:
        return f"document {row.document}"
    return f"@{town}"


def _steps(rows: Sequence[PeopleRow]) -> tuple[Step, ...]:
    """Rows by the number that they name; dated by the earliest end that any of them states, else by publication."""
    same: dict[float, list[PeopleRow]] = defaultdict(list)
    for row in rows:
        assert row.figure.named is not None
        same[row.figure.named].append(row)
    steps = [(_dated(found), _step(value, found)) for value, found in same.items()]
    return tuple(step for _, step in sorted(steps, key=lambda each: (each[0], each[1].best or 0)))


def _dated(rows: Sequence[PeopleRow]) -> str:
    stated = [row.end or row.start or "" for row in rows if row.end or row.start]
    return min(stated) if stated else min((row.published for row in rows if row.published), default="~")


def _step(value: float, rows: Sequence[PeopleRow]) -> Step:
    named = [end for row in rows for end in (row.figure.low, row.figure.high) if end is not None]
    ends = [row.end for row in rows if row.end]
    return Step(
        measures=tuple(sorted({row.measure for row in rows}, key=(STOCK, FLOW, CUMULATIVE, UNDATED).index)),
        low=min(named),
        best=value,
        high=max(named) if all(row.figure.high is not None for row in rows) else None,
        figures=tuple(dict.fromkeys(row.figure for row in rows)),
        end=min(ends) if ends else None,
        accounts=tuple(dict.fromkeys(row.account for row in rows)),
    )
