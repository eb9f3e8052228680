"""An obligation and accounts -> how far it is met at an instant, by PAM's degrees, with the claims for and against.

Degrees: 0 not begun, 1 minimal, 2 intermediate, 3 full (Peace Accords Matrix, Kroc Institute; Joshi, Quinn & Regan
2015, Journal of Peace Research 52, 551-562), and disputed, lapsed, superseded, unknown, for which PAM has no word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire, Obligation, Reason, over
from hudna.weighing.assignments import of_truce
from hudna.weighing.disputes import disputed, own_word, standing
from hudna.weighing.evidence import FULL, Step, since, steps
from hudna.weighing.whens import aware


@dataclass(frozen=True, slots=True)
class Assessment:
    """How far an obligation is met at an instant (`degree` of hudna.model.truces.DEGREES).

    `pro` and `contra` are the claims for and against. `promises` are the owing side's own, `announced` tell a term or a
    plan, `demands` ask for it: none of them is implementation. `by_side` is the degree that each side's own accounts
    give (None as a side: documents in their own voice and unnamed sources).
    """

    obligation: str
    at: datetime
    degree: str
    reasons: tuple[Reason, ...]
    pro: tuple[str, ...] = ()
    contra: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    by_side: tuple[tuple[str | None, str], ...] = ()
    announced: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What else is known: the truces of the record and the obligations under them, for terms and successors."""

    ceasefires: tuple[Ceasefire, ...] = ()
    obligations: tuple[Obligation, ...] = ()

    def truce(self, obligation: Obligation) -> Ceasefire | None:
        """The truce that an obligation is under."""
        return next((one for one in self.ceasefires if one.id == obligation.ceasefire), None)

    def sole(self, obligation: Obligation) -> bool:
        """Whether nobody but the addressee is known to owe this kind under the truce; False where that is not known."""
        here = [one for one in self.obligations if one.ceasefire == obligation.ceasefire]
        like = {one.who for one in here if one.kind == obligation.kind and one.who is not None}
        return like == {obligation.who}

    def party(self, obligation: Obligation) -> bool:
        """Whether the addressee is one of the truce's parties, as far as these are known."""
        truce = self.truce(obligation)
        return truce is None or not truce.parties or obligation.who in truce.parties

    def steps(self, obligation: Obligation, accounts: Iterable[Account]) -> list[Step]:
        """What accounts of the obligation's truce tell of it."""
        mine = of_truce(accounts, obligation.ceasefire)
        return steps(obligation, mine, sole=self.sole(obligation), party=self.party(obligation))


NOTHING = Setting()


def compliance(
    obligation: Obligation, accounts: Iterable[Account], at: datetime, setting: Setting = NOTHING
) -> Assessment:
    """How far an obligation is met at `at`, by the accounts of its truce that were known by then.

    In this order: superseded by the same duty under a later agreement in effect; met in full; lapsed by its own terms;
    disputed (see hudna.weighing.disputes); the highest degree told; 0 only where a source says that it was not done;
    else unknown, also when it is overdue: that nobody reports a step is no report of none.
    """
    until = aware(at) or at
    return _assess(obligation, setting.steps(obligation, accounts), until, setting)


def _assess(obligation: Obligation, told: Sequence[Step], until: datetime, setting: Setting) -> Assessment:
    truce = setting.truce(obligation)
    found = since(told, truce.in_effect if truce else None, until)
    degree, reasons = _degree(obligation, found, until, setting)
    return Assessment(
        obligation.id, until, degree, tuple(reasons), _ids(found, "done"), _ids(found, "undone", "denied", "premise"),
        _ids(found, "promised"), _by_side(found), _ids(found, "announced"), _ids(found, "demanded"),
    )  # fmt: skip


def _ids(found: Sequence[Step], *stances: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.account for one in found if one.stance in stances))


def _reasons(found: Iterable[Step]) -> list[Reason]:
    """One reason a code, with all its claims, in the order in which they came to be known."""
    grouped: dict[str, Reason] = {}
    for one in found:
        before = grouped.get(one.code, Reason(one.code, one.text))
        grouped[one.code] = Reason(one.code, one.text, tuple(dict.fromkeys((*before.claims, one.account))))
    return list(grouped.values())


def _degree(
    obligation: Obligation, found: Sequence[Step], until: datetime, setting: Setting
) -> tuple[str, list[Reason]]:
    reasons = _reasons(found)
    later = _successor(obligation, until, setting)
    if later is not None:
        text = "The same duty stands under a later agreement that is in effect."
        return "superseded", [Reason("superseded", text, later.claims), *reasons]
    told = standing(found)
    dispute = disputed(found)
    alone = own_word(found, told) if told else []
    if told == FULL and dispute is None:
        return str(FULL), [*alone, *reasons]
    over = _over(obligation, until, setting)
    if over is not None:
        return "lapsed", [over, *reasons]
    if dispute is not None:
        return "disputed", [dispute, *(one for one in reasons if one.code != dispute.code)]
    if told is not None:
        return str(told), [*alone, *reasons, *_overdue(obligation, until)]
    return "unknown", [*reasons, *_unknown(obligation, until)]


def _over(obligation: Obligation, until: datetime, setting: Setting) -> Reason | None:
    """Ended by its own terms, or with the truce, before it was met."""
    lapses = aware(obligation.lapses)
    if lapses is not None and lapses <= until:
        return Reason("lapsed", f"It ended by its own terms on {lapses:%Y-%m-%d}.")
    truce = setting.truce(obligation)
    end = aware(over(truce)) if truce else None
    if truce is not None and end is not None and end <= until:
        return Reason("truce-ended", f"{truce.name} ended on {end:%Y-%m-%d}.", truce.claims)
    return None


def _successor(obligation: Obligation, until: datetime, setting: Setting) -> Obligation | None:
    """The obligation that takes this one's place under an agreement that is in effect by then."""
    for one in setting.obligations:
        truce = setting.truce(one)
        start = aware(truce.in_effect or truce.declared) if truce else None
        if one.supersedes == obligation.id and start is not None and start <= until:
            return one
    return None


def _overdue(obligation: Obligation, until: datetime) -> list[Reason]:
    due = aware(obligation.due)
    return [Reason("due-passed", f"It was due on {due:%Y-%m-%d}.")] if due is not None and due < until else []


def _unknown(obligation: Obligation, until: datetime) -> list[Reason]:
    due = aware(obligation.due)
    if due is not None and due < until:
        text = f"It was due on {due:%Y-%m-%d}, and no account tells of a step; that is no evidence that none was made."
        return [Reason("due-passed-unreported", text)]
    return [Reason("unreported", "No account known by then tells of a step.")]


_NO_STEP = frozenset({"promised", "announced", "demanded"})


def _by_side(found: Sequence[Step]) -> tuple[tuple[str | None, str], ...]:
    answers = []
    for side in dict.fromkeys(one.side for one in found if one.stance not in _NO_STEP):
        own = [one for one in found if one.side == side]
        told = standing(own)
        denied = any(one.stance in {"denied", "premise"} for one in own)
        answers.append((side, str(told) if told is not None else "disputed" if denied else "unknown"))
    return tuple(answers)


def course(
    obligation: Obligation, accounts: Iterable[Account], start: datetime, end: datetime, setting: Setting = NOTHING
) -> tuple[Assessment, ...]:
    """The assessment at `start`, and at each later instant up to `end` at which the degree changes."""
    first, last = aware(start) or start, aware(end) or end
    told = setting.steps(obligation, accounts)
    found = [_assess(obligation, told, first, setting)]
    for when in sorted({one for one in _turns(obligation, told, setting) if first < one <= last}):
        now = _assess(obligation, told, when, setting)
        if now.degree != found[-1].degree:
            found.append(now)
    return tuple(found)


def _turns(obligation: Obligation, told: Sequence[Step], setting: Setting) -> Iterator[datetime]:
    """The instants at which an assessment can change."""
    yield from (one.when for one in told if one.when is not None)
    truce = setting.truce(obligation)
    ends = (obligation.due, obligation.lapses, truce.ended if truce else None, truce.expires if truce else None)
    starts = (one.in_effect or one.declared for one in setting.ceasefires)
    for moment in (*ends, *starts):
        known = aware(moment)
        if known is not None:
            yield known
            yield known + timedelta(minutes=1)
