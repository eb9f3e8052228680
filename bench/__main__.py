"""`python -m bench`: measure, print a table or JSON, and with --check fail below the floors of floors.toml."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.exports import export_speed
from bench.processes import peak_memory, start_up
from bench.records import figures as recording
from bench.records import rows as record_rows
from bench.speeds import growth, speed
from bench.texts import WORDS, documents
from bench.weighing import figures as weighing
from bench.weighing import rows as weighing_rows

LANGUAGES = ("ar", "en", "ru")
FLOORS = Path(__file__).with_name("floors.toml")


def measured(codes: Sequence[str], rounds: int) -> dict[str, Any]:
    """All figures: those of the process, and under each language's code its own."""
    found = {code: _of_language(code, rounds) for code in codes}
    start, bare = start_up()
    return {
        "languages": found,
        "exports": export_speed(rounds),
        "record": recording(max(1, rounds // 2)),
        "peak_memory_mb": round(peak_memory(), 1),
        "start_up_seconds": round(start, 3),
        "bare_start_seconds": round(bare, 3),
        **weighing(),
    }


def _of_language(code: str, rounds: int) -> dict[str, Any]:
    texts = documents(code)
    found = speed(texts, rounds)
    article = next(one for one in texts if len(one.text.split()) >= WORDS)
    exponent, seconds = growth(article, max(1, rounds // 2))
    return {
        "documents": found.documents,
        "words": found.words,
        "documents_per_second": round(found.best, 1),
        "documents_per_second_first": round(found.first, 1),
        "yardstick_per_second": round(found.yardstick, 1),
        "ratio": round(found.ratio, 5),
        "dateparser_per_second": round(found.date_finder, 2) if found.date_finder else None,
        "growth_exponent": round(exponent, 3),
        "growth_seconds": {str(size): round(one, 4) for size, one in seconds.items()},
    }


def below(figures: Mapping[str, Any]) -> Iterator[str]:
    """What is worse than its floor (or, of what should be small, its ceiling)."""
    bounds = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    for where, found in (
        ("hudna", figures),
        ("exports", figures["exports"]),
        ("record", figures["record"]),
        *figures["languages"].items(),
    ):
        for name, least in bounds["at_least"].items():
            if found.get(name, least) < least:
                yield f"{where}: {name}: {found[name]} is less than {least}"
        for name, most in bounds["at_most"].items():
            if found.get(name, most) > most:
                yield f"{where}: {name}: {found[name]} is more than {most}"


def table(figures: Mapping[str, Any]) -> Iterator[str]:
    """The figures in words."""
    for code, found in figures["languages"].items():
        yield code
        for name, words in _rows(found):
            yield f"  {name:24} {words}"
    told = figures["exports"]
    yield "exports"
    for name in ("jsonl", "csv"):
        rows, ratio = told[f"{name}_rows_per_second"], told[f"{name}_ratio"]
        yield f"  {name:24} {rows} rows a second, {ratio:.3f} of the bare writing of the same rows"
    yield from record_rows(figures["record"])
    yield f"{'peak memory':26} {figures['peak_memory_mb']} MB"
    yield f"{'start of hudna --help':26} {1000 * figures['start_up_seconds']:.0f} ms beyond a bare Python"
    yield from weighing_rows(figures)


def _rows(found: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    finder = found["dateparser_per_second"]
    return (
        ("documents", f"{found['documents']}, {found['words'] / found['documents']:.0f} words each on average"),
        ("read", f"{found['documents_per_second']} documents a second"),
        ("read the first time", f"{found['documents_per_second_first']} documents a second"),
        ("yardstick", f"{found['yardstick_per_second']} documents a second (one pass of 20,000 patterns)"),
        ("ratio to the yardstick", f"{found['ratio']:.4f}"),
        ("dateparser alone", f"{finder} documents a second (dates only)" if finder else "not installed"),
        ("growth", f"time ~ length^{found['growth_exponent']:.2f}, from 1 to 64 articles in one text"),
    )


def main() -> None:
    """Run from the repository's root."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    parser.add_argument("--check", action="store_true", help="exit 1 where a figure is below its floor")
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="rounds of which the best counts")
    parser.add_argument("--language", action="append", metavar="CODE", help="only this one; may be given again")
    options = parser.parse_args()
    figures = measured(options.language or LANGUAGES, options.rounds)
    print(json.dumps(figures, indent=2) if options.json else "\n".join(table(figures)))
    wrong = list(below(figures)) if options.check else []
    for one in wrong:
        print(f"bench: {one}", file=sys.stderr)
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
