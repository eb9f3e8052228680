"""Sides, places, kinds, groups -> what they are called in the language of the report."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from hudna.exports.harmless import line
from hudna.exports.report.blocks import Run, name
from hudna.exports.report.messages import Messages
from hudna.gazetteer import entry
from hudna.gazetteer.actors import register
from hudna.gazetteer.names import MARKS
from hudna.kinds import kinds
from hudna.languages.language import FOLDER
from hudna.model.values import Place

SIDES = Path(__file__).parent / "sides"


def side(code: str, messages: Messages) -> Run:
    """A side by its name; by its English one, and then its code, where the language has none."""
    peacekeepers = code.endswith("/PKO")
    bare = code.removesuffix("/PKO")
    local = _sides(messages.language).get(bare)
    words = local or _sides("en").get(bare)
    if words is None:
        return name(line(code), "en" if bare.isascii() else None)
    full = messages.words["marks"]["peacekeepers"].format(name=words) if peacekeepers else words
    return name(full, messages.language if local else "en")


def english(code: str) -> str | None:
    """A side's English name."""
    return _sides("en").get(code)


@cache
def _sides(code: str) -> Mapping[str, str]:
    """By side of the codebook. English names are those of the register: the group that the side is called after, else
    the first one."""
    path = SIDES / f"{code}.toml"
    if path.exists():
        found: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))
        return found
    known = register()
    named = {region.side: region.name for region in known.regions.values() if region.side}
    for key, one in sorted(known.groups.items(), key=lambda each: each[0] == each[1].side):
        if one.side and (key == one.side or one.side not in named):
            named[one.side] = one.name
    return {**named, **{code: state.name for code, state in known.states.items()}}


def place(one: Place, messages: Messages) -> Run:
    """A place by its name in the language; else as it is called in English, or as it is worded."""
    return spot(one.id, messages) if one.id else name(line(one.name))


def spot(identifier: str, messages: Messages) -> Run:
    """A place by its id; words that are no id stand as they are."""
    local = _places(messages.language).get(identifier)
    if local:
        return name(local, messages.language)
    found = entry(identifier)
    return name(found.name, "en") if found else name(line(identifier))


@cache
def _places(code: str) -> Mapping[str, str]:
    """The first name of each place."""
    path = FOLDER / code / "places.tsv"
    if code == "en" or not path.exists():
        return {}
    rows = (row.split("\t", 1) for row in path.read_text(encoding="utf-8").splitlines() if "\t" in row)
    return {key: names.split("|", 1)[0].lstrip("".join(MARKS)) for key, names in rows}


def kind(what: str, mode: str | None, messages: Messages) -> str:
    """A kind with its mode, by their labels."""
    known = kinds()[what]
    label = known.label[messages.language]
    shade = known.modes.get(mode or "", {}).get(messages.language)
    return f"{label}: {shade}" if shade else label


def word(section: str, key: str | None, messages: Messages) -> Run | None:
    """A word of the codebook; in its own English where the language has none for it."""
    if key is None:
        return None
    local = messages.say(section, key)
    return Run(local) if local else name(line(key.replace("-", " ")), "en")
