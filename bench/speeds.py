"""Documents -> documents a second, of hudna and of the yardsticks, in turns, so that a slow moment hits all of them."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import NamedTuple

from bench.yardsticks import automaton, date_finder
from hudna.model import Document
from hudna.reading import read

SIZES = (1, 2, 4, 8, 16, 32, 64)


class Speed(NamedTuple):
    """Documents a second: of a first reading, of the best round, of both yardsticks; tokens are white-space words."""

    documents: int
    words: int
    first: float
    best: float
    yardstick: float
    date_finder: float | None

    @property
    def ratio(self) -> float:
        """hudna's speed as a share of the yardstick's."""
        return self.best / self.yardstick


def speed(documents: Sequence[Document], rounds: int) -> Speed:
    """Best of several rounds, interleaved. The language is loaded before; `first` still meets every word as new."""
    read(Document("-", language=documents[0].language))
    search, finder = automaton(documents), date_finder()
    first = took(lambda: [read(one) for one in documents])
    times: dict[str, list[float]] = {"hudna": [], "yardstick": []}
    for _ in range(rounds):
        times["yardstick"].append(took(lambda: [search(one.text) for one in documents]))
        times["hudna"].append(took(lambda: [read(one) for one in documents]))
    count = len(documents)
    dates = count / took(lambda: [finder(one.text) for one in documents]) if finder else None  # slow: once is enough
    words = sum(len(one.text.split()) for one in documents)
    return Speed(count, words, count / first, count / min(times["hudna"]), count / min(times["yardstick"]), dates)


def growth(document: Document, rounds: int) -> tuple[float, dict[int, float]]:
    """The exponent e of time ~ length^e, fitted to texts of 1 to 64 times the length, and the seconds of each."""
    seconds = {}
    for size in SIZES:
        longer = Document(
            "\n\n".join([document.text] * size), None, document.published, document.timezone, document.language
        )
        seconds[size] = min(took(partial(read, longer)) for _ in range(rounds))
    return slope([math.log(size) for size in SIZES], [math.log(seconds[size]) for size in SIZES]), seconds


def slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
    above = sum((x - middle_x) * (y - middle_y) for x, y in zip(xs, ys, strict=True))
    return above / sum((x - middle_x) ** 2 for x in xs)


def took(work: Callable[[], object]) -> float:
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start
