"""The tutorial's report -> docs/pictures/terminal.png and page.png, drawn by a headless Chromium.

usage: python tools/pictures.py [CHROMIUM]
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from hudna.exports.page import page
from hudna.exports.table import show
from hudna.model import Document
from hudna.reading import Reading, read

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "docs/tutorial/truce.ar.txt"
PICTURES = ROOT / "docs/pictures"
SIZES = {"terminal": (1240, 830), "page": (1280, 900)}  # CSS pixels
_FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 18px 22px; background: #16181d; color: #d8dee9; }}
pre {{ font: 15px/1.35 "DejaVu Sans Mono", "Noto Sans Mono", monospace; margin: 0; }}
pre .line {{ display: block; unicode-bidi: isolate; direction: ltr; }}
.prompt {{ color: #8fbc8f; }}
</style><pre><span class="line"><span class="prompt">$</span> {command}</span>{lines}</pre>"""
_COMMAND = "hudna read truce.ar.txt --published 2024-05-03 --timezone Asia/Aden"


def reading() -> Reading:
    """The tutorial's report, read."""
    text = REPORT.read_text(encoding="utf-8")
    return read(Document(text, REPORT.name, date(2024, 5, 3), "Asia/Aden", "ar", "Composed example, not reporting"))


def terminal() -> str:
    """A page that looks like a terminal with the table of claims."""
    console = Console(record=True, width=126, file=io.StringIO(), markup=False, highlight=False, emoji=False)
    show(reading(), console)
    inner = console.export_html(inline_styles=True, code_format="{code}", theme=MONOKAI)
    lines = "".join(f'<span class="line">{line or " "}</span>' for line in inner.split("\n"))
    return _FRAME.format(command=_COMMAND, lines=lines)


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
    """Draw both."""
    chromium = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    PICTURES.mkdir(parents=True, exist_ok=True)
    draw("terminal", terminal(), chromium)
    draw("page", page([reading()]), chromium)


if __name__ == "__main__":
    main()
