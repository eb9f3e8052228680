"""tests/parallel/*.toml -> reports told in three languages, with the claims that each must give."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hudna.model import Claim, Document
from hudna.reading import read

FOLDER = Path(__file__).parent / "parallel"
CODES = ("ar", "ru", "en")
_DEFAULTS: dict[str, Any] = {
    "mode": None,
    "act": "report",
    "negated": False,
    "modality": "actual",
    "speaker": "document",
    "agent": None,
    "target": None,
    "place": None,
    "time": None,
    "numbers": (),
}


@dataclass(frozen=True)
class Parallel:
    """One report in several languages; `claims` are what each of them must give, whole and nothing else."""

    file: str
    about: str
    claims: tuple[Mapping[str, Any], ...]
    documents: Mapping[str, Document]

    @property
    def name(self) -> str:
        return f"{self.file}: {self.about}"


def parallels() -> Iterator[Parallel]:
    """All reports of the folder."""
    for path in sorted(FOLDER.glob("*.toml")):
        record = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in record["same"]:
            published = date.fromisoformat(entry.get("published", record["published"]))
            zone = entry.get("timezone", record["timezone"])
            documents = {code: Document(entry[code], code, published, zone, code) for code in CODES}
            claims = tuple({**_DEFAULTS, **claim} for claim in entry["claims"])
            yield Parallel(path.stem, entry["about"], claims, documents)


def values(claim: Claim) -> dict[str, Any]:
    """A claim in the short form that the files use."""
    sources = claim.sources
    speaker = (sources[-1].actor.side or "unspecified") if sources else "document"
    return {
        "kind": claim.kind,
        "mode": claim.mode,
        "act": claim.act,
        "negated": claim.negated,
        "modality": claim.modality,
        "speaker": speaker,
        "agent": claim.agent and claim.agent.side,
        "target": claim.target and claim.target.side,
        "place": claim.place and claim.place.name,
        "time": claim.time and claim.time.start and claim.time.start.isoformat(),
        "numbers": sorted(f"{_end(q.low)}..{_end(q.high)} {q.unit}" for q in claim.quantities),
        "chain": len(sources),
    }


def _end(number: float | None) -> str:
    return "null" if number is None else f"{number:g}" if number < 1_000_000 else f"{number:.0f}"


def differences(parallel: Parallel, code: str) -> list[str]:
    """What a text's claims lack or have too much against the expected ones; empty where they are equal."""
    found = [values(claim) for claim in read(parallel.documents[code])]
    wrong = []
    for wanted in parallel.claims:
        best = next((one for one in found if _fits(one, wanted)), None)
        if best is None:
            near = next((one for one in found if one["kind"] == wanted["kind"]), None)
            wrong.append(f"lacks {_told(wanted)}; " + (f"has {_against(near, wanted)}" if near else "nothing like it"))
            if near:
                found.remove(near)
        else:
            found.remove(best)
    return [*wrong, *(f"has {_told(one)} too much" for one in found)]


def _fits(one: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(_same(key, one[key], value) for key, value in wanted.items())


def _same(key: str, found: Any, wanted: Any) -> bool:
    if key == "numbers":
        return bool(found == sorted(wanted))
    if key == "time" and wanted is not None:
        return found is not None and found.startswith(wanted)
    return bool(found == wanted)


def _told(values_: Mapping[str, Any]) -> str:
    return " ".join(f"{key}={value}" for key, value in values_.items() if value not in (None, False, (), []))


def _against(one: Mapping[str, Any], wanted: Mapping[str, Any]) -> str:
    return ", ".join(f"{key}={one[key]}" for key, value in wanted.items() if not _same(key, one[key], value))
