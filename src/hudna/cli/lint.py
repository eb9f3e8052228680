"""`hudna lint`: the data -> what is wrong or lacking in it."""

from __future__ import annotations

from typing import Annotated

import typer

from hudna.cli import options

Only = Annotated[str | None, typer.Option("--language", metavar="CODE", help="One language; all if not given.")]
Errors = Annotated[bool, typer.Option("--errors", help="Errors only.")]


def lint(language: Only = None, errors: Errors = False, as_json: options.AsJson = False) -> None:
    """Check the words of each language.

    Alphabet, duplicates, senses, examples. Errors give exit code 1, warnings do not."""
    from hudna.languages import available
    from hudna.languages.lint import ERROR
    from hudna.languages.lint import lint as check

    codes = [options.known_language(language)] if language else available()
    found = [(code, finding) for code in codes for finding in check(code)]
    wrong = sum(finding.level == ERROR for _, finding in found)
    for code, finding in found:
        if errors and finding.level != ERROR:
            continue
        if as_json:
            options.print_json({"language": code, **finding._asdict()})
        else:
            options.print_line(f"{finding.level}: {finding.file}: {finding.about}: {finding.what}; {finding.remedy}")
    if not as_json:
        options.print_line(f"{', '.join(codes)}: {wrong} errors, {len(found) - wrong} warnings")
    raise typer.Exit(1 if wrong else 0)
