"""A gold story -> accounts of its gold claims, or of what the reader finds in its texts; and its scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import fables
import gold
from hudna.gazetteer import places
from hudna.model import Document
from hudna.model.accounts import Account, Origin
from hudna.model.claims import Claim, Source, claim_id
from hudna.model.json import claim_json
from hudna.model.text import Span
from hudna.model.values import Actor, Interval, Place, Quantity
from hudna.reading import read
from hudna.weighing import independence
from hudna.weighing.matters import Matter, matter_json
from hudna.weighing.signatures import signature

STORY = "story-karabakh-2023.json"
Json = dict[str, Any]


def story() -> Json:
    """The story's documents, copies and facts."""
    found: Json = json.loads((gold.folder() / STORY).read_text(encoding="utf-8"))
    return found


def texts() -> list[tuple[Json, Document]]:
    """The story's gold records with their documents, in the story's order."""
    wanted = story()["documents"]
    found = {}
    for path in gold.folder().glob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record.get("id") in wanted and "claims" in record:
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            day = date.fromisoformat(record["published"])
            found[record["id"]] = (
                record,
                Document(text, record["id"], day, record["tz"], record["lang"], record["publisher"]),
            )
    return [found[name] for name in wanted]


def copies(accounts: Sequence[Account]) -> dict[str, str]:
    """The copies among the documents of the accounts, as they are found: by hash, each with its original."""
    origins = {one.origin.sha256: one.origin for one in accounts}
    signatures = {sha256: signature(one.text or "") for sha256, one in origins.items()}
    found = independence.copies(origins.values(), signatures, accounts)
    return {sha256: one.of for sha256, one in found.items() if one.whole}


def gold_accounts() -> list[Account]:
    """The gold claims. What an obligation obliges to, which gold leaves to the words, is read from its words alone."""
    return [account(_claim(body, document), document) for record, document in texts() for body in record["claims"]]


def read_accounts() -> list[Account]:
    """What the reader finds in the texts."""
    return [account(claim, document) for _, document in texts() for claim in read(document)]


def account(claim: Claim, document: Document) -> Account:
    """A claim with the document that it stands in."""
    origin = Origin(
        document.sha256, document.id, document.text, document.publisher, document.published, document.timezone,
        document.language,
    )  # fmt: skip
    return Account(claim_id(document, claim_json(claim, document)), claim, origin)


def score(matters: Sequence[Matter], folder: Path, claims: str) -> tuple[float, float, str]:
    """Share of the facts found and right in all, by the gold folder's own scorer, and what it prints."""
    file = folder / f"matters-{claims}.jsonl"
    file.write_text("".join(json.dumps(matter_json(one)) + "\n" for one in matters), encoding="utf-8")
    command = [sys.executable, str(gold.folder() / "score_story.py"), str(file), "--claims", claims]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    last = printed.splitlines()[-1].replace(",", "").split()
    return float(last[-3]), float(last[-1]), printed


def _claim(body: Json, document: Document) -> Claim:
    content = Span(*body["content"])
    return Claim(
        kind=body["kind"],
        mode=body["mode"],
        act=body["act"],
        negated=body["negated"],
        modality=body["modality"],
        sources=tuple(Source(_named(one), _some(one["cue"])) for one in body["sources"]),
        agent=_actor(body["agent"]),
        target=_actor(body["target"]),
        quantities=tuple(_quantity(one) for one in body["quantities"]),
        time=_time(body["time"]),
        place=_place(body["place"]),
        content=content,
        rule=_rule(document, content) if body["kind"] == "obligation" else "",
    )


def _rule(document: Document, content: Span) -> str:
    """The rule of the deed that the words of an obligation name by themselves."""
    alone = read(Document(content.of(document.text), language=document.language))
    deeds = [claim.rule for claim in alone if claim.kind in {"movement", "disarmament", "access", "exchange", "aid"}]
    return deeds[0] if deeds else ""


def _some(span: Any) -> Span | None:
    return Span(*span) if span else None


def _named(body: Json) -> Actor:
    return Actor(body["name"], body["side"], body["sector"], Span(*body["span"]))


def _actor(body: Json | None) -> Actor | None:
    return _named(body) if body else None


def _quantity(one: Json) -> Quantity:
    values = (one["low"], one["high"], one["approx"], one["unit"], one["group"])
    return Quantity(*values, Span(*one["span"]), one["part_of"], _place(one["place"]))


def _time(body: Json) -> Interval | None:
    start, end = (datetime.fromisoformat(body[name]) if body[name] else None for name in ("start", "end"))
    return Interval(start, end, body["precision"], body["basis"], _some(body["span"])) if start or end else None


def _place(body: Json | None) -> Place | None:
    if body is None:
        return None
    known = places.entry(fables.place_ids().get(body["name"], ""))
    where = (known.id, known.latitude, known.longitude) if known else (None, None, None)
    return Place(body["name"], Span(*body["span"]), *where)
