"""What a person decides -> decisions in the record, each with author, reason and the decision that it follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hudna.desk.given import held
from hudna.desk.truces import NONE, find, truce_named, truces_of
from hudna.errors import InputError, RecordError
from hudna.model.accounts import Account
from hudna.model.json import claim_json
from hudna.model.parsing import claim_of
from hudna.model.text import Document
from hudna.model.truces import STATUSES
from hudna.record import Entry, Filter, Record, accounts, decisions, draft
from hudna.record.bodies import stored_body
from hudna.record.deciding import decide
from hudna.record.reviews import GONE, standing, undoable

CLAIM, MATTER = "claim", "matter"


def _decide(
    record: Record, subject: str, of: str, verdict: str, author: str, reason: str, seen: Mapping[str, Any], **what: Any
) -> Entry:
    """Record one decision; `seen` may hold `after` and `first` (see hudna.record.deciding). The decision's entry."""
    if not reason.strip():
        raise InputError("a decision needs a reason: say why")
    if verdict in {"accept", "reject"} and _stands(record, subject) == verdict:
        raise InputError(f"{subject[:8]}: somebody decided that already; undo takes a decision back")
    body = {"subject": subject, "of": of, "verdict": verdict, "reason": reason, **what}
    return decide(record, body, author, **seen)[-1]


def _stands(record: Record, subject: str) -> str | None:
    """The last verdict on a subject that holds."""
    held = standing(decisions(record, subject))
    return str(held[-1]["verdict"]) if held else None


def accept(record: Record, claim: Account, author: str, reason: str, **seen: Any) -> Entry:
    """The claim is as the text says it."""
    return _decide(record, claim.id, CLAIM, "accept", author, reason, seen)


def reject(record: Record, claim: Account, author: str, reason: str, **seen: Any) -> Entry:
    """The text does not say this: the claim no longer counts."""
    return _decide(record, claim.id, CLAIM, "reject", author, reason, seen)


def correct(record: Record, claim: Account, changes: Mapping[str, Any], author: str, reason: str, **seen: Any) -> Entry:
    """Replace fields of a claim, each whole, in the codebook's JSON. InputError where the outcome is no claim."""
    text = claim.origin.text
    if text is None:
        raise RecordError(f"{claim.origin.name}: its text was taken down; its claims can be rejected, not corrected")
    before = claim_json(claim.claim, Document(text))
    strange = sorted(set(changes) - set(before) | set(changes) & {"id", "key", "rule", "doubt"})
    if strange:
        raise InputError(f"{', '.join(strange)}: no field of a claim that can be corrected; see the codebook")
    after = claim_json(held(claim_of({**before, **changes}, text), text), Document(text))
    changes = {name: after[name] for name in changes}
    return _decide(record, claim.id, CLAIM, "correct", author, reason, seen, changes=stored_body(changes, text))


def merge(record: Record, claim: Account, into: Account, author: str, reason: str, **seen: Any) -> Entry:
    """The claim says again what another one says: it no longer counts by itself."""
    if claim.id == into.id:
        raise InputError("a claim cannot be merged into itself")
    return _decide(record, claim.id, CLAIM, "merge", author, reason, seen, into=into.id)


def split(
    record: Record, claim: Account, parts: Sequence[Mapping[str, Any]], author: str, reason: str, **seen: Any
) -> Entry:
    """The claim is several: record each part (whole claims in the codebook's JSON), then that they take its place."""
    text = claim.origin.text
    if text is None:
        raise RecordError(f"{claim.origin.name}: its text was taken down; its claims cannot be split")
    if len(parts) < 2:
        raise InputError("a split needs two claims or more; correct the claim instead")
    document = Document(text)
    bodies = [claim_json(held(claim_of(one, text), text), document) for one in parts]
    made = [
        draft("claim", document=claim.origin.sha256, claim=one["id"], reader=author, body=stored_body(one, text))
        for one in bodies
    ]
    seen = {**seen, "first": made}
    return _decide(record, claim.id, CLAIM, "split", author, reason, seen, parts=[one["id"] for one in bodies])


def give_status(record: Record, claim: Account, status: str, author: str, reason: str, **seen: Any) -> Entry:
    """What has become of the item, of STATUSES."""
    if status not in STATUSES:
        raise InputError(f"status {status!r}: one of {', '.join(STATUSES)}")
    return _decide(record, claim.id, CLAIM, "status", author, reason, seen, status=status)


def assign(record: Record, claim: Account, ceasefire: str | None, author: str, reason: str, **seen: Any) -> Entry:
    """The claim belongs to this truce (the start of its id), or to `none`. InputError where there is no such truce."""
    if ceasefire is not None and ceasefire != NONE:
        ceasefire = truce_named(find(truces_of(record), ceasefire)).id
    return _decide(record, claim.id, CLAIM, "assign", author, reason, seen, ceasefire=ceasefire)


def retract(record: Record, claim: Account, author: str, reason: str) -> Entry:
    """The claim no longer counts, for good: its source took it back. Unlike a rejection it cannot be undone."""
    return _for_good(record, "retraction", claim, author, reason)


def supersede(record: Record, claim: Account, by: Account, author: str, reason: str) -> Entry:
    """Another claim takes the place of this one, for good: its source says now what that one says."""
    if claim.id == by.id:
        raise InputError("a claim cannot take its own place")
    return _for_good(record, "supersession", claim, author, reason, by=by.id)


def _for_good(record: Record, kind: str, claim: Account, author: str, reason: str, **what: str) -> Entry:
    if not reason.strip():
        raise InputError("a decision needs a reason: say why")
    if claim.state in GONE:
        raise InputError(f"{claim.id[:8]}: {claim.state} already")
    made = record.append([draft(kind, subject=claim.id, reason=reason, **what)], author)
    if not made:
        raise InputError(f"{claim.id[:8]}: that was recorded already, with this reason")
    return made[0]


def join_matters(record: Record, matters: Sequence[tuple[str, Sequence[str]]], author: str, reason: str) -> Entry:
    """Several matters, each by its id and the ids of its claims, are one."""
    if len(matters) < 2:
        raise InputError("two matters or more are needed to merge them")
    claims = sorted({claim for _, ids in matters for claim in ids})
    return _decide(record, matters[0][0], MATTER, "merge", author, reason, {}, claims=claims)


def part_matter(record: Record, matter: str, claims: Sequence[str], author: str, reason: str) -> Entry:
    """These claims are no part of the matter: they are one of their own."""
    if not claims:
        raise InputError("say which claims are no part of the matter")
    return _decide(record, matter, MATTER, "split", author, reason, {}, claims=sorted(claims))


def undo(record: Record, subject: str, author: str, reason: str) -> Entry:
    """The last decision on the subject that holds no longer does. InputError where none does."""
    there = decisions(record, subject)
    last = undoable(there)
    if last is None:
        raise InputError(f"{subject[:12]}: nothing was decided on it that could be undone")
    of = next(one["of"] for one in there if one["id"] == last)
    return _decide(record, subject, of, "undo", author, reason, {}, undoes=last)


def queue(record: Record, wanted: Filter, weight: Mapping[str, float] | None = None) -> list[Account]:
    """The claims that nobody has reviewed, what is most doubtful and weighs most first.

    `weight` is by claim id how much hangs on it (in how many and how contested matters it stands); 0 where not given.
    """
    heavy = weight or {}
    found = accounts(record, replace(wanted, reviews=("unreviewed",)))
    return sorted(found, key=lambda one: -(_doubt(one) + heavy.get(one.id, 0.0)))


def _doubt(one: Account) -> float:
    return one.claim.doubt.score if one.claim.doubt else 0.0
