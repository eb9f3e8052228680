"""Accounts -> the ledgers of people, weapons and places, each source's figures apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hudna.model.accounts import Account
from hudna.weighing.checks import SubsetCheck, subset_checks
from hudna.weighing.independence import Copy
from hudna.weighing.people import PeopleRow, Series, people, series
from hudna.weighing.positions import Holding, holdings, positions
from hudna.weighing.publishers import voices
from hudna.weighing.weapons import Phase, WeaponRow, phases, weapons


@dataclass(frozen=True, slots=True)
class Ledgers:
    """People by heading, source and group through time, with the rows and subset checks behind; weapons; who holds."""

    people: tuple[Series, ...]
    rows: tuple[PeopleRow, ...]
    checks: tuple[SubsetCheck, ...]
    weapons: tuple[WeaponRow, ...]
    phases: tuple[Phase, ...]
    holdings: tuple[Holding, ...]


def ledgers(accounts: Sequence[Account], copies: Mapping[str, Copy] | None = None) -> Ledgers:
    """The ledgers of accounts; copied ones are left out beside their originals."""
    organs = voices(accounts, {})
    rows = people(accounts, organs, copies)
    arms = weapons(accounts, organs, copies)
    held = holdings(positions(accounts, organs, copies))
    return Ledgers(series(rows), rows, subset_checks(rows), arms, phases(arms), held)
