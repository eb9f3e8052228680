"""A quotation before a saying verb, and its continuation behind it -> contents."""

from __future__ import annotations

from dataclasses import replace

from hudna.reading.contents import Content
from hudna.reading.cues import Cue
from hudna.reading.openings import Start
from hudna.reading.walks import Walk

_LONG = 4  # tokens of a quotation that speaks


def quoted_before(walk: Walk, cue: Cue) -> Start | None:
    """ "…", said the minister: a quotation right before the verb is what it says."""
    if cue.joined or cue.speech != "verb":
        return None
    for at in (cue.first - 1, cue.first - 2, cue.first - 3):
        if at < walk.sentence.first:
            return None
        for number in range(len(walk.marks.quotes) - 1, 0, -1):
            first, last = walk.marks.quotes[number]
            if last == at and last - first >= _LONG:
                return Start(first, last, "before", 0, None)
            if last < at:
                break
    return None


def quoted_after(walk: Walk, content: Content, cue: Cue) -> None:
    """ "…", says the minister, "…": the quotation goes on behind the attribution."""
    for first, last in walk.marks.quotes[1:]:
        if cue.last < first < walk.sentence.last and last - first >= _LONG:
            walk.stack.closed.append(replace(content, first=first, last=last, region=cue.first))
