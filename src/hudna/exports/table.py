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
from hudna.model import Actor, Claim, Interval, Place, Quantity

if TYPE_CHECKING:
    from hudna.reading.readings import Attribution, Reading

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
    widths = (_NUMBER, who, what, number, when, words)
    names = ("#", "who", "act \u00b7 kind", "what \u00b7 how many", "when \u00b7 where", "the words")
    table = _table(*zip(names, widths, strict=True))
    for count, claim in enumerate(claims, 1):
        measure, said = _measure(claim, text, number), _words(claim, text, words)
        matter = _with(_matter(claim), _doubt(claim, what))
        table.add_row(str(count), _who(claim, who), matter, measure, _setting(claim, when), said)
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
    return Text(f"{number} ", style="bold").append_text(_who(claim, 1000)).append(" ").append_text(_matter(claim))


def _lines(claim: Claim, text: str, width: int) -> Text:
    parts = (_who(claim, width), _matter(claim), _measure(claim, text, width), _setting(claim, width))
    return _with(Text("\n").join(part for part in parts if part.plain), _doubt(claim, width))


def _with(above: Text, below: Text | None) -> Text:
    return Text("\n").join((above, below)) if below is not None else above


def _doubt(claim: Claim, width: int) -> Text | None:
    """What made the reader unsure, behind a question mark."""
    if claim.doubt is None:
        return None
    return lines_of(f"? {'; '.join(claim.doubt.reasons)}", width, style="dim yellow")


def _who(claim: Claim, width: int) -> Text:
    return lines_of(wording.speakers(claim), width, style="cyan" if claim.sources else "dim")


def _matter(claim: Claim) -> Text:
    found = Text(f"{wording.act(claim)} \u00b7 ")
    found.append(wording.matter(claim), style="bold")
    for mark in wording.marks(claim):
        found.append(" ")
        found.append(f"[{mark}]", style=_LOUD.get(mark, "bold"))
    return found


def _measure(claim: Claim, text: str, width: int) -> Text:
    parts = [lines_of(part, width) for part in (wording.parties(claim), wording.numbers(claim)) if part]
    vague = wording.vague_words(claim, text)
    if vague:
        parts.append(lines_of(vague, width, style="dim"))
    return Text("\n").join(parts)


def _setting(claim: Claim, width: int) -> Text:
    when, how, where = wording.when(claim.time), wording.how_known(claim.time), wording.where(claim.place)
    parts = [Text(when)] if when else []
    if how:
        parts.append(Text(how, style="dim"))
    if where:
        parts.append(lines_of(where, width, style="green"))
    return Text("\n").join(parts)


def _words(claim: Claim, text: str, width: int) -> Text:
    return lines_of(claim.content.of(text), width)


def wrapped(words: str, width: int) -> Iterator[str]:
    """Words in lines of at most `width` cells, each line walled off by itself: to a terminal it is a paragraph."""
    line = ""
    for word in harmless.line(words).split(" "):
        longer = f"{line} {word}" if line else word
        if line and cell_len(longer) > width:
            yield harmless.walled(line)
            line = word
        else:
            line = longer
    yield harmless.walled(line)


def lines_of(words: str, width: int, style: str = "") -> Text:
    """Words of any direction, wrapped."""
    return Text("\n".join(wrapped(words, width)), style=style, no_wrap=True)


def indented(words: str, width: int, mark: str = "", style: str = "") -> Padding:
    """Words of any direction, wrapped and moved in; a mark before the first line hangs out."""
    lines = list(wrapped(words, max(10, width - 2 - len(mark))))
    blank = " " * len(mark)
    text = "\n".join(f"{blank if place else mark}{line}" for place, line in enumerate(lines))
    return Padding(Text(text, style=style, no_wrap=True), (0, 0, 0, 2))


def hanging(words: str, width: int, margin: int = 2, style: str = "", loud: str = "", tone: str = "bold") -> Padding:
    """One entry of a list: moved in by `margin`, what goes over a line of `width` four cells further; the last
    occurrence of `loud` stands out in `tone`."""
    text = Text("\n    ".join(wrapped(words, max(10, width - margin - 4))), style=style, no_wrap=True)
    at = text.plain.rfind(loud) if loud else -1
    if at >= 0:
        text.stylize(tone, at, at + len(loud))
    return Padding(text, (0, 0, 0, margin))


def show_mentions(reading: Reading, console: Console) -> None:
    """Print all mentions of a document: type, value, words."""
    text = reading.document.text
    rows = [(one.span.start, one.type, _value(one.value), one.span.of(text)) for one in reading.mentions]
    rows += [
        (one.content.start, "attribution", _said_by(one, text), one.content.of(text)) for one in reading.attributions
    ]
    free = _free(console.width, 3) + _NUMBER - 12
    left = free // 2
    table = _table(("type", 12), ("value", left), ("the words", free - left))
    for _, name, value, words in sorted(rows):
        table.add_row(name, lines_of(value, left), lines_of(words, free - left))
    console.print(table)


def _value(value: Quantity | Interval | Place | Actor) -> str:
    if isinstance(value, Quantity):
        return wording.amount(value)
    if isinstance(value, Interval):
        return f"{wording.when(value) or 'no known date'} ({wording.how_known(value) or value.basis})"
    if isinstance(value, Place):
        return wording.where(value)
    return f"{wording.actor(value)} {value.sector or ''}".strip()


def _said_by(one: Attribution, text: str) -> str:
    source, cue = (span.of(text) if span else "-" for span in (one.source, one.cue))
    return f"source: {source} / cue: {cue}"
