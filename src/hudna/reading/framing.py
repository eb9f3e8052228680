"""Cues -> frames: in a language of fixed word order, the words around a saying verb that say who says it, to whom."""

from __future__ import annotations

from collections.abc import Mapping

from hudna.reading.adjuncts import adjunct_end, is_a, listener_end
from hudna.reading.cues import Cue
from hudna.reading.framenames import finite, free_actor, inside_name, reduced, subject_in
from hudna.reading.gerunds import adverbial
from hudna.reading.layouts import Frame
from hudna.reading.scans import Mention, Scan
from hudna.reading.signs import BREAKS, CLOSING, COMMAS, DASHES, STRAIGHT
from hudna.reading.speech import PREPOSITIONS, VERBAL

_NAME = 22  # tokens of a speaker's name with what is said of him between commas
_CLAUSE = 14  # words in which a subject and its verb must stand for a clause to begin
_ENDS = COMMAS | DASHES | CLOSING | STRAIGHT | frozenset(".!?)…")
_HELPS = frozenset(
    {
        "part-morning",
        "part-afternoon",
        "part-evening",
        "part-night",
        "also",
        "may",
        "future",
        "turn",
        "be",
        "negator",
        "manner",
        "perhaps",
    }
)
_ASIDE = frozenset({"report", "confirm", "threaten"})  # acts of "…, he said": said of all that stands before
_OPENS = BREAKS | {"turn", "contrast"}


def frames_of(scan: Scan, cues: Mapping[int, Cue]) -> dict[int, Frame]:
    """The frames of the finite saying verbs of a text, by the token of the verb."""
    if not scan.language.settings.get("that_omitted"):
        return {}
    found: dict[int, Frame] = {}
    sentences = iter(scan.sentences)
    sentence = next(sentences, None)
    for index, cue in cues.items():
        while sentence is not None and index >= sentence.last:
            sentence = next(sentences, None)
        if sentence is None or cue.speech != "verb":
            continue
        frame = frame_of(scan, cue, sentence.first, sentence.last)
        if frame is not None:
            aside = aside_of(scan, cue, frame, sentence.first)
            found[index] = frame if aside is None else frame._replace(aside=aside)
    return found


def frame_of(scan: Scan, cue: Cue, start: int, end: int) -> Frame | None:
    """The frame of a finite saying verb in the sentence from `start` to `end`; None where it has no subject there."""
    head = _before(scan, cue, start)
    last = _behind(scan, cue, end)
    alone = last >= end or scan.tokens[last].text in _ENDS
    if head is not None and head[0] < head[1]:
        beside = next((m for m in scan.actors_in(head[1], cue.first) if free_actor(scan, m)), None)
        return Frame(head[0], last, head, subject_in(scan, *head) or _reaching(scan, cue, head), beside, alone)
    return _inverted(scan, cue, start, end)


def _reaching(scan: Scan, cue: Cue, head: tuple[int, int]) -> Mention | None:
    """ "its spokesman, Colonel X, told": an actor that takes in what is set between commas."""
    return next(
        (m for m in scan.actors_in(head[0], cue.first) if m.first < head[1] < m.last and free_actor(scan, m)), None
    )


def _behind(scan: Scan, cue: Cue, end: int) -> int:
    """The token after the verb, whom it was said to, and when and where."""
    last = cue.last
    if cue.force == "carry":
        last = carried_end(scan, last, end)
    elif cue.attributes.get("tells"):
        last = listener_end(scan, last, end)
    while last < end and (after := adjunct_end(scan, last, end)) > last:
        last = after
    return last


def carried_end(scan: Scan, first: int, end: int) -> int:
    """The token after "as saying", where it follows whom somebody quotes; else where the search began."""
    for at in range(first, min(end, first + _NAME)):
        if is_a(scan, at, "as") and at + 1 < end:
            said = any(x.form.sense.startswith("cue-") and x.form.speech == "participle" for x in scan.lexemes[at + 1])
            return at + 2 if said else first
    return first


def _before(scan: Scan, cue: Cue, start: int) -> tuple[int, int] | None:
    """Where the subject stands before a verb, what is set between commas left out."""
    at = cue.first
    while at > start and (_helps(scan, at - 1) or _adverb(scan, at - 1)):
        at -= 1
    if at > start and scan.tokens[at - 1].text in COMMAS:
        opening = next((i for i in range(at - 2, max(start, at - _NAME) - 1, -1) if scan.tokens[i].text in COMMAS), -1)
        if opening <= start:
            return None
        at = opening
    first = at
    while first > max(start, at - _NAME) and not _bounds(scan, first - 1, start):
        first -= 1
    first = _past_adverbial(scan, first, at)
    return (first, at) if first < at else None


def _helps(scan: Scan, index: int) -> bool:
    """Auxiliaries, adverbs and times between a subject and its verb."""
    if index in scan.timed:
        return True
    return index not in scan.acting and scan.lexeme(index, _HELPS) is not None


def _adverb(scan: Scan, index: int) -> bool:
    """ "has repeatedly accused"."""
    return index not in scan.acting and adverbial(scan, index)


def _bounds(scan: Scan, index: int, start: int) -> bool:
    """Whether the name of a subject cannot reach over this token."""
    token = scan.tokens[index]
    if index in scan.acting:
        return False
    if token.shape == "mark":
        return not inside_name(scan, index)
    if index in scan.timed or _opening(scan, index):
        return True
    if is_a(scan, index, "as") and not is_a(scan, index + 1, "a"):
        return True  # "X halts its fire as Y agrees"
    if is_a(scan, index, "and"):
        return _verb_since_mark(scan, start, index)
    return finite(scan, index) and not reduced(scan, index)


def _opening(scan: Scan, index: int) -> bool:
    """Whether a token belongs to a word or phrase that opens a clause ("even as")."""
    return any(
        x.form.sense in _OPENS and x.last > index for i in range(max(0, index - 2), index + 1) for x in scan.lexemes[i]
    )


def _verb_since_mark(scan: Scan, start: int, index: int) -> bool:
    """Whether a finite verb stands between the last comma and "and": what is joined is no part of a subject."""
    for at in range(index - 1, start - 1, -1):
        if scan.tokens[at].text in COMMAS:
            return False
        if finite(scan, at):
            return True
    return False


def _past_adverbial(scan: Scan, first: int, last: int) -> int:
    """ "in a statement the army", "for its part": where the subject begins behind a preposition's phrase."""
    while first < last and (scan.lexeme(first, _HELPS) or is_a(scan, first, "and")):
        first += 1
    if first >= last or scan.lexeme(first, PREPOSITIONS) is None:
        return first
    free = next((m for m in scan.actors_in(first, last) if free_actor(scan, m)), None)
    if free is None:
        return last
    return free.first - (free.first > first and scan.definite(free.first))


def _inverted(scan: Scan, cue: Cue, start: int, end: int) -> Frame | None:
    """ "…, said the governor.": the verb stands behind a mark and before its subject."""
    if cue.first <= start or scan.tokens[cue.first - 1].text not in COMMAS | CLOSING | STRAIGHT | DASHES:
        return None
    last = cue.last
    while last < min(end, cue.last + _NAME) and (last in scan.acting or not _stops_name(scan, last)):
        last += 1
    head = cue.last, last
    if last == cue.last or scan.lexeme(cue.last, PREPOSITIONS | {"that"}) is not None:
        return None
    beside = _apposed(scan, last, end)
    if beside is not None:
        last = _described_to(scan, beside.last, end)
    while last < end and (after := adjunct_end(scan, last, end)) > last:
        last = after
    alone = last >= end or scan.tokens[last].text in _ENDS
    if not alone and not any(x.form.sense in _OPENS for x in scan.lexemes[last]):
        return None
    return Frame(cue.first, last, head, subject_in(scan, *head), beside, alone=True)


def _apposed(scan: Scan, comma: int, end: int) -> Mention | None:
    """ "said A. Kent, a spokesman for the army": the office behind the name."""
    if comma + 1 >= end or scan.tokens[comma].text not in COMMAS:
        return None
    at = comma + 1 + (is_a(scan, comma + 1, "a") or is_a(scan, comma + 1, "the"))
    mention = scan.begin.get(at)
    role = mention is not None and mention.type == "actor" and mention.note not in _UNAPPOSED
    return mention if role and mention is not None and _described_to(scan, mention.last, end) > 0 else None


_UNAPPOSED = frozenset({"adjective", "state", "seat"})


def _bracketed(scan: Scan, index: int) -> int:
    """How many tokens a short form in brackets takes here."""
    tokens = scan.tokens
    return 3 if index + 2 < len(tokens) and tokens[index].text == "(" and tokens[index + 2].text == ")" else 0


def _described_to(scan: Scan, index: int, end: int) -> int:
    """The token after what tells more of a name: its short form, "based in the capital"."""
    at = index + _bracketed(scan, index)
    if at >= end or adjunct_end(scan, at, end) > at:
        return at
    stop = next((i for i in range(at, end) if scan.tokens[i].text in _ENDS), end)
    return stop if not any(finite(scan, i) and not reduced(scan, i) for i in range(at, stop)) else -1


def _stops_name(scan: Scan, index: int) -> bool:
    if scan.tokens[index].shape == "mark":
        return not inside_name(scan, index)
    return index in scan.timed or finite(scan, index) or scan.lexeme(index, _OPENS) is not None or _set(scan, index)


def _set(scan: Scan, index: int) -> bool:
    """ "said the mayor in a statement": an adjunct begins."""
    return adjunct_end(scan, index, len(scan.tokens)) > index


def aside_of(scan: Scan, cue: Cue, frame: Frame, start: int) -> int | None:
    """The mark that an attribution behind its content stands after ("…, the ministry said."), None where it is none."""
    mark = frame.first - 1
    if not frame.alone or cue.act not in _ASIDE or cue.force not in {"", "carry"} or mark <= start:
        return None
    while mark > start and is_a(scan, mark, "the"):
        mark -= 1
    text = scan.tokens[mark].text
    if text not in COMMAS | CLOSING | STRAIGHT | DASHES:
        return None
    if text in CLOSING | STRAIGHT:
        return mark
    said = any(x.form.speech in _SAYS for i in range(start, mark) for x in scan.lexemes[i])
    split = frame.last + 1 < len(scan.tokens) and finite(scan, frame.last + 1)  # "the army, he said, had withdrawn"
    return mark if (said or split) and not _introduces(scan, start, mark) else None


_SAYS = VERBAL | {"deed", "participle", "passive_participle"}


def _introduces(scan: Scan, start: int, mark: int) -> bool:
    """ "In a statement on the shelling, the army said:" — words that only lead to the attribution."""
    leads = scan.lexeme(start, PREPOSITIONS | {"cue-according", "turn"}) is not None or any(
        x.form.speech == "participle" for x in scan.lexemes[start]
    )
    return leads and not any(finite(scan, i) for i in range(start, mark))


def clause_follows(scan: Scan, first: int, end: int, *, strict: bool = False) -> bool:
    """Whether a subject and its finite verb begin here ("said [the rebels had attacked]").

    `strict`: up to the next comma, with a verb that can be nothing else.
    """
    for at in range(first, min(end, first + _CLAUSE)):
        if scan.lexeme(at, {"relative", "that"}) or (at == first and is_a(scan, at, "to")):
            return False
        if strict and scan.tokens[at].shape == "mark" and not inside_name(scan, at):
            return False
        if at > first and is_a(scan, at - 1, "to"):
            continue  # "a call to attack"
        if at > first and is_a(scan, at - 1, "and") and finite(scan, at):
            return False  # "denied the claim and said"
        if finite(scan, at) or (not strict and at not in scan.taken and _may_be_finite(scan, at)):
            return at > first
    return False


def _may_be_finite(scan: Scan, index: int) -> bool:
    return any(
        x.form.speech in {"verb", "passive"} or x.form.sense in {"be", "future", "ought"} for x in scan.lexemes[index]
    )


def passive(scan: Scan, cue: Cue, frame: Frame) -> bool:
    """Whether a verb of being makes the saying verb passive ("was quoted", "has been accused")."""
    helps = _beside_verb(scan, cue, frame)
    return "past" in cue.features and any(scan.lexeme(i, {"be"}) is not None for i in helps)


def denied(scan: Scan, cue: Cue, frame: Frame) -> bool:
    """Whether nobody says it: "no one claimed", "did not comment"."""
    before = range(max(0, frame.head[0] - 1), frame.head[0] + 1)  # "neither side", "no one"
    return any(scan.lexeme(i, {"negator", "negator-noun"}) for i in (*before, *_beside_verb(scan, cue, frame)))


def _beside_verb(scan: Scan, cue: Cue, frame: Frame) -> range:
    """The tokens between a subject and its verb, without what is set between commas ("X, who is ill, said")."""
    comma = next((i for i in range(cue.first - 1, frame.head[1] - 1, -1) if scan.tokens[i].text in COMMAS), None)
    return range(frame.head[1] if comma is None else comma + 1, cue.first)
