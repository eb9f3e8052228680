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
    """Claims gained, lost and changed between two readings of the same documents."""
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
    console.print(f"{len(found)} documents: {same} claims the same, {gained} gained, {lost} lost, {changed} changed")


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
    if not isinstance(record, dict) or not isinstance(record.get("document"), dict) or not isinstance(record.get("claims"), list):
        return False
    return all(
        isinstance(claim, dict) and {"id", "kind"} <= claim.keys() and isinstance(claim.get("content"), dict)
        and {"start", "end", "exact"} <= claim["content"].keys()
        for claim in record["claims"]
    )  # fmt: skip


def _show(one: Difference, console: Console) -> None:
    from rich.text import Text

    from hudna.exports import harmless

    console.print(Text(harmless.line(str(one.document.get("id") or one.document.get("sha256") or "document")), style="bold"))
    for claim in one.gained:
        console.print(_brief("+", claim, "green", console.width))
    for claim in one.lost:
        console.print(_brief("-", claim, "red", console.width))
    for changed in one.changed:
        console.print(_brief("~", changed.new, "yellow", console.width))
        for change in changed.changes:
            before, after = (harmless.line(json.dumps(value, ensure_ascii=False)) for value in (change.old, change.new))
            console.print(Text(f"    {change.field}: {before} \u2192 {after}", style="dim"))
    console.print()


def _brief(sign: str, claim: dict[str, Any], style: str, width: int) -> Any:
    from rich.text import Text

    from hudna.exports.table import wrapped

    speaker = claim["sources"][-1].get("name") if claim.get("sources") else "the document itself"
    mode = f"/{claim['mode']}" if claim.get("mode") else ""
    words = "\n".join(f"    {line}" for line in wrapped(str(claim["content"]["exact"]), max(20, width - 4)))
    return Text(f"{sign} {claim['kind']}{mode} \u00b7 {claim.get('act')} \u00b7 {speaker}\n", style=style).append(words, style="default")
