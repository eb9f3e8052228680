"""A claim's first body and the decisions on it -> the claim as it now stands. Pure: replaying gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

Json = dict[str, Any]

# What people may say of a claim (of a matter: merge and split, by the claims that they name).
VERDICTS = ("accept", "correct", "reject", "merge", "split", "status", "assign", "note", "undo")

CURRENT = "current"
GONE = ("retracted", "superseded")  # by an entry of their own, whatever a review says


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A claim after review: its body; whether it counts (`state`); what people said (`review`, `status`); its truce.

    `into` is the claim that it was merged into.
    """

    body: Json
    state: str = CURRENT
    review: str = "unreviewed"
    status: str = "unverified"
    ceasefire: str | None = None
    into: str | None = None


def undone(decisions: Sequence[Mapping[str, Any]]) -> set[str]:
    """The ids of the decisions that were undone; an undoing that was itself undone undoes nothing."""
    gone: set[str] = set()
    for one in reversed(decisions):
        if one["verdict"] == "undo" and one["id"] not in gone:
            gone.add(one["undoes"])
    return gone


def standing(decisions: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The decisions that hold, in order."""
    gone = undone(decisions)
    return [one for one in decisions if one["id"] not in gone and one["verdict"] != "undo"]


def reviewed(body: Json, decisions: Sequence[Mapping[str, Any]]) -> Reviewed:
    """The body that the reader found, changed by what people decided, in order."""
    found = Reviewed(dict(body))
    for one in standing(decisions):
        found = _after(found, one)
    return found


def _after(found: Reviewed, decision: Mapping[str, Any]) -> Reviewed:
    match decision["verdict"]:
        case "accept":
            return replace(found, review="accepted", state=CURRENT)
        case "reject":
            return replace(found, review="rejected", state="rejected")
        case "correct":
            return replace(found, body={**found.body, **decision["changes"]}, review="corrected", state=CURRENT)
        case "merge":
            return replace(found, review="merged", state="merged", into=decision["into"])
        case "split":
            return replace(found, review="split", state="split")
        case "status":
            return replace(found, status=decision["status"])
        case "assign":
            return replace(found, ceasefire=decision["ceasefire"])
        case _:
            return found


def undoable(decisions: Iterable[Mapping[str, Any]]) -> str | None:
    """The last decision that holds, which an undo would undo; None if there is none."""
    held = standing(list(decisions))
    return str(held[-1]["id"]) if held else None
