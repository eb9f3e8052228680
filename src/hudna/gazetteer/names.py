"""Folded words -> the place names that begin with them, in any language that has a places.tsv.

A line of places.tsv is `id <TAB> name|name|…`. A name's first letter may be a mark: `+` a place first of all, `~` a
common word too (needs a sign beside it that a place is meant), `!` a place only after a word for a kind of place; no
mark: a small place, read where its country is spoken of.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from hudna.languages import Language, language
from hudna.languages.language import FOLDER

MARKS = frozenset("+~!")
PLAIN = ""
STATES = ("state-", "seat-")  # senses of the lexicon that are countries and their capitals
SURE, COMMON, HEADED = "+", "~", "!"


class Option(NamedTuple):
    """A place that a name may mean, with the name's mark."""

    mark: str
    id: str


class Start(NamedTuple):
    """A name whose first word is here: the clitics before it, the words that must follow, the places it may mean."""

    before: tuple[str, ...]
    skip: int
    rest: tuple[str, ...]
    options: tuple[Option, ...]
    common: bool  # the name is a word of the lexicon too
    torn: bool  # so is the word with its clitics, so that these may be none


@cache
def _index(code: str) -> dict[str, list[tuple[str, bool, str, str]]]:
    """By first word without its article: (rest, whether with article, mark, id)."""
    path = FOLDER / code / "places.tsv"
    if not path.exists():
        return {}
    lang = language(code)
    article, cut = lang.article, len(lang.article)
    found: dict[str, list[tuple[str, bool, str, str]]] = {}
    for line in lang.fold(path.read_text(encoding="utf-8")).splitlines():
        identifier, _, names = line.partition("\t")
        for name in names.split("|"):
            mark = name[0] if name[0] in MARKS else PLAIN
            first, _, rest = name[len(mark) :].partition(" ")
            has = bool(article) and first.startswith(article) and len(first) > cut + 1
            found.setdefault(first[cut:] if has else first, []).append((rest, has, mark, identifier))
    return found


@lru_cache(maxsize=100_000)
def starts(code: str, word: str) -> tuple[Start, ...]:
    """The names that a folded word may begin, the longest first, the word without clitics before the cut ones."""
    lang = language(code)
    index = _index(code)
    found: list[Start] = []
    for cut in lang.cuts(word):
        if cut.after is not None or cut.stem not in index or "will" in cut.before or "as" in cut.before:
            continue
        article = "the" in cut.before
        groups: dict[str, list[Option]] = {}
        for rest, has, mark, identifier in index[cut.stem]:
            if has == article:
                groups.setdefault(rest, []).append(Option(mark, identifier))
        common = _is_common(lang, cut.stem)
        torn = bool(set(cut.before) - {"the"}) and _is_common(lang, word)
        for rest, options in groups.items():
            words, alone = tuple(rest.split()), not rest
            found.append(Start(cut.before, cut.skip, words, tuple(options), common and alone, torn and alone))
    return tuple(sorted(found, key=lambda start: (-len(start.rest), len(start.before))))


def _is_common(lang: Language, word: str) -> bool:
    """Whether the lexicon knows the word as something else than a place."""
    for form in lang.forms(word):
        sense = lang.sense(form.sense)
        if not form.rest and not (sense and "place" in sense.attributes) and not form.sense.startswith(STATES):
            return True
    return False
