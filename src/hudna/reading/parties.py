"""Names of states, capitals, groups and persons -> phrases, where they act as parties and are not only places."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hudna.languages import Form
from hudna.reading.borrowed import borrowed, sponsoring
from hudna.reading.capitals import acts, before_and, forms_after, in_case, out_words, spoken_in
from hudna.reading.leads import possessed
from hudna.reading.lexemes import Lexeme, readings
from hudna.reading.owners import known_at, region_of, state_owner
from hudna.reading.parts import ADJECTIVES, Mark, Marks
from hudna.reading.persons import QUOTES
from hudna.reading.phrases import Phrase, named_features, third

_ARMS = frozenset({"weapons", "position", "forces", "from"})
_FIRE = frozenset({
    "shell", "air-strike", "drone-strike", "missile-strike", "shoot", "clash", "attack-generic", "bomb-verb", "explode",
    "operation", "target-verb",
})  # fmt: skip


def name_at(marks: Marks, index: int) -> Phrase | None:
    """A group, organisation, medium or person by name."""
    for mark in marks.at.get(index, ()):
        if mark.part.type not in {"actor", "media", "person"} or mark.adjective:
            continue
        known = known_at(marks, mark)
        if marks.owners_first and sponsoring(marks.scan, mark.lexeme.last):
            continue
        if known is None or not _may_stand(marks, mark):
            continue
        lexeme = mark.lexeme
        features = named_features(marks, lexeme.form, mark.part)
        return Phrase(
            index, lexeme.last, mark.part, known.name, known.side, known.sector, features, lexeme.before,
            skip=lexeme.skip, classes=(*known.classes, known.id), kind="name",
        )  # fmt: skip
    return None


def _may_stand(marks: Marks, mark: Mark) -> bool:
    """A name that is also a common word stands in quotation marks after a saying word; a bare surname after a verb."""
    first, last = mark.lexeme.first, mark.lexeme.last
    if mark.part.type == "person" and mark.lexeme.form.speech == "short":
        return marks.cued(first) and not set(mark.lexeme.before)
    if not mark.part.spec.get("weak"):
        return True
    tokens = marks.scan.tokens
    quoted = first > 0 and last < len(tokens) and tokens[first - 1].text in QUOTES and tokens[last].text in QUOTES
    return quoted and marks.cued(first - 1)


def state_at(marks: Marks, index: int) -> Phrase | None:
    """A state by name, by its capital or house, or as the adjective of a deed ("the Azerbaijani shelling")."""
    for mark in marks.at.get(index, ()):
        kind = mark.part.type
        if kind == "house":
            return _party(marks, mark, "seat")
        if kind == "state" and not mark.adjective and _accusative(marks, index):
            continue
        if kind in {"state", "seat"} and not mark.adjective and borrowed(marks.scan, index, mark.lexeme.last):
            continue
        if kind == "state" and not mark.adjective and _home_of(marks, mark):
            continue
        if kind in {"state", "nisba"} and (mark.adjective or not _locative(marks, index, mark)):
            found = _adjective(marks, mark) if mark.adjective else _party(marks, mark, "state")
            if found is not None:
                return found
        if kind == "seat" and spoken_in(marks, index, mark):
            return _party(marks, mark, "seat")
        if kind == "seat" and not _locative(marks, index, mark) and acts(marks, index, mark):
            return _party(marks, mark, "seat")
        if kind == "region" and not mark.adjective and not _locative(marks, index, mark) and acts(marks, index, mark):
            found = _region(marks, mark)
            if found is not None:
                return found
    return None


def _accusative(marks: Marks, index: int) -> bool:
    """ "an Armenian position": in the accusative the adjective is written as the state is; a vowel sign or an adjective
    before it tells them apart."""
    if not any(mark.adjective for mark in marks.at[index]):
        return False
    if any(unicodedata.category(letter) == "Mn" for letter in marks.scan.tokens[index].text[-2:]):
        return True
    before = marks.before(index)
    return bool(before) and all(
        x.form.speech in ADJECTIVES and x.form.features == "ms" and not x.before for x in before
    )


def _home_of(marks: Marks, mark: Mark) -> bool:
    """ "Sudan's RSF": where a group that is named right behind belongs, and nobody who acts."""
    after = possessed(marks, mark.lexeme.last)
    if after == mark.lexeme.last:
        return False
    while sponsoring(marks.scan, after + 1):
        after += _SPONSORED  # "Yemen's Iran-aligned Houthis"
    groups, here = marks.register.groups, marks.at.get(after, ())
    return any(
        one.part.type == "actor" and (group := groups.get(one.part.id)) is not None and group.home == mark.part.id
        for one in here
    )


_SPONSORED = 3  # tokens of "Iran-backed"


def _party(marks: Marks, mark: Mark, note: str) -> Phrase:
    owner = state_owner(marks, mark)
    gender, lexeme = mark.part.spec.get("gender", "f"), mark.lexeme
    return Phrase(
        lexeme.first, lexeme.last, mark.part, owner.name, owner.side, "GOV", third(gender), lexeme.before,
        skip=lexeme.skip, note=note, owner=owner, kind="name",
    )  # fmt: skip


def _region(marks: Marks, mark: Mark) -> Phrase | None:
    region = region_of(marks, mark)
    if region is None or region.side is None or mark.part.id == "word" or region.label is None:
        return None
    lexeme = mark.lexeme
    return Phrase(
        lexeme.first, lexeme.last, mark.part, region.label, region.side, "GOV", "3fs", lexeme.before, skip=lexeme.skip,
        note="seat", kind="name",
    )  # fmt: skip


def _adjective(marks: Marks, mark: Mark) -> Phrase | None:
    """An adjective that says whose deed, fire or arms something is."""
    lexeme = mark.lexeme
    if set(lexeme.before) - {"the", "and"}:
        return None
    if _people(marks, mark):
        return _party(marks, mark, "state")
    beside = forms_after(marks, lexeme.last) if marks.leads else _forms_before(marks, lexeme.first)
    before = [form for form in beside if form.speech not in ADJECTIVES]
    senses = {form.sense for form in before}
    owner = state_owner(marks, mark)
    arms = bool(senses & _ARMS)
    by = "by" in senses
    if not arms and not by and not any(form.speech == "deed" or form.sense in _FIRE for form in before):
        return None
    fire = arms or bool(senses & _FIRE)
    name = f"{owner.origin} forces" if arms else owner.name
    return Phrase(
        lexeme.first, lexeme.last, mark.part, name, owner.side, "MIL" if fire else "GOV", "", lexeme.before,
        skip=lexeme.skip, note="adjective", owner=owner, kind="name",
    )  # fmt: skip


def _people(marks: Marks, mark: Mark) -> bool:
    """ "the Russians used …": a people right after its verb."""
    lexeme = mark.lexeme
    if set(lexeme.before) != {"the"} or lexeme.form.features not in {"p", "mp"}:
        return False
    before = marks.before(lexeme.first)
    return bool(before) and all(x.form.speech == "verb" for x in before)


def _forms_before(marks: Marks, index: int) -> list[Form]:
    """What the word before an adjective may be, also inside a phrase ("in an Israeli raid"), or before an adjective."""
    found: list[Form] = []
    for back in (index - 1, index - 2):
        if back < 0 or marks.scan.tokens[back].shape != "word":
            break
        token = marks.scan.tokens[back].folded
        forms = [one.form for one in readings(marks.scan.language.code, token) if not one.form.rest]
        found += [form for form in forms if token not in out_words(marks)]
        if any(form.speech not in ADJECTIVES for form in forms) or not forms:
            break
    return [*found, *(x.form for x in marks.before(index) if x.form.sense in {"by", "from"} and x.form.rest)]


def _locative(marks: Marks, index: int, mark: Mark) -> bool:
    """Whether the name stands where it is only a place: in it, near it, the town of it."""
    if "by" in mark.lexeme.before:
        return True
    before = marks.before(index)
    if marks.leads:
        if any(x.form.sense == "with" for x in before) and in_case(mark, "ins"):
            return False
        previous = before_and(marks, index)
        if previous is not None and _locative(marks, previous.lexeme.first, previous):
            return True
    if any(lexeme.form.sense == "actor-locative" for lexeme in before):
        return "and" not in mark.lexeme.before
    return _out_of(marks, before)


def _out_of(marks: Marks, before: Sequence[Lexeme]) -> bool:
    """ "fired from Lebanon": the bare preposition, not "by the hand of", and not "a part of"."""
    out = next((x for x in before if x.form.sense == "from" and x.last == x.first + 1 and not x.form.rest), None)
    if out is None or marks.scan.tokens[out.first].folded not in out_words(marks):
        return False
    return not any(x.form.sense == "actor-part" for x in marks.before(out.first))
