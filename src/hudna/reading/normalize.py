"""Text -> folded text with an offset map: where each folded letter stood in the text."""

from __future__ import annotations

from dataclasses import dataclass

from hudna.languages.letters import fold
from hudna.model.text import Span


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `offsets[i]` is the code point of the original that folded letter i came from."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The original's span under folded letters `start` to `end` (half-open, not empty)."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)


def normalize(text: str, letters: dict[int, str]) -> Folded:
    """A text -> its folded form, letter by letter, so that every folded letter knows where it came from."""
    folded: list[str] = []
    offsets: list[int] = []
    for index, letter in enumerate(text):
        plain = fold(letter, letters)
        folded.append(plain)
        offsets.extend([index] * len(plain))
    return Folded("".join(folded), tuple(offsets))
