"""Accounts -> HXL 1.1 (a CSV with a row of hashtags): a row a quantity, its number under the hashtag of its matter.

Which hashtag stands in the kinds' crosswalks. People have a column for each group that HXL has an attribute for:
#affected+killed+children. A number stands there once, only where the source says that it is so; a part whose whole
stands in the same column is left out of it, so that a source's column can be summed. The columns of #indicator hold
every number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, BinaryIO

from hudna.exports.assertions import explicit_zero, not_asserted
from hudna.exports.cells import finite
from hudna.exports.coordinates import coordinates
from hudna.exports.tables import sheet
from hudna.exports.vocabularies import vocabulary
from hudna.exports.written import Tally, Written
from hudna.kinds import code_of, kinds
from hudna.model import Claim, Place, Quantity
from hudna.model.accounts import Account

NAME = "hxl"
SUFFIX = ".hxl.csv"
ABOUT = "HXL: CSV with hashtags, a row a quantity, people by group"

_INDIVIDUALS = "+ind"
_DURATIONS = frozenset({"hour", "day", "month"})  # how long, not how many

# header, hashtag, value of a claim
_CLAIM: tuple[tuple[str, str, Callable[[Account], Any]], ...] = (
    ("Claim", "#meta+id+claim", lambda one: one.id),
    ("Document", "#meta+id+document", lambda one: one.origin.name),
    ("Publisher", "#meta+publisher", lambda one: one.origin.publisher),
    ("URL", "#meta+url", lambda one: one.origin.url),
    ("Published", "#date+reported", lambda one: one.origin.published),
    ("Speaker", "#meta+source", lambda one: one.speaker),
    ("Speaker's side", "#meta+source+code", lambda one: one.side),
    ("Kind", "#event+type+kind", lambda one: one.claim.kind),
    ("Mode", "#event+type+mode", lambda one: one.claim.mode),
    ("Act", "#meta+act", lambda one: one.claim.act),
    ("Negated", "#meta+negated", lambda one: one.claim.negated),
    ("Modality", "#meta+modality", lambda one: one.claim.modality),
    ("Status", "#status+claim", lambda one: one.status),
    ("Truce", "#meta+ceasefire", lambda one: one.ceasefire),
    ("From", "#date+event+start", lambda one: one.claim.time.start if one.claim.time else None),
    ("Until", "#date+event+end", lambda one: one.claim.time.end if one.claim.time else None),
    ("Agent", "#org+agent+name", lambda one: one.claim.agent.name if one.claim.agent else None),
    ("Agent's side", "#org+agent+code", lambda one: one.claim.agent.side if one.claim.agent else None),
    ("Target", "#org+target+name", lambda one: one.claim.target.name if one.claim.target else None),
    ("Target's side", "#org+target+code", lambda one: one.claim.target.side if one.claim.target else None),
    ("Quotation", "#meta+quote", lambda one: one.words()),
)
_PLACE = ("#loc+name", "#loc+code", "#geo+lat", "#geo+lon", "#geo+precision")
_NUMBER = ("#indicator+value+min", "#indicator+value+max", "#indicator+approximate", "#indicator+unit", "#group+name",
           "#indicator+part")  # fmt: skip


@cache
def _tags() -> tuple[str, ...]:
    """A hashtag for each kind and mode; those of people also by group."""
    plain = dict.fromkeys(_tag(kind.name, mode) for kind in kinds().values() for mode in (None, *kind.modes))
    found: dict[str, None] = {}
    for tag in plain:
        found[tag] = None
        if tag.endswith(_INDIVIDUALS):
            found |= dict.fromkeys(_grouped(tag, group) for group in vocabulary("hxl")["groups"].values())
    return tuple(found)


@cache
def _tag(kind: str, mode: str | None) -> str:
    tag = code_of(kinds()[kind], "hxl", mode).value
    assert tag is not None, f"{kind} has no hashtag"
    return tag


def _grouped(tag: str, group: str) -> str:
    return f"{tag.removesuffix(_INDIVIDUALS)}+{group}"


def described() -> Iterator[tuple[str, str]]:
    """Header and hashtag of the columns that every row has."""
    yield from ((header, tag) for header, tag, _ in _CLAIM)
    yield from ((_header(tag), tag) for tag in (*_PLACE, *_NUMBER))


def _header(tag: str) -> str:
    return tag.lstrip("#").replace("+", " ")


@cache
def hashtags() -> tuple[str, ...]:
    """The hashtags of all columns."""
    return (*(tag for _, tag, _ in _CLAIM), *_PLACE, *_NUMBER, *_tags())


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """A row a quantity; a claim without any has one row."""
    tally = Tally()
    headers = [header for header, _, _ in _CLAIM]
    others = [_header(tag) for tag in (*_PLACE, *_NUMBER, *_tags())]
    with sheet(target, [*headers, *others], hashtags()) as rows:
        for account in accounts:
            tally.claims += 1
            for row in _rows(account):
                rows.row(row)
                tally.rows += 1
    return tally.written()


def _rows(account: Account) -> Iterator[list[Any]]:
    claim = account.claim
    own = [value(account) for _, _, value in _CLAIM]
    if not claim.quantities:
        numbers = {_tag(claim.kind, claim.mode): 0} if explicit_zero(claim) else {}
        yield [*own, *_where(claim.place), *[None] * len(_NUMBER), *_spread(numbers)]
    for one in claim.quantities:
        yield [*own, *_where(one.place or claim.place), *_number(one), *_spread(_told(one, claim))]


def _where(place: Place | None) -> list[Any]:
    if place is None:
        return [None] * len(_PLACE)
    return [place.name, place.id, *(coordinates(place) or (None, None)), place.precision]


def _number(one: Quantity) -> list[Any]:
    part = one.part_of is not None
    return [finite(one.low), finite(one.high), one.approximate, one.unit, one.group, part]


def _told(one: Quantity, claim: Claim) -> dict[str, Any]:
    """The number under its hashtag, where the source says that it is so: the exact one, or at least so many."""
    if not_asserted(claim) or one.low is None:
        return {}
    tag = _column(one, claim)
    if tag is None or any(_column(whole, claim) == tag for whole in _wholes(one, claim)):
        return {}
    return {tag: finite(one.low)}


def _wholes(one: Quantity, claim: Claim) -> Iterator[Quantity]:
    """What the quantity is a part of, and that is a part of."""
    for _ in claim.quantities:
        if one.part_of is None or not 0 <= one.part_of < len(claim.quantities):
            return
        one = claim.quantities[one.part_of]
        yield one


def _column(one: Quantity, claim: Claim) -> str | None:
    """Numbers of people go by group; what is not counted in persons has no place among them, nor has a duration."""
    tag = _tag(claim.kind, claim.mode)
    if not tag.endswith(_INDIVIDUALS):
        return None if one.unit in _DURATIONS else tag
    if one.unit != "person":
        return None
    group = vocabulary("hxl")["groups"].get(one.group)
    return _grouped(tag, group) if group else tag


def _spread(numbers: Mapping[str, Any]) -> list[Any]:
    return [numbers.get(tag) for tag in _tags()]
