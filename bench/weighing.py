"""Made-up accounts -> seconds to weigh them all, and again after one more document; a yardstick of the same run."""

from __future__ import annotations

import gc
import math
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from time import process_time
from typing import Any

from bench.speeds import slope
from hudna.gazetteer.places import FILE
from hudna.model.accounts import Account, Origin
from hudna.model.claims import Claim, Source
from hudna.model.keys import claim_key
from hudna.model.text import Span
from hudna.model.values import Actor, Interval, Place, Quantity
from hudna.weighing.blocks import Key, blocks, weigh, weigh_block

SIZES = (1_000, 10_000, 100_000)
_PER_DOCUMENT, _PER_DAY = 20, 100  # claims
_SEED = 11
_START = date(2023, 1, 1)
_SIDES = ("AZE", "ARM", "nk-armenians", "RUS", "SDN", "rsf", "un", "ISR", "hezbollah", "LBN", "icrc", "FRA")
_SHARES = (
    ("attack", "shelling", 14), ("attack", "air_strike", 8), ("casualty", "killed", 14), ("casualty", "injured", 8),
    ("violation", None, 10), ("evacuation", "flow", 5), ("displacement", "flow", 5), ("aid", "delivered", 5),
    ("access", "closed", 4), ("access", "open", 3), ("movement", "withdrawn", 4), ("presence", None, 4),
    ("talks", "meeting", 5), ("ceasefire", "in_effect", 3), ("obligation", None, 4), ("disarmament", "counted", 2),
    ("status", None, 2),
)  # fmt: skip
_UNITS = {"casualty": "person", "evacuation": "person", "displacement": "household", "aid": "truck",
          "violation": "violation", "disarmament": "weapon", "presence": "person"}  # fmt: skip
_ACTS = (("report", 70), ("accuse", 10), ("deny", 8), ("demand", 4), ("commit", 3), ("confirm", 3), ("reject", 2))


def figures(sizes: Sequence[int] = SIZES) -> dict[str, Any]:
    """Seconds by size, the exponent of their growth, the ratio to the yardstick, and what one more document takes."""
    accounts = made(max(sizes) + _PER_DOCUMENT)
    weigh(accounts[:200])  # the gazetteer is loaded before
    gc.freeze()  # what was made is not what is measured
    seconds = {size: min(_took(partial(weigh, accounts[:size])) for _ in range(_rounds(size))) for size in sizes}
    yard = _took(partial(_yardstick, accounts[:10_000]))
    points = [math.log(size) for size in sizes]
    return {
        "weigh_seconds": {str(size): round(one, 3) for size, one in seconds.items()},
        "weigh_10000_seconds": round(seconds[10_000], 3),
        "weigh_growth_exponent": round(slope(points, [math.log(seconds[size]) for size in sizes]), 3),
        "weigh_per_key": round(seconds[10_000] / yard, 1),
        "one_more_document": {str(size): one_more(accounts[: size + _PER_DOCUMENT]) for size in sizes},
    }


def _rounds(size: int) -> int:
    return 3 if size <= 10_000 else 1


def _yardstick(accounts: Iterable[Account]) -> list[str]:
    """The least that comparing claims by their values takes: the key of each."""
    return [claim_key(one.claim) for one in accounts]


def rows(found: Mapping[str, Any]) -> Iterator[str]:
    """The figures in words."""
    for size, seconds in found["weigh_seconds"].items():
        more = found["one_more_document"][size]
        again = f"{1000 * more['seconds']:.0f} ms after one more document ({more['blocks']} of {more['of']} blocks)"
        yield f"{f'weigh {int(size):,} claims':26} {seconds} s; {again}"
    yield f"{'growth of weighing':26} time ~ claims^{found['weigh_growth_exponent']:.2f}"
    yield f"{'weighing, by yardstick':26} {found['weigh_per_key']} times the keys of 10,000 claims"


def one_more(accounts: Sequence[Account]) -> dict[str, Any]:
    """The last document's accounts added to the others: seconds for the blocks they fall in, and the share of these."""
    before, new = accounts[:-_PER_DOCUMENT], accounts[-_PER_DOCUMENT:]
    held: dict[Key, list[Account]] = {}
    for one in before:
        for key in blocks(one):
            held.setdefault(key, []).append(one)

    def again() -> None:
        touched: set[Key] = set()
        for one in new:
            for key in blocks(one):
                held.setdefault(key, []).append(one)
                touched.add(key)
        for key in touched:
            weigh_block(key, held[key])

    seconds = _took(again)
    keys = {key for one in new for key in blocks(one)}
    return {"seconds": round(seconds, 4), "blocks": len(keys), "of": len(held)}


def _took(work: Callable[[], object]) -> float:
    """Seconds of this process: other work on the machine does not count."""
    gc.collect()
    start = process_time()
    work()
    return process_time() - start


def made(size: int) -> list[Account]:
    """Accounts as a desk gathers them: a hundred a day, each tenth document a near copy of the one before."""
    chance = random.Random(_SEED)
    found: list[Account] = []
    for number in range(math.ceil(size / _PER_DOCUMENT)):
        day = _START + timedelta(days=number * _PER_DOCUMENT // _PER_DAY)
        origin = Origin(f"{number:064x}", f"d{number}", None, f"Outlet {number % 40}", day, "UTC", "en")
        for position in range(_PER_DOCUMENT):
            again = number % 10 == 9
            claim = found[-_PER_DOCUMENT].claim if again else _claim(chance, day, position)
            found.append(Account(f"{len(found):032x}", claim, origin))
    return found[:size]


@cache
def _places() -> tuple[Place, ...]:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines()]
    near = [row for row in rows if row[0].startswith("hudna:")][:400]
    return tuple(Place(row[1], Span(0, 1), row[0], float(row[5]), float(row[6])) for row in near)


def _claim(chance: random.Random, day: date, position: int) -> Claim:
    kind, mode, _ = chance.choices(_SHARES, [share for *_, share in _SHARES])[0]
    act = chance.choices([one for one, _ in _ACTS], [share for _, share in _ACTS])[0]
    speaker, doer, other = (chance.choice(_SIDES) for _ in range(3))
    unit = _UNITS.get(kind)
    number = int(chance.lognormvariate(3, 1)) + 1
    counted = (
        (Quantity(number, number, unit == "household", unit, None, Span(0, 1)),)
        if unit and chance.random() < 0.7
        else ()
    )
    sources = (Source(Actor(speaker, speaker, "GOV", Span(0, 1)), None),) if chance.random() < 0.7 else ()
    return Claim(
        kind,
        mode,
        act,
        act == "deny",
        "planned" if kind == "obligation" or act in {"demand", "commit"} else "actual",
        sources,
        Actor(doer, doer, "MIL", Span(0, 1)) if chance.random() < 0.6 else None,
        Actor(other, other, "MIL", Span(0, 1)) if chance.random() < 0.2 else None,
        counted,
        _time(chance, day),
        chance.choice(_places()) if chance.random() < 0.5 else None,
        Span(100 * position, 100 * position + 60),
        rule="movement/withdrew" if kind == "obligation" else "",
    )


def _time(chance: random.Random, day: date) -> Interval | None:
    if chance.random() < 0.5:
        return None
    start = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(days=chance.choice((0, 0, 1)))
    return Interval(start, start + timedelta(hours=23, minutes=59), "day", "relative", None)
