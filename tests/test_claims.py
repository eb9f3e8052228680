"""The claims of the corpus: every example must be read, silences must stay silent, to floors that only rise."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from corpus import LANGUAGES, Example, examples
from hudna.languages import available
from hudna.model import Claim, Quantity, Span
from hudna.reading import read

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))["corpus"]
CHECKED = ("mode", "act", "negated", "modality")


def overlap(first: Span, second: Span) -> float:
    """The share of the shorter span that both cover."""
    both = min(first.end, second.end) - max(first.start, second.start)
    return max(0, both) / max(1, min(first.end - first.start, second.end - second.start))


def number(quantity: Quantity) -> str:
    """A quantity as the corpus writes it: "2000..null"."""
    return "..".join("null" if end is None else str(end) for end in (quantity.low, quantity.high))


def fits(claim: Claim, example: Example) -> bool:
    """Whether a claim of the right kind and words says all that the example gives."""
    values = example.values
    if any(key in values and getattr(claim, key) != values[key] for key in CHECKED):
        return False
    if "speaker" in values:
        side = claim.sources[-1].actor.side if claim.sources else "document"
        if side != (None if values["speaker"] == "null" else values["speaker"]):
            return False
    return "numbers" not in values or sorted(values["numbers"]) == sorted(map(number, claim.quantities))


def is_read(example: Example) -> bool:
    """Whether the example's claim is among those read, on its words."""
    found = [claim for claim in read(example.document) if claim.kind == example.values["kind"]]
    return any(fits(c, example) for c in found if any(overlap(c.content, s) >= 0.5 for s in example.spans))


def is_silent(example: Example) -> bool:
    """Whether no claim of the silenced kind is read, on the bracketed words where there are any."""
    found = [claim for claim in read(example.document) if claim.kind == example.values["kind"]]
    return not any(not example.spans or overlap(c.content, s) > 0 for c in found for s in example.spans or [c.content])


@cache
def shares(language: str) -> dict[str, tuple[float, float]]:
    """For each corpus file of a language the share of claims read right and of silences kept."""
    right: Counter[tuple[str, str]] = Counter()
    total: Counter[tuple[str, str]] = Counter()
    for example in examples(language, "claim", "silence"):
        if example.type == "silence" and "kind" not in example.values:
            continue
        good = is_read(example) if example.type == "claim" else is_silent(example)
        total[example.type, example.file] += 1
        right[example.type, example.file] += good
    files = {file for _, file in total}
    return {
        file: tuple(right[t, file] / total[t, file] if total[t, file] else 1.0 for t in ("claim", "silence"))  # type: ignore[misc]
        for file in files
    }


CASES = [(language, file) for language in sorted(FLOORS) for file in sorted(FLOORS[language])]


@pytest.mark.parametrize(("language", "file"), CASES)
def test_examples_are_read(language: str, file: str) -> None:
    """The share of a file's examples that are read right does not fall."""
    share, silent = shares(language)[file]
    floor, quiet = FLOORS[language][file]
    assert share >= floor, f"{language}/corpus/{file}.toml: {share:.3f} of its claims are read, the floor is {floor}"
    assert silent >= quiet, f"{language}/corpus/{file}.toml: {silent:.3f} of its silences hold, the floor is {quiet}"


@pytest.mark.parametrize("language", sorted(set(available()) - FLOORS.keys()))
def test_a_language_without_floors_reads_all_of_its_corpus(language: str) -> None:
    """A draft is small; what it has must hold."""
    found = shares(language)
    assert found
    assert {file for file, read in found.items() if read != (1.0, 1.0)} == set()


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_every_corpus_file_has_a_floor(language: str) -> None:
    """A new file of examples is measured from its first day."""
    files = {path.stem for path in (LANGUAGES / language / "corpus").glob("*.toml")}
    with_claims = {example.file for example in examples(language, "claim")} & files
    assert with_claims <= set(FLOORS[language])
