"""Propositions -> who did it, where subjects and owners stand first.

"Israel's shelling", "an Iranian drone strike", "fighting between X and Y", "X shelled Y, killing two".
"""

from __future__ import annotations

from collections.abc import Sequence

from hudna.kinds.kinds import frames_by_head
from hudna.reading.layouts import Clause, Layout
from hudna.reading.phrasing import phrase_start
from hudna.reading.scans import Mention, Scan
from hudna.reading.speakers import governed
from hudna.reading.speech import PREPOSITIONS

_FINITE = frozenset({"verb", "passive"})
_AUXILIARY = frozenset({"be", "may", "future", "ought", "perhaps"})
_WORDS = 4  # words between an owner and the noun of event that it qualifies
_BEHIND = 7  # tokens from a noun of event to "by" and who did it
_SECOND = 8  # tokens from the first to the second of "between X and Y"
_SHARING = frozenset({"and", "gerund"})


def owner_before(scan: Scan, token: int, actors: Sequence[Mention]) -> Mention | None:
    """ "Israel's heavy shelling", "an Israeli air strike", "Hezbollah rocket fire": whose the noun at `token` is."""
    near = [m for m in actors if 0 <= token - m.last <= _WORDS]
    if not near or not all(_qualifies(scan, i) for i in range(near[-1].last, token)):
        return None
    return near[-1]


def _qualifies(scan: Scan, index: int) -> bool:
    """A word that may stand between an owner and its noun: no finite verb, no small word, no mark but an apostrophe."""
    token = scan.tokens[index]
    if token.shape == "mark":
        return token.text in _APOSTROPHES
    if scan.language.leading.get(token.folded) == "and" or index in scan.named:
        return False
    lexemes = scan.lexemes[index]
    if scan.tokens[index - 1].text == "-":
        return True  # "the Iran-backed group"
    if any(x.form.speech == "fixed" and x.form.sense in PREPOSITIONS for x in lexemes):
        return False
    return not lexemes or any(x.form.speech not in _FINITE for x in lexemes)


_APOSTROPHES = frozenset({"'", "’", "-"})


_BETWEEN = frozenset({"between"})


def pair_between(scan: Scan, actors: Sequence[Mention], first: int, last: int) -> tuple[Mention | None, Mention | None]:
    """ "between X and Y": the two, in this order."""
    for index in scan.where.within(_BETWEEN, first, last):
        one = next((m for m in actors if phrase_start(scan, m.first) == index + 1), None)
        if one is None:
            continue
        for two in actors:
            if one.last < two.first <= one.last + _SECOND and _and_before(scan, two):
                return one, two
        return one, _named_second(scan, actors, one)
    return None, None


def _named_second(scan: Scan, actors: Sequence[Mention], one: Mention) -> Mention | None:
    """ "between X and the Iran-backed militant group Y": words of what Y is stand between."""
    at = one.last
    if at >= len(scan.tokens) or scan.language.leading.get(scan.tokens[at].folded) != "and":
        return None
    for two in actors:
        if not at < two.first <= at + _SECOND or two.note == "adjective":
            continue
        compound = two.last < len(scan.tokens) and scan.tokens[two.last].text == "-"
        if not compound:
            return two if all(_qualifies(scan, i) for i in range(at + 1, two.first) if i not in scan.named) else None
    return None


def _and_before(scan: Scan, mention: Mention) -> bool:
    at = phrase_start(scan, mention.first) - 1
    return at >= 0 and scan.language.leading.get(scan.tokens[at].folded) == "and"


def first_joined(scan: Scan, actors: Sequence[Mention], mention: Mention) -> Mention:
    """ "X and Y exchanged prisoners": of joined subjects the first one named."""
    while _and_before(scan, mention):
        end = phrase_start(scan, mention.first) - 1
        before = next((m for m in actors if m.last == end and m.note != "adjective"), None)
        if before is None or before.first >= mention.first or governed(scan, before):
            break
        mention = before
    return mention


def goes_on(scan: Scan, marks: Layout, number: int) -> bool:
    """Whether a clause shares the subject of the one before: a joined verb without its own, ", killing two"."""
    if number == 0:
        return False
    clause, before = marks.clauses[number], marks.clauses[number - 1]
    if _later(scan, clause, before):
        return True
    if before.last != clause.first or clause.opener not in _SHARING or before.opener == "gerund" != clause.opener:
        return False
    begun = scan.begin.get(clause.body)
    return begun is None or begun.type == "time" or clause.opener == "gerund"


def _later(scan: Scan, clause: Clause, before: Clause) -> bool:
    """ "…, and later shelled it": a verb right behind words that only lead over."""
    if clause.last - clause.first <= _JOINER and all(_joins(scan, i) for i in range(clause.first, clause.last)):
        return True  # the ", and" before "later"
    if clause.opener != "turn" or before.last != clause.first or clause.body >= len(scan.tokens):
        return False
    joined = scan.language.leading.get(scan.tokens[clause.first - 1].folded) == "and"
    return joined and any(x.form.speech in _FINITE for x in scan.lexemes[clause.body])


_JOINER = 2  # tokens of ", and"


def _joins(scan: Scan, index: int) -> bool:
    return scan.tokens[index].shape == "mark" or scan.language.leading.get(scan.tokens[index].folded) == "and"


def shares(scan: Scan, marks: Layout, number: int) -> bool:
    """Whether a clause tells of the same place and time: it goes on, or counts on ("and several were injured in …")."""
    if goes_on(scan, marks, number):
        return True
    clause = marks.clauses[number]
    begun = scan.begin.get(clause.body)
    joined = clause.opener == "and" and number > 0 and marks.clauses[number - 1].last == clause.first
    return joined and begun is not None and begun.type == "number"


def main_clause(scan: Scan, marks: Layout, number: int) -> int:
    """The number of the clause whose subject a clause shares; its own where it shares none."""
    while goes_on(scan, marks, number):
        number -= 1
    return number


def main_subject(scan: Scan, marks: Layout, number: int, actors: Sequence[Mention], since: int = 0) -> Mention | None:
    """The subject of a clause with a finite verb: the last actor before the verb, or whose attack is the subject.

    `since`: the token where what is said begins inside the clause.
    """
    clause = marks.clauses[number]
    verb = next((i for i in range(max(since, clause.first), clause.last) if _finite(scan, i)), None)
    if verb is None:
        return attacker(scan, marks, actors, clause.first, clause.last)
    if any(x.form.speech == "passive" for x in scan.lexemes[verb]):
        return by_after(scan, actors, verb, clause.last) or attacker(scan, marks, actors, clause.first, clause.last)
    ahead = [m for m in actors if clause.first <= m.first and m.last <= verb and m.note != "adjective"]
    bare = [m for m in ahead if not governed(scan, m)]
    if bare:
        return first_joined(scan, actors, bare[-1])
    if (whose := qualified_subject(scan, verb, clause.first, actors)) is not None:
        return whose
    return attacker(scan, marks, actors, clause.first, verb)


def _finite(scan: Scan, index: int) -> bool:
    here = scan.lexemes[index]
    return any(x.form.speech in _FINITE and x.form.sense not in _AUXILIARY for x in here) and not any(
        x.form.speech in {"deed", "noun", "adjective"} for x in here
    )


def by_after(scan: Scan, actors: Sequence[Mention], first: int, last: int) -> Mention | None:
    """ "shelled by X": the actor behind "by" before the next verb."""
    for mention in actors:
        if not first < mention.first < min(last, first + _BEHIND + 2):
            continue
        at = phrase_start(scan, mention.first) - 1
        if at > first and scan.lexeme(at, {"from"}) is not None and mention.note != "adjective":
            return mention
    return None


def attacker(scan: Scan, marks: Layout, actors: Sequence[Mention], first: int, last: int) -> Mention | None:
    """Whose attack is told of in these tokens: "in an Israeli strike", "in shelling by X", "when X shelled"."""
    for index in range(first, min(last, len(scan.tokens))):
        here = scan.lexemes[index]
        if not any(_attack(x.form.sense) for x in here):
            continue
        if any(x.form.speech in {"deed", "noun"} and _attack(x.form.sense) for x in here):
            found = owner_before(scan, index, actors) or by_after(scan, actors, index, last)
        else:
            found = _subject_in(scan, marks, index, actors)
        if found is not None:
            return found
    return None


def qualified_subject(scan: Scan, verb: int, first: int, actors: Sequence[Mention]) -> Mention | None:
    """ "an Israeli tank shelled": whose the weapons or forces are that are the subject."""
    for mention in reversed(actors):
        if mention.last >= verb or mention.first < first:
            continue
        after = mention.last
        if mention.note != "adjective" or scan.lexeme(after, _ARMED) is None or governed(scan, mention):
            return None
        return mention if all(_qualifies(scan, i) for i in range(after, verb)) else None
    return None


_ARMED = frozenset(
    {
        "aircraft",
        "drone-weapon",
        "artillery-weapon",
        "missile-weapon",
        "weapons",
        "forces",
        "gun",
        "unit-vehicle",
        "bomb",
    }
)


def _subject_in(scan: Scan, marks: Layout, index: int, actors: Sequence[Mention]) -> Mention | None:
    """ "when X shelled": the subject of an active verb inside its clause."""
    if not any(x.form.speech == "verb" for x in scan.lexemes[index]):
        return None
    clause = marks.clause(index)
    ahead = [m for m in actors if clause.first <= m.first and m.last <= index and m.note != "adjective"]
    ahead = [m for m in ahead if not governed(scan, m)]
    return first_joined(scan, actors, ahead[-1]) if ahead else qualified_subject(scan, index, clause.first, actors)


def _attack(sense: str) -> bool:
    return any(frame.kind == "attack" for frame in frames_by_head().get(sense, ()))
