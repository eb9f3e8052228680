"""Why the weighing answers as it does: a named code, and a plain English sentence made for the case."""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """`code` is stable and can be counted; `words` say it of this case."""

    code: str
    words: str

    @property
    def json(self) -> dict[str, str]:
        """As it stands in JSON."""
        return {"code": self.code, "words": self.words}


def sentences(reasons: tuple[Reason, ...]) -> list[str]:
    """Reasons as the lines that people read."""
    return [reason.words for reason in reasons]
