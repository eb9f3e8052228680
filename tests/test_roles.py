"""Reports that name a party near the deed which did not do it: the claim has no agent, or the right one."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.model import Claim, Document
from hudna.reading import read


def _claim(code: str, text: str, kind: str) -> Claim:
    return next(one for one in read(Document(text, None, date(2023, 9, 20), "Asia/Baku", code)) if one.kind == kind)


def _side(code: str, text: str, kind: str) -> str | None:
    claim = _claim(code, text, kind)
    return claim.agent.side if claim.agent else None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Iran-backed militias shelled a depot on Monday.", None),
        ("US-backed Kurdish fighters shelled a depot on Monday.", None),
        ("RSF-aligned fighters shelled a depot on Monday.", None),
        ("Iran shelled a depot on Monday.", "IRN"),
        ("The Saudi-led coalition shelled a depot on Monday.", "saudi-led-coalition"),
    ],
)
def test_who_stands_behind_a_party_is_no_agent(text: str, side: str | None) -> None:
    assert _side("en", text, "attack") == side


def test_who_stands_behind_a_party_is_no_place() -> None:
    assert _claim("en", "US-backed Kurdish fighters shelled a depot.", "attack").place is None


@pytest.mark.parametrize(
    ("text", "agent", "target"),
    [
        ("أعلن الجيش السوري مقتل خمسة من جنوده في ريف درعا.", None, "SYR"),
        ("أعلنت قوات الدعم السريع مقتل ثلاثة من مقاتليها.", None, "rsf"),
        ("أعلن الجيش السوري إصابة اثنين من عناصره.", None, "SYR"),
        ("أعلنت حماس أنها قتلت خمسة من جنوده.", "hamas", None),
    ],
)
def test_who_announces_its_own_dead_has_not_killed_them(text: str, agent: str | None, target: str | None) -> None:
    claim = _claim("ar", text, "casualty")
    assert (claim.agent and claim.agent.side, claim.target and claim.target.side) == (agent, target)
