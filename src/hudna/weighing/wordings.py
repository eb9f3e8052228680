"""Accounts -> what only their words say: what a term is about, a truce's class and purpose, whether it is written."""

from __future__ import annotations

from collections.abc import Sequence

from hudna.kinds import kind
from hudna.languages.agreements import says
from hudna.languages.matters import TERMS, matter_in, standing
from hudna.model.accounts import Account
from hudna.model.truces import CLASSES, PURPOSES

_SIGNED = "signed"


def matter_of(account: Account) -> tuple[str, str | None] | None:
    """What an obligation's account is about: kind and mode, by the rule that read it, else by its words.

    None where neither says: that is for people to fill in.
    """
    claim = account.claim
    if claim.kind != "obligation":
        return claim.kind, standing(claim.kind, claim.mode)
    name, _, frame = claim.rule.partition("/")
    if name in TERMS:
        mode = next((one.mode for one in kind(name).frames if one.name == frame), None)
        return name, standing(name, mode)
    words, code = account.words(), account.origin.language
    return matter_in(code, words, _values(account)) if words and code else None


def _values(account: Account) -> frozenset[str]:
    """The values that a claim has, as frames ask for them."""
    claim = account.claim
    given = {"@number": claim.quantities, "@place": claim.place, "@actor": claim.agent or claim.target}
    return frozenset(name for name, value in given.items() if value)


def signed(accounts: Sequence[Account]) -> bool | None:
    """True where the words say that the agreement was signed or written; None where they do not."""
    if any(one.claim.rule.endswith(_SIGNED) or _says(one, "written", "words") for one in accounts):
        return True
    return None


def class_of(accounts: Sequence[Account]) -> str | None:
    """ETH/PRIO's class where the words name one and no other."""
    return _only([name for name in CLASSES if any(_says(one, "class", name) for one in accounts)])


def purpose_of(accounts: Sequence[Account]) -> str | None:
    """ETH/PRIO's purpose where the words name one and no other."""
    return _only([name for name in PURPOSES if any(_says(one, "purpose", name) for one in accounts)])


def _only(found: Sequence[str]) -> str | None:
    return found[0] if len(found) == 1 else None


def _says(account: Account, section: str, name: str) -> bool:
    return says(account.origin.language, account.words() or "", section, name)
