"""Head and owner -> what the actor is called in English, his side and sector."""

from __future__ import annotations

from hudna.gazetteer import entry
from hudna.gazetteer.actors import register
from hudna.model import Place
from hudna.reading.owners import Owner
from hudna.reading.parts import Marks, Part

_FORCES = frozenset({"MIL", None})
_BODIES = ("Ministry ", "Department ", "Government ", "House ", "Presidency ")  # names that take the article
PALESTINE, AUTHORITY = "PSE", "palestinian-authority"
GAZA = "gaza"  # the ministry of health of a report on Gaza is the one there
WEST_BANK = "hudna:west-bank"


def the_side(marks: Marks, part: Part, owner: Owner | None) -> str | None:
    """Whose side an office is on: its owner's, its own (a home), or that of a body of its own (slug)."""
    if part.spec.get("home"):
        return str(part.spec["home"])
    if owner is None:
        return None
    side = owner.side
    if part.spec.get("irregular") and not _regular(part, owner):
        return _irregular(marks, owner)
    if part.spec.get("slug") and owner.code is not None and owner.code in marks.register.states:
        slug = marks.register.states[owner.code].name.lower().replace(" ", "-")
        return str(part.spec["slug"]).format(slug=slug)
    if side == PALESTINE and part.type in {"office", "role"} and not part.spec.get("state"):
        return AUTHORITY
    return side


def _irregular(marks: Marks, owner: Owner) -> str | None:
    """ "the Armenian formations": not the state's own, but those whom the register names for it."""
    if owner.kind in {"actor", "office", "region"}:
        return owner.side
    group = marks.register.parties["irregulars"].get(owner.code or "")
    return marks.register.groups[group].side if group else None


def _regular(part: Part, owner: Owner | None) -> bool:
    """Whether a word that is said of irregulars means a state's own forces, as that state has no others."""
    if owner is None or not part.spec.get("regular"):
        return False
    return owner.kind == "state" and owner.code not in register().parties["irregulars"]


def sector_of(part: Part, owner: Owner | None, sort: Part | None) -> str | None:
    """The sector of the sort of source, else of the head; the forces of an armed group are rebels."""
    spec = sort.spec if sort is not None else part.spec
    sector = spec.get("sector") or (part.spec.get("sector") if part.type == "source" else None)
    if _regular(part, owner):
        return "MIL"
    if part.spec.get("unspecified"):
        return None
    if owner is not None and _armed(owner, sector) and (part.type != "role" or sector):
        return "REB"
    if owner is not None and owner.kind == "actor" and owner.sector == "IGO" and part.type == "role":
        return owner.sector
    if sector is None and owner is not None and owner.kind in {"actor", "office"}:
        return owner.sector
    if sector is None and owner is not None and part.type in {"people", "role"}:
        return "MIL" if part.type == "people" else "GOV"
    return None if sector is None else str(sector)


def _armed(owner: Owner, sector: object) -> bool:
    return sector in _FORCES and (owner.sector == "REB" or owner.kind == "region")


def named(marks: Marks, part: Part, owner: Owner | None, side: str | None, sort: str | None, number: str = "s") -> str:
    """The English name of an office and its owner."""
    special = marks.register.special.get(f"{part.sense} {side}")
    if special:
        return special
    base = str(part.spec.get("name", ""))
    if part.type == "source":
        return _source(part, owner, sort, base, number)
    if owner is None or owner.kind == "own":
        return base
    if part.spec.get("state"):
        return owner.name
    if part.spec.get("irregular") and owner.kind in {"state", "place"} and not _regular(part, owner):
        group = marks.register.parties["irregulars"].get(owner.code or "") if not part.spec.get("own-name") else None
        return marks.register.groups[group].name if group else base
    if owner.kind == "state" and owner.origin and "origin" in part.spec:
        return _capital(str(part.spec["origin"]).format(adjective=owner.origin))
    if part.spec.get("home") and owner.kind == "state" and "of" not in part.spec:
        return base
    pattern = str(part.spec.get("of", "{name} of {of}"))
    the = "the " if owner.kind == "office" or owner.name.startswith(_BODIES) else ""
    whose = "the " + owner.name if owner.name.startswith("United ") else owner.name
    if part.spec.get("population"):
        pattern = "{of}" if owner.kind == "region" else "{name} of {of}"
    if number == "p" and part.type == "role" and pattern.startswith(base):
        pattern = base + "s" + pattern[len(base) :]
    return pattern.format(name=base, of=whose, the=the)


def _source(part: Part, owner: Owner | None, sort: str | None, base: str, number: str) -> str:
    """ "Syrian military source", "US officials", "Relief sources"."""
    if part.spec.get("unspecified"):
        return base
    whose = (owner.origin or owner.name) if owner is not None else ""
    many = base + "s" if number == "p" and base in {"official", "military official"} else base
    words = [word for word in (whose, sort or "", many) if word]
    return _capital(" ".join(words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def of_west_bank(marks: Marks, index: int) -> bool:
    """Whether the sentence of a Palestinian ministry speaks of the West Bank and not of Gaza."""
    end = marks.ends[index]
    named = [one.value for at, one in marks.places.items() if marks.ends[at] == end and isinstance(one.value, Place)]
    parts = {_above(place.id) for place in named if place.id}
    return WEST_BANK in parts and not any(one.id == GAZA for at, one in marks.regions if marks.ends[at] == end)


def _above(identifier: str) -> str:
    """The largest part of a country that a place lies in, itself if it is one."""
    place = entry(identifier)
    while place is not None and place.parent and (above := entry(place.parent)) and above.feature != "country":
        place = above
    return place.id if place is not None else ""
