"""Propositions -> claims: stance, roles, numbers, time and place filled in, spans cut to the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hudna.kinds import kind
from hudna.kinds.kinds import frames_by_head
from hudna.model import Actor, Claim, Doubt, Interval, Place, Source, Span
from hudna.reading.contents import Content
from hudna.reading.counting import quantities_of
from hudna.reading.descriptions import when_signed, where_stationed
from hudna.reading.doers import shares
from hudna.reading.layouts import Layout
from hudna.reading.owndeeds import own_doing
from hudna.reading.propositions import Proposition
from hudna.reading.roles import of_speaker, resolved, roles_of
from hudna.reading.scans import Mention, Scan, within
from hudna.reading.stance import Stance, stance_of

_ANSWERS = frozenset({"reject", "deny", "condemn", "support"})
_NO_TIME = "unknown"


@dataclass(frozen=True, slots=True)
class Derived:
    """A claim with the steps that led to it and the tokens that it stands on."""

    claim: Claim
    first: int
    last: int
    trace: tuple[str, ...]


def claims_of(scan: Scan, marks: Layout, proposition: Proposition, term: str | None) -> list[Derived]:
    """One proposition -> its claim, or two where two accuse each other (rule 9)."""
    one = claim_of(scan, marks, proposition, term)
    content = proposition.content
    if content is not None and content.alone and content.outer is not None and content.outer.act in _ANSWERS:
        return [one, claim_of(scan, marks, replace(proposition, content=content.outer), term)]
    twin = proposition.content.twin if proposition.content is not None else None
    if twin is None:
        return [one]
    source = one.claim.sources[-1]
    sources = (*one.claim.sources[:-1], Source(twin.actor, source.cue))
    return [
        replace(one, claim=replace(one.claim, agent=twin.actor)),
        replace(one, claim=replace(one.claim, sources=sources, agent=source.actor)),
    ]


def claim_of(scan: Scan, marks: Layout, proposition: Proposition, term: str | None) -> Derived:
    """One proposition -> its claim. `term` is the modality of what is a term of an agreement."""
    agent_mention, target_mention = roles_of(scan, marks, proposition)
    content = proposition.content
    speaker = content.speaker.actor if content is not None and not content.voice else None
    agent, target = resolved(agent_mention, speaker), resolved(target_mention, speaker)
    if (
        agent is None
        and speaker is not None
        and (of_speaker(scan, marks, proposition) or own_doing(proposition, speaker))
    ):
        agent = speaker
    stance = _as_term(stance_of(scan, proposition, agent), content, term)
    name = "obligation" if term else _kind(scan, proposition, agent, speaker)
    if stance.act == "demand" and (asked := proposition.trigger.frame.demanded) is not None:
        name, stance = asked, Stance(stance.act, negated=True, modality=stance.modality)
    if stance.act == "commit" and (pledged := proposition.trigger.frame.promised) is not None:
        name, stance = pledged, Stance(stance.act, negated=False, modality=stance.modality)
    time = _time(scan, marks, proposition)
    stance = _in_time(scan, marks, proposition, stance, time, term)
    span = content_span(scan, *(proposition.span or (proposition.first, proposition.last)))
    quantities = () if _none_of(stance.negated, proposition) else quantities_of(scan, proposition, name)
    claim = Claim(
        kind=name,
        mode=_mode(proposition, name, stance.act),
        act=stance.act,
        negated=stance.negated,
        modality=stance.modality,
        sources=content.sources() if content is not None else (),
        agent=agent,
        target=target,
        quantities=quantities,
        time=time,
        place=_place(scan, marks, proposition),
        content=span,
        rule=f"{proposition.kind}/{proposition.trigger.frame.name}",
        doubt=_doubt(proposition, agent),
    )
    return Derived(claim, proposition.first, proposition.last, _trace(scan, proposition, claim))


def _mode(proposition: Proposition, name: str, act: str) -> str | None:
    """The mode, where the claim is of the proposition's kind and its words tell one with this act."""
    frame = proposition.trigger.frame
    if name != proposition.kind or (act in frame.no_mode and proposition.mode == frame.mode):
        return None
    return kind(name).mode_for(act, proposition.mode)


def _as_term(stance: Stance, content: Content | None, term: str | None) -> Stance:
    """ "Under the deal they must …": an agreement asks, not who tells of it."""
    told = term is not None and stance.act == "demand" and (content is None or content.act == "report")
    return Stance("report", stance.negated, stance.modality) if told else stance


def _in_time(
    scan: Scan, marks: Layout, proposition: Proposition, stance: Stance, time: Interval | None, term: str | None
) -> Stance:
    """The modality that a term of an agreement or a time to come gives a stance."""
    modality = stance.modality
    if term and stance.act == "report":
        modality = term
    past = "past" in proposition.trigger.lexeme.form.features
    if modality == "actual" and stance.act == "report" and not past and _to_come(scan, time):
        modality = "planned"
    return Stance(stance.act, stance.negated, modality)


def _none_of(negated: bool, proposition: Proposition) -> bool:
    """ "not a single soldier", "no civilian": nothing is counted by what did not happen to anyone."""
    return (
        negated and not proposition.trigger.frame.negated and proposition.kind in {"presence", "detention", "casualty"}
    )


def _kind(scan: Scan, proposition: Proposition, agent: Actor | None, speaker: Actor | None) -> str:
    """The frame's kind, or the one that it is when peacekeepers do it (rule 22)."""
    content = proposition.content
    if (
        proposition.kind == "attack"
        and content is not None
        and content.cue is not None
        and content.cue.force == "describe"
    ):
        return "operation"  # what goes on as a whole, not one use of force (rule 14 of the gold's decisions)
    other = proposition.trigger.frame.by_peacekeepers
    doer = agent or speaker
    if other and doer is None and any(isinstance(m.value, Actor) and m.value.sector == "PKO" for m in scan.actors):
        return other  # a bulletin of peacekeepers names nobody else for what they do
    return other if other and doer is not None and doer.sector == "PKO" else proposition.kind


def content_span(scan: Scan, first: int, last: int) -> Span:
    """The words of a proposition without the marks and joining clitics at its ends."""
    tokens = scan.tokens
    while last - 1 > first and (_trails(scan, last - 1) and tokens[last - 1].text not in "%)»”"):
        last -= 1
    while first < last - 1 and (tokens[first].shape == "mark" and tokens[first].text not in '(«“"'):
        first += 1
    return Span(_start(scan, first, last), tokens[last - 1].end)


def _trails(scan: Scan, index: int) -> bool:
    """A mark or a joining word that no longer belongs to the words before it."""
    token = scan.tokens[index]
    return token.shape == "mark" or scan.language.leading.get(token.folded) == "and"


def _start(scan: Scan, first: int, last: int) -> int:
    """Where the words begin: clitics that surely are clitics stay outside."""
    mention = scan.begin.get(first)
    if mention is not None and mention.span.start < scan.tokens[first].end:
        return mention.span.start
    skips = [x.skip for x in scan.lexemes[first]]
    return scan.span(first, last, min(skips) if skips else 0).start


def _time(scan: Scan, marks: Layout, proposition: Proposition) -> Interval | None:
    later = _earlier(marks, proposition) if scan.language.settings.get("subject_first") else ()
    for first, last in (*_near(proposition), *_beside(scan, marks, proposition), *later):
        for mention in within(scan.times, first, last):
            interval = mention.value
            assert isinstance(interval, Interval)
            other = proposition.kind not in _DEALS and when_signed(scan, mention)
            if interval.basis != _NO_TIME and _heard(proposition, mention) and not other:
                return interval
    return None


def _to_come(scan: Scan, time: Interval | None) -> bool:
    """Whether it begins after the day of publication."""
    published = scan.document.published
    return time is not None and time.start is not None and published is not None and time.start.date() > published


_DEALS = frozenset({"ceasefire", "obligation", "talks", "status"})


def _place(scan: Scan, marks: Layout, proposition: Proposition) -> Place | None:
    described = None
    for first, last in (*_near(proposition), *_beside(scan, marks, proposition)):
        for mention in within(scan.places, first, last):
            place = mention.value
            assert isinstance(place, Place)
            clock = mention.first in scan.timed  # "at 12:00 Moscow time"
            if mention.first not in scan.acting and not clock and _heard(proposition, mention):
                if proposition.kind in _MOVES or not where_stationed(scan, mention):
                    return place
                described = described or place
    return described


_MOVES = frozenset({"movement", "evacuation", "displacement", "presence", "control"})


def _near(proposition: Proposition) -> tuple[tuple[int, int], ...]:
    """The stretch itself, then its clause."""
    return (proposition.first, proposition.last), (proposition.clause.first, proposition.clause.last)


# "shelled the town, which led to …", "and wounded": what is said of place and time before holds on.
_SHARING = frozenset({"and", "comma", "consequence", "cause", "participle"})


def _earlier(marks: Layout, proposition: Proposition) -> Iterator[tuple[int, int]]:
    """The clause before in the same sentence: its time holds on, whatever joins the two."""
    number = marks.clause_at[proposition.clause.first]
    if number and proposition.clause.first not in marks.sentences:
        yield marks.clauses[number - 1].first, marks.clauses[number - 1].last


def _beside(scan: Scan, marks: Layout, proposition: Proposition) -> Iterator[tuple[int, int]]:
    """The clauses that share subject, time and place with a joined verb: the one before it, the one joined on."""
    number = marks.clause_at[proposition.clause.first]
    if not scan.language.settings.get("subject_first"):
        if number and proposition.clause.opener in _SHARING and proposition.clause.first not in marks.sentences:
            yield marks.clauses[number - 1].first, marks.clauses[number - 1].last
        if number + 1 < len(marks.clauses) and _counted_on(scan, marks, proposition, number + 1):
            yield marks.clauses[number + 1].first, marks.clauses[number + 1].last
        return
    for one, joined in ((number - 1, number), (number + 1, number + 1)):
        if 0 <= one < len(marks.clauses) and joined < len(marks.clauses) and shares(scan, marks, joined):
            yield marks.clauses[one].first, marks.clauses[one].last
    while number and _follows_on(scan, marks, number):
        number -= 1
        yield marks.clauses[number].first, marks.clauses[number].last


def _follows_on(scan: Scan, marks: Layout, number: int) -> bool:
    """ "shelled the town, as a result of which two died, three were injured": what came of it, at the same place."""
    clause = marks.clauses[number]
    if clause.first in marks.sentences or marks.clauses[number - 1].last != clause.first:
        return False
    joined = clause.opener == "comma" and scan.language.settings.get("juxtaposes")
    return clause.opener == "consequence" or bool(joined)


def _counted_on(scan: Scan, marks: Layout, proposition: Proposition, number: int) -> bool:
    """ "five were killed and twelve wounded in Idlib": what is joined on tells where and when of both."""
    clause = marks.clauses[number]
    if proposition.kind != "casualty" or clause.opener != "and" or clause.first in marks.sentences:
        return False
    return any(
        x.form.speech in {"verb", "passive"}
        and any(frame.kind == "casualty" for frame in frames_by_head().get(x.form.sense, ()))
        for x in scan.lexemes[clause.body]
    )


def _heard(proposition: Proposition, mention: Mention) -> bool:
    """Not in the attributing words, before the content begins."""
    content = proposition.content
    return content is None or mention.first >= content.first or content.opening in {"according", "finding"}


def _doubt(proposition: Proposition, agent: Actor | None) -> Doubt | None:
    reasons = list(proposition.notes)
    content = proposition.content
    if content is not None and content.speaker.how in {"last speaker", "unknown name", "carries on", "goes on"}:
        reasons.append(f"speaker found as: {content.speaker.how}")
    if proposition.trigger.frame.bare:
        reasons.append("a noun without a verb of its own")
    return Doubt(min(0.9, 0.2 * len(reasons)), tuple(reasons)) if reasons else None


def _trace(scan: Scan, proposition: Proposition, claim: Claim) -> tuple[str, ...]:
    trigger, content = proposition.trigger, proposition.content
    word = scan.span(trigger.lexeme.first, trigger.lexeme.last).of(scan.text)
    lines = [
        f"trigger: {word} (sense {trigger.lexeme.form.sense}, {trigger.speech}, lemma {trigger.lexeme.form.lemma})"
    ]
    lines.append(f"frame: {claim.rule}, mode {claim.mode}")
    lines += [f"condition met by: {scan.tokens[at].text}" for at in trigger.complements]
    lines += [f"same matter: {scan.tokens[t.token].text} ({t.frame.kind}/{t.frame.name})" for t in proposition.others]
    while content is not None:
        cue = content.cue_span.of(scan.text) if content.cue_span else "no cue word"
        lines.append(
            f"source: {content.speaker.actor.name} ({content.speaker.how}), cue: {cue}, opened by {content.opening}"
        )
        content = None if content.alone else content.outer
    lines.append(f"clause opened by: {proposition.clause.opener}")
    lines.append(f"stance: {claim.act}, {'negated, ' if claim.negated else ''}{claim.modality}")
    return (*lines, *proposition.notes)
