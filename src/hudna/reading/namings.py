"""A name by itself, in any language -> what it names; two names -> whether they are one, why, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from hudna.gazetteer.likeness import likeness
from hudna.languages import finished, language
from hudna.model import Actor, Document, Place
from hudna.reading.identify import script
from hudna.reading.scans import Mention
from hudna.reading.strands import scanned

LISTED = 1.0  # two names of one entry are one

T = TypeVar("T", Actor, Place)


class Named(NamedTuple):
    """What a name stands for in one language; `place` and `actor` are None where no list has it."""

    name: str
    language: str
    place: Place | None
    actor: Actor | None


class Same(NamedTuple):
    """Why two names are taken for one, and how sure that is (docs/reference/names.md says what the figure means)."""

    confidence: float
    why: str  # "actor" or "place": one entry of the lists; "name" or "surname": they sound alike
    degree: float  # 1.0 for the lists, else how alike the sounds are


def naming(name: str) -> tuple[Named, ...]:
    """A name -> what it stands for, in each language of its script; () where hudna has no language so written."""
    letters = next((script(letter) for letter in name if letter.isalpha()), None)
    codes = [code for code in finished() if language(code).settings.get("script") == letters]
    return tuple(_named(name, code) for code in codes)


def same(first: Named, second: Named) -> Same | None:
    """Whether two names are one: by the lists where both are in them, else by their sounds; None where they are not."""
    if first.actor and second.actor:
        return Same(LISTED, "actor", 1.0) if _identity(first.actor) == _identity(second.actor) else None
    if first.place and second.place:
        return Same(LISTED, "place", 1.0) if first.place.id == second.place.id else None
    found = likeness(first.name, first.language, second.name, second.language)
    return Same(found.confidence, found.compared, found.degree) if found else None


def _named(name: str, code: str) -> Named:
    s = scanned(Document(name, language=code), code)
    place, actor = _whole(s.places, name, Place), _whole(s.actors, name, Actor)
    return Named(name, code, place if place and place.id else None, actor)


def _whole(mentions: list[Mention], name: str, sort: type[T]) -> T | None:
    """What the mention says that covers the whole name."""
    for mention in mentions:
        if mention.span.of(name) == name.strip() and isinstance(mention.value, sort):
            return mention.value
    return None


def _identity(actor: Actor) -> tuple[str, str | None, str | None]:
    return actor.name, actor.side, actor.sector
