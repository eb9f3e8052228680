"""A document in several languages -> one reading: each part by its own grammar, speakers carried into quotations."""

from __future__ import annotations

from datetime import date

import pytest

from hudna.exports.mentions import mentions_json
from hudna.model import Claim, Document
from hudna.reading import Reading, read


def reading(text: str, language: str | None = None) -> Reading:
    return read(Document(text, published=date(2024, 5, 3), timezone="Asia/Beirut", language=language))


def speaker(claim: Claim) -> str | None:
    return claim.sources[-1].actor.name if claim.sources else None


def told(found: Reading) -> list[tuple[str, str | None, str | None]]:
    """(kind, mode, speaker) of each claim."""
    return [(claim.kind, claim.mode, speaker(claim)) for claim in found]


def test_paragraphs_are_read_by_their_own_grammar():
    text = (
        "قالت وزارة الصحة اليمنية إن خمسة مدنيين قتلوا في القصف.\n"
        "The Ministry of Defence of Azerbaijan said that three soldiers were wounded near Tartar.\n"
        "وأضافت أن عشرة آخرين أصيبوا.\n"
    )
    found = reading(text)
    health, defence = "Ministry of Health of Yemen", "Ministry of Defence of Azerbaijan"
    assert told(found) == [
        ("casualty", "killed", health), ("casualty", "injured", defence), ("casualty", "injured", health),
    ]  # fmt: skip
    assert [claim.quantities[0].low for claim in found] == [5, 3, 10]
    assert [part.language for part in found.parts] == ["ar", "en", "ar"]


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        (
            "قال المتحدث باسم قوات اليونيفيل: «Israeli forces shelled the town of Khiam. Two soldiers were wounded.»",
            "Spokesperson of UNIFIL",
            [("attack", "shelling"), ("casualty", "injured")],
        ),
        (
            'The Ministry of Defence of Russia said: "Украинские военные обстреляли Донецк, погибли трое жителей".',
            "Ministry of Defence of Russia",
            [("attack", "shelling"), ("casualty", "killed")],
        ),
        (
            'МИД Азербайджана заявил: "Three civilians were killed in the shelling of the village."',
            "Ministry of Foreign Affairs of Azerbaijan",
            [("casualty", "killed")],
        ),
        (
            "The government of Yemen said: «قُتل ثلاثة مدنيين في قصف على المدينة».",
            "Government of Yemen",
            [("casualty", "killed")],
        ),
        (
            'قالت وزارة الدفاع الروسية في بيان:\n"Three soldiers were killed near the town."\n',
            "Ministry of Defence of Russia",
            [("casualty", "killed")],
        ),
    ],
)
def test_who_introduces_a_quotation_says_what_is_in_it(text, who, what):
    found = reading(text)
    assert [(claim.kind, claim.mode) for claim in found] == what
    assert {speaker(claim) for claim in found} == {who}


def test_what_the_outer_word_does_holds_inside():
    """A demand is a demand in whichever language it is worded."""
    found = reading('وطالب الأمين العام للأمم المتحدة: "The parties must stop the shelling of the city."')
    assert [(claim.kind, claim.act) for claim in found] == [("attack", "demand")]


def test_a_chain_goes_through_both_languages():
    text = 'نقلت وكالة رويترز عن وزارة الدفاع الروسية قولها: "Three soldiers were killed near the town of Kobani."'
    (claim,) = reading(text)
    assert [source.actor.name for source in claim.sources][-1] == "Ministry of Defence of Russia"
    assert len(claim.sources) == 2


def test_a_quotation_ends_where_its_marks_end():
    """What stands behind it is the document's own again, whatever its language."""
    text = (
        "قال المتحدث باسم قوات اليونيفيل: «The shelling went on in the town.»\n"
        "Three soldiers were killed in the city of Tyre.\n"
    )
    assert told(reading(text))[-1] == ("casualty", "killed", None)


def test_names_and_links_change_nothing():
    text = "قالت منظمة أطباء بلا حدود (Médecins Sans Frontières) إن عشرة مدنيين قتلوا في قصف على صنعاء."
    found = reading(text)
    assert [part.language for part in found.parts] == ["ar"]
    assert told(found) == told(reading(text, "ar"))
    assert found.claims


def test_a_part_in_a_language_not_read_is_told_and_the_rest_is_read():
    text = (
        "Three civilians were killed in Aden, the government of Yemen said.\n"
        "Das Ministerium teilte mit, dass drei Soldaten bei einem Angriff auf das Dorf getötet wurden.\n"
        "Five others were wounded in the shelling.\n"
    )
    found = reading(text)
    assert [claim.mode for claim in found] == ["killed", "injured"]
    assert found.warnings == ("1 paragraph not read; found: German (de); hudna reads ar, en, ru",)
    assert found.unread == ""


def test_numbers_of_another_language_are_counted_once():
    found = reading('The Ministry of Defence of Russia said: "При обстреле погибли 17 мирных жителей".')
    mentions = mentions_json(found)["mentions"]
    assert [one["value"]["low"] for one in mentions if one["type"] == "number"] == [17]
    assert sum(one["type"] == "attribution" for one in mentions) == 1


def test_what_two_languages_say_alike_is_one_claim():
    text = (
        "The health ministry of Yemen said five civilians were killed in Aden.\n"
        "قالت وزارة الصحة اليمنية إن خمسة مدنيين قتلوا في عدن.\n"
        "قالت وزارة الصحة اليمنية إن ستة مدنيين قتلوا في تعز.\n"
    )
    found = reading(text)
    assert [(claim.quantities[0].low, [span.of(text) for span in claim.evidence]) for claim in found] == [
        (5, ["خمسة مدنيين قتلوا في عدن"]), (6, []),
    ]  # fmt: skip


def test_each_languages_headline_is_its_own():
    """A bilingual bulletin: the headlines tell what the bodies tell again."""
    text = (
        "Three soldiers killed in Aden\n"
        "Three soldiers were killed in the shelling of Aden.\n\n"
        "مقتل خمسة مدنيين في صنعاء\n"
        "قتل خمسة مدنيين في قصف على صنعاء.\n"
    )
    found = [claim for claim in reading(text) if claim.kind == "casualty"]
    assert [(claim.quantities[0].low, len(claim.evidence)) for claim in found] == [(3, 1), (5, 1)]
