"""Propositions -> modality: actual, planned, assessed or hypothetical; the words that shift it."""

from __future__ import annotations

from hudna.reading.licences import LIGHT
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Scan
from hudna.reading.triggers import Trigger

PLANNED_ACTS = frozenset({"demand", "commit", "threaten"})
FINITE = frozenset({"verb", "passive"})
_WOULD = frozenset({"would"})
_CONDITION = frozenset({"condition"})
_PERHAPS = frozenset({"perhaps"})
_TO_COME = frozenset({"future", "ought"})
_STOPS = frozenset(".!?")


def modality_of(scan: Scan, proposition: Proposition, act: str, fixed: str | None) -> str:
    """The modality of a proposition under an act; `fixed` is what its frame says."""
    first, last = min(proposition.first, proposition.clause.first), proposition.last
    trigger = proposition.trigger
    reach = last + 1 if last < len(scan.tokens) and scan.tokens[last - 1].text not in _STOPS else last
    if proposition.hypothetical or any_of(scan, first, last, _WOULD):
        return "hypothetical"
    if any_of(scan, first, reach, _CONDITION):
        return "hypothetical"
    if fixed is not None:
        return fixed
    if act in PLANNED_ACTS or act == "condition":
        return "planned"
    if any_of(scan, first, trigger.token, _PERHAPS):
        return "assessed"
    if _judged(proposition):
        return "assessed"
    if trigger.speech not in FINITE and _coming(scan, trigger.token, max(last, proposition.clause.last)):
        return "planned"
    if "future" in trigger.lexeme.form.features and not _either(scan, trigger):
        return "planned"
    if "will" in trigger.lexeme.before or any_of(scan, first, trigger.token, _TO_COME):
        return "planned"
    return "actual"


def _either(scan: Scan, trigger: Trigger) -> bool:
    """A form of what was done, too ("развернут"): what is to come is not read out of it."""
    sense, last = trigger.lexeme.form.sense, trigger.lexeme.last
    return any(
        x.form.sense == sense and x.last == last and x.form.features.startswith("past")
        for x in scan.lexemes[trigger.token]
    )


def _judged(proposition: Proposition) -> bool:
    """ "believes that it fell": the verb that says it only judges."""
    content = proposition.content
    return content is not None and content.cue is not None and content.cue.attributes.get("modality") == "assessed"


def _coming(scan: Scan, first: int, last: int) -> bool:
    """ "the exchange will take place": the light verb after a noun of event is in the future."""
    return any(
        x.form.sense in LIGHT and ("will" in x.before or "future" in x.form.features)
        for i in range(first, last)
        for x in scan.lexemes[i]
    )


def any_of(scan: Scan, first: int, last: int, senses: frozenset[str]) -> bool:
    """Whether a word of the senses stands on tokens `first` to `last`."""
    if scan.stands(senses, first, last):
        return True
    return "future" in senses and any("will" in x.before for i in range(first, last) for x in scan.lexemes[i])
