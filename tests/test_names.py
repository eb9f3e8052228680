"""Names come out once: a listed name is one actor or place in every language; other names match by their sounds."""

from __future__ import annotations

import tomllib
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


@pytest.mark.parametrize(
    "names",
    [
        ("ستيباناكيرت", "Степанакерт", "Stepanakert", "Khankendi", "خانكندي", "Ханкенди", "Степанакерте"),
        ("شوشا", "شوشي", "Шуша", "Шуши", "Shusha", "Shushi"),
        ("صنعاء", "Сана", "Sanaa"),
        ("الخرطوم", "Хартум", "Khartoum"),
        ("Донецк", "Donetsk", "دونيتسك"),
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
