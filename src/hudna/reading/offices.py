"""Heads -> phrases: an office, force, role or source with its owner and, after a role, the person's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hudna.reading.complements import STEPS, Growing, step
from hudna.reading.lexemes import Lexeme
from hudna.reading.owners import Owner, joined_owner
from hudna.reading.parts import HEADS, Mark, Marks, Part
from hudna.reading.persons import Person, person_after
from hudna.reading.phrases import Phrase, features_of
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.titles import named, sector_of, the_side

_DEPTH = 3  # "the adviser of the head of the office of the president"


def heads_at(marks: Marks, index: int, depth: int = 0) -> list[Phrase]:
    """The best phrase that a head at this token begins, and the further ones that "and" joins to it."""
    best: list[Phrase] = []
    for mark in marks.at.get(index, ()):
        if mark.part.type in HEADS:
            found = _grown(marks, mark, depth)
            if (
                found
                and not (mark.part.sense == "office-command" and "by" in mark.lexeme.before)
                and (not best or _rank(found[0]) > _rank(best[0]))
            ):
                best = found
    return best


def _rank(phrase: Phrase) -> tuple[int, bool]:
    return phrase.last, phrase.owner is not None


def body_at(marks: Marks, index: int, clitic: str | None, depth: int) -> Owner | None:
    """A body or role in the genitive, or after a clitic preposition, as an owner ("adviser of the president")."""
    here = marks.at.get(index)
    if depth >= _DEPTH or not here or set(here[0].lexeme.before) - {"the"} != ({clitic} if clitic else set()):
        return None
    found = heads_at(marks, index, depth + 1)
    return found[0].owned() if found else None


def _grown(marks: Marks, mark: Mark, depth: int) -> list[Phrase]:
    grow = Growing(marks, mark, depth, body_at)
    if mark.lexeme.after is not None and mark.part.spec.get("state"):
        return []
    if mark.lexeme.after is not None:
        grow.owner = Owner("own", "", None, features=mark.lexeme.after)
    for _ in range(STEPS):
        if grow.at >= marks.ends[mark.lexeme.first] or not step(grow):
            break
    person = None
    if (
        depth == 0
        and mark.lexeme.form.features != "p"
        and (mark.part.type == "role" or "actor-title" in marks.senses(mark.lexeme.first))
    ):
        person = person_after(marks, grow.at, grow.owner.side if grow.owner else None)
        if person is not None and not person.sure and not _named_here(marks, mark.lexeme, person):
            person = None
    if not _suffices(grow, person):
        return []
    return [_phrase(grow, person), *_joined(grow)]


def _named_here(marks: Marks, lexeme: Lexeme, person: Person) -> bool:
    """Whether unknown words after a role may be a name: a verb or preposition stands before, a verb or mark after."""
    before = marks.before(lexeme.first)
    if lexeme.before or any(
        x.form.speech == "verb" or x.form.sense in PREPOSITIONS or x.form.sense.startswith("cue-") for x in before
    ):
        return True
    if person.end >= marks.ends[lexeme.first]:
        return True
    after = marks.scan.lexemes[person.end]
    return marks.scan.tokens[person.end].shape == "mark" or any(
        x.form.speech == "verb" or x.form.sense == "that" for x in after
    )


# What a weak head needs beside it: tests of owner, person, article and number.
_TESTS: dict[str, Callable[[Owner | None, Person | None, bool, str], bool]] = {
    "owner": lambda owner, person, definite, number: owner is not None,
    "definite": lambda owner, person, definite, number: owner is not None or definite,
    "owner-or-name": lambda owner, person, definite, number: owner is not None or person is not None,
    "indefinite": lambda owner, person, definite, number: not definite and owner is None and number == "p",
    "indefinite-or-owner": lambda owner, person, definite, number: not definite or owner is not None,
    "plural": lambda owner, person, definite, number: number == "p",
    "dual": lambda owner, person, definite, number: number == "d" and not definite,
    "own": lambda owner, person, definite, number: owner is not None and owner.kind == "own",
}


def _suffices(grow: Growing, person: Person | None) -> bool:
    """Whether a weak head has beside it what it needs."""
    needs, owner, lexeme = str(grow.part.spec.get("needs", "")), grow.owner, grow.mark.lexeme
    if grow.part.spec.get("adjectival") and _qualifies(grow.marks, lexeme.first):
        return False
    if grow.part.spec.get("many") and lexeme.form.features not in {"p", "d"}:
        return False
    if not needs:
        return True
    definite = grow.mark.definite or (lexeme.last > lexeme.first + 1 and grow.marks.article(lexeme.last - 1))
    test = _TESTS.get(needs)
    if test is not None:
        return test(owner, person, definite, lexeme.form.features)
    if needs.startswith("feminine-owner") and _feminine(owner):
        return True
    if needs == "cue-or-owner" and owner is not None:
        return True
    return "cue" in needs and grow.marks.cued(lexeme.first)


def _qualifies(marks: Marks, index: int) -> bool:
    """Whether the word is only the adjective of a definite noun before it ("the naval base")."""
    return any("the" in x.before and x.form.speech in {"noun", "deed"} for x in marks.before(index)) and marks.article(
        index
    )


def _feminine(owner: Owner | None) -> bool:
    return owner is not None and (owner.features == "fs" or owner.kind == "region")


def _phrase(grow: Growing, person: Person | None) -> Phrase:
    marks, part, lexeme = grow.marks, grow.part, grow.mark.lexeme
    owner = grow.owner
    side = the_side(marks, part, owner)
    sort = grow.sort.spec.get("name") if grow.sort else None
    phrase = Phrase(
        lexeme.first, grow.at, part, "", side, sector_of(part, owner, grow.sort), features_of(marks, lexeme, part),
        lexeme.before, skip=lexeme.skip, owner=owner, classes=part.classes, sort=sort,
    )  # fmt: skip
    phrase.name = named(marks, part, owner, side, phrase.sort, lexeme.form.features)
    if owner is not None and owner.kind == "own":
        phrase.note, phrase.open = "own", True
    if owner is None:
        phrase.open = _is_open(part)
    elif owner.phrase is not None and owner.phrase.open:
        phrase.open = True
    if part.spec.get("inner") and owner is not None and owner.kind in {"office", "actor"}:
        _show_inner(phrase, owner)
    if person is not None:
        _name_person(phrase, person)
    return phrase


def _is_open(part: Part) -> bool:
    return part.type in {"office", "people", "role"} and not part.spec.get("home")


def _show_inner(phrase: Phrase, owner: Owner) -> None:
    """ "units of the Armenian army" are the Armenian army."""
    phrase.name, phrase.sector = owner.name, owner.sector or phrase.sector
    phrase.classes = owner.classes
    if owner.last > owner.first >= 0 and phrase.part.id != "staff":
        phrase.start, phrase.end = owner.first, owner.last


def _name_person(phrase: Phrase, person: Person) -> None:
    """The person is the actor; one whom the register does not know goes by his office."""
    phrase.last, phrase.start, phrase.end = person.end, person.first, person.last
    phrase.open = phrase.open and person.known is None
    if person.known is not None:
        phrase.name, phrase.side, phrase.sector = person.known.name, person.known.side, person.known.sector
        phrase.classes = (*phrase.classes, person.known.id)


def _joined(grow: Growing) -> Iterator[Phrase]:
    """ "the Azerbaijani and the Armenian side": the further owners of a dual or plural head."""
    marks, at = grow.marks, grow.at
    if (
        grow.owner is None
        or (grow.mark.lexeme.form.features not in {"d", "p"} and not grow.part.spec.get("counterpart"))
        or at >= len(marks.scan.tokens)
    ):
        return
    owner = joined_owner(marks, at)
    while owner is not None:
        mark = next(one for one in marks.at[at] if "and" in one.lexeme.before)
        side = the_side(marks, grow.part, owner)
        phrase = Phrase(
            at, owner.last, grow.part, named(marks, grow.part, owner, side, None, "s"), side,
            sector_of(grow.part, owner, grow.sort), features_of(marks, grow.mark.lexeme, grow.part), ("and",),
            skip=mark.lexeme.skip, owner=owner, classes=grow.part.classes,
        )  # fmt: skip
        yield phrase
        at = owner.last
        owner = joined_owner(marks, at) if at < len(marks.scan.tokens) else None
