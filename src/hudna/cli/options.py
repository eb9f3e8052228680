"""Command-line words -> what commands work with: the options that several share, checked; the stream of readings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from hudna.errors import InputError

if TYPE_CHECKING:
    from rich.console import Console

    from hudna.intake import Given
    from hudna.model import Document
    from hudna.reading import Reading

Files = Annotated[
    list[str], typer.Argument(metavar="FILE", help="Texts, .jsonl files of documents, or - for standard input.")
]
File = Annotated[
    str, typer.Argument(metavar="FILE", help="A text, a .jsonl file of documents, or - for standard input.")
]
Published = Annotated[str | None, typer.Option(metavar="DAY", help="Day of publication, as 2023-09-20.")]
Timezone = Annotated[str | None, typer.Option(metavar="ZONE", help="Zone of publication, as Asia/Baku.")]
Language = Annotated[str | None, typer.Option(metavar="CODE", help="Language, as ar; found out if not given.")]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who printed it.")]
Encoding = Annotated[
    str | None, typer.Option(metavar="NAME", help="Encoding of the files, where it is not found right.")
]
Limit = Annotated[float, typer.Option(metavar="MB", help="Longest text that is read, in megabytes.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, one document a line.")]


class Known(NamedTuple):
    """What the options say of the documents."""

    published: str | None
    timezone: str | None
    language: str | None
    publisher: str | None
    encoding: str | None
    limit: float


class Complaints:
    """What went wrong, told on standard error as it happens; `code` is the exit code that it leads to."""

    def __init__(self) -> None:
        self.code = 0

    def refuse(self, error: InputError) -> None:
        """A document was not read."""
        self.code = 1
        self.note(str(error))

    def note(self, text: str) -> None:
        """Something to know, which is no error."""
        from hudna.exports.harmless import line

        print(f"hudna: {line(text)}", file=sys.stderr, flush=True)


def given(known: Known) -> Given:
    """The options, checked. A wrong one is a mistake of usage: exit code 2."""
    from hudna.intake.given import Given, day, language_code, zone
    from hudna.intake.texts import MEGABYTE

    if known.limit <= 0:
        raise typer.BadParameter(f"--limit {known.limit:g}: more than 0 MB")
    with usage():
        return Given(
            day(known.published) if known.published is not None else None,
            zone(known.timezone) if known.timezone is not None else None,
            _readable(language_code(known.language)) if known.language is not None else None,
            known.publisher,
            known.encoding,
            int(known.limit * MEGABYTE),
        )


@contextmanager
def usage() -> Iterator[None]:
    """Turn refusals of what stands on the command line into errors of usage."""
    try:
        yield
    except InputError as error:
        raise typer.BadParameter(str(error)) from None


def known_language(code: str) -> str:
    """The code of a language that has a folder; anything else is an error of usage."""
    with usage():
        return _readable(code)


def _readable(code: str) -> str:
    from hudna.languages import available, finished

    if code not in available():
        drafts = [other for other in available() if other not in finished()]
        also = f" (and {', '.join(drafts)} as drafts)" if drafts else ""
        raise InputError(f"language {code!r}: hudna reads {', '.join(finished())}{also}; name one of these")
    return code


def documents(files: list[str], known: Known, complaints: Complaints) -> Iterator[Document]:
    """The documents of the files, in order."""
    from hudna import intake

    return intake.documents(files, given(known), complaints)


def readings(files: list[str], known: Known, complaints: Complaints) -> Iterator[Reading]:
    """The readings of the documents, in order; what is in no language that hudna reads is told."""
    told: set[str] = set()
    for document in documents(files, known, complaints):
        if (found := reading_of(document, complaints, told)) is not None:
            yield found


def reading_of(document: Document, complaints: Complaints, told: set[str]) -> Reading | None:
    """A document's reading, with what is to be told of it; None for one that failed. `told` is what was told once."""
    found = _read(document, complaints)
    if found is None:
        return None
    if readable(found):
        _caution(found, complaints, told)
    else:
        complaints.code = 1
        complaints.note(f"{document.id or 'document'}: {found.unread}; no claims were sought")
    return found


def _read(document: Document, complaints: Complaints) -> Reading | None:
    """One document's reading; a fault in the reader itself is told with what to do, and costs no other document."""
    from hudna import reading
    from hudna.errors import HudnaError

    try:
        return reading.read(document)
    except HudnaError:
        raise
    except Exception as error:  # noqa: BLE001  (whatever it is: the documents after it are to be read)
        complaints.code = 1
        what = f"{type(error).__name__}: {error}"
        complaints.note(f"{document.id or 'document'}: hudna failed on it ({what}); please report it with the text")
        return None


def _caution(found: Reading, complaints: Complaints, told: set[str]) -> None:
    """Tell once a run what makes readings less sure: what the reader warns of, a zone that nobody gave."""
    name = found.document.id or "document"
    for warning in found.warnings:
        if warning not in told:
            told.add(warning)
            complaints.note(f"{name}: {warning}")
    timed = any(claim.time is not None and claim.time.start is not None for claim in found.claims)
    if timed and found.document.timezone is None and "zone" not in told:
        told.add("zone")
        complaints.note(f"{name}: no time zone was given, so its days are counted in UTC; --timezone names its zone")


def readable(found: Reading) -> bool:
    """Whether the document is in a language that hudna reads."""
    return not found.unread


def console() -> Console:
    """A terminal to print on, which takes no words for markup."""
    from rich.console import Console

    return Console(markup=False, highlight=False, emoji=False)


def print_line(text: str) -> None:
    """One line on standard output in which nothing steers the terminal."""
    from hudna.exports.harmless import BIDI, CONTROL, sign, walled

    print(walled(CONTROL.sub(sign, BIDI.sub("", text.replace("\n", " ")))))


def print_json(record: dict[str, Any]) -> None:
    """One line of JSON on standard output, passed on at once."""
    import json

    from hudna.exports.harmless import json_line

    sys.stdout.write(json_line(json.dumps(record, ensure_ascii=False)) + "\n")
    sys.stdout.flush()
