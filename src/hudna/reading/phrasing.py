"""Tokens -> where a noun phrase begins, in languages whose articles are words of their own."""

from __future__ import annotations

from hudna.reading.scans import Scan


def phrase_start(scan: Scan, at: int) -> int:
    """The token where the noun phrase of a mention at `at` begins, with its articles, numbers and adjectives."""
    language = scan.language
    if not language.leading:
        return at
    determiners = language.settings.get("determiners", ())
    while at > 0:
        token = scan.tokens[at - 1]
        lexemes = scan.lexemes[at - 1]
        if token.shape == "mark":
            break
        article = language.leading.get(token.folded) == "the" or token.folded in determiners
        if not (article or token.shape == "number" or (lexemes and _describes(scan, at - 1))):
            break
        at -= 1
    return at


def _describes(scan: Scan, index: int) -> bool:
    return all(
        x.form.speech in {"adjective", "passive_participle"} or x.form.sense.startswith("num-")
        for x in scan.lexemes[index]
    )


def held_start(scan: Scan, at: int) -> int:
    """ "on positions of X": where the phrase begins of what the one whose phrase begins at `at` has."""
    if not scan.language.settings.get("owners_first"):
        return at
    while at >= _OWNED and scan.lexeme(at - 1, _OF) is not None:
        noun = next((i for i in range(max(0, at - 1 - _WORDS), at - 1) if _held(scan, i, at - 1)), None)
        if noun is None:
            break
        at = phrase_start(scan, noun)
    return at


def _held(scan: Scan, first: int, last: int) -> bool:
    return any(x.last == last and x.form.sense in _HELD for x in scan.lexemes[first])


_OWNED = 2  # tokens of a thing and "of"
_WORDS = 3  # words of a thing ("military observation posts")
_OF = frozenset({"actor-of"})
_HELD = frozenset(
    {"position", "forces", "weapons", "aircraft", "patrol", "convoy", "unit-vehicle", "unit-post", "unit-patrol",
     "unit-convoy", "vehicles"}
)  # fmt: skip
