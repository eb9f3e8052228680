"""Tokens around a name -> whether a longer one bears it ("Paris Hilton", "the Boston Globe", "Iran-backed")."""

from __future__ import annotations

from hudna.reading.scans import Scan

_GIVEN = frozenset({"given-name"})
_TITLES = frozenset({"actor-title"})
_GOVERNING = frozenset({"place_at", "place_side", "place_link", "actor-of"})
_LEAST = 4  # letters of a word that shows by its small letter that a line is no headline


def borrowed(scan: Scan, first: int, last: int) -> bool:
    """Whether a name on these tokens is part of a longer one: a first name or title before it, a surname after it.

    A preposition before it makes a place of it ("in Paris Hilton said").
    """
    if not scan.language.settings.get("owners_first"):
        return False
    if sponsoring(scan, last):
        return True
    if first and any(x.form.sense in _GOVERNING for x in scan.lexemes[first - 1]):
        return False
    if last == first + 1 and first and _named(scan, first - 1 - (scan.tokens[first - 1].text == ".")):
        return True
    return last < len(scan.tokens) and _goes_on(scan, last) and not _in_headline(scan, first)


def sponsoring(scan: Scan, last: int) -> bool:
    """ "Iran-backed", "Rwanda-aligned": a name before a hyphen only says who stands behind another."""
    tokens, sense = scan.tokens, scan.language.sense("actor-grammar")
    if last + 1 >= len(tokens) or tokens[last].text not in _HYPHENS or sense is None:
        return False
    glued = tokens[last].start == tokens[last - 1].end and tokens[last + 1].start == tokens[last].end
    return glued and tokens[last + 1].folded in sense.attributes.get("sponsored", ())


_HYPHENS = frozenset("-\u2010\u2011")


def _named(scan: Scan, index: int) -> bool:
    """Whether a first name or a title with a capital stands at a token, right before the next."""
    if (
        index < 0
        or not scan.tokens[index].text[0].isupper()
        or scan.tokens[index + 1].start > scan.tokens[index].end + 1
    ):
        return False
    return any(x.form.sense in _GIVEN or x.form.sense in _TITLES for x in scan.lexemes[index])


def _goes_on(scan: Scan, index: int) -> bool:
    """Whether a word that nobody knows, with a capital, stands right behind."""
    text = scan.tokens[index].text
    if scan.tokens[index].shape != "word" or not _beside(scan, index) or not text[0].isupper() or text.isupper():
        return False
    return not scan.lexemes[index] or scan.lexeme(index, _GIVEN) is not None


def _beside(scan: Scan, index: int) -> bool:
    """Whether nothing but a blank stands before a token."""
    return scan.tokens[index].start == scan.tokens[index - 1].end + 1


def _in_headline(scan: Scan, index: int) -> bool:
    """Whether the words of a line all have capitals, so that these tell nothing."""
    sentence = next((one for one in scan.sentences if one.first <= index < one.last), None)
    if sentence is None:
        return False
    words = (token.text for token in scan.tokens[sentence.first : sentence.last] if token.shape == "word")
    return all(word[0].isupper() for word in words if len(word) >= _LEAST)
