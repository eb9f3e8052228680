"""src/hudna/kinds/*.toml -> docs/reference/kinds.md: every kind with its modes, units and codes of other vocabularies.

usage: python tools/reference.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hudna.kinds import Kind, kinds

PAGE = Path(__file__).parents[1] / "docs/reference/kinds.md"
LANGUAGES = {"en": "English", "ar": "Arabic", "ru": "Russian"}
VOCABULARIES = {"plover": "PLOVER", "acled": "ACLED", "pax": "PA-X", "hxl": "HXL"}
HEAD = """\
<!-- made by tools/reference.py from src/hudna/kinds/*.toml; do not edit -->
# Kinds

What a claim can be about. Each kind is one file in `src/hudna/kinds/`; this page is made from them by
`python tools/reference.py`. How the kinds are told apart stands in the [codebook](codebook.md).

The codes lead to other vocabularies: [PLOVER](https://github.com/openeventdata/PLOVER) for events, ACLED for event and
sub-event types, PA-X for the provisions of peace agreements, HXL for columns of humanitarian data. A blank means that
the vocabulary has no code for it. Where a mode has no code of its own, that of the kind holds.

The labels are what an interface shows, by language.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_overview(), *(line for kind in kinds().values() for line in _kind(kind))])


def _overview() -> Iterator[str]:
    yield from _table(
        ("kind", "modes", "measured in"),
        [
            (f"[`{kind.name}`](#{kind.name})", _codes(kind.modes), ", ".join(sorted(kind.units)))
            for kind in kinds().values()
        ],
    )


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.name}\n\n{kind.about}\n"
    if kind.units:
        yield f"Measured in: {', '.join(sorted(kind.units))}.\n"
    rows = [(f"`{kind.name}`", *_labels(kind.label), *_crosswalk(kind, "default"))]
    rows += [(f"`{mode}`", *_labels(label), *_crosswalk(kind, mode)) for mode, label in kind.modes.items()]
    rows += [(f"`{code}`", "", "", "", *_crosswalk(kind, code)) for code in _finer(kind)]
    yield from _table(("", *LANGUAGES.values(), *VOCABULARIES.values()), rows)


def _labels(label: Mapping[str, str]) -> Iterator[str]:
    return (label.get(code, "") for code in LANGUAGES)


def _crosswalk(kind: Kind, mode: str) -> Iterator[str]:
    for vocabulary in VOCABULARIES:
        code = kind.crosswalk.get(vocabulary, {}).get(mode, "")
        yield f"`{code}`" if code else ""


def _finer(kind: Kind) -> list[str]:
    """Codes for something finer than a mode: "gained_by_government"."""
    codes = [code for vocabulary in VOCABULARIES for code in kind.crosswalk.get(vocabulary, {})]
    return [code for code in dict.fromkeys(codes) if code != "default" and code not in kind.modes]


def _codes(names: Mapping[str, object]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for cells in (head, ["---"] * len(head), *rows):
        yield f"| {' | '.join(cells)} |"
    yield ""


def main() -> None:
    """Write the page, or with --check say whether it is up to date."""
    if "--check" not in sys.argv[1:]:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page():
        sys.exit(f"{PAGE} is not up to date; run python tools/reference.py")


if __name__ == "__main__":
    main()
