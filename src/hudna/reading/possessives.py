"""Phrases -> whose they are: "his soldiers", "a military source told the agency"."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.owners import Owner
from hudna.reading.parts import Marks
from hudna.reading.phrases import Phrase
from hudna.reading.titles import named

_UNARMED = frozenset({"IGO", "NGO", "HLT"})  # whose members are no soldiers


def own(marks: Marks, phrase: Phrase, before: Sequence[Phrase]) -> None:
    """ "his soldiers": of the last one named that the pronoun fits; who speaks may still overrule it."""
    pronoun = phrase.owner.features if phrase.owner else ""
    gender = next((letter for letter in pronoun if letter in "mf"), "")
    near = [one for one in reversed(before[-8:]) if marks.cued(one.first)] + list(reversed(before[-6:]))
    for one in near:
        if (
            one.side is not None
            and one.note not in {"adjective", "own"}
            and one.sector != "MED"
            and (not gender or gender in one.features)
        ):
            owner = one.owner if one.owner is not None and one.owner.kind != "own" else one.owned()
            state = marks.register.states.get(one.side)
            if owner.kind != "state" and state is not None and _of_state(marks, phrase):
                owner = Owner("state", state.name, state.code, None, state.origin, state.code)  # "its health ministry"
            phrase.side = one.side
            if phrase.part.sense != "own-country":
                phrase.name = named(marks, phrase.part, owner, one.side, None) if owner.kind == "state" else one.name
                plain = "sector" not in phrase.part.spec and one.sector in _UNARMED
                phrase.sector = one.sector if plain or one.sector == "REB" else phrase.sector or one.sector
            else:
                phrase.name, phrase.sector = owner.name, "GOV"
            return


def _of_state(marks: Marks, phrase: Phrase) -> bool:
    """Whether a state has such a thing, not the body that has just been named: "its health ministry", "our units"."""
    return "ministry" in phrase.classes or (marks.owners_first and "origin" in phrase.part.spec)


def carried(marks: Marks, phrase: Phrase, before: Sequence[Phrase], after: Sequence[Phrase]) -> None:
    """ "a military source told SANA": the source of a state's organ is the state's."""
    if phrase.side is not None or phrase.sector not in {"MIL", "GOV"}:
        return
    sentence = marks.ends[phrase.first]
    near = [one for one in [*before[-2:], *after[:2]] if marks.ends[one.first] == sentence and one.part.type == "media"]
    for one in near:
        known = marks.register.media.get(one.part.id)
        if known is not None and known.organ and known.side is not None:
            state = marks.register.states.get(known.side)
            whose = state.origin if state else known.side.replace("-", " ").title()
            phrase.side = known.side
            phrase.sector = phrase.sector if state else "REB"
            phrase.name = f"{whose} {phrase.name[:1].lower()}{phrase.name[1:]}"
            return
