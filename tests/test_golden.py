"""The gold documents: floors that only rise, and what the seed article must give."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import gold
from hudna.model import Interval, Quantity
from hudna.reading import Reading, read

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sorted(FLOORS["gold"]))
def test_floors(language: str) -> None:
    """F1 of claims and of usable claims does not fall below what it was."""
    found = gold.score(language)
    for name, floor in FLOORS["gold"][language].items():
        assert found[name] >= floor, f"{language} {name}: {found[name]:.3f} < {floor}"


@pytest.fixture(scope="module")
def seed() -> Reading:
    """The reading of the seed article."""
    return next(read(document) for record, document in gold.documents("ar") if record["id"] == "seed")


def test_seed_claims_and_speakers(seed: Reading) -> None:
    """24 of its 30 claims, each with the right speaker."""
    module = gold.scorer()
    record, document = next(pair for pair in gold.documents("ar") if pair[0]["id"] == "seed")
    found = [module.from_reader(claim) for claim in gold.reading_json(document, list(seed.claims))["claims"]]
    pairs = module.match(record["claims"], found)
    right = [p for p in pairs if module.SLOTS["speaker"](record["claims"][p[0]], found[p[1]])]
    assert len(right) >= 24


def test_seed_values(seed: Reading) -> None:
    """The hour of the truce, the positions, the evacuated, the dead, noon of the day before, the years as a mention."""
    numbers = {(q.low, q.high, q.unit) for claim in seed for q in claim.quantities}
    assert {(90, None, "position"), (2000, None, "person"), (1049, 1049, "person"), (7, 7, "person")} <= numbers
    times = {claim.time.start.isoformat() for claim in seed if claim.time and claim.time.start}
    assert "2023-09-20T13:00:00+04:00" in times
    assert "2023-09-19T12:00:00+04:00" in times
    years = [m.value for m in seed.mentions if isinstance(m.value, Interval) and m.value.start and m.value.end]
    assert any(i.start and i.end and (i.start.year, i.end.year) == (2020, 2022) for i in years)


def test_spans_re_verify() -> None:
    """Every span of every gold reading gives its exact words."""
    for _, document in gold.documents("ar"):
        for claim in read(document):
            for span in (
                claim.content,
                *claim.evidence,
                *(q.span for q in claim.quantities if isinstance(q, Quantity)),
            ):
                assert 0 <= span.start < span.end <= len(document.text)
