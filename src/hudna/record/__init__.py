"""Entries -> an append-only, chained record on SQLite or PostgreSQL, and what can be asked of it."""

from hudna.record.copying import copy
from hudna.record.entries import Draft, Entry, Head, draft, noted
from hudna.record.faults import Fault, Verified
from hudna.record.filings import Filed, Filing, file, filing, known_texts, take_down
from hudna.record.folding import rebuild
from hudna.record.queries import (
    Filter,
    account,
    accounts,
    decisions,
    decisions_of,
    distinct,
    documents,
    objects,
    printings,
)
from hudna.record.record import Record, create_record, now, open_record, shown
from hudna.record.results import remember, remembered
from hudna.record.verifying import verify

__all__ = [
    "Draft",
    "Entry",
    "Fault",
    "Filed",
    "Filing",
    "Filter",
    "Head",
    "Record",
    "Verified",
    "account",
    "accounts",
    "copy",
    "create_record",
    "decisions",
    "decisions_of",
    "distinct",
    "documents",
    "draft",
    "file",
    "filing",
    "known_texts",
    "noted",
    "now",
    "objects",
    "open_record",
    "printings",
    "rebuild",
    "remember",
    "remembered",
    "shown",
    "take_down",
    "verify",
]
