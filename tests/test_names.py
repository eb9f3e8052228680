"""Names come out once: a listed name is one actor or place in every language; other names match by their sounds."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hudna.gazetteer.actors import register
from hudna.gazetteer.likeness import BANDS, likeness
from hudna.languages.language import FOLDER
from hudna.languages.sounds import spoken
from hudna.reading.namings import naming, same

CODES = ("ar", "en", "ru")
STEP = 4  # every fourth person: all pairs of all would take minutes


@cache
def lemmas(code: str, file: str) -> dict[str, str]:
    """The first name of each table of a lexicon file."""
    tables = tomllib.loads((FOLDER / code / "lexicon" / file).read_text(encoding="utf-8"))
    listed = {sense: [*table.get("fixed", []), *table.get("noun", [])] for sense, table in tables.items()}
    return {sense: words[0].split("|")[0] for sense, words in listed.items() if words}


def persons() -> list[str]:
    return [f"person-{one}" for one in register().persons]


@pytest.mark.parametrize("code", CODES)
def test_every_person_of_the_register_has_a_name(code: str) -> None:
    assert set(persons()) <= set(lemmas(code, "persons.toml"))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("person", persons()[::STEP])
def test_a_person_is_one_in_every_language(person: str, code: str) -> None:
    """The name as the language writes it gives the register's name and side."""
    known = register().persons[person.removeprefix("person-")]
    name = lemmas(code, "persons.toml")[person]
    found = [one.actor for one in naming(name) if one.language == code]
    assert [(one.name, one.side) for one in found if one] == [(known.name, known.side)]


SCRIPTS = {"ar": "ARABIC", "en": "LATIN", "ru": "CYRILLIC"}


def own_name(code: str, file: str, sense: str) -> str | None:
    """The first name of a table that is written in the language's script, as it stands in a text."""
    table = tomllib.loads((FOLDER / code / "lexicon" / file).read_text(encoding="utf-8"))[sense]
    article = "ال" if code == "ar" else ""
    listed = [*table.get("fixed", []), *(article + noun.split("|")[0] for noun in table.get("noun", []))]
    written = [name for name in listed if unicodedata.name(name[0], "").startswith(SCRIPTS[code])]
    return None if table.get("weak") else next(iter(written), None)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("kind", ["groups", "media"])
def test_every_listed_body_comes_out_under_the_name_of_the_register(kind: str, code: str) -> None:
    """Each group and medium, by the first name that the language has for it, is the register's: name, side, sector."""
    known = register().groups if kind == "groups" else register().media
    prefix = "actor-" if kind == "groups" else "media-"
    wrong = {}
    for key, one in known.items():
        name = own_name(code, f"{kind}.toml", prefix + key)
        found = [who.actor for who in naming(name or "") if who.language == code and who.actor]
        if name and [(who.name, who.side, who.sector) for who in found] != [(one.name, one.side, one.sector)]:
            wrong[key] = name, found
    assert not wrong


@pytest.mark.parametrize(
    "names",
    [
        ("وزارة الدفاع الروسية", "Минобороны РФ", "МО РФ", "Russian Defence Ministry", "Russia's Ministry of Defence"),
        ("وزارة الخارجية الأرمينية", "МИД Армении", "Armenian Foreign Ministry", "Foreign Ministry of Armenia"),
        ("وزارة الصحة اللبنانية", "Минздрав Ливана", "Lebanon's Health Ministry", "Lebanese Ministry of Health"),
        ("وزارة الصحة في غزة", "Минздрав Газы", "Gaza Health Ministry", "Gaza's Ministry of Health"),
        ("الحكومة اليمنية", "правительство Йемена", "Yemeni government", "government of Yemen"),
        ("الجيش اللبناني", "ливанская армия", "Вооруженные силы Ливана", "Lebanese Armed Forces", "Lebanese army"),
        ("الجيش السوداني", "Вооруженные силы Судана", "Sudanese army", "Sudanese Armed Forces"),
        ("الجيش الكونغولي", "ВС ДРК", "Congolese army", "FARDC"),
        ("البرلمان الأوكراني", "Верховная рада", "Verkhovna Rada", "Ukraine's parliament"),
        ("الاستخبارات العسكرية الأوكرانية", "ГУР Минобороны Украины", "Ukraine's military intelligence"),
        ("الدفاع المدني في غزة", "Gaza Civil Defence", "Gaza's civil defence agency"),
        ("القوات الإسرائيلية", "Израильские войска", "Israeli troops", "Israeli forces"),
        ("الحرس الوطني الروسي", "Росгвардия", "Russian National Guard", "Rosgvardia"),
    ],
    ids=lambda names: names[-1],
)
def test_an_office_is_one_in_every_language(names: tuple[str, ...]) -> None:
    """A ministry, army or parliament has one name and one side, whoever writes of it."""
    found = {name: {(a.name, a.side, a.sector) for one in naming(name) if (a := one.actor)} for name in names}
    assert len(set.intersection(*found.values())) == 1, found


@pytest.mark.parametrize(
    "names",
    [
        ("ستيباناكيرت", "Степанакерт", "Stepanakert", "Khankendi", "خانكندي", "Ханкенди", "Степанакерте"),
        ("شوشا", "شوشي", "Шуша", "Шуши", "Shusha", "Shushi"),
        ("صنعاء", "Сана", "Sanaa"),
        ("الخرطوم", "Хартум", "Khartoum"),
        ("Донецк", "Donetsk", "دونيتسك"),
        ("تاورغاء", "Таверга", "Tawergha", "Tawurgha"),
        ("الفاشر", "Эль-Фашер", "Аль-Фашир", "El Fasher", "Al-Fashir", "al Fasher"),
        ("خان يونس", "Хан-Юнис", "Хан-Юнисе", "Khan Younis", "Khan Yunis"),
        ("الحديدة", "Ходейда", "Hodeidah", "Hudaydah", "Hodeida"),
        ("السويداء", "Сувейда", "Suwayda", "Sweida", "As-Suwayda"),
        ("درعا", "Дераа", "Daraa", "Deraa"),
        ("كييف", "Киев", "Kyiv", "Kiev"),
        ("إسفارا", "Исфара", "Исфаре", "Isfara"),
        ("بوناغانا", "Бунагана", "Bunagana"),
    ],
    ids=lambda names: names[-1],
)
def test_a_place_is_one_whatever_its_parties_call_it(names: tuple[str, ...]) -> None:
    found = {name: {one.place.id for one in naming(name) if one.place} for name in names}
    assert len(set.intersection(*found.values())) == 1, found


@pytest.mark.parametrize(
    "names",
    [
        ("РМК", "Russian peacekeeping contingent", "قوة حفظ السلام الروسية"),
        ("Песков", "Пескова", "بيسكوف", "Peskov", "Dmitry Peskov"),
        ("ЦАХАЛ", "IDF", "Israeli army", "الجيش الإسرائيلي"),
        ("ООН", "UN", "United Nations", "الأمم المتحدة"),
        ("ХАМАС", "Hamas", "حماس"),
    ],
    ids=lambda names: names[1],
)
def test_an_actor_is_one_by_any_of_its_names(names: tuple[str, ...]) -> None:
    found = {name: {(a.name, a.side) for one in naming(name) if (a := one.actor)} for name in names}
    assert len(set.intersection(*found.values())) == 1, found


ALIKE = [
    ("عمر حسن الطيب", "ar", "Омар Хасан ат-Тайиб", "ru"),
    ("عمر حسن الطيب", "ar", "Omar Hassan al-Tayyib", "en"),
    ("Юсуф Бен Халед", "ru", "Youssef Khaled", "en"),
    ("غريغوري ماركوفيتش", "ar", "Григорий Маркович", "ru"),
    ("Григорий Маркович", "ru", "Grigory Markovich", "en"),
    ("جون سميثسون", "ar", "John Smithson", "en"),
]
UNLIKE = [
    ("عمر حسن الطيب", "ar", "Омар Хусейн аль-Башир", "ru"),
    ("Григорий Маркович", "ru", "Gregory Markham", "en"),
    ("Samir Haddad", "en", "سامر حداد الدين", "ar"),
    ("علي", "ar", "Али", "ru"),  # too short to tell anything
    ("Ким", "ru", "Kim", "en"),
]


@pytest.mark.parametrize(("one", "code", "other", "second"), ALIKE)
def test_names_that_sound_alike_are_one_with_a_confidence(one: str, code: str, other: str, second: str) -> None:
    found = likeness(one, code, other, second)
    assert found is not None
    assert 0.5 <= found.confidence < 1
    assert found == likeness(other, second, one, code)


@pytest.mark.parametrize(("one", "code", "other", "second"), UNLIKE)
def test_other_names_are_not(one: str, code: str, other: str, second: str) -> None:
    assert likeness(one, code, other, second) is None


def test_the_confidence_is_no_more_than_what_the_register_shows() -> None:
    """Of the register's names, taken pairwise over languages, so many pairs of a likeness are one person."""
    names = [
        (person, code, name)
        for code in CODES
        for person in persons()[::STEP]
        if len(spoken(code, name := lemmas(code, "persons.toml")[person])) > 1
    ]
    right, wrong, wanted = Counter[float](), Counter[float](), 0
    for (person, code, name), (other, second, spelling) in combinations(names, 2):
        if code == second:
            continue
        wanted += person == other
        found = likeness(name, code, spelling, second)
        if found is not None:
            (right if person == other else wrong)[found.confidence] += 1
    sure = max(confidence for _, confidence in BANDS)
    assert right[sure] / (right[sure] + wrong[sure]) >= sure
    assert right.total() / wanted >= 0.85
    expected = defaultdict[bool, float](float)
    for confidence, count in (right + wrong).items():
        expected[True] += confidence * count
    assert right.total() >= 0.95 * expected[True]


def test_a_listed_name_is_no_other_listed_name() -> None:
    """However alike: the lists know both."""
    [first], [second] = naming("Masoud Barzani"), naming("Масрур Барзани")
    assert first.actor
    assert second.actor
    assert same(first, second) is None


@given(st.sampled_from(CODES), st.text(max_size=40))
def test_any_text_can_be_a_name(code: str, name: str) -> None:
    """Nothing raises, a name is like itself, and vowels alone are like nothing."""
    found = likeness(name, code, name, code)
    words = spoken(code, name)
    assert found is None or (found.degree == 1.0 and words)


def test_names_in_a_script_that_nobody_reads() -> None:
    assert naming("שלום") == ()
    assert naming("123") == ()
