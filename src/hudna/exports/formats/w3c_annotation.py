"""Accounts -> W3C Web Annotations (JSON-LD): one annotation a claim, on the exact words of its document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from hudna import __version__
from hudna.exports import wording
from hudna.exports.cells import compact
from hudna.exports.lines import account_json, line_of
from hudna.exports.written import Tally, Written
from hudna.model import Claim, Span
from hudna.model.accounts import Account

NAME = "w3c-annotation"
SUFFIX = ".jsonld"
ABOUT = "W3C Web Annotations, JSON-LD: each claim on the words of its document"

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and suffix: enough to find the words again, too few to copy the text


def write(accounts: Iterable[Account], target: BinaryIO) -> Written:
    """An AnnotationCollection with all its annotations in one page, an annotation a line."""
    tally = Tally()
    head = {"@context": CONTEXT, "id": "urn:hudna:annotations", "type": "AnnotationCollection", "label": "Claims"}
    page = {"id": "urn:hudna:annotations:1", "type": "AnnotationPage", "startIndex": 0}
    target.write(line_of(head)[:-2] + b',"first":' + line_of(page)[:-2] + b',"items":[\n')
    for account in accounts:
        target.write((b"," if tally.rows else b"") + line_of(annotation(account)))
        tally.claims += 1
        tally.rows += 1
    target.write(f']}},"last":"urn:hudna:annotations:1","total":{tally.rows}}}\n'.encode())
    return tally.written()


def annotation(account: Account) -> dict[str, Any]:
    """The claim as the annotation's bodies, its words as the target."""
    spans = (account.claim.content, *account.claim.evidence)
    made = {"created": account.origin.recorded.isoformat()} if account.origin.recorded else {}
    return {
        "@context": CONTEXT,
        "id": f"urn:hudna:claim:{account.id}",
        "type": "Annotation",
        "motivation": "describing",
        **made,
        "generator": {"id": "urn:hudna", "type": "Software", "name": f"hudna {__version__}"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": _tag(account.claim)},
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "language": "en",
             "value": _sentence(account.claim)},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json",
             "value": compact(account_json(account))},
        ],
        "target": [_target(account, span) for span in spans],
    }  # fmt: skip


def _tag(claim: Claim) -> str:
    return f"{claim.kind}/{claim.mode}" if claim.mode else claim.kind


def _sentence(claim: Claim) -> str:
    """The claim in a line for people."""
    said = [wording.act(claim), wording.matter(claim), *(f"({mark})" for mark in wording.marks(claim))]
    parts = [" ".join(said), wording.parties(claim), wording.numbers(claim)]
    return f"{wording.speakers(claim)}: {'; '.join(part for part in parts if part)}"


def _target(account: Account, span: Span) -> dict[str, Any]:
    """A place in the document: by position in the stored text, and by its words where there is a text."""
    origin = account.origin
    stored = f"urn:sha256:{origin.sha256}"
    known = {"language": origin.language} if origin.language else {}
    source: dict[str, Any] = {"id": origin.url or stored, "type": "Text", **known}
    selectors: list[dict[str, Any]] = [{"type": "TextPositionSelector", "start": span.start, "end": span.end}]
    if origin.text is not None:
        selectors.append(
            {
                "type": "TextQuoteSelector",
                "exact": span.of(origin.text),
                "prefix": origin.text[max(0, span.start - AROUND) : span.start],
                "suffix": origin.text[span.end : span.end + AROUND],
            }
        )
    # Positions count in the text as it was stored, which the page at the URL may no longer be.
    state = {"state": {"type": "TimeState", "cached": stored}} if origin.url else {}
    return {"type": "SpecificResource", "source": source, **state, "selector": selectors}
