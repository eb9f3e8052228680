"""A saying verb -> its subject and speaker."""

from __future__ import annotations

from dataclasses import replace

from hudna.model import Actor
from hudna.reading.cues import Cue, cue_span
from hudna.reading.fullnames import recalled
from hudna.reading.postposed import body_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.seats import seat_at
from hudna.reading.speakers import GOVERNING, Speaker, agree, governed, speaker_of, subject_after, subject_before, topic
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.unknowns import body_named, unknown_before, unknown_speaker
from hudna.reading.walks import Walk

UNSPECIFIED = "unspecified reports"
_LABEL = 12  # tokens that a speaker's label before a colon may take ("14:15 – Yerevan:")


def subject_of(walk: Walk, cue: Cue, limit: int) -> tuple[Mention | None, int]:
    """The subject of a saying verb, and the token where its clause begins."""
    scan = walk.scan
    if cue.own or cue.speech == "fixed":
        return None, cue.first
    if cue.attributes.get("owner"):
        return _owner(walk, cue, limit), cue.first
    if cue.speech == "verb" and (worded := _owner_of_statement(scan, cue, limit)) is not None:
        return worded, cue.first
    before = subject_before(scan, cue, walk.marks.clause(cue.first)) or _set_off(walk, cue)
    after = subject_after(scan, cue, limit)
    if scan.language.settings.get("subject_first"):
        return _first(walk, cue, (before, after), limit)
    if after is None and before is None:
        after = seat_at(scan, cue.last) if cue.last < limit else None
    if cue.attributes.get("needs_object") and after is not None and _named_before(walk, cue, after):
        return None, cue.first
    if before is not None and (after is None or after.first != cue.last):
        return before, before.first
    if after is not None and cue.attributes.get("needs_object") and _alone(walk, cue, after):
        return None, cue.first
    return after, cue.first


def _set_off(walk: Walk, cue: Cue) -> Mention | None:
    """ "that the forces in the region, recorded": a comma parts a verb from the subject behind "that"."""
    scan, marks = walk.scan, walk.marks
    number = marks.clause_at[cue.first]
    if number == 0 or scan.language.settings.get("subject_first") or cue.joined:
        return None
    clause, head = marks.clauses[number], marks.clauses[number - 1]
    if clause.opener != "comma" or head.opener != "that" or clause.body != cue.first or cue.force != "finding":
        return None
    return subject_before(scan, cue, replace(head, last=clause.last)) if head.last == clause.first else None


def _owner_of_statement(scan: Scan, cue: Cue, limit: int) -> Mention | None:
    """ "a statement of the army said that": the army."""
    noun = scan.lexeme(cue.last, {"utterance"}) if cue.last < len(scan.tokens) else None
    if noun is None or noun.before or cue.act != "report":
        return None
    mention = next(iter(scan.actors_in(noun.last, min(limit, noun.last + 3))), None)
    return mention if mention is not None and mention.note != "adjective" else None


def _owner(walk: Walk, cue: Cue, limit: int) -> Mention | None:
    """ "it says in the report of the ministry": whose the report is, behind the verb or before it."""
    scan = walk.scan
    after = next(iter(scan.actors_in(cue.last, limit)), None)
    if after is not None or not scan.language.settings.get("told_behind"):
        return after
    first = walk.marks.clause(cue.first).first
    told = next((i for i in range(first, cue.first) if scan.lexeme(i, {"utterance"}) is not None), None)
    return next(iter(scan.actors_in(told, cue.first)), None) if told is not None else None


def owner_named(walk: Walk, cue: Cue, first: int, last: int) -> Speaker | None:
    """Who is named in tokens as the one whose report a verb tells of; else who spoke last, else nobody known."""
    scan = walk.scan
    mention = next(iter(scan.actors_in(first, last)), None)
    if mention is not None:
        return speaker_for(walk, cue, mention, last, said=True)
    told = any(scan.lexeme(i, {"utterance", "said-there"}) is not None for i in range(first, last))
    return walk.speakers.last("") if told else unspecified(scan, cue)


def _stated(walk: Walk, cue: Cue) -> Speaker | None:
    """ "it was also reported that": by whom the sentence names before, by the report spoken of, by nobody named."""
    top = walk.stack.top
    if top is not None and top.region >= walk.sentence.first:
        return None
    first = walk.marks.clause(cue.first).first
    return owner_named(walk, cue, first, cue.first)


def unspecified(scan: Scan, cue: Cue) -> Speaker:
    """ "it was reported earlier": by nobody named."""
    return Speaker(Actor(UNSPECIFIED, None, None, cue_span(scan, cue)), "", "nobody named")


def _first(
    walk: Walk, cue: Cue, found: tuple[Mention | None, Mention | None], limit: int
) -> tuple[Mention | None, int]:
    """Where subjects stand first: before the verb, or behind it where nothing else follows ("said the governor.")."""
    before, after = found
    scan = walk.scan
    told = body_of(scan, cue, walk.marks.clause(cue.first).first, limit)
    if told is not None and (before is None or before.features.endswith("s")):
        return told, min(told.first, cue.first)
    if before is not None:
        return before, before.first
    if after is not None and _beside(scan, cue.last, after.first) and _closes(walk, after.last):
        return after, cue.first
    seat = seat_at(scan, cue.first - 1) if cue.first > walk.sentence.first else None
    if seat is None and scan.language.settings.get("told_behind"):
        seat = seat_at(scan, walk.marks.clause(cue.first).body)  # "Baku the accusations rejected"
    return seat, seat.first if seat is not None else cue.first


def _beside(scan: Scan, last: int, first: int) -> bool:
    """Whether nothing stands between two tokens but an article that is a word (or two: "l'armée")."""
    return first == last or (first - last <= _ARTICLE and scan.definite(first))


_ARTICLE = 2


def _closes(walk: Walk, place: int) -> bool:
    """Whether the sentence or its part ends there."""
    return place >= walk.sentence.last or walk.scan.tokens[place].shape == "mark"


def _named_before(walk: Walk, cue: Cue, after: Mention) -> bool:
    """ "the liaison office of the region accused the front of": words between verb and actor are the subject."""
    between = range(cue.last, after.first)
    if not 0 < len(between) <= _LABEL or any(i in walk.scan.timed for i in between):
        return False
    scan = walk.scan
    if scan.lexeme(cue.last, {"turn", "also", "in"}) is not None or scan.tokens[cue.last].shape != "word":
        return False
    return not any(
        scan.tokens[i].shape == "mark" or any(x.form.speech == "verb" or "by" in x.before for x in scan.lexemes[i])
        for i in between
    )


def _alone(walk: Walk, cue: Cue, after: Mention) -> bool:
    """Whether the only actor after a verb that needs an object is that object ("and accused X of")."""
    scan = walk.scan
    for index in range(after.last, min(after.last + _LABEL, walk.sentence.last)):
        if (m := scan.begin.get(index)) and m.type == "actor" and m.note != "adjective" and not governed(scan, m):
            return False
        if index == after.last and seat_at(scan, index) is not None:
            return False
        if any(GOVERNING & set(x.before) or x.form.sense in PREPOSITIONS for x in scan.lexemes[index]):
            break
    return walk.speakers.last(cue.features) is not None


def speaker_for(walk: Walk, cue: Cue, subject: Mention | None, limit: int, said: bool) -> Speaker | None:
    """The subject, else words that name nobody known, else who spoke last. `said`: the content is marked."""
    if subject is not None and not _stands_for_speaker(walk, subject):
        found = _who_spoke(walk, subject, speaker_of(subject, "subject"))
        return found if found.actor.side is not None else _named_before_in_full(walk, found, subject.first)
    if subject is not None:
        return walk.speakers.last("") or speaker_of(subject, "subject")
    top = walk.stack.top
    if (cue.speech == "fixed" or cue.own) and top is not None:
        return top.speaker if not top.voice else None
    if cue.own:
        return None
    if (
        cue.joined
        and not said
        and any(one.region >= walk.sentence.first for one in [*walk.stack.open, *walk.stack.closed[-4:]])
    ):
        return walk.speakers.last(cue.features)
    leads = bool(walk.scan.language.settings.get("subject_first"))
    if leads and _pronoun_before(walk, cue):
        return walk.speakers.last(cue.features)
    if leads and cue.attributes.get("owner"):
        return _stated(walk, cue)
    unknown = _unknown(walk, cue, limit, said, leads)
    if unknown is not None:
        return unknown
    if cue.force == "finding":
        return _finder(walk, cue)
    if not any(one.region >= walk.sentence.first for one in [*walk.stack.open, *walk.stack.closed[-4:]]):
        mention = topic(walk.scan, walk.sentence.first, cue)
        if mention is not None:
            return speaker_of(mention, "subject of the sentence")
    return walk.speakers.last(cue.features)


def _who_spoke(walk: Walk, subject: Mention, found: Speaker) -> Speaker:
    """ "the ministry" that has not spoken yet, where another state's has: the one that speaks here."""
    office, of, _ = found.actor.name.rpartition(" of ")
    if subject.note != "anaphor" or not of or not walk.scan.language.settings.get("told_behind"):
        return found
    spoken = [one.actor for one in walk.speakers.spoken if one.actor.name.rpartition(" of ")[0] == office]
    if not spoken or any(one.name == found.actor.name for one in spoken):
        return found
    return found._replace(actor=replace(spoken[-1], span=found.actor.span))


def _unknown(walk: Walk, cue: Cue, limit: int, said: bool, leads: bool) -> Speaker | None:
    """A speaker by words that name nobody known, behind the verb or before it."""
    unknown = unknown_speaker(walk.scan, cue, limit, said) if cue.speech == "verb" and not leads else None
    fronted = walk.marks.clause(cue.first).opener == "turn"  # "as for the council, it denied"
    if unknown is None and (fronted or ((said or leads) and not cue.joined)):
        unknown = unknown_before(walk.scan, cue, walk.marks.clause(cue.first))
    if unknown is None:
        return None
    if cue.speech == "verb":
        unknown = _named_before_in_full(walk, unknown, cue.last)
    known = unknown.actor.side is not None or body_named(walk.scan, cue.last)
    return unknown if cue.force != "finding" or known else None


def _named_before_in_full(walk: Walk, speaker: Speaker, first: int) -> Speaker:
    """ "the centre": the one that was named in full before, if one was."""
    short = len(speaker.actor.name.split()) == 1 or speaker.how == "subject"
    actor = recalled(walk.scan, walk.speakers.spoken, first) if short else None
    if actor is None:
        return speaker
    return speaker._replace(actor=replace(actor, span=speaker.actor.span))


def _pronoun_before(walk: Walk, cue: Cue) -> bool:
    """ "he said": who spoke last."""
    return any(walk.scan.lexeme(i, {"he-she"}) is not None for i in range(max(0, cue.first - 2), cue.first))


def _finder(walk: Walk, cue: Cue) -> Speaker | None:
    """Who found, where the subject is left out ("and that they recorded …"): whom the speaker spoke of, or himself."""
    top = walk.stack.top
    if top is None or top.opening not in {"that", "quote", "colon"}:
        return None
    told = [m for m in walk.scan.actors_in(top.first, cue.first) if m.note == "" and not governed(walk.scan, m)]
    for mention in told[:1]:
        if agree(cue.features, mention.features):
            return speaker_of(mention, "subject of the clause before")
    return top.speaker if cue.first - top.first <= 2 else None


def _stands_for_speaker(walk: Walk, mention: Mention) -> bool:
    """ "the source", "the same source": the one who spoke last."""
    if mention.note != "anaphor":
        return False
    return walk.scan.lexeme(mention.first, {"told-source", "utterance"}) is not None


def after_name(walk: Walk, cue: Cue, speaker: Speaker) -> int:
    """The token after the name of a speaker that hudna does not know; the cue's own end where he is named elsewhere."""
    if speaker.how != "unknown name":
        return cue.last
    index, end = cue.last, speaker.actor.span.end
    while index < walk.sentence.last and walk.scan.tokens[index].start < end:
        index += 1
    return index
