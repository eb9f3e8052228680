"""Accounts -> proposals of ceasefires: parties, mediators, clocks and places, each with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hudna.gazetteer import entry, zone_of
from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Proposal, Reason, content_id
from hudna.weighing.anchors import EXACT, PAIR, Cluster, clusters, homes, sides_of
from hudna.weighing.incidents import PEACEKEEPERS
from hudna.weighing.spheres import TIES, lies, places_of
from hudna.weighing.whens import aware, day_of, ends, starts, told
from hudna.weighing.wordings import class_of, purpose_of, signed

_BINDING = frozenset({"agreed", "in_effect", "extended"})
_BINDS = frozenset({"violation", "obligation"})
_SAID = frozenset({"report", "accuse", "confirm"})
_HALTING = frozenset({"report", "commit"})
_MEDIATING = frozenset({"mediation"})
_BETWEEN = frozenset({("talks", "mediation"), ("ceasefire", "proposed")})


@dataclass(frozen=True, slots=True)
class Roles:
    """Who stands how to a truce, with the reasons."""

    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """What bears on one truce beside the accounts of it: those of documents that tell of it alone, and own halts."""

    at_home: tuple[Account, ...]
    halts: tuple[Account, ...]

    @classmethod
    def of(cls, cluster: Cluster, told: Sequence[Account], home: Mapping[str, Cluster]) -> _Told:
        at_home = tuple(one for one in told if home.get(one.origin.sha256) is cluster)
        return cls(at_home, tuple(one for one in told if _halts(cluster, one)))


def truces(accounts: Iterable[Account], known: Sequence[Ceasefire] = ()) -> tuple[Proposal, ...]:
    """The truces that accounts tell of, in the order of their instants.

    `known` are those that the record has: an account of one of them proposes nothing new; where it adds claims, the
    known one is proposed with them, its own fields untouched. Equal instants in several zones are one truce.
    """
    told = list(accounts)
    found = clusters(told)
    home = homes(found)
    made = [_proposal(one, _Told.of(one, told, home)) for one in found]
    made.sort(key=lambda one: (_start(one) is None, str(_start(one)), one.item.id))
    fresh = [_against(one, known) for one in made]
    return tuple(_followed([one for one in fresh if one is not None], known))


def _start(proposal: Proposal) -> datetime | None:
    item = proposal.item
    return aware(item.in_effect or item.declared) if isinstance(item, Ceasefire) else None


def _proposal(cluster: Cluster, told: _Told) -> Proposal:
    beside = list(_beside(cluster, told))
    roles = _roles(cluster, beside, _refusals(told), _bound(told))
    scope = _scope(cluster, beside)
    zone = next((z for z in map(zone_of, scope) if z), None)
    begins, declared, more = _clocks(cluster)
    expires, why = _expiry(cluster, begins)
    words = [one for one in cluster.accounts if one.words()]
    claims = tuple(dict.fromkeys(one.id for one in (*cluster.accounts, *beside)))
    item = Ceasefire(
        id=content_id("ceasefire", _identity(cluster, roles, scope)), name=_name(cluster, scope, zone),
        parties=roles.parties, mediators=roles.mediators, declared=declared, in_effect=begins,
        ended=_ended(cluster), expires=expires, precision=cluster.precision, timezone=zone, class_=class_of(words),
        purpose=purpose_of(words), written=signed(words), places=scope, claims=claims,
    )  # fmt: skip
    return Proposal(item, (*cluster.reasons, *more, *why, *roles.reasons))


def _identity(cluster: Cluster, roles: Roles, scope: Sequence[str]) -> object:
    """What makes a truce this one: its instant; without one its parties and places."""
    if cluster.start is not None:
        region = sorted({top.country or top.id for top in map(entry, scope) if top})
        return [cluster.start.strftime("%Y-%m-%dT%H:%MZ"), cluster.precision, region]
    return [sorted(roles.parties), sorted(scope)]


def _beside(cluster: Cluster, told: _Told) -> Iterator[Account]:
    """Mediation told in a document of this truce alone, and a halt of operations at its instant."""
    for account in told.at_home:
        claim = account.claim
        mediates = claim.kind == "talks" and claim.mode in _MEDIATING and claim.modality == "actual"
        then = starts(account) is None or cluster.start is None or _held(cluster.start, account)
        if mediates and then and not _refused(account):
            yield account
    yield from told.halts


def _refused(account: Account) -> bool:
    return account.claim.negated or account.claim.act == "deny"


def _halts(cluster: Cluster, account: Account) -> bool:
    """Whether an account tells of an own halt of operations at the instant of the truce."""
    claim = account.claim
    if claim.kind != "operation" or claim.mode != "stopped" or claim.negated or claim.act not in _HALTING:
        return False
    exact = claim.time is not None and claim.time.precision in EXACT and cluster.precision in EXACT
    return exact and starts(account) == cluster.start


def _held(instant: datetime, account: Account) -> bool:
    start, end = starts(account), ends(account)
    return start is not None and start <= instant and (end is None or instant <= end)


def _roles(
    cluster: Cluster,
    beside: Sequence[Account],
    refused: Mapping[str, tuple[str, ...]],
    bound: Mapping[str, tuple[str, ...]],
) -> Roles:
    reasons = [Reason("no-party", f"{s} says that it is no party to it.", ids) for s, ids in refused.items()]
    parties: dict[str, list[str]] = {}
    mediators: dict[str, list[str]] = {}
    for account in (*cluster.accounts, *beside):
        claim = account.claim
        binding = claim.kind == "operation" or (claim.kind == "ceasefire" and claim.mode in _BINDING)
        for actor in (claim.agent, claim.target):
            if actor is None or actor.side is None:
                continue
            if binding and actor.sector != PEACEKEEPERS and actor.side not in refused:
                parties.setdefault(actor.side, []).append(account.id)
            elif (claim.kind, claim.mode) in _BETWEEN and actor is claim.agent:
                mediators.setdefault(actor.side, []).append(account.id)
    between = {side: ids for side, ids in mediators.items() if side not in parties}
    reasons += [Reason("party", f"{s} agreed to it or is said to have.", tuple(ids)) for s, ids in parties.items()]
    reasons += [Reason("mediator", f"{s} mediated or proposed it.", tuple(ids)) for s, ids in between.items()]
    if len(parties) < PAIR:
        more = {side: ids for side, ids in bound.items() if side not in {*parties, *between, *refused}}
        text = "{} is said to have broken it, or to owe something under it; that it is a party is to be confirmed."
        reasons += [Reason("said-to-be-bound", text.format(side), ids) for side, ids in more.items()]
        parties |= {side: list(ids) for side, ids in more.items()}
    if len(parties) < PAIR:
        text = "Fewer than two parties are named; people have to say who the others are."
        reasons.append(Reason("parties-incomplete", text))
    return Roles(tuple(sorted(parties)), tuple(sorted(between)), tuple(reasons))


def _refusals(told: _Told) -> dict[str, tuple[str, ...]]:
    """Sides that deny, of themselves and in a document of this truce, that they agreed to it."""
    refused: dict[str, tuple[str, ...]] = {}
    for account in told.at_home:
        claim = account.claim
        no_party = (claim.kind, claim.mode, claim.negated) == ("ceasefire", "agreed", True)
        if no_party and account.side is not None and account.side in sides_of(account):
            refused[account.side] = (*refused.get(account.side, ()), account.id)
    return refused


def _bound(told: _Told) -> dict[str, tuple[str, ...]]:
    """Sides that documents of this truce name as its violators, or as owing something under it."""
    bound: dict[str, tuple[str, ...]] = {}
    for account in told.at_home:
        claim = account.claim
        side = claim.agent.side if claim.agent and claim.agent.sector != PEACEKEEPERS else None
        if claim.kind in _BINDS and side and claim.act in _SAID:
            bound[side] = (*bound.get(side, ()), account.id)
    return bound


def _scope(cluster: Cluster, beside: Sequence[Account]) -> tuple[str, ...]:
    """Where it holds: places of accounts of its taking effect, not where it was negotiated."""
    telling = [one for one in (*cluster.accounts, *beside) if one.claim.mode in {"in_effect", "extended", "stopped"}]
    return tuple(sorted({place for one in telling for place in places_of(one)}))


def _clocks(cluster: Cluster) -> tuple[datetime | None, datetime | None, list[Reason]]:
    """In effect and declared, with their offsets. An agreement dated to a day was declared then; to the minute, it
    takes effect then (codebook, rule on a ceasefire's time)."""
    modes = {one.claim.mode for one in cluster.accounts if starts(one) == cluster.start}
    first = cluster.local
    if "in_effect" in modes or cluster.precision in EXACT:
        declared = _declared(cluster)
        return first, declared, []
    note = Reason("agreed-only", "The day of the agreement is told, the instant at which it takes effect is not.")
    return None, first, [note] if first else []


def _declared(cluster: Cluster) -> datetime | None:
    told = [
        one.claim.time.start
        for one in cluster.accounts
        if one.claim.mode == "agreed" and one.claim.time and one.claim.time.start and one.id not in cluster.astray
    ]
    earlier = [one for one in told if cluster.start and (aware(one) or one) < cluster.start]
    return min(earlier, default=None, key=lambda one: aware(one) or one)


def _ended(cluster: Cluster) -> datetime | None:
    ended = [
        one.claim.time.start
        for one in cluster.accounts
        if one.claim.mode == "ended" and one.claim.modality == "actual" and one.claim.time and one.claim.time.start
    ]
    return min(ended, default=None, key=lambda one: aware(one) or one)


_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_LENGTHS = {"hour": timedelta(hours=1), "day": timedelta(days=1)}


def _expiry(cluster: Cluster, begins: datetime | None) -> tuple[datetime | None, list[Reason]]:
    """The end by its own terms: told as such, or a length of hours or days counted from its start."""
    if begins is None:
        return None, []
    if cluster.end is not None:
        end = cluster.end.astimezone(begins.tzinfo)
        return end, [Reason("term-told", f"It was to last until {end:%Y-%m-%d %H:%M}.")]
    for account in cluster.accounts:
        if account.claim.mode not in {"agreed", "in_effect"}:
            continue
        for one in account.claim.quantities:
            length = _LENGTHS.get(one.unit or "")
            if length and one.low is not None and one.low == one.high and cluster.precision in EXACT:
                end = begins + one.low * length
                if _still_told(cluster, end):
                    text = f"A length of {one.low} {one.unit}s is told, and the truce as in effect after it."
                    return None, [Reason("term-doubtful", text, (account.id,))]
                text = f"It was to last {one.low} {one.unit}s from when it took effect."
                return end, [Reason("term-counted", text, (account.id,))]
    return None, []


def _still_told(cluster: Cluster, end: datetime) -> bool:
    """Whether a document from after an instant tells of the truce as in effect."""
    late = aware(end) or end
    days = [told(one) for one in cluster.accounts if one.claim.mode == "in_effect"]
    return any(day is not None and day - timedelta(days=1) > late for day in days)


def _name(cluster: Cluster, scope: Sequence[str], zone: str | None) -> str:
    where = next((found.name for found in map(entry, (*scope, *sorted(cluster.places))) if found), None)
    if cluster.start is None:
        when = "undated"
    else:
        day = day_of(cluster.start, zone) if zone else (cluster.local or cluster.start).date()
        when = {"year": f"{day:%Y}", "month": f"{day:%B %Y}"}.get(cluster.precision, f"{day:%-d %B %Y}")
    return f"Ceasefire, {where}, {when}" if where else f"Ceasefire, {when}"


def _against(proposal: Proposal, known: Sequence[Ceasefire]) -> Proposal | None:
    """A proposal beside what the record has: nothing where it adds nothing."""
    item = proposal.item
    assert isinstance(item, Ceasefire)
    for one in known:
        instant = aware(one.in_effect)
        same = instant is not None and instant == aware(item.in_effect) and lies(item.places, one.places) != "apart"
        if one.id == item.id or same or set(one.claims) & set(item.claims):
            added = tuple(claim for claim in item.claims if claim not in one.claims)
            why = Reason("known", "The record has this truce; these claims tell of it too.", added)
            return Proposal(replace(one, claims=one.claims + added), (why,)) if added else None
    return proposal


def _followed(made: Sequence[Proposal], known: Sequence[Ceasefire]) -> Iterator[Proposal]:
    """A truce of the same parties after another is proposed as its successor."""
    items = [*known, *(one.item for one in made if isinstance(one.item, Ceasefire))]
    for proposal in made:
        item = proposal.item
        assert isinstance(item, Ceasefire)
        before = [one for one in items if one.id != item.id and _follows(item, one)]
        if item.supersedes is None and before:
            last = max(before, key=lambda one: aware(one.in_effect or one.declared) or _LONG_AGO)
            text = f"It follows {last.name}: parties are shared, and it is later."
            why = Reason("later-agreement", text, last.claims)
            yield Proposal(replace(item, supersedes=last.id), (*proposal.reasons, why))
        else:
            yield proposal


def _follows(item: Ceasefire, other: Ceasefire) -> bool:
    later, earlier = aware(item.in_effect or item.declared), aware(other.in_effect or other.declared)
    if later is None or earlier is None or earlier >= later:
        return False
    shared = len(set(item.parties) & set(other.parties))
    return shared >= PAIR or (shared == 1 and lies(item.places, other.places) in TIES)
