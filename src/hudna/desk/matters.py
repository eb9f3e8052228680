"""A record -> its matters: weighed block by block, and only the blocks whose claims, copies or decisions changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hudna.desk.copies import copies_of
from hudna.desk.truces import told_by
from hudna.errors import InputError
from hudna.model.accounts import Account
from hudna.model.claims import canonical
from hudna.model.keys import claim_key
from hudna.picture.grades import Graded, graded
from hudna.record import Record, accounts, decisions_of, remember, remembered
from hudna.record.reviews import standing
from hudna.weighing.blocks import Key, blocks, united, weigh_block
from hudna.weighing.independence import Copy
from hudna.weighing.joins import joined, parted
from hudna.weighing.matters import Matter, matter_json, matter_of_json

_BLOCK = "block:"  # names of what is kept of the weighing
_METHOD = 2  # raised when the weighing answers otherwise, so that what is kept of it is weighed anew


def matters(record: Record, until: date | None = None) -> tuple[Matter, ...]:
    """All matters, as people merged and parted them; with `until`, of what was published by that day alone."""
    held = _held(record)
    told = [one for one in held if until is None or told_by(one, until)]
    return _matters(record, told, copies_of(record, told), keep=len(told) == len(held))


def graded_matters(record: Record) -> list[Graded]:
    """All matters with their grades and status."""
    held = _held(record)
    copies = copies_of(record, held)
    return graded(_matters(record, held, copies), held, copies)


def subject_of(record: Record, start: str) -> str:
    """The matter that people decided on, by the start of its id or of the id of what became of it.

    A merged or parted matter has a new id; the decision stays with the one that it was made on. InputError where
    nothing was decided.
    """
    made = decisions_of(record, "matter")
    named = {one["subject"] for one in made if one["subject"].startswith(start)}
    if len(named) == 1:
        return str(named.pop())
    ids = {account.id for account in matter_of(record, start).accounts}
    touched = [one["subject"] for one in standing(made) if set(one.get("claims", ())) <= ids]
    if not touched:
        raise InputError(f"matter {start!r}: nothing was decided on it")
    return str(touched[-1])


def _held(record: Record) -> list[Account]:
    """The claims that count. Which truce they are about is left out: that some were assigned must not part them."""
    return [replace(one, ceasefire=None) if one.ceasefire else one for one in accounts(record)]


def _matters(
    record: Record, held: Sequence[Account], found: Mapping[str, Copy], *, keep: bool = True
) -> tuple[Matter, ...]:
    copies = {copy: one.of for copy, one in found.items() if one.whole}
    weighed = united(_blocks(record, held, copies, keep=keep))
    return _decided(weighed, {one.id: one for one in held}, decisions_of(record, "matter"), copies)


def matter_of(record: Record, start: str) -> Matter:
    """The one matter whose id starts so. InputError where there is none, or several."""
    found = [one for one in matters(record) if one.id.startswith(start)]
    if len(found) != 1:
        many = f"{len(found)} matters have ids that start so; write more of it" if found else "there is none"
        raise InputError(f"matter {start!r}: {many}; hudna matters lists them")
    return found[0]


def _blocks(record: Record, held: Iterable[Account], copies: Mapping[str, str], *, keep: bool) -> list[Matter]:
    """The matters of every block: those whose digest is as it was are taken as they were kept.

    Those of a part of the record are weighed and not kept: they would push out those of the whole.
    """
    parts: dict[Key, list[Account]] = {}
    seen: dict[str, list[Any]] = {}
    for one in held:
        seen[one.id] = _seen(one, copies)
        for key in blocks(one):
            parts.setdefault(key, []).append(one)
    kept = remembered(record, _BLOCK)
    found: list[Matter] = []
    new: dict[str, tuple[str, str]] = {}
    for key, own in parts.items():
        name = _BLOCK + json.dumps(key, ensure_ascii=False)
        digest = hashlib.sha256(canonical([_METHOD, sorted(seen[one.id] for one in own)])).hexdigest()
        before = kept.pop(name, None)
        if before is not None and before[0] == digest:
            found += _revived(before[1], own)
            continue
        weighed = weigh_block(key, own, copies)
        new[name] = (digest, json.dumps([matter_json(one) for one in weighed], ensure_ascii=False))
        found += weighed
    if keep and (new or kept):
        remember(record, new, forget=list(kept))
    return found


def _seen(one: Account, copies: Mapping[str, str]) -> list[Any]:
    """All that the weighing of a block sees of an account: its values, where its words stand, what its document is."""
    origin = one.origin
    published = origin.published.isoformat() if origin.published else ""
    document = [origin.sha256, origin.publisher or "", published, origin.timezone or "", origin.text is None]
    return [one.id, claim_key(one.claim), *one.claim.content, copies.get(origin.sha256, ""), *document]


def _revived(body: str, own: Sequence[Account]) -> list[Matter]:
    by_id = {one.id: one for one in own}
    return [matter_of_json(one, by_id) for one in json.loads(body)]


def _decided(
    found: Sequence[Matter],
    held: Mapping[str, Account],
    decisions: Sequence[Mapping[str, Any]],
    copies: Mapping[str, str],
) -> tuple[Matter, ...]:
    """Merge and part matters as people decided, in order. A decision on claims that are gone has no effect."""
    made = list(found)
    for one in standing(decisions):
        claims = frozenset(claim for claim in one.get("claims", ()) if claim in held)
        if one["verdict"] == "merge" and len(claims) > 1:
            made = joined(made, claims, copies, f"{one['author']}: {one['reason']}")
        elif one["verdict"] == "split" and claims:
            made = parted(made, one["subject"], claims, copies, f"{one['author']}: {one['reason']}")
    return tuple(made)


def weights(found: Iterable[Matter]) -> dict[str, float]:
    """By claim id, how much hangs on it for the review queue: contested matters and many roots weigh more."""
    heavy: dict[str, float] = {}
    for one in found:
        weight = 0.1 * one.roots + (0.5 if one.relation in {"contradict", "deny", "premise-disputed"} else 0.0)
        for account in one.accounts:
            heavy[account.id] = max(heavy.get(account.id, 0.0), weight)
    return heavy
