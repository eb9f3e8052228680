"""Phrases -> whose they are: "his soldiers", "a military source told the agency"."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.reading.parts import Marks
from hudna.reading.phrases import Phrase
from hudna.reading.titles import named


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
            phrase.side = one.side
            if phrase.part.sense != "own-country":
                phrase.name = named(marks, phrase.part, owner, one.side, None) if owner.kind == "state" else one.name
                phrase.sector = "REB" if one.sector == "REB" else phrase.sector or one.sector
            else:
                phrase.name, phrase.sector = owner.name, "GOV"
            return


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
