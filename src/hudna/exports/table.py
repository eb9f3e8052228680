"""Readings -> a table for people: who, act, kind, how many, when, where, and the words in their own script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hudna.exports import harmless, wording
from hudna.exports.mentions import mentions_of
from hudna.model import Claim

if TYPE_CHECKING:
    from hudna.reading.readings import Reading

_WIDE, _MIDDLE = 118, 72  # columns of the terminal from which each layout reads well
_NUMBER = 3
_LOUD = {"negated": "bold red", "planned": "bold yellow", "assessed": "bold yellow", "hypothetical": "bold magenta"}


def show(reading: Reading, console: Console, several: bool = False) -> None:
    """Print one document's claims."""
    document = reading.document
    if several:
        console.print(Text(harmless.line(document.id or "document"), style="bold"))
    claims = tuple(reading.claims)
    if not claims:
        console.print(Text("no claims found", style="dim"))
        return
    console.print(_layout(claims, document.text, console.width))
    console.print(Text(_total(claims), style="dim"))


def _total(claims: Sequence[Claim]) -> str:
    speakers = {claim.sources[-1].actor.name for claim in claims if claim.sources}
    claimed = "1 claim" if len(claims) == 1 else f"{len(claims)} claims"
    spoken = "1 speaker" if len(speakers) == 1 else f"{len(speakers)} speakers"
    return f"{claimed} of {spoken}" if speakers else claimed


def _layout(claims: Sequence[Claim], text: str, width: int) -> RenderableType:
    if width >= _WIDE:
        return _wide(claims, text, width)
    if width >= _MIDDLE:
        return _middle(claims, text, width)
    return _narrow(claims, text, width)


def _table(*columns: tuple[str, int]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, padding=(0, 1), collapse_padding=True, pad_edge=False)
    for name, width in columns:
        table.add_column(name, width=width, overflow="fold", vertical="top")
    return table


def _free(width: int, columns: int) -> int:
    """Cells left for words beside the number's column, the edges and the gaps of two cells between columns."""
    return width - _NUMBER - 2 - 2 * (columns - 1)


def _wide(claims: Sequence[Claim], text: str, width: int) -> Table:
    free = _free(width, 6)
    who, what, number, when = (int(free * share) for share in (0.19, 0.16, 0.19, 0.18))
    words = free - who - what - number - when
    table = _table(
        ("#", _NUMBER), ("who", who), ("act \u00b7 kind", what), ("what \u00b7 how many", number), ("when \u00b7 where", when),
        ("the words", words),
    )  # fmt: skip
    for count, claim in enumerate(claims, 1):
        table.add_row(
            str(count), _who(claim), _matter(claim), _measure(claim, text, number), _setting(claim), _words(claim, text, words),
        )  # fmt: skip
        table.add_row()
    return table


def _middle(claims: Sequence[Claim], text: str, width: int) -> Table:
    free = _free(width, 3)
    left = int(free * 0.5)
    table = _table(("#", _NUMBER), ("claim", left), ("the words", free - left))
    for count, claim in enumerate(claims, 1):
        table.add_row(str(count), _lines(claim, text, left), _words(claim, text, free - left))
        table.add_row()
    return table


def _narrow(claims: Sequence[Claim], text: str, width: int) -> Group:
    blocks: list[RenderableType] = []
    for count, claim in enumerate(claims, 1):
        blocks.append(Text(f"{count}", style="bold"))
        blocks.append(Padding(_lines(claim, text, width - 2), (0, 0, 0, 2)))
        blocks.append(Padding(_words(claim, text, max(10, width - 2)), (0, 0, 1, 2)))
    return Group(*blocks)


def headline(claim: Claim, number: int) -> Text:
    """Number, speaker, act and kind of a claim on one line."""
    return Text(f"{number} ", style="bold").append_text(_who(claim)).append(" ").append_text(_matter(claim))


def _lines(claim: Claim, text: str, width: int) -> Text:
    parts = (_who(claim), _matter(claim), _measure(claim, text, width), _setting(claim))
    return Text("\n").join(part for part in parts if part.plain)


def _who(claim: Claim) -> Text:
    return Text(harmless.line(wording.speakers(claim)), style="cyan" if claim.sources else "dim")


def _matter(claim: Claim) -> Text:
    found = Text(f"{wording.act(claim)} \u00b7 ")
    found.append(wording.matter(claim), style="bold")
    for mark in wording.marks(claim):
        found.append(" ")
        found.append(f"[{mark}]", style=_LOUD.get(mark, "bold"))
    return found


def _measure(claim: Claim, text: str, width: int) -> Text:
    parts = [Text(harmless.line(part)) for part in (wording.parties(claim), wording.numbers(claim)) if part]
    vague = wording.vague_words(claim, text)
    if vague:
        parts.extend(Text(one, style="dim") for one in wrapped(vague, width))
    return Text("\n").join(parts)


def _setting(claim: Claim) -> Text:
    when, how, where = wording.when(claim.time), wording.how_known(claim.time), wording.where(claim.place)
    parts = [Text(when)] if when else []
    if how:
        parts.append(Text(how, style="dim"))
    if where:
        parts.append(Text(harmless.line(where), style="green"))
    return Text("\n").join(parts)


def _words(claim: Claim, text: str, width: int) -> Text:
    return Text("\n".join(wrapped(claim.content.of(text), width)), no_wrap=True)


def wrapped(words: str, width: int) -> Iterator[str]:
    """Words in lines of at most `width` cells, each line walled off by itself, as terminals know no other paragraphs."""
    right = harmless.right_to_left(words)
    width -= cell_len(_walled("", right))
    line = ""
    for word in harmless.line(words).split(" "):
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            yield _walled(line, right)
            line = word
        else:
            line = longer
    yield _walled(line, right)


def _walled(line: str, right: bool) -> str:
    return f"\u2067{line}\u2069" if right else line


def show_mentions(reading: Reading, console: Console) -> None:
    """Print all mentions of a document: type, value, words."""
    free = _free(console.width, 3) + _NUMBER - 12
    left = free // 2
    table = _table(("type", 12), ("value", left), ("the words", free - left))
    for one in mentions_of(reading):
        shown = ", ".join(f"{key} {_brief(value)}" for key, value in one["value"].items() if value is not None)
        table.add_row(one["type"], Text(harmless.line(shown)), Text("\n".join(wrapped(one["exact"], free - left)), no_wrap=True))
    console.print(table)


def _brief(value: object) -> str:
    return f"{value['start']}-{value['end']}" if isinstance(value, dict) else str(value)
