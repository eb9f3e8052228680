"""Words after a head -> its owner: adjectives of origin, genitives, and what prepositions govern."""

from __future__ import annotations

from collections.abc import Callable

from hudna.reading.capitals import out_words
from hudna.reading.lexemes import Lexeme
from hudna.reading.owners import Owner, adjective_owner, name_owner, quoted_group
from hudna.reading.parts import HEADS, Mark, Marks, Part, governed
from hudna.reading.persons import QUOTES, person_after

STEPS = 5  # adjectives and owners after a head
_GRAMMAR = frozenset({"actor-filler", "actor-affiliated", "actor-in", "actor-to"})
_FILLER = frozenset({"actor-filler"})
_BODIES = frozenset({"ministry", "council", "staff"})
_CIVIL = frozenset({"GOV", "HLT", "COP", "CVL", "REB", "JUD", "LEG"})


# Finds a body at a token, after a clitic preposition or bare, at a depth.
Bodies = Callable[[Marks, int, str | None, int], Owner | None]


class Growing:
    """A head that takes what stands after it: where it ends by now, and what has been found."""

    __slots__ = ("at", "bodies", "depth", "first", "mark", "marks", "owner", "part", "sort")

    def __init__(self, marks: Marks, mark: Mark, depth: int, bodies: Bodies) -> None:
        self.marks, self.mark, self.depth, self.bodies = marks, mark, depth, bodies
        self.part = mark.part
        self.first = mark.lexeme.first
        self.at = mark.lexeme.last
        self.owner: Owner | None = None
        self.sort: Part | None = None

    @property
    def definite(self) -> bool:
        """Whether no genitive can follow: it has the article, or an adjective already."""
        lexeme = self.mark.lexeme
        return not self.marks.leads and (self.at > lexeme.last or self.articled)

    @property
    def articled(self) -> bool:
        """Whether the head, or the last word of its phrase, has the article."""
        lexeme = self.mark.lexeme
        return self.marks.article(lexeme.last - 1) if lexeme.last > lexeme.first + 1 else self.mark.definite

    def take(self, owner: Owner) -> bool:
        """Take an owner, unless there is one; a region that is its people's own overrides their state."""
        had = self.owner
        if had is not None and not (owner.kind == "region" and self.overrides(owner)):
            return False
        if had is not None and self.part.spec.get("population"):
            owner = owner._replace(name=f"{had.origin}s of {owner.name}")
        self.owner = owner
        if owner.kind != "place" or self.part.spec.get("place"):
            self.at = max(self.at, owner.end or owner.last)
        return True

    def overrides(self, owner: Owner) -> bool:
        """ "the Armenian authorities in the region": the region's, not Armenia's."""
        had, sector = self.owner, self.part.spec.get("sector")
        civil = sector in _CIVIL or bool(self.part.spec.get("irregular"))
        if had is None:
            return civil or self.part.type in {"source", "role"}
        regions = self.marks.register.regions.values()
        return civil and any(one.name == owner.name and had.code in one.kin for one in regions)


def step(grow: Growing) -> bool:
    """Take one more word or phrase after the head."""
    marks, at = grow.marks, grow.at
    if marks.leads and grow.part.type == "source" and (closed := _quoted(marks, at)):
        grow.at = closed  # "a source of «Morning Courier» in the government"
        return True
    if marks.owners_first and (of := marks.scan.lexeme(at + _shortened(marks, at), {"actor-of"})) is not None:
        after = of.last + (of.last + 1 < len(marks.scan.tokens) and marks.scan.definite(of.last + 1))
        if after < marks.ends[at] and _genitive(grow, after):
            return True
    marked = at in marks.at
    word = marks.scan.lexeme(at, _GRAMMAR)
    if not marked and word is None:
        named = at in marks.places or marks.scan.tokens[at].text in QUOTES
        return named and (_genitive(grow) or _prefixed(grow))
    if marked and not marks.leads:
        agrees = (
            marks.article(at) or not grow.articled
        )  # "accused the army Russia of": no adjective without its article
        owner = adjective_owner(marks, at) if grow.owner is None and agrees else None
        if owner is not None:
            return grow.take(owner)
        if _sorted(grow):
            return True
    if not marks.leads and _filled(grow, word):
        return True
    return (marked and (_genitive(grow) or _prefixed(grow))) or _preposition(grow, word)


def _shortened(marks: Marks, at: int) -> int:
    """ "the Ministry of Defence (MOD) of": how many tokens a short form in brackets takes before the owner."""
    tokens = marks.scan.tokens
    if tokens[at].text != "(" or at + 3 >= marks.ends[at] or tokens[at + 2].text != ")":
        return 0
    return 3 if tokens[at + 1].text.isupper() else 0


def _quoted(marks: Marks, at: int) -> int:
    """The token after quotation marks with a name that nobody knows, else 0."""
    tokens = marks.scan.tokens
    if tokens[at].text not in QUOTES or at + 1 in marks.at:
        return 0
    close = next((i for i in range(at + 2, min(at + 6, marks.ends[at])) if tokens[i].text in QUOTES), -1)
    return close + 1


def _sorted(grow: Growing) -> bool:
    """ "military", "diplomatic": which sort of source."""
    if grow.part.type not in {"source", "people"}:
        return False
    sort = grow.marks.here(grow.at, "sort")
    if sort is None or governed(sort.lexeme.before) or sort.lexeme.after is not None:
        return False
    grow.sort, grow.at = grow.sort or sort.part, sort.lexeme.last
    return True


def _filled(grow: Growing, word: Lexeme | None) -> bool:
    """An adjective that changes nothing ("former", "illegal")."""
    filler = grow.marks.scan.lexeme(grow.at, _FILLER) if word is not None else None
    if filler is None or governed(filler.before) or filler.after is not None:
        return False
    if "the" in filler.before or not grow.articled or filler.form.speech == "fixed":
        grow.at = filler.last
        return True
    return False


def _genitive(grow: Growing, of: int = 0) -> bool:
    """A name or body right after the head; quotation marks may stand around it."""
    marks, at = grow.marks, of or grow.at
    if marks.owners_first and not of and grow.part.type != "people":
        return False
    if grow.definite or (grow.owner is not None and not (marks.leads and marks.here(at, "region"))):
        return False
    if grow.part.type == "source" and not grow.part.spec.get("inner"):
        owner = grow.bodies(marks, at, None, grow.depth) or name_owner(marks, at)
        return owner is not None and owner.kind in {"actor", "office"} and grow.take(owner)
    quoted = marks.scan.tokens[at].text in QUOTES
    owner = (
        (grow.bodies(marks, at, None, grow.depth) if of and not quoted else None)
        or name_owner(marks, at + quoted, quoted=quoted)
        or _titled(grow)
        or (None if quoted else grow.bodies(marks, at, None, grow.depth))
    )
    if owner is None and not quoted:
        owner = _group_word(marks, at)
    if owner is None or (owner.kind == "place" and not _takes_place(grow)):
        return False
    plain = grow.part.type == "role" and not grow.part.spec.get("takes")
    if (plain or (marks.leads and grow.part.spec.get("state"))) and marks.here(at + quoted, "person"):
        return False
    if grow.part.spec.get("population") or (grow.part.spec.get("land") and owner.kind in {"office", "place"}):
        return False
    taken = grow.take(owner)
    if quoted and grow.at < len(marks.scan.tokens) and marks.scan.tokens[grow.at].text in QUOTES:
        grow.at += 1
    return taken


def _titled(grow: Growing) -> Owner | None:
    """ "spokesman of Field Marshal X": a title before the owner's name."""
    title = grow.marks.scan.lexeme(grow.at, {"actor-title"}) if grow.part.spec.get("takes") else None
    if title is None or title.before or grow.marks.here(grow.at, *HEADS):
        return None
    owner = name_owner(grow.marks, title.last)
    return owner if owner is not None and owner.kind == "actor" else None


def _group_word(marks: Marks, at: int) -> Owner | None:
    """ "fighters of the group «X»": the noun before a quoted name."""
    mark = marks.here(at, "short")
    if mark is None or mark.lexeme.before or mark.lexeme.last >= len(marks.scan.tokens):
        return None
    quoted = marks.scan.tokens[mark.lexeme.last].text in QUOTES
    owner = name_owner(marks, mark.lexeme.last + quoted, quoted=True)
    if owner is None or owner.kind != "actor":
        return None
    return owner._replace(end=owner.last + int(quoted and marks.scan.tokens[owner.last].text in QUOTES))


def _takes_place(grow: Growing) -> bool:
    """Whether a town may own the head: the police of Khartoum, the gunmen of a village, the governor of a province."""
    sector = grow.part.spec.get("sector")
    return bool(grow.part.spec.get("place") or grow.part.spec.get("irregular")) or sector in {"COP", "GOV"}


def _prefixed(grow: Growing) -> bool:
    """ "of", "for" and "in" where they are written as one word with what they govern."""
    marks, at = grow.marks, grow.at
    befores = [mark.lexeme.before for mark in marks.at.get(at, ())]
    if at in marks.places:
        befores.append(marks.places[at].before)
    if not any("to" in before or "by" in before for before in befores):
        return False
    owner = name_owner(marks, at, "to") or _own_country(marks, at) or grow.bodies(marks, at, "to", grow.depth)
    if owner is not None and owner.kind != "place" and grow.part.type != "source":
        return grow.take(owner) or _skip_role(grow, owner.last)
    body = grow.bodies(marks, at, "by", grow.depth) if grow.part.type == "source" else None
    if body is not None:
        return grow.take(body)
    target = name_owner(marks, at, "by")
    return target is not None and target.kind in {"region", "state"} and _inside(grow, target)


def _preposition(grow: Growing, word: Lexeme | None) -> bool:
    """ "in", "from", "to", "belonging to" as words of their own, and what they govern."""
    if word is None or word.last >= grow.marks.ends[grow.at]:
        return False
    marks, at = grow.marks, grow.at
    inside = marks.scan.lexeme(at, {"actor-in"})
    if inside is not None and not inside.before:
        target = name_owner(marks, inside.last)
        if target is None and grow.part.type == "source":
            target = quoted_group(marks, inside.last, marks.ends[at])
        if target is None and grow.part.type in {"source", "people", "role"}:
            target = grow.bodies(marks, inside.last, None, grow.depth)
        return target is not None and _inside(grow, target, away=marks.scan.tokens[at].folded in out_words(marks))
    towards = marks.scan.lexeme(at, {"actor-to"})
    if towards is not None and not towards.before:
        target = name_owner(marks, towards.last)
        return target is not None and _skip_role(grow, target.last)
    return _affiliated(grow)


def _own_country(marks: Marks, at: int) -> Owner | None:
    """ "forces of his country"."""
    mark = marks.here(at, "own")
    if mark is None or "to" not in mark.lexeme.before:
        return None
    return Owner("own", "", None, features=mark.lexeme.after or "", first=at, last=mark.lexeme.last)


def _inside(grow: Growing, target: Owner, *, away: bool = False) -> bool:
    """ "in X": the owner of civil bodies, roles, irregulars and of sources that speak for a power."""
    part = grow.part
    sector = (grow.sort.spec if grow.sort else part.spec).get("sector")
    speaks = part.type == "source" and (sector in {"MIL", "GOV"} or target.kind in {"actor", "office"})
    loose = part.type == "role" or part.spec.get("irregular") or part.spec.get("inner") or speaks
    if away and not (part.type in {"people", "source"} and target.kind in {"actor", "office"}):
        return False
    if grow.owner is not None:
        if target.kind == "region" and grow.overrides(target):
            return grow.take(target)
        return _skip_role(grow, target.last)
    if target.kind in {"actor", "office"}:
        return bool(loose) and grow.take(target)
    if target.kind == "place":
        return bool(part.spec.get("place") or part.spec.get("irregular") or (speaks and target.side)) and grow.take(
            target
        )
    body = bool(_BODIES & set(part.classes))
    return bool(loose or body or sector in _CIVIL) and grow.take(target)


def _skip_role(grow: Growing, last: int) -> bool:
    """ "the UN envoy to Syria Geir Pedersen": what the envoy is for stands before his name."""
    person = person_after(grow.marks, last, None) if grow.part.type == "role" else None
    if person is None or not person.sure:
        return False
    grow.at = last
    return True


def _affiliated(grow: Growing) -> bool:
    """ "forces loyal to X", "belonging to it"."""
    marks, at = grow.marks, grow.at
    word = marks.scan.lexeme(at, {"actor-affiliated"})
    if word is None or governed(word.before) or word.last >= marks.ends[at] or grow.owner is not None:
        return False
    owner = name_owner(marks, word.last, "to") or grow.bodies(marks, word.last, "to", grow.depth)
    if owner is not None and owner.kind != "place":
        return grow.take(owner)
    person = _pronoun(marks, word.last)
    return person is not None and grow.take(
        Owner("own", "", None, features=person, first=word.last, last=word.last + 1)
    )


def _pronoun(marks: Marks, index: int) -> str | None:
    """ "to her", "to him": a preposition that is nothing but clitic and pronoun."""
    sense = marks.scan.language.sense("actor-pronouns")
    return sense.attributes.get("words", {}).get(marks.scan.tokens[index].folded) if sense else None
