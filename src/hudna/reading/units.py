"""Words after a number -> what it counts: unit, group, and where the wording ends."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.adjectives import endings, hyphened, noun_behind, noun_ending, steps
from hudna.reading.countsenses import FREE, Noun
from hudna.reading.countwords import Counting
from hudna.reading.figures import past_calibre

CLOSERS = frozenset("”»\"'’)")
OPENERS = frozenset("“«\"'‘(”")


class Counted(NamedTuple):
    """What a number counts; the wording ends before token `last`. `add` is a fraction after it ("طن ونصف")."""

    unit: str | None
    group: str | None
    last: int
    features: str = ""
    times: int = 1
    add: float = 0.0
    note: str = ""
    only: bool = False  # named as what is counted, it tells no group


def counted(text: Counting, at: int) -> Counted | None:
    """The noun that a number ending before token `at` counts: next to it, behind its calibre, or after "of"."""
    if text.tokens[at].shape == "number":
        behind = past_calibre(text, at)
        return named(text, behind) if behind else None
    if text.tokens[at].text == "-" and endings(text.code):
        return _lasting(text, at)
    word = text.words[at]
    for phrase in word.others:
        if phrase.sense != "part-of-them":
            return Counted(phrase.attributes.get("unit"), None, at + 1, "p")
        if last := text.follows(at + 1, phrase.rest):
            return _part(text, last)
    roles = word.roles
    if roles and roles.get("more") == ():
        return (named(text, at + 1) if steps(text.code) else None) or Counted(None, None, at + 1)
    if word.counted or endings(text.code) or steps(text.code):
        found = named(text, at)
        if found:
            return found
    if roles and roles.get("of") == ():
        after = at + 1 + (text.role(at + 1, "the") is not None)
        found = named(text, after)
        if found and "p" in found.features:
            return found
        if text.tokens[after].shape == "number" and after > at + 1:
            whole = named(text, after + 1)  # "20 of the 48 hostages"
            return Counted(whole.unit, None, at, "p") if whole and whole.unit else None
    return None


def _lasting(text: Counting, at: int) -> Counted | None:
    """ "72-часовое перемирие": how long it lasts, in an adjective joined to digits by a dash."""
    if not (text.glued(at) and text.glued(at + 1)):
        return None
    for noun in text.words[at + 1].nouns:
        if noun.attributes.get("each"):
            return Counted(noun.attributes["unit"], None, at + 2, times=int(noun.attributes.get("times", 1)))
    return None


def _part(text: Counting, at: int) -> Counted:
    """ "two of them", and where the language lets it follow, what they are ("two of them children")."""
    found = named(text, at) if steps(text.code) else None
    return found._replace(note="part") if found and "p" in found.features else Counted(None, None, at, note="part")


def named(text: Counting, at: int) -> Counted | None:
    """What a noun at a token, or behind its adjectives, says is counted."""
    found = (hyphened(text, at) or noun_ending(text, at)) if steps(text.code) else noun_behind(text, at)
    if found is None:
        return None
    if text.tokens[at].text == "-":
        return describe(text, found[0], found[1])._replace(group=None, last=found[1])  # "a one-week humanitarian pause"
    about = describe(text, found[0], found[1])
    return about._replace(group=about.group or found[2]) if found[2] else about


def noun_at(text: Counting, at: int) -> tuple[Noun, int] | None:
    """The counted noun at a token and the index after it; none where "and" or a preposition is joined to it."""
    for noun in text.words[at].counted:
        if last := text.follows(at + 1, noun.rest):
            return noun, last
    return None


def describe(text: Counting, noun: Noun, last: int) -> Counted:
    """A counted noun with what follows and belongs to it: genitive, adjectives, goods, a fraction."""
    unit = noun.attributes.get("unit") or None
    group = noun.attributes.get("group")
    if noun.rest and text.role(last - 1, "label") is not None and text.role(last + 1, "never_before") is not None:
        last += 2  # "mines of 82 mm calibre"
    if noun.attributes.get("open"):
        group, last = _member(text, last, group)
    elif noun.attributes.get("of") and (end := _fixed(text, last, "incident-")):
        last = end[1]
    else:
        if not endings(text.code):
            group, last = _qualified(text, last, group)
        group, last = _goods(text, last, group)
    add, group, last = _fraction(text, noun, last, group)
    only = bool(noun.attributes.get("counted_only"))
    return Counted(unit, group, last, noun.features, int(noun.attributes.get("times", 1)), add, only=only)


def _fixed(text: Counting, at: int, prefix: str, before: frozenset[str] = FREE) -> tuple[Noun, int] | None:
    """A fixed word or phrase with a sense of this prefix at a token."""
    for noun in text.words[at].fixed:
        if (
            noun.sense.startswith(prefix)
            and before.issuperset(noun.before)
            and (last := text.follows(at + 1, noun.rest))
        ):
            return noun, last
    return None


def _member(text: Counting, at: int, group: str | None) -> tuple[str | None, int]:
    """ "عناصر الشرطة": the genitive tells whose members they are."""
    if force := _fixed(text, at, "force-"):
        return force[0].attributes["member"], force[1]
    of = text.role(at, "of") == ()
    if of and (force := _fixed(text, at + 1, "force-")):
        return force[0].attributes["member"], force[1]
    found = noun_at(text, at)
    if found and found[0].attributes.get("unit") in {"person", "household"}:
        same = found[0].attributes.get("unit") == "person"
        return (found[0].attributes.get("group") if same else group), found[1]
    return _qualified(text, at, group)


def _qualified(text: Counting, at: int, group: str | None) -> tuple[str | None, int]:
    """Adjectives that tell the group ("موقعاً عسكرياً", "عربات مسلحة"), or a phrase ("نقاط مراقبة")."""
    while (told := text.words[at].group) is not None:
        group, at = group or told, at + 1
    return group, at


def _goods(text: Counting, at: int, group: str | None) -> tuple[str | None, int]:
    """ "طن من القمح", "شاحنة محملة بالأدوية", "شاحنة مساعدات"; "مناطق لخفض التصعيد" gives the group alone."""
    found = _fixed(text, at, "group-")
    if found is None and (text.role(at, "of") is not None or _loaded(text, at)):
        found = _fixed(text, at + 1, "group-", _GOODS)
        found = found if found and found[0].attributes.get("goods") else None
    if found:
        return group or found[0].attributes["group"], found[1]
    towards = _fixed(text, at, "group-", _TOWARDS)
    return (group or towards[0].attributes["group"] if towards else group), at


_GOODS = FREE | {"by"}
_TOWARDS = FREE | {"to"}


def _loaded(text: Counting, at: int) -> bool:
    return any(n.sense == "goods-loaded" and not n.before for n in text.words[at].nouns)


def _fraction(text: Counting, noun: Noun, at: int, group: str | None) -> tuple[float, str | None, int]:
    """ "طن ونصف", "طنين ونصف الطن": a fraction of the unit on top; goods may follow."""
    for piece in text.words[at].pieces:
        if piece.attributes.get("fraction") and piece.before == ("and",):
            last = at + 1 + len(piece.rest)
            if piece.rest and not text.exactly(at + 1, piece.rest):
                continue  # "and three wounded" is no "and three quarters"
            again = noun_at(text, last)
            if again and again[0].sense == noun.sense and again[0].features == "s":
                last = again[1]
            return float(piece.value), *_goods(text, last, group)
    return 0.0, group, at
