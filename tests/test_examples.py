"""The composed story of examples/: what a newcomer is shown of it is so, and it says that it is composed."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from hudna.cli import app

ROOT = Path(__file__).parents[1]
STORY = ROOT / "examples/truce.jsonl"
AGREEMENT = ROOT / "examples/agreement.en.txt"


def printed(*words: object) -> str:
    """What a command prints."""
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story in a record, as `make demo` puts it there."""
    place = tmp_path_factory.mktemp("story") / "truce.db"
    about = ("--published", "2024-05-02", "--timezone", "Asia/Aden", "--language", "en")
    printed("init", place, "--author", "me")
    printed("agreement", place, AGREEMENT, *about, "--author", "me")
    printed("add", place, STORY, "--author", "me")
    return place


@pytest.fixture(scope="module")
def truce(record: Path) -> dict[str, Any]:
    """The state of the story's one truce at its end."""
    found = json.loads(printed("status", record, "--at", "2024-05-06", "--json"))
    assert len(found["truces"]) == 1, "the agreement and what is reported of it are one truce"
    return dict(found["truces"][0])


def matters(record: Path, *words: str) -> list[dict[str, Any]]:
    """Matters that a command lists."""
    return [json.loads(line) for line in printed("matters", record, *words, "--json").splitlines()]


def test_every_text_says_that_it_is_composed():
    """Nobody may take an example for news."""
    for line in STORY.read_text(encoding="utf-8").splitlines():
        assert "not reporting" in json.loads(line)["notice"]
    assert "not reporting" in AGREEMENT.read_text(encoding="utf-8")


def test_the_story_is_in_three_languages():
    """What hudna joins across languages is shown on them."""
    told = [json.loads(line)["language"] for line in STORY.read_text(encoding="utf-8").splitlines()]
    assert set(told) == {"ar", "en", "ru"}
    assert len(told) == 8


def test_all_claims_are_about_the_truce(record, truce):
    """A claim that is put to no truce is lost to its state."""
    assert truce["ceasefire"]["in_effect"] == "2024-05-02T18:00+03:00"
    assert truce["day"] == 5
    assert len(truce["claims"]) == len(printed("claims", record, "--json").splitlines())


def test_whether_it_holds_is_told_by_each_record(truce):
    """One answer for all would be somebody's answer."""
    held = {one["source"]: one["verdict"] for one in truce["holds"]}
    assert held == {"YEM": "violated", "ansar-allah": "holds", "un": "violated"}


def test_counts_and_stated_zeros_stand_apart(truce):
    """The mission's 12, its 5 and its zeros; a denial is no zero."""
    told = {(one["voice"], one["stance"], one["low"]) for one in truce["violations"]}
    assert {("un", "recorded", 12), ("un", "recorded", 5), ("un", "zero", 0)} <= told
    assert ("ansar-allah", "zero", 0) not in told


def test_one_term_is_kept_one_disputed_one_open(truce):
    """The road is open by two accounts, over the weapons they differ, of the exchange nobody tells."""
    degrees = {(one["obligation"]["who"], one["obligation"]["kind"]): one["degree"] for one in truce["terms"]}
    assert degrees["YEM", "access"] == "3"
    assert degrees["ansar-allah", "disarmament"] == "disputed"
    assert degrees["YEM", "exchange"] == degrees["ansar-allah", "exchange"] == "unknown"


def test_the_dead_are_one_matter_in_three_languages(record):
    """4 against 19, with the 7 civilians within; two sides, four papers. The civilians are agreed on, by one side."""
    found = {tuple(one["range"]): one for one in matters(record, "--kind", "casualty")}
    told = {span: (one["relation"], one["roots"], one["outlets"]) for span, one in found.items()}
    assert told[4, 19] == ("contradict", 2, 4)
    assert told[7, 7] == ("agree", 1, 4)


def test_the_copy_adds_no_voice(record):
    """A nought too many in a copy is a slip, no second count."""
    found = matters(record, "--kind", "evacuation", "--relation", "growth", "--about", "red-crescent")
    all_told = next(one for one in found if one["range"][1] == 4000)
    assert all_told["roots"] == 1
    assert any("slip of copying" in reason["words"] for reason in all_told["reasons"])


def tutorial() -> ModuleType:
    """tools/tutorial.py, which runs the commands of the tutorial."""
    spec = importlib.util.spec_from_file_location("tutorial", ROOT / "tools/tutorial.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tutorial_shows_what_is_printed():
    """Run python tools/tutorial.py."""
    made = tutorial()
    assert made.page() == made.PAGE.read_text(encoding="utf-8")


def test_the_demo_makes_this_record():
    """What `make demo` runs is what is tested here."""
    demo = re.findall(r"hudna\)? (\w+) .*?(examples/[\w.]+)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert ("agreement", "examples/agreement.en.txt") in demo
    assert ("add", "examples/truce.jsonl") in demo
