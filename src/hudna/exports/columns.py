"""Accounts -> the cells of a claim's row, column by column: what a table, a map and their descriptions share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from hudna.exports.cells import encodable, finite
from hudna.exports.coordinates import coordinates
from hudna.exports.lines import account_json
from hudna.model import Actor, Place, Quantity
from hudna.model.accounts import Account

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """What the cells of a row are taken from: an account, and its JSON, made once."""

    account: Account
    json: Json

    @property
    def claim(self) -> Json:
        """The claim as the codebook prints it."""
        found: Json = self.json["claim"]
        return found


@dataclass(frozen=True, slots=True)
class Column:
    """A column: name, type (of Frictionless Table Schema), what it holds, and how to get it from a row."""

    name: str
    type: str
    about: str
    value: Callable[[Row], Any]
    required: bool = False


def row_of(account: Account) -> Row:
    """An account with its JSON."""
    return Row(account, account_json(account))


def _of_account(path: str) -> Callable[[Row], Any]:
    get = attrgetter(path)
    return lambda row: get(row.account)


def _of_actor(role: str, part: str) -> Callable[[Row], Any]:
    def value(row: Row) -> Any:
        actor: Actor | None = getattr(row.account.claim, role)
        return getattr(actor, part) if actor else None

    return value


def _speaker(part: str) -> Callable[[Row], Any]:
    def value(row: Row) -> Any:
        sources = row.account.claim.sources
        return getattr(sources[-1].actor, part) if sources else None

    return value


def _of_time(part: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row.account.claim.time, part) if row.account.claim.time else None


def _of_place(part: str) -> Callable[[Row], Any]:
    return lambda row: getattr(row.account.claim.place, part) if row.account.claim.place else None


def _coordinate(index: int) -> Callable[[Row], float | None]:
    def value(row: Row) -> float | None:
        found = coordinates(row.account.claim.place)
        return found[index] if found else None

    return value


def _first(part: str) -> Callable[[Row], Any]:
    def value(row: Row) -> Any:
        quantities = row.account.claim.quantities
        found = getattr(quantities[0], part) if quantities else None
        return finite(found) if isinstance(found, float) else found

    return value


def _of_json(name: str) -> Callable[[Row], Any]:
    return lambda row: row.claim.get(name)


def _doubt(row: Row) -> float | None:
    doubt = row.account.claim.doubt
    return doubt.score if doubt else None


def _doubt_reasons(row: Row) -> list[str]:
    doubt = row.account.claim.doubt
    return list(doubt.reasons) if doubt else []


def _actor_columns(role: str, who: str) -> tuple[Column, ...]:
    get = _speaker if role == "speaker" else (lambda part: _of_actor(role, part))
    return (
        Column(role, "string", f"{who}: canonical English name", get("name")),
        Column(f"{role}_side", "string", f"{who}: ISO 3166-1 alpha-3 code or slug of the side", get("side")),
        Column(f"{role}_sector", "string", f"{who}: sector of the codebook (GOV, MIL, PKO, ...)", get("sector")),
    )


COLUMNS: tuple[Column, ...] = (
    Column("id", "string", "The claim's id: a hash of what it says, where", _of_account("id"), required=True),
    Column("key", "string", "Equal for claims that say the same", _of_json("key")),
    Column("document", "string", "The name that the document came with", _of_account("origin.id")),
    Column("document_sha256", "string", "SHA-256 of its text in UTF-8", _of_account("origin.sha256"), required=True),
    Column("publisher", "string", "Who printed it", _of_account("origin.publisher")),
    Column("published", "date", "Day of publication, in its own time zone", _of_account("origin.published")),
    Column("url", "string", "Where the document was found", _of_account("origin.url")),
    Column("language", "string", "Language of the document, ISO 639-1", _of_account("origin.language")),
    Column("retrieved", "datetime", "When the document was fetched (UTC)", _of_account("origin.retrieved")),
    Column("recorded", "datetime", "When it entered the record (UTC)", _of_account("origin.recorded")),
    Column("ceasefire", "string", "Id of the truce that the claim is assigned to", _of_account("ceasefire")),
    Column("status", "string", "unverified, under-review, corroborated, ...", _of_account("status"), required=True),
    Column("kind", "string", "What the matter is", _of_account("claim.kind"), required=True),
    Column("mode", "string", "Which sort of that kind", _of_account("claim.mode")),
    Column("act", "string", "What the source does with it", _of_account("claim.act"), required=True),
    Column("negated", "boolean", "It is said not to be so", _of_account("claim.negated"), required=True),
    Column("modality", "string", "actual, planned, assessed, ...", _of_account("claim.modality"), required=True),
    *_actor_columns("speaker", "Whose word it is, the last source; empty for the document's own voice"),
    Column("sources", "array", "The chain of attribution, outermost first, with words", _of_json("sources")),
    *_actor_columns("agent", "Who did it"),
    *_actor_columns("target", "To whom"),
    Column("time_start", "datetime", "From when it happened, with UTC offset; empty if open", _of_time("start")),
    Column("time_end", "datetime", "Until when, last instant; empty if open", _of_time("end")),
    Column("time_precision", "string", "minute, hour, day, month, year", _of_time("precision")),
    Column("time_basis", "string", "stated, relative, context", _of_time("basis")),
    Column("place", "string", "Name of the place", _of_place("name")),
    Column("place_id", "string", "Its id in the gazetteer", _of_place("id")),
    Column("latitude", "number", "WGS 84 degrees; only with id and precision", _coordinate(0)),
    Column("longitude", "number", "WGS 84 degrees; only with id and precision", _coordinate(1)),
    Column("place_precision", "integer", "ACLED's: 1 exact, 2 near or part of it, 3 region", _of_place("precision")),
    Column("low", "number", "Lower bound of the first quantity", _first("low")),
    Column("high", "number", "Upper bound of the first quantity", _first("high")),
    Column("approximate", "boolean", "The first quantity is about so many", _first("approximate")),
    Column("unit", "string", "Unit of the first quantity", _first("unit")),
    Column("group", "string", "Group that the first quantity counts", _first("group")),
    Column("quantities", "array", "All quantities as the codebook's JSON, with words", _of_json("quantities")),
    Column("quotation", "string", "The words that carry the claim; empty where the text was taken down",
           lambda row: row.account.words()),
    Column("start", "integer", "First code point of these words", _of_account("claim.content.start"), required=True),
    Column("end", "integer", "Code point after the last", _of_account("claim.content.end"), required=True),
    Column("evidence", "array", "Further places where the document says it again", _of_json("evidence")),
    Column("extra", "object", "What only some kinds carry (means, observation, weapon, ...)",
           lambda row: dict(row.account.claim.extra)),
    Column("doubt", "number", "How unsure the reader was, 0 to 1", _doubt),
    Column("doubt_reasons", "array", "Why", _doubt_reasons),
    Column("rule", "string", "Which rule found it", _of_account("claim.rule")),
)  # fmt: skip


def quantity_row(claim: str, index: int, one: Quantity, words: str | None) -> list[Any]:
    """The cells of `QUANTITY_COLUMNS` for the quantity with this index in its claim."""
    where = coordinates(one.place)
    place: Place | None = one.place
    return [
        claim, index, one.part_of, finite(one.low), finite(one.high), one.approximate, one.unit, one.group,
        place.name if place else None, place.id if place else None, *(where or (None, None)),
        place.precision if place else None, encodable(words) if words is not None else None,
        one.span.start, one.span.end,
    ]  # fmt: skip


# name, type of Table Schema, what it holds, required
QUANTITY_COLUMNS: Sequence[tuple[str, str, str, bool]] = (
    ("claim", "string", "Id of the claim that it measures", True),
    ("number", "integer", "Its index in the claim, from 0", True),
    ("part_of", "integer", "Index of the quantity of the same claim that it is a part of", False),
    ("low", "number", "Lower bound; empty if open", False),
    ("high", "number", "Upper bound; empty if open", False),
    ("approximate", "boolean", "Worded as about so many", True),
    ("unit", "string", "What is counted", False),
    ("group", "string", "Which of them", False),
    ("place", "string", "Where, if it has a place of its own", False),
    ("place_id", "string", "Id of that place in the gazetteer", False),
    ("latitude", "number", "WGS 84 degrees; only with id and precision", False),
    ("longitude", "number", "WGS 84 degrees; only with id and precision", False),
    ("place_precision", "integer", "ACLED's: 1 exact, 2 near or part of it, 3 region", False),
    ("words", "string", "The wording; empty where the text was taken down", False),
    ("start", "integer", "First code point of the wording", True),
    ("end", "integer", "Code point after the last", True),
)
