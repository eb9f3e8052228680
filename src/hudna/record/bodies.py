"""Claims <-> the bodies that are stored: without words, which are cut from the text when the claim is read.

What a takedown destroys must not live on in the claims: neither the words of a span nor a name that stands in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudna.model.claims import Claim
from hudna.model.parsing import claim_of

Json = dict[str, Any]
_NESTED = (dict, list, tuple)

TAKEN_DOWN = "[taken down]"  # in place of a name that was the words of a text that is gone
# Names that the reader gives to nobody in particular: no private person is called so, whatever the words are.
COLLECTIVE = frozenset(
    {
        "adviser", "both sides", "command", "counterpart", "deputy", "field", "gunmen", "head", "informed",
        "international community", "members", "neighbouring countries", "official", "representative", "source",
        "sources", "spokesperson", "staff", "the other side", "unspecified reports",
    }
)  # fmt: skip
UNLISTED = "Unlisted source"  # in place of a name that no register knows and that has neither side nor sector
CAPITAL = "capital"  # the name is these words with a capital at their start


def stored_body(body: Mapping[str, Any], text: str | None = None) -> Json:
    """A claim's JSON -> what is kept of it: no ids (they are columns), no exact words, no names that are words.

    A name that is its span's words becomes null; one that stands elsewhere becomes where it stands, `[start, end]`.
    Without the text, only the words of the name's own span are known.
    """
    return {name: _bare(value, text) for name, value in body.items() if name not in {"id", "key"}}


def _bare(value: Any, text: str | None) -> Any:
    if isinstance(value, list | tuple):
        return [_bare(inner, text) for inner in value]
    if isinstance(value, dict):
        kept = {
            name: _bare(inner, text) if isinstance(inner, _NESTED) else inner
            for name, inner in value.items()
            if name != "exact"
        }
        if isinstance(value.get("exact"), str) and isinstance(kept.get("name"), str):
            kept["name"] = _where(kept["name"], value["exact"], value["start"], text)
        return kept
    return value


def _where(name: str, exact: str, start: int, text: str | None) -> Any:
    """A name -> null, a place in the text, or the name itself where the text does not have it."""
    if name.casefold() in COLLECTIVE:
        return name
    if name == exact:
        return None
    for words, offset in ((exact, start), (text or "", 0)):
        for alike, sign in ((name, ()), (name[:1].lower() + name[1:], (CAPITAL,))):
            if (at := words.find(alike)) >= 0 and alike:
                return [offset + at, offset + at + len(alike), *sign]
    return name


def stored_claim(body: Mapping[str, Any], text: str | None, *, private: bool = True) -> Claim:
    """A stored body -> Claim, its names that are words cut from the text. InputError for what is no claim.

    A speaker whom no register knows, and of whom the text tells neither side nor office, may be a private person: such
    a name is no value. It is in the words, where the span leads. With `private` false it is, as the claim's id has it.
    """
    return claim_of(_named(body, text, private), text)


def _named(value: Any, text: str | None, private: bool) -> Any:
    if isinstance(value, dict):
        found = {
            name: _named(inner, text, private) if isinstance(inner, _NESTED) else inner for name, inner in value.items()
        }
        if "name" in found and not isinstance(found["name"], str):
            found["name"] = _name(found, text, private)
        return found
    if isinstance(value, list):
        return [_named(inner, text, private) for inner in value]
    return value


def _name(found: Mapping[str, Any], text: str | None, private: bool) -> str:
    if private and "side" in found and found["side"] is None and found["sector"] is None:
        return UNLISTED
    if text is None:
        return TAKEN_DOWN
    where = found["name"] or [found["start"], found["end"]]
    words = text[where[0] : where[1]]
    return words[:1].upper() + words[1:] if CAPITAL in where[2:] else words
