"""Phrases -> phrases: short forms and offices without an owner go back to whom the text has named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hudna.gazetteer.actors import Known
from hudna.model import Place
from hudna.reading.owners import Owner
from hudna.reading.parts import Marks
from hudna.reading.phrases import Phrase
from hudna.reading.possessives import carried, own
from hudna.reading.titles import AUTHORITY, PALESTINE, named, sector_of, the_side

GAZA = "gaza"  # the ministry of health of a report on Gaza is the one there
_BODIES = frozenset({"office", "role", "state", "people"})
_OF_NONE = frozenset({"PKO", "IGO"})  # peacekeepers and missions are not the country's own


def country_of(marks: Marks, phrases: Sequence[Phrase]) -> str | None:
    """The country that a text is mostly about: by its places, else by its states."""
    votes: Counter[str] = Counter()
    for mention in marks.scan.places:
        if isinstance(mention.value, Place) and mention.value.country:
            votes[mention.value.country] += 1
    votes.update(region.country for _, region in marks.regions)
    if not marks.scan.places:
        votes.update(
            here[0].part.id
            for here in marks.at.values()
            if here[0].part.type in {"seat", "state"} and not here[0].adjective
        )
    for phrase in phrases:
        if phrase.part.type == "actor":
            home = marks.register.groups[phrase.part.id].home
            if home:
                votes[home] += 1
    if not votes:
        votes.update(phrase.side for phrase in phrases if phrase.side and phrase.side in marks.register.states)
    return votes.most_common(1)[0][0] if votes else None


def resolve(marks: Marks, phrases: list[Phrase]) -> list[Phrase]:
    """Give every open phrase its owner; short forms that go back to nobody are dropped."""
    country = country_of(marks, phrases)
    gaza = any(region.id == GAZA for _, region in marks.regions)
    kept: list[Phrase] = []
    for index, phrase in enumerate(phrases):
        kind = phrase.part.type
        if kind == "short" and phrase.open:
            if not _short(marks, phrase, kept, phrases[index + 1 :]):
                continue
        elif kind == "party":
            if not _party_word(marks, phrase, country):
                continue
        elif phrase.note == "own":
            own(marks, phrase, kept)
        elif phrase.open:
            _open(marks, phrase, kept, phrases[index + 1 :], country)
        elif phrase.part.spec.get("counterpart"):
            _counterpart(marks, phrase, kept)
        elif kind == "source":
            carried(marks, phrase, kept, phrases[index + 1 :])
        if phrase.side == AUTHORITY and phrase.sector == "HLT" and gaza:
            _be(phrase, marks.register.groups[str(marks.register.parties[phrase.part.sense][PALESTINE])])
        kept.append(phrase)
    return kept


# --- short forms ------------------------------------------------------------------------------------------------------


def _short(marks: Marks, phrase: Phrase, before: Sequence[Phrase], after: Sequence[Phrase]) -> bool:
    """ "the ministry": the last ministry named, else the only one that the text names later."""
    wanted = phrase.part.classes
    if wanted[0] in {"statement", "source"}:
        found = _last(before, wanted) if wanted[0] == "source" else None
        found = found or next((one for one in reversed(before) if one.sector != "MED" and marks.cued(one.first)), None)
    else:
        found = _last(before, wanted)
    if found is None:
        later = {
            (one.name, one.side): one
            for one in after
            if set(one.classes) & set(wanted) and not one.open and one.part.type != "short"
        }
        found = next(iter(later.values())) if len(later) == 1 else None
    if found is None:
        return _alone(phrase)
    phrase.name, phrase.side, phrase.sector = found.name, found.side, found.sector
    phrase.classes, phrase.note = found.classes, "anaphor"
    return True


def _last(phrases: Sequence[Phrase], wanted: Sequence[str]) -> Phrase | None:
    """The last phrase of the first class that has one; classes are named in the order of likelihood."""
    return next((one for one in reversed(phrases) if set(one.classes) & set(wanted) and one.note != "own"), None)


def _alone(phrase: Phrase) -> bool:
    """A short form that goes back to nobody is an actor only where the word can mean nothing else."""
    name = phrase.part.spec.get("name")
    if name is None:
        return False
    phrase.name, phrase.sector = str(name), phrase.part.spec.get("sector")
    phrase.note = "anaphor"
    return True


def _counterpart(marks: Marks, phrase: Phrase, before: Sequence[Phrase]) -> None:
    """ "his Armenian counterpart": the same office of another state."""
    roles = (one for one in reversed(before) if one.part.type == "role" and not one.part.spec.get("counterpart"))
    last = next(roles, None)
    if last is not None and phrase.owner is not None and phrase.start < 0:
        phrase.name = named(marks, last.part, phrase.owner, phrase.side, None)
        phrase.sector = sector_of(last.part, phrase.owner, None)


# --- offices without an owner -----------------------------------------------------------------------------------------


def _open(marks: Marks, phrase: Phrase, before: Sequence[Phrase], after: Sequence[Phrase], country: str | None) -> None:
    """ "the army": by whom the sentence speaks, the last army named, the country that the text is about."""
    part = phrase.part
    if phrase.owner is not None and phrase.owner.phrase is not None:
        _through(marks, phrase, before, after, country)
        return
    if part.spec.get("party"):
        _party_word(marks, phrase, country)
        return
    if part.spec.get("irregular"):
        _irregular(marks, phrase, before, country)
        return
    if part.type == "role" and phrase.start >= 0:
        if country is not None and not part.spec.get("takes") and not part.spec.get("place"):
            _of_country(marks, phrase, country)
        return
    found = None
    if phrase.sector == "MIL":
        found = _same_sentence(marks, phrase, before)
    found = found or _same(part.sense, phrase.classes, before) or _only(part.sense, after)
    if found is not None:
        _take(marks, phrase, found)
        return
    if phrase.sector == "PKO":
        found = _same_sentence(marks, phrase, before)
        if found is not None:
            _take(marks, phrase, found)
        return
    if phrase.sector not in _OF_NONE and country is not None:
        _of_country(marks, phrase, country)


def _through(
    marks: Marks, phrase: Phrase, before: Sequence[Phrase], after: Sequence[Phrase], country: str | None
) -> None:
    """ "the command of the peacekeepers": whose the inner body is, the outer one is."""
    inner = phrase.owner.phrase if phrase.owner is not None else None
    assert inner is not None
    if inner.note == "own":
        own(marks, inner, before)
    elif inner.open:
        _open(marks, inner, before, after, country)
    phrase.side = inner.side
    if phrase.start < 0 or phrase.part.spec.get("inner"):
        phrase.owner = inner.owned()
        inside = phrase.part.spec.get("inner")
        phrase.name = inner.name if inside else named(marks, phrase.part, phrase.owner, phrase.side, None)


def _same_sentence(marks: Marks, phrase: Phrase, before: Sequence[Phrase]) -> Phrase | None:
    """A body of a state that the sentence has named before: its ministry speaks of its own army."""
    for one in reversed(before):
        if marks.ends[one.first] != marks.ends[phrase.first]:
            return None
        if (
            one.part.type in _BODIES
            and one.side in marks.register.states
            and one.sector in {"MIL", "GOV"}
            and one.note not in {"adjective", "seat"}
        ):
            return one
    return None


def _same(sense: str, classes: Sequence[str], before: Sequence[Phrase]) -> Phrase | None:
    same = [one for one in before if one.part.sense == sense and one.side is not None and one.note != "own"]
    if same:
        return same[-1]
    main = classes[:1]
    like = [
        one
        for one in before
        if set(main) & set(one.classes) and one.side is not None and one.note != "own" and one.part.type != "short"
    ]
    return like[-1] if like and main != ("ministry",) else None


def _only(sense: str, after: Sequence[Phrase]) -> Phrase | None:
    later = [one for one in after if one.part.sense == sense and one.side is not None and not one.open]
    return later[0] if len({one.side for one in later}) == 1 else None


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


def _irregular(marks: Marks, phrase: Phrase, before: Sequence[Phrase], country: str | None) -> None:
    """ "the fighters": the last armed group named; "the factions": those of the country."""
    if phrase.part.type == "people":
        last = next((one for one in reversed(before) if one.sector == "REB" and one.side is not None), None)
        if last is not None:
            group = next(
                (one for one in before if one.part.type == "actor" and one.side == last.side and one.sector == "REB"),
                last,
            )
            phrase.name, phrase.side, phrase.note = group.name, last.side, "anaphor"
            return
    party = marks.register.parties["irregulars"].get(country or "")
    if party is not None:
        sector = phrase.sector
        _be(phrase, marks.register.groups[party])
        phrase.sector = sector or phrase.sector


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
    elif party in marks.register.states:
        phrase.name, phrase.side, phrase.sector = marks.register.states[party].name, party, "MIL"
    return True


def _be(phrase: Phrase, known: Known) -> None:
    phrase.name, phrase.side, phrase.sector = known.name, known.side, known.sector
    phrase.classes = (*phrase.classes, *known.classes)
