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
