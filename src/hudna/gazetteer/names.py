"""Folded words -> the place names that begin with them, in any language that has a places.tsv.

A line of places.tsv is `id <TAB> name|name|…`. A name's first letter may be a mark: `+` a place first of all, `~` a
common word too (needs a sign beside it that a place is meant), `!` a place only after a word for a kind of place; no
mark: a small place, read where its country is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from hudna.gazetteer.places import Entry, entry
from hudna.languages import Language, language
from hudna.languages.cases import bases
from hudna.languages.language import FOLDER

MARKS = frozenset("+~!")
PLAIN = ""
STATES = ("state-", "seat-")  # senses of the lexicon that are countries and their capitals
SURE, COMMON, HEADED = "+", "~", "!"


class Option(NamedTuple):
    """A place that a name may mean, with the name's mark."""

    mark: str
    entry: Entry


class Start(NamedTuple):
    """A name whose first word is here: the clitics before it, the words that must follow, the places it may mean."""

    before: tuple[str, ...]
    skip: int
    rest: tuple[str, ...]
    options: tuple[Option, ...]
    common: bool  # the name is a word of the lexicon too
    torn: bool  # so is the word with its clitics, so that these may be none
    inflected: bool = False  # the word is no nominative


class Starts(NamedTuple):
    """The names that a word may begin: by their next word, the longest first; and the names of one word."""

    phrases: dict[str, tuple[Start, ...]]
    words: tuple[Start, ...]


@cache
def _index(code: str) -> dict[str, str]:
    """By first word without its article the names, as lines of article or none, mark and words, and id.

    Strings, not tuples: thousands of small objects would wake the garbage collector.
    """
    path = FOLDER / code / "places.tsv"
    if not path.exists():
        return {}
    lang = language(code)
    article, cut = lang.article, len(lang.article)
    found: dict[str, str] = {}
    for line in lang.fold(path.read_text(encoding="utf-8")).splitlines():
        identifier, _, names = line.partition("\t")
        for name in names.split("|"):
            first = name.partition(" ")[0].lstrip("+~!")
            has = bool(article) and first.startswith(article) and len(first) > cut + 1
            key = first[cut:] if has else first
            found[key] = f"{found.get(key, '')}{'1' if has else '0'}{name}\t{identifier}\n"
    return found


def _names(lines: str) -> Iterator[tuple[bool, str, str, str]]:
    """Lines of the index as (with article, mark, words after the first, id)."""
    for line in lines.splitlines():
        name, _, identifier = line[1:].partition("\t")
        mark = name[0] if name[0] in MARKS else PLAIN
        yield line[0] == "1", mark, name.partition(" ")[2], identifier


@lru_cache(maxsize=100_000)
def starts(code: str, word: str) -> Starts | None:
    """The names that a folded word may begin, the uncut word before the cut ones; None where it begins none."""
    lang = language(code)
    index = _index(code)
    found: list[Start] = []
    for cut in lang.cuts(word):
        stems = [stem for stem in bases(code, cut.stem) if stem in index]
        if cut.after is not None or not stems or "will" in cut.before or "as" in cut.before:
            continue
        groups = _groups(index, stems, definite="the" in cut.before)
        exact = {rest for _, _, rest, _ in _names(index.get(cut.stem, ""))}
        common = _is_common(lang, cut.stem)
        torn = bool(set(cut.before) - {"the"}) and _is_common(lang, word)
        for rest, options in groups.items():
            words, alone = tuple(rest.split()), not rest
            inflected = rest not in exact
            found.append(
                Start(cut.before, cut.skip, words, tuple(options), common and alone, torn and alone, inflected)
            )
    return _sorted(found) if found else None


def _groups(index: dict[str, str], stems: list[str], *, definite: bool) -> dict[str, list[Option]]:
    """The places by the further words of their names; what a name is in the nominative goes before what it may be."""
    groups: dict[str, list[Option]] = {}
    for stem in stems:
        here: dict[str, list[Option]] = {}
        for has, mark, rest, identifier in _names(index[stem]):
            place = entry(identifier)
            if has == definite and place:
                here.setdefault(rest, []).append(Option(mark, place))
        for rest, options in here.items():
            if not any(option.mark == SURE for option in groups.get(rest, ())):
                groups.setdefault(rest, []).extend(options)
    return groups


def _sorted(found: list[Start]) -> Starts:
    phrases: dict[str, list[Start]] = {}
    for start in sorted(found, key=lambda one: (-len(one.rest), len(one.before))):
        if start.rest:
            phrases.setdefault(start.rest[0], []).append(start)
    words = sorted((start for start in found if not start.rest), key=lambda one: len(one.before))
    return Starts({word: tuple(listed) for word, listed in phrases.items()}, tuple(words[:1]))


def _is_common(lang: Language, word: str) -> bool:
    """Whether the lexicon knows the word as something else than a place."""
    for form in lang.forms(word):
        sense = lang.sense(form.sense)
        if not form.rest and not (sense and "place" in sense.attributes) and not form.sense.startswith(STATES):
            return True
    return False
