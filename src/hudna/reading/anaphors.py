"""Phrases -> phrases: short forms and offices without an owner go back to whom the text has named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from hudna.gazetteer.actors import Known
from hudna.model import Place
from hudna.reading.owners import Owner
from hudna.reading.parts import Marks
from hudna.reading.phrases import Phrase
from hudna.reading.possessives import carried, own
from hudna.reading.recalls import Recall
from hudna.reading.titles import AUTHORITY, GAZA, PALESTINE, named, of_west_bank, sector_of, the_side

_BODIES = frozenset({"office", "role", "state", "people"})
_OF_NONE = frozenset({"PKO", "IGO"})  # peacekeepers and missions are not the country's own


def country_of(marks: Marks, phrases: Sequence[Phrase]) -> tuple[str | None, int]:
    """The country that a text is mostly about, by its places, else by its states; and from which token on.

    A state that nothing but its name tells of owns no office before it is named: "the army accused X" is not X's army.
    """
    votes: Counter[str] = Counter()
    for mention in marks.scan.places:
        if isinstance(mention.value, Place) and mention.value.country and not _a_state(marks, mention.first):
            votes[mention.value.country] += 1
    votes.update(region.country for _, region in marks.regions)
    for phrase in phrases:
        if phrase.part.type == "actor":
            home = marks.register.groups[phrase.part.id].home
            if home:
                votes[home] += 1
    if votes:
        return votes.most_common(1)[0][0], 0
    sides = [phrase.side for phrase in phrases if phrase.side and phrase.side in marks.register.states]
    if not sides:
        return None, 0
    code = Counter(sides).most_common(1)[0][0]
    return code, next(phrase.first for phrase in phrases if phrase.side == code)


def _a_state(marks: Marks, index: int) -> bool:
    """Whether a place is a state by its own name: that tells who acts, not what the text is about."""
    return any(mark.part.type == "state" for mark in marks.at.get(index, ()))


def resolve(marks: Marks, phrases: list[Phrase]) -> list[Phrase]:
    """Give every open phrase its owner; short forms that go back to nobody are dropped."""
    about, since = country_of(marks, phrases)
    gaza = any(region.id == GAZA for _, region in marks.regions)
    recall = Recall(phrases)
    for index, phrase in enumerate(phrases):
        recall.index = index
        country = about if phrase.first >= since else None
        kind = phrase.part.type
        if kind == "short" and phrase.open:
            if not _short(marks, phrase, recall):
                continue
        elif kind == "party":
            if not _party_word(marks, phrase, country):
                continue
        elif phrase.note == "own":
            own(marks, phrase, recall.before)
        elif phrase.open:
            _open(marks, phrase, recall, country)
        elif phrase.part.spec.get("counterpart"):
            _counterpart(marks, phrase, recall)
        elif kind == "source":
            carried(marks, phrase, recall.before, phrases[index + 1 : index + 3])
        if phrase.side == AUTHORITY and phrase.sector == "HLT" and gaza and not of_west_bank(marks, phrase.first):
            party = marks.register.parties.get(phrase.part.sense, {}).get(PALESTINE)
            if party is not None:
                _be(phrase, marks.register.groups[party])
        recall.before.append(phrase)
    return recall.before


# --- short forms ------------------------------------------------------------------------------------------------------


def _short(marks: Marks, phrase: Phrase, recall: Recall) -> bool:
    """ "the ministry": the last ministry named, else the only one that the text names later."""
    wanted = phrase.part.classes
    said = wanted[0] in {"statement", "source"}
    found = None if wanted[0] == "statement" else recall.last(wanted, lambda one: _classed(one, wanted))
    if found is None and said:
        found = recall.last("cued", lambda one: one if one.sector != "MED" and marks.cued(one.first) else None)
    if found is None:
        later = recall.only(wanted, lambda one: _named_later(one, wanted), lambda one: (one.name, one.side))
        found = later[1] if later else None
    if found is None:
        return _alone(phrase)
    phrase.name, phrase.side, phrase.sector = found.name, found.side, found.sector
    phrase.classes, phrase.note = found.classes, "anaphor"
    return True


def _classed(one: Phrase, wanted: Sequence[str]) -> Phrase | None:
    """The phrase if it is of one of the classes, and not known by a pronoun only."""
    return None if one.note == "own" or not set(wanted).intersection(one.classes) else one


def _named_later(one: Phrase, wanted: Sequence[str]) -> Phrase | None:
    return None if one.open or one.part.type == "short" or not set(wanted).intersection(one.classes) else one


def _alone(phrase: Phrase) -> bool:
    """A short form that goes back to nobody is an actor only where the word can mean nothing else."""
    name = phrase.part.spec.get("name")
    if name is None:
        return False
    phrase.name, phrase.sector = str(name), phrase.part.spec.get("sector")
    phrase.note = "anaphor"
    return True


def _counterpart(marks: Marks, phrase: Phrase, recall: Recall) -> None:
    """ "his Armenian counterpart": the same office of another state."""
    last = recall.last("role", _role)
    if last is not None and phrase.owner is not None and phrase.start < 0:
        phrase.name = named(marks, last.part, phrase.owner, phrase.side, None)
        phrase.sector = sector_of(last.part, phrase.owner, None)


def _role(one: Phrase) -> Phrase | None:
    return one if one.part.type == "role" and not one.part.spec.get("counterpart") else None


# --- offices without an owner -----------------------------------------------------------------------------------------


def _open(marks: Marks, phrase: Phrase, recall: Recall, country: str | None) -> None:
    """ "the army": by whom the sentence speaks, the last army named, the country that the text is about."""
    part = phrase.part
    if phrase.owner is not None and phrase.owner.phrase is not None:
        _through(marks, phrase, recall, country)
        return
    if part.spec.get("party"):
        _party_word(marks, phrase, country)
        return
    if part.spec.get("nobodys"):
        return  # "armed men": whose they are is not said
    if part.spec.get("irregular"):
        _irregular(marks, phrase, recall, country)
        return
    if part.type == "role" and phrase.start >= 0:
        if country is not None and not part.spec.get("takes") and not part.spec.get("place"):
            _of_country(marks, phrase, country)
        return
    found = None
    if phrase.sector == "MIL":
        found = _same_sentence(marks, phrase, recall)
    found = found or _same(part.sense, phrase.classes, recall) or _only(part.sense, recall)
    if found is not None:
        _take(marks, phrase, found)
        return
    if phrase.sector == "PKO":
        found = _same_sentence(marks, phrase, recall)
        if found is not None:
            _take(marks, phrase, found)
        return
    if phrase.sector not in _OF_NONE and country is not None:
        _of_country(marks, phrase, country)


def _through(marks: Marks, phrase: Phrase, recall: Recall, country: str | None) -> None:
    """ "the command of the peacekeepers": whose the inner body is, the outer one is."""
    inner = phrase.owner.phrase if phrase.owner is not None else None
    assert inner is not None
    if inner.note == "own":
        own(marks, inner, recall.before)
    elif inner.open:
        _open(marks, inner, recall, country)
    phrase.side = inner.side
    if phrase.start < 0 or phrase.part.spec.get("inner"):
        phrase.owner = inner.owned()
        inside = phrase.part.spec.get("inner")
        phrase.name = inner.name if inside else named(marks, phrase.part, phrase.owner, phrase.side, None)


def _same_sentence(marks: Marks, phrase: Phrase, recall: Recall) -> Phrase | None:
    """A body of a state that the sentence has named before: its ministry speaks of its own army."""
    states = marks.register.states
    found = recall.last("body", lambda one: one if _is_body(one) and one.side in states else None)
    return found if found is not None and marks.ends[found.first] == marks.ends[phrase.first] else None


def _is_body(one: Phrase) -> bool:
    return one.part.type in _BODIES and one.sector in {"MIL", "GOV"} and one.note not in {"adjective", "seat"}


def _same(sense: str, classes: Sequence[str], recall: Recall) -> Phrase | None:
    """The last body of the same sense whose side is known, else one of its main class."""
    found = recall.last(("sense", sense), lambda one: _first(one, lambda it: it.part.sense == sense))
    if found is not None or not classes or classes[0] == "ministry":
        return found
    main = classes[0]
    return recall.last(
        ("class", main), lambda one: _first(one, lambda it: main in it.classes and it.part.type != "short")
    )


def _first(phrase: Phrase, fits: Callable[[Phrase], bool]) -> Phrase | None:
    """The phrase, or the body that it names its head's owner by, if it fits and its side is known."""
    for one in (phrase, _inner(phrase)):
        if one is not None and one.side is not None and one.note != "own" and fits(one):
            return one
    return None


def _inner(phrase: Phrase) -> Phrase | None:
    """The body that a phrase names its head's owner by: the peacekeepers of "the command of the peacekeepers"."""
    return phrase.owner.phrase if phrase.owner is not None else None


def _only(sense: str, recall: Recall) -> Phrase | None:
    """The first of the same sense that the text names later, if all of them are on one side."""
    later = recall.only(("sense", sense), lambda one: _sided(one, sense), lambda one: one.side)
    return later[0] if later else None


def _sided(one: Phrase, sense: str) -> Phrase | None:
    return one if one.part.sense == sense and one.side is not None and not one.open else None


def _take(marks: Marks, phrase: Phrase, found: Phrase) -> None:
    """The owner of another phrase, or all of it where it is the same office."""
    phrase.open, phrase.note = False, phrase.note or "anaphor"
    same = found.part.sense == phrase.part.sense or (found.kind == "name" and found.part.type == "actor")
    if same or found.side not in marks.register.states:
        phrase.side, phrase.sector = found.side, found.sector
        if found.owner is not None and not same:
            phrase.name = named(marks, phrase.part, found.owner, found.side, None)
        elif found.part.type != "role":
            phrase.name = found.name
        else:
            phrase.name = named(marks, phrase.part, found.owner, found.side, None)
        return
    _of_country(marks, phrase, str(found.side))


def _of_country(marks: Marks, phrase: Phrase, code: str) -> None:
    party = marks.register.parties.get(phrase.part.sense, {}).get(code)
    if party is not None:
        _be(phrase, marks.register.groups[party])
        return
    state = marks.register.states.get(code)
    if state is None:
        return
    owner = Owner("state", state.name, code, None, state.origin, code)
    phrase.side = the_side(marks, phrase.part, owner)
    named_person = phrase.part.type == "role" and phrase.start >= 0
    phrase.sector = sector_of(phrase.part, owner, None)
    phrase.name = named(marks, phrase.part, owner, phrase.side, None)
    phrase.note = phrase.note or ("" if named_person else "anaphor")


def _irregular(marks: Marks, phrase: Phrase, recall: Recall, country: str | None) -> None:
    """ "the fighters": the last armed group named; "the factions": those of the country."""
    if phrase.part.type == "people":
        last = recall.last("armed", lambda one: one if one.sector == "REB" and one.side is not None else None)
        if last is not None:
            side = last.side
            group = recall.first(("armed", side), lambda one: _group(one, side)) or last
            phrase.name, phrase.side, phrase.note = group.name, side, "anaphor"
            return
    party = marks.register.parties["irregulars"].get(country or "")
    if party is not None:
        sector = phrase.sector
        _be(phrase, marks.register.groups[party])
        phrase.sector = sector or phrase.sector


def _group(one: Phrase, side: str | None) -> Phrase | None:
    return one if one.part.type == "actor" and one.side == side and one.sector == "REB" else None


def _party_word(marks: Marks, phrase: Phrase, country: str | None) -> bool:
    """ "the aggression", "the militia": who is meant depends on the country."""
    table = marks.register.parties.get(str(phrase.part.spec["party"]), {})
    party = table.get(country or "")
    phrase.note = phrase.note or "party word"
    if party is None:
        return phrase.part.type != "party"
    known = marks.register.groups.get(party)
    if known is not None:
        _be(phrase, known)
    elif party in marks.register.special:
        phrase.name, phrase.side, phrase.sector = marks.register.special[party], party.split(" ")[-1], "MIL"
    elif party in marks.register.states:
        phrase.name, phrase.side, phrase.sector = marks.register.states[party].name, party, "MIL"
    return True


def _be(phrase: Phrase, known: Known) -> None:
    phrase.name, phrase.side, phrase.sector = known.name, known.side, known.sector
    phrase.classes = (*phrase.classes, *known.classes)
