"""Words where a speaker should stand and nobody known is named -> a speaker by these words."""

from __future__ import annotations

from hudna.model import Actor, Span
from hudna.reading.cues import VERBAL, Cue
from hudna.reading.layouts import Clause
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan
from hudna.reading.signs import COMMAS
from hudna.reading.speakers import GOVERNING, QUOTES, Speaker
from hudna.reading.speech import PREPOSITIONS

_REACH = 7  # words between a verb and its subject
_BACK = 200  # tokens that "his" looks back
_NAME_WORDS = ("given-name", "actor-title", "place_opener", "operations-room", "office-")
_OWNERS = frozenset({"from", "in", "about"})  # prepositions that lead from a person or group to its body
_NAME = 8  # words of a name that hudna does not know
_FINITE = frozenset({"verb", "passive"})
_NO_SUBJECT = _FINITE | {"fixed", "deed"}
_NOMINAL = frozenset({"noun", "adjective"})
_PERSON_WORDS = frozenset({"one-of"})
_NO_NAME = frozenset({"that", "utterance"}) | PREPOSITIONS


def unknown_speaker(scan: Scan, cue: Cue, last: int, said: bool, after: int | None = None) -> Speaker | None:
    """Words that stand where the subject should and name no actor that hudna knows: they are the speaker's name.

    `said`: the content is marked by "that" or a quotation, so that all words before it belong to the attribution;
    otherwise the name must be definite and what is said must follow it. `after`: the token where the name begins,
    where words stand between it and the cue.
    """
    first = index = cue.last if after is None else after
    lead = _led(scan, first) if after is not None and first < last else None
    index += lead is not None
    while index < min(last, first + _NAME) and _goes_on(scan, index, first, said):
        index += 1
    while index > first and (scan.tokens[index - 1].shape == "mark" or _object_in(scan, cue, first, index, said)):
        index -= 1
    if index == first or all(scan.tokens[i].shape == "mark" for i in range(first, index)):
        return None
    if not said and not (_definite(scan, first) and _object_follows(scan, _past_times(scan, index, last), last)):
        return None
    index = _with_owner(scan, index)
    span = scan.span(first, index, lead.skip if lead is not None else 0)
    name = span.of(scan.text).strip('«»“”"')
    body = _body(scan, first, max(last, index + 1) if said else _belonging(scan, index)) or owner_of(scan, first)
    side, sector = (body.side, body.sector) if body else (None, None)
    return Speaker(Actor(name, side, sector, span), cue.features, "unknown name")


def _past_times(scan: Scan, index: int, last: int) -> int:
    """The token after times and commas: "the centre recorded, during the past day, six breaches"."""
    while index < last and (index in scan.timed or scan.tokens[index].text in COMMAS):
        index += 1
    return index


def _with_owner(scan: Scan, index: int) -> int:
    """ "the mission belonging to the organisation": the owner is part of the name."""
    begun = scan.begin.get(index)
    if begun is None or begun.type != "actor" or "to" not in begun.before:
        return index
    return begun.last if scan.lexeme(index - 1, {"actor-affiliated"}) is not None else index


def _object_in(scan: Scan, cue: Cue, first: int, index: int, said: bool) -> bool:
    """ "the local governor accused the group of": the last word is whom the verb needs, not the speaker's name."""
    return (
        not said
        and index > first + 1
        and bool(cue.attributes.get("needs_object"))
        and body_named(scan, index - 1)
        and any("the" in x.before for x in scan.lexemes[index - 1])
    )


def _belonging(scan: Scan, index: int) -> int:
    """How far the name's body may stand: right behind it, after "of" or "from" ("a faction split from the front")."""
    if index >= len(scan.tokens):
        return index
    begun = scan.begin.get(index)
    if begun is not None and "to" in begun.before:
        return begun.last
    return index + 4 if scan.lexeme(index, _OWNERS) is not None else index


def _led(scan: Scan, index: int) -> Lexeme | None:
    """A noun that "to" or "of" is written onto."""
    return next((x for x in scan.lexemes[index] if "to" in x.before and x.form.speech == "noun"), None)


def body_named(scan: Scan, first: int) -> bool:
    """Whether a word for a body stands here: an office, a centre, a committee."""
    return first < len(scan.lexemes) and any(x.form.sense.startswith("short-") for x in scan.lexemes[first])


def _past_openers(scan: Scan, first: int, last: int) -> int:
    """The token after "also," and "besides,"."""
    at = first
    while at < last and (lexeme := scan.lexeme(at, _OPENERS)) is not None:
        at = lexeme.last + (lexeme.last < last and scan.tokens[lexeme.last].text in COMMAS)
    return at


_OPENERS = frozenset({"also", "turn", "contrast"})
_NO_SUBJECTS = frozenset({"of-this", "this-matter", "it", "said-there"})


def unknown_before(scan: Scan, cue: Cue, clause: Clause) -> Speaker | None:
    """Words that begin the clause of a saying verb and name nobody known ("but an adviser of theirs wrote that")."""
    first = _past_openers(scan, clause.body, cue.first)
    if scan.lexeme(first, _NO_SUBJECTS) is not None:
        return None
    if not 0 < cue.first - first <= _NAME or scan.tokens[first].shape != "word":
        return None
    if scan.lexeme(first, PREPOSITIONS) is not None and scan.language.settings.get("bodies_speak"):
        if scan.lexeme(first, {"within-body"}) is None or not cue.features.endswith("3p"):
            return None
        first += 1  # "in the clinic they said"
        if first == cue.first:
            return None
    leads = scan.language.settings.get("subject_first")
    if any(
        (x.form.sense in PREPOSITIONS and not leads) or x.form.speech in VERBAL
        for i in range(first, cue.first)
        for x in scan.lexemes[i]
        if x.after is None
    ):
        return None
    if any(i in scan.timed for i in range(first, cue.first)):
        return None
    span = Span(scan.tokens[first].start, scan.tokens[cue.first - 1].end)
    owners = [owner_of(scan, i) for i in range(first, cue.first)]
    body = next((one for one in owners if one is not None), None) or (_body(scan, first, cue.first) if leads else None)
    side, sector = (body.side, body.sector) if body else (None, None)
    return Speaker(Actor(span.of(scan.text), side, sector, span), cue.features, "unknown name")


def _goes_on(scan: Scan, index: int, first: int, said: bool) -> bool:
    """Whether the name goes on at a token. `said`: what is said is marked, so that it cannot begin here."""
    if not _names(scan, index, index > first):
        return False
    return said or (index not in scan.acting and not _deed(scan, index, first))


def _names(scan: Scan, index: int, inner: bool) -> bool:
    """Whether a token may belong to the name of a speaker that hudna does not know. `inner`: not its first."""
    token = scan.tokens[index]
    if token.shape == "mark":
        return token.text in QUOTES
    if token.shape != "word":
        return False
    lexemes = scan.lexemes[index]
    if any(x.form.sense in _PERSON_WORDS for x in lexemes):
        return True
    nominal = any(x.form.speech in _NOMINAL for x in lexemes)
    if any(x.form.sense in _NO_NAME or x.form.speech in _FINITE for x in lexemes):
        return False
    nominal = nominal or (inner and any("the" in x.before and x.form.speech == "deed" for x in lexemes))
    if not nominal and any(x.form.speech in _NO_SUBJECT and not _of_names(x.form.sense) for x in lexemes):
        return False
    if any(GOVERNING & set(x.before) for x in lexemes) or (not lexemes and _adverbial(scan, token.text)):
        return False
    return index not in scan.timed and index not in scan.counted


def _adverbial(scan: Scan, word: str) -> bool:
    """A word that no lexicon knows, behind "by" or "to" and the article: no part of a name."""
    return any({"the"} < set(cut.before) and GOVERNING & set(cut.before) for cut in scan.language.cuts(word))


def _deed(scan: Scan, index: int, first: int) -> bool:
    """A noun of event: where nothing marks what is said, it begins what is said.

    In "the mission of observation" it names.
    """
    here = scan.lexemes[index]
    if body_named(scan, index) or not any(x.form.speech == "deed" for x in here):
        return False
    bare = index > first and not any("the" in x.before for x in scan.lexemes[index - 1])
    return not (bare and body_named(scan, index - 1) and any("the" in x.before for x in here))


def _of_names(sense: str) -> bool:
    """Whether a fixed word is one that names are made of: a given name, a title, the opening of a place's name."""
    return sense.startswith(_NAME_WORDS)


def _definite(scan: Scan, index: int) -> bool:
    """A definite noun or a name: the article, a quotation mark, or a word of no lexicon."""
    if scan.tokens[index].text in QUOTES or not scan.lexemes[index]:
        return True
    if any(not scan.lexemes[i] or i in scan.named for i in range(index, min(index + 3, len(scan.tokens)))):
        return True
    return any("the" in x.before for x in scan.lexemes[index]) or any(
        "the" in x.before for x in scan.lexemes[min(index + 1, len(scan.lexemes) - 1)]
    )


def _object_follows(scan: Scan, index: int, last: int) -> bool:
    """Whether what is said begins here: a noun of event, a preposition, somebody else."""
    if index >= last:
        return False
    if (begun := scan.begin.get(index)) is not None and begun.type in {"actor", "number"}:
        return True
    return any(
        x.form.speech == "deed" or x.form.sense in PREPOSITIONS or GOVERNING & set(x.before)
        for x in scan.lexemes[index]
    )


def _body(scan: Scan, first: int, last: int) -> Actor | None:
    """ "the head of the prisoners' committee in the movement": the body that an unknown person speaks for."""
    for mention in scan.actors_in(first, min(last, first + 2 * _REACH)):
        actor = mention.value
        assert isinstance(actor, Actor)
        if actor.sector != "MED" and mention.note not in {"adjective", "anaphor"}:
            return actor
    return None


def owner_of(scan: Scan, first: int) -> Actor | None:
    """ "his office", "its spokesman": whose, by the actor named last."""
    if not any(x.after in {"3ms", "3fs"} for i in (first, first + 1) if i < len(scan.tokens) for x in scan.lexemes[i]):
        return None
    before = [m for m in scan.actors_in(max(0, first - _BACK), first) if m.note not in {"adjective", "own"}]
    actor = before[-1].value if before else None
    return actor if isinstance(actor, Actor) and actor.sector != "MED" else None
