"""Accounts -> the ledger of weapons: pledged, handed over, counted, done with, by category and by who says so.

Categories are those of the UN Register of Conventional Arms (UNROCA I-VII, and small arms and light weapons), with
ammunition and explosives apart (IATG); phases those of disarmament (IDDRS 4.10). Where the words leave the category
open (a mortar by its calibre, a launcher by what it launches), it stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.model.values import Quantity
from hudna.weighing.independence import Copy
from hudna.weighing.measures import Figure, figure, period
from hudna.weighing.speakers import Voice, own, voice

PHASES = ("pledged", "started", "counted", "completed")
CATEGORIES: Mapping[str, str] = {
    "I": "battle tanks",
    "II": "armoured combat vehicles",
    "III": "large-calibre artillery systems",
    "IV": "combat aircraft and unmanned combat aerial vehicles",
    "V": "attack helicopters",
    "VI": "warships",
    "VII": "missiles and missile launchers",
    "SALW": "small arms and light weapons",
    "ammunition": "ammunition",
    "explosives": "explosives and mines",
    "vehicles": "vehicles that are no category of the register",
    "unclear": "weapons whose words leave the category open",
    "unspecified": "weapons without a word on what they are",
}
# Group words of quantities -> category. The words are those that the languages' lexicons give (units.toml).
_GROUPS: Mapping[str, str] = {
    "tanks": "I",
    "armoured": "II",
    "armoured-vehicles": "II",
    "infantry-fighting-vehicles": "II",
    "artillery": "III",
    "howitzers": "III",
    "aircraft": "IV",
    "helicopters": "V",
    "warships": "VI",
    "missiles": "VII",
    "small-arms": "SALW",
    "light-weapons": "SALW",
    "anti-tank": "SALW",
    "small-arms-and-anti-tank": "SALW",
    "ammunition": "ammunition",
    "shells": "ammunition",
    "mortar": "ammunition",
    "bombs": "explosives",
    "mines": "explosives",
    "explosives": "explosives",
    "mortars": "unclear",  # III from 75 mm on, light weapons below
    "launchers": "unclear",  # of rockets III, of missiles VII, of grenades a light weapon
    "anti-tank-guns": "unclear",  # III from 75 mm on
    "drones": "unclear",  # IV if armed
    "heavy": "unclear",
}
_UNITS: Mapping[str, str] = {
    "round": "ammunition",
    "explosive": "explosives",
    "weapon": "unspecified",
    "vehicle": "vehicles",
}
ACTS = ("report", "confirm", "accuse", "commit", "deny")


@dataclass(frozen=True, slots=True)
class WeaponRow:
    """One account of weapons laid down. `figure` is None where none is counted ("have begun to hand in weapons").

    `giver` and `receiver` are sides; `denied` says that the source says it is not so.
    """

    phase: str | None
    category: str | None
    group: str | None
    figure: Figure | None
    voice: Voice
    giver: str | None
    receiver: str | None
    start: str | None
    end: str | None
    place: str | None
    denied: bool
    account: str
    document: str

    @property
    def json(self) -> dict[str, object]:
        """As it stands in JSON."""
        names = ("phase", "category", "group", "giver", "receiver", "start", "end", "place", "denied")
        return {
            **{name: getattr(self, name) for name in names},
            **self.voice.json,
            "figure": self.figure.json if self.figure else None,
            "account": self.account,
            "document": self.document,
        }


def category(unit: str | None, group: str | None) -> str | None:
    """The category of what is counted; None for what is no weapon (people, formations, posts)."""
    if unit is None or unit not in _UNITS:
        return None
    if unit == "round" and group in ("missiles", "bombs"):
        return {"missiles": "VII", "bombs": "ammunition"}[group]
    return _GROUPS.get(group or "", _UNITS[unit])


def weapons(
    accounts: Iterable[Account], organs: Mapping[str, str], found: Mapping[str, Copy] | None = None
) -> tuple[WeaponRow, ...]:
    """The rows of the ledger, by phase, category, source and time."""
    rows = [row for account in own(accounts, found) for row in _rows(account, organs)]
    return tuple(sorted(rows, key=_order))


def _rows(account: Account, organs: Mapping[str, str]) -> Iterator[WeaponRow]:
    claim = account.claim
    if claim.kind != "disarmament" or claim.act not in ACTS or claim.modality == "hypothetical":
        return
    counted = [(each, kind) for each in claim.quantities if (kind := category(each.unit, each.group))]
    for quantity, kind in counted:
        yield _row(account, quantity, kind, organs)
    if not counted:
        yield _row(account, None, None, organs)


def _row(account: Account, quantity: Quantity | None, kind: str | None, organs: Mapping[str, str]) -> WeaponRow:
    claim = account.claim
    start, end = period(claim.time)
    return WeaponRow(
        phase=_phase(account),
        category=kind,
        group=quantity.group if quantity else None,
        figure=figure(quantity, account) if quantity else None,
        voice=voice(account, organs),
        giver=claim.agent.side if claim.agent else None,
        receiver=claim.target.side if claim.target else None,
        start=start,
        end=end,
        place=claim.place.name if claim.place else None,
        denied=claim.negated,
        account=account.id,
        document=account.origin.sha256,
    )


def _phase(account: Account) -> str | None:
    """As the mode says; a promise, or what is planned, is no more than pledged."""
    claim = account.claim
    if claim.act == "commit" or claim.modality == "planned":
        return "pledged"
    return claim.mode if claim.mode in PHASES else None


def _order(row: WeaponRow) -> tuple[int, str, str, str, str]:
    phase = PHASES.index(row.phase) if row.phase else len(PHASES)
    return phase, row.category or "~", row.voice.source or "~", row.end or row.start or "~", row.account


@dataclass(frozen=True, slots=True)
class Phase:
    """How far a giver's disarmament has come by one source's word: the last phase reached, and each one's accounts."""

    giver: str | None
    source: str | None
    reached: str | None
    accounts: Mapping[str, tuple[str, ...]]
    denied: tuple[str, ...]


def phases(rows: Iterable[WeaponRow]) -> tuple[Phase, ...]:
    """Pledged → started → counted → completed, by giver and source. Each source is followed alone."""
    kept: dict[tuple[str | None, str | None], list[WeaponRow]] = defaultdict(list)
    for row in rows:
        kept[row.giver, row.voice.source].append(row)
    return tuple(_followed(key, found) for key, found in sorted(kept.items(), key=lambda each: str(each[0])))


def _followed(key: tuple[str | None, str | None], rows: Iterable[WeaponRow]) -> Phase:
    ids: dict[str, dict[str, None]] = {phase: {} for phase in PHASES}
    denied: dict[str, None] = {}
    for row in rows:
        if row.denied:
            denied[row.account] = None
        elif row.phase:
            ids[row.phase][row.account] = None
    reached = next((phase for phase in reversed(PHASES) if ids[phase]), None)
    return Phase(*key, reached, {phase: tuple(found) for phase, found in ids.items() if found}, tuple(denied))
