"""templates/* -> Jinja environments: everything that is filled in is escaped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hudna.exports.report.charts import svg

FOLDER = Path(__file__).parent / "templates"


@cache
def environment(*, escaping: bool) -> Environment:
    """The templates of the report. A name that is not given is an error, not a blank."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=escaping,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["svg"] = lambda chart, direction: Markup(svg(chart, direction))  # its words are escaped there
    made.filters["kind"] = lambda block: type(block).__name__
    return made


def style() -> Markup:
    """The style sheet, which is the same for pages and paper."""
    return Markup((FOLDER / "report.css").read_text(encoding="utf-8"))
