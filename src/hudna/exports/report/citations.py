"""Claim ids -> the numbers in brackets that lead to the annex."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hudna.exports.report.blocks import Run, Text, fixed, text
from hudna.exports.report.messages import Messages
from hudna.model.accounts import Account

MOST = 6  # numbers or ranges in the brackets of a sentence; tables have all


class Citations:
    """The annex's numbers by claim id."""

    def __init__(self, annex: Sequence[Account], messages: Messages) -> None:
        self._numbers: Mapping[str, int] = {one.id: place for place, one in enumerate(annex, 1)}
        self._accounts = {one.id: one for one in annex}
        self._messages = messages

    def account(self, claim: str) -> Account | None:
        """The annexed account of a claim."""
        return self._accounts.get(claim)

    def number(self, claim: str) -> int:
        """A claim's place in the annex."""
        return self._numbers[claim]

    def cite(self, claims: Iterable[str], most: int | None = MOST) -> Text:
        """The numbers of claims in brackets, linked; beyond `most` it says how many more there are. A claim that was
        known later than the cut-off is in no annex and is not cited."""
        known = sorted({self._numbers[claim] for claim in claims if claim in self._numbers})
        if not known:
            return ()
        runs = _runs(known)
        shown = runs if most is None or len(runs) <= most + 1 else runs[:most]
        parts: list[Run | Text | str] = ["["]
        for place, (first, last) in enumerate(shown):
            label = f"{first}" if first == last else f"{first}\u2013{last}"
            parts += [*([self._messages.comma] if place else []), fixed(label, link=anchor(first))]
        if rest := sum(last - first + 1 for first, last in runs[len(shown) :]):
            parts += [" ", self._messages("marks", "and_more", count=fixed(str(rest)))]
        return text(*parts, "]")


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers in order -> first and last of those that follow each other; two in a row stay two."""
    found: list[list[int]] = []
    for one in numbers:
        if found and one == found[-1][-1] + 1:
            found[-1].append(one)
        else:
            found.append([one])
    return [pair for run in found for pair in ([(run[0], run[-1])] if len(run) > 2 else [(one, one) for one in run])]


def anchor(place: int) -> str:
    """What links to a claim lead to."""
    return f"c{place}"
