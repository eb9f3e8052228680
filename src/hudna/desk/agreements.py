"""An agreement's text -> the record: its document, its truce and its obligations, for people to confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hudna.desk.adding import READER, about
from hudna.desk.truces import kept_as, truces_of
from hudna.model import Document
from hudna.model.truces import Ceasefire, Obligation, Proposal, Reason
from hudna.reading.agreements import Agreement, Clause, agreement
from hudna.record import Record, file, filing, objects
from hudna.weighing.obligations import succeeded


@dataclass(frozen=True, slots=True)
class Proposed:
    """What an agreement's text proposes: the truce, each clause with its obligations, what those take the place of."""

    truce: Ceasefire
    reasons: tuple[Reason, ...]
    clauses: tuple[tuple[Clause, tuple[Obligation, ...]], ...]
    supersedes: tuple[tuple[Obligation, Obligation], ...]


def propose(record: Record, document: Document, author: str) -> Proposed:
    """Read a whole agreement and record its text, its truce and its obligations as proposals.

    The text is recorded as a document without claims: it says what is to be done, not what happened. The same text
    twice proposes nothing twice.
    """
    found = agreement(document)
    truce = found.ceasefire.item
    assert isinstance(truce, Ceasefire)
    held = truces_of(record)
    made = _clauses(found)
    new = [one for _, terms in made for one in terms]
    followed = _followed(new, held.obligations, (*held.ceasefires, truce))
    new = [followed.get(one.id, (one, None))[0] for one in new]
    file(record, [filing(document.text, about(document, found.language), (), READER)], author)
    known = {one["object"] for kind in ("ceasefire", "obligation") for one in objects(record, kind)}
    items: tuple[Ceasefire | Obligation, ...] = (truce, *new)
    record.append([kept_as(one) for one in items if one.id not in known], author)
    now = truces_of(record)
    by_id = {one.id: one for one in now.obligations}  # as they are kept: confirmed before, or dropped
    clauses = tuple((clause, tuple(by_id[one.id] for one in terms if one.id in by_id)) for clause, terms in made)
    truce = next((one for one in now.ceasefires if one.id == truce.id), truce)
    pairs = tuple((one, old) for one, old in followed.values() if old is not None)
    return Proposed(truce, found.ceasefire.reasons, clauses, pairs)


def _clauses(found: Agreement) -> list[tuple[Clause, tuple[Obligation, ...]]]:
    return [(clause, tuple(_terms(clause.proposals))) for clause in found.clauses]


def _terms(proposals: Sequence[Proposal]) -> list[Obligation]:
    return [one.item for one in proposals if isinstance(one.item, Obligation)]


def _followed(
    new: Sequence[Obligation], held: Sequence[Obligation], ceasefires: Sequence[Ceasefire]
) -> dict[str, tuple[Obligation, Obligation | None]]:
    """New obligations that are the same duty as one under an earlier agreement, clause by clause."""
    found: dict[str, tuple[Obligation, Obligation | None]] = {}
    for one in new:
        old = succeeded(one, held, ceasefires)
        if old is not None:
            found[one.id] = (replace(one, supersedes=old.id), old)
    return found
