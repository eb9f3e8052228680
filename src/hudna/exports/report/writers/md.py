"""A composed report -> Markdown (CommonMark with tables): signs are escaped, other directions isolated by Unicode."""

from __future__ import annotations

import re

from hudna.exports.harmless import right_to_left
from hudna.exports.report.blocks import Chart, Composition, Run, Text
from hudna.exports.report.templates import environment

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_FIRST = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_LTR, _AUTO, _END = "\u2066", "\u2068", "\u2069"  # isolates: left-to-right, by the first letter, end


def write(report: Composition) -> bytes:
    """The text, in UTF-8."""
    made = environment(escaping=False).overlay()
    made.filters["runs"] = lambda text: runs(text, report.direction)
    made.filters["days"] = lambda chart: days(chart, report.direction)
    text = made.get_template("report.md").render(report=report)
    return (re.sub(r"\n{3,}", "\n\n", text).strip() + "\n").encode("utf-8", "replace")


def runs(text: Text, direction: str) -> str:
    """Runs as one line; what could be taken for a mark at its start is escaped."""
    return _FIRST.sub(r"\1\\\2", "".join(_run(run, direction) for run in text).replace("****", ""))


def days(chart: Chart, direction: str) -> str:
    """A chart in words: day and sign."""
    told = (Run(f"{bar.label}: {bar.mark}", isolated=True, direction="ltr") for bar in chart.bars)
    return ", ".join(_run(run, direction) for run in told)


def _run(run: Run, direction: str) -> str:
    words = _SIGNS.sub(r"\\\1", run.text)
    inner = f"**{words}**" if run.strong and words.strip() else words
    if run.quoted:
        inner = f"\u201c{inner}\u201d"
    if run.isolated and (direction == "rtl" or right_to_left(run.text)):
        inner = f"{_LTR if run.direction == 'ltr' and not right_to_left(run.text) else _AUTO}{inner}{_END}"
    return f"[{inner}](#{run.link})" if run.link else inner
