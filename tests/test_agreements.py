"""Agreements: composed texts in three languages, read into clauses, parties, clocks and obligations.

The texts are composed examples in the manner of the genre; none is a real agreement. Beside each stands what is to be
read of it: all clauses and clocks, and the obligations, of which a share may be missed.
"""

from __future__ import annotations

import tomllib
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from hudna.errors import InputError
from hudna.languages.agreements import find
from hudna.model import Document
from hudna.model.truces import Amount, Obligation, Period, codes
from hudna.reading.agreements import Agreement, agreement

FOLDER = Path(__file__).with_name("agreements")
TEXTS = sorted(FOLDER.glob("*.txt"))
FLOOR = 0.85  # share of the obligations, found and right; what is missed is left to people, what is wrong misleads them


def name(path: Path) -> str:
    return path.stem


@cache
def given(path: Path) -> tuple[dict[str, Any], Agreement]:
    """What is to be read of a text, and what was."""
    asked = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    document = Document(path.read_text(encoding="utf-8"), path.stem, None, asked["timezone"], path.stem[-2:])
    return asked, agreement(document)


def line(one: Obligation) -> str:
    """An obligation as the expectations write it; the day of a deadline is that of its last minute."""
    due = one.due - timedelta(minutes=1) if one.due and (one.due.hour, one.due.minute) == (0, 0) else one.due
    parts = [
        one.clause, one.who or "?", f"> {one.to}" if one.to else "", f"{one.kind}/{one.mode}" if one.mode else one.kind,
        "!" if one.negated else "", f"@{one.place}" if one.place else "", f"by {due:%Y-%m-%d}" if due else "",
        *(f"{amount.low} {amount.unit}" for amount in one.amounts),
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_clauses_are_found_by_number(path):
    """Every form of numbering of the language; each clause's span is its own words, in order."""
    asked, found = given(path)
    assert [one.label for one in found.clauses] == asked["labels"]
    starts = [one.span.start for one in found.clauses]
    assert starts == sorted(starts)
    assert all(found.document.text[: one.span.start].strip() for one in found.clauses)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_parties_and_clocks(path):
    """Who agreed, by whose mediation, from when to when, and where; what the text leaves open is None."""
    asked, found = given(path)
    truce = found.ceasefire.item
    assert list(truce.parties) == asked["parties"]
    assert list(truce.mediators) == asked["mediators"]
    assert truce.renews is asked.get("renews")
    for field in ("in_effect", "expires"):
        if field in asked:
            assert getattr(truce, field) == datetime.fromisoformat(asked[field]), field
    assert truce.written is True
    assert list(truce.places) == asked.get("places", [])


@pytest.mark.parametrize("code", ["en", "ru", "ar"])
def test_obligations(code):
    """Who owes what, where and by when: of all obligations in the language's texts."""
    asked, read = [], []
    for path in TEXTS:
        if path.stem.endswith(code):
            wanted, found = given(path)
            asked += [f"{path.stem}: {one}" for one in wanted["duties"]]
            read += [f"{path.stem}: {_loose(line(one.item), wanted['duties'])}" for one in found.obligations]
    right = set(asked) & set(read)
    missed, wrong = sorted(set(asked) - right), sorted(set(read) - right)
    assert len(right) / len(set(asked)) >= FLOOR, f"missed {missed}; wrong {wrong}"
    assert len(right) / len(set(read)) >= FLOOR, f"missed {missed}; wrong {wrong}"


def _loose(found: str, asked: list[str]) -> str:
    """A mode or deadline that the expectation does not name is not asked for."""
    plain = found.replace("attack/air_strike", "attack")
    return next((one for one in asked if one in (found, plain) or found.startswith(f"{one} by")), found)


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_what_cannot_be_read_is_kept(path):
    """A clause without a matter that is understood stands, with its words, for people."""
    asked, found = given(path)
    assert set(asked["unread"]) <= {one.label for one in found.clauses if one.unread}
    for clause in found.clauses:
        for proposal in clause.proposals:
            assert proposal.item.words == found.document.text[proposal.item.start : proposal.item.end]


def test_numbers_terms_and_conditions():
    """1,960 soldiers, 90 carriers, 380 vehicles; five years that extend themselves; unless one objects."""
    _, found = given(FOLDER / "ridge.en.txt")
    deploy = found.clause("3.1").proposals[0].item
    soldiers, carriers, vehicles = deploy.amounts
    assert soldiers == Amount(1960, 1960, "person")
    assert carriers == Amount(90, 90, "vehicle", "armoured")
    assert vehicles == Amount(380, 380, "vehicle")
    stay = found.clause("3.2").proposals[0].item
    assert (stay.lasts, stay.renews) == (Period(60, "month"), True)
    assert stay.condition == "unless a Party objects six months in advance"
    swap = found.clause("4(a)").proposals[0]
    assert swap.item.within == Period(72, "hour", "in-effect")
    assert "deadline-counted" in codes(swap.reasons)


def test_a_heading_is_no_term_and_a_lead_gives_its_clauses_their_addressee():
    """ "Article 3 / Peacekeepers" owes nothing; "The Parties shall:" binds them in (a) to (c)."""
    _, found = given(FOLDER / "ridge.en.txt")
    assert found.clause("3").proposals == ()
    assert found.clause("3").heading.of(found.document.text) == "Peacekeepers"
    assert {one.item.who for one in found.clause("4(b)").proposals} == {"AZE", "ARM"}
    assert all(one.item.negated for one in found.clause("4(b)").proposals)


def test_provisions_are_tags_of_pa_x():
    """Prisoners, peacekeepers' deployment, disarmament: by the crosswalk of their kinds."""
    _, found = given(FOLDER / "ridge.en.txt")
    assert {"Ce", "TjPrire", "SsrDdr"} <= set(found.ceasefire.item.provisions)


def test_the_same_text_gives_the_same_ids():
    """Ids are of content."""
    _, found = given(FOLDER / "north.ar.txt")
    again = agreement(found.document)
    assert [one.item.id for one in found.obligations] == [one.item.id for one in again.obligations]
    assert len({one.item.id for one in found.obligations}) == len(found.obligations)


def test_a_language_without_words_of_agreements_is_refused():
    """With the remedy, instead of a reading that finds nothing."""
    with pytest.raises(InputError, match=r"agreements\.toml"):
        agreement(Document("Article 1. La trêve entre en vigueur.", "x", None, "UTC", "fr"))


@pytest.mark.parametrize(
    ("code", "text", "section", "list_", "words"),
    [
        ("en", "It shall enter into force on signature", "time", "effect", ["enter into force"]),
        ("en", "The assigned forces", "written", "words", []),
        ("ru", "Соглашение вступает в силу", "time", "effect", ["вступает в силу"]),
        ("ar", "وبوساطة قطر", "parts", "mediators", ["وبوساطة"]),
    ],
)
def test_words_are_found_as_words(code, text, section, list_, words):
    """Not inside others; endings where a star allows them; behind a clitic."""
    assert [text[one.start : one.end] for one in find(code, text, section, list_)] == words


def test_empty_and_odd_texts():
    """No clauses, no numbers, nothing at all: no crash, and nothing made up."""
    assert agreement(Document("", "x", None, "UTC", "en")).clauses == ()
    plain = agreement(Document("Truce\nThe two sides shall exchange prisoners.", "x", None, "UTC", "en"))
    assert [one.label for one in plain.clauses] == [""]
    assert [(one.item.who, one.item.kind) for one in plain.obligations] == [(None, "exchange")]
