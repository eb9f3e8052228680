"""Lexemes -> cues: the saying words of a text, with the act they carry and how their content follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan


class Cue(NamedTuple):
    """A saying word on tokens `first` to `last`. `act` is one of the codebook's; `speech` its part of speech."""

    first: int
    last: int
    lexeme: Lexeme
    act: str
    attributes: Mapping[str, Any]

    @property
    def speech(self) -> str:
        """The part of speech of the form."""
        return self.lexeme.form.speech

    @property
    def sense(self) -> str:
        """The sense, for example "cue-say"."""
        return self.lexeme.form.sense

    @property
    def features(self) -> str:
        """Tense, person, gender and number of the form."""
        return self.lexeme.form.features

    @property
    def finding(self) -> bool:
        """An observer's verb of finding: its subject is the source of what it found."""
        return self.attributes.get("force") == "finding"


def cue_at(scan: Scan, index: int) -> Cue | None:
    """The cue that begins at a token, the lexicon's first where several could."""
    for lexeme in scan.lexemes[index]:
        sense = lexeme.form.sense
        if not sense.startswith("cue-"):
            continue
        known = scan.language.sense(sense)
        attributes = known.attributes if known else {}
        return Cue(lexeme.first, lexeme.last, lexeme, str(attributes.get("act", "report")), attributes)
    return None


def cues_of(scan: Scan) -> list[Cue | None]:
    """For each token the cue that begins there, or None."""
    return [cue_at(scan, index) for index in range(len(scan.tokens))]
