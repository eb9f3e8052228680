"""A participle or adjective -> whether it only describes its noun: "the captured village", not ", captured in May,"."""

from __future__ import annotations

from hudna.reading.scans import Scan

_ADVERBS = 2  # words between a comma and the participle that it opens
_NAMES = frozenset({"noun", "deed", "verb", "passive", "short"})
_BEING = frozenset({"be", "remain", "continue"})


def attributive(scan: Scan, token: int) -> bool:
    """Whether a participle stands before its noun; one that asserts is set off by a comma, is a gerund or predicate."""
    if not scan.language.settings.get("juxtaposes") or any(x.form.features == "gerund" for x in scan.lexemes[token]):
        return False
    for index in range(token - 1, max(-1, token - 2 - _ADVERBS), -1):
        if scan.tokens[index].shape == "mark" or scan.lexeme(index, _BEING) is not None:
            return False
        if any(x.form.speech in _NAMES for x in scan.lexemes[index]):
            return True
    return True
