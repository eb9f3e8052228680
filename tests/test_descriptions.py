"""Places and times that only describe what is named, and those that a row of dead and wounded shares."""

from __future__ import annotations

from datetime import date

from hudna.model import Claim, Document
from hudna.reading import read


def claims(text: str, kind: str) -> list[Claim]:
    reading = read(Document(text, "x", date(2025, 11, 5), "Asia/Beirut", "ar"))
    return [claim for claim in reading.claims if claim.kind == kind]


def places(text: str, kind: str) -> list[str | None]:
    return [claim.place.name if claim.place else None for claim in claims(text, kind)]


def test_where_forces_are_stationed_is_not_what_they_shell() -> None:
    stationed = "استهدفت قوات النظام السوري المتمركزة في مدينة خان شيخون بلدة كفرنبل."
    assert places(stationed, "attack") == ["Kafr Nabl"]
    assert places("استهدف الحوثيون تعزيزات قادمة من شبوة بصاروخ في أطراف مأرب.", "attack") == ["Marib"]


def test_where_they_are_stationed_is_the_place_where_no_other_is_named() -> None:
    assert places("استهدفت المدفعية القوات المتمركزة في خان شيخون.", "attack") == ["Khan Shaykhun"]


def test_when_a_deal_was_signed_is_not_when_it_was_broken() -> None:
    [claim] = claims("انتهك الجيش الأرمني اتفاق وقف إطلاق النار الموقع في 10 نوفمبر 2020.", "violation")
    assert claim.time is None
    [claim] = claims("انتهك الجيش الأرمني اتفاق وقف إطلاق النار في 10 نوفمبر 2020.", "violation")
    assert claim.time is not None


def test_what_a_toll_is_the_highest_since_is_no_time() -> None:
    [claim] = claims("قتل ثمانية أشخاص في حصيلة هي الأكبر منذ 3 أسابيع.", "casualty")
    assert claim.time is None
    [claim] = claims("قتل ثمانية أشخاص في إدلب منذ 3 أسابيع.", "casualty")
    assert claim.time is not None


def test_dead_and_wounded_share_agent_time_and_place() -> None:
    killed, injured = claims("قتل أربعة أشخاص وأصيب سبعة آخرون أمس في غارة إسرائيلية على بلدة حاريص.", "casualty")
    for claim in (killed, injured):
        assert (claim.agent.side if claim.agent else None) == "ISR"
        assert (claim.place.name if claim.place else None) == "Haris"
        assert claim.time is not None


def test_dead_with_a_cause_of_their_own_share_nothing() -> None:
    killed, _ = claims("قتل مدني بانفجار لغم وأصيب آخر في غارة إسرائيلية على بلدة حاريص.", "casualty")
    assert killed.agent is None
