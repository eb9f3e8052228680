"""The command line: one file a command. Whatever is slow to import is imported inside the command that needs it."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from hudna.cli.add import add
from hudna.cli.agreement import agreement
from hudna.cli.backup import backup
from hudna.cli.claims import claims
from hudna.cli.coverage import coverage
from hudna.cli.diff import diff
from hudna.cli.explain import explain
from hudna.cli.export import export
from hudna.cli.init import init
from hudna.cli.lint import lint
from hudna.cli.matters import matters
from hudna.cli.mentions import mentions
from hudna.cli.names import names
from hudna.cli.read import read
from hudna.cli.rebuild import rebuild
from hudna.cli.report import report
from hudna.cli.restore import restore
from hudna.cli.review import review
from hudna.cli.status import status
from hudna.cli.takedown import takedown
from hudna.cli.verify import verify
from hudna.errors import HudnaError

app = typer.Typer(
    name="hudna",
    help="Follows a truce: reads reports into claims, records them, and weighs them by whose account.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help starts in a third of the time
    pretty_exceptions_enable=False,
)
READING = (read, mentions, explain, diff, names, lint, coverage)
RECORD = (
    init,
    add,
    status,
    report,
    claims,
    matters,
    review,
    agreement,
    export,
    verify,
    rebuild,
    backup,
    restore,
    takedown,
)
for command in (*READING, *RECORD):
    app.command()(command)


def _version(wanted: bool) -> None:
    if wanted:
        from hudna import __version__

        print(f"hudna {__version__}")
        raise typer.Exit


@app.callback()
def _hudna(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Follows a truce: reads reports into claims, records them, and weighs them by whose account."""


def main() -> None:
    """Run the command line; an error that the user can act on is one line, exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except HudnaError as error:
        from hudna.exports.harmless import line

        print(f"hudna: {line(str(error))}", file=sys.stderr)
        raise SystemExit(1) from None
