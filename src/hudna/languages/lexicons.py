"""Lexicon files -> forms: every inflected word under its sense."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from hudna.errors import DataError
from hudna.languages.letters import fold, pieces
from hudna.languages.paradigms import Rule, expand, parts_of

SPEECH = ("verb", "passive", "deed", "noun", "participle", "passive_participle", "adjective", "fixed", "short")
INFLECTING = tuple(speech for speech in SPEECH if speech != "fixed")


DEFINITE = "definite"  # a form that stands only after a preposition joined to the article


# No NamedTuple, for speed (see Lexeme); not frozen, for the hundred thousands of forms that are made at loading.
@dataclass(slots=True, unsafe_hash=True)
class Form:
    """One inflected word (or phrase) of a sense: `rest` are the folded words after it, `tail` those after a gap."""

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


class Inflection(NamedTuple):
    """How a language inflects: by rules or, where there are too many, by a list of what each lemma gives."""

    letters: Mapping[int, str]
    paradigms: Mapping[str, Sequence[Rule]]
    drop: Sequence[str]
    listed: Mapping[tuple[str, str], str] | None  # (lemma, speech) -> its forms as forms.tsv writes them
    last: Sequence[str] = ()  # parts of speech of which the last word of a phrase inflects ("air strikes")
    article: str = ""
    derived: Mapping[str, str] = MappingProxyType({})  # speech -> the speech whose lemmas are its own too


class Lexicon(NamedTuple):
    """All forms by their folded first word, and the senses."""

    forms: dict[str, tuple[Form, ...]]
    senses: dict[str, Sense]


def read_lexicon(
    folder: Path, letters: Mapping[int, str], paradigms: Mapping[str, Sequence[Rule]], settings: Mapping[str, Any]
) -> Lexicon:
    """All files of a language's lexicon folder -> its forms and senses.

    Raises DataError, with file, sense and remedy, for what is not a word list.
    """
    drop, last = settings.get("plural_drops", ()), settings.get("inflects_last", ())
    listed = _listed(folder.parent / "forms.tsv")
    article = fold(settings.get("article", ""), letters)
    how = Inflection(letters, paradigms, drop, listed, last, article, settings.get("derived", {}))
    forms: dict[str, list[Form]] = {}
    senses: dict[str, Sense] = {}
    for path in sorted(folder.glob("*.toml")):
        for name, record in _tables(path).items():
            if name in senses:
                raise DataError(f"{path}: sense {name!r} stands in {senses[name].file} too; give it one home")
            senses[name] = Sense(name, path.name, {k: v for k, v in record.items() if k not in SPEECH})
            for first, form in _forms_of(name, record, how, path):
                forms.setdefault(first, []).append(form)
    once = {word: tuple(dict.fromkeys(found)) if len(found) > 1 else (found[0],) for word, found in forms.items()}
    return Lexicon(once, senses)


def _listed(path: Path) -> dict[tuple[str, str], str] | None:
    """The lines of forms.tsv: lemma, speech, `form:features|form:features…` with the forms already folded."""
    if not path.exists():
        return None
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {(lemma, speech): forms for lemma, speech, forms in lines}


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error


def _forms_of(sense: str, record: Mapping[str, Any], how: Inflection, path: Path) -> Iterator[tuple[str, Form]]:
    for speech in SPEECH:
        for lemma in (*record.get(speech, ()), *record.get(how.derived.get(speech, ""), ())):
            if not isinstance(lemma, str) or not lemma.strip():
                raise DataError(f"{path}: [{sense}] {speech}: {lemma!r} is no word; write it as a string")
            try:
                yield from _inflect(sense, speech, lemma, how)
            except KeyError as error:
                where = f"{path}: [{sense}] {speech}: {lemma!r}"
                raise DataError(f"{where} has no forms in forms.tsv; run python tools/russian.py") from error


def _inflect(sense: str, speech: str, lemma: str, how: Inflection) -> Iterator[tuple[str, Form]]:
    head, _, tail = lemma.partition("+ ")
    rules, after = how.paradigms.get(speech), words(tail, how.letters)
    if how.listed is not None and speech in INFLECTING:
        for listed in how.listed[head, speech].split("|"):
            form, _, features = listed.partition(":")
            first, *rest = form.split(" ") if " " in form else (form,)
            yield first, Form(sense, speech, features, tuple(rest), after, lemma)
        return
    if rules is None:
        first, *rest = words(head, how.letters)
        yield first, Form(sense, speech, "", tuple(rest), after, lemma)
        if how.article and first.startswith(how.article) and len(first) > len(how.article) + 2:
            # "to the law": the preposition swallows a letter of the article, so the rest must be known alone.
            yield first[len(how.article) :], Form(sense, speech, DEFINITE, tuple(rest), after, lemma)
        return
    parts, phrase = _split_phrase(head, how.drop, speech in how.last)
    others = words(phrase, how.letters)
    for form, features in expand(parts, rules):
        inflected = words(form, how.letters)
        if inflected:
            yield inflected[0], Form(sense, speech, features, inflected[1:] + others, after, lemma)


def _split_phrase(head: str, drop: Sequence[str], last: bool) -> tuple[list[str], str]:
    """`a b|c d` -> (["a", "c d"], …): the first word of a phrase inflects, the others follow; or the last one does."""
    first, *others = [part.strip() for part in head.split("|")]
    word, _, phrase = first.partition(" ")
    if phrase and not others:
        return ([first], "") if last else ([word], phrase)
    if not phrase and others and " " in others[-1] and not any(" " in part for part in others[:-1]):
        others[-1], _, phrase = others[-1].partition(" ")
        return parts_of("|".join([first, *others]), drop), phrase
    return parts_of("|".join([first, *others]), drop), ""


def words(phrase: str, letters: Mapping[int, str]) -> tuple[str, ...]:
    """A phrase -> its folded words, cut as the reader cuts a text."""
    if phrase.isalpha():
        return (fold(phrase, letters),)
    if not phrase or phrase.replace(" ", "").isalpha():  # nothing but letters: no need to look for marks
        return tuple(fold(word, letters) for word in phrase.split())
    return tuple(fold(phrase[start:end], letters) for start, end, _ in pieces(phrase))
