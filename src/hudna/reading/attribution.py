"""Scan and clauses -> contents: who says what. A walk over each sentence with a stack of open contents.

The terms source, cue and content are those of PARC3 (Pareti 2016)."""

from __future__ import annotations

from collections.abc import Mapping

from hudna.reading.according import say_by_attribution
from hudna.reading.backward import say_by_tail, say_of_before
from hudna.reading.carrying import say_by_citation
from hudna.reading.charges import answer, hear, say_by_charge
from hudna.reading.citing import cite
from hudna.reading.contents import Content
from hudna.reading.cues import Cue
from hudna.reading.findings import say_by_finding
from hudna.reading.framed import say_by_frame
from hudna.reading.insertions import say_by_insertion
from hudna.reading.labels import say_by_label
from hudna.reading.layouts import Layout
from hudna.reading.openings import another_deed
from hudna.reading.participles import say_by_noun, say_by_participle
from hudna.reading.scans import Scan
from hudna.reading.verbs import say_by_verb
from hudna.reading.walks import Walk

# How words of saying are read that are built their own way in a language of fixed word order.
_BY_FORCE = {"cites": cite, "answers": answer, "heard": hear}
_SEMICOLONS = frozenset(";؛")
_ENDS_OBJECT = frozenset({"and", "turn", "contrast", "participle", "consequence"})


def attribute(scan: Scan, marks: Layout, carried: Mapping[int, Content] | None = None) -> list[Content]:
    """All contents of a document, an outer one before the ones that it holds.

    `carried` are contents that another language of the document opens, by the token that begins their sentence.
    """
    walk = Walk(scan, marks, marks.cues, carried=carried or {})
    for number, sentence in enumerate(scan.sentences):
        walk.sentence, walk.number = sentence, number
        _sentence(walk)
    walk.stack.pop_to(0, len(scan.tokens))
    found = [content for content in walk.stack.closed if content.last > content.first]
    return sorted(found, key=lambda content: (content.first, -content.last, content.serial))


def _sentence(walk: Walk) -> None:
    first, last = walk.sentence.first, walk.sentence.last
    walk.stack.pop_to(walk.stack.floor(walk.marks.quote_at[first]), first)
    for content in walk.stack.open:
        content.last = _end_of(walk, content)
    if first in walk.carried:
        walk.open(walk.carried[first])
    say_by_label(walk)
    say_by_tail(walk)
    index = say_of_before(walk) or first
    while index < last:
        if walk.stack.open:
            _leave(walk, index)
        cue = walk.cues.get(index)
        if cue is None or index in walk.used:
            index += 1
        else:
            index = max(index + 1, _cue(walk, cue))
    _carry_on(walk)


def _end_of(walk: Walk, content: Content) -> int:
    """Where a content ends at the latest: with its quotation, else with its sentence."""
    return walk.marks.quotes[content.quote][1] if content.quote else walk.sentence.last


def _leave(walk: Walk, index: int) -> None:
    """Close the contents that end before this token."""
    stack = walk.stack
    while stack.open and stack.open[-1].last <= index:
        stack.pop_to(len(stack.open) - 1, index)
    for depth, content in enumerate(stack.open):
        if content.quote and walk.marks.quotes[content.quote][1] <= index:
            stack.pop_to(depth, index)
            break
    clause = walk.marks.clause(index)
    if clause.first == index and (clause.opener in _ENDS_OBJECT or walk.scan.tokens[index].text in _SEMICOLONS):
        floor = stack.floor(walk.marks.quote_at[index])
        while (
            len(stack.open) > floor
            and stack.open[-1].opening in {"object", "finding"}
            and stack.open[-1].first < index
            and not another_deed(walk, stack.open[-1].first, index)
        ):
            stack.pop_to(len(stack.open) - 1, index)
    if _that_again(walk, index):
        depths = [depth for depth, one in enumerate(stack.open) if one.opening == "that"]
        if depths:
            stack.pop_to(depths[-1] + 1, index)


def _that_again(walk: Walk, index: int) -> bool:
    """ "and that …" goes on with what the last speaker said."""
    lexeme = walk.scan.lexeme(index, {"that"})
    return lexeme is not None and "and" in lexeme.before


def _cue(walk: Walk, cue: Cue) -> int:
    """Handle a cue; the token to go on from."""
    if walk.marks.clause(cue.first).opener == "condition" and not cue.attributing:
        return 0  # "if Russia agrees"
    if cue.attributing:
        return say_by_citation(walk, cue) or say_by_attribution(walk, cue)
    if cue.force in _BY_FORCE:
        return _BY_FORCE[cue.force](walk, cue)
    if cue.force == "finding" and cue.lexeme.form.speech == "passive":
        return say_by_finding(walk, cue)
    if cue.speech == "verb":
        if walk.scan.language.settings.get("that_omitted"):
            return say_by_frame(walk, cue)
        return say_by_insertion(walk, cue) or say_by_verb(walk, cue)
    if cue.speech == "participle":
        return say_by_participle(walk, cue)
    if cue.speech == "fixed":
        return say_by_insertion(walk, cue) or say_by_verb(walk, cue)
    ordered = walk.scan.language.settings.get("that_omitted")
    return (say_by_charge(walk, cue) if ordered else 0) or say_by_noun(walk, cue)


def _carry_on(walk: Walk) -> None:
    """A sentence that begins with "also" or in quotation marks and attributes nothing is the last speaker's."""
    first = walk.sentence.first
    if walk.scan.language.settings.get("that_omitted") and _goes_on_quoted(walk, first):
        return
    if walk.scan.lexeme(first, {"also"}) is None:
        return
    if any(one.region >= first or one.last > first for one in [*walk.stack.open, *walk.stack.closed]):
        return
    last = walk.speakers.last("")
    if last is not None:
        walk.stack.closed.append(
            Content(
                first + 1,
                walk.sentence.last,
                last._replace(how="carries on"),
                None,
                None,
                "report",
                None,
                "carried",
                first,
            )
        )


def _goes_on_quoted(walk: Walk, first: int) -> bool:
    """ "A," he said. "B. C.": a quotation that nobody is named for is the last speaker's, unless one is named later."""
    marks = walk.marks
    number = marks.quote_at[first]
    begins, ends = marks.quotes[number]
    if not number or begins != first + 1 or ends - begins < _QUOTED:
        return False
    last = walk.speakers.last("")
    told = any(one.first <= begins < one.last for one in [*walk.stack.open, *walk.stack.closed])
    if last is None or told:
        return told
    walk.stack.closed.append(
        Content(begins, ends, last._replace(how="carries on"), None, None, "report", None, "quote", first, number)
    )
    return True


_QUOTED = 4  # tokens of a quotation that speaks
