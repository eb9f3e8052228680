"""What a composed report is made of: blocks of runs, in one language and in no format."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. What is not in the report's own language or not of letters at all (a date, a range, an id, a
    name, a quotation) is `isolated`, so that it stands where it is put in a line of either direction.

    `direction` is ltr or rtl; None lets the first letter decide. `link` is an anchor of the report.
    """

    text: str
    isolated: bool = False
    direction: str | None = None
    language: str | None = None
    link: str | None = None
    strong: bool = False
    quoted: bool = False


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the report's title."""

    level: int
    text: Text
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is lead, note or caution; None for plain words."""

    text: Text
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `anchor` is what links lead to. The row's `header` cell names it to a screen reader."""

    cells: tuple[Text, ...]
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are parts of the page's width, a column each. `label` tells a screen reader what it is."""

    label: str
    head: tuple[Text, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    small: bool = False

    @property
    def shares(self) -> tuple[int, ...]:
        """The widths in thousandths of the page's."""
        return tuple(width * 1000 // sum(self.widths) for width in self.widths)


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of a chart: its label, the number where there is one, and what stands in its place where there is none."""

    label: str
    value: float | None
    mark: str
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars by day of one source; `top` is the value that all charts of a group share as their height."""

    title: Text
    alt: str
    bars: tuple[Bar, ...]
    top: float


Block = Heading | Paragraph | Bullets | Table | Chart


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed report. `title` names the document, `created` is the instant of the cut-off (ISO 8601)."""

    language: str
    direction: str
    title: str
    created: str
    page_of: str
    blocks: tuple[Block, ...]


def text(*parts: Run | Text | str) -> Text:
    """Runs in a row; a bare string is words of the report's language."""
    made: list[Run] = []
    for part in parts:
        if isinstance(part, Run):
            made.append(part)
        elif isinstance(part, str):
            made += [Run(part)] if part else []
        else:
            made += part
    return tuple(made)


def joined(parts: Iterable[Run | Text | str], between: str) -> Text:
    """Parts with the same words between them."""
    made: list[Run | Text | str] = []
    for part in parts:
        if made:
            made.append(between)
        made.append(part)
    return text(*made)


def plain(runs: Sequence[Run]) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)


def fixed(words: str, *, strong: bool = False, link: str | None = None) -> Run:
    """What runs from left to right in any language: a date, a number, a range, an id."""
    return Run(words, isolated=True, direction="ltr", strong=strong, link=link)


def name(words: str, language: str | None = None, *, strong: bool = False) -> Run:
    """A name or other words that may be in another script than the report."""
    return Run(words, isolated=True, language=language, strong=strong)
