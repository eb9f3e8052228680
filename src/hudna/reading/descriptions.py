"""Places and times -> those that only describe what is named: "the forces stationed in X", "the deal signed in May"."""

from __future__ import annotations

from collections.abc import Collection

from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Mention, Scan
from hudna.reading.speech import PREPOSITIONS, VERBAL

_REACH = 6  # tokens from a participle to the place or time that goes with it
_PARTICIPLES = frozenset({"participle", "passive_participle"})
_STATIONED = frozenset({"deploy", "exist", "reside", "station", "come-from"})
_SIGNED = frozenset({"agree", "signed"})
_RANKS = frozenset({"ranking"})
_RANKED = 3  # tokens between "the heaviest" and "since"


def where_stationed(scan: Scan, mention: Mention) -> bool:
    """ "the forces stationed in X shelled Y": X tells where they are, not where it happened."""
    return _behind(scan, mention, _STATIONED)


def when_signed(scan: Scan, mention: Mention) -> bool:
    """ "broke the deal signed in May", "the heaviest raid since May": May is not when it happened."""
    first = mention.first
    ranked = (scan.lexeme(i, _RANKS) for i in range(max(0, first - _RANKED), first))
    if any(x is not None for x in ranked):
        return True
    back = max(0, first - 2 * _REACH)
    if scan.stands(_SINCE, back, first):
        return False  # "since the deal signed in May"
    return _behind(scan, mention, _SIGNED) and scan.stands(_DEALS, back, first)


_SINCE = frozenset({"time-since"})
_DEALS = frozenset({"truce", "truce-deal", "agreement", "lull"})


def _behind(scan: Scan, mention: Mention, senses: Collection[str]) -> bool:
    """Whether a definite participle stands before a mention with no verb or comma between."""
    if scan.language.leading:
        return False
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _REACH), -1):
        here = scan.lexemes[at]
        if any(_describes(x, senses) for x in here):
            return True
        begun = scan.begin.get(at)
        if begun is not None and begun.type == "place" and scan.lexeme(mention.first - 1, PREPOSITIONS) is None:
            return False  # "the forces stationed in X shelled Y"
        if scan.tokens[at].shape == "mark" or any(x.form.speech in VERBAL for x in here if at not in scan.taken):
            return False
    return False


def _describes(lexeme: Lexeme, senses: Collection[str]) -> bool:
    form = lexeme.form
    if form.sense not in senses:
        return False
    return form.speech == "fixed" or (form.speech in _PARTICIPLES and "the" in lexeme.before)
