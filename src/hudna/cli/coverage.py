"""`hudna coverage`: kinds, senses and languages side by side -> what each has words and examples for, and lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options

if TYPE_CHECKING:
    from rich.table import Table

    from hudna.languages.coverage import Comparison, SenseCoverage

Only = Annotated[
    list[str] | None, typer.Option("--language", metavar="CODE", help="One language, or several; all if not given.")
]
OneKind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="One kind, sense by sense.")]
Senses = Annotated[
    str | None, typer.Option("--sense", metavar="START", help="Senses whose names begin so, as cue- or unit-.")
]


def coverage(
    language: Only = None, kind: OneKind = None, sense: Senses = None, as_json: options.AsJson = False
) -> None:
    """What each language has words and examples for, side by side."""
    from hudna.kinds import kinds
    from hudna.languages import available
    from hudna.languages.coverage import compared, senses_like

    if kind is not None and kind not in kinds():
        raise typer.BadParameter(f"--kind {kind!r}: no such kind; one of {', '.join(kinds())}")
    if kind is not None and sense is not None:
        raise typer.BadParameter("--kind and --sense exclude each other; run hudna twice")
    codes = [options.known_language(code) for code in dict.fromkeys(language)] if language else available()
    if sense is not None:
        found = senses_like(sense, codes)
        if not found:
            raise typer.BadParameter(f"--sense {sense!r}: no sense begins so; see docs/reference/languages.md")
        _print_senses(found, codes, as_json)
        return
    rows = compared(codes, kind)
    if as_json:
        for row in rows:
            options.print_json(_json(row))
    elif kind:
        _one_kind(rows[0], codes)
    else:
        _overview(rows, codes)


def _json(row: Comparison) -> dict[str, Any]:
    languages = {
        code: {
            "frames": [{**one._asdict(), "works": one.works, "missing": one.missing} for one in found.frames],
            "words": found.words,
            "examples": found.examples,
            "silences": found.silences,
            "modes": found.modes,
            "missing": found.missing,
        }
        for code, found in row.languages.items()
    }
    return {"kind": row.kind, "languages": languages, "senses": [_sense_json(one) for one in row.senses]}


def _sense_json(one: SenseCoverage) -> dict[str, Any]:
    return {"sense": one.sense, "frames": list(one.frames), "words": one.words, "missing": one.missing}


def _table(*names: str, title: str = "") -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, title=title or None, title_justify="left")
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _counts(table: Table, codes: Sequence[str], what: str) -> None:
    """A column of numbers for each language; the first one says what is counted."""
    for place, code in enumerate(codes):
        table.add_column(f"{'' if place else what}\n{code}", justify="right", vertical="top", min_width=5)


def _overview(rows: Sequence[Comparison], codes: Sequence[str]) -> None:
    from rich.text import Text

    table = _table("\nkind")
    _counts(table, codes, "words")
    _counts(table, codes, "examples")
    for row in rows:
        found = [row.languages[code] for code in codes]
        table.add_row(row.kind, *(str(x.words or "-") for x in found), *(f"{x.examples}+{x.silences}" for x in found))
    console = options.console()
    console.print(table)
    for code in codes:
        lines = [line for row in rows if (line := _lacking(row, code))]
        console.print(Text(f"{code} lacks" if lines else f"{code} lacks nothing", style="bold"))
        for line in lines:
            console.print(Text(f"  {line}"))


def _lacking(row: Comparison, code: str) -> str:
    """What a language lacks of a kind: words that another has, or that none has, frames, examples of modes."""
    found = row.languages[code]
    lacks = row.lacks(code)
    nowhere = [sense for sense in found.missing if sense not in lacks]
    dumb = [frame.name for frame in found.frames if not frame.works]
    unshown = [mode for mode, count in found.modes.items() if not count]
    named = (("words for", lacks), ("as all do, words for", nowhere), ("frames", dumb), ("examples of", unshown))
    parts = [f"{what} {', '.join(names)}" for what, names in named if names]
    return f"{row.kind}: {'; '.join(parts)}" if parts else ""


def _one_kind(row: Comparison, codes: Sequence[str]) -> None:
    console = options.console()
    table = _table("\nsense", title=f"{row.kind}: words by sense")
    _counts(table, codes, "words")
    table.add_column("\nasked for by", overflow="fold")
    for one in row.senses:
        table.add_row(one.sense, *_numbers(one, codes), ", ".join(one.frames))
    console.print(table)
    shown = _table("\nmode", title=f"{row.kind}: corpus by mode")
    _counts(shown, codes, "examples")
    for mode in next(iter(row.languages.values())).modes:
        shown.add_row(mode, *(str(row.languages[code].modes[mode] or "-") for code in codes))
    shown.add_row("all examples", *(str(row.languages[code].examples or "-") for code in codes))
    shown.add_row("silences", *(str(row.languages[code].silences or "-") for code in codes))
    console.print(shown)
    for code in codes:
        dumb = [frame.name for frame in row.languages[code].frames if not frame.works]
        frames = f"cannot read {', '.join(dumb)}" if dumb else "can read all frames"
        options.print_line(f"{code}: {frames}")


def _numbers(one: SenseCoverage, codes: Sequence[str]) -> list[str]:
    return [str(one.words[code] or "-") for code in codes]


def _print_senses(found: Sequence[SenseCoverage], codes: Sequence[str], as_json: bool) -> None:
    if as_json:
        for one in found:
            options.print_json(_sense_json(one))
        return
    table = _table("\nsense")
    _counts(table, codes, "words")
    table.add_column("\nlacks", overflow="fold")
    for one in found:
        table.add_row(one.sense, *_numbers(one, codes), ", ".join(one.missing))
    options.console().print(table)
