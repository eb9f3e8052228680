"""Results of the weighing <-> kept rows, each sealed: one that was changed is as if it were not there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from hudna.model.claims import canonical
from hudna.record.derived import weighed
from hudna.record.faults import Fault
from hudna.record.folding import catch_up, fold
from hudna.record.record import CHUNK, Record


def remembered(record: Record, start: str) -> dict[str, tuple[str, str]]:
    """Results of the weighing that are kept under names that start so: the digest of what went into each, its body.

    A row whose seal does not fit was changed by somebody: it is left out, so that its result is made anew.
    """
    catch_up(record)
    with record.reading() as connection, record.backend.lenient(connection):
        rows = connection.execute(select(weighed).where(weighed.c.name.startswith(start, autoescape=True)))
        return {row.name: (row.digest, row.body) for row in rows if _fits(row.seal, row.name, row.digest, row.body)}


def remember(record: Record, results: Mapping[str, tuple[str, str]], forget: Sequence[str] = ()) -> None:
    """Keep results of the weighing, by name; what is named to be forgotten goes."""
    gone = [*results, *forget]
    with record.writing() as connection:
        fold(connection)
        for start in range(0, len(gone), CHUNK):
            connection.execute(delete(weighed).where(weighed.c.name.in_(gone[start : start + CHUNK])))
        rows = [
            {"name": name, "digest": digest, "body": body, "seal": _seal(name, digest, body)}
            for name, (digest, body) in results.items()
        ]
        if rows:
            connection.execute(insert(weighed), rows)


def unsealed(connection: Connection) -> Iterator[Fault]:
    """The kept results whose seal does not fit. It has no key: a forger who knows hudna can make one that does."""
    for row in connection.execute(select(weighed).order_by(weighed.c.name), execution_options={"yield_per": 1000}):
        if not _fits(row.seal, row.name, row.digest, row.body):
            yield Fault(None, str(row.name), f"{weighed.name}: not what was kept; hudna rebuild makes it anew")


def _seal(name: str, digest: str, body: str) -> str:
    return hashlib.sha256(canonical([name, digest, body])).hexdigest()


def _fits(seal: object, *kept: object) -> bool:
    """Whether a seal is that of a name, a digest and a body. SQLite keeps what is no text in a column of texts, too."""
    name, digest, body = kept
    if not (isinstance(name, str) and isinstance(digest, str) and isinstance(body, str)):
        return False
    return seal == _seal(name, digest, body)
