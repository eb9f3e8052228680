"""A language folder -> Language: what the reader needs to know of one language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from hudna.errors import DataError
from hudna.languages.letters import fold, table
from hudna.languages.lexicons import Form, Lexicon, Sense, read_lexicon
from hudna.languages.paradigms import Rule, parse_rule

FOLDER = Path(__file__).parent


class Clitic(NamedTuple):
    """Letters written as one word with the next: what they are, and how many to cut."""

    letters: str
    senses: tuple[str, ...]
    keep: int  # letters at the end of the clitic that belong to the word's span (the article)


class Cut(NamedTuple):
    """One way to cut clitics off a folded word."""

    before: tuple[str, ...]
    stem: str
    after: str | None
    skip: int  # folded letters before the span of the word proper


@dataclass(frozen=True)
class Language:
    """Letters, clitics, paradigms, lexicon and grammar of one language."""

    code: str
    name: str
    direction: str
    letters: dict[int, str]
    clitics: tuple[Clitic, ...]
    pronouns: tuple[tuple[str, str], ...]
    joins: tuple[tuple[str, str], ...]
    article: str
    joiner: str  # the clitic "and"
    definite: frozenset[str]  # the definite article where it is a word of its own, folded
    leading: dict[str, str]  # words that other languages join to the next: folded word -> sense ("and", "the", "to")
    lexicon: Lexicon
    grammar: dict[str, Any]
    settings: dict[str, Any]

    def fold(self, word: str) -> str:
        """A word's folded form."""
        return fold(word, self.letters)

    def cuts(self, word: str) -> tuple[Cut, ...]:
        """All ways to cut clitics off a folded word, the uncut word first."""
        return _cuts(self.code, word)

    def sense(self, name: str) -> Sense | None:
        """A sense of the lexicon by name."""
        return self.lexicon.senses.get(name)

    def forms(self, stem: str) -> tuple[Form, ...]:
        """The lexicon's forms that begin with this folded word."""
        return self.lexicon.forms.get(stem, ())


def available() -> list[str]:
    """The codes of the languages that have a folder, sorted; drafts too."""
    return sorted(path.parent.name for path in FOLDER.glob("*/language.toml"))


@cache
def finished() -> tuple[str, ...]:
    """The codes of the languages that hudna reads unasked: those whose folder does not call itself a draft."""
    return tuple(code for code in available() if not settings_of(code).get("draft"))


@cache
def settings_of(code: str) -> dict[str, Any]:
    """The language.toml of a folder. Raises DataError, with the remedy, where it lacks what every language says."""
    path = FOLDER / code / "language.toml"
    settings = read_toml(path)
    if settings and (lacking := [key for key in _REQUIRED if key not in settings]):
        raise DataError(f"{path}: it lacks {', '.join(lacking)}; see docs/how-to/add-a-language.md")
    return settings


_REQUIRED = ("name", "direction", "script")


@cache
def language(code: str) -> Language:
    """The language with this ISO 639-1 code, loaded once. Raises DataError for a code without a folder."""
    folder = FOLDER / code
    if not (folder / "language.toml").exists():
        raise DataError(
            f"no language {code!r}: hudna reads {', '.join(available())}; see docs/how-to/add-a-language.md"
        )
    settings = settings_of(code)
    letters = table(settings.get("fold", {}))
    paradigms = {
        speech: tuple(_rule(record, folder) for record in records)
        for speech, records in settings.get("paradigm", {}).items()
    }
    for speech, same in settings.get("same_paradigm", {}).items():
        paradigms[speech] = paradigms[same]
    return Language(
        code=code,
        name=settings["name"],
        direction=settings["direction"],
        letters=letters,
        clitics=_clitics(settings, letters),
        pronouns=_pronouns(settings, letters),
        joins=tuple((fold(a, letters), fold(b, letters)) for a, b in settings.get("joins", [])),
        article=fold(settings.get("article", ""), letters),
        joiner=fold(settings.get("joiner", ""), letters),
        definite=frozenset(fold(word, letters) for word in settings.get("definite", ())),
        leading={fold(word, letters): sense for sense, ws in settings.get("leading", {}).items() for word in ws},
        lexicon=read_lexicon(folder / "lexicon", letters, paradigms, settings),
        grammar=read_toml(folder / "grammar.toml"),
        settings=settings,
    )


def read_toml(path: Path) -> dict[str, Any]:
    """A file of language data; a missing one is empty. Raises DataError for what is not TOML."""
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error


def _rule(record: dict[str, Any], folder: Path) -> Rule:
    try:
        return parse_rule(record)
    except TypeError as error:
        raise DataError(f"{folder / 'language.toml'}: paradigm rule {record}: {error}") from error


def _clitics(settings: dict[str, Any], letters: dict[int, str]) -> tuple[Clitic, ...]:
    """Every string of clitics that may stand before a word, one of each slot in order."""
    found = [Clitic("", (), 0)]
    for slot in settings.get("clitic_slots", []):
        found += [
            Clitic(one.letters + fold(text, letters), (*one.senses, *senses.split()), keep)
            for one in found
            for text, senses, keep in slot
            if not (one.senses and senses.split()[0] in one.senses)
        ]
    return tuple(sorted(found, key=lambda clitic: len(clitic.letters)))


def _pronouns(settings: dict[str, Any], letters: dict[int, str]) -> tuple[tuple[str, str], ...]:
    pairs = [(fold(text, letters), person) for text, person in settings.get("pronouns", {}).items()]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0])))


@lru_cache(maxsize=200_000)
def _cuts(code: str, word: str) -> tuple[Cut, ...]:
    lang = language(code)
    found: list[Cut] = []
    for clitic in lang.clitics:
        if not word.startswith(clitic.letters) or (len(word) - len(clitic.letters) < 2 and clitic.letters):
            continue
        stem = word[len(clitic.letters) :]
        skip = len(clitic.letters) - clitic.keep
        found.append(Cut(clitic.senses, stem, None, skip))
        for text, person in lang.pronouns:
            if stem.endswith(text) and len(stem) - len(text) >= 2:
                bare = stem[: -len(text)]
                found.append(Cut(clitic.senses, bare, person, skip))
                found.extend(
                    Cut(clitic.senses, bare[: -len(old)] + new, person, skip)
                    for old, new in lang.joins
                    if bare.endswith(old)
                )
    return tuple(found)
