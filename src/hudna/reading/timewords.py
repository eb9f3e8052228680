"""Scan -> the time words in it: by token, what each may mean (a weekday, a month, "since", "yesterday")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from hudna.languages import language
from hudna.reading.lexemes import Lexeme
from hudna.reading.scans import Scan

COUNTS = "num-"  # senses of the number words, with their `value`


class Meaning(NamedTuple):
    """What a sense means for time: its kind (`time` in the lexicon), a value, and what it needs beside it."""

    kind: str
    value: Any
    needs: str


class Hit(NamedTuple):
    """A time word on tokens `first` to `last` (half-open)."""

    kind: str
    value: Any
    needs: str
    first: int
    last: int
    lexeme: Lexeme

    @property
    def joined(self) -> bool:
        """Whether an "and" is written as one word with it."""
        return "and" in self.lexeme.before or "so" in self.lexeme.before


@cache
def meanings(code: str) -> dict[str, Meaning]:
    """The senses of a language's lexicon that have to do with time."""
    found = {}
    for name, sense in language(code).lexicon.senses.items():
        kind, value = sense.attributes.get("time"), sense.attributes.get("value")
        if kind:
            found[name] = Meaning(kind, value, sense.attributes.get("needs", ""))
        elif name.startswith(COUNTS) and isinstance(value, int) and not sense.attributes.get("vague"):
            found[name] = Meaning("count", value, "")
    return found


@dataclass(slots=True)
class TimeWords:
    """The time words of a scan by token, with the questions that the grammar asks of them."""

    scan: Scan
    at: dict[int, list[Hit]]
    digit: list[int]  # the runs of digits
    articles: set[int]  # where the article stands alone before digits

    def hit(self, index: int, *kinds: str) -> Hit | None:
        """The first time word of one of the kinds at a token."""
        found = self.at.get(index)
        if found:
            for hit in found:
                if hit.kind in kinds:
                    return hit
        return None

    def may_begin(self, index: int) -> bool:
        """Whether what begins at a token may belong to a time at all: after most prepositions nothing does."""
        if index in self.at:
            return True
        return index < len(self.scan.tokens) and (self.scan.tokens[index].shape != "word" or index in self.articles)

    def number(self, index: int) -> int | None:
        """The value of the run of digits at a token."""
        if 0 <= index < len(self.scan.tokens):
            token = self.scan.tokens[index]
            if token.shape == "number" and len(token.folded) <= 4:
                return int(token.folded)
        return None

    def digits(self, index: int) -> int:
        """How many digits stand at a token."""
        token = self.scan.tokens[index] if 0 <= index < len(self.scan.tokens) else None
        return len(token.folded) if token and token.shape == "number" else 0

    def mark(self, index: int) -> str:
        """The mark at a token, else nothing."""
        if 0 <= index < len(self.scan.tokens) and self.scan.tokens[index].shape == "mark":
            return self.scan.tokens[index].text
        return ""

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return 0 < index < len(self.scan.tokens) and self.scan.tokens[index - 1].end == self.scan.tokens[index].start

    def article(self, index: int) -> bool:
        """Whether the token is the article alone, written before digits; proclitics may stand before it."""
        return index in self.articles

    def count(self, index: int) -> tuple[int, int] | None:
        """(value, end) of the number at a token, in digits or in words (four and twenty)."""
        at = index + 1 if self.article(index) else index
        value = self.number(at)
        if value is not None:
            longer = self.mark(at + 1) in {".", ":", "/", ","} and self.glued(at + 2) and self.digits(at + 2)
            return None if longer else (value, at + 1)
        total, hit = 0, self.hit(at, "count")
        while hit and (not total or hit.joined or hit.value == 10):
            total += hit.value
            at = hit.last
            hit = self.hit(at, "count")
        return (total, at) if total else None


def time_words(scan: Scan) -> TimeWords:
    """The time words of a scan; a phrase that is no time hides the words in it."""
    known = meanings(scan.language.code)
    found: dict[int, list[Hit]] = {}
    hidden = 0
    for index, lexemes in enumerate(scan.lexemes):
        if not lexemes or index < hidden:
            continue
        hits: list[Hit] = []
        last = ""
        for lexeme in lexemes:
            sense = lexeme.form.sense
            if sense == last or sense not in known or lexeme.after is not None:
                continue  # the same sense again is another inflection of the same word
            last = sense
            hits.append(Hit(*known[sense], lexeme.first, lexeme.last, lexeme))
        if hits:
            found[index] = hits
            if hits[0].kind == "none":
                hidden = hits[0].last
                del found[index]
    digit = [index for index, token in enumerate(scan.tokens) if token.shape == "number"]
    return TimeWords(scan, found, digit, {index - 1 for index in digit if index and _is_article(scan, index - 1)})


def _is_article(scan: Scan, index: int) -> bool:
    token, article = scan.tokens[index], scan.language.article
    short = bool(article) and token.shape == "word" and len(token.folded) <= len(article) + 2
    return short and token.folded.endswith(article)
