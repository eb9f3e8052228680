"""`hudna mentions`: documents -> every number, time, place, actor and attribution found."""

from __future__ import annotations

import typer

from hudna.cli import options


def mentions(
    files: options.Files,
    published: options.Published = None,
    timezone: options.Timezone = None,
    language: options.Language = None,
    publisher: options.Publisher = None,
    encoding: options.Encoding = None,
    limit: options.Limit = 5,
    as_json: options.AsJson = False,
) -> None:
    """Every number, time, place, actor and attribution found."""
    from hudna.exports.mentions import mentions_json

    known = options.Known(published, timezone, language, publisher, encoding, limit)
    complaints = options.Complaints()
    console = None if as_json else options.console()
    for reading in options.readings(files, known, complaints):
        if console is None:
            options.print_json(mentions_json(reading))
        elif options.readable(reading):
            from hudna.exports.table import show_mentions

            show_mentions(reading, console)
        else:
            complaints.code = 1
    raise typer.Exit(complaints.code)
