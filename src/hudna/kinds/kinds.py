"""kinds/*.toml -> Kind and Frame."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from hudna.errors import DataError

FOLDER = Path(__file__).parent
ACTS = (
    "report", "accuse", "deny", "confirm", "demand", "commit", "condition", "condemn", "support", "reject", "threaten",
    "claim_responsibility",
)  # fmt: skip
MODALITIES = ("actual", "planned", "assessed", "hypothetical")
_SETS = ("head", "with", "and", "not", "speech", "acts", "no_mode")
_PLAIN = (
    "name", "mode", "bare", "negated", "modality", "agent", "target", "tense", "predicate", "act", "adjunct",
    "demanded", "promised", "by_peacekeepers", "found", "object",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """How a claim of a kind is triggered: a head word's senses and what must (not) stand in its clause.

    `agent` and `target` name the place where the role stands when it is not the usual one ("object", "owner", "from",
    "by", "to", "on", "with", "none").
    """

    kind: str
    name: str
    mode: str | None
    head: frozenset[str]
    with_: frozenset[str]
    and_: frozenset[str]
    not_: frozenset[str]
    speech: frozenset[str]
    bare: bool
    negated: bool
    modality: str | None
    agent: str | None
    target: str | None
    tense: str | None
    act: str | None  # the act that the words themselves do
    acts: frozenset[str]  # only as the matter of these acts
    no_mode: frozenset[str]  # acts with which its words tell no mode ("welcomed the deal")
    adjunct: bool  # asserts even after a preposition ("by mediation of")
    by_peacekeepers: str | None  # the kind it is when peacekeepers do it
    demanded: str | None  # the kind, negated, that it is when it is asked of others ("to keep to the truce")
    promised: str | None  # the kind, not negated, that it is as a promise of one's own ("we will keep to the truce")
    found: bool  # asserts only as what somebody finds ("saw six howitzers")
    object: bool  # what it asks for is the object of an active verb (where the order of words shows that)
    predicate: bool  # asserts only as what something is said to be ("is a party to")

    @property
    def weight(self) -> int:
        """How much the frame asks for: the more, the surer."""
        return (
            2 * bool(self.with_)
            + 2 * bool(self.and_)
            + bool(self.speech)
            + bool(self.not_)
            + bool(self.tense)
            - 4 * self.bare
        )


@dataclass(frozen=True, slots=True)
class Kind:
    """A claim kind: label in each language, modes, frames, the units that measure it, codes of other vocabularies."""

    name: str
    about: str
    label: Mapping[str, str]
    modes: Mapping[str, Mapping[str, str]]
    units: frozenset[str]
    crosswalk: Mapping[str, Any]
    act_modes: Mapping[str, str]  # the mode that an act alone tells ("called for a truce": proposed)
    act_replaces: Mapping[
        str, Sequence[str]
    ]  # by act the modes that give way to it ("asked for a delivery": requested)
    frames: tuple[Frame, ...]

    def mode_for(self, act: str, mode: str | None) -> str | None:
        """The mode of a claim with this act, where the words by themselves give `mode`."""
        if mode is None or mode in self.act_replaces.get(act, ()):
            return self.act_modes.get(act, mode)
        return mode


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds by name, in the order of their files. Raises DataError where a file is not as it should be."""
    return {path.stem: _kind(path) for path in sorted(FOLDER.glob("*.toml"))}


def kind(name: str) -> Kind:
    """The kind with this name; KeyError for one that there is not."""
    return kinds()[name]


def _kind(path: Path) -> Kind:
    try:
        record = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: not TOML ({error}); mend that line") from error
    return Kind(
        name=path.stem,
        about=record.get("about", ""),
        label=record.get("label", {}),
        modes=record.get("modes", {}),
        units=frozenset(record.get("units", ())),
        crosswalk=record.get("crosswalk", {}),
        act_modes=record.get("act_modes", {}),
        act_replaces=record.get("act_replaces", {}),
        frames=tuple(_frame(path, each) for each in record.get("frame", ())),
    )


def _frame(path: Path, record: dict[str, Any]) -> Frame:
    known = {*_SETS, *_PLAIN}
    strange = set(record) - known
    if strange or "name" not in record or not record.get("head"):
        wrong = f"unknown keys {sorted(strange)}" if strange else "it needs a name and a head"
        raise DataError(f"{path}: frame {record.get('name')!r}: {wrong}; see docs/how-to/add-a-kind.md")
    sets = {key: frozenset(record.get(key, ())) for key in _SETS}
    return Frame(
        kind=path.stem,
        name=record["name"],
        mode=record.get("mode"),
        head=sets["head"],
        with_=sets["with"],
        and_=sets["and"],
        not_=sets["not"],
        speech=sets["speech"],
        bare=bool(record.get("bare", False)),
        negated=bool(record.get("negated", False)),
        modality=record.get("modality"),
        agent=record.get("agent"),
        target=record.get("target"),
        tense=record.get("tense"),
        act=record.get("act"),
        acts=sets["acts"],
        no_mode=sets["no_mode"],
        adjunct=bool(record.get("adjunct", False)),
        by_peacekeepers=record.get("by_peacekeepers"),
        demanded=record.get("demanded"),
        promised=record.get("promised"),
        found=bool(record.get("found", False)),
        object=bool(record.get("object", False)),
        predicate=bool(record.get("predicate", False)),
    )


@cache
def frames_by_head() -> Mapping[str, tuple[Frame, ...]]:
    """The frames of all kinds by the sense of their head word."""
    found: dict[str, list[Frame]] = {}
    for each in kinds().values():
        for frame in each.frames:
            for sense in frame.head:
                found.setdefault(sense, []).append(frame)
    return {sense: tuple(frames) for sense, frames in found.items()}
