"""A lemma as the lexicon writes it -> its forms, by the rules of language.toml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Rule(NamedTuple):
    """How one form is made from a part of the lemma: cut `drop` letters, swap the first, add an ending."""

    part: int | str
    features: str
    ends: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    drop: int = 0
    swap: tuple[str, str] | None = None
    add: str = ""
    needs: str = ""  # only where the lemma has (or, with a leading !, lacks) a part that ends so
    without: int = 0  # only where the lemma does not give this part (the regular form of what may be irregular)

    def apply(self, part: str, parts: Sequence[str]) -> str | None:
        """The form, or None where the rule does not fit the part."""
        if self.ends and not part.endswith(self.ends):
            return None
        if self.unless and part.endswith(self.unless):
            return None
        if self.needs and not self._has(parts):
            return None
        stem = part[: len(part) - self.drop] if self.drop else part
        if self.swap is not None:
            if not stem.startswith(self.swap[0]):
                return None
            stem = self.swap[1] + stem[len(self.swap[0]) :]
        return stem + self.add

    def _has(self, parts: Sequence[str]) -> bool:
        wanted = self.needs.lstrip("!")
        return any(part.endswith(wanted) for part in parts[1:]) != self.needs.startswith("!")


def parse_rule(record: Mapping[str, object]) -> Rule:
    """A table of language.toml -> a rule; unknown keys raise TypeError naming them."""
    known = dict(record)
    for key in ("ends", "unless"):
        if key in known:
            known[key] = tuple(known[key])  # type: ignore[arg-type]
    if "swap" in known:
        known["swap"] = tuple(known["swap"])  # type: ignore[arg-type]
    return Rule(**known)  # type: ignore[arg-type]


def parts_of(lemma: str, drop: Sequence[str]) -> list[str]:
    """`a|b|+c` -> ["a", "b", "ac"]: a part that starts with + is an ending of the first."""
    first, *rest = [part.strip() for part in lemma.split("|")]
    stem = first[:-1] if first.endswith(tuple(drop)) else first
    return [first, *(stem + part[1:] if part.startswith("+") else part for part in rest)]


def expand(parts: Sequence[str], rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    """(form, features) of every form of the lemma; the rules say which part each is made from."""
    size = len(parts)
    for rule in rules:
        if rule.without and rule.without < size and parts[rule.without]:
            continue
        if isinstance(rule.part, str):  # "plural": every part after the first
            chosen = parts[1:]
        elif rule.part < size:
            chosen = (parts[rule.part],)
        else:
            continue
        for part in chosen:
            form = rule.apply(part, parts) if part else None
            if form:
                yield form, rule.features
