"""The same report in three languages gives equal claims."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hudna.kinds import kinds
from hudna.kinds.kinds import ACTS, MODALITIES
from parallel import CODES, Parallel, differences, parallels

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["parallel"]
REPORTS = list(parallels())


def wrong(report: Parallel) -> list[str]:
    return [f"{code}: {difference}" for code in CODES for difference in differences(report, code)]


def test_the_reports_with_equal_claims() -> None:
    """As many as the floor says; the message names the others with what differs."""
    failed = {report.name: found for report in REPORTS if (found := wrong(report))}
    told = "\n".join(f"{name}\n  " + "\n  ".join(found) for name, found in failed.items())
    assert 1 - len(failed) / len(REPORTS) >= FLOORS["equal"], told


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_told_in_all_languages(kind: str) -> None:
    """Each kind, in each of its modes."""
    shown = {claim["mode"] for report in REPORTS for claim in report.claims if claim["kind"] == kind}
    assert shown, f"{kind}: no parallel report"
    assert shown >= set(kinds()[kind].modes)


def test_every_act_modality_and_negation_is_told_in_all_languages() -> None:
    claims = [claim for report in REPORTS for claim in report.claims]
    assert {claim["act"] for claim in claims} == set(ACTS)
    assert {claim["modality"] for claim in claims} == set(MODALITIES)
    assert {claim["negated"] for claim in claims} == {True, False}
