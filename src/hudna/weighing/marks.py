"""Accounts -> marks: the values that tie an account to others, ready to compare. Values only, never words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from hudna.kinds import kinds
from hudna.model.accounts import Account
from hudna.model.claims import Claim
from hudna.model.values import Actor, Interval
from hudna.weighing.grounds import exact, place_key
from hudna.weighing.voices import voice

BOTH = "Both sides"  # the reader's and the codebook's name of "the two parties", who have no side
MINUTES = 24 * 60

# What an account does with its matter, coarser than the codebook's acts: what is told or denied can be so or not; the
# rest are stances that somebody takes.
TELLS, DENIES, REFUSES = "tells", "denies", "refuses"
ASKS, PROMISES, SUPPORTS, CONDEMNS, CONDITIONS, WARNS = (
    "asks", "promises", "supports", "condemns", "conditions", "warns",
)  # fmt: skip
_STANCES = {
    "reject": REFUSES, "deny": DENIES, "demand": ASKS, "commit": PROMISES, "support": SUPPORTS,
    "condemn": CONDEMNS, "condition": CONDITIONS, "threaten": WARNS,
}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What ties an account to others. Compared by identity: one claim has one, made when it is weighed.

    Sides and places are None where they are not known. `first` and `last` are the days of what happened (proleptic
    ordinals, in the claim's own zone), `told` the day of publication, `at` the minute (UTC) that a figure is as of, or
    None where the text does not date it. `side` is the speaker's, or that of a body whose own document it is.
    """

    account: Account
    stance: str
    side: str | None
    agent: str | None
    target: str | None
    agent_both: bool
    place: str | None
    exact: bool
    first: int | None
    last: int | None
    told: int | None
    at: int | None
    term: tuple[str, str | None] | None

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.account.claim

    @property
    def day(self) -> int | None:
        """The day to sort by: that of what happened, else of publication."""
        found = self.last if self.last is not None else self.first
        return found if found is not None else self.told

    @property
    def said(self) -> int | None:
        """The day of publication, else that of what happened."""
        return self.told if self.told is not None else self.day

    @property
    def planned(self) -> bool:
        """Whether it is yet to happen."""
        return self.claim.modality in {"planned", "hypothetical"}

    @property
    def truce(self) -> str:
        """The truce that the account is assigned to; accounts of different truces are never one matter."""
        return self.account.ceasefire or ""


def marks_of(account: Account) -> Marks:
    """The marks of an account, from the account alone."""
    claim = account.claim
    first, last = _days(claim.time)
    published = account.origin.published
    side = voice(account)
    return Marks(
        account,
        DENIES if claim.negated and claim.act in {"report", "deny", "accuse", "confirm"} else _stance(claim.act),
        side,
        doer(claim, side),
        _side(claim.target),
        _both(claim.agent) or (claim.agent is None and bool(claim.sources) and _both(claim.sources[-1].actor)),
        place_key(claim.place),
        exact(claim.place),
        first,
        last,
        published.toordinal() if published else None,
        _as_of(claim.time),
        _term(claim),
    )


def _stance(act: str) -> str:
    return _STANCES.get(act, TELLS)


def _side(actor: Actor | None) -> str | None:
    return actor.side if actor else None


def _both(actor: Actor | None) -> bool:
    return actor is not None and actor.side is None and actor.name == BOTH


# Who is disarmed or pulled back is who lays down arms or withdraws: "the army is to be dissolved".
_UNDERGONE = frozenset({"disarmament", "movement", "presence"})


def doer(claim: Claim, side: str | None) -> str | None:
    """The side whose deed a claim is about; None where it is not known.

    Where no agent is named: of what is undergone, the target; of a negative statement about forces, of a refused term
    and of a denial, the speaker, since a party denies what is its own (codebook, rule 11).
    """
    agent = _side(claim.agent)
    if agent or (claim.agent and _both(claim.agent)):
        return agent
    undergone = claim.kind in _UNDERGONE or (claim.kind == "obligation" and _of_rule(claim.rule) is not None)
    if undergone and claim.target and claim.target.side:
        return claim.target.side
    own = (claim.kind == "presence" and claim.negated) or (claim.kind == "obligation" and claim.act == "reject")
    return side if own else None


def _days(time: Interval | None) -> tuple[int | None, int | None]:
    """First and last day; an open end stays open, so that "since May" is no day in May."""
    if time is None:
        return None, None
    return _ordinal(time.start), _ordinal(time.end)


def _ordinal(moment: datetime | None) -> int | None:
    return date(moment.year, moment.month, moment.day).toordinal() if moment else None


@lru_cache(maxsize=4096)
def _minute(moment: datetime) -> int:
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(known.timestamp() // 60)


def _as_of(time: Interval | None) -> int | None:
    """A figure counts up to the end of its interval; one that has no end is not dated."""
    return _minute(time.end) if time and time.end else None


def instant(claim: Claim) -> int | None:
    """The minute (UTC) of what happened at one instant; None for what has a length or no clock time."""
    time = claim.time
    if time is None or time.start is None or time.end is None or time.precision not in {"minute", "hour"}:
        return None
    start, end = _minute(time.start), _minute(time.end)
    return start if end - start <= 1 else None


def utc(minute: int) -> str:
    """A minute as ISO 8601 in UTC."""
    return datetime.fromtimestamp(minute * 60, UTC).strftime("%Y-%m-%dT%H:%MZ")


def _term(claim: Claim) -> tuple[str, str | None] | None:
    """What an obligation obliges to, as kind and mode: of a field `term`, else of the rule that read it.

    The reader's rule is the kind and frame of the words inside the obligation ("movement/withdrew").
    """
    if claim.kind != "obligation":
        return claim.kind, claim.mode
    for name, value in claim.extra:
        if name == "term" and isinstance(value, Mapping):
            return str(value["kind"]), value.get("mode")
    return _of_rule(claim.rule)


@lru_cache(maxsize=1024)
def _of_rule(rule: str) -> tuple[str, str | None] | None:
    name, _, frame = rule.partition("/")
    kind = kinds().get(name)
    if kind is None or name == "obligation":
        return None
    return name, next((one.mode for one in kind.frames if one.name == frame), None)


def ordered(accounts: Iterable[Marks]) -> list[Marks]:
    """Each claim once, in an order that depends on nothing but the accounts."""
    unique = {one.account.id: one for one in accounts}
    return sorted(unique.values(), key=lambda m: (m.day or 0, m.at or 0, m.account.id))
