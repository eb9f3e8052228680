"""Accounts, truces and matters -> the situation report of a period: plain data, each figure by source, with its claims.

Nothing here is a verdict of the report's own: a truce holds by somebody's record, people are counted by somebody. What
was published after the cut-off is not known.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Reason
from hudna.picture.changes import Course, Turn, courses, turns
from hudna.picture.periods import Period
from hudna.picture.points import Point, points
from hudna.picture.status import CONTESTED
from hudna.picture.violations import Line, lines
from hudna.weighing.compliance import Setting
from hudna.weighing.holding import Holding, holding
from hudna.weighing.independence import Copy
from hudna.weighing.matters import Matter
from hudna.weighing.publishers import voices
from hudna.weighing.weapons import WeaponRow, weapons

_LATEST = 5  # claims that stand for a verdict of which the period tells nothing new
_FIRE = frozenset({"violation", "attack"})
_ABOUT_ACCESS = frozenset(
    {("access", None), ("access", "open"), ("access", "closed"), ("access", "denied"), ("aid", "blocked")}
)


@dataclass(frozen=True, slots=True)
class Part:
    """What the report says of one truce, or of the claims that are about none (`ceasefire` None, `holding` None).

    `violations` are the accounts of violations and attacks of the period, `access` those of roads, crossings and relief
    that are open, closed or denied. `contested` are disputed matters of which something was said in the period; `older`
    counts the others.
    """

    ceasefire: Ceasefire | None
    holding: Holding | None
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    violations: tuple[Account, ...]
    access: tuple[Account, ...]
    people: tuple[Course, ...]
    weapons: tuple[WeaponRow, ...]
    terms: tuple[Turn, ...]
    contested: tuple[Matter, ...]
    older: int

    @property
    def current(self) -> bool:
        """Whether there is something to tell: a truce in force on which all are silent is, one whose beginning nobody
        tells and of which nothing is said in the period is not."""
        return bool(self.points) or (self.holding is not None and self.holding.day is not None)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of every claim that something in it rests on."""
        held = [one.id for one in (*self.violations, *self.access)]
        held += [claim for line in self.lines for claim in line.claims]
        held += [claim for course in self.people for claim in course.claims]
        held += [claim for turn in self.terms for claim in turn.claims]
        held += [one.account for one in self.weapons]
        held += [account.id for one in self.contested for account in one.accounts]
        held += self.ceasefire.claims if self.ceasefire else ()
        if self.holding:
            reasons = [*self.holding.reasons, *(each for one in self.holding.records for each in one.reasons)]
            held += [claim for one in reasons for claim in one.claims]
        held += [claim for one in self.terms for reason in one.now.reasons for claim in reason.claims]
        return tuple(dict.fromkeys(held))


@dataclass(frozen=True, slots=True)
class Reach:
    """What the report rests on: documents known at the cut-off, of them published in the period, without a day of
    publication, and by language; claims, and how many have no time."""

    documents: int
    new: int
    undated: int
    languages: tuple[tuple[str, int], ...]
    publishers: tuple[str, ...]
    claims: int
    timeless: int


@dataclass(frozen=True, slots=True)
class Report:
    """The situation report. `annex` are all accounts that it cites, by day of publication, document and place in it."""

    name: str
    period: Period
    reset: date | None
    reach: Reach
    parts: tuple[Part, ...]
    annex: tuple[Account, ...]


def report(
    name: str,
    period: Period,
    accounts: Iterable[Account],
    setting: Setting,
    matters: Iterable[Matter],
    chosen: Sequence[Ceasefire] | None = None,
    copies: Mapping[str, Copy] | None = None,
    reset: date | None = None,
) -> Report:
    """The report of a period on the chosen truces; on all, and on what is about none, if none are chosen.

    `accounts` bear the truce that they are about. The period's zone is that of every day and of the cut-off.
    """
    known = [one for one in accounts if one.origin.published is None or one.origin.published <= period.last]
    ids = {one.id for one in known}
    disputed = [one for one in matters if one.relation in CONTESTED and all(each.id in ids for each in one.accounts)]
    writer = _Writer(period, reset, setting, disputed, copies or {})
    wanted = [_as_known(one, period) for one in (setting.ceasefires if chosen is None else chosen)]
    made = [writer.part(one, [each for each in known if each.ceasefire == one.id]) for one in wanted]
    parts = [one for one in made if chosen is not None or one.current]
    if chosen is None:
        placed = {one.id for one in setting.ceasefires}
        rest = writer.part(None, [one for one in known if one.ceasefire not in placed])
        parts += [rest] if rest.claims else []
    cited = {claim for one in parts for claim in one.claims}
    annex = sorted((one for one in known if one.id in cited), key=_order)
    return Report(name, period, reset, _reach(known, period), tuple(parts), tuple(annex))


def _as_known(one: Ceasefire, period: Period) -> Ceasefire:
    """A truce's end is not known before it came."""
    return replace(one, ended=None) if one.ended is not None and one.ended > period.cutoff else one


@dataclass(frozen=True, slots=True)
class _Writer:
    """What all parts of a report share."""

    period: Period
    reset: date | None
    setting: Setting
    disputed: Sequence[Matter]
    copies: Mapping[str, Copy]

    def _held(self, truce: Ceasefire, own: Sequence[Account], current: Container[str]) -> Holding:
        """Whether it holds since it began. What months of claims say in all is shown by those of the period."""
        found = holding(truce, own, self.period.cutoff)
        order = {account.id: place for place, account in enumerate(sorted(own, key=_order))}
        records = (
            replace(one, reasons=tuple(_narrowed(why, current, order) for why in one.reasons)) for one in found.records
        )
        return replace(found, records=tuple(records))

    def part(self, truce: Ceasefire | None, own: Sequence[Account]) -> Part:
        """One truce's part, from the accounts that are about it."""
        now, before = self.period.among(own), self.period.previous.among(own)
        ids, current = {one.id for one in own}, {one.id for one in now}
        contested = [one for one in self.disputed if any(each.id in ids for each in one.accounts)]
        recent = tuple(one for one in contested if any(each.id in current for each in one.accounts))
        made = Part(
            truce,
            self._held(truce, own, current) if truce else None,
            (),
            lines(own, self.period, self.reset),
            tuple(sorted((one for one in now if one.claim.kind in _FIRE), key=_happened)),
            tuple(sorted((one for one in now if _access(one)), key=_happened)),
            courses(now, before, own, self.copies),
            weapons(now, voices(own, {}), self.copies),
            turns(own, self.period, self.setting, truce.id) if truce else (),
            recent,
            len(contested) - len(recent),
        )
        return replace(
            made,
            points=points(
                made.holding,
                made.lines,
                made.people,
                made.weapons,
                made.terms,
                recent,
                (made.access, tuple(one for one in before if _access(one))),
            ),
        )


def _narrowed(one: Reason, current: Container[str], order: Mapping[str, int]) -> Reason:
    """A reason with its claims of the period; with its latest, where it has none of the period."""
    recent = tuple(claim for claim in one.claims if claim in current)
    return one._replace(claims=recent or tuple(sorted(one.claims, key=lambda claim: order[claim])[-_LATEST:]))


def _access(one: Account) -> bool:
    return (one.claim.kind, one.claim.mode) in _ABOUT_ACCESS


def _order(one: Account) -> tuple[str, str, int, int, str]:
    day = one.origin.published.isoformat() if one.origin.published else "~"
    return day, one.origin.name, one.claim.content.start, one.claim.content.end, one.id


def _happened(one: Account) -> tuple[str, tuple[str, str, int, int, str]]:
    time = one.claim.time
    moment = (time.start or time.end) if time else None
    return moment.isoformat() if moment else "~", _order(one)


def _reach(known: Sequence[Account], period: Period) -> Reach:
    documents = {one.origin.sha256: one.origin for one in known}.values()
    tongues: dict[str, int] = {}
    for one in documents:
        tongues[one.language or "und"] = tongues.get(one.language or "und", 0) + 1
    return Reach(
        len(documents),
        sum(one.published is not None and period.first <= one.published for one in documents),
        sum(one.published is None for one in documents),
        tuple(sorted(tongues.items())),
        tuple(sorted({one.publisher for one in documents if one.publisher})),
        len(known),
        sum(one.claim.time is None for one in known),
    )
