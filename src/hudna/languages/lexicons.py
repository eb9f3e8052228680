"""Lexicon files -> forms: every inflected word under its sense."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hudna.errors import DataError
from hudna.languages.letters import fold, pieces
from hudna.languages.paradigms import Rule, expand, parts_of

SPEECH = ("verb", "passive", "deed", "noun", "participle", "passive_participle", "adjective", "fixed", "short")


class Form(NamedTuple):
    """One inflected word (or phrase) of a sense. `rest` are the folded words after the first, `tail` those after a gap."""

    sense: str
    speech: str
    features: str
    rest: tuple[str, ...]
    tail: tuple[str, ...]
    lemma: str


class Sense(NamedTuple):
    """A sense with the attributes that its table gives beside the words."""

    name: str
    file: str
    attributes: Mapping[str, Any]


class Lexicon(NamedTuple):
    """All forms by their folded first word, and the senses."""

    forms: dict[str, tuple[Form, ...]]
    senses: dict[str, Sense]


def read_lexicon(
    folder: Path, letters: Mapping[int, str], paradigms: Mapping[str, Sequence[Rule]], drop: Sequence[str]
) -> Lexicon:
    """All files of a language's lexicon folder -> its forms and senses.

    Raises DataError, with file, sense and remedy, for what is not a word list.
    """
    forms: dict[str, dict[Form, None]] = {}
    senses: dict[str, Sense] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, record in _tables(path).items():
            if name in senses:
                raise DataError(f"{path}: sense {name!r} stands in {senses[name].file} too; give it one home")
            senses[name] = Sense(name, path.name, {k: v for k, v in record.items() if k not in SPEECH})
            for first, form in _forms_of(name, record, letters, paradigms, drop, path):
                forms.setdefault(first, {})[form] = None
    return Lexicon({word: tuple(found) for word, found in forms.items()}, senses)


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error


def _forms_of(
    sense: str,
    record: Mapping[str, Any],
    letters: Mapping[int, str],
    paradigms: Mapping[str, Sequence[Rule]],
    drop: Sequence[str],
    path: Path,
) -> Iterator[tuple[str, Form]]:
    for speech in SPEECH:
        for lemma in record.get(speech, ()):
            if not isinstance(lemma, str) or not lemma.strip():
                raise DataError(f"{path}: [{sense}] {speech}: {lemma!r} is no word; write it as a string")
            yield from _inflect(sense, speech, lemma, letters, paradigms, drop)


def _inflect(
    sense: str,
    speech: str,
    lemma: str,
    letters: Mapping[int, str],
    paradigms: Mapping[str, Sequence[Rule]],
    drop: Sequence[str],
) -> Iterator[tuple[str, Form]]:
    head, _, tail = lemma.partition("+ ")
    rules = paradigms.get(speech)
    after = words(tail, letters)
    if rules is None:
        first, *rest = words(head, letters)
        yield first, Form(sense, speech, "", tuple(rest), after, lemma)
        return
    parts, phrase = _split_phrase(head, drop)
    rest = list(words(phrase, letters))
    for form, features in expand(parts, rules):
        inflected = words(form, letters)
        if inflected:
            yield inflected[0], Form(sense, speech, features, (*inflected[1:], *rest), after, lemma)


def _split_phrase(head: str, drop: Sequence[str]) -> tuple[list[str], str]:
    """`a b|c d` -> (["a", "c d"], …): the first word of a phrase inflects, the others follow it unchanged."""
    first, *others = [part.strip() for part in head.split("|")]
    word, _, phrase = first.partition(" ")
    if phrase and not others:
        return [word], phrase
    if not phrase and others and " " in others[-1] and not any(" " in part for part in others[:-1]):
        others[-1], _, phrase = others[-1].partition(" ")
        return parts_of("|".join([first, *others]), drop), phrase
    return parts_of("|".join([first, *others]), drop), ""


def words(phrase: str, letters: Mapping[int, str]) -> tuple[str, ...]:
    """A phrase -> its folded words, cut as the reader cuts a text."""
    return tuple(fold(phrase[start:end], letters) for start, end, _ in pieces(phrase))
