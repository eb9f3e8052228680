"""Contents -> propositions: a matter that is named only by a pronoun or as "the allegation" is the one told before."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.contents import Content
from hudna.reading.layouts import Layout
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Scan

LIGHT = frozenset({"carry-out", "commit", "halt", "end", "start", "continue"})


def echoes(
    scan: Scan,
    marks: Layout,
    contents: Sequence[Content],
    found: Sequence[Proposition],
    owner: Sequence[Content | None],
    headline: int,
) -> list[Proposition]:
    """Contents that name their matter by a pronoun ("condemned it", "denied this"): the one told last before them."""
    added: list[Proposition] = []
    for content in contents:
        at = _pronoun(scan, content)
        if (
            at is None
            or scan.tokens[content.first].start < headline
            or any(content.first <= p.trigger.token < content.last for p in found)
        ):
            continue
        if any(owner[t] is not content for t in range(content.first, min(content.last, content.first + 1))):
            continue
        before = [p for p in found if p.trigger.token < content.region and p.content is not content]
        if not before:
            continue
        charged = [p for p in before if p.kind in _CHARGED] if _charge(scan, at) else []
        told = _main(charged or before)
        echo = Proposition(told.trigger, content.first, content.last, marks.clause(at), content, None)
        echo.notes.append("the matter is named by a pronoun: it is the one told before")
        echo.echo = True
        added.append(echo)
    return added


def _main(before: Sequence[Proposition]) -> Proposition:
    """Of the matters that one attribution tells last the first: "attacked the town, killing three" is an attack."""
    told = before[-1]
    for one in reversed(before):
        if one.content is not told.content or told.content is None:
            break
        told = one
    return told


def _pronoun(scan: Scan, content: Content) -> int | None:
    """Where the pronoun stands that names a content's matter, if it does."""
    if content.opening == "echo":
        return content.first
    if content.opening != "object" or content.act == "report":
        return None
    for index in range(content.first, min(content.last, content.first + 3)):
        if scan.lexeme(index, {"this-matter"}) is not None or _its(scan, index) or _charge(scan, index):
            return index
    return None


def _its(scan: Scan, index: int) -> bool:
    """ "its execution", "its halt": a deed without a matter of its own, with a pronoun."""
    return any(x.after is not None and x.form.speech == "deed" and x.form.sense in LIGHT for x in scan.lexemes[index])


_CHARGED = frozenset({"attack", "violation", "operation"})  # what accusations are of


def _charge(scan: Scan, index: int) -> bool:
    """ "the accusations": of what was told before."""
    return any(x.form.speech == "deed" and x.form.sense == "cue-accuse" for x in scan.lexemes[index])
