"""Kinds and a language -> coverage: which frames have words, how many, and how many examples and silences show them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from hudna.kinds import Frame, Kind, kinds
from hudna.languages.corpora import examples
from hudna.languages.language import language


class FrameCoverage(NamedTuple):
    """A frame: the forms that each of its senses has in the language (0 = no words)."""

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
        return [sense for sense, forms in {**self.head, **self.beside}.items() if not forms]


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


def coverage(code: str) -> list[KindCoverage]:
    """The coverage of every kind in a language."""
    forms = Counter(form.sense for found in language(code).lexicon.forms.values() for form in found)
    said = [(one.type, one.values.get("kind"), one.values.get("mode")) for one in examples(code)]
    return [_kind(code, kind, forms, said) for kind in kinds().values()]


def _kind(code: str, kind: Kind, forms: Counter[str], said: list[tuple[str, str | None, str | None]]) -> KindCoverage:
    claims = [mode for type_, name, mode in said if type_ == "claim" and name == kind.name]
    silent = sum(type_ == "silence" and name == kind.name for type_, name, _ in said)
    wanted = dict.fromkeys([*kind.modes, *(frame.mode for frame in kind.frames if frame.mode)])
    modes = {mode: claims.count(mode) for mode in wanted}
    return KindCoverage(
        code, kind.name, tuple(_frame(frame, forms) for frame in kind.frames), len(claims), silent, modes
    )


def _frame(frame: Frame, forms: Counter[str]) -> FrameCoverage:
    def count(senses: frozenset[str]) -> dict[str, int]:
        return {sense: 1 if sense.startswith("@") else forms[sense] for sense in sorted(senses)}

    return FrameCoverage(frame.name, frame.mode, count(frame.head), count(frame.with_ | frame.and_))
