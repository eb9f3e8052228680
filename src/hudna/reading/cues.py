"""Lexemes -> cues: the saying words of a text, with the act they carry and how their content follows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from hudna.languages import language
from hudna.model.text import Span
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan
from hudna.reading.speech import WE

VERBAL = frozenset({"verb", "passive"})


class Cue(NamedTuple):
    """A saying word on tokens `first` to `last`. `act` is one of the codebook's; `speech` its part of speech."""

    first: int
    last: int
    lexeme: Lexeme
    act: str
    attributes: Mapping[str, Any]

    @property
    def speech(self) -> str:
        """The part of speech of the form; a short predicate ("ready to") speaks as a verb."""
        return "verb" if self.lexeme.form.speech == "passive" else self.lexeme.form.speech

    @property
    def sense(self) -> str:
        """The sense, for example "cue-say"."""
        return self.lexeme.form.sense

    @property
    def features(self) -> str:
        """Tense, person, gender and number of the form."""
        return self.lexeme.form.features

    @property
    def force(self) -> str:
        """ "finding" for an observer's verb, "carry" and "describe" for verbs built their own way, else ""."""
        return str(self.attributes.get("force", ""))

    @property
    def attributing(self) -> bool:
        """Whether it is "according to" or "as", which lead to a source without saying."""
        return self.lexeme.form.sense in ATTRIBUTING

    @property
    def own(self) -> bool:
        """Whether the verb stands in the first person: the speaker himself goes on."""
        features = self.lexeme.form.features
        return features.endswith(("1p", "1s")) and ("present" in features or features.endswith(WE))

    @property
    def joined(self) -> bool:
        """Whether "and" or "so" stands before the word."""
        return bool(JOINING & set(self.lexeme.before))


# "according to" before a noun, "as" before a verb, "according to him"
ATTRIBUTING = frozenset({"cue-according", "cue-as", "cue-his-words"})
JOINING = frozenset({"and", "so"})
# A word that could be either speaks first as a verb, then as a participle, last as a noun.
_RANK = {"verb": 0, "passive": 0, "fixed": 1, "participle": 2, "deed": 3}


@lru_cache(maxsize=1000)
def _attributes(code: str, sense: str) -> Mapping[str, Any]:
    known = language(code).sense(sense)
    return known.attributes if known else {}


def cue_at(scan: Scan, index: int) -> Cue | None:
    """The cue that begins at a token, the finite verb first where several could."""
    best: Lexeme | None = None
    for lexeme in scan.lexemes[index]:
        form = lexeme.form
        if not form.sense.startswith("cue-") or form.speech not in _RANK:
            continue
        if lexeme.tail is not None and _beyond_that(scan, lexeme):
            continue
        if form.speech == "verb" and (governed_word(scan, index) or described(scan, index, form.features)):
            continue
        if form.speech == "participle" and not _circumstance(scan, index, lexeme):
            continue
        if best is None or _rank(lexeme) < _rank(best):
            best = lexeme
    if best is None or _matter(scan, index, best):
        return None
    attributes = _attributes(scan.language.code, best.form.sense)
    if attributes.get("silent"):
        return None
    return Cue(best.first, best.last, best, str(attributes.get("act", "report")), attributes)


def _beyond_that(scan: Scan, lexeme: Lexeme) -> bool:
    """ "confirmed that it checks the truth of": the end of the phrase stands in what is said."""
    last = lexeme.tail[0] if lexeme.tail is not None else lexeme.last
    return any(scan.lexeme(i, _CUTS_OFF) is not None for i in range(lexeme.last, last))


_CUTS_OFF = frozenset({"that", "negator-noun"})  # "confirmed the untruth of" confirms nothing


def _matter(scan: Scan, index: int, cue: Lexeme) -> bool:
    """ "denied the patrol passage": a phrase of another matter goes on behind a saying word that has none."""
    if cue.form.sense == "cue-confirm" and scan.lexeme(index, {"recognise"}) is not None:
        return _recognises(scan, cue.last)
    if not scan.language.leading:
        return False
    if cue.form.speech == "verb" and scan.lexeme(index, {"proclaim"}) is not None:
        return _truce_behind(scan, cue.last)
    if cue.tail is not None or cue.form.sense not in {"cue-deny", "cue-reject"}:
        return False
    return any(x.tail is not None and x.form.sense in {"block", "bar-entry"} for x in scan.lexemes[index])


def _recognises(scan: Scan, first: int) -> bool:
    """ "recognised the region as part of X": behind the verb stands a place or a standing, and no deed."""
    for index in range(first, min(first + _OBJECT, len(scan.tokens))):
        here, begun = scan.lexemes[index], scan.begin.get(index)
        if any(x.form.sense in _STANDING for x in here):
            return True
        if scan.tokens[index].shape == "mark" or any(x.form.sense == "that" for x in here):
            return False
        if begun is not None and begun.type == "place" and index not in scan.acting:
            bare = scan.language.leading and scan.lexeme(index - 1, _GOVERNORS) is None
            return "by" in begun.before or bool(bare)
        if any(x.form.speech == "deed" and (scan.language.leading or "by" in x.before) for x in here):
            return False
    return False


_OBJECT = 8  # tokens between the verb and what is recognised
_STANDING = frozenset({"political-standing", "sovereignty", "native-soil", "legal-term", "annex"})


def _truce_behind(scan: Scan, first: int) -> bool:
    """ "declared a three-day ceasefire": what is brought about by saying so stands right behind."""
    for index in range(first, min(first + _NEAR, len(scan.tokens))):
        if scan.lexeme(index, {"truce"}) is not None:
            return True
        if scan.lexeme(index, {"that"}) is not None or any(x.form.speech == "verb" for x in scan.lexemes[index]):
            return False
    return False


_NEAR = 5


def _rank(lexeme: Lexeme) -> tuple[int, int, bool]:
    """Verbs first; among verbs the one whose phrase goes on farthest ("announced … responsibility")."""
    end = lexeme.tail[1] if lexeme.tail is not None else lexeme.last
    return _RANK[lexeme.form.speech], -end, lexeme.tail is not None


def governed_word(scan: Scan, index: int) -> bool:
    """Whether a preposition stands right before: what follows is a noun."""
    if index == 0:
        return False
    return any(x.form.sense in _GOVERNORS and x.last == index and x.after is None for x in scan.lexemes[index - 1])


def described(scan: Scan, index: int, features: str) -> bool:
    """ "the declared truce", "for repeated violations", "Iran-backed", "reports of": a form that is no verb here."""
    if not scan.language.settings.get("that_omitted") or index == 0:
        return False
    before = scan.tokens[index - 1]
    if scan.language.leading.get(before.folded) in {"the", "a"}:
        return True
    if _owned(scan, index):
        return True
    if "past" not in features:
        return index + 1 < len(scan.tokens) and scan.lexeme(index + 1, {"about"}) is not None
    if before.text == "-" and before.end == scan.tokens[index].start:
        return True
    by = scan.language.leading.get(before.folded) == "by" or _ranked(scan, index)
    return by or scan.lexeme(index - 1, _BEFORE_NOUNS) is not None


def _ranked(scan: Scan, index: int) -> bool:
    """ "the first reported casualties": behind an ordinal and before a noun."""
    behind = scan.lexemes[index + 1] if index + 1 < len(scan.tokens) else []
    noun = any(x.form.speech in {"noun", "deed"} for x in behind)
    return noun and any("ordinal" in x.form.sense for x in scan.lexemes[index - 1])


def _owned(scan: Scan, index: int) -> bool:
    """ "Kyiv's claims", "the armies' reports": a form that a noun shares, right behind an owner's ending."""
    if index < _ENDING or not any(x.form.speech in {"deed", "noun"} for x in scan.lexemes[index]):
        return False
    at = index - 1 if scan.tokens[index - 1].text in _APOSTROPHES else index - 2
    return scan.tokens[at].text in _APOSTROPHES and scan.tokens[at].start == scan.tokens[at - 1].end


_ENDING = 2  # tokens of an owner's ending
_APOSTROPHES = frozenset("'’")
_BEFORE_NOUNS = frozenset({"for", "between", "after", "despite", "cause", "by", "during", "from"})
_GOVERNORS = frozenset({"from", "on", "to", "with", "about", "in", "cue-according"})


def _circumstance(scan: Scan, index: int, lexeme: Lexeme) -> bool:
    """A participle carries speech on only where its ending says so: "مشيرا" does, "مشير" is a title."""
    if lexeme.after is not None or "the" in lexeme.before:
        return False
    ending = scan.language.settings.get("circumstance_ending", "")
    return lexeme.form.features != "ms" or scan.tokens[index].folded.endswith(ending)


def cues_of(scan: Scan) -> dict[int, Cue]:
    """The cues of a text by the token that they begin at; names, numbers and times speak of nothing."""
    found, hushed = {}, 0
    for index in sorted(scan.where.beginning("cue-") - scan.taken):
        hushed = max(hushed, _hushed(scan, index))
        cue = cue_at(scan, index) if index >= hushed else None
        if cue:
            found[index] = cue
    return found


def _hushed(scan: Scan, index: int) -> int:
    """ "asked not to be named": the end of a phrase of several words that says nothing, else 0."""
    silent = (
        x.last
        for x in scan.lexemes[index]
        if x.last > index + 1 and x.form.sense.startswith("cue-")
        and _attributes(scan.language.code, x.form.sense).get("silent")
    )  # fmt: skip
    return max(silent, default=0)


def cue_span(scan: Scan, cue: Cue) -> Span:
    """The saying word without the clitics before it."""
    return scan.span(cue.first, cue.last, cue.lexeme.skip)
