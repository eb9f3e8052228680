"""Kinds and languages -> coverage: what each has words and examples for, side by side, and what one of them lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from hudna.kinds import Frame, Kind, kinds
from hudna.languages.corpora import examples
from hudna.languages.language import language


class FrameCoverage(NamedTuple):
    """A frame: how many words each of its senses has in a language; 1 for what the reader finds by itself."""

    name: str
    mode: str | None
    head: dict[str, int]
    beside: dict[str, int]

    @property
    def works(self) -> bool:
        """Whether the language can trigger the frame: a head word and, where they are asked for, a word beside it."""
        return any(self.head.values()) and (not self.beside or any(self.beside.values()))

    @property
    def missing(self) -> list[str]:
        """Senses without words."""
        return [sense for sense, count in {**self.head, **self.beside}.items() if not count]


class KindCoverage(NamedTuple):
    """A kind in a language: its frames, examples by mode, and silences."""

    language: str
    kind: str
    frames: tuple[FrameCoverage, ...]
    examples: int
    silences: int
    modes: dict[str, int]

    @property
    def missing(self) -> list[str]:
        """Senses without words, each once."""
        return list(dict.fromkeys(sense for frame in self.frames for sense in frame.missing))

    @property
    def words(self) -> int:
        """Words that can head one of the kind's frames; a sense that several ask for counts once."""
        return sum({sense: count for frame in self.frames for sense, count in frame.head.items()}.values())


class SenseCoverage(NamedTuple):
    """A sense side by side: the frames that ask for it, and how many words each language has."""

    sense: str
    frames: tuple[str, ...]
    words: dict[str, int]

    @property
    def missing(self) -> list[str]:
        """The languages that have no word for what another one has words for."""
        return [code for code, count in self.words.items() if not count] if any(self.words.values()) else []


class Comparison(NamedTuple):
    """A kind side by side: its senses, and its coverage in each language."""

    kind: str
    senses: tuple[SenseCoverage, ...]
    languages: dict[str, KindCoverage]

    def lacks(self, code: str) -> list[str]:
        """Senses that a language has no words for and another one has."""
        return [one.sense for one in self.senses if code in one.missing]


def coverage(code: str) -> list[KindCoverage]:
    """The coverage of every kind in a language."""
    return [_kind(code, kind) for kind in kinds().values()]


def compared(codes: Sequence[str], only: str | None = None) -> list[Comparison]:
    """The coverage of every kind, or of one, in several languages."""
    return [_compared(kind, codes) for kind in kinds().values() if only in {None, kind.name}]


def senses_like(start: str, codes: Sequence[str]) -> list[SenseCoverage]:
    """All senses whose names begin so, those that no kind asks for too: saying words, clause words, units, offices."""
    names = sorted({name for code in codes for name in language(code).lexicon.senses if name.startswith(start)})
    asking = _asking()
    return [SenseCoverage(name, asking.get(name, ()), {code: words_of(code)[name] for code in codes}) for name in names]


@cache
def words_of(code: str) -> Counter[str]:
    """How many words each sense has in a language: lemmas, however many forms they have; a phrase is one."""
    lemmas = {(form.sense, form.lemma) for found in language(code).lexicon.forms.values() for form in found}
    return Counter(sense for sense, _ in lemmas)


@cache
def _asking() -> Mapping[str, tuple[str, ...]]:
    """The frames, as kind/frame, that ask for each sense."""
    found: dict[str, list[str]] = {}
    for kind in kinds().values():
        for frame in kind.frames:
            for sense in sorted(frame.head | frame.with_ | frame.and_):
                found.setdefault(sense, []).append(f"{kind.name}/{frame.name}")
    return {sense: tuple(dict.fromkeys(names)) for sense, names in found.items()}


def _compared(kind: Kind, codes: Sequence[str]) -> Comparison:
    asked = dict.fromkeys(s for f in kind.frames for part in (f.head, f.with_ | f.and_) for s in sorted(part))
    rows = tuple(
        SenseCoverage(
            sense,
            tuple(name.split("/")[1] for name in _asking()[sense] if name.startswith(f"{kind.name}/")),
            {code: words_of(code)[sense] for code in codes},
        )
        for sense in asked
        if not sense.startswith("@")
    )
    return Comparison(kind.name, rows, {code: _kind(code, kind) for code in codes})


@cache
def _said(code: str) -> list[tuple[str, str | None, str | None]]:
    """(type, kind, mode) of every example and silence of a language."""
    return [(one.type, one.values.get("kind"), one.values.get("mode")) for one in examples(code)]


def _kind(code: str, kind: Kind) -> KindCoverage:
    claims = [mode for type_, name, mode in _said(code) if type_ == "claim" and name == kind.name]
    silent = sum(type_ == "silence" and name == kind.name for type_, name, _ in _said(code))
    wanted = dict.fromkeys([*kind.modes, *(frame.mode for frame in kind.frames if frame.mode)])
    modes = {mode: claims.count(mode) for mode in wanted}
    frames = tuple(_frame(frame, words_of(code)) for frame in kind.frames)
    return KindCoverage(code, kind.name, frames, len(claims), silent, modes)


def _frame(frame: Frame, words: Counter[str]) -> FrameCoverage:
    def count(senses: frozenset[str]) -> dict[str, int]:
        return {sense: 1 if sense.startswith("@") else words[sense] for sense in sorted(senses)}

    return FrameCoverage(frame.name, frame.mode, count(frame.head), count(frame.with_ | frame.and_))
