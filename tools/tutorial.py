"""The commands of docs/tutorial/first-record.md -> its outputs, as they are printed now.

A block `text` shows what the command before it prints; with a title, only the paragraph that starts so. Ids in later
commands follow the ids that are shown.

usage: python tools/tutorial.py [--check]
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

from typer.testing import CliRunner

from hudna.cli import app

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/tutorial/first-record.md"
WIDTH = "100"
_BLOCK = re.compile(
    r'^```(?P<kind>sh|text)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL
)
_ID = re.compile(r"\b[0-9a-f]{8}\b")


def page() -> str:
    """The tutorial with its outputs made anew."""
    text, made, after = PAGE.read_text(encoding="utf-8"), [], 0
    renamed: dict[str, str] = {}
    output = ""
    with _desk():
        for block in _BLOCK.finditer(text):
            body = _ID.sub(lambda found: renamed.get(found[0], found[0]), block["body"])
            if block["kind"] == "sh":
                output = "".join(map(_printed, body.splitlines()))
            else:
                body = _part(output, block["title"])
                renamed.update(zip(_ID.findall(block["body"]), _ID.findall(body), strict=False))
            made += [text[after : block.start("body")], body]
            after = block.end("body")
    return "".join([*made, text[after:]])


@contextmanager
def _desk() -> Iterator[None]:
    """An empty folder with the examples in it, as a checkout has them, and the width of the page."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        Path("examples").symlink_to(ROOT / "examples")
        os.environ.update(COLUMNS=WIDTH, NO_COLOR="1", HUDNA_AUTHOR="A. Analyst")
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)


def _printed(line: str) -> str:
    """What a command line prints; other lines of the shell are for the reader of the page."""
    name, *words = shlex.split(line) or [""]
    if name != "hudna":
        return ""
    done = CliRunner().invoke(app, words, catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(f"{PAGE.name}: {line}: {done.output}")
    return "".join(f"{one.rstrip()}\n" for one in done.stdout.splitlines())


def _part(output: str, title: str | None) -> str:
    """The paragraph of an output that starts with the title, or all of it."""
    if title is None:
        return output
    found = [one for one in re.split(r"\n\s*\n", output) if one.lstrip().startswith(title)]
    if not found:
        raise SystemExit(f"{PAGE.name}: nothing starts with {title!r} in\n{output}")
    return found[0].strip("\n") + "\n"


def main() -> None:
    """Write the page, or with --check say whether it is up to date."""
    made = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != made:
        sys.exit(f"{PAGE} is not up to date; run python tools/tutorial.py")


if __name__ == "__main__":
    main()
