"""A quotation before a saying verb, and its continuation behind it -> contents."""

from __future__ import annotations

from dataclasses import replace

from hudna.reading.contents import Content
from hudna.reading.cues import Cue
from hudna.reading.openings import Start
from hudna.reading.scans import Mention
from hudna.reading.signs import COMMAS
from hudna.reading.walks import Walk

_NAME = 9  # tokens of a speaker's name between the comma and the verb
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


def trailing(walk: Walk, cue: Cue, subject: Mention | None, region: int) -> Start | None:
    """ "Five people were killed, the ministry said.": nothing follows the attribution, and a comma stands before it."""
    scan, sentence = walk.scan, walk.sentence
    if not scan.language.settings.get("subject_first") or cue.speech != "verb":
        return None
    end = max(cue.last, subject.last if subject is not None else 0)
    ends = end >= sentence.last or scan.tokens[end].shape == "mark"
    before = min(region, cue.first)
    back = range(before - 1, max(sentence.first, before - _NAME) - 1, -1)
    comma = next((i for i in back if scan.tokens[i].text in COMMAS), None)
    if not ends or comma is None or comma - sentence.first < _LONG:
        return None
    return Start(sentence.first, comma, "before", 0, None)


def quoted_after(walk: Walk, content: Content, cue: Cue) -> None:
    """ "…", says the minister, "…": the quotation goes on behind the attribution."""
    for first, last in walk.marks.quotes[1:]:
        if cue.last < first < walk.sentence.last and last - first >= _LONG:
            walk.stack.closed.append(replace(content, first=first, last=last, region=cue.first))
