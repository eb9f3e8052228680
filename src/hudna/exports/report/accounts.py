"""An account -> its parts in the language of the report: whose word, of what, how many, when, where."""

from __future__ import annotations

from hudna.exports.harmless import line, right_to_left
from hudna.exports.report import figures, names
from hudna.exports.report.blocks import Run, Text, fixed, joined, name, text
from hudna.exports.report.messages import Messages
from hudna.model import Actor, Claim, Quantity
from hudna.model.accounts import Account

_LONGEST = 600  # letters of a quotation; the claim's id leads to the whole


def voice(account: Account, messages: Messages) -> Text:
    """The chain of attribution, outermost first, each link with its side; the publisher for a document's own voice."""
    chain = account.claim.sources
    if not chain:
        publisher = account.origin.publisher
        return text(name(line(publisher))) if publisher else messages("marks", "own_voice")
    arrow = " \u2190 " if messages.direction == "rtl" else " \u2192 "
    return joined((actor(one.actor, messages) for one in chain), arrow)


def actor(one: Actor, messages: Messages) -> Text:
    """An actor: its side by name and its own canonical name, once where they are the same."""
    own = name(line(one.name), "en")
    if one.side is None:
        return text(own)
    whose = names.side(f"{one.side}/PKO" if one.sector == "PKO" else one.side, messages)
    return text(whose) if own.text in (whose.text, names.english(one.side)) else text(whose, " (", own, ")")


def source(label: str | None, messages: Messages) -> Text:
    """Whose word a figure is: a side, or a name."""
    return text(names.side(label, messages)) if label else messages("marks", "unnamed")


def matter(claim: Claim, messages: Messages) -> Text:
    """Kind and mode, by whom, against whom; with what must not be overlooked."""
    parts: list[Run | Text | str] = [names.kind(claim.kind, claim.mode, messages)]
    for key, one in (("by", claim.agent), ("against" if claim.kind in _HOSTILE else "to", claim.target)):
        if one is not None:
            parts += [messages.comma, messages("marks", key, name=_short(one, messages))]
    if shade := messages.words["modalities"].get(claim.modality):
        parts += [" (", shade, ")"]
    if claim.negated and claim.act not in ("deny", "reject"):  # the act says so
        parts += [" (", messages("marks", "negated"), ")"]
    return text(*parts)


_HOSTILE = frozenset({"attack", "violation", "operation"})


def _short(one: Actor, messages: Messages) -> Run:
    return names.side(one.side, messages) if one.side else name(line(one.name), "en")


def amounts(account: Account, messages: Messages) -> Text:
    """All numbers of a claim; a part says that it is one."""
    return joined((amount(one, messages) for one in account.claim.quantities), messages.semicolon)


def amount(one: Quantity, messages: Messages) -> Text:
    """A number with what it counts."""
    what = [
        word
        for key, section in ((one.unit, "units"), (one.group, "groups"))
        if (word := names.word(section, key, messages)) and not (key == "person" and one.group)
    ]
    part = text(messages("marks", "part"), " ") if one.part_of is not None else ""
    return joined((text(part, figures.quantity(one, messages)), *what), " ")


def when(claim: Claim) -> Text:
    """The time of what is told."""
    time = claim.time
    return figures.span(time.start, time.end, time.precision) if time else ()


def where(claim: Claim, messages: Messages) -> Text:
    """The place, with distance and bearing where they are told, and by whom it is held, as worded."""
    extra = dict(claim.extra)
    offset = extra.get("offset") or {}
    away = " ".join(str(one) for one in (offset.get("distance_km"), offset.get("bearing")) if one)
    parts: list[Run | Text | str] = [fixed(f"{line(away)} km")] if away else []
    if claim.place is not None:
        parts.append(names.place(claim.place, messages))
    if extra.get("control"):
        parts.append(name(line(str(extra["control"]))))
    return joined(parts, messages.comma)


def words(account: Account, messages: Messages) -> Text:
    """The exact words, in their own direction; that they are gone where the text was taken down."""
    said = account.words()
    if said is None:
        return messages("marks", "gone")
    shown = line(said)
    cut = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}\u2026"
    way = "rtl" if right_to_left(cut) else "ltr"
    return (Run(cut, isolated=True, direction=way, language=account.origin.language, quoted=True),)


def document(account: Account, messages: Messages) -> Text:
    """Publisher, day of publication, name of the document."""
    origin = account.origin
    day = text(figures.day(origin.published)) if origin.published else messages("marks", "no_day")
    publisher = text(name(line(origin.publisher))) if origin.publisher else ()
    return joined([one for one in (publisher, day, text(name(line(origin.name)))) if one], messages.comma)
