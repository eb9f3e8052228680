"""`python -m bench.copies`: how fast copies are found among many documents, how many, and how time grows.

The documents are made of seeded words with the frequencies of a language (Zipf), in sentences: of ten, six are reports
of their own, two are copies of earlier ones with every twentieth word changed, two are issues of daily bulletins, the
same but for their numbers. Copies must be found, the rest must not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import resource
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import Any

from hudna.model.accounts import Origin
from hudna.weighing.catalogues import Catalogue
from hudna.weighing.independence import settled
from hudna.weighing.likenesses import Likeness
from hudna.weighing.signatures import signature

VOCABULARY, WORDS, SENTENCE = 40_000, 220, 18
SERIES, BACK = 20, 400  # bulletins; how many documents back a copy's original may lie
START = date(2023, 1, 1)


def texts(count: int, seed: int = 5) -> Iterator[tuple[str, str, int | None]]:
    """(publisher, text, index of the original or None), in the order of publication."""
    chance = random.Random(seed)
    vocabulary = [_word(chance) for _ in range(VOCABULARY)]
    weights = [1 / (rank + 10) for rank in range(VOCABULARY)]
    forms = [_sentences(chance.choices(vocabulary, weights, k=WORDS), 12) for _ in range(SERIES)]
    recent: list[tuple[int, list[str]]] = []
    for index in range(count):
        turn = index % 10
        if turn in (3, 7) and recent:
            original, words = chance.choice(recent)
            changed = [chance.choice(vocabulary) if chance.random() < 0.05 else word for word in words]
            yield f"paper-{index % 50}", _sentences(changed), original
        elif turn in (4, 8):
            series = chance.randrange(SERIES)
            yield f"mission-{series}", _numbered(forms[series], chance), None
        else:
            words = chance.choices(vocabulary, weights, k=WORDS)
            recent = [*recent[-BACK:], (index, words)]
            yield f"paper-{index % 50}", _sentences(words), None


def _word(chance: random.Random) -> str:
    return "".join(chance.choices("abdefgiklmnoprstuvz", k=chance.randint(3, 9)))


def _sentences(words: list[str], numbers: int = 0) -> str:
    """Words as sentences; where numbers are asked for, every so many words there is a place for one."""
    every = len(words) // numbers if numbers else 0
    filled = [f"{word} {{}}" if every and at % every == 1 else word for at, word in enumerate(words)]
    return " ".join(" ".join(filled[at : at + SENTENCE]) + "." for at in range(0, len(filled), SENTENCE))


def _numbered(form: str, chance: random.Random) -> str:
    return form.format(*(chance.randint(1, 60) for _ in range(form.count("{}"))))


def _origin(number: int, publisher: str, text: str) -> Origin:
    """300 documents a day, and the hour at which each was retrieved."""
    day, retrieved = START + timedelta(number // 300), datetime(2023, 1, 1, tzinfo=UTC) + timedelta(hours=number)
    return Origin(hashlib.sha256(text.encode()).hexdigest(), str(number), None, publisher, day, retrieved=retrieved)


def measured(count: int) -> dict[str, Any]:
    """Seconds of signing and of finding, peak memory, and how many copies are found and wrongly found."""
    papers = [(_origin(n, who, text), text, of) for n, (who, text, of) in enumerate(texts(count))]
    start = perf_counter()
    signed = [(origin, signature(text), of) for origin, text, of in papers]
    signing = perf_counter() - start
    names = {origin.sha256: n for n, (origin, _, _) in enumerate(signed)}
    del papers
    catalogue, found = Catalogue(), list[Likeness]()
    start = perf_counter()
    for origin, packed, _ in signed:
        found += catalogue.add(origin, packed)
    made = settled({origin.sha256: origin for origin, _, _ in signed}, found)
    finding = perf_counter() - start
    true = {names[origin.sha256]: of for origin, _, of in signed if of is not None}
    got = {names[sha256]: names[copy.root] for sha256, copy in made.items()}
    right = sum(got.get(copy) == of for copy, of in true.items())
    return {
        "documents": count,
        "signing_seconds": round(signing, 2),
        "finding_seconds": round(finding, 2),
        "milliseconds_each": round(1000 * finding / count, 3),
        "bytes_each": sum(len(packed) for _, packed, _ in signed) // count,
        "copies": len(true),
        "found_with_their_root": round(right / len(true), 4) if true else None,
        "wrongly_found": len(got.keys() - true.keys()),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def main() -> None:
    """Run from the repository's root."""
    parser = argparse.ArgumentParser(prog="python -m bench.copies", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[10_000, 100_000], help="numbers of documents")
    sizes = sorted(parser.parse_args().sizes)
    figures = [measured(size) for size in sizes]
    for one in figures:
        print(json.dumps(one))
    if len(figures) > 1:
        grown = figures[-1]["finding_seconds"] / figures[0]["finding_seconds"]
        print(f"time ~ documents^{math.log(grown) / math.log(sizes[-1] / sizes[0]):.2f}")


if __name__ == "__main__":
    main()
