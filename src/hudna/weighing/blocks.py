"""Accounts -> blocks -> matters: the whole is the union of its blocks, each weighed from its accounts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from hudna.model.accounts import Account
from hudna.weighing import denials, scopes, series, standings, tallies, tellings, terms
from hudna.weighing.doubles import without_doubles
from hudna.weighing.drafts import Draft, assembled
from hudna.weighing.marks import Marks, marks_of, ordered
from hudna.weighing.matters import Matter

Key = tuple[str, ...]
NO_COPIES: Mapping[str, str] = {}

_VIEWS = (tellings, series, scopes, denials, terms, standings, tallies)
_DRAFTS: Mapping[str, Callable[[Key, Sequence[Marks]], Iterator[Draft]]] = {
    tellings.VIEW: tellings.drafts,
    series.VIEW: series.drafts,
    **dict.fromkeys((scopes.PARTS, scopes.DOERS, scopes.PERIODS), scopes.drafts),
    **dict.fromkeys((denials.DEEDS, denials.FIGURES), denials.drafts),
    tallies.VIEW: tallies.drafts,
    **dict.fromkeys((terms.TERMS, terms.PREMISES), terms.drafts),
    **dict.fromkeys(
        (
            standings.PRESENCE,
            standings.PASSAGE,
            standings.STANDING,
            standings.STANCE,
            standings.CONDITION,
            standings.MEDIATION,
            standings.NO_PART,
            standings.TRUCE,
        ),
        standings.drafts,
    ),
}
_RANK = {name: rank for rank, name in enumerate(reversed(list(_DRAFTS)))}  # the later a view, the more special


def blocks(account: Account) -> tuple[Key, ...]:
    """The blocks that an account falls in, computed from the account alone; the first word of a key is its view."""
    return _keys(marks_of(account))


def _keys(marks: Marks) -> tuple[Key, ...]:
    return tuple(dict.fromkeys(key for view in _VIEWS for key in view.keys(marks)))


def weigh_block(key: Key, accounts: Iterable[Account], copies: Mapping[str, str] = NO_COPIES) -> tuple[Matter, ...]:
    """The matters of one block. `accounts` are all that fall in it; `copies` names for a document the one it copies.

    The answer does not depend on the order of the accounts, and on nothing but them and the copies among them.
    """
    return _weighed(key, [marks_of(one) for one in accounts], copies)


def _weighed(key: Key, accounts: Iterable[Marks], copies: Mapping[str, str]) -> tuple[Matter, ...]:
    return tuple(assembled(draft, copies) for draft in _DRAFTS[key[0]](key, ordered(accounts)) if draft.members)


def weigh(accounts: Iterable[Account], copies: Mapping[str, str] = NO_COPIES) -> tuple[Matter, ...]:
    """All matters of a record: the union over its blocks."""
    held: dict[Key, list[Marks]] = {}
    for marks in map(marks_of, accounts):
        for key in _keys(marks):
            held.setdefault(key, []).append(marks)
    return united(matter for key, own in held.items() for matter in _weighed(key, own, copies))


def united(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """Matters of all blocks, each once: where two views find the same accounts, the more special one explains them.

    What stands alone and is compared in another matter, and a denial told twice, are left out.
    """
    best: dict[str, Matter] = {}
    for one in matters:
        known = best.get(one.id)
        if known is None or (_RANK[one.view], one.reasons) < (_RANK[known.view], known.reasons):
            best[one.id] = one
    kept = without_doubles(list(best.values()), lambda one: _RANK.get(one.view, len(_RANK)))
    return tuple(sorted(kept, key=lambda one: (one.kind, one.id)))
