"""Lexemes -> lexemes: a past form without its object is passive; an -ing form is a verb or a noun by its neighbours.

"Two killed in a blast"; ", killing two", "accused of shelling the town", but "the killing of two", "heavy shelling".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan

_NAMING = frozenset({"deed", "noun"})
_DESCRIBES = frozenset({"adjective", "noun", "passive_participle"})
_FINITE = frozenset({"verb", "passive"})


def objectless(scan: Scan, here: Sequence[Lexeme]) -> bool:
    """Whether a past form of a verb that wants an object stands without one: then it is passive."""
    wanting = _words(scan, "wants_object")
    passives = [x for x in here if x.form.speech == "passive"]
    if not all(x.form.sense in wanting for x in passives):
        return False
    after = max(x.last for x in passives)
    says = any(x.form.sense.startswith("cue-") and x.form.speech == "verb" for x in here)
    if says and after < len(scan.tokens) and any(x.form.features == "gerund" for x in scan.lexemes[after]):
        return False  # "denied targeting civilians"
    return not opens_phrase(scan, after)


def opens_phrase(scan: Scan, index: int) -> bool:
    """Whether a noun phrase may begin at a token: no mark, no small word that joins, governs or negates, no verb."""
    if index >= len(scan.tokens) or scan.tokens[index].shape == "mark":
        return False
    lexemes = scan.lexemes[index]
    if scan.tokens[index].folded in _words(scan, "determiners"):
        return True
    if scan.tokens[index].folded in scan.language.leading:
        return scan.language.leading[scan.tokens[index].folded] == "the"
    return not any((x.form.speech == "fixed" and x.form.sense in _SMALL) or _timely(x) for x in lexemes) and not (
        lexemes and all(x.form.speech in _FINITE for x in lexemes)
    )


_SMALL = frozenset(
    {"from", "by", "on", "in", "to", "with", "for", "about", "during", "between", "after", "before", "while", "cause",
     "reason", "purpose", "despite", "relative", "that", "condition", "turn", "contrast", "consequence", "may", "also",
     "negator", "future", "under-agreement"}
)  # fmt: skip


def _timely(lexeme: Lexeme) -> bool:
    """A word of time: "killed Friday", "killed overnight"."""
    return lexeme.form.sense.startswith(("weekday-", "yesterday", "today", "last-night", "part-"))


def attributive(scan: Scan, index: int) -> bool:
    """Whether a past form stands between an article and its noun: "the besieged city", "a captured tank"."""
    if index == 0 or not opens_phrase(scan, index + 1):
        return False
    at = index - 1
    if at and adverbial(scan, at):
        at -= 1  # "the internationally negotiated ceasefire"
    before = scan.tokens[at].folded
    return before in scan.language.definite or before in _words(scan, "indefinite")


def gerund(scan: Scan, index: int, here: list[Lexeme]) -> list[Lexeme]:
    """An -ing form that may be a noun of event: a verb where it has an object and nothing makes it a noun."""
    speeches = {x.form.speech for x in here}
    if "participle" not in speeches or not speeches & _NAMING:
        return here
    verbs = [x for x in here if x.form.speech == "participle"]
    going_on = index > 0 and scan.lexeme(index - 1, {"be"}) is not None  # "are sheltering at the base"
    verbal = going_on or (not _named(scan, index) and opens_phrase(scan, min(x.last for x in verbs)))
    return [x for x in here if (x.form.speech in _NAMING) != verbal]


def going_on(scan: Scan, index: int, here: list[Lexeme]) -> list[Lexeme]:
    """ "are holding back", "had been shelling": an -ing form behind a verb of being is a finite verb."""
    if index == 0 or not any(x.form.features == "gerund" for x in here):
        return here
    before = index - 1
    while before > max(0, index - 3) and scan.lexeme(before, _ADVERBS) is not None:
        before -= 1
    be = scan.lexeme(before, {"be"})
    if be is None or be.form.speech == "fixed":
        return here
    tense = "past" if "past" in be.form.features else "present"
    return [
        replace(x, form=replace(x.form, speech="verb", features=tense)) if x.form.features == "gerund" else x
        for x in here
    ]


_ADVERBS = frozenset({"negator", "also", "continue"})


def having(scan: Scan, index: int, here: list[Lexeme]) -> list[Lexeme]:
    """A word that is an auxiliary as well as a verb of having: a verb only before what is had."""
    if not any(x.form.sense == "may" for x in here) or len(here) < 2:
        return here
    after = index + 1
    owned = opens_phrase(scan, after) or (after < len(scan.tokens) and scan.lexeme(after, {"negator-noun"}) is not None)
    auxiliary = not owned or any(x.form.speech in _FINITE for x in scan.lexemes[after]) or _past_adverb(scan, after)
    return [x for x in here if (x.form.sense == "may") == auxiliary]


def _past_adverb(scan: Scan, index: int) -> bool:
    """ "has heavily shelled": a past form behind an adverb."""
    if index + 1 >= len(scan.tokens) or not (adverbial(scan, index) or scan.lexeme(index, _MANNER)):
        return False
    return any(x.form.speech in _FINITE and "past" in x.form.features for x in scan.lexemes[index + 1])


_MANNER = frozenset({"manner"})


def adverbial(scan: Scan, index: int) -> bool:
    """Whether a word of no lexicon has an adverb's ending."""
    ending = scan.language.settings.get("adverb_ending")
    return bool(ending) and not scan.lexemes[index] and scan.tokens[index].folded.endswith(str(ending))


def _named(scan: Scan, index: int) -> bool:
    """Whether the word before makes a noun of it: an article, an owner, an adjective, a number."""
    if index == 0:
        return False
    before = scan.tokens[index - 1]
    if scan.language.leading.get(before.folded) == "the" or before.shape == "number":
        return True
    if before.folded in _words(scan, "determiners"):
        return True
    if before.shape == "mark":
        return before.text in _APOSTROPHES
    lexemes = scan.lexemes[index - 1]
    if not lexemes:
        return before.text[:1].isupper() and index > 1
    return all(x.form.speech in _DESCRIBES or x.form.sense.startswith(("state-", "num")) for x in lexemes)


def _words(scan: Scan, setting: str) -> Sequence[str]:
    """A list of the language's settings; empty where it has none."""
    found = scan.language.settings.get(setting, ())
    return found if isinstance(found, list) else ()


_APOSTROPHES = frozenset({"'", "\u2019", "-"})
