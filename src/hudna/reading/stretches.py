"""Text -> stretches: which language each part of a document is in, down to a quotation inside a paragraph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from hudna.languages import finished, language
from hudna.languages.letters import pieces
from hudna.languages.signs import signs
from hudna.reading.identify import ASIDE, UNKNOWN, foreign_words, guess, lag, script
from hudna.reading.tokens import CLOSERS, OPENERS, STOPS

_PARAGRAPH = 3  # words of a paragraph in another script that make it a paragraph of another language
_SAME_SCRIPT = 8  # words of one in the same script
_LOOK = 300  # code points of it that are looked at
_SURE, _LEAD = 0.25, 0.15  # evidence a word that it needs besides, and by how much its language must lead the text's
_RUN = 4  # words in another script inside a paragraph that may be a clause
_SAYS = frozenset({"verb", "passive"})


class Stretch(NamedTuple):
    """Code points `start` to `end` (half-open) in one language.

    `within` is the language of the paragraph that a quotation stands in, "" for what stands in no other.
    """

    start: int
    end: int
    language: str
    within: str = ""


def main_language(text: str) -> str:
    """The language that a text is in; where the first look finds none that is read, that of most words."""
    found = guess(text).code
    if found in finished() or "\n" not in text.strip():
        return found
    counts: Counter[str] = Counter()
    for start, end in _paragraphs(text):
        paragraph = guess(text[start : min(end, start + _LOOK)])
        counts[paragraph.code] += paragraph.words
    return counts.most_common(1)[0][0]


def stretches(text: str, main: str, given: bool) -> list[Stretch]:
    """The whole text in stretches, in order and without gaps. `main` is its language, `given` if the user named it."""
    known = signs().get(main)
    if known is None:
        return [Stretch(0, len(text), main)]
    alone = foreign_words(text, known.script) < _PARAGRAPH
    if alone and given:
        return [Stretch(0, len(text), main)]
    found: list[Stretch] = []
    for start, end in _paragraphs(text):
        code = _code(text[start:end], main, known.script, given, alone)
        if code != main and _goes_on(text, found, start, end):
            found.append(Stretch(start, end, code, found[-1].language))
        elif alone:
            found.append(Stretch(start, end, code))
        else:
            found += _quotations(text, start, end, code)
    return _joined(found, len(text))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Lines with their ends."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield start, end
        start = end


def _code(paragraph: str, main: str, written: str, given: bool, alone: bool) -> str:
    """A paragraph's language: the text's own, unless there is good reason for another."""
    if alone or 2 * foreign_words(ASIDE.sub(" ", paragraph), written) < sum(1 for _ in _words(paragraph)):
        if given or paragraph.count(" ") < _SAME_SCRIPT - 1:
            return main
        found = guess(paragraph[:_LOOK])
        sure = found.words >= _SAME_SCRIPT and found.evidence >= _SURE
        return found.code if sure and found.code != main and lag(paragraph[:_LOOK], main) >= _LEAD else main
    found = guess(paragraph)
    other = found.words >= _PARAGRAPH and found.code != UNKNOWN
    return found.code if other else main


def _words(text: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end, shape in pieces(text) if shape == "word")


def _goes_on(text: str, found: Sequence[Stretch], start: int, end: int) -> bool:
    """Whether a paragraph is the quotation that the one before, in another language, ends on a colon for."""
    if not found or found[-1].within:
        return False
    return text[: found[-1].end].rstrip().endswith(":") and text[start:end].lstrip()[:1] in OPENERS


def _quotations(text: str, start: int, end: int, code: str) -> Iterator[Stretch]:
    """A paragraph, cut at the clauses in another script that stand in it."""
    at = start
    for first, last, other in _runs(text, start, end, code):
        if first > at:
            yield Stretch(at, first, code)
        yield Stretch(first, last, other, code)
        at = last
    if at < end:
        yield Stretch(at, end, code)


def _runs(text: str, start: int, end: int, code: str) -> Iterator[tuple[int, int, str]]:
    """Runs of words in another script that make a clause of a language that hudna reads, with their quotation marks."""
    own = signs()[code].script
    if code not in finished() or foreign_words(text[start:end], own) < _RUN:
        return
    blank = ASIDE.sub(lambda match: "\n" * len(match[0]), text[start:end])
    run: list[tuple[int, int]] = []
    for first, last in [*_words(blank), (end - start, end - start)]:
        written = script(blank[first]) if first < len(blank) else own
        if run and (written != script(blank[run[0][0]]) or "\n" in blank[run[-1][1] : first]):
            other = _clause([blank[a:b] for a, b in run])
            if other:
                yield (*_with_marks(text, start + run[0][0], start + run[-1][1], start, end), other)
            run = []
        if written != own:
            run.append((first, last))


def _clause(words: Sequence[str]) -> str:
    """The language of words that say something; "" for a name, or a language that is not read."""
    if len(words) < _RUN:
        return ""
    found = guess(" ".join(words))
    if found.code not in finished():
        return ""
    lang = language(found.code)
    for place, word in enumerate(words):
        if (not place or not word[0].isupper()) and any(
            form.speech in _SAYS for cut in lang.cuts(lang.fold(word)) for form in lang.forms(cut.stem)
        ):
            return found.code
    return ""


def _with_marks(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    """A run with the stop and the closing mark behind it and, where it has one, the opening mark before it."""
    while last < end and (text[last] in STOPS or text[last] in CLOSERS):
        last += 1
    while first > start and text[first - 1] in OPENERS:
        first -= 1
    return first, last


def _joined(found: Sequence[Stretch], length: int) -> list[Stretch]:
    """Neighbours of one language as one stretch."""
    joined: list[Stretch] = []
    for one in found:
        if joined and joined[-1].language == one.language and not joined[-1].within and not one.within:
            joined[-1] = joined[-1]._replace(end=one.end)
        else:
            joined.append(one)
    return joined or [Stretch(0, length, found[0].language if found else UNKNOWN)]
