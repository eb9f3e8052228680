"""`hudna diff`: two readings as JSON Lines -> claims gained, lost and changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hudna.cli import options
from hudna.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.exports.diff import Difference

Old = Annotated[Path, typer.Argument(metavar="OLD.jsonl", help="What `hudna read --json` printed before.")]
New = Annotated[Path, typer.Argument(metavar="NEW.jsonl", help="What it prints now.")]


def diff(old: Old, new: New, as_json: options.AsJson = False) -> None:
    """Claims gained, lost and changed between two readings."""
    from hudna.exports.diff import difference_json, differences

    found = list(differences(_lines(old), _lines(new)))
    if as_json:
        for one in found:
            options.print_json(difference_json(one))
        return
    console = options.console()
    for one in found:
        if one:
            _show(one, console)
    same, gained, lost, changed = (
        sum(count(one) for one in found)
        for count in (lambda d: d.same, lambda d: len(d.gained), lambda d: len(d.lost), lambda d: len(d.changed))
    )
    count = "1 document" if len(found) == 1 else f"{len(found)} documents"
    console.print(f"{count}: {same} claims the same, {gained} gained, {lost} lost, {changed} changed")


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give a file that hudna read --json printed") from None
    return [_line(line, f"{path}, line {number}") for number, line in enumerate(raw.split(b"\n"), 1) if line.strip()]


def _line(line: bytes, where: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: broken JSON ({error}); make the file again with hudna read --json") from None
    if not _is_reading(record):
        raise InputError(f"{where}: no reading (document and claims); make the file with hudna read --json")
    found: dict[str, Any] = record
    return found


def _is_reading(record: Any) -> bool:
    if (
        not isinstance(record, dict)
        or not isinstance(record.get("document"), dict)
        or not isinstance(record.get("claims"), list)
    ):
        return False
    return all(
        isinstance(claim, dict) and {"id", "kind"} <= claim.keys() and isinstance(claim.get("content"), dict)
        and {"start", "end", "exact"} <= claim["content"].keys()
        for claim in record["claims"]
    )  # fmt: skip


def _show(one: Difference, console: Console) -> None:
    from hudna.exports.table import indented, lines_of

    document = one.document.get("id") or one.document.get("sha256") or "document"
    console.print(lines_of(str(document), console.width, style="bold"))
    for sign, style, claims in (("+ ", "green", one.gained), ("- ", "red", one.lost)):
        for claim in claims:
            _brief(sign, claim, style, console)
    for changed in one.changed:
        _brief("~ ", changed.new, "yellow", console)
        for change in changed.changes:
            before, after = (json.dumps(value, ensure_ascii=False) for value in (change.old, change.new))
            console.print(indented(f"{change.field}: {before} \u2192 {after}", console.width, mark="  ", style="dim"))
    console.print()


def _brief(sign: str, claim: dict[str, Any], style: str, console: Console) -> None:
    from hudna.exports.table import indented, lines_of

    speaker = claim["sources"][-1].get("name") if claim.get("sources") else "the document itself"
    mode = f"/{claim['mode']}" if claim.get("mode") else ""
    about = f"{sign}{claim['kind']}{mode} \u00b7 {claim.get('act')} \u00b7 {speaker}"
    console.print(lines_of(about, console.width, style=style))
    console.print(indented(str(claim["content"]["exact"]), console.width, mark="  "))
