"""A gold folder -> documents, their claims, and how well the reader does on them."""

from __future__ import annotations

import importlib.util
import json
import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hudna.model import Document
from hudna.model.json import reading_json
from hudna.reading import read


def folder() -> Path:
    """The gold folder that HUDNA_GOLD names; the test is skipped, with the reason, where there is none."""
    named = os.environ.get("HUDNA_GOLD")
    if not named or not Path(named).is_dir():
        pytest.skip("set HUDNA_GOLD to the folder with the gold documents to run the tests on them")
    return Path(named)


def scorer() -> ModuleType:
    """The gold folder's own score.py."""
    spec = importlib.util.spec_from_file_location("score", folder() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(language: str) -> Iterator[tuple[dict[str, Any], Document]]:
    """Each gold record of a language with its document."""
    for path in sorted(folder().glob(f"*.{language}.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        day = date.fromisoformat(record["published"])
        yield record, Document(text, record["id"], day, record["tz"], record["lang"])


def score(language: str) -> dict[str, float]:
    """F1 of claims and of usable claims, by the gold folder's own scorer."""
    module = scorer()
    total: Counter[str] = Counter()
    for record, document in documents(language):
        reading = read(document)
        found = [module.from_reader(claim) for claim in reading_json(document, list(reading.claims))["claims"]]
        pairs = module.match(record["claims"], found)
        total["gold"] += len(record["claims"])
        total["read"] += len(found)
        total["match"] += len(pairs)
        for gold, got in pairs:
            total["usable"] += all(module.SLOTS[slot](record["claims"][gold], found[got]) for slot in module.USABLE)
    return {name: module.prf(total[name], total["read"], total["gold"])[2] for name in ("match", "usable")}
