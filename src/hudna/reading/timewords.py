"""Scan -> the time words in it: by token, what each may mean (a weekday, a month, "since", "yesterday")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, NamedTuple

from hudna.languages import language
from hudna.reading.lexemes import Lexeme, readings
from hudna.reading.scans import Scan
from hudna.reading.wordbooks import WordBook

WORDS = 8  # number words that are one number
COUNTS = "num-"  # senses of the number words, with their `value`


_GOVERNS = frozenset({"bound", "between", "from", "to", "and", "of", "at", "in", "date-word", "phase", "about"})


class Meaning(NamedTuple):
    """What a sense means for time: its kind (`time` in the lexicon), a value, and what it needs beside it."""

    kind: str
    value: Any
    needs: str
    capital: bool = False  # it is no time where it is written small ("May")


@dataclass(slots=True)
class Hit:
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

    @property
    def number(self) -> str:
        """The number of the word's form: "s", "d", "p"."""
        return self.lexeme.form.features[-1:]


@cache
def meanings(code: str) -> dict[str, Meaning]:
    """The senses of a language's lexicon that have to do with time."""
    found = {}
    for name, sense in language(code).lexicon.senses.items():
        kind, value = sense.attributes.get("time"), sense.attributes.get("value")
        if kind:
            capital = bool(sense.attributes.get("capital"))
            found[name] = Meaning(kind, value, sense.attributes.get("needs", ""), capital)
        elif name.startswith(COUNTS) and isinstance(value, int) and not sense.attributes.get("vague"):
            found[name] = Meaning("count", value, "")
    return found


@cache
def grammar(code: str) -> Mapping[str, Any]:
    """The settings of [time-grammar]."""
    sense = language(code).sense("time-grammar")
    return sense.attributes if sense else {}


@dataclass(slots=True)
class TimeWords:
    """The time words of a scan by token, with the questions that the grammar asks of them."""

    scan: Scan
    at: dict[int, list[Hit]]
    digit: dict[int, str]  # the runs of digits
    marks: dict[int, str]
    articles: set[int]  # where the article stands alone before digits
    adjectives_first: bool
    in_opens: bool  # "in" belongs to any day and hour
    dates: dict[int, Any] = field(default_factory=dict)  # what `dated_at` has read at a token
    moments: dict[int, Any] = field(default_factory=dict)  # what `moment_at` has read
    numbered: dict[int, bool] = field(default_factory=dict)  # the ends of numbers, whether they count something

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
        digits = self.digit.get(index)
        return int(digits) if digits is not None and len(digits) <= 4 else None

    def digits(self, index: int) -> int:
        """How many digits stand at a token."""
        return len(self.digit.get(index, ""))

    def mark(self, index: int) -> str:
        """The mark at a token, else nothing."""
        return self.marks.get(index, "")

    def glued(self, index: int) -> bool:
        """Whether nothing stands between a token and the one before."""
        return 0 < index < len(self.scan.tokens) and self.scan.tokens[index - 1].end == self.scan.tokens[index].start

    def free(self) -> bool:
        """Whether what tells which stands before its word, and no article is joined to either ("last week")."""
        return self.adjectives_first

    def before(self, index: int) -> Hit | None:
        """The "in" before a token, in a language in which it belongs to any day and hour."""
        return self.hit(index - 1, "in") if self.in_opens else None

    def article(self, index: int) -> bool:
        """Whether the token is the article alone, written before digits; proclitics may stand before it."""
        return index in self.articles

    def past_article(self, index: int) -> int:
        """The index after an article that is a word of its own ("the 19th"), else the token's own."""
        return index + (index < len(self.scan.tokens) and self.scan.definite(index + 1))

    def counts(self, index: int) -> bool:
        """Whether the number before a token counts something ("in 2020 cases"), by the numbers already found."""
        if not self.numbered:
            self.numbered[-1] = False
            for number in self.scan.numbers:
                counts = getattr(number.value, "unit", None) is not None
                for end in range(number.first + 1, number.last + 1):
                    self.numbered[end] = self.numbered.get(end, False) or counts or end < number.last
        return self.numbered.get(index, False)

    def count(self, index: int) -> tuple[int, int] | None:
        """(value, end) of the number at a token, in digits or in words (four and twenty)."""
        at = index + 1 if self.article(index) else index
        value = self.number(at)
        if value is not None:
            longer = self.mark(at + 1) in {".", ":", "/", ","} and self.glued(at + 2) and self.digits(at + 2)
            return None if longer else (value, at + 1)
        total, hit = 0, self.hit(at, "count")
        plain = not self.scan.language.joiner
        for _ in range(WORDS):
            if not hit or not (not total or hit.joined or hit.value == 10 or (plain and hit.value < 10 <= total % 100)):
                break
            total += hit.value
            at = hit.last
            hit = self.hit(at, "count")
        return (total, at) if total else None


def time_words(scan: Scan) -> TimeWords:
    """The time words of a scan; a phrase that is no time hides the words in it."""
    code, tokens, lang = scan.language.code, scan.tokens, scan.language
    found: dict[int, list[Hit]] = {}
    digit: dict[int, str] = {}
    marks: dict[int, str] = {}
    telling = _telling(code)
    hidden, articled = 0, bool(lang.settings.get("definite"))
    for index, token in enumerate(tokens):
        shape = token.shape
        if shape == "mark":
            marks[index] = token.text
        elif shape == "number":
            digit[index] = token.folded
        elif telling[token.folded] and index >= hidden:
            hits = _hits(scan, index, articled)
            if hits and hits[0].kind == "none":
                hidden = hits[0].last
            elif hits:
                found[index] = hits
    articles = {index - 1 for index in digit if index and _is_article(scan, index - 1)}
    free = bool(lang.settings.get("adjectives_first")) and not lang.article
    return TimeWords(scan, found, digit, marks, articles, free, bool(grammar(code).get("in_opens")))


def _hits(scan: Scan, index: int, articled: bool) -> list[Hit]:
    """What the word at a token may mean for time; `articled`: the article is a word of its own."""
    known = meanings(scan.language.code)
    hits: list[Hit] = []
    last = ""
    for lexeme in scan.lexemes[index]:
        sense = lexeme.form.sense
        if sense == last or lexeme.after is not None:
            continue  # the same sense again is another inflection of the same word
        means = known.get(sense)
        if means is None:
            continue
        last = sense
        kind, value, needs, capital = means
        if capital and not scan.tokens[index].text[0].isupper():
            continue
        end = lexeme.last
        if articled and kind in _GOVERNS and end < len(scan.tokens) and scan.definite(end + 1):
            end += 1  # "in the past week": the article goes with the word before it
        hits.append(Hit(kind, value, needs, index, end, lexeme))
    return hits


@cache
def _telling(code: str) -> WordBook[bool]:
    return WordBook(partial(_may_tell, code))


def _may_tell(code: str, word: str) -> bool:
    """Whether a folded word has a sense that has to do with time, however it is read."""
    known = meanings(code)
    return any(reading.form.sense in known for reading in readings(code, word))


def _is_article(scan: Scan, index: int) -> bool:
    token, article = scan.tokens[index], scan.language.article
    short = bool(article) and token.shape == "word" and len(token.folded) <= len(article) + 2
    return short and token.folded.endswith(article)
