"""Words after a number -> what it counts: unit, group, and where the wording ends."""

from __future__ import annotations

from typing import NamedTuple

from hudna.reading.countwords import Counting, Noun

CLOSERS = frozenset("”»\"'’)")
OPENERS = frozenset("“«\"'‘(”")
_FREE = frozenset({"the"})


class Counted(NamedTuple):
    """What a number counts; the wording ends before token `last`. `add` is a fraction after it ("طن ونصف")."""

    unit: str | None
    group: str | None
    last: int
    features: str = ""
    times: int = 1
    add: float = 0.0
    note: str = ""


def counted(text: Counting, at: int, article: str) -> Counted | None:
    """The noun that a number ending before token `at` counts: next to it, or after "of"."""
    if at >= len(text.tokens):
        return None
    word = text.words[at]
    for phrase in word.phrases:
        last = text.follows(at + 1, phrase.rest, article) if phrase.sense == "part-of-them" else 0
        if last and not phrase.before:
            return Counted(None, None, last, note="part")
        if phrase.role == "num-others" and not phrase.before:
            return Counted(phrase.attributes.get("unit"), None, at + 1, "p")
    if text.role(at, "more") == ():
        return Counted(None, None, at + 1)
    found = noun_at(text, at, article)
    if found:
        return describe(text, *found, article)
    if text.role(at, "of") == () and at + 1 < len(text.tokens):
        found = noun_at(text, at + 1, article)
        if found and "p" in found[0].features:
            return describe(text, *found, article)
    return None


def noun_at(text: Counting, at: int, article: str) -> tuple[Noun, int] | None:
    """The counted noun at a token and the index after it; none where "and" or a preposition is joined to it."""
    if at >= len(text.tokens):
        return None
    for noun in text.words[at].nouns:
        if not noun.counts or set(noun.before) - _FREE:
            continue
        last = text.follows(at + 1, noun.rest, article) if noun.rest else at + 1
        if last:
            return noun, last
    return None


def describe(text: Counting, noun: Noun, last: int, article: str) -> Counted:
    """A counted noun with what follows and belongs to it: genitive, adjectives, goods, a fraction."""
    unit = noun.attributes.get("unit") or None
    group = noun.attributes.get("group")
    if noun.attributes.get("open"):
        group, last = _member(text, last, group, article)
    elif noun.attributes.get("of") and (end := _fixed(text, last, "incident-", article)):
        last = end[1]
    else:
        group, last = _qualified(text, last, group, noun.features)
        group, last = _goods(text, last, group, article)
    add, group, last = _fraction(text, noun, last, group, article)
    return Counted(unit, group, last, noun.features, int(noun.attributes.get("times", 1)), add)


def _fixed(
    text: Counting, at: int, prefix: str, article: str, before: frozenset[str] = _FREE
) -> tuple[Noun, int] | None:
    """A fixed word or phrase with a sense of this prefix at a token."""
    if at >= len(text.tokens):
        return None
    for noun in text.words[at].nouns:
        if noun.speech == "fixed" and noun.sense.startswith(prefix) and set(noun.before) <= before:
            last = text.follows(at + 1, noun.rest, article) if noun.rest else at + 1
            if last:
                return noun, last
    return None


def _member(text: Counting, at: int, group: str | None, article: str) -> tuple[str | None, int]:
    """ "عناصر الشرطة": the genitive tells whose members they are."""
    if force := _fixed(text, at, "force-", article):
        return force[0].attributes["member"], force[1]
    of = text.role(at, "of") == ()
    if of and (force := _fixed(text, at + 1, "force-", article)):
        return force[0].attributes["member"], force[1]
    found = noun_at(text, at, article)
    if found and found[0].attributes.get("unit") in {"person", "household"}:
        same = found[0].attributes.get("unit") == "person"
        return (found[0].attributes.get("group") if same else group), found[1]
    return _qualified(text, at, group, "")


def _qualified(text: Counting, at: int, group: str | None, features: str) -> tuple[str | None, int]:
    """Adjectives that tell the group ("موقعاً عسكرياً", "عربات مسلحة"), or a phrase ("نقاط مراقبة")."""
    while at < len(text.tokens):
        word = text.words[at]
        known = (n for n in word.nouns if n.speech == "adjective" and "group" in n.attributes)
        found = next((n for n in known if not set(n.before) - _FREE), None)
        if found is None:
            break
        group, at = group or found.attributes["group"], at + 1
    return group, at


def _goods(text: Counting, at: int, group: str | None, article: str) -> tuple[str | None, int]:
    """ "طن من القمح", "شاحنة محملة بالأدوية", "شاحنة مساعدات"; "مناطق لخفض التصعيد" gives the group alone."""
    for start, before in ((at, _FREE), (at + 1, _FREE | {"by"})):
        if start > at and text.role(at, "of") is None and not _loaded(text, at):
            break
        found = _fixed(text, start, "group-", article, before)
        if found and found[0].attributes.get("goods"):
            return group or found[0].attributes["group"], found[1]
        if found and start == at:
            return group or found[0].attributes["group"], found[1]
    towards = _fixed(text, at, "group-", article, frozenset({"to", "the"}))
    return (group or towards[0].attributes["group"] if towards else group), at


def _loaded(text: Counting, at: int) -> bool:
    return at < len(text.words) and any(n.sense == "goods-loaded" and not n.before for n in text.words[at].nouns)


def _spelled(text: Counting, at: int, rest: tuple[str, ...]) -> bool:
    """Whether the remaining words of a phrase stand here."""
    tokens = text.tokens
    return at + len(rest) <= len(tokens) and all(tokens[at + i].folded == word for i, word in enumerate(rest))


def _fraction(text: Counting, noun: Noun, at: int, group: str | None, article: str) -> tuple[float, str | None, int]:
    """ "طن ونصف", "طنين ونصف الطن": a fraction of the unit on top; goods may follow."""
    if at >= len(text.words):
        return 0.0, group, at
    for piece in text.words[at].pieces:
        if piece.attributes.get("fraction") and piece.before == ("and",):
            last = at + 1 + len(piece.rest)
            if not _spelled(text, at + 1, piece.rest):
                continue  # "and three wounded" is no "and three quarters"
            again = noun_at(text, last, article)
            if again and again[0].sense == noun.sense and again[0].features == "s":
                last = again[1]
            return float(piece.value), *_goods(text, last, group, article)
    return 0.0, group, at
