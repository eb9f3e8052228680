"""Text -> stretches: paragraphs and quotations in another language; names, links and short lines that are none."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hudna.reading.identify import identify
from hudna.reading.stretches import stretches

AR = "قالت وزارة الصحة إن خمسة مدنيين قتلوا في القصف على المدينة.\n"
EN = "The ministry said that three soldiers were wounded in shelling near the town.\n"
RU = "Министерство обороны сообщило, что при обстреле погибли трое мирных жителей.\n"
FR = "Le ministère a annoncé que trois soldats ont été tués dans une attaque contre le village de Soumpi.\n"
UK = "Речник повідомив, що внаслідок обстрілу міста загинули троє людей, ще п'ятеро дістали поранення.\n"
FA = "سخنگوی وزارت دفاع گفت که سه سرباز در حمله به این روستا کشته و پنج نفر دیگر زخمی شده‌اند.\n"


def told(text: str, given: str | None = None) -> list[tuple[str, str]]:
    """(words, language) of each stretch."""
    return [
        (text[one.start : one.end], one.language) for one in stretches(text, given or identify(text), given is not None)
    ]


def codes(text: str, given: str | None = None) -> list[str]:
    return [code for _, code in told(text, given)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AR + EN + AR, ["ar", "en", "ar"]),
        (EN + RU + EN + RU, ["en", "ru", "en", "ru"]),
        (AR + AR + RU, ["ar", "ru"]),
        (EN + EN + FR, ["en", "fr"]),
        (RU + RU + UK, ["ru", "uk"]),
        (AR + AR + FA, ["ar", "fa"]),
        (EN + AR + FR, ["en", "ar", "fr"]),
    ],
)
def test_paragraphs(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize("text", [AR + EN, EN + RU + AR, EN, "", "\n\n", AR.strip() + "\n\n" + EN + "\n"])
def test_stretches_cover_the_text_without_gaps(text):
    found = stretches(text, identify(text), given=False)
    assert (found[0].start, found[-1].end) == (0, len(text))
    assert all(one.end == other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "قالت منظمة أطباء بلا حدود (Médecins Sans Frontières International Office) إن القصف أصاب المستشفى.",
        "اقرأ أيضاً: https://example.org/en/news/three-soldiers-were-killed-in-shelling على موقعنا اليوم",
        "قال مدير مكتب Office for the Coordination of Humanitarian Affairs إن القصف أصاب المستشفى.",
        "أسقط الدفاع الجوي طائرات من طراز MQ-9 Reaper و RQ-4 Global Hawk فوق مأرب.",
        "UNIFIL HQ\n" + AR,
        "Миссия United Nations Interim Force in Lebanon сообщила об обстреле деревни на юге страны.",
        "The Syrian Observatory (المرصد السوري لحقوق الإنسان) said the army shelled the town.",
        "Media Office\n" + AR + "AFP / Reuters\n",
    ],
)
def test_names_and_links_are_in_no_language_of_their_own(text):
    assert len(set(codes(text))) == 1


def test_a_quotation_has_its_own_language():
    text = "قال المتحدث باسم البعثة: «Two peacekeepers were wounded. The shelling went on.» وأضاف أن التحقيق مستمر."
    assert [code for _, code in told(text)] == ["ar", "en", "ar"]
    assert told(text)[1][0] == "«Two peacekeepers were wounded. The shelling went on.»"


def test_a_quotation_may_stand_on_the_line_after_its_colon():
    text = (
        'قال المتحدث باسم البعثة:\n"Two peacekeepers were wounded in the shelling."\nوأضاف أن التحقيق مستمر في القصف.'
    )
    assert [one.within for one in stretches(text, "ar", given=False)] == ["", "ar", ""]


def test_a_sentence_inside_a_paragraph():
    text = "The talks went on. Представитель Минобороны заявил, что двое военных погибли. The army was silent."
    assert codes(text) == ["en", "ru", "en"]


def test_a_long_quotation_does_not_make_its_language_the_documents():
    text = 'قال المتحدث: "Three of our soldiers were killed when the militants shelled our positions near the town."'
    assert identify(text) == "ar"


def test_a_language_that_is_given_is_taken_at_its_word():
    """Only another script overrules it."""
    assert codes(RU + UK, given="ru") == ["ru"]
    assert codes(AR + EN, given="ar") == ["ar", "en"]


def test_one_line_of_a_near_language_turns_nothing():
    """It takes a paragraph of some length to say that a text goes on in another language of its script."""
    assert codes(RU + "Дату назвал ТАСС\n" + RU) == ["ru"]
    assert codes(EN + "Ankara voiced support\n" + EN) == ["en"]
