"""Sentences -> whether one is only a heading: a line of names and nouns that asserts nothing."""

from __future__ import annotations

from bisect import bisect_right

from hudna.reading.scans import Scan
from hudna.reading.speech import VERBAL

_STOPS = frozenset(".!?;:\u2026")
_SHORT = 4  # tokens of a numbered heading with its stop ("2. Preliminary investigation.")


def heading(scan: Scan, index: int) -> bool:
    """Whether a token stands in a heading, in a language whose sentences have a verb."""
    if not scan.language.settings.get("passive_auxiliary"):
        return False
    at = bisect_right(scan.sentences, index, key=lambda one: one.first) - 1
    sentence = scan.sentences[at]
    short = sentence.last - sentence.first <= _SHORT and not any(
        i in scan.taken for i in range(sentence.first, sentence.last)
    )
    if not short and (scan.tokens[sentence.last - 1].text in _STOPS or not _own_line(scan, sentence.last)):
        return False
    return not any(_predicates(scan, i) for i in range(sentence.first, sentence.last))


def _own_line(scan: Scan, last: int) -> bool:
    """Whether a line ends here, and another follows."""
    return last < len(scan.tokens) and "\n" in scan.text[scan.tokens[last - 1].end : scan.tokens[last].start]


def _predicates(scan: Scan, index: int) -> bool:
    """A verb, where the word can be nothing else."""
    here = scan.lexemes[index]
    return bool(here) and index not in scan.named and all(x.form.speech in VERBAL for x in here)
