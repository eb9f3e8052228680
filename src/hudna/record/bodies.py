"""Claims <-> the bodies that are stored: without words, which are cut from the text when the claim is read.

What a takedown destroys must not live on in the claims: neither the words of a span nor a name that is only words.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hudna.model.claims import Claim
from hudna.model.parsing import claim_of

Json = dict[str, Any]

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


def stored_body(body: Mapping[str, Any]) -> Json:
    """A claim's JSON -> what is kept of it: no ids (they are columns), no exact words, no names that are words."""
    return {name: _bare(value) for name, value in body.items() if name not in {"id", "key"}}


def _bare(value: Any) -> Any:
    if isinstance(value, Mapping):
        exact = value.get("exact")
        kept = {name: _bare(inner) for name, inner in value.items() if name != "exact"}
        if exact is not None and "name" in kept and kept["name"] == exact and exact.casefold() not in COLLECTIVE:
            kept["name"] = None
        return kept
    if isinstance(value, list | tuple):
        return [_bare(inner) for inner in value]
    return value


def stored_claim(body: Mapping[str, Any], text: str | None, *, private: bool = True) -> Claim:
    """A stored body -> Claim, its names that are words cut from the text. InputError for what is no claim.

    A speaker whom no register knows, and of whom the text tells neither side nor office, may be a private person: such
    a name is no value. It is in the words, where the span leads. With `private` false it is, as the claim's id has it.
    """
    return claim_of(_named(body, text, private), text)


def _named(value: Any, text: str | None, private: bool) -> Any:
    if isinstance(value, Mapping):
        found = {name: _named(inner, text, private) for name, inner in value.items()}
        if "name" in found and found["name"] is None:
            found["name"] = _name(found, text, private)
        return found
    if isinstance(value, list):
        return [_named(inner, text, private) for inner in value]
    return value


def _name(found: Mapping[str, Any], text: str | None, private: bool) -> str:
    if private and "side" in found and found["side"] is None and found["sector"] is None:
        return UNLISTED
    return TAKEN_DOWN if text is None else text[found["start"] : found["end"]]
