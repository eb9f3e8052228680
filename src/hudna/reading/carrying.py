""" "The agency quoted X as saying" -> an outer and an inner content."""

from __future__ import annotations

from typing import NamedTuple

from hudna.model import Span
from hudna.reading.according import attributed
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.openings import Start, marked_from
from hudna.reading.scans import Mention, Scan
from hudna.reading.speakers import Speaker, governed, speaker_of
from hudna.reading.walks import Walk


def say_by_carrier(walk: Walk, cue: Cue, speaker: Speaker, subject: Mention | None, limit: int) -> int:
    """ "The agency quoted the ministry as saying": an outer source and an inner one."""
    scan = walk.scan
    if cue.lexeme.tail is not None and (found := _citing(walk, cue, speaker, limit)):
        return found
    inner = next(
        (m for m in scan.actors_in(subject.last if subject else cue.last, limit) if after_about(scan, m)), None
    )
    if inner is None:
        return _carried_on(walk, cue, speaker, limit)
    start = marked_from(walk, inner.last, limit)
    if start is None:
        start = Start(inner.last, walk.sentence.last, "object", 0, None)
    said = saying_noun(walk, inner.last, start.first)
    outer = Content(
        inner.first, walk.sentence.last, speaker, cue, cue_span(scan, cue), "report", walk.stack.top, "that", cue.first
    )
    walk.open(outer)
    walk.open(
        Content(
            start.first, start.last, speaker_of(inner, "carried"), said, cue_span(scan, said) if said else None,
            "report", outer, "that" if start.opening == "object" else start.opening, cue.first, start.quote,
        )
    )  # fmt: skip
    return start.first


def _citing(walk: Walk, cue: Cue, speaker: Speaker, limit: int) -> int:
    """ "The agency reports, citing the ministry, that": whom the words behind the verb cite."""
    assert cue.lexeme.tail is not None
    cited = next((walk.cues[i] for i in range(*cue.lexeme.tail) if i in walk.cues), None)
    if cited is None or not cited.attributing:
        return 0
    inner, last, span = attributed(walk, cited)
    start = marked_from(walk, last, walk.sentence.last)
    if inner is None or start is None:
        return 0
    del limit
    _open_both(walk, cue, speaker, start, Source(inner, cited, span))
    return start.first


class Source(NamedTuple):
    """Whom another cites, by which word, on which span."""

    speaker: Speaker
    cue: Cue
    span: Span | None


def _open_both(walk: Walk, cue: Cue, speaker: Speaker, start: Start, cited: Source) -> None:
    """The content of who cites, and within it the same words as the cited one's."""
    outer = Content(
        start.first, start.last, speaker, cue, cue_span(walk.scan, cue), "report", walk.stack.top, "that", cue.first
    )
    walk.open(outer)
    walk.open(
        Content(
            start.first, start.last, cited.speaker, cited.cue, cited.span, "report", outer, "that", cue.first,
            start.quote,
        )
    )  # fmt: skip


def say_by_citation(walk: Walk, cited: Cue) -> int:
    """ "The agency, citing the ministry, reported that", "the ministry, the agency reports, said that".

    Between a subject and its saying verb somebody else is named: whom the subject cites, or who carries the subject.
    """
    if not walk.scan.language.settings.get("told_behind") or cited.sense != "cue-according":
        return 0
    subject = _before(walk, cited.first)
    if subject is None:
        return 0
    named, last, span = attributed(walk, cited)
    cue = _verb_behind(walk, last) if named is not None else None
    start = marked_from(walk, cue.last, walk.sentence.last) if cue is not None else None
    if named is None or cue is None or start is None:
        return 0
    walk.used.add(cue.first)
    speaker = speaker_of(subject, "subject")
    if cited.lexeme.form.lemma in cited.attributes.get("cites", ()):
        _open_both(walk, cue, speaker, start, Source(named, cited, span))
    else:
        _open_both(walk, cited, named, start, Source(speaker, cue, cue_span(walk.scan, cue)))
    return start.first


def _before(walk: Walk, first: int) -> Mention | None:
    """The actor that ends right before a token, but for marks, where it may be a subject."""
    scan, at = walk.scan, first
    while at > walk.sentence.first and scan.tokens[at - 1].shape == "mark":
        at -= 1
    for mention in scan.actors_in(walk.sentence.first, first):
        if at <= mention.last <= first and mention.note != "adjective" and not governed(scan, mention):
            return mention
    return None


def _verb_behind(walk: Walk, first: int) -> Cue | None:
    """The saying verb soon behind a token, over marks, times and words of manner."""
    for index in range(first, min(first + _NEAR, walk.sentence.last)):
        cue = walk.cues.get(index)
        if cue is not None:
            return cue if cue.speech == "verb" and cue.act == "report" and not cue.force else None
    return None


_NEAR = 4  # tokens between whom an agency cites and its verb


def _carried_on(walk: Walk, cue: Cue, speaker: Speaker, limit: int) -> int:
    """ "The agency quoted him as saying": the inner source is the last one who spoke."""
    scan = walk.scan
    him = next((i for i in range(cue.last, limit) if (x := scan.lexeme(i, {"about", "from"})) and x.after), None)
    start = marked_from(walk, cue.last, walk.sentence.last)
    last = walk.speakers.last("")
    if him is None or start is None or last is None:
        return 0
    outer = Content(
        start.first, start.last, speaker, cue, cue_span(scan, cue), "report", walk.stack.top, "that", cue.first
    )
    walk.open(outer)
    walk.open(Content(start.first, start.last, last, None, None, "report", outer, "that", cue.first, start.quote))
    return start.first


def after_about(scan: Scan, mention: Mention) -> bool:
    """Whether "from" or "about" stands right before the mention ("quoted from the ministry", "from its statement")."""
    first = mention.first
    if not scan.language.leading and first and (noun := scan.lexeme(first - 1, {"utterance"})) is not None:
        first = noun.first if not noun.before else first
    return any(
        x.form.sense in {"about", "from"} and x.last == first
        for start in range(max(0, first - 2), first)
        for x in scan.lexemes[start]
    )


def saying_noun(walk: Walk, first: int, last: int) -> Cue | None:
    """ "as saying" between an inner source and what it says."""
    return next((walk.cues[i] for i in range(first, min(last, walk.sentence.last)) if i in walk.cues), None)
