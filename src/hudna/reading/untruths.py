"""Propositions -> whether words outside their own phrase deny them ("it is untrue that …", "neither side agreed")."""

from __future__ import annotations

from hudna.reading.propositions import Proposition
from hudna.reading.scans import Scan

_REACH = 30  # tokens from the words of untruth to what they deny
_OF = 8  # tokens of "(no truth in) the reports" before "that"
_STOPS = frozenset(".!?;:")
_NEGATORS = frozenset({"negator", "negator-noun"})
_WILLING = frozenset({"agree", "cue-commit"})
_FINITE = frozenset({"verb", "passive"})
_UNTRUTH = frozenset({"untruth"})
_THAT = frozenset({"that"})


def untrue(scan: Scan, proposition: Proposition) -> bool:
    """Whether words of untruth stand before a proposition in its sentence, and nobody else speaks in between."""
    token = proposition.trigger.token
    if not scan.stands(_UNTRUTH, token - _REACH, token):
        return False
    for index in range(token - 1, max(-1, token - _REACH), -1):
        if scan.tokens[index].text in _STOPS:
            return False
        said = scan.lexeme(index, _UNTRUTH)
        if said is not None:
            return said.last <= token and _denies(scan, proposition, said.last)
    return False


def _denies(scan: Scan, proposition: Proposition, last: int) -> bool:
    clause, token = proposition.clause, proposition.trigger.token
    content = proposition.content
    if content is not None and content.cue is not None and last < content.cue.first < token:
        return False  # "… and accused the rebels of shelling"
    that = next((i for i in range(last, min(last + _OF, token + 1)) if scan.lexeme(i, _THAT) is not None), None)
    if that is None:
        return clause.first < last and token - last <= _OF  # "no truth in reports of shelling"
    return clause.first <= that + 1 or clause.opener == "and"


def none_agreed(scan: Scan, proposition: Proposition) -> bool:
    """ "neither side has agreed to extend it": who does it opens the clause with a negator."""
    token, body = proposition.trigger.token, proposition.clause.body
    if token - 2 <= body or scan.language.leading.get(scan.tokens[token - 1].folded) != "to":
        return False
    willing = any(x.form.sense in _WILLING for x in scan.lexemes[token - 2])
    return willing and scan.lexeme(body, _NEGATORS) is not None


def paired(scan: Scan, proposition: Proposition, first: int) -> bool:
    """ "neither Israel nor Hamas has agreed": two negators that deny once."""
    body = proposition.clause.body
    if body < first or not scan.language.leading or scan.lexeme(body, {"negator"}) is None:
        return False
    for index in range(body + 1, proposition.trigger.token):
        if any(x.form.speech in _FINITE for x in scan.lexemes[index]):
            return False
        if scan.lexeme(index, {"negator"}) is not None:
            return True
    return False
