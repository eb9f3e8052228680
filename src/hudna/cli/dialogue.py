"""A terminal -> decisions: one claim after another, each with its words in their text, one key a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from hudna.errors import HudnaError

if TYPE_CHECKING:
    from hudna.model import Span
    from hudna.model.accounts import Account
    from hudna.picture.grades import Graded
    from hudna.record import Filter, Record

_AROUND = 220  # characters of the text shown before and after the words
_KEYS = "a accept · r reject · c correct · m merge · s status · u undo the last · n next · q quit"


def dialogue(record: Record, wanted: Filter, author: str, console: Console) -> None:
    """Go through the queue until it ends or the reviewer leaves. What was decided is recorded at once."""
    from hudna.desk.matters import graded_matters, weights
    from hudna.desk.reviewing import queue

    matters = graded_matters(record)
    standing = {account.id: one for one in matters for account in one.matter.accounts}
    found = queue(record, wanted, weights(one.matter for one in matters))
    done: list[str] = []
    for number, one in enumerate(found, 1):
        console.print(Text(f"\n{number} of {len(found)}", style="dim"))
        show(one, console, standing.get(one.id))
        if not _ask(record, one, author, console, done):
            break
    console.print(Text("1 decision" if len(done) == 1 else f"{len(done)} decisions", style="dim"))


def show(one: Account, console: Console, matter: Graded | None = None) -> None:
    """A claim with what made the reader unsure, its words within their text, and what others say of the matter."""
    from hudna.exports.accounts import show_accounts
    from hudna.exports.matters import show_matter
    from hudna.exports.table import indented

    show_accounts([one], console)
    text, span = one.origin.text, one.claim.content
    if text is not None:
        console.print(indented(around(text, span), console.width - 4))
    for reason in one.claim.doubt.reasons if one.claim.doubt else ():
        console.print(Text(f"  ? {reason}", style="yellow"))
    if matter is not None and len(matter.matter.accounts) > 1:
        console.print()
        show_matter(matter, console)


def around(text: str, span: Span) -> str:
    """The words between marks, with what stands before and after them, in whole words."""
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start:
        before = "\u2026" + before[before.find(" ") + 1 :]
    if end < len(text):
        after = after[: after.rfind(" ") + 1] + "\u2026"
    return f"{before}[[{span.of(text)}]]{after}"


def _ask(record: Record, one: Account, author: str, console: Console, done: list[str]) -> bool:
    """One claim until something is decided on it or it is passed over; False when the reviewer leaves."""
    while True:
        try:
            said = console.input(f"{_KEYS}\n> ", markup=False).strip().lower()
            key = _WORDS.get(said, said)
            if key in {"q", "n", ""}:
                return key != "q"
            if key == "u" and done:
                _undo(record, done[-1], author, console)
                done.pop()
            elif key == "u":
                console.print(Text("nothing was decided yet in this round", style="yellow"))
            elif key not in _VERDICTS:
                console.print(Text(f"{said!r}: no such key", style="yellow"))
            else:
                _VERDICTS[key](record, one, author, console)
                done.append(one.id)
                return True
        except EOFError:
            return False
        except HudnaError as error:
            console.print(Text(str(error), style="red"))


def _reason(console: Console, otherwise: str = "") -> str:
    offered = f" [{otherwise}]" if otherwise else ""
    return console.input(f"why?{offered} ", markup=False).strip() or otherwise


def _accept(record: Record, one: Account, author: str, console: Console) -> None:
    from hudna.desk import reviewing

    reviewing.accept(record, one, author, _reason(console, "as the text says"))


def _reject(record: Record, one: Account, author: str, console: Console) -> None:
    from hudna.desk import reviewing

    reviewing.reject(record, one, author, _reason(console, "the text does not say this"))


def _correct(record: Record, one: Account, author: str, console: Console) -> None:
    from hudna.desk import reviewing
    from hudna.desk.changes import changes_of

    given = console.input("field=value … ").split()
    reviewing.correct(record, one, changes_of(one, given), author, _reason(console))


def _merge(record: Record, one: Account, author: str, console: Console) -> None:
    from hudna.desk import reviewing
    from hudna.record import account

    into = account(record, console.input("into which claim? ").strip())
    reviewing.merge(record, one, into, author, _reason(console, "the same said again"))


def _status(record: Record, one: Account, author: str, console: Console) -> None:
    from hudna.desk import reviewing

    reviewing.give_status(record, one, console.input("status? ").strip(), author, _reason(console))


def _undo(record: Record, claim: str, author: str, console: Console) -> None:
    from hudna.desk import reviewing

    reviewing.undo(record, claim, author, _reason(console, "decided too soon"))
    console.print(Text(f"{claim[:8]}: the last decision on it is taken back", style="dim"))


_VERDICTS = {"a": _accept, "r": _reject, "c": _correct, "m": _merge, "s": _status}
_WORDS = {
    "accept": "a", "reject": "r", "correct": "c", "merge": "m", "status": "s", "undo": "u", "next": "n", "quit": "q",
}  # fmt: skip
