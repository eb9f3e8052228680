"""Triggers and contents -> propositions: one matter each, with the stretch of text that carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hudna.reading.adjuncts import is_a
from hudna.reading.beginnings import antecedent, opening
from hudna.reading.contents import Content
from hudna.reading.layouts import Clause, Layout
from hudna.reading.scans import Scan
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.triggers import Trigger, carried_out

_TRAILS = frozenset({"relative", "cause", "purpose", "reason", "while"})
_NEAR = 4  # tokens between a noun of event and the relative clause that tells of it
_NONE = frozenset({"negator-noun"})
_SPEAKS = frozenset({"verb", "passive"})


@dataclass(slots=True)
class Proposition:
    """Tokens `first` to `last` (half-open) that carry one matter, and whose word it is (None: the document's)."""

    trigger: Trigger
    first: int
    last: int
    clause: Clause
    content: Content | None
    mode: str | None
    others: list[Trigger] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rivals: frozenset[int] = frozenset()  # the triggers of the other matters of the clause
    echo: bool = False  # the matter is named by a pronoun; the trigger stands elsewhere
    hypothetical: bool = False  # a condition stands beside it
    span: tuple[int, int] | None = None  # its words with the condition's

    @property
    def kind(self) -> str:
        """The claim kind."""
        return self.trigger.frame.kind


def innermost(contents: Sequence[Content], size: int) -> list[Content | None]:
    """For each token the innermost content that it stands in."""
    found: list[Content | None] = [None] * size
    for content in contents:
        for token in range(content.first, min(content.last, size)):
            found[token] = content
    return found


def propositions_of(
    scan: Scan, marks: Layout, triggers: Sequence[Trigger], owner: Sequence[Content | None]
) -> list[Proposition]:
    """Triggers -> propositions; words of one matter in one clause make one."""
    found: list[Proposition] = []
    by_clause: dict[int, list[Trigger]] = {}
    for trigger in triggers:
        by_clause.setdefault(trigger.clause, []).append(trigger)
    for number, whole in by_clause.items():
        here: list[Proposition] = []
        sure = {trigger.frame.kind for trigger in whole if not trigger.frame.bare}
        group = [trigger for trigger in whole if not (trigger.frame.bare and trigger.frame.kind in sure)]
        group = [trigger for trigger in group if not (scan.language.leading and _told_by_tail(group, trigger))]
        for trigger in group:
            same = _same_matter(scan, here, trigger, owner) or _told_of(marks, number, found, trigger, owner)
            if same is not None:
                same.others.append(trigger)
                same.mode = same.mode or trigger.frame.mode
                continue
            if here and _bare_cause(scan, here, trigger):
                here[-1].notes.append(f"{trigger.frame.kind} is named only as the cause")
                continue
            if here and _cause_before(scan, here[-1], trigger, owner):
                here.pop()  # "a strike killed five": the attack is named only as the cause
            first, last = _stretch(scan, marks, number, trigger, group, owner)
            clause, content = marks.clauses[number], owner[trigger.token]
            here.append(Proposition(trigger, first, last, clause, content, trigger.frame.mode))
        for one in here:
            one.rivals = frozenset(
                t.token for other in here if other is not one for t in (other.trigger, *other.others)
            )
        found += here
    return found


def _told_by_tail(group: Sequence[Trigger], trigger: Trigger) -> bool:
    """ "left five dead and twelve wounded": the last word of the phrase tells it by itself."""
    tail = trigger.lexeme.tail
    return (
        trigger.frame.kind == "casualty"
        and tail is not None
        and any(
            other is not trigger and tail[0] <= other.token < tail[1] and other.frame.kind == trigger.frame.kind
            for other in group
        )
    )


def _same_matter(
    scan: Scan, here: Sequence[Proposition], trigger: Trigger, owner: Sequence[Content | None]
) -> Proposition | None:
    """The proposition of the clause that this trigger only says more of."""
    for proposition in here:
        frame = trigger.frame
        if proposition.kind != frame.kind or owner[trigger.token] is not proposition.content or _joined(scan, trigger):
            continue
        if proposition.mode == frame.mode or proposition.mode is None or frame.mode is None:
            return proposition
    return None


def _told_of(
    marks: Layout, number: int, found: Sequence[Proposition], trigger: Trigger, owner: Sequence[Content | None]
) -> Proposition | None:
    """ "the raids that struck the south": the relative clause only tells more of the noun before it."""
    clause = marks.clauses[number]
    if not found or found[-1].clause is not marks.clauses[number - 1]:
        return None
    one = found[-1]
    if _aside(marks, one, trigger, clause):
        one.last = max(one.last, clause.last)
        return one
    if clause.opener != "relative":
        return None
    near = clause.first - one.trigger.token <= _NEAR and one.trigger.speech in {"deed", "noun"}
    if one.kind != trigger.frame.kind or one.content is not owner[trigger.token] or not near:
        return None
    if None not in {one.mode, trigger.frame.mode} and one.mode != trigger.frame.mode:
        return None
    one.last = max(one.last, clause.last)
    return one


def _aside(marks: Layout, one: Proposition, trigger: Trigger, clause: Clause) -> bool:
    """ "the road, blocked by X since May, remained closed": a participle between commas, and the same again."""
    passive = one.trigger.speech == "passive" and one.clause.opener == "comma" and clause.opener == "comma"
    begins = one.trigger.token - one.clause.body <= 1 and trigger.token - clause.body <= 2
    alike = one.trigger.frame.name == trigger.frame.name and one.trigger.frame.kind == trigger.frame.kind
    return passive and begins and alike and clause.first not in marks.sentences


def _joined(scan: Scan, trigger: Trigger) -> bool:
    """Whether "and" stands before the trigger, or before the number that counts it ("and 12 wounded")."""
    at = _joint(scan, trigger)
    return trigger.joined or (at < trigger.token and (not scan.language.leading or _and_before(scan, at)))


def _joint(scan: Scan, trigger: Trigger) -> int:
    """Where a joined trigger's words begin: at the number that counts it, else at the trigger."""
    for start in range(max(0, trigger.token - 4), trigger.token + 1):
        mention = scan.begin.get(start)
        if mention is not None and mention.type == "number" and mention.last == trigger.token + 1:
            return start if "and" in mention.before or scan.language.leading else trigger.token
    ahead = scan.lexemes[trigger.token - 1] if trigger.token else ()
    if any("and" in x.before and x.form.speech == "fixed" and x.form.sense in PREPOSITIONS for x in ahead):
        return trigger.token - 1  # "led to the death of two and to the wounding of nine"
    for start in scan.where.within(_NONE, max(1, trigger.token - 3), trigger.token):
        if is_a(scan, start - 1, "and"):
            return start  # "no strikes and no attacks"
    return trigger.token


def _and_before(scan: Scan, index: int) -> bool:
    return index > 0 and scan.language.leading.get(scan.tokens[index - 1].folded) == "and"


def _bare_cause(scan: Scan, here: Sequence[Proposition], trigger: Trigger) -> bool:
    """ "killed by shelling": an attack named only as what killed, without a verb of its own."""
    if trigger.frame.kind != "attack" or trigger.speech in _SPEAKS or trigger.joined or carried_out(scan, trigger):
        return False
    return here[-1].kind in {"casualty", "damage", "displacement"}


def _cause_before(scan: Scan, one: Proposition, trigger: Trigger, owner: Sequence[Content | None]) -> bool:
    """ "a strike killed five": an attack without a verb of its own is named only as the cause."""
    if not scan.language.settings.get("owners_first") or trigger.speech == "passive":
        return False
    if trigger.frame.kind not in _CAUSED or one.kind not in _CAUSED[trigger.frame.kind]:
        return False
    if one.trigger.speech in _SPEAKS or one.content is not owner[trigger.token] or one.others:
        return False
    verbs = [
        {x.form.sense for x in scan.lexemes[i] if x.form.speech in _SPEAKS}
        for i in range(one.trigger.lexeme.last, trigger.token)
    ]
    if trigger.speech != "verb":  # "the blast left five dead"
        return (
            trigger.frame.kind == "casualty"
            and any(here & _LED for here in verbs)
            and not any(here and not here & _IDLE for here in verbs)
        )
    return not any(here - _HELPING for here in verbs) and not _joined(scan, trigger)


_HELPING = frozenset({"be", "may"})
_LED = frozenset({"lead-to"})
_IDLE = _HELPING | _LED
_ATTACKS = frozenset({"attack", "operation"})
# What an event brings about that is named only as the cause: "the truce ended the offensive".
_CAUSED = {"casualty": _ATTACKS, "damage": _ATTACKS, "operation": frozenset({"ceasefire"})}


def _stretch(
    scan: Scan, marks: Layout, number: int, trigger: Trigger, group: Sequence[Trigger], owner: Sequence[Content | None]
) -> tuple[int, int]:
    """The tokens of a trigger's proposition: its clause, cut where another matter is joined on."""
    clause = marks.clauses[number]
    content = owner[trigger.token]
    before = [t for t in group if t.token < trigger.token and owner[t.token] is content]
    if _listed(scan, trigger, before, clause.first) or (
        not _joined(scan, trigger) and not any(t.speech in _SPEAKS or _joined(scan, t) for t in before)
    ):
        before = []
    if trigger.frame.adjunct and trigger.speech == "fixed":
        before = []  # "shelled it in breach of the truce"
    after = [t for t in group if t.token > trigger.token and _joined(scan, t) and t.frame.kind != "attack"]
    first = _joint(scan, trigger) if before else opening(marks, clause, number)
    if trigger.frame.adjunct and trigger.speech == "fixed" and not scan.language.settings.get("subject_first"):
        first = trigger.token  # "in a new breach of the truce"
    if not before and clause.opener == "relative":
        first = antecedent(scan, clause)
    last = _joint(scan, after[0]) if after else _with_trails(scan, marks, number, owner, trigger)
    if content is not None:
        first, last = max(first, content.first), min(last, content.last) if content.last > trigger.token else last
    return _without_inner(first, last, trigger, owner)


def _listed(scan: Scan, trigger: Trigger, before: Sequence[Trigger], first: int) -> bool:
    """ "the toll stood at two dead and 23 injured": counted nouns that share all other words of their clause."""
    alone = bool(scan.language.leading) and not trigger.joined and trigger.speech not in _SPEAKS
    alone = alone and not scan.stands(_LED, first, trigger.token)  # "left two dead and …"
    return alone and _joint(scan, trigger) < trigger.token and not any(t.speech in _SPEAKS for t in before)


def _without_inner(first: int, last: int, trigger: Trigger, owner: Sequence[Content | None]) -> tuple[int, int]:
    """Cut off what somebody else says inside the clause."""
    here = owner[trigger.token]
    start, end = trigger.token, trigger.token
    while start > first and owner[start - 1] is here:
        start -= 1
    while end < last and owner[end] is here:
        end += 1
    return start, max(end, trigger.token + 1)


def _with_trails(scan: Scan, marks: Layout, number: int, owner: Sequence[Content | None], trigger: Trigger) -> int:
    """The end of the clause with the relative clauses and causes that trail behind it."""
    last = _resumed(scan, marks, number)
    for clause in marks.clauses[number + 1 : number + 3]:
        if not (clause.opener in _TRAILS or _spreads(scan, clause)):
            break
        if clause.first in marks.sentences or _who_said(marks, clause):
            break
        if clause.first != last or owner[clause.first] is not owner[trigger.token]:
            break
        last = clause.last
    return last


def _who_said(marks: Layout, clause: Clause) -> bool:
    """ ", who said that …": a relative clause that only says."""
    after = marks.clause_at[clause.first] + 1
    if clause.opener != "relative" or after >= len(marks.clauses) or marks.clauses[after].opener != "that":
        return False
    return any(index in marks.cues for index in range(clause.body, min(clause.body + 2, clause.last)))


def _resumed(scan: Scan, marks: Layout, number: int) -> int:
    """The end of the clause; where an attribution is set into it ("killed, according to X, were 17"), of its rest."""
    here = marks.clauses[number]
    rest = marks.clauses[number + 1 : number + 3]
    if [clause.opener for clause in rest] != ["according", "resumed"] or rest[0].first != here.last:
        return here.last
    head = range(rest[1].body, min(rest[1].body + 3, rest[1].last))
    if any(x.form.speech in _SPEAKS for i in head for x in scan.lexemes[i] if i not in scan.taken):
        return here.last
    return rest[1].last


def _spreads(scan: Scan, clause: Clause) -> bool:
    """ ", spread over …": the parts of what the clause before counts."""
    return scan.stands(_SPREADS, clause.first, min(clause.last, clause.first + 3))


_SPREADS = frozenset({"spread-over"})
