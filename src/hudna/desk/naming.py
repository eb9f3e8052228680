"""Words that people type for sides, places, kinds and modes -> the same, checked."""

from __future__ import annotations

import re
from difflib import get_close_matches

from hudna.errors import InputError
from hudna.gazetteer import entry
from hudna.gazetteer.actors import register
from hudna.kinds import kinds

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")  # a side that no register has yet: the codebook's slug


def side(value: str) -> str:
    """A state by its ISO 3166-1 alpha-3 code, anyone else by the codebook's slug. InputError for anything else."""
    known = register()
    if value in known.states or value in known.groups or _SLUG.fullmatch(value):
        return value
    names = {one.name.casefold(): one.code for one in known.states.values()}
    names |= {one.name.casefold(): one.side or one.id for one in known.groups.values()}
    near = get_close_matches(value.casefold(), names, 2, 0.6)
    hint = f"did you mean {' or '.join(names[one] for one in near)}?" if near else "write it as AZE or ansar-allah"
    raise InputError(f"side {value!r}: a state's three letters or a slug; {hint}")


def place(value: str) -> str:
    """A place by its gazetteer id. InputError for an id that there is not."""
    if entry(value) is None:
        raise InputError(f"place {value!r}: the gazetteer has no such id; hudna names finds one")
    return value


def kind(value: str) -> str:
    """A kind of the codebook."""
    return _one_of("kind", value, list(kinds()))


def mode(value: str, of: str) -> str:
    """A mode of a kind of the codebook."""
    return _one_of(f"mode of {of}", value, list(kinds()[of].modes))


def _one_of(what: str, value: str, known: list[str]) -> str:
    if value not in known:
        raise InputError(f"{what} {value!r}: one of {', '.join(known) or 'none'}")
    return value
