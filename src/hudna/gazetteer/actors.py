"""actors.toml -> the register of actors: states, groups, media, persons, regions, and whom party words mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hudna.errors import DataError

FILE = Path(__file__).parent / "actors.toml"


class Known(NamedTuple):
    """A group, organisation, medium or person of the register."""

    id: str
    name: str
    side: str | None
    sector: str | None
    classes: tuple[str, ...] = ()
    home: str | None = None
    organ: bool = False
    owns: str | None = None  # the name that stands in those of its offices, where that is another


class State(NamedTuple):
    """A state by its ISO 3166-1 alpha-3 code."""

    code: str
    name: str
    origin: str


class Region(NamedTuple):
    """A region that others than its state may hold; `kin` are the states whose people they are."""

    id: str
    name: str
    side: str | None
    country: str
    kin: tuple[str, ...]
    label: str | None


class Register(NamedTuple):
    """All actors by id, party words by country, and names that differ from their office's pattern."""

    states: Mapping[str, State]
    groups: Mapping[str, Known]
    media: Mapping[str, Known]
    persons: Mapping[str, Known]
    regions: Mapping[str, Region]
    parties: Mapping[str, Mapping[str, str]]
    special: Mapping[str, str]


@cache
def register() -> Register:
    """The register, loaded once. Raises DataError, with the file and the remedy, where the data is broken."""
    try:
        tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{FILE}: not TOML ({error}); mend that line") from error
    try:
        return _register(tables)
    except (KeyError, TypeError) as error:
        raise DataError(f"{FILE}: {error}; give every actor the keys that the file's comments name") from error


def _register(tables: Mapping[str, Any]) -> Register:
    return Register(
        {code: State(code, *row) for code, row in tables["states"].items()},
        {key: _known(key, row) for key, row in tables["groups"].items()},
        {key: _known(key, {"sector": "MED", **row}) for key, row in tables["media"].items()},
        {key: Known(key, *row) for key, row in tables["persons"].items()},
        {key: _region(key, row) for key, row in tables["regions"].items()},
        tables["parties"],
        tables["special"],
    )


def _known(key: str, row: Mapping[str, Any]) -> Known:
    classes, home, organ = tuple(row["class"]), row.get("home"), bool(row.get("organ"))
    return Known(key, row["name"], row.get("side"), row.get("sector"), classes, home, organ, row.get("owns"))


def _region(key: str, row: Mapping[str, Any]) -> Region:
    return Region(key, row["name"], row.get("side"), row["country"], tuple(row.get("kin", ())), row.get("label"))
