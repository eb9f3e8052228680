"""Accounts -> the ledger of positions: which places and how many positions who holds, by whose word, and since when.

No account makes a place change hands: the ledger says who says so. Where two sources name different holders at the same
time, both stand, and the place is disputed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.model.values import Place
from hudna.weighing.independence import Copy
from hudna.weighing.measures import Figure, figure, period
from hudna.weighing.speakers import Voice, own, voice

ACTS = ("report", "accuse", "confirm", "deny", "claim_responsibility")


@dataclass(frozen=True, slots=True)
class PositionRow:
    """One account of a place or of positions in somebody's hands.

    `holder` is the side that holds it from then on, `loser` the side that held it before; either may be unknown. Where
    only a loss is told, the holder is None: who lost it is known, not who has it. `figure` counts positions or
    settlements. `denied` says that the source says it is not so.
    """

    place: str | None
    place_id: str | None
    holder: str | None
    loser: str | None
    mode: str | None
    figure: Figure | None
    voice: Voice
    start: str | None
    end: str | None
    denied: bool
    account: str
    document: str
    published: str | None

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        names = ("place", "place_id", "holder", "loser", "mode", "start", "end", "denied")
        return {
            **{name: getattr(self, name) for name in names},
            **self.voice.json,
            "figure": self.figure.json if self.figure else None,
            "account": self.account,
            "document": self.document,
            "published": self.published,
        }


def positions(
    accounts: Iterable[Account], organs: Mapping[str, str], found: Mapping[str, Copy] | None = None
) -> tuple[PositionRow, ...]:
    """The rows of the ledger, by place, time and source."""
    rows = [row for account in own(accounts, found) for row in _rows(account, organs)]
    return tuple(sorted(rows, key=_order))


def _rows(account: Account, organs: Mapping[str, str]) -> Iterator[PositionRow]:
    claim = account.claim
    if claim.kind != "control" or claim.act not in ACTS or claim.modality != "actual":
        return
    holder, loser = _hands(account)
    start, end = period(claim.time)
    counted = [each for each in claim.quantities if each.unit in ("position", "settlement", "area", "post")]
    told = [(each.place or claim.place, figure(each, account)) for each in counted]
    bare: list[tuple[Place | None, Figure | None]] = [(claim.place, None)]
    for place, number in told or bare:
        yield PositionRow(
            place=place.name if place else None,
            place_id=place.id if place else None,
            holder=holder,
            loser=loser,
            mode=claim.mode,
            figure=number,
            voice=voice(account, organs),
            start=start,
            end=end,
            denied=claim.negated,
            account=account.id,
            document=account.origin.sha256,
            published=account.origin.published.isoformat() if account.origin.published else None,
        )


def _hands(account: Account) -> tuple[str | None, str | None]:
    """(holder, loser): who takes or holds is the agent; who loses or hands over is it too, and the target receives."""
    claim = account.claim
    agent = claim.agent.side if claim.agent else None
    target = claim.target.side if claim.target else None
    return (target, agent) if claim.mode in ("lost", "transferred") else (agent, target)


def _order(row: PositionRow) -> tuple[str, str, str, str]:
    when = row.start or row.end or row.published or "~"
    return row.place_id or row.place or "~", when, row.voice.source or "~", row.account


@dataclass(frozen=True, slots=True)
class Holding:
    """A place and who holds it, by each source's last word. `disputed`: the sources' holders differ, or one denies."""

    place: str
    holders: Mapping[str, tuple[str | None, str]]
    disputed: bool


def holdings(rows: Iterable[PositionRow]) -> tuple[Holding, ...]:
    """Named places -> source -> (holder, account of its last word). Counts without a place are in no holding."""
    kept: dict[str, list[PositionRow]] = defaultdict(list)
    for row in rows:
        if row.place and row.figure is None:
            kept[row.place_id or row.place].append(row)
    return tuple(_held(found) for _, found in sorted(kept.items()))


def _held(rows: Sequence[PositionRow]) -> Holding:
    last: dict[str, PositionRow] = {}
    for row in rows:
        last[row.voice.source or "unknown"] = row
    holders = {source: (None if row.denied else row.holder, row.account) for source, row in sorted(last.items())}
    named = {row.holder for row in last.values() if row.holder and not row.denied}
    refused = {row.holder for row in last.values() if row.denied}
    return Holding(rows[0].place or "", holders, len(named) > 1 or bool(named & refused))
