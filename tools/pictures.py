"""The tutorials' report and story -> the pictures in docs/pictures/, drawn by a headless Chromium.

usage: python tools/pictures.py [CHROMIUM]
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from typer.testing import CliRunner

from hudna.cli import app
from hudna.desk.matters import graded_matters
from hudna.desk.status import status
from hudna.exports.matters import show_matters
from hudna.exports.page import page
from hudna.exports.status import show_status
from hudna.exports.table import show
from hudna.model import Document
from hudna.reading import Reading, read
from hudna.record import Record, open_record

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs/tutorial/truce.ar.txt"
PICTURES = ROOT / "docs/pictures"
SIZES = {"terminal": (1240, 830), "page": (1280, 900), "status": (1240, 1570), "matters": (1240, 490),
         "report": (1080, 1500)}  # CSS pixels  # fmt: skip
_FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px 22px; background: #16181d; color: #d8dee9; }}
pre {{ font: 15px/1.35 "DejaVu Sans Mono", "Noto Sans Mono", monospace; margin: 0; }}
pre .line {{ display: block; unicode-bidi: isolate; direction: ltr; }}
.prompt {{ color: #8fbc8f; }}
</style><pre><span class="line"><span class="prompt">$</span> {command}</span>{lines}</pre>"""
AGREEMENT = ROOT / "examples/agreement.en.txt"
_SIGNED = ("--published", "2024-05-02", "--timezone", "Asia/Aden", "--language", "en")
_END = datetime.fromisoformat("2024-05-06T23:59+03:00")
_COMMAND = "hudna read truce.ar.txt --published 2024-05-03 --timezone Asia/Aden"


def reading() -> Reading:
    """The tutorial's report, read."""
    text = REPORT.read_text(encoding="utf-8")
    return read(Document(text, REPORT.name, date(2024, 5, 3), "Asia/Aden", "ar", "Composed example, not reporting"))


def terminal(command: str, console: Console) -> str:
    """A page that looks like a terminal after a command."""
    inner = console.export_html(inline_styles=True, code_format="{code}", theme=MONOKAI)
    lines = "".join(f'<span class="line">{line or " "}</span>' for line in inner.split("\n"))
    return _FRAME.format(command=command, lines=lines)


def screen() -> Console:
    """A console of the pictures' width that keeps what is printed."""
    return Console(record=True, width=126, file=io.StringIO(), markup=False, highlight=False, emoji=False)


def claims() -> str:
    """The table of the report's claims."""
    console = screen()
    show(reading(), console)
    return terminal(_COMMAND, console)


def story(place: Path) -> None:
    """The example truce in a record, as `make demo` makes it."""
    for words in (
        ["init", place], ["agreement", place, AGREEMENT, *_SIGNED], ["add", place, ROOT / "examples/truce.jsonl"],
    ):  # fmt: skip
        done = CliRunner().invoke(app, [*map(str, words), "--author", "demo"], catch_exceptions=False)
        assert done.exit_code == 0, done.output


def state(record: Record) -> str:
    """The state of the truce at the story's end."""
    console = screen()
    show_status(status(record, _END), console)
    return terminal(f"hudna status truce.db --at {_END:%Y-%m-%d}", console)


def dead(record: Record) -> str:
    """The matter of the dead: accounts in three languages."""
    console = screen()
    show_matters(
        (
            one
            for one in graded_matters(record)
            if one.matter.kind == "casualty" and one.matter.relation == "contradict"
        ),
        console,
    )
    return terminal("hudna matters truce.db --kind casualty --relation contradict", console)


def situation(folder: Path) -> str:
    """The situation report of the second of two example weeks, in Arabic."""
    place, target, week = folder / "week.db", folder / "report.html", ROOT / "examples/week.jsonl"
    days = ("--from", "2024-05-10", "--to", "2024-05-16", "--reset", "2024-05-03")
    for words in (
        ["init", place, "--name", "examples/week.jsonl", "--author", "demo"],
        ["add", place, week, "--author", "demo"],
        ["report", place, *days, "--language", "ar", "--out", target],
    ):
        done = CliRunner().invoke(app, [*map(str, words)], catch_exceptions=False)
        assert done.exit_code == 0, done.output
    return target.read_text(encoding="utf-8")


def draw(name: str, html: str, chromium: str) -> None:
    """An HTML page -> a picture of its top, at one and a half times the resolution."""
    width, height = SIZES[name]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(html, encoding="utf-8")
        command = [
            chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--force-device-scale-factor=1.5",
            f"--window-size={width},{height}", f"--screenshot={PICTURES / name}.png", file.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def main() -> None:
    """Draw all."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    PICTURES.mkdir(parents=True, exist_ok=True)
    draw("terminal", claims(), chromium)
    draw("page", page([reading()]), chromium)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "truce.db")
        story(place)
        draw("report", situation(Path(folder)), chromium)
        with open_record(str(place)) as record:
            draw("status", state(record), chromium)
            draw("matters", dead(record), chromium)


if __name__ == "__main__":
    main()
