"""What weighing is given: accounts, each a claim with its id and the document that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from hudna.model.claims import Claim
from hudna.model.text import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """A document as weighing and exports need it.

    `sha256` is that of the text's UTF-8 bytes and names the document in the record; `id` is the name that it came with.
    `published` is a day in `timezone`; `retrieved` and `recorded` are instants in UTC. `text` is None where the text
    was taken down.
    """

    sha256: str
    id: str | None = None
    text: str | None = None
    publisher: str | None = None
    published: date | None = None
    timezone: str | None = None
    language: str | None = None
    url: str | None = None
    retrieved: datetime | None = None
    recorded: datetime | None = None

    @property
    def name(self) -> str:
        """What people call the document: the name it came with, else the start of its hash."""
        return self.id or self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Account:
    """One source's version of a matter: a claim as it stands in a document.

    `id` is the claim's id (`hudna.model.claims.claim_id`); `ceasefire` the id of the truce it is assigned to, if any;
    `status` the item status that people or the weighing gave it; `state` whether it counts: current, or what became of
    it (docs/reference/record.md).
    """

    id: str
    claim: Claim
    origin: Origin
    ceasefire: str | None = None
    status: str = "unverified"
    state: str = "current"

    @property
    def side(self) -> str | None:
        """The speaker's side; None for the document's own voice and for sources whose side is not known."""
        return self.claim.sources[-1].actor.side if self.claim.sources else None

    @property
    def speaker(self) -> str | None:
        """The speaker's name; None for the document's own voice."""
        return self.claim.sources[-1].actor.name if self.claim.sources else None

    def words(self, span: Span | None = None) -> str | None:
        """The exact words of a span (of the content, if none is given); None where the text was taken down."""
        return None if self.origin.text is None else (span or self.claim.content).of(self.origin.text)
