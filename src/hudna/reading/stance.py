"""Propositions -> act, polarity, modality: what the source does with the matter, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.model import Actor
from hudna.reading.contents import Content
from hudna.reading.modality import FINITE, any_of, modality_of
from hudna.reading.owndeeds import PARTIES, claims_it, denies
from hudna.reading.propositions import Proposition
from hudna.reading.scans import Scan
from hudna.reading.untruths import none_agreed, paired, untrue

_OPPOSED = frozenset({"reject", "condemn", "support"})
_PROMISED = frozenset(
    {
        "ceasefire",
        "violation",
        "disarmament",
        "exchange",
        "movement",
        "access",
        "operation",
        "obligation",
        "shelter",
        "aid",
        "medical",
        "evacuation",
    }
)
_NEGATORS = frozenset({"negator", "negator-noun"})
_NOT_THERE = frozenset({"negator-noun"})  # "there are none": a trigger that denies itself
_WINDOW = 6  # tokens before a trigger in which a negator reaches it


@dataclass(frozen=True, slots=True)
class Stance:
    """Act, polarity and modality of a claim."""

    act: str
    negated: bool
    modality: str


def stance_of(scan: Scan, proposition: Proposition, agent: Actor | None) -> Stance:
    """The stance of a proposition; `agent` tells whether a party speaks of itself."""
    content = proposition.content
    agent_side = agent.side if agent is not None else None
    act = _act_of(scan, proposition)
    frame = proposition.trigger.frame
    if act == "report" and (_ought(scan, proposition) if content is not None else _advised(scan, proposition)):
        act = "demand"
    if frame.act is not None and act == "report" and (content is not None or frame.act != "commit"):
        modality = modality_of(scan, proposition, frame.act, frame.modality)
        return Stance(frame.act, negated=False, modality=modality)
    false = act == "report" and untrue(scan, proposition)
    negated = not proposition.echo and (frame.negated != _negated(scan, proposition)) != false
    if act == "deny":
        negated = True
    elif act in _OPPOSED:
        negated = frame.negated
    elif act == "report" and content is not None and (false or (negated and denies(content, proposition, agent))):
        act = "deny"
    if act == "report" and content is not None and content.cue is not None and content.cue.force == "describe":
        act = "accuse"
    if act == "report" and _proviso(scan, proposition):
        act = "condition"
    if act == "demand" and _halted(scan, proposition):
        negated = True
    if act == "report" and content is not None and _promises(scan, content, proposition, agent_side):
        act = "commit"
    if act == "report" and content is not None and _accuses(scan, content, proposition, agent_side):
        act = "accuse"
    modality = modality_of(scan, proposition, act, frame.modality)
    if act == "report" and content is not None and claims_it(content, proposition, agent_side, negated, modality):
        act = "claim_responsibility"
    return Stance(act, negated, modality)


def _act_of(scan: Scan, proposition: Proposition) -> str:
    """What the saying word does with the matter; who promises harm threatens."""
    act = proposition.content.act if proposition.content is not None else "report"
    return "threaten" if act == "commit" and _hostile(proposition) and not _negated(scan, proposition) else act


def _hostile(proposition: Proposition) -> bool:
    """ "promised to strike", "vowed to resume the fighting": a promise of harm."""
    return proposition.kind == "attack" or (proposition.kind == "operation" and proposition.mode == "started")


def _ought(scan: Scan, proposition: Proposition) -> bool:
    """ "must stop", "it is for Armenia to withdraw": a demand without a word of demanding."""
    token = proposition.trigger.token
    first = max(0, min(proposition.first, proposition.clause.first) - 1)
    if any_of(scan, first, token, frozenset({"ought"})):
        return True
    that = proposition.clause.first
    if proposition.clause.opener != "that" or scan.lexeme(that, {"that"}) is None:
        return False
    return any(m.last == that and _on(scan, m.first) for m in scan.actors_in(max(0, that - _WINDOW), that))


def _advised(scan: Scan, proposition: Proposition) -> bool:
    """ "The parties should withdraw": a recommendation in the document's own voice."""
    first = min(proposition.first, proposition.clause.first)
    if proposition.clause.opener == "and" and "present p" in proposition.trigger.lexeme.form.features:
        first = max(0, first - _JOINED)  # "should withdraw and allow"
        while first < proposition.clause.first and any(
            scan.tokens[i].text in _STOPS for i in range(first, proposition.clause.first)
        ):
            first += 1
    return any_of(scan, first, proposition.trigger.token, frozenset({"advice"}))


_JOINED = 25  # tokens that advice reaches over a joined verb
_STOPS = frozenset(".!?;")


def _on(scan: Scan, first: int) -> bool:
    return first > 0 and any(x.form.sense == "on" and x.last == first for x in scan.lexemes[first - 1])


def _halted(scan: Scan, proposition: Proposition) -> bool:
    """ "to stop the attacks": a demanded end, of a kind that has no mode for it."""
    if proposition.trigger.frame.kind in {"operation", "ceasefire"}:
        return False
    at = proposition.trigger.token
    return any_of(scan, max(proposition.first, at - 3), at, frozenset({"halt", "end"}))


def _promises(scan: Scan, content: Content, proposition: Proposition, agent_side: str | None) -> bool:
    """A party that says what it will itself do about the truce commits itself (rule 13)."""
    if proposition.kind not in _PROMISED or modality_of(scan, proposition, "report", None) != "planned":
        return False
    features = proposition.trigger.lexeme.form.features
    side = content.speaker.actor.side
    return (side is not None and side == agent_side) or features.endswith(("1p", "1s"))


def _accuses(scan: Scan, content: Content, proposition: Proposition, agent_side: str | None) -> bool:
    """A party that names its adversary as the one who broke the truce accuses (rule 10)."""
    actor = content.speaker.actor
    if agent_side is None or actor.side is None or agent_side == actor.side:
        return False
    if proposition.kind == "monitoring" and proposition.trigger.lexeme.form.sense == "fail":
        return actor.sector in PARTIES - {"PKO"}  # "the peacekeepers have failed"
    if proposition.kind != "violation":
        return False
    warring = actor.sector in {"GOV", "MIL", "REB", "OPP"}
    return not proposition.trigger.frame.negated and warring and _party(scan, content)


def _party(scan: Scan, content: Content) -> bool:
    """A monitor, or a third state, reports: who finds, and whose peacekeepers stand between the parties."""
    side = content.speaker.actor.side
    between = any(isinstance(m.value, Actor) and m.value.sector == "PKO" and m.value.side == side for m in scan.actors)
    return content.opening != "finding" and not between


def _negated(scan: Scan, proposition: Proposition) -> bool:
    """An odd number of negators reaches the trigger from before it in its clause, or from a light verb."""
    trigger = proposition.trigger
    first = max(proposition.clause.first, proposition.first - 3, trigger.token - _WINDOW)
    count = int(scan.lexeme(trigger.token, _NOT_THERE) is not None)
    for index in range(first, trigger.token):
        for lexeme in scan.lexemes[index]:
            if lexeme.form.sense in _NEGATORS:
                count += 1
                break
    count += _none_after(scan, trigger.lexeme.last)
    if count == 0 and trigger.speech not in FINITE and _listed_none(scan, proposition, first):
        return True
    if count == 0 and trigger.speech not in FINITE and _denied_after(scan, proposition):
        return True
    if count == 0 and (_found_none(scan, proposition, first) or none_agreed(scan, proposition)):
        return True
    if scan.language.settings.get("negatives_agree"):
        return count > 0  # "not one soldier was not": the second says the first again
    return (count - paired(scan, proposition, first)) % 2 == 1


def _none_after(scan: Scan, index: int) -> bool:
    """ "struck no civilian targets", "has no troops": a negated object right behind."""
    inside = bool(scan.language.settings.get("that_omitted")) and index < len(scan.lexemes)
    return inside and scan.lexeme(index, {"negator-noun"}) is not None


def _found_none(scan: Scan, proposition: Proposition, first: int) -> bool:
    """ "did not record, as the peacekeepers said in their bulletin, any violations": the negator of the finding."""
    content = proposition.content
    if content is None or content.cue is None or content.cue.force != "finding" or content.cue.first > content.first:
        return False
    before = range(max(proposition.clause.first, content.cue.first - 2), min(content.cue.first, first))
    return any(scan.lexeme(index, _NEGATORS) is not None for index in before)


def _denied_after(scan: Scan, proposition: Proposition) -> bool:
    """ "of violations none were recorded": a negator behind the noun, before its verb or alone."""
    if not scan.language.settings.get("negates_after"):
        return False
    last = max(proposition.last, proposition.clause.last)
    for index in range(proposition.trigger.lexeme.last, min(last, len(scan.lexemes))):
        if scan.lexeme(index, _NEGATORS) is not None and not _of_participle(scan, index):
            return not _of_next(scan, index)
        if any(x.form.speech in FINITE for x in scan.lexemes[index]):
            return False
    return False


def _of_next(scan: Scan, index: int) -> bool:
    """ "a strike with no injuries", "…, without giving details": a negator of the noun that follows it."""
    after = index + 1
    if not scan.language.leading or scan.lexeme(index, {"negator"}) is not None or after >= len(scan.tokens):
        return False
    return scan.tokens[after].shape == "word" and not any(x.form.speech in FINITE for x in scan.lexemes[after])


def _of_participle(scan: Scan, index: int) -> bool:
    """ "areas not controlled by the government": the negator is a participle's own."""
    if not scan.language.settings.get("passive_auxiliary") or scan.lexeme(index - 1, _AUXILIARY) is not None:
        return False
    return any(x.form.speech == "passive" for x in scan.lexemes[min(index + 1, len(scan.lexemes) - 1)])


_AUXILIARY = frozenset({"be", "may"})


def _listed_none(scan: Scan, proposition: Proposition, last: int) -> bool:
    """ "no bombings, strikes or rocket attacks were reported": one negator for a list at the head of its clause."""
    if not scan.language.leading:
        return False
    trigger, first = proposition.trigger, proposition.clause.body
    for index in range(first, min(first + 2, last)):
        if scan.lexeme(index, {"negator-noun"}) is not None:
            return not any(x.form.speech in FINITE for i in range(index, trigger.token) for x in scan.lexemes[i])
    return False


def _proviso(scan: Scan, proposition: Proposition) -> bool:
    given = _PROVISO if proposition.kind in _EXCHANGED else _PROVISO | {"in-return"}
    return any(
        x.form.sense in given and x.after is None  # "شرطي" is a policeman, not "my condition"
        for index in range(proposition.first, max(proposition.last, proposition.clause.last))
        for x in scan.lexemes[index]
    )


_PROVISO = frozenset({"proviso"})
_EXCHANGED = frozenset({"exchange", "obligation"})
