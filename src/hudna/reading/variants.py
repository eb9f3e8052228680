"""Two texts of an agreement -> their differences, clause by clause: words and what follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from hudna.languages import language
from hudna.model import Span
from hudna.model.truces import Obligation
from hudna.reading.agreements import Agreement, Clause
from hudna.reading.tokens import tokens_of

ALIKE = 0.6  # share of words in common from which two clauses are versions of one
_FIELDS = (
    "who",
    "to",
    "kind",
    "mode",
    "place",
    "due",
    "within",
    "lasts",
    "lapses",
    "renews",
    "amounts",
    "negated",
    "condition",
)


class Edit(NamedTuple):
    """Words of the one that stand for words of the other; an empty span where there are none."""

    first: Span
    second: Span


class Changed(NamedTuple):
    """A field of an obligation that differs: its name, and the value in each text (None: not there)."""

    field: str
    first: object
    second: object


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause in both texts: `change` is same, changed, moved (another number, the words may differ too), removed
    (only in the first) or added."""

    change: str
    first: Clause | None
    second: Clause | None
    edits: tuple[Edit, ...] = ()
    values: tuple[Changed, ...] = ()


def variants(first: Agreement, second: Agreement) -> tuple[Difference, ...]:
    """The clauses of two versions side by side, in the order of the first, what was added after it.

    Clauses are paired by number where their words are alike, else by their words; folded words are compared, so that
    marks and spelling variants make no difference.
    """
    words = {id(one): _words(side, one) for side in (first, second) for one in side.clauses}
    pairs = _pairs(first.clauses, second.clauses, words)
    found = [_compared(one, pairs.get(id(one)), words) for one in first.clauses]
    taken = {id(other) for other in pairs.values()}
    found += [Difference("added", None, one) for one in second.clauses if id(one) not in taken]
    return tuple(found)


_Words = list[tuple[str, Span]]


def _words(side: Agreement, clause: Clause) -> _Words:
    lang = language(side.language)
    tokens = tokens_of(side.document.text, lang, clause.span.start, clause.span.end)
    return [(one.folded, Span(one.start, one.end)) for one in tokens if one.shape != "mark"]


def _ratio(one: _Words, other: _Words) -> float:
    return SequenceMatcher(None, [word for word, _ in one], [word for word, _ in other], autojunk=False).ratio()


def _pairs(first: tuple[Clause, ...], second: tuple[Clause, ...], words: dict[int, _Words]) -> dict[int, Clause]:
    """Same number and alike; then, of the rest, those most alike; then what is left under the same number."""
    found: dict[int, Clause] = {}
    free = list(second)
    for one in first:
        same = next((x for x in free if x.label == one.label and _ratio(words[id(one)], words[id(x)]) >= ALIKE), None)
        if same is not None:
            found[id(one)] = same
            free.remove(same)
    left = [one for one in first if id(one) not in found]
    scored = sorted(
        ((_ratio(words[id(a)], words[id(b)]), i, j) for i, a in enumerate(left) for j, b in enumerate(free)),
        reverse=True,
    )
    used: set[int] = set()
    for ratio, i, j in scored:
        if ratio >= ALIKE and id(left[i]) not in found and j not in used:
            found[id(left[i])] = free[j]
            used.add(j)
    return found


def _compared(one: Clause, other: Clause | None, words: dict[int, _Words]) -> Difference:
    if other is None:
        return Difference("removed", one, None)
    edits = tuple(_edits(words[id(one)], words[id(other)], one.span.start, other.span.start))
    values = tuple(_values(one, other))
    change = "moved" if one.label != other.label else "changed" if edits else "same"
    return Difference(change, one, other, edits, values)


def _edits(one: _Words, other: _Words, start: int, start_other: int) -> list[Edit]:
    matcher = SequenceMatcher(None, [word for word, _ in one], [word for word, _ in other], autojunk=False)
    return [
        Edit(_stretch(one, i, j, start), _stretch(other, k, m, start_other))
        for tag, i, j, k, m in matcher.get_opcodes()
        if tag != "equal"
    ]


def _stretch(words: _Words, first: int, last: int, start: int) -> Span:
    """The span of words `first` to `last`; where there are none, the place between their neighbours."""
    if first < last:
        return Span(words[first][1].start, words[last - 1][1].end)
    at = words[first - 1][1].end if first else start
    return Span(at, at)


def _values(one: Clause, other: Clause) -> list[Changed]:
    """What differs between the obligations of two versions of a clause, paired in order."""
    mine = [x.item for x in one.proposals if isinstance(x.item, Obligation)]
    theirs = [x.item for x in other.proposals if isinstance(x.item, Obligation)]
    found = []
    for index in range(max(len(mine), len(theirs))):
        a = mine[index] if index < len(mine) else None
        b = theirs[index] if index < len(theirs) else None
        for name in _FIELDS:
            left, right = getattr(a, name, None), getattr(b, name, None)
            if left != right:
                found.append(Changed(name, left, right))
    return found
