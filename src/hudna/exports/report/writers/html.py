"""A composed report -> one HTML page that needs nothing else: no script, no outside address, every word escaped."""

from __future__ import annotations

from markupsafe import Markup

from hudna.exports.report.blocks import Composition, Table
from hudna.exports.report.templates import environment, style


def write(report: Composition) -> bytes:
    """The page, in UTF-8."""
    return page(report).encode("utf-8", "replace")


def page(report: Composition, more: str = "") -> str:
    """The page; `more` is added to its style sheet."""
    widths = sorted({width for block in report.blocks if isinstance(block, Table) for width in block.shares})
    columns = "".join(f"col.w{width} {{ width: {width / 10:g}%; }}\n" for width in widths)
    sheet = style() + Markup(columns + more)
    return environment(escaping=True).get_template("report.html").render(report=report, style=sheet)
