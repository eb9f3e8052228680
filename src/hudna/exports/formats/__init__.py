"""Accounts -> files in the formats of the field. One module a format, found by listing this folder.

A format module has `NAME`, `SUFFIX`, `ABOUT` and `write(accounts, target) -> Written`, which streams accounts into a
binary file and keeps none of them. One whose files are several has `write_folder(accounts, folder) -> Written` besides.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from hudna.errors import InputError
from hudna.exports.written import Written
from hudna.model.accounts import Account


class Format(Protocol):
    """What a module of this folder offers."""

    NAME: str
    SUFFIX: str
    ABOUT: str

    def write(self, accounts: Iterable[Account], target: BinaryIO) -> Written:
        """Stream accounts into a binary file that is open for writing; it is left open."""


@cache
def formats() -> Mapping[str, Format]:
    """All formats by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {one.NAME: one for one in sorted((cast(Format, module) for module in modules), key=lambda one: one.NAME)}


def format_of(name: str) -> Format:
    """The format with this name; InputError, with those that there are, for another."""
    try:
        return formats()[name]
    except KeyError:
        raise InputError(f"no format {name!r}; there are {', '.join(formats())}") from None


def export(name: str, accounts: Iterable[Account], target: BinaryIO) -> Written:
    """Write accounts in a format into a binary file, one by one, and say what was written and left out."""
    return format_of(name).write(accounts, target)


def export_folder(name: str, accounts: Iterable[Account], folder: Path) -> Written:
    """Write all files of a format into a folder that exists: the claims, and what describes or completes them."""
    found = format_of(name)
    several = getattr(found, "write_folder", None)
    if several is not None:
        return cast(Written, several(accounts, folder))
    with (folder / f"claims{found.SUFFIX}").open("wb") as target:
        return found.write(accounts, target)
