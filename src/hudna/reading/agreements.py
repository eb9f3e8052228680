"""An agreement's text -> its clauses, parties, clocks and the obligations it proposes, each on its exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from hudna.errors import InputError
from hudna.kinds import kind
from hudna.languages.agreements import Found, agreement_words, find, says
from hudna.model import Document, Interval, Place, Span
from hudna.model.truces import CLASSES, PURPOSES, Ceasefire, Obligation, Period, Proposal, Reason, codes, content_id
from hudna.reading.addressees import Context
from hudna.reading.deadlines import later
from hudna.reading.duties import duties_of
from hudna.reading.partitions import Partition
from hudna.reading.partitions import heading as heading_of
from hudna.reading.pipeline import read
from hudna.reading.readings import Reading
from hudna.reading.signatories import context_of, same_sentence, sentence_end


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its label ("3", "3(a)"; "" in a text without numbers), the label above it, its words without number.

    `heading` is a title line of its own. `proposals` are its obligations; `unread` where none could be read: the clause
    is kept, for people to say what it asks. `left` are sentences of a clause from which nothing was read.
    """

    label: str
    above: str | None
    span: Span
    heading: Span | None
    proposals: tuple[Proposal, ...] = ()
    unread: bool = False
    left: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """A whole agreement: preamble, clauses in order, closing part, and the ceasefire that it makes."""

    document: Document
    language: str
    title: Span | None
    preamble: Span | None
    clauses: tuple[Clause, ...]
    closing: Span | None
    ceasefire: Proposal

    @property
    def obligations(self) -> tuple[Proposal, ...]:
        """The obligations of all clauses."""
        return tuple(one for clause in self.clauses for one in clause.proposals)

    def clause(self, label: str) -> Clause | None:
        """The clause with this label."""
        return next((one for one in self.clauses if one.label == label), None)


def agreement(document: Document) -> Agreement:
    """Read a whole agreement. Raises InputError for a language whose folder has no agreements.toml."""
    reading = read(document)
    code = document.language or reading.language
    if not agreement_words(code):
        raise InputError(f"no words of agreements in {code!r}: add src/hudna/languages/{code}/agreements.toml")
    layout = Partition.of(document.text, code)
    context = context_of(reading, code, layout)
    truce = _ceasefire(context, layout, reading)
    context = replace(context, ceasefire=truce.item.id, in_effect=_effect(truce), expires=_expires(truce))
    clauses = _clauses(context, layout)
    if not context.parties and (owing := _owing(clauses)):
        context, truce = replace(context, parties=owing), _with_parties(truce, owing)
        clauses = _clauses(context, layout)
    provisions = dict.fromkeys(tag for clause in clauses for one in clause.proposals for tag in one.item.provisions)
    truce = Proposal(replace(truce.item, provisions=tuple(sorted({*provisions, *_ceasefire_tags()}))), truce.reasons)
    return Agreement(document, code, layout.title, layout.preamble, clauses, layout.closing, truce)


def _owing(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The sides that owe something, where they are two: they are who "the parties" are."""
    items = [one.item for clause in clauses for one in clause.proposals]
    sides = dict.fromkeys(one.who for one in items if isinstance(one, Obligation) and one.who)
    return tuple(sides) if len(sides) == _PAIR else ()


_PAIR = 2


def _with_parties(truce: Proposal, parties: tuple[str, ...]) -> Proposal:
    assert isinstance(truce.item, Ceasefire)
    kept = [one for one in truce.reasons if one.code != "parties-unknown"]
    why = Reason("parties-from-duties", "The text has no list of parties; these two are those that owe something.")
    return Proposal(replace(truce.item, parties=parties), (*kept, why))


def _ceasefire_tags() -> tuple[str, ...]:
    code = kind("ceasefire").crosswalk.get("pax", {}).get("default")
    return (code,) if code else ()


def _effect(truce: Proposal) -> datetime | None:
    assert isinstance(truce.item, Ceasefire)
    return truce.item.in_effect


def _expires(truce: Proposal) -> datetime | None:
    assert isinstance(truce.item, Ceasefire)
    return truce.item.expires


def _ceasefire(context: Context, layout: Partition, reading: Reading) -> Proposal:
    document, text, code = reading.document, context.text, context.code
    starts, rests = _starts(context, layout)
    effect = starts[0] if len(set(starts)) == 1 else None
    lasting = _lasting(context, layout)
    begins = effect or context.signed
    expires = later(begins, lasting) if lasting and begins else None
    reasons = [Reason("text", "It is read from the text of the agreement.")]
    if len(set(starts)) > 1:
        reasons.append(Reason("starts-differ", "The text gives several instants at which something takes effect."))
    if not context.parties:
        reasons.append(
            Reason("parties-unknown", "The text names no parties that are known; people have to say who they are.")
        )
    title = layout.title.of(text) if layout.title else "Agreement"
    item = Ceasefire(
        id=content_id("agreement", document.sha256), name=title[:200], parties=context.parties,
        mediators=context.mediators, guarantors=context.guarantors, declared=context.signed, in_effect=effect,
        expires=expires, renews=True if says(code, text, "time", "renews") else None,
        precision=rests or "minute", timezone=document.timezone, class_=_only(code, text, "class", CLASSES),
        purpose=_only(code, text, "purpose", PURPOSES), written=True, places=_scope(context, layout),
    )  # fmt: skip
    return Proposal(item, tuple(reasons))


def _only(code: str, text: str, section: str, names: Sequence[str]) -> str | None:
    found = [name for name in names if says(code, text, section, name)]
    return found[0] if len(found) == 1 else None


def _starts(context: Context, layout: Partition) -> tuple[list[datetime], str | None]:
    """The instants behind words of taking effect, in the sentence that has both."""
    bodies = (*layout.bodies, *([layout.preamble] if layout.preamble else []))
    found = [(start, when.precision) for _, when, start in _effects(context, bodies)]
    return [start for start, _ in found], found[0][1] if found else None


def _scope(context: Context, layout: Partition) -> tuple[str, ...]:
    """Where the truce holds: places in the clauses' sentences on when it takes effect, but the city of a clock."""
    found: set[str] = set()
    for body in layout.bodies:
        clocks = [span for span, _, _ in _effects(context, [body])]
        for one in context.mentions(body):
            if isinstance(one.value, Place) and one.value.id and _told_with(context.text, one.span, clocks):
                found.add(one.value.id)
    return tuple(sorted(found))


def _told_with(text: str, where: Span, clocks: Sequence[Span]) -> bool:
    """Whether a place stands in a sentence with one of the clocks, and in none of them."""
    near = [clock for clock in clocks if same_sentence(text, clock.start, where.start)]
    return bool(near) and not any(clock.start <= where.start < clock.end for clock in near)


def _effects(context: Context, bodies: Sequence[Span]) -> Iterator[tuple[Span, Interval, datetime]]:
    """Times that stand in a sentence with words of taking effect, each with its instant."""
    for body in bodies:
        said = _effecting(context.code, body.of(context.text))
        for mention in context.mentions(body):
            when = mention.value
            if not isinstance(when, Interval) or when.start is None:
                continue
            if any(same_sentence(context.text, body.start + one.start, mention.span.start) for one in said):
                yield mention.span, when, when.start


def _effecting(code: str, words: str) -> list[Found]:
    """Words of taking effect; in a sentence with a truce also those that only say from when."""
    truce = find(code, words, "time", "truce")
    since = [
        one for one in find(code, words, "time", "from") if any(same_sentence(words, one.start, x.start) for x in truce)
    ]
    return [*find(code, words, "time", "effect"), *since]


def _lasting(context: Context, layout: Partition) -> Period | None:
    """The term of the whole agreement: one told with its extension, or in a clause on its taking effect."""
    if layout.preamble and (told := context.terms(layout.preamble).lasts):
        return told
    for body in layout.bodies:
        terms = context.terms(body)
        words = body.of(context.text)
        if terms.lasts and (terms.renews or says(context.code, words, "time", "effect")):
            return terms.lasts
    return None


def _clauses(context: Context, layout: Partition) -> tuple[Clause, ...]:
    found: list[Clause] = []
    leads: dict[str, Span] = {}
    above: dict[str, str | None] = {}
    parents = {one.above for one in layout.marks}
    names = [(one.label, one.above) for one in layout.marks] or [("", None)] * len(layout.bodies)
    for (label, over), body in zip(names, layout.bodies, strict=True):
        opens = label in parents and bool(label)
        heading, own = heading_of(context.text, body, opens=opens)
        lead = [leads[name] for name in _chain(over, above) if name in leads]
        leads[label], above[label] = own, over
        proposals = duties_of(context, label, own, lead, opens=opens) if own.start < own.end else ()
        unread = not opens and any("matter-unknown" in codes(x.reasons) for x in proposals)
        left = () if opens or unread else tuple(_left(context, own))
        found.append(Clause(label, over, body, heading, proposals, unread, left))
    return tuple(found)


def _left(context: Context, own: Span) -> Iterator[Span]:
    """The sentences of a clause of several that hold no claim, while another does."""
    text, start, found = context.text, own.start, []
    while start < own.end:
        end = sentence_end(text, start, own.end)
        found.append(Span(start, min(end + 1, own.end)))
        start = end + 1
        while start < own.end and text[start].isspace():
            start += 1
    claimed = [one.content for one in context.reading.claims if own.covers(one.content)]
    silent = [one for one in found if not any(one.overlaps(content) for content in claimed)]
    yield from silent if 0 < len(silent) < len(found) else ()


def _chain(label: str | None, above: dict[str, str | None]) -> list[str]:
    found: list[str] = []
    while label is not None and label not in found:
        found.append(label)
        label = above.get(label)
    return found
