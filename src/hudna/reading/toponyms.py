"""Tokens -> candidates: spans that may be place names, with the words around them that tell of a place."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from hudna.gazetteer import SURE, Option, Start, Starts, starts
from hudna.languages import language
from hudna.languages.cases import bases
from hudna.reading.borrowed import borrowed
from hudna.reading.placewords import NOTHING, Kind, Role, Words
from hudna.reading.scans import Scan

SIGNS = frozenset("'’ʼ`‘")  # that stand inside a word for a letter which the script lacks
QUOTES = frozenset("\"“«'‘„”")
NAMES = ("actor-", "media-", "person-")  # senses of the lexicon that name an organisation
_ABBREVIATED = 5  # letters of an abbreviation, which is no case form of a name
_SYLLABLE = 3  # letters of a word that is hardly a name by itself
_SHARED = 7  # words between names that share a kind word


class Candidate(NamedTuple):
    """A name on tokens `first` to `last` (half-open): what it may mean and what stands before it."""

    first: int
    last: int
    start: Start
    head: Kind | None
    role: Role | None  # the head's, or that of the list
    opening: int  # the first token, with the head
    near: bool
    at: bool
    media: bool

    @property
    def options(self) -> tuple[Option, ...]:
        """The places that the name may mean."""
        return self.start.options


def candidates(scan: Scan, words: Words) -> list[Candidate]:
    """Every span that a place name covers, the longest one from each word."""
    found: list[Candidate] = []
    end = 0
    ends = endings(scan.language.code, "unnamed")
    split = _split(scan)
    for index, word in enumerate(words):
        if word is NOTHING and index not in split:
            continue  # as most words
        names = split.get(index, word.starts)
        if names is None or index < end or _is_adjective(scan, index, words, ends):
            continue
        start, last = _longest(scan, index, names)
        if start is None or not _is_capital(scan, index, last, start):
            start, last = _sharing(scan, index, names, found[-1] if found else None)
        if start and _in_district(scan, words, index, last, start):
            continue
        if start and not (_in_name(scan, index, last) or (_unheaded(words, last) and borrowed(scan, index, last))):
            candidate = _surround(scan, index, last, start, words, found[-1] if found else None)
            if candidate:
                found.append(candidate)
                end = last
    return found


def _split(scan: Scan) -> dict[int, Starts]:
    """The names that begin with a word which a sign for a foreign letter cuts in two ("Sana'a")."""
    if not scan.language.settings.get("cased"):
        return {}
    found: dict[int, Starts] = {}
    for at, token in enumerate(scan.tokens):
        if at and token.text in SIGNS and (word := _piece(scan, at - 1))[1] > at:
            names = starts(scan.language.code, word[0])
            if names is not None:
                found[at - 1] = names
    return found


def _piece(scan: Scan, index: int) -> tuple[str, int]:
    """The word at a token, and the token after it: two tokens and the sign between them may be one word."""
    tokens, last = scan.tokens, index + 2
    folded = tokens[index].folded
    if last < len(tokens) and tokens[last - 1].text in SIGNS and tokens[last].start == tokens[index].end + 1:
        rest = tokens[last]
        if rest.shape == "word" and rest.text.islower() and rest.text != "s":
            return folded + rest.folded, last + 1
    return folded, index + 1


def _longest(scan: Scan, index: int, names: Starts) -> tuple[Start | None, int]:
    """The longest name that begins at a token; hyphens between its words do not matter."""
    tokens, (_, at) = scan.tokens, _piece(scan, index)
    end = at
    if names.phrases and at < len(tokens):
        if tokens[at].text in "-–" and at + 1 < len(tokens):
            at += 1
        for word in bases(scan.language.code, _piece(scan, at)[0]):
            for start in names.phrases.get(word, ()):
                last = _follow(scan, at, start.rest)
                if last:
                    return start, last
    return (names.words[0], end) if names.words and not _half(scan, index) else (None, index)


def _half(scan: Scan, index: int) -> bool:
    """Whether a short word is only the first half of a name with a hyphen ("Ak-Say")."""
    tokens, last = scan.tokens, index + 2
    if len(tokens[index].text) > _SYLLABLE or last >= len(tokens) or tokens[last - 1].text != "-":
        return False
    return tokens[last].start == tokens[index].end + 1 and tokens[last].text[0].isupper()


def _follow(scan: Scan, at: int, rest: tuple[str, ...]) -> int:
    """The index after the name's other words if they stand here, else 0."""
    tokens, code = scan.tokens, scan.language.code
    for word in rest:
        if at < len(tokens) and tokens[at].text in "-–":
            at += 1
        if at >= len(tokens):
            return 0
        folded, after = _piece(scan, at)
        if folded != word and word not in bases(code, folded):
            return 0
        at = after
    return at


def _in_district(scan: Scan, words: Words, index: int, last: int, start: Start) -> bool:
    """Whether a word is the adjective of a kind word after it ("Petrovsky district"), and no town's name in a case."""
    if not start.inflected or last != index + 1 or last >= len(words) or start.rest:
        return False
    kinds = {"head", "near"} & words[last].roles.keys()
    return bool(kinds) and scan.tokens[index].folded.endswith(endings(scan.language.code, "quality"))


def _is_capital(scan: Scan, first: int, last: int, start: Start) -> bool:
    """Whether a name has a capital, where names have one; that of a line is written like any noun."""
    if not scan.language.settings.get("cased") or any(one.entry.feature == "line" for one in start.options):
        return True
    text = scan.tokens[first].text
    if start.inflected and text.isupper() and len(text) <= _ABBREVIATED and last == first + 1:
        return False
    return any(scan.tokens[index].text[0].isupper() for index in range(first, last))


def _sharing(scan: Scan, index: int, names: Starts, previous: Candidate | None) -> tuple[Start | None, int]:
    """A name without its last word, which another shares with it: "in the Mardakert and the Martuni district(s)"."""
    tokens, code = scan.tokens, scan.language.code
    said = scan.language.settings.get
    if not names.phrases or not said("adjectives_first") or not tokens[index].text[0].isupper():
        return None, index
    if tokens[index].folded == said("definite"):
        return None, index
    before = previous.start.rest if previous and index - previous.last < _SHARED else None
    ahead = _list_end(scan, index + 1)
    after = bases(code, tokens[ahead].folded) if index + 1 < ahead < len(tokens) else ()
    if before or after:
        for start in (one for listed in names.phrases.values() for one in listed if len(one.rest) == 1):
            if before == start.rest or start.rest[0] in after:
                return start, index + 1
    return None, index


def _list_end(scan: Scan, first: int) -> int:
    """The token behind names, commas and "and" that go on from a token."""
    tokens, at = scan.tokens, first
    end = min(first + _SHARED - 1, len(tokens))
    while at < end and (tokens[at].text == "," or tokens[at].text[0].isupper() or scan.lexeme(at, _AND)):
        at += 1
    return at


_AND = frozenset({"and"})


def _unheaded(words: Words, last: int) -> bool:
    """Whether neither a word for a kind of place nor another place's name follows."""
    return last >= len(words) or ("head" not in words[last].roles and not words[last].starts)


@cache
def endings(code: str, name: str) -> tuple[str, ...]:
    """The endings that the words of a role have."""
    given = [sense.attributes for sense in language(code).lexicon.senses.values()]
    return tuple(end for record in given if record.get("place") == name for end in record.get("ends", ()))


def _in_name(scan: Scan, index: int, end: int) -> bool:
    """Whether a name is part of that of a paper or channel, or of an organisation whose name goes on after it."""
    cased = scan.language.settings.get("cased")
    if cased and any(lexeme.form.sense.startswith("person-") for lexeme in scan.lexemes[index]):
        return True
    for first in range(max(index - 2, 0), end if cased else index + 1):
        for lexeme in scan.lexemes[first]:
            last = lexeme.last
            if last > index and last > first + 1:
                sense = lexeme.form.sense
                if sense.startswith(NAMES) and (last > end or sense.startswith(("media-", "person-"))):
                    return True
    return False


def _is_adjective(scan: Scan, index: int, words: Words, ends: tuple[str, ...]) -> bool:
    """Whether a word that reads like a country is the adjective of it: "an Armenian post" in the accusative."""
    token = scan.tokens[index]
    if len(token.text) != len(token.folded) and token.text.endswith(ends):
        return True
    if not index or not words[index].nation:
        return False
    before = scan.tokens[index - 1].folded
    return len(before) > 3 and before[-1] == token.folded[-1] and words[index - 1].starts is None


def _surround(
    scan: Scan, first: int, last: int, start: Start, words: Words, previous: Candidate | None
) -> Candidate | None:
    """A candidate with its head, or the head of the list that it carries on, and what stands before these."""
    head = role = None
    near = at = False
    opening = first
    # "the district" belongs to the name before
    taken = previous is not None and previous.last >= first and bool(previous.start.rest)
    if not start.before or start.before == ("the",):
        opening, of = before_quote(scan, first), _of_before(scan, first)
        after = _head_after(scan, last, start, words) if scan.language.settings.get("owners_first") else None
        if after is not None:
            near = is_near(words, first)
            return Candidate(first, last + 1, start, after, after.role, first, near, at=True, media=False)
        opening = first - of if of else opening - _of_before(scan, opening)
        head = words[opening - 1].roles.get("head") if opening and not taken else None
        if head and _describes(head, start):
            return None
        head = head if head and _fits(head, start) else None
        role, opening = (head.role, opening - 1) if head else (None, first)
    elif previous and _carries_on(scan, first, start, previous):
        at = previous.at or previous.head is not None or previous.options[0].mark == SURE
        if previous.role and (previous.head is None or previous.head.features[:1] in {"d", "p"}):
            role, near = previous.role, previous.near
    before = head.before if head else start.before
    if "by" in before or "to" in before:
        return Candidate(first, last, start, head, role, opening, near, at or "by" in before, media=False)
    near = near or (not taken and is_near(words, opening))
    roles = words[before_quote(scan, opening) - 1].roles if opening else {}
    at = at or near or "at" in roles
    return Candidate(first, last, start, head, role, opening, near, at, "media" in roles)


def of_at(scan: Scan, index: int) -> int:
    """How many tokens "of" takes at one, after a word for a kind of place ("the city of Aleppo"); 0 for none."""
    if not 0 < index < len(scan.tokens) or not scan.language.settings.get("owners_first"):
        return 0
    lexeme = scan.lexeme(index, {"actor-of"})
    return lexeme.last - index if lexeme is not None else 0


def _of_before(scan: Scan, index: int) -> int:
    """How many tokens "of" takes that ends right before one."""
    return next((n for n in (1, 2) if of_at(scan, index - n) == n), 0)


def _head_after(scan: Scan, last: int, start: Start, words: Words) -> Kind | None:
    """The kind word that follows a name ("Donetsk region", "Aleppo airport"), if the name has a place of that kind."""
    kind = words[last].roles.get("head") if last < len(words) else None
    if kind is None or kind.features[-1:] != "s" or scan.tokens[last].start != scan.tokens[last - 1].end + 1:
        return None
    fits = any(option.entry.feature in kind.role.features for option in start.options)
    return kind if fits or kind.role.derived else None


def before_quote(scan: Scan, index: int) -> int:
    """The index itself, or that of the quotation mark before it."""
    return index - 1 if index > 1 and scan.tokens[index - 1].text in QUOTES else index


def _describes(head: Kind, start: Start) -> bool:
    """Whether a word with an article is an adjective of the kind word before it ("the new camp") and no name."""
    definite = "the" in head.before and "the" in start.before
    return definite and not start.rest and all(option.mark != SURE for option in start.options)


def _fits(head: Kind, start: Start) -> bool:
    """Whether a kind word goes with a name; one with an article only if the kind is right ("the capital Sanaa")."""
    features = head.role.features
    return "the" not in head.before or any(option.entry.feature in features for option in start.options)


def _carries_on(scan: Scan, first: int, start: Start, previous: Candidate) -> bool:
    """Whether a name is the next of a list: "the provinces of X and Y"."""
    gap = scan.tokens[previous.last : first]
    return "and" in start.before and (not gap or (len(gap) == 1 and gap[0].shape == "mark"))


def is_near(words: Words, end: int) -> bool:
    """Whether a word for nearness or a part stands before a token: "north of", "the outskirts of", "close to"."""
    if not end:
        return False
    roles = words[end - 1].roles
    return "near" in roles or ("link" in roles and end > 1 and "near" in words[end - 2].roles)
