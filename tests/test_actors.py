"""Every actor of the corpus is read with its exact span, name, side and sector; what only looks like one is not."""

from __future__ import annotations

import time

import pytest

from corpus import Example, examples
from hudna.gazetteer.actors import register
from hudna.languages import language
from hudna.languages.language import FOLDER
from hudna.model import Actor, Document, Span
from hudna.reading.actors import find_actors
from hudna.reading.places import find_places
from hudna.reading.scans import Mention, Scan, scan
from hudna.reading.speech import resolve_speech

FLOORS = {"ar": 250, "en": 150, "ru": 200}
CODES = [path.parent.parent.name for path in sorted(FOLDER.glob("*/corpus/actors.toml"))]
ACTORS = [one for code in CODES for one in examples(code, "actor") if one.file.startswith("actors")]
SILENCES = [one for code in CODES for one in examples(code, "silence") if one.values.get("type") == "actor"]


def scanned(document: Document) -> Scan:
    found = scan(document, language(document.language or "ar"))
    resolve_speech(found)
    found.places = find_places(found)
    found.actors = find_actors(found)
    return found


def actors(document: Document) -> dict[Span, Mention]:
    return {mention.span: mention for mention in scanned(document).actors}


@pytest.mark.parametrize("example", ACTORS, ids=lambda one: one.name)
def test_example(example: Example) -> None:
    """A marked actor is found on exactly its words, with its English name, side and sector."""
    found = actors(example.document)
    for span in example.spans:
        text = example.document.text
        assert span in found, f"{span.of(text)!r} not among {[one.of(text) for one in found]}"
        value = found[span].value
        assert isinstance(value, Actor)
        wanted = example.values
        assert (value.name, value.side, value.sector) == (wanted["name"], wanted.get("side"), wanted.get("sector"))


@pytest.mark.parametrize("example", SILENCES, ids=lambda one: one.name)
def test_silence(example: Example) -> None:
    """A place, a thing or an adjective of something else is no actor."""
    found = actors(example.document)
    inside = [one for one in found if any(one.overlaps(span) for span in example.spans or [Span(0, 10_000)])]
    assert [one.of(example.document.text) for one in inside] == []


def test_enough_examples() -> None:
    """The corpus may not shrink."""
    for code, floor in FLOORS.items():
        assert len([one for one in ACTORS if one.language == code]) >= floor, code


@pytest.mark.parametrize("code", FLOORS)
def test_the_register_and_the_lexicon_agree(code: str) -> None:
    """Whoever has a name in a language has an entry, and the other way round."""
    known = register()
    senses = language(code).lexicon.senses
    tables = {"state": known.states, "actor": known.groups, "media": known.media, "person": known.persons}
    files = {"state": "states.toml", "actor": "groups.toml", "media": "media.toml", "person": "persons.toml"}
    for kind, table in tables.items():
        names = {
            name.partition("-")[2]
            for name, sense in senses.items()
            if name.startswith(f"{kind}-") and sense.file == files[kind]
        }
        assert names == set(table), kind


def test_sides_are_states_or_slugs() -> None:
    """A side is an alpha-3 code of a state in the register, or a lower-case slug."""
    known = register()
    for one in [*known.groups.values(), *known.media.values(), *known.persons.values()]:
        assert one.side is None or one.side in known.states or one.side == one.side.lower(), one


def test_features_agree_with_verbs() -> None:
    """A plural of things is a feminine singular, a plural of people a masculine plural."""
    text = "قالت القوات الروسية إن الجيش الروسي أبلغ مسؤولين روس"
    features = {span.of(text): one.features for span, one in actors(Document(text)).items()}
    assert features["القوات الروسية"] == "3fs"
    assert features["الجيش الروسي"] == "3ms"
    assert features["مسؤولين روس"] == "3mp"


def test_notes() -> None:
    """How an actor was found is told to the steps that ask which role it may have."""
    text = "أعلنت باكو أن أرمينيا قصفت قواتها. وقال الجيش الأذربيجاني إن القصف الأرميني توقف"
    notes = {span.of(text): one.note for span, one in actors(Document(text)).items()}
    assert notes["باكو"] == "seat"
    assert notes["أرمينيا"] == "state"
    assert notes["قواتها"] == "own"
    assert notes["الأرميني"] == "adjective"


def test_fast() -> None:
    """A page of 650 words is no work."""
    text = " ".join(one.document.text + "." for one in ACTORS if one.language == "ar")
    found = scanned(Document(text))
    start = time.perf_counter()
    find_actors(found)
    assert (time.perf_counter() - start) * 650 / len(found.tokens) < 0.1
