"""Accounts -> JSON lines and back: the codebook's claim with its document, its truce and its status."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from hudna.errors import InputError
from hudna.exports.coordinates import coordinates
from hudna.exports.harmless import json_line
from hudna.model import Place
from hudna.model.accounts import Account, Origin
from hudna.model.claims import SCHEMA
from hudna.model.json import Json, claim_body, found_json
from hudna.model.keys import claim_key
from hudna.model.parsing import claim_of

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def account_json(account: Account) -> Json:
    """An account as one object: schema, document, claim, ceasefire, status. Words that were taken down are null."""
    body = claim_body(account.claim, account.origin.text or "")
    _withhold(body, account.claim.place)
    for quantity, one in zip(body["quantities"], account.claim.quantities, strict=True):
        _withhold(quantity, one.place)
    if account.origin.text is None:
        _unquote(body)
    claim = {"id": account.id, "key": claim_key(account.claim), **body, **found_json(account.claim)}
    return {
        "schema": SCHEMA,
        "document": origin_json(account.origin),
        "claim": claim,
        "ceasefire": account.ceasefire,
        "status": account.status,
    }


def origin_json(origin: Origin) -> Json:
    """What is known of a document, without its text."""
    return {
        "id": origin.id,
        "sha256": origin.sha256,
        "language": origin.language,
        "published": origin.published.isoformat() if origin.published else None,
        "timezone": origin.timezone,
        "publisher": origin.publisher,
        "characters": None if origin.text is None else len(origin.text),
        "url": origin.url,
        "retrieved": origin.retrieved.isoformat() if origin.retrieved else None,
        "recorded": origin.recorded.isoformat() if origin.recorded else None,
    }


def _withhold(holder: Json, place: Place | None) -> None:
    """No coordinates without id and precision."""
    if place is not None and coordinates(place) is None:
        holder["place"] |= {"latitude": None, "longitude": None}


def _unquote(value: Any) -> None:
    """Every span without its words: where a text was taken down, none of them may leave."""
    if isinstance(value, list):
        for one in value:
            _unquote(one)
    elif isinstance(value, dict):
        if "exact" in value:
            value["exact"] = None
        for one in value.values():
            _unquote(one)


def line_of(value: object) -> bytes:
    """A value as a line of JSON in UTF-8, in which no character can steer a terminal."""
    return json_line(_JSON.encode(value)).encode() + b"\n"


def accounts_of(lines: Iterable[str | bytes], texts: Mapping[str, str] | None = None) -> Iterator[Account]:
    """Lines as `account_json` makes them -> accounts.

    `texts` are the texts of documents by their SHA-256; with one, each span is checked against it. Without, the
    account's text is None. Raises InputError, with the number of the line, for what is no such line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _account(json.loads(line), texts or {})
        except (KeyError, TypeError, ValueError, InputError) as error:
            what = f"it lacks {error}" if isinstance(error, KeyError) else str(error)
            raise InputError(f"line {number} is no account as docs/reference/exports.md describes it: {what}") from None


def _account(record: Json, texts: Mapping[str, str]) -> Account:
    if record["schema"] != SCHEMA:
        raise ValueError(f"schema {record['schema']!r}; this hudna knows {SCHEMA}")
    document = record["document"]
    text = texts.get(document["sha256"])
    published = document["published"]
    origin = Origin(
        sha256=document["sha256"],
        id=document["id"],
        text=text,
        publisher=document["publisher"],
        published=date.fromisoformat(published) if published else None,
        timezone=document["timezone"],
        language=document["language"],
        url=document["url"],
        retrieved=_instant(document["retrieved"]),
        recorded=_instant(document["recorded"]),
    )
    claim = record["claim"]
    return Account(claim["id"], claim_of(claim, text), origin, record["ceasefire"], record["status"])


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
