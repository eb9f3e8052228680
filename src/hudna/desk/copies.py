"""A record -> which of its documents are copies of which. A document is compared once, when it is new, and never again.

What was found is kept: its signature, and what it is like. Corrections of claims do not change what a document copied;
`hudna rebuild` compares all anew.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from hudna.model.accounts import Account, Origin
from hudna.model.text import Span
from hudna.record import Record, remember, remembered
from hudna.weighing.catalogues import Catalogue
from hudna.weighing.independence import Copy, settled
from hudna.weighing.likenesses import Half, Likeness
from hudna.weighing.reasons import Reason
from hudna.weighing.signatures import signature

_DOCUMENT = "document:"  # names of what is kept: a signature and likenesses, by the document's SHA-256
_VERSION = "1"


def copies_of(record: Record, held: Iterable[Account]) -> dict[str, Copy]:
    """The copies among the documents of these accounts, by SHA-256. A text that was taken down has no likeness."""
    told: dict[str, list[Account]] = {}
    for one in held:
        if one.origin.text is not None:
            told.setdefault(one.origin.sha256, []).append(one)
    origins = {name: own[0].origin for name, own in told.items()}
    found = _likenesses(record, origins, told)
    known = [one for one in found if {one.one.sha256, one.other.sha256} <= origins.keys()]
    return settled(origins, known)


def _likenesses(record: Record, origins: Mapping[str, Origin], told: Mapping[str, list[Account]]) -> list[Likeness]:
    """Documents that were compared are put on the shelf; new ones are compared with what may be like them."""
    kept = {name.removeprefix(_DOCUMENT): body for name, (_, body) in remembered(record, _DOCUMENT).items()}
    if origins.keys() <= kept.keys():
        return [one for name in origins for one in _revived(json.loads(kept[name]))]
    catalogue, found = Catalogue(), list[Likeness]()
    new: dict[str, tuple[str, str]] = {}
    for name, origin in sorted(origins.items(), key=lambda each: each[0] not in kept):
        if name in kept:
            body = json.loads(kept[name])
            catalogue.put(origin, b64decode(body["signature"]), told[name])
            found += _revived(body)
        else:
            made = signature(origin.text or "")
            like = catalogue.add(origin, made, told[name])
            found += like
            new[_DOCUMENT + name] = (_VERSION, _kept(made, like))
    remember(record, new)
    return found


def _kept(made: bytes, like: Iterable[Likeness]) -> str:
    likenesses = [
        {
            "kind": one.kind,
            "halves": [
                {"sha256": half.sha256, "share": half.share, "passages": half.passages, "credits": half.credits}
                for half in (one.one, one.other)
            ],
            "reasons": [reason.json for reason in one.reasons],
        }
        for one in like
    ]
    return json.dumps({"signature": b64encode(made).decode("ascii"), "likenesses": likenesses}, ensure_ascii=False)


def _revived(body: Mapping[str, Any]) -> list[Likeness]:
    return [_likeness(one) for one in body["likenesses"]]


def _likeness(body: Mapping[str, Any]) -> Likeness:
    one, other = body["halves"]
    reasons = tuple(Reason(each["code"], each["words"]) for each in body["reasons"])
    return Likeness(body["kind"], _half(one), _half(other), reasons)


def _half(body: Mapping[str, Any]) -> Half:
    passages = tuple(Span(start, end) for start, end in body["passages"])
    return Half(body["sha256"], body["share"], passages, body["credits"])
