"""Heads -> phrases: an office, force, role or source with its owner and, after a role, the person's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hudna.reading.complements import STEPS, Growing, step
from hudna.reading.leads import Lead, lead_at, possessed
from hudna.reading.lexemes import Lexeme
from hudna.reading.owners import Owner, joined_owner
from hudna.reading.parts import HEADS, Mark, Marks, Part, governed
from hudna.reading.persons import Person, person_after
from hudna.reading.phrases import Phrase, features_of
from hudna.reading.speech import PREPOSITIONS
from hudna.reading.titles import named, sector_of, the_side

_TITLE = frozenset({"actor-title"})
_DEPTH = 3  # "the adviser of the head of the office of the president"


def heads_at(marks: Marks, index: int, depth: int = 0, lead: Lead | None = None, owned: int = 0) -> list[Phrase]:
    """The best phrase that a head at this token begins, and the further ones that "and" joins to it."""
    best: list[Phrase] = []
    for mark in marks.at.get(index, ()):
        if mark.part.type in HEADS and (not depth or marks.may_own(mark.lexeme)):
            found = _grown(marks, mark, depth, lead)
            if (
                found
                and not (mark.part.sense == "office-command" and "by" in mark.lexeme.before)
                and (not best or _rank(found[-1], lead) > _rank(best[-1], lead))
            ):
                best = found
    return _owning(marks, best, depth, owned) if best and marks.owners_first and owned < _DEPTH else best


def _owning(marks: Marks, found: list[Phrase], depth: int, owned: int) -> list[Phrase]:
    """ "the Defence Ministry spokesman", "the army's commander": a body before the office that it owns."""
    body = found[-1]
    at = possessed(marks, body.last)
    if depth >= _DEPTH or body.start >= 0 or at >= marks.ends[body.first] or body.part.type == "role":
        return found
    head = marks.here(at, "role", "people")
    if head is None or not (head.part.spec.get("takes") or head.part.spec.get("inner")):
        return found
    return heads_at(marks, at, depth, Lead(body.first, at, body.owned(), (), None), owned + 1) or found


def _rank(phrase: Phrase, lead: Lead | None) -> tuple[int, bool, bool]:
    number = lead.owner.features[-1:] if lead is not None and lead.owner is not None else ""
    return phrase.last, phrase.owner is not None, bool(number) and phrase.features.endswith(number)


def body_at(marks: Marks, index: int, clitic: str | None, depth: int) -> Owner | None:
    """A body or role in the genitive, or after a clitic preposition, as an owner ("adviser of the president")."""
    here = marks.at.get(index)
    if depth < _DEPTH and marks.leads and (lead := lead_at(marks, index)) is not None:
        found = heads_at(marks, lead.at, depth + 1, lead)
        return found[-1].owned() if found else None
    if depth >= _DEPTH or not here or governed(here[0].lexeme.before) != (clitic or ""):
        return None
    found = heads_at(marks, index, depth + 1)
    return found[0].owned() if found else None


def _grown(marks: Marks, mark: Mark, depth: int, lead: Lead | None = None) -> list[Phrase]:
    grow = Growing(marks, mark, depth, body_at)
    if lead is not None:
        grow.first, grow.owner, grow.sort = lead.first, lead.owner, lead.sort
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
        and mark.lexeme.form.features[-1:] != "p"
        and (
            mark.part.type == "role"
            or (marks.leads and mark.part.spec.get("human"))
            or marks.scan.lexeme(mark.lexeme.first, _TITLE) is not None
        )
    ):
        person = person_after(marks, grow.at, grow.owner.side if grow.owner else None)
        if person is not None and not person.sure and not _named_here(marks, mark.lexeme, person):
            person = None
    if not _suffices(grow, person):
        return []
    return [*(_beside(grow, lead) if lead is not None else ()), _phrase(grow, person), *_joined(grow)]


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
    spec, owner, lexeme = grow.part.spec, grow.owner, grow.mark.lexeme
    if spec.get("adjectival") and _qualifies(grow.marks, lexeme.first):
        return False
    if lexeme.form.lemma.split("|")[0] in spec.get("adnominal", ()) and _before_noun(grow.marks, lexeme.last):
        return False
    if spec.get("many") and lexeme.form.features[-1:] not in {"p", "d"}:
        return False
    needs = str(spec.get("needs", ""))
    if not needs:
        return True
    inside = lexeme.last > lexeme.first + 1 and grow.marks.article(lexeme.last - 1)
    definite = grow.marks.definite(grow.mark) or inside
    test = _TESTS.get(needs)
    if test is not None:
        open_ = not (grow.marks.scan.language.article or grow.marks.owners_first) and needs.startswith("indefinite")
        return test(owner, person, definite and not open_, lexeme.form.features[-1:])
    if needs.startswith("feminine-owner") and _feminine(owner):
        return True
    if needs == "cue-or-owner" and owner is not None:
        return True
    return "cue" in needs and grow.marks.cued(grow.first, grow.at)


def _qualifies(marks: Marks, index: int) -> bool:
    """Whether the word is only the adjective of a definite noun before it ("the naval base")."""
    return any("the" in x.before and x.form.speech in {"noun", "deed"} for x in marks.before(index)) and marks.article(
        index
    )


def _before_noun(marks: Marks, index: int) -> bool:
    """Whether a noun that is no office follows, which the word then only qualifies ("the military operation")."""
    if index >= len(marks.scan.tokens) or marks.here(index, "role", "people") is not None:
        return False
    here = marks.scan.lexemes[index]
    phrase = any(x.last > index and x.form.speech in _NAMED for x in marks.scan.lexemes[index - 1])
    return phrase or (bool(here) and all(x.form.speech in _NAMED for x in here))


_NAMED = frozenset({"noun", "deed"})


def _feminine(owner: Owner | None) -> bool:
    return owner is not None and (owner.features == "fs" or owner.kind == "region")


def _phrase(grow: Growing, person: Person | None) -> Phrase:
    marks, part, lexeme = grow.marks, grow.part, grow.mark.lexeme
    owner = grow.owner
    side = the_side(marks, part, owner)
    sort = grow.sort.spec.get("name") if grow.sort else None
    phrase = Phrase(
        grow.first, grow.at, part, "", side, sector_of(part, owner, grow.sort), features_of(marks, lexeme, part),
        lexeme.before, skip=lexeme.skip, owner=owner, classes=part.classes, sort=sort,
    )  # fmt: skip
    phrase.name = named(marks, part, owner, side, phrase.sort, lexeme.form.features[-1:])
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
        phrase.note = ""
        phrase.name, phrase.side, phrase.sector = person.known.name, person.known.side, person.known.sector
        phrase.classes = (*phrase.classes, person.known.id)


def _beside(grow: Growing, lead: Lead) -> Iterator[Phrase]:
    """ "the Azerbaijani and the Armenian sides", adjectives first: the owners before the last one."""
    for owner in lead.others:
        side = the_side(grow.marks, grow.part, owner)
        yield Phrase(
            owner.first, owner.last, grow.part, named(grow.marks, grow.part, owner, side, None), side,
            sector_of(grow.part, owner, grow.sort), features_of(grow.marks, grow.mark.lexeme, grow.part), owner=owner,
            classes=grow.part.classes,
        )  # fmt: skip


def _joined(grow: Growing) -> Iterator[Phrase]:
    """ "the Azerbaijani and the Armenian side": the further owners of a dual or plural head."""
    marks, at = grow.marks, grow.at
    if (
        grow.owner is None
        or (grow.mark.lexeme.form.features[-1:] not in {"d", "p"} and not grow.part.spec.get("counterpart"))
        or at >= len(marks.scan.tokens)
    ):
        return
    owner = joined_owner(marks, at)
    while owner is not None:
        skip = next((one.lexeme.skip for one in marks.at.get(at, ()) if "and" in one.lexeme.before), 0)
        first = owner.first if marks.leads else at
        side = the_side(marks, grow.part, owner)
        phrase = Phrase(
            first, owner.last, grow.part, named(marks, grow.part, owner, side, None, "s"), side,
            sector_of(grow.part, owner, grow.sort), features_of(marks, grow.mark.lexeme, grow.part), ("and",),
            skip=skip, owner=owner, classes=grow.part.classes,
        )  # fmt: skip
        yield phrase
        at = owner.last
        owner = joined_owner(marks, at) if at < len(marks.scan.tokens) else None
