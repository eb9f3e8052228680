"""`hudna coverage`: kinds and languages -> which kinds and senses a language lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options

if TYPE_CHECKING:
    from hudna.languages.coverage import KindCoverage

Only = Annotated[str | None, typer.Option("--language", metavar="CODE", help="One language; all if not given.")]
OneKind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help="One kind, frame by frame.")]


def coverage(language: Only = None, kind: OneKind = None, as_json: options.AsJson = False) -> None:
    """Which kinds and senses a language lacks."""
    from hudna.kinds import kinds
    from hudna.languages import available
    from hudna.languages.coverage import coverage as cover

    if kind is not None and kind not in kinds():
        raise typer.BadParameter(f"--kind {kind!r}: no such kind; one of {', '.join(kinds())}")
    codes = [options.known_language(language)] if language else available()
    for code in codes:
        rows = [row for row in cover(code) if kind in {None, row.kind}]
        if as_json:
            for row in rows:
                options.print_json(_json(row))
        elif kind:
            _frames(rows[0])
        else:
            _overview(code, rows)


def _json(row: KindCoverage) -> dict[str, Any]:
    frames = [{**frame._asdict(), "works": frame.works, "missing": frame.missing} for frame in row.frames]
    return {**row._asdict(), "frames": frames, "missing": row.missing}


def _overview(code: str, rows: list[KindCoverage]) -> None:
    from rich import box
    from rich.table import Table

    table = Table("kind", box=box.SIMPLE_HEAD, pad_edge=False, title=f"{code}: what it has words and examples for")
    table.title_justify = "left"
    for name in ("frames", "forms", "examples", "silences"):
        table.add_column(name, justify="right")
    table.add_column("lacks", overflow="fold")
    for row in rows:
        works = sum(frame.works for frame in row.frames)
        table.add_row(
            row.kind, f"{works}/{len(row.frames)}", str(_forms(row)), str(row.examples), str(row.silences), _lacks(row)
        )
    options.console().print(table)


def _forms(row: KindCoverage) -> int:
    return sum({sense: count for frame in row.frames for sense, count in frame.head.items()}.values())


def _lacks(row: KindCoverage) -> str:
    unshown = [mode for mode, count in row.modes.items() if not count]
    parts = [
        f"words: {', '.join(row.missing)}" if row.missing else "",
        f"examples: {', '.join(unshown)}" if unshown else "",
    ]
    return "; ".join(part for part in parts if part)


def _frames(row: KindCoverage) -> None:
    options.print_line(f"{row.language}: {row.kind}: {row.examples} examples, {row.silences} silences")
    for frame in row.frames:
        mode = f" ({frame.mode})" if frame.mode else ""
        options.print_line(f"  {frame.name}{mode}: {'can be read' if frame.works else 'CANNOT be read'}")
        for label, senses in (("head", frame.head), ("beside", frame.beside)):
            for sense, forms in senses.items():
                counted = (
                    "no words" if not forms else "found by the reader" if sense.startswith("@") else f"{forms} forms"
                )
                options.print_line(f"    {label} {sense}: {counted}")
