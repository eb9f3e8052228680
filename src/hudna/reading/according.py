""" "According to X" -> contents: before what is said, after it, or in the middle of an attribution."""

from __future__ import annotations

from hudna.model import Span
from hudna.reading.contents import Content
from hudna.reading.cues import Cue, cue_span
from hudna.reading.openings import marked_from
from hudna.reading.scans import Mention, Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speakers import Speaker, speaker_of, subject_after
from hudna.reading.unknowns import unknown_speaker
from hudna.reading.walks import Walk

_MAIN = frozenset({"sentence", "and", "turn", "contrast"})
_ATTRIBUTION = 10  # tokens that "according to X" may take


def say_by_attribution(walk: Walk, cue: Cue) -> int:
    """ "according to X": before what is said, after it, or in the middle of an attribution."""
    speaker, last, span = attributed(walk, cue)
    if speaker is None:
        return 0
    first = walk.sentence.first
    before = worded(walk.scan, first, cue.first)
    if not before:
        walk.open(
            Content(last, walk.sentence.last, speaker, cue, span, "report", walk.stack.top, "according", cue.first)
        )
        return last
    _attach(walk, cue, speaker)
    return last


def _attach(walk: Walk, cue: Cue, speaker: Speaker) -> None:
    """Attribution after its content: the words before it that nobody has said yet are the speaker's."""
    stack = walk.stack
    floor = stack.floor(walk.marks.quote_at[cue.first])
    here = [one for one in [*stack.open[floor:], *stack.closed] if one.region >= walk.sentence.first]
    plain = [one for one in here if one.outer is None]
    if plain:
        if speaker.actor.sector == "MED" or any(one.last >= cue.first for one in plain):
            outer = Content(
                cue.first, cue.first, speaker, cue, cue_span(walk.scan, cue), "report", None, "according", cue.first
            )
            for one in plain:
                one.outer = outer if one.speaker.actor.name != speaker.actor.name else None
        return
    content = Content(
        _origin(walk, cue), reach(walk, cue), speaker, cue, cue_span(walk.scan, cue), "report", stack.top, "according",
        walk.sentence.first,
    )  # fmt: skip
    stack.closed.append(content)
    walk.speakers.remember(speaker)


def reach(walk: Walk, cue: Cue) -> int:
    """How far "…, according to X, …" reaches: over the rest of the sentence where the clause around it goes on."""
    marks = walk.marks
    number = marks.clause_at[cue.first] + 1
    if number < len(marks.clauses) and marks.clauses[number].opener == "resumed":
        return walk.sentence.last
    return cue.first


def _origin(walk: Walk, cue: Cue) -> int:
    """Where the words of "according to" begin: an inserted one covers its own clause, one at the end all before it."""
    marks, first = walk.marks, walk.sentence.first
    if reach(walk, cue) == cue.first:
        return first
    number = marks.clause_at[cue.first] - 1
    while number >= 0 and marks.clauses[number].first > first and marks.clauses[number].opener not in _MAIN:
        number -= 1
    return max(first, marks.clauses[number].first) if number >= 0 else first


def attributed(walk: Walk, cue: Cue) -> tuple[Speaker | None, int, Span | None]:
    """Who is named after "according to", the token after the name, and the span of the cue.

    "According to what the ministry announced": the verb is the cue. "According to the statement": who spoke last.
    """
    scan = walk.scan
    if cue.sense == "cue-his-words":
        return walk.speakers.last(""), cue.last, cue_span(scan, cue)
    last = min(cue.last + _ATTRIBUTION, walk.sentence.last)
    for index in range(cue.last, min(cue.last + 3, last)):
        inner = walk.cues.get(index)
        if index in scan.acting and scan.language.settings.get("told_behind"):
            break  # "citing the army, the agency reports": the verb is another one's
        if inner is not None and inner.speech == "verb":
            return _as_told(walk, inner, last)
    if cue.sense == "cue-as" and scan.lexeme(cue.first, {"also"}) is not None:
        return None, cue.last, None
    if scan.lexeme(cue.last, {"measure"}) is not None and cue.last not in scan.acting:
        return None, cue.last, None
    for mention in scan.actors_in(cue.last, last):
        told = _told(scan, cue.last, mention.first)
        if (
            mention.note != "adjective"
            and (mention.first - cue.last <= 3 or told)
            and not _comma(scan, cue.last, mention.first)
        ):
            return speaker_of(mention, "according to"), mention.last, cue_span(scan, cue)
        break
    owner = _owner_of_words(scan, cue.last, last)
    if owner is None and _told(scan, cue.last, min(cue.last + 2, last)):
        return walk.speakers.last(""), cue.last + 1, cue_span(scan, cue)
    unknown = unknown_speaker(scan, cue, last, said=True, after=owner) if cue.last < last else None
    if unknown is not None and not scan.lexeme(cue.first, {"also"}):
        return unknown, _after(scan, cue.last, last, unknown), cue_span(scan, cue)
    return None, cue.last, None


def _after(scan: Scan, first: int, last: int, speaker: Speaker) -> int:
    """The token after the speaker's name."""
    end = speaker.actor.span.end
    return next(i for i in range(first, last + 1) if i == last or scan.tokens[i].start >= end)


def _owner_of_words(scan: Scan, first: int, last: int) -> int | None:
    """ "according to a first count of the council": where the name of whose words they are begins."""
    if not _told(scan, first, min(first + 2, last)):
        return None
    for index in range(first + 1, min(first + 5, last)):
        if scan.tokens[index].shape != "word":
            return None
        if any("to" in x.before and x.form.speech == "noun" for x in scan.lexemes[index]):
            return index
    return None


def _as_told(walk: Walk, inner: Cue, last: int) -> tuple[Speaker | None, int, Span | None]:
    """ "as the ministry announced", "according to what the committee told us"."""
    scan = walk.scan
    if marked_from(walk, inner.last, min(inner.last + 8, last)) is not None:
        return None, inner.first, None
    subject = subject_after(scan, inner, last)
    if scan.lexeme(inner.first - 1, {"also"}) is not None and not _ends_after(scan, subject, inner):
        return None, inner.first, None  # "also accused", not "as … said"
    if subject is not None:
        return speaker_of(subject, "according to"), subject.last, cue_span(scan, inner)
    if inner.attributes.get("owner"):
        return _owner_named(walk, inner, last)
    unknown = unknown_speaker(scan, inner, last, said=True, after=_past_listener(scan, inner.last, last))
    if unknown is None:
        return None, inner.first, None
    return unknown, _after(scan, inner.last, last, unknown), cue_span(scan, inner)


def _owner_named(walk: Walk, inner: Cue, last: int) -> tuple[Speaker | None, int, Span | None]:
    """ "according to what stands in the report of the ministry"."""
    scan = walk.scan
    for mention in scan.actors_in(inner.last, last):
        if mention.note != "adjective" and not _comma(scan, inner.last, mention.first):
            return speaker_of(mention, "according to"), mention.last, cue_span(scan, inner)
        break
    owner = _owner_of_words(scan, inner.last, last)
    unknown = unknown_speaker(scan, inner, last, said=True, after=owner) if owner is not None else None
    if unknown is None:
        return None, inner.first, None
    return unknown, _after(scan, inner.last, last, unknown), cue_span(scan, inner)


def _past_listener(scan: Scan, first: int, last: int) -> int:
    """ "as told by it to our agency the sheikh …": the token after a pronoun and after whom it was told to."""
    index = first
    while index < last and (
        scan.lexeme(index, {"it"}) is not None
        or any("to" in x.before and (x.after is not None or "the" in x.before) for x in scan.lexemes[index])
    ):
        index += 1
    return index


def _ends_after(scan: Scan, subject: Mention | None, inner: Cue) -> bool:
    """Whether nothing is said after the subject: a comma, a stop or the end follows."""
    if inner.act != "report":
        return False
    at = subject.last if subject is not None else inner.last
    return at >= len(scan.tokens) or scan.tokens[at].shape == "mark"


def _told(scan: Scan, first: int, last: int) -> bool:
    """Whether a word for a statement or a source stands here ("according to the report of the ministry")."""
    return any(
        scan.lexeme(i, {"utterance", "told-source"}) is not None for i in range(first, min(last, len(scan.tokens)))
    )


def _comma(scan: Scan, first: int, last: int) -> bool:
    return any(scan.tokens[i].text in COMMAS for i in range(first, last))


def worded(scan: Scan, first: int, last: int) -> bool:
    """Whether words stand between two tokens, other than joining ones."""
    return any(
        scan.tokens[i].shape != "mark" and not (scan.lexeme(i, {"turn", "contrast", "also"}))
        for i in range(first, last)
    )


def interpolated(walk: Walk, cue: Cue, start: int) -> Content | None:
    """ "Yerevan described, as the agency reported, …": the agency is the outer source."""
    for index in range(cue.last, min(start, walk.sentence.last)):
        inner = walk.cues.get(index)
        if inner is not None and inner.attributing:
            speaker, last, span = attributed(walk, inner)
            if speaker is not None:
                walk.used.update(range(index, last))
                walk.speakers.remember(speaker)
                return Content(start, start, speaker, inner, span, "report", walk.stack.top, "according", index)
    return None
