"""Composed documents with their claims, ready to be filed: no reading is needed to test what records."""

from __future__ import annotations

from typing import Any

from hudna.model import Document
from hudna.model.claims import Claim, Doubt, Source
from hudna.model.json import claim_json, document_json
from hudna.model.text import Span
from hudna.model.values import Actor, Quantity
from hudna.record import Filing, filing

READER = "hudna test"
PERSON = "Osip Velmorin"  # composed: a private person whom no register knows


def text_of(number: int) -> str:
    return (
        f"Composed report {number}. {PERSON} of house {number} said that soldiers shelled the village {number} times. "
        f"The ministry denied it. The man {PERSON.split()[1]} spoke of {number + 3} wounded."
    )


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def claims_of(document: Document) -> list[dict[str, Any]]:
    """Three claims: a person's, a ministry's denial, and one whose speaker is named elsewhere in the text."""
    text = document.text
    person = Actor(PERSON, None, "CVL", span(text, PERSON))
    again = Actor(PERSON, None, "CVL", span(text, "The man"))
    ministry = Actor("Ministry of Defence of Azerbaijan", "AZE", "MIL", span(text, "The ministry"))
    attack = span(text, text[text.index("soldiers") : text.index(" times.")])
    number = next(word for word in text[text.index("spoke of") :].split() if word.isdigit())
    count, words = int(number), span(text, f"{number} wounded")
    wounded = Quantity(count, count, approximate=False, unit="person", group=None, span=words)
    common = {"modality": "actual", "target": None, "time": None, "place": None, "rule": "composed"}
    said = {**common, "act": "report", "negated": False, "agent": None}
    denied = {**common, "act": "deny", "negated": True, "agent": ministry, "doubt": Doubt(0.5, ("composed",))}
    by_person, by_ministry = Source(person, span(text, "said")), Source(ministry, span(text, "denied"))
    made = [
        Claim("attack", "shelling", sources=(by_person,), quantities=(), content=attack, **said),
        Claim("attack", None, sources=(by_ministry,), quantities=(), content=attack, **denied),
        Claim("casualty", "injured", sources=(Source(again, None),), quantities=(wounded,), content=words, **said),
    ]
    return [claim_json(one, document) for one in made]


def document(number: int, **about: Any) -> Document:
    return Document(text_of(number), about.pop("id", f"d{number}"), language=about.pop("language", "en"), **about)


def filed(number: int, *, claims: bool = True, url: str | None = None, **about: Any) -> Filing:
    """The filing of a composed document; what is told of it may be changed."""
    one = document(number, **about)
    told = {**document_json(one), "url": url, "retrieved": None}
    return filing(one.text, told, claims_of(one) if claims else [], READER)
