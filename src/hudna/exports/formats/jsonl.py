"""Accounts -> JSON Lines: the codebook's claim with document, truce and status; the one format that loses nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from hudna.exports.lines import account_json, line_of
from hudna.exports.written import Tally, Written
from hudna.model.accounts import Account

NAME = "jsonl"
SUFFIX = ".jsonl"
ABOUT = "JSON Lines: every field of the codebook, with document, truce and status"


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """A line a claim."""
    tally = Tally()
    for account in accounts:
        target.write(line_of(account_json(account)))
        tally.claims += 1
        tally.rows += 1
    return tally.written()
