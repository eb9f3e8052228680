"""Words of an actor's phrase -> the cases that it may stand in, in a language that has cases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hudna.reading.scans import Mention, Scan

CASES = frozenset({"nom", "gen", "dat", "acc", "ins", "loc"})
_NOUNS = frozenset({"noun", "short"})
_ADJECTIVES = frozenset({"adjective", "participle", "passive_participle"})


def cases_in(scan: Scan, first: int, last: int, sense: str) -> tuple[frozenset[str], str]:
    """The cases of the head that the adjectives before it share, and the number of its nominative; empty if unknown.

    The head is a word of the sense or, where a longer phrase hides it, the first noun.
    """
    head = next((i for i in range(first, last) if scan.lexeme(i, {sense}) is not None), None)
    if head is None:
        head = next((i for i in range(first, last) if any(x.form.speech in _NOUNS for x in scan.lexemes[i])), first)
        sense = ""
    heads = [x for x in scan.lexemes[head] if x.form.sense == sense or (not sense and x.form.speech in _NOUNS)]
    found = _cases(x.form.features for x in heads)
    for index in range(first, head):
        beside = _cases(x.form.features for x in scan.lexemes[index] if x.form.speech in _ADJECTIVES)
        found = (found & beside) or found
    numbers = {x.form.features[-1:] for x in heads if "nom" in x.form.features.split()}
    return found, numbers.pop() if len(numbers) == 1 else ""


def _cases(features: Iterable[str]) -> frozenset[str]:
    """All cases of several readings; none where one of them does not inflect."""
    each = [CASES.intersection(one.split()) for one in features]
    return frozenset().union(*each) if all(each) else frozenset()


def cases_of(mention: Mention) -> frozenset[str]:
    """The cases that an actor may stand in; empty where its words do not tell."""
    return CASES.intersection(mention.features.split())


def oblique(mention: Mention) -> bool:
    """Whether it stands in a case that no subject has."""
    cases = cases_of(mention)
    return bool(cases) and "nom" not in cases


def in_case(mention: Mention, case: str) -> bool:
    """Whether it surely stands in an oblique case that may be this one."""
    return oblique(mention) and case in cases_of(mention)


def plural(features: str) -> bool | None:
    """Whether a form is a plural; None where it does not tell."""
    number = features[-1:]
    return number == "p" if number in {"s", "p"} else None


def joined(scan: Scan, mention: Mention) -> bool:
    """Whether "and" stands before an actor, as a clitic or a word."""
    return "and" in mention.before or (mention.first > 0 and scan.lexeme(mention.first - 1, _AND) is not None)


_AND = frozenset({"and"})


def coordinated(scan: Scan, mentions: Sequence[Mention], last: Mention) -> list[Mention]:
    """The actors that stand in a row with this one, the last: "X and Y", "X, Y and Z"."""
    found = [last]
    for mention in reversed(mentions):
        if mention.last > found[0].first or mention.note == "adjective":
            continue
        gap = found[0].first - mention.last
        if gap > 1 or not (joined(scan, found[0]) or (len(found) > 1 and gap == 1)):
            break
        found.insert(0, mention)
    return found


def heads(scan: Scan, mention: Mention) -> str | None:
    """ "units of the X army": the features of the noun whose genitive an actor is, where that noun may be a subject."""
    if not in_case(mention, "gen"):
        return None
    for start in range(max(0, mention.first - 3), mention.first):
        for lexeme in scan.lexemes[start]:
            form = lexeme.form
            if lexeme.last == mention.first and form.sense in _BODIES and "nom" in form.features.split():
                return form.features
    return None


_BODIES = frozenset({"forces", "aircraft", "drone-weapon", "artillery-weapon", "missile-weapon"})
