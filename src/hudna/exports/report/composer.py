"""What every section of a report is composed with: its words, its citations, its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hudna.exports.report import figures
from hudna.exports.report.blocks import Heading, Row, Run, Table, Text, fixed, name, text
from hudna.exports.report.citations import Citations
from hudna.exports.report.messages import Messages
from hudna.picture.report import Report
from hudna.weighing.rates import Comparison
from hudna.weighing.sentences import SENTENCES


@dataclass(frozen=True, slots=True)
class Composer:
    """The report's data, the words of its language, and the numbers of its annex."""

    data: Report
    messages: Messages
    citations: Citations

    def head(self, level: int, key: str) -> Heading:
        """A heading of [heads]."""
        return Heading(level, self.messages("heads", key))

    def table(
        self, label: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row], *, small: bool = False
    ) -> Table:
        """A table with columns of [columns] and their widths."""
        head = tuple(self.column(key) for key, _ in columns)
        return Table(label, head, tuple(rows), tuple(width for _, width in columns), small)

    def column(self, key: str) -> Text:
        """A column's heading; that of cumulative counts names the day of the reset."""
        reset = self.data.reset
        return self.messages("columns", key, day=figures.day(reset) if reset else "")

    def reason(self, code: str, words: str) -> Text:
        """A reason in the language of the report; in English where that has no words for it."""
        local = self.messages.say("reasons", code)
        if local is None:
            return text(Run(words, isolated=True, direction="ltr", language="en"))
        values = _values(SENTENCES.get(code, ""), words)
        return self.messages("reasons", code, **{str(place): name(one) for place, one in enumerate(values)})

    def change(self, one: Comparison | None) -> Text:
        """What can be said of two rates, with its caution."""
        if one is None:
            return self.messages("change", "unknown")
        return self.messages("change", one.change, p=fixed(f"p = {one.p:.3f}" if one.p >= 0.001 else "p < 0.001"))


@lru_cache(maxsize=2000)
def _values(sentence: str, words: str) -> tuple[str, ...]:
    """The values that fill the gaps of a sentence of the weighing."""
    pattern = re.sub(r"\\\{\d\\\}", "(.*)", re.escape(sentence))
    found = re.fullmatch(pattern, words)
    return found.groups() if found else ("\u2026", "\u2026")
