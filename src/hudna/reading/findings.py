""" "Five violations were recorded by the observers" -> contents: who found it in the passive tells it."""

from __future__ import annotations

from hudna.reading.cases import in_case
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.speakers import speaker_of
from hudna.reading.walks import Walk

_FOUND = frozenset({"noun", "deed"})


def say_by_finding(walk: Walk, cue: Cue) -> int:
    """A passive of finding with its agent in the instrumental; the token to go on from, 0 where nobody is named."""
    scan, clause = walk.scan, walk.marks.clause(cue.first)
    last = walk.sentence.last
    finder = next((m for m in scan.actors_in(clause.first, last) if m.note != "adjective" and in_case(m, "ins")), None)
    if finder is None or (finder.first > cue.last and finder.first >= clause.last):
        return 0
    behind = range(max(cue.last, finder.last), clause.last)
    found = any(x.form.speech in _FOUND for i in behind if i not in scan.timed for x in scan.lexemes[i])
    first, end = (max(cue.last, finder.last), last) if found else (clause.body, clause.last)
    if finder.first > cue.last and not found:
        end = finder.first
    content = Content(
        first, end, speaker_of(finder, "finder"), cue, cue_span(scan, cue), "report", walk.stack.top, "finding",
        clause.first,
    )  # fmt: skip
    if first >= cue.last:
        walk.open(content)
    else:
        walk.stack.closed.append(content)
        walk.speakers.remember(content.speaker)
    return cue.last
