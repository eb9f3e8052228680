"""A capital's or region's name -> whether it acts as a party: beside its verb, between others, in a list of parties."""

from __future__ import annotations

from hudna.languages import Form
from hudna.reading.leads import possessed
from hudna.reading.lexemes import Lexeme
from hudna.reading.parts import ADJECTIVES, Mark, Marks
from hudna.reading.phrases import third
from hudna.reading.speech import PREPOSITIONS

_BETWEEN = frozenset({"actor-between", "between", "with", "that", "turn", "contrast", "both-sides"})
_DOES = frozenset({"halt", "commit", "carry-out", "continue", "launch", "start", "end", "resume", "accept"})
_VERB_AHEAD = 14  # words between a subject that begins a sentence and its verb
_SAID_AFTER = 6  # words between a place and the verb of those who speak there


def forms_after(marks: Marks, index: int) -> list[Form]:
    """What the noun after an adjective may be, over further adjectives ("an Israeli night raid")."""
    found: list[Form] = []
    for ahead in range(index, min(index + 3, marks.ends[index - 1])):
        forms = [x.form for x in marks.scan.lexemes[ahead]]
        found += forms
        if any(form.speech not in ADJECTIVES for form in forms) or marks.scan.tokens[ahead].shape != "word":
            break
    return found


def out_words(marks: Marks) -> frozenset[str]:
    """The words that mean "out of" and not "by"."""
    sense = marks.scan.language.sense("actor-from")
    return frozenset(sense.attributes.get("words", ())) if sense else frozenset()


def spoken_in(marks: Marks, index: int, mark: Mark) -> bool:
    """ "in Baku they said": a plural verb of saying without a subject, right before or soon after."""
    sense = marks.scan.language.sense("actor-spoken-in")
    tokens, last = marks.scan.tokens, mark.lexeme.last
    if sense is None or not index or tokens[index - 1].folded not in sense.attributes.get("words", ()):
        return False
    if any(_they_say(x) for x in marks.before(index - 1)):
        return True
    for ahead in range(last, min(last + _SAID_AFTER, marks.ends[index])):
        if any(_they_say(x) for x in marks.scan.lexemes[ahead]):
            return True
        if tokens[ahead].shape == "mark" or any(x.form.speech == "verb" for x in marks.scan.lexemes[ahead]):
            return False
    return False


def _they_say(lexeme: Lexeme) -> bool:
    form = lexeme.form
    return form.speech == "verb" and form.sense.startswith("cue-") and form.features.endswith("3p")


def agrees(mark: Mark, form: Form) -> bool:
    """Whether a verb is in the singular that the name goes with."""
    return third(str(mark.part.spec.get("gender", "f"))) in form.features or form.features.endswith(" 3s")


def _does(marks: Marks, form: Form) -> bool:
    """Whether a form after a name is its verb, where verbs agree with hardly anything."""
    return marks.owners_first and form.features in _FINITE


def _case_of_party(marks: Marks, index: int, mark: Mark) -> bool:
    """A bare dative or instrumental ("told Moscow", "signed by Kyiv") is no place."""
    cases = set(mark.lexeme.form.features.split())
    if not cases & {"dat", "ins"} or cases & {"nom", "gen"}:
        return False
    if index and marks.scan.tokens[index - 1].shape == "word" and not marks.scan.lexemes[index - 1]:
        return False
    return not any(x.form.sense in PREPOSITIONS for x in marks.before(index))


def acts(marks: Marks, index: int, mark: Mark) -> bool:
    """Whether a capital stands where parties stand: by a verb, after "between", after what only parties do."""
    before = marks.before(index)
    if marks.leads and (_case_of_party(marks, index, mark) or _leading(marks, index, mark)):
        return True
    for lexeme in before:
        form = lexeme.form
        if form.speech == "verb" and agrees(mark, form) and not set(mark.lexeme.before):
            return True
        if form.sense == "with" and marks.leads and not in_case(mark, "ins"):
            continue
        if form.sense == "from" and marks.leads and marks.scan.tokens[lexeme.first].folded not in out_words(marks):
            return True
        if form.sense in _BETWEEN or form.sense.startswith("cue-") or form.sense in _DOES:
            return True
        if form.sense in {"from", "on"} and lexeme.last - lexeme.first > 1:
            return True
    return _followed(marks, mark) or _coordinated(marks, index, mark)


_NEGATORS = frozenset({"negator"})
_AUXILIARIES = frozenset({"negator", "may", "future", "be", "ought"})
_FINITE = frozenset({"present s", "past"})


def _followed(marks: Marks, mark: Mark) -> bool:
    """A verb or a colon right after the name."""
    last = mark.lexeme.last
    if last >= len(marks.scan.tokens) or set(mark.lexeme.before) - {"and", "so", "the"}:
        return False
    if (after := possessed(marks, last)) > last:  # "Yerevan's denials"
        return any(x.speech == "deed" or x.sense.startswith("cue-") for x in forms_after(marks, after))
    if marks.scan.tokens[last].text == ":":
        return True
    return any(
        x.form.speech == "verb" and (agrees(mark, x.form) or _does(marks, x.form)) and not set(x.before)
        for x in marks.scan.lexemes[last]
    ) or bool(marks.senses(last) & (_AUXILIARIES if marks.owners_first else _NEGATORS))


def _coordinated(marks: Marks, index: int, mark: Mark) -> bool:
    """ "Moscow and Baku": beside another capital or state that is a party."""
    last = mark.lexeme.last
    if marks.leads:
        return _listed(marks, index, mark)
    after = marks.here(last, "seat", "state")
    if after is not None and "and" in after.lexeme.before and not set(mark.lexeme.before) & {"to", "by"}:
        return not marks.before(index) or any(
            x.form.sense in _BETWEEN or x.form.speech == "verb" for x in marks.before(index)
        )
    if "and" in mark.lexeme.before and index > 0:
        previous = marks.here(index - 1, "seat", "state")
        return (
            previous is not None
            and not previous.adjective
            and (acts(marks, index - 1, previous) or _starts(marks, index - 1))
        )
    return False


def _listed(marks: Marks, index: int, mark: Mark) -> bool:
    """The same where "and" is a word: "Moscow and Baku agreed", "between Baku and Yerevan"."""
    last, scan = mark.lexeme.last, marks.scan
    previous = before_and(marks, index)
    if previous is not None:
        start = previous.lexeme.first
        return acts(marks, start, previous) if previous.part.type == "seat" else not marks.before(start)
    if last + 1 >= len(scan.tokens) or scan.lexeme(last, {"and"}) is None:
        return False
    after = marks.here(last + 1, "seat", "state")
    if after is None or after.adjective or after.lexeme.last >= len(scan.tokens):
        return False
    verb = any(x.form.speech == "verb" and x.form.features.endswith("p") for x in scan.lexemes[after.lexeme.last])
    return verb or any(x.form.speech == "verb" and x.form.features.endswith("p") for x in marks.before(index))


def before_and(marks: Marks, index: int) -> Mark | None:
    """The capital or state that a comma or an "and" joins a name to."""
    if index < 2 or not (marks.scan.lexeme(index - 1, {"and"}) or marks.scan.tokens[index - 1].text == ","):
        return None
    for start in (index - 2, index - 3):
        previous = marks.here(start, "seat", "state") if start >= 0 else None
        if previous is not None and previous.lexeme.last == index - 1 and not previous.adjective:
            return previous
    return None


def _leading(marks: Marks, index: int, mark: Mark) -> bool:
    """A nominative that begins its sentence or clause, with its verb further on ("Ankara, as he said, mediated")."""
    last, tokens = mark.lexeme.last, marks.scan.tokens
    if not in_case(mark, "nom") or not _starts(marks, index) or last + 1 >= marks.ends[index]:
        return False
    if tokens[last].shape == "mark" and (tokens[last].text != "," or tokens[last + 1].shape == "number"):
        return False
    ahead = range(last, min(last + _VERB_AHEAD, marks.ends[index]))
    return any(x.form.speech == "verb" and agrees(mark, x.form) for i in ahead for x in marks.scan.lexemes[i])


def in_case(mark: Mark, case: str) -> bool:
    """Whether a name may stand in a case; what does not inflect may stand in any."""
    features = mark.lexeme.form.features.split()
    return not features or case in features


def _starts(marks: Marks, index: int) -> bool:
    return index == 0 or marks.scan.tokens[index - 1].shape == "mark" or marks.ends[index - 1] == index
