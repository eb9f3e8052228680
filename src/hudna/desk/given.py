"""Claims that people or other tools give -> the same claims, held to the codebook; nobody's private name among them."""

from __future__ import annotations

from dataclasses import replace

from hudna.desk import naming
from hudna.errors import InputError
from hudna.kinds.kinds import ACTS, MODALITIES
from hudna.model.claims import Claim, Source
from hudna.model.values import Actor
from hudna.record.bodies import COLLECTIVE

BASES = ("stated", "relative", "context", "unknown")
PRECISIONS = ("minute", "hour", "day", "month", "year")
EXTRA = ("means", "observation", "weapon", "offset", "control", "term")  # what only some kinds have


def held(claim: Claim, text: str) -> Claim:
    """The claim, if it is one of the codebook: known kind, mode, act and modality, words that it rests on.

    A speaker, agent or target without side and sector is named by the words of its span alone: such words are never
    stored, so that a private person's name is in the text and nowhere else. Raises InputError for the rest.
    """
    naming.kind(claim.kind)
    if claim.mode is not None:
        naming.mode(claim.mode, claim.kind)
    _one_of("act", claim.act, ACTS)
    _one_of("modality", claim.modality, MODALITIES)
    if claim.time is not None:
        _one_of("basis", claim.time.basis, BASES)
        _one_of("precision", claim.time.precision, PRECISIONS)
    if not claim.content.of(text).strip():
        raise InputError("content: a claim rests on words, and there are none")
    for name, _ in claim.extra:
        _one_of("field", name, EXTRA)
    return _named(claim, text)


def _one_of(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise InputError(f"{what} {value[:40]!r}: one of {', '.join(known)}")


def _named(claim: Claim, text: str) -> Claim:
    return replace(
        claim,
        sources=tuple(Source(_public(one.actor, text), one.cue) for one in claim.sources),
        agent=claim.agent and _public(claim.agent, text),
        target=claim.target and _public(claim.target, text),
    )


def _public(actor: Actor, text: str) -> Actor:
    """An actor with a side in the codebook's form, or one that is called what the text calls it."""
    if actor.side is not None:
        naming.side(actor.side)
    if actor.side is not None or actor.sector is not None or actor.name.casefold() in COLLECTIVE:
        return actor
    return replace(actor, name=actor.span.of(text) or actor.name)
