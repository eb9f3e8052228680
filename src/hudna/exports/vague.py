"""A quantity that gives no number -> which vague word it has, by the senses of its language ("dozens", "several")."""

from __future__ import annotations

import re
from functools import lru_cache

from hudna.languages import Language, finished, language
from hudna.model import Quantity
from hudna.model.accounts import Account

_PREFIX = "vague-"
_WORD = re.compile(r"\w+")


def vague_word(account: Account, one: Quantity) -> str | None:
    """The sense of its vague word without the prefix (dozens, several, ...), None where none is known.

    None too for a quantity that gives a number, for a text that was taken down or is in no language that hudna reads.
    """
    words = account.words(one.span)
    if not one.vague or words is None or account.origin.language not in finished():
        return None
    return _sense(account.origin.language or "", words)


@lru_cache(maxsize=2000)
def _sense(code: str, words: str) -> str | None:
    """The longest vague form wins: "tens of thousands" are no tens."""
    spoken = language(code)
    folded = [spoken.fold(word) for word in _WORD.findall(words)]
    found = [one for start in range(len(folded)) for one in _at(spoken, folded, start)]
    return max(found)[1] if found else None


def _at(spoken: Language, folded: list[str], start: int) -> list[tuple[int, str]]:
    """Length and sense of each vague form that begins at a word, with or without clitics."""
    return [
        (1 + len(form.rest), form.sense.removeprefix(_PREFIX))
        for cut in spoken.cuts(folded[start])
        for form in spoken.forms(cut.stem)
        if form.sense.startswith(_PREFIX) and tuple(folded[start + 1 : start + 1 + len(form.rest)]) == form.rest
    ]
