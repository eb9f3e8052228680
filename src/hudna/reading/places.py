"""Tokens -> places: names with their kind words, homonyms told apart, "the city" led back to its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from hudna.gazetteer import Entry, entry, slug
from hudna.model import Place
from hudna.reading.antecedents import Found, Places, is_capital, stands_alone
from hudna.reading.homonyms import KNOWN, SETTLED, Choice, Votes, choose, inside, support, tally
from hudna.reading.namespans import name_end
from hudna.reading.placewords import NOTHING, Kind, Role, Words, roles_of, words_of
from hudna.reading.scans import Mention, Scan
from hudna.reading.toponyms import QUOTES, Candidate, candidates, is_near, of_at

PRECISION = {"country": 3, "region": 3, "strip": 3, "district": 2, "line": 2, "corridor": 2, "water": 3}

WIDE = frozenset({"region", "district"})  # "the district of X" where only the town X is known: precision 2
HEADLINE = 200  # code points: a first line that is shorter is a headline


class Around(NamedTuple):
    """What a name is read by: the words for kinds, the other names, the countries spoken of, the places so far."""

    scan: Scan
    words: Words
    starts: Mapping[int, Candidate]
    votes: Votes
    past: Places
    chosen: dict[tuple[int, int, bool, bool], Choice]  # by name and what stands before it


def find_places(scan: Scan) -> list[Mention]:
    """The places of a document in the order of the text; names that stay open go to `scan.refused`."""
    words = words_of(scan)
    listed = candidates(scan, words)
    named = {one.first: one for one in listed}
    votes = tally(scan, listed, words)
    around = Around(scan, words, named, votes, Places(scan, votes), {})
    end = 0
    for index, word in enumerate(words):
        if index < end or (word is NOTHING and index not in named):
            continue
        read = _named(around, named[index]) if index in named else None
        if not read and word.opens:
            read = _phrase(around, index)
        if not read and word.head:
            read = _by_kind(around, word.head, index)
        if read:
            around.past.add(read)
            end = read.mention.last
    return [one.mention for one in around.past.found]


# --- names ----------------------------------------------------------------------------------------------------


def _named(around: Around, candidate: Candidate) -> Found | None:
    """A candidate as a place, an open name or nothing."""
    scan = around.scan
    choice = _chosen(around, candidate)
    head = candidate.head
    first, skip = (candidate.opening, head.skip) if head else (candidate.first, candidate.start.skip)
    before = head.before if head else candidate.start.before
    if choice.entry is None:
        if not choice.open and not (head and _names_itself(scan, candidate)):
            return None
        return _open(scan, candidate, choice, first, skip, before)
    if _may_be_noun(around, candidate, choice.entry):
        return None
    place = _place(scan, candidate.role, choice.entry, candidate.near, first, candidate.last, skip)
    weight = 0.0 if _is_dateline(scan, candidate) else 2.0 if _opens(scan, candidate.first) else 1.0
    mention = _mention(scan, place, first, candidate.last, before, "head" if head else "name")
    return Found(mention, choice.entry, weight)


def _chosen(around: Around, candidate: Candidate) -> Choice:
    """What a name means; the same name after the same words means the same all through a document."""
    key = id(candidate.start), id(candidate.role), candidate.at, candidate.media
    tokens, at = around.scan.tokens, candidate.last
    after = around.starts.get(at + 1) if at < len(tokens) and tokens[at].text in _INSIDE else None
    if after is not None and (town := inside(candidate, after)) is not None:
        return Choice(town)
    found = around.chosen.get(key)
    if found is None:
        found = around.chosen[key] = choose(candidate, around.votes)
    return found


_INSIDE = frozenset(",(")  # between a town and the region that it lies in


def _may_be_noun(around: Around, candidate: Candidate, known: Entry) -> bool:
    """Whether a small town's name is a noun at the head of a sentence, where any noun has a capital."""
    index, scan = candidate.first, around.scan
    if not scan.language.settings.get("cased") or candidate.at or candidate.head:
        return False
    if known.population >= KNOWN or "common" not in around.words[index].roles:
        return False
    begins = any(sentence.first == index for sentence in scan.sentences)
    return begins and support(known, around.votes) <= 1 and not _is_dateline(scan, candidate)


def _names_itself(scan: Scan, candidate: Candidate) -> bool:
    """Whether a kind word makes a name of what follows, though no place that the gazetteer has fits it."""
    definite = "the" in candidate.start.before or candidate.last > candidate.first + 1
    return bool(candidate.role and candidate.role.strong) and (definite or not scan.lexemes[candidate.first])


def _open(scan: Scan, candidate: Candidate, choice: Choice, first: int, skip: int, before: tuple[str, ...]) -> Found:
    span = scan.span(first, candidate.last, skip)
    name = scan.span(candidate.first, candidate.last, candidate.start.skip).of(scan.text)
    named = {(one.name, "" if one.feature == "line" else one.country) for one in choice.open}
    if len(named) == 1:
        name = choice.open[0].name
    homes = ", ".join(f"{one.name} ({one.country or one.id})" for one in choice.open[:5])
    if homes:
        scan.refused.append(f"place {name!r} at {span.start}: may be {homes}")
    note = "homonym" if homes else "unknown name"
    return Found(_mention(scan, Place(name, span), first, candidate.last, before, note), None, 0.0)


def _place(scan: Scan, role: Role | None, known: Entry, near: bool, first: int, last: int, skip: int = 0) -> Place:
    """An entry as the place of a span: "the airport of X" is the airport's own entry, or a part of X."""
    span = scan.span(first, last, skip)
    name, precision = known.name, PRECISION.get(known.feature, 1)
    if role:
        derived = role.derived
        if derived and known.feature not in role.features:
            own = entry(f"hudna:{slug(known.name)}-{derived}")
            name = f"{known.name} {derived}" if known.feature in SETTLED else known.name
            known, precision = (own, PRECISION.get(own.feature, 1)) if own else (known, max(2, precision))
            name = own.name if own else name
        elif role.features[:1] and role.features[0] in WIDE and known.feature in SETTLED:
            precision = max(2, precision)
    precision = 2 if near else precision
    return Place(name, span, known.id, known.latitude, known.longitude, precision, known.country or None)


def _mention(scan: Scan, place: Place, first: int, last: int, before: tuple[str, ...], note: str) -> Mention:
    kept = tuple([sense for sense in before if sense != "the"]) if before else before
    return Mention("place", first, last, place.span, place, before=kept, note=note)


def _is_dateline(scan: Scan, candidate: Candidate) -> bool:
    """A place that opens a line and is cut off by a mark: "Aden - Agency"."""
    tokens, text, first, last = scan.tokens, scan.text, candidate.first, candidate.last
    if last >= len(tokens) or tokens[last].text not in _CUTS:
        return False
    opens = first == 0 or "\n" in text[tokens[first - 1].end : tokens[first].start]
    return opens and text.find("\n", 0, HEADLINE) <= tokens[first].start


_CUTS = frozenset("-–—:،,/(")


def _opens(scan: Scan, index: int) -> bool:
    """Whether a token stands in the first sentence, which says what a report is about."""
    return bool(scan.sentences) and index < scan.sentences[0].last


# --- words for a kind of place --------------------------------------------------------------------------------


def _phrase(around: Around, index: int) -> Found | None:
    """A phrase with a name of its own: "the neighbouring countries"."""
    scan, roles = around.scan, roles_of(around.scan.language.code)
    for lexeme in scan.lexemes[index]:
        role = roles.get(lexeme.form.sense)
        if role and role.name == "fixed" and role.label:
            place = Place(role.label, scan.span(index, lexeme.last, lexeme.skip))
            return Found(_mention(scan, place, index, lexeme.last, lexeme.before, "phrase"), None, 0.0)
    return None


def _by_kind(around: Around, kind: Kind, index: int) -> Found | None:
    """A word for a kind of place that stands alone ("the city") or before a name that the gazetteer lacks."""
    after = index + 1
    if after < len(around.words) and around.scan.tokens[after].text in QUOTES:
        after += 1
    if after in around.starts and around.starts[after].head:
        return None
    if (of := of_at(around.scan, after)) and after + of in around.starts:
        return None
    role = kind.role
    if stands_alone(around.scan, around.words, kind, index):
        return _anaphor(around, kind, index) if role.anaphors and kind.features[-1:] == "s" else None
    read = _of_anaphor(around, kind, index) if role.derived else None
    if not read and role.strong and kind.features[-1:] in {"s", "d"}:
        read = _unknown(around, kind, index)
    return read


def _anaphor(around: Around, kind: Kind, index: int) -> Found | None:
    """ "the city": the place of that kind which the text has spoken of most, the last of equals."""
    scan, last = around.scan, index + 1
    country = around.words[last].nation if last < len(around.words) and is_capital(kind.role) else None
    if country:
        last += 1
    elif _is_modified(scan, last):
        return None
    if kind.role.features == ("country",) and not _stands_in(around, kind, index):
        return None
    known = around.past.antecedent(kind.role, country, index)
    if known is None:
        return None
    place = _place(scan, None, known, is_near(around.words, index), index, last, kind.skip)
    return Found(_mention(scan, place, index, last, kind.before, "anaphor"), known, 0.5)


def _is_modified(scan: Scan, index: int) -> bool:
    """Whether an adjective with an article follows, or a noun that the word belongs to ("the state border")."""
    article = scan.language.article
    if index >= len(scan.tokens):
        return False
    if article:
        return scan.tokens[index].folded.startswith(article)
    here = scan.lexemes[index]
    return bool(here and scan.language.settings.get("owners_first")) and all(x.form.speech in _THINGS for x in here)


_THINGS = frozenset({"noun", "deed"})


def _stands_in(around: Around, kind: Kind, index: int) -> bool:
    """Whether a word for where stands before: "in the country", "across the country"."""
    return "by" in kind.before or is_near(around.words, index) or (index > 0 and "at" in around.words[index - 1].roles)


def _of_anaphor(around: Around, kind: Kind, index: int) -> Found | None:
    """ "the airport of the city": what is called after a place that is itself led back to its name."""
    scan = around.scan
    inner = around.words[index + 1].roles.get("head") if index + 1 < len(around.words) else None
    if inner is None or not inner.role.anaphors or inner.before != ("the",):
        return None
    read = _anaphor(around, inner, index + 1)
    if read is None or read.entry is None:
        return None
    last = read.mention.last
    place = _place(scan, kind.role, read.entry, is_near(around.words, index), index, last, kind.skip)
    return Found(_mention(scan, place, index, last, kind.before, "anaphor"), entry(place.id or ""), 0.5)


def _unknown(around: Around, kind: Kind, index: int) -> Found | None:
    """A name that the gazetteer lacks after a word that must have a name: "the village of Janyatag"."""
    scan, first = around.scan, index + 1
    first += of_at(scan, first)
    if first < len(scan.tokens) and scan.tokens[first].text in QUOTES:
        first += 1
    last = name_end(scan, around.words, first)
    if not last:
        return None
    name = scan.span(first, last).of(scan.text)
    place = Place(name, scan.span(index, last, kind.skip))
    return Found(_mention(scan, place, index, last, kind.before, "unknown name"), None, 0.0)
