"""The composed weeks of examples/week.jsonl as a record, and reports of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from hudna.cli import app
from hudna.desk.report import report
from hudna.picture.report import Report
from hudna.record import open_record

EXAMPLE = Path(__file__).parents[1] / "examples/week.jsonl"
FIRST, LAST, RESET = date(2024, 5, 10), date(2024, 5, 16), date(2024, 5, 3)


def run(*words: object, code: int = 0) -> str:
    """The output of a command that ends with this code."""
    done = CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == code, done.output
    return done.output


def made(folder: Path) -> Path:
    """A record of the example."""
    place = folder / "week.db"
    run("init", place, "--name", "Khartoum <b>composed</b>", "--author", "me")
    run("add", place, EXAMPLE, "--author", "me")
    return place


def told(place: Path, first: date = FIRST, last: date = LAST, reset: date | None = RESET) -> Report:
    """The data of a report."""
    with open_record(str(place)) as record:
        return report(record, first, last, None, reset)
