"""Tokens -> places: names with their kind words, homonyms told apart, "the city" led back to its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hudna.gazetteer import Entry, capital_of, country_entry, entry, slug
from hudna.model import Place
from hudna.reading.homonyms import SETTLED, Choice, Votes, choose, tally
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Mention, Scan
from hudna.reading.toponyms import Candidate, Role, candidates, ending_at, roles_of

PRECISION = {"country": 3, "region": 3, "strip": 3, "district": 2, "line": 2, "corridor": 2, "water": 3}


class Found(NamedTuple):
    """A place on tokens, with its entry; `weight` is how much it counts when "the city" is sought."""

    mention: Mention
    entry: Entry | None
    weight: float


def find_places(scan: Scan) -> list[Mention]:
    """The places of a document in the order of the text; names that stay open go to `scan.refused`."""
    roles = roles_of(scan.language.code)
    listed = candidates(scan, roles)
    votes = tally(scan, listed, roles)
    starts = {candidate.first: candidate for candidate in listed}
    found: list[Found] = []
    index, count = 0, len(scan.tokens)
    while index < count:
        candidate = starts.get(index)
        read = _named(scan, candidate, votes, found) if candidate else None
        read = read or _by_kind(scan, index, roles, starts, found, votes)
        if read:
            found.append(read)
            index = max(index + 1, read.mention.last)
        else:
            index += 1
    return [one.mention for one in found]


# --- names ----------------------------------------------------------------------------------------------------


def _named(scan: Scan, candidate: Candidate, votes: Votes, found: list[Found]) -> Found | None:
    """A candidate as a place, an open name or nothing."""
    choice = choose(candidate, votes)
    head = candidate.head if candidate.role and candidate.role.features or _derived(candidate.role) else None
    first, skip = (head.first, head.skip) if head else (candidate.first, candidate.start.skip)
    before = head.before if head else candidate.start.before
    if choice.entry is None:
        if not choice.open and not (head and _names_itself(scan, candidate)):
            return None
        return _open(scan, candidate, choice, first, skip, before)
    place = _place(scan, candidate.role if head else None, choice.entry, candidate.near, first, candidate.last, skip)
    weight = 0.0 if _is_dateline(scan, candidate) else 3.0 if _opens(scan, candidate.first) else 1.0
    mention = _mention(scan, place, first, candidate.last, before, "head" if head else "name")
    return Found(mention, choice.entry, weight)


def _names_itself(scan: Scan, candidate: Candidate) -> bool:
    """Whether a kind word makes a name of what follows, though no place that the gazetteer has fits it."""
    definite = "the" in candidate.start.before or candidate.last > candidate.first + 1
    return bool(candidate.role and candidate.role.strong) and (definite or not scan.lexemes[candidate.first])


def _derived(role: Role | None) -> str | None:
    return role.derived if role else None


def _open(
    scan: Scan, candidate: Candidate, choice: Choice, first: int, skip: int, before: tuple[str, ...]
) -> Found:
    span = scan.span(first, candidate.last, skip)
    name = scan.span(candidate.first, candidate.last, candidate.start.skip).of(scan.text)
    homes = ", ".join(f"{one.name} ({one.country or one.id})" for one in choice.open[:5])
    if homes:
        scan.refused.append(f"place {name!r} at {span.start}: may be {homes}")
    note = "homonym" if homes else "unknown name"
    return Found(_mention(scan, Place(name, span), first, candidate.last, before, note), None, 0.0)


def _place(
    scan: Scan, role: Role | None, known: Entry, near: bool, first: int, last: int, skip: int = 0
) -> Place:
    """An entry as the place of a span: "the airport of X" is the airport's own entry, or a part of X."""
    span = scan.span(first, last, skip)
    derived = role.derived if role else None
    name, precision = known.name, PRECISION.get(known.feature, 1)
    if derived and known.feature not in (role.features if role else ()):
        own = entry(f"hudna:{slug(known.name)}-{derived}")
        name = f"{known.name} {derived}" if known.feature in SETTLED else known.name
        known, precision = (own, PRECISION.get(own.feature, 1)) if own else (known, max(2, precision))
        name = own.name if own else name
    elif role and role.features and known.feature not in role.features and not role.features & SETTLED:
        precision = max(2, precision)
    precision = max(2, precision) if near else precision
    return Place(
        name, span, known.id, known.latitude, known.longitude, 2 if near else precision, known.country or None
    )


def _mention(scan: Scan, place: Place, first: int, last: int, before: tuple[str, ...], note: str) -> Mention:
    kept = tuple(sense for sense in before if sense != "the")
    return Mention("place", first, last, place.span, place, before=kept, note=note)


def _is_dateline(scan: Scan, candidate: Candidate) -> bool:
    """A place that opens a line and is cut off by a mark: "Aden - Agency"."""
    tokens, text = scan.tokens, scan.text
    opens = candidate.first == 0 or "\n" in text[tokens[candidate.first - 1].end : tokens[candidate.first].start]
    return opens and candidate.last < len(tokens) and tokens[candidate.last].text in "-–—:،,/("


def _opens(scan: Scan, index: int) -> bool:
    """Whether a token stands in the first sentence, which says what a report is about."""
    return bool(scan.sentences) and index < scan.sentences[0].last


# --- words for a kind of place --------------------------------------------------------------------------------


def _by_kind(
    scan: Scan, index: int, roles: Mapping[str, Role], starts: Mapping[int, Candidate], found: list[Found], votes: Votes
) -> Found | None:
    """A word for a kind of place that stands alone ("the city") or before a name that the gazetteer lacks."""
    for lexeme in scan.lexemes[index]:
        role = roles.get(lexeme.form.sense)
        if role is None or lexeme.after is not None:
            continue
        if role.name == "fixed" and role.label:
            place = Place(role.label, scan.span(index, lexeme.last, lexeme.skip))
            return Found(_mention(scan, place, index, lexeme.last, lexeme.before, "phrase"), None, 0.0)
        if role.name != "head":
            continue
        definite = "the" in lexeme.before
        if lexeme.last in starts:
            continue
        if role.anaphor and definite:
            read = _anaphor(scan, lexeme, role, roles, starts, found, votes)
        elif role.derived and not definite:
            read = _of_anaphor(scan, lexeme, role, roles, starts, found, votes)
            read = read or (_unknown(scan, lexeme, roles, starts) if role.strong else None)
        elif role.strong and not definite and lexeme.form.features[:1] == "s":
            read = _unknown(scan, lexeme, roles, starts)
        else:
            continue
        if read:
            return read
    return None


def _anaphor(
    scan: Scan,
    lexeme: Lexeme,
    role: Role,
    roles: Mapping[str, Role],
    starts: Mapping[int, Candidate],
    found: list[Found],
    votes: Votes,
) -> Found | None:
    """ "the city": the place of that kind which the text has spoken of most, the last of equals."""
    last = lexeme.last
    country = _nation(scan, last, roles)
    if country and "capital" in role.features and "town" not in role.features:
        last += 1
    elif _is_modified(scan, last):
        return None
    known = _antecedent(role, found, country, votes)
    if known is None or (role.features == {"country"} and not _stands_in(scan, lexeme, roles)):
        return None
    near = ending_at(scan, lexeme.first, roles, "near")[0] is not None
    place = _place(scan, None, known, near, lexeme.first, last, lexeme.skip)
    return Found(_mention(scan, place, lexeme.first, last, lexeme.before, "anaphor"), known, 0.5)


def _nation(scan: Scan, index: int, roles: Mapping[str, Role]) -> str | None:
    """The country of an adjective at a token."""
    if index < len(scan.tokens):
        for lexeme in scan.lexemes[index]:
            role = roles.get(lexeme.form.sense)
            if role and role.name == "nation" and lexeme.form.speech == "adjective":
                return role.label
    return None


def _is_modified(scan: Scan, index: int) -> bool:
    """Whether an adjective with an article follows: "the old city", "the health sector"."""
    article = scan.language.article
    return index < len(scan.tokens) and bool(article) and scan.tokens[index].folded.startswith(article)


def _stands_in(scan: Scan, lexeme: Lexeme, roles: Mapping[str, Role]) -> bool:
    spatial = any(ending_at(scan, lexeme.first, roles, name)[0] for name in ("near", "at"))
    return spatial or "by" in lexeme.before or "to" in lexeme.before


def _antecedent(role: Role, found: list[Found], country: str | None, votes: Votes) -> Entry | None:
    """The entry that a kind word goes back to."""
    if "capital" in role.features and "town" not in role.features:
        return capital_of(country or _country(found, votes) or "")
    if role.features == {"country"}:
        home = _country(found, votes)
        return country_entry(home) if home else None
    scores: dict[Entry, float] = {}
    for index, one in enumerate(found):
        if one.entry and one.entry.feature in role.features:
            scores[one.entry] = scores.pop(one.entry, 0.0) + one.weight + index * 0.01
    for known in scores:
        stem = slug(known.name)
        scores[known] += sum(
            0.7 * one.weight for one in found if one.entry and one.entry != known and stem in slug(one.entry.name)
        )
    return max(scores, key=lambda known: scores[known], default=None)


def _country(found: list[Found], votes: Votes) -> str | None:
    """The country that the text is about so far."""
    counted: dict[str, float] = {}
    for one in found:
        if one.entry and one.entry.country:
            counted[one.entry.country] = counted.get(one.entry.country, 0.0) + one.weight
    return max(counted, key=lambda code: (counted[code], votes.get(code, 0.0)), default=None)


def _of_anaphor(
    scan: Scan,
    lexeme: Lexeme,
    role: Role,
    roles: Mapping[str, Role],
    starts: Mapping[int, Candidate],
    found: list[Found],
    votes: Votes,
) -> Found | None:
    """ "the airport of the city": what is called after a place that is itself led back to its name."""
    if lexeme.last >= len(scan.tokens):
        return None
    for inner in scan.lexemes[lexeme.last]:
        kind = roles.get(inner.form.sense)
        if not (kind and kind.name == "head" and kind.anaphor and set(inner.before) == {"the"}):
            continue
        read = _anaphor(scan, inner, kind, roles, starts, found, votes)
        if read and read.entry:
            near = ending_at(scan, lexeme.first, roles, "near")[0] is not None
            place = _place(scan, role, read.entry, near, lexeme.first, inner.last, lexeme.skip)
            mention = _mention(scan, place, lexeme.first, inner.last, lexeme.before, "anaphor")
            return Found(mention, entry(place.id) if place.id else None, 0.5)
    return None


def _unknown(scan: Scan, lexeme: Lexeme, roles: Mapping[str, Role], starts: Mapping[int, Candidate]) -> Found | None:
    """A name that the gazetteer lacks after a word that must have a name: "the village of Janyatag"."""
    first, tokens = lexeme.last, scan.tokens
    if first >= len(tokens) or not _may_be_name(scan, first, roles, opener=True):
        return None
    last = first + 1
    if _has_role(scan, first, roles, "opener"):
        if last >= len(tokens) or not _may_be_name(scan, last, roles, opener=False):
            return None
        last += 1
    if last < len(tokens) and _has_role(scan, last, roles, "part"):
        last += 1
    name = scan.span(first, last).of(scan.text)
    place = Place(name, scan.span(lexeme.first, last, lexeme.skip))
    return Found(_mention(scan, place, lexeme.first, last, lexeme.before, "unknown name"), None, 0.0)


def _may_be_name(scan: Scan, index: int, roles: Mapping[str, Role], *, opener: bool) -> bool:
    """Whether a word may be an unknown name: no word of the lexicon, no adjective of the kind word before it."""
    token = scan.tokens[index]
    if token.shape != "word" or len(token.folded) < 3:
        return False
    if opener and _has_role(scan, index, roles, "opener"):
        return True
    return not scan.lexemes[index] and not token.folded.endswith(tuple(scan.language.settings.get("adjective_ends", ())))


def _has_role(scan: Scan, index: int, roles: Mapping[str, Role], name: str) -> bool:
    for lexeme in scan.lexemes[index]:
        role = roles.get(lexeme.form.sense)
        if role and role.name == name:
            return True
    return False
