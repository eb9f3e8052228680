"""Kinds and columns of exports -> docs/reference/kinds.md and the tables of docs/reference/exports.md.

usage: python tools/reference.py [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hudna.exports.columns import COLUMNS, QUANTITY_COLUMNS
from hudna.exports.formats.hxl import described
from hudna.kinds import Kind, kinds
from hudna.kinds.codes import NONE

PAGE = Path(__file__).parents[1] / "docs/reference/kinds.md"
EXPORTS = PAGE.with_name("exports.md")
LANGUAGES = {"en": "English", "ar": "Arabic", "ru": "Russian"}
VOCABULARIES = {"plover": "PLOVER", "acled": "ACLED", "pax": "PA-X", "hxl": "HXL"}
HEAD = """\
<!-- made by tools/reference.py from src/hudna/kinds/*.toml; do not edit -->
# Kinds

What a claim can be about. Each kind is one file in `src/hudna/kinds/`; this page is made from them by
`python tools/reference.py`. How the kinds are told apart stands in the [codebook](codebook.md).

The codes lead to other vocabularies: [PLOVER](https://github.com/openeventdata/PLOVER) for events, ACLED for event and
sub-event types, PA-X for the provisions of peace agreements, HXL for columns of humanitarian data. Where a mode has no
code of its own, that of the kind holds. A dash means that the vocabulary has no code for it; why, stands below the
table. A code may hold only for some: `gained_by_government`, `default_by_civilian_target`.

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
    yield from _reasons(kind)


def _reasons(kind: Kind) -> Iterator[str]:
    """Why a vocabulary has no code, each reason once."""
    modes: dict[tuple[str, str], list[str]] = {}
    for vocabulary, title in VOCABULARIES.items():
        for mode, code in kind.crosswalk.get(vocabulary, {}).items():
            if code.startswith(NONE):
                name = kind.name if mode == "default" else mode
                modes.setdefault((title, code.removeprefix(NONE)), []).append(f"`{name}`")
    for (title, reason), names in modes.items():
        yield f"- No {title} code for {', '.join(names)}: {reason}."
    if modes:
        yield ""


def _labels(label: Mapping[str, str]) -> Iterator[str]:
    return (label.get(code, "") for code in LANGUAGES)


def _crosswalk(kind: Kind, mode: str) -> Iterator[str]:
    for vocabulary in VOCABULARIES:
        code = kind.crosswalk.get(vocabulary, {}).get(mode, "")
        yield "–" if code.startswith(NONE) else f"`{code}`" if code else ""


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


def exports_page() -> str:
    """The page of exports with its tables of columns made anew; what stands around them is written by hand."""
    claims = [(f"`{one.name}`", one.type, one.about) for one in COLUMNS]
    quantities = [(f"`{name}`", kind, about) for name, kind, about, _ in QUANTITY_COLUMNS]
    hashtags = [(header, f"`{tag}`") for header, tag in described()]
    tables = {
        "claims": _table(("column", "type", "what it holds"), claims),
        "quantities": _table(("column", "type", "what it holds"), quantities),
        "hashtags": _table(("header", "hashtag"), hashtags),
    }
    text = EXPORTS.read_text(encoding="utf-8")
    for name, rows in tables.items():
        before, mark, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition("<!-- end -->")
        text = "\n".join([before + mark, *rows]) + end + after
    return text


def main() -> None:
    """Write the pages, or with --check say whether they are up to date."""
    for path, made in ((PAGE, page()), (EXPORTS, exports_page())):
        if "--check" not in sys.argv[1:]:
            path.write_text(made, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != made:
            sys.exit(f"{path} is not up to date; run python tools/reference.py")


if __name__ == "__main__":
    main()
