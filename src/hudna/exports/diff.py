"""Two readings as JSON Lines -> the claims gained, lost and changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from hudna.model.json import Json

_UNSAID = {"id", "key", "rule", "doubt"}  # how a claim was found is no part of what it says
_HALF = 0.5


class Change(NamedTuple):
    """A field of a claim that was one thing and is another."""

    field: str
    old: Any
    new: Any


class Changed(NamedTuple):
    """A claim on the same words with other values."""

    old: Json
    new: Json
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Difference:
    """What became of one document's claims."""

    document: Json
    gained: list[Json] = field(default_factory=list)
    lost: list[Json] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


def differences(old: Sequence[Json], new: Sequence[Json]) -> Iterator[Difference]:
    """A difference for every document of either reading, in the order of the new one, then those that are gone."""
    partners = _partners([line["document"] for line in old], [line["document"] for line in new])
    for index, line in enumerate(new):
        if index in partners:
            yield _difference(old[partners[index]], line)
        else:
            yield Difference(line["document"], gained=list(line["claims"]))
    found = set(partners.values())
    for index, line in enumerate(old):
        if index not in found:
            yield Difference(line["document"], lost=list(line["claims"]))


def _partners(old: Sequence[Json], new: Sequence[Json]) -> dict[int, int]:
    """New document -> the same one among the old: by id and text, else by id, else by text; each is taken once."""
    found: dict[int, int] = {}
    for keys in (("id", "sha256"), ("id",), ("sha256",)):
        taken = set(found.values())
        free: dict[tuple[Any, ...], list[int]] = {}
        for index in reversed(range(len(old))):
            if index not in taken:
                free.setdefault(tuple(old[index].get(key) for key in keys), []).append(index)
        for index, document in enumerate(new):
            wanted = tuple(document.get(key) for key in keys)
            if index not in found and None not in wanted and free.get(wanted):
                found[index] = free[wanted].pop()
    return found


def _difference(old: Json, new: Json) -> Difference:
    found = Difference(new["document"])
    same_text = old["document"].get("sha256") == new["document"].get("sha256")
    ids = {claim["id"] for claim in old["claims"]} & {claim["id"] for claim in new["claims"]}
    found.same = len(ids)
    lost = [claim for claim in old["claims"] if claim["id"] not in ids]
    gained = [claim for claim in new["claims"] if claim["id"] not in ids]
    for before, after in _pairs(lost, gained, same_text):
        lost.remove(before)
        gained.remove(after)
        changes = tuple(changes_of(_said(before, same_text), _said(after, same_text)))
        if changes:
            found.changed.append(Changed(before, after, changes))
        else:
            found.same += 1
    found.lost, found.gained = lost, gained
    return found


def _pairs(old: Sequence[Json], new: Sequence[Json], same_text: bool) -> list[tuple[Json, Json]]:
    """Claims of one kind on the same words, those that share most first; each stands in one pair."""
    scored = [
        (shared, -len(list(changes_of(before, after))), i, j)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if before["kind"] == after["kind"] and (shared := _shared(before, after, same_text)) >= _HALF
    ]
    pairs, taken_old, taken_new = [], set(), set()
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            pairs.append((old[i], new[j]))
    return pairs


def _shared(before: Json, after: Json, same_text: bool) -> float:
    """The share of the shorter content that both cover; in another text only the same words count."""
    one, other = before["content"], after["content"]
    if not same_text:
        return float(one["exact"] == other["exact"])
    both = min(one["end"], other["end"]) - max(one["start"], other["start"])
    shorter: int = min(one["end"] - one["start"], other["end"] - other["start"])
    return float(both / max(1, shorter))


def _said(claim: Json, same_text: bool) -> Json:
    said = {key: value for key, value in claim.items() if key not in _UNSAID}
    return said if same_text else _without_offsets(said)


def _without_offsets(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_offsets(one)
            for key, one in value.items()
            if key not in {"start", "end"} or isinstance(one, str)
        }
    return [_without_offsets(one) for one in value] if isinstance(value, list) else value


def changes_of(old: Any, new: Any, path: str = "") -> Iterator[Change]:
    """The fields in which two JSON values differ, by their path; an offset that moved shows as its words."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys([*old, *new]):
            yield from changes_of(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif isinstance(old, list) and isinstance(new, list):
        for index in range(max(len(old), len(new))):
            before, after = (one[index] if index < len(one) else None for one in (old, new))
            yield from changes_of(before, after, f"{path}[{index}]")
    elif old != new:
        yield Change(path, old, new)


def difference_json(difference: Difference) -> Json:
    """A line of `hudna diff --json`."""
    return {
        "document": difference.document,
        "same": difference.same,
        "gained": difference.gained,
        "lost": difference.lost,
        "changed": [
            {"old": one.old["id"], "new": one.new["id"], "fields": [change._asdict() for change in one.changes]}
            for one in difference.changed
        ],
    }
