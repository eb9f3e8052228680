"""Scan and clauses -> the state of the attribution walk: the open contents, who spoke, the sentence at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hudna.model import Sentence
from hudna.reading.contents import Content, Stack
from hudna.reading.cues import Cue
from hudna.reading.layouts import Layout
from hudna.reading.scans import Scan
from hudna.reading.speakers import Speakers


@dataclass(slots=True)
class Walk:
    """The state of the walk: the stack, who spoke, and the sentence at hand."""

    scan: Scan
    marks: Layout
    cues: dict[int, Cue]
    stack: Stack = field(default_factory=Stack)
    speakers: Speakers = field(default_factory=Speakers)
    sentence: Sentence = field(default_factory=lambda: Sentence(0, 0))
    number: int = 0  # of the sentence
    carried: Mapping[int, Content] = field(default_factory=dict)  # contents opened in another language
    used: set[int] = field(default_factory=set)  # tokens of attributions that stand inside another one

    def open(self, content: Content) -> None:
        """Push a content; its speaker may go on later unless he only speaks inside what another says."""
        self.stack.push(content)
        content.serial = len(self.stack.open) + len(self.stack.closed)
        outer = content.outer
        inside = (
            outer is not None and outer.speaker.actor.sector != "MED" and outer.opening in {"that", "quote", "colon"}
        )
        if not content.alone and not inside:
            self.speakers.remember(content.speaker)


def close_for(walk: Walk, cue: Cue, region: int) -> None:
    """Close the contents that the cue's clause does not stand in."""
    stack = walk.stack
    floor = stack.floor(walk.marks.quote_at[region])
    if len(stack.open) <= floor or _stays(walk, cue, region):
        return
    stack.pop_to(floor, region)


def _stays(walk: Walk, cue: Cue, region: int) -> bool:
    """Whether a verb speaks inside the open content rather than beside it."""
    top = walk.stack.top
    clause = walk.marks.clause(region)
    if top is not None and (cue.own or top.first == region or top.first > cue.first):
        return True
    if clause.opener in {"turn", "contrast", "sentence"} and region - clause.body <= 1:
        return False
    if clause.opener == "relative":
        return True
    joined = cue.joined or (region < cue.first and _joins(walk, region))
    return not joined and clause.opener not in {"comma", "and"}


def _joins(walk: Walk, region: int) -> bool:
    """Whether the subject before a verb is joined on by "and"."""
    return (m := walk.scan.begin.get(region)) is not None and "and" in m.before
