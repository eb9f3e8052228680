"""Propositions -> propositions: what is compared with an earlier period is a matter of its own (rule 15).

"61 violations, compared with 50 the day before"; "In the previous period it recorded four".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.contents import Content
from hudna.reading.layouts import Layout
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Mention, Scan

_KINDS = frozenset({"violation", "attack", "casualty"})
_COMPARES = frozenset({"compare"})
_PERIOD = frozenset({"reporting-period"})
_COMPARING = _COMPARES | _PERIOD
_NEAR = 4  # tokens between the word that compares and its number
_BACK = 60  # tokens from a bare number back to what it counts


def compared(scan: Scan, marks: Layout, found: Sequence[Proposition]) -> list[Proposition]:
    """The matters with those that stand behind "compared with", each cut to its own words."""
    if not scan.language.leading:
        return list(found)
    made: list[Proposition] = []
    for one in found:
        made.append(one)
        at = _comparing(scan, one) if one.kind in _KINDS and not one.echo else None
        if at is not None:
            made += _parted(scan, one, *at)
    return made


def _comparing(scan: Scan, one: Proposition) -> tuple[int, int] | None:
    """The word behind a matter's trigger that compares, and the token behind it."""
    first, last = one.trigger.lexeme.last, max(one.last, one.clause.last)
    if not scan.stands(_COMPARING, first, last + 2):
        return None
    for index in range(first, last):
        word = scan.lexeme(index, _COMPARES)
        if word is not None:
            return index, word.last
        period = scan.lexeme(index + 1, _PERIOD) or scan.lexeme(index + 2, _PERIOD)
        if scan.tokens[index].text == "(" and period is not None:
            return index, period.last
    return None


def _parted(scan: Scan, one: Proposition, at: int, after: int) -> list[Proposition]:
    """Cut a matter at the comparison; what is compared, where a number stands there."""
    cut, last = at, max(one.last, one.clause.last)
    while cut > one.trigger.token + 1 and scan.tokens[cut - 1].shape == "mark":
        cut -= 1
    number = next((m for i in range(after, min(after + _NEAR, last)) if (m := _number(scan, i))), None)
    others = [other for other in one.others if other.token >= after]
    one.others = [other for other in one.others if other.token < after]
    one.last, clause = min(one.last, cut), one.clause
    one.clause = replace(clause, last=min(clause.last, cut))
    if number is None:
        return []
    trigger = others[0] if others else one.trigger
    apart = replace(clause, first=number.first, body=number.first, last=last)
    told = Proposition(trigger, number.first, last, apart, one.content, one.mode, others[1:])
    told.echo = not others
    told.notes.append("compared with an earlier period")
    return [told]


def _number(scan: Scan, index: int) -> Mention | None:
    mention = scan.begin.get(index)
    return mention if mention is not None and mention.type == "number" else None


def elided(scan: Scan, marks: Layout, contents: Sequence[Content], found: Sequence[Proposition]) -> list[Proposition]:
    """ "it recorded four": a bare number that somebody found counts the violations told before."""
    added: list[Proposition] = []
    for content in contents if scan.language.leading else ():
        number = _number(scan, content.first)
        if content.opening != "finding" or number is None or not _bare(number):
            continue
        if any(content.first <= one.trigger.token < content.last for one in found):
            continue
        before = [one for one in found if content.first - _BACK < one.trigger.token < content.region]
        if before and before[-1].kind == "violation":
            clause = marks.clause(content.first)
            one = Proposition(before[-1].trigger, content.first, content.last, clause, content, None)
            one.echo = True
            one.notes.append("what is counted was named before")
            added.append(one)
    return added


def _bare(number: Mention) -> bool:
    return getattr(number.value, "unit", "") is None and not number.features
