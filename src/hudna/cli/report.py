"""`hudna report`: the situation report of a period, in a language and a format."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hudna.cli import records

First = Annotated[str, typer.Option("--from", metavar="DAY", help="First day of the period, as 2023-09-19.")]
Last = Annotated[str, typer.Option("--to", metavar="DAY", help="Last day; what was published later is not known.")]
Tongue = Annotated[str, typer.Option("--language", metavar="CODE", help="Language of the report: ar, en or ru.")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="html, md, pdf or docx; as --out ends if not given.")
]
Target = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write.")]
Truce = Annotated[str | None, typer.Option("--truce", metavar="ID", help="Only this truce.")]
Reset = Annotated[
    str | None, typer.Option("--reset", metavar="DAY", help="Count also all since this day, as since the truce began.")
]


def report(
    place: records.Place,
    first: First,
    last: Last,
    target: Target,
    language: Tongue = "en",
    format_: Format = None,
    truce: Truce = None,
    reset: Reset = None,
) -> None:
    """Write the situation report of a period: by whose word what happened, beside the period before; each figure leads
    to its claims."""
    from hudna.cli.options import usage
    from hudna.desk.report import report as told
    from hudna.exports.report import composed, write
    from hudna.exports.report.messages import messages
    from hudna.exports.report.writers import FORMATS

    days = records.day_of(first), records.day_of(last)
    wanted = format_ or target.suffix.removeprefix(".").lower()
    if wanted not in FORMATS:
        raise typer.BadParameter(f"--format {wanted!r}: one of {', '.join(FORMATS)}")
    assert days[0] is not None
    assert days[1] is not None
    with usage():
        messages(language)
    with records.opened(place) as record:
        found = told(record, days[0], days[1], truce, records.day_of(reset))
    _write(target, write(composed(found, language), wanted))


def _write(target: Path, made: bytes) -> None:
    """Whole or not at all: a report that was cut off would look like one."""
    from hudna.errors import InputError

    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(made)
        part.replace(target)
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}); name another file") from None
    finally:
        part.unlink(missing_ok=True)
