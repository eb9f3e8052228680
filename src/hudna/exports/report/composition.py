"""A report's data -> the composed report in a language: title, parts, method, annex."""

from __future__ import annotations

from collections.abc import Iterator

from hudna.exports.harmless import line
from hudna.exports.report import accounts, contested, figures, fire, ledgers, names
from hudna.exports.report.blocks import (
    Block,
    Bullets,
    Composition,
    Heading,
    Paragraph,
    Row,
    Run,
    Text,
    fixed,
    joined,
    name,
    plain,
    text,
)
from hudna.exports.report.citations import Citations, anchor
from hudna.exports.report.composer import Composer
from hudna.exports.report.messages import messages
from hudna.exports.report.summary import bullet
from hudna.model.accounts import Account
from hudna.model.truces import Ceasefire
from hudna.picture.points import verdict
from hudna.picture.report import Part, Report
from hudna.weighing.holding import Record


def composed(data: Report, language: str) -> Composition:
    """The report in a language. InputError for one that there are no words for."""
    words = messages(language)
    composer = Composer(data, words, Citations(data.annex, words))
    span = words("page", "span", first=figures.day(data.period.first), last=figures.day(data.period.last))
    title = text(words("page", "title"), ": ", span)
    blocks = (*_front(title, composer), *_parts(composer), *_method(composer), *_annex(composer))
    created = data.period.cutoff.isoformat(timespec="seconds")
    page_of = plain(words("page", "page_of", page="{page}", pages="{pages}"))
    return Composition(language, words.direction, plain(title), created, page_of, tuple(blocks))


def _front(title: Text, composer: Composer) -> Iterator[Block]:
    data, words = composer.data, composer.messages
    before = data.period.previous
    yield Heading(1, title)
    yield Paragraph(words("page", "record", name=name(line(data.name))))
    yield Paragraph(
        words("page", "cutoff", moment=figures.moment(data.period.cutoff), zone=fixed(data.period.timezone or "UTC"))
    )
    yield Paragraph(words("page", "previous", first=figures.day(before.first), last=figures.day(before.last)))
    if data.reset:
        yield Paragraph(words("page", "reset", day=figures.day(data.reset)))
    yield Paragraph(words("page", "one_truth"), "lead")


def _parts(composer: Composer) -> Iterator[Block]:
    parts = composer.data.parts
    if not any(one.ceasefire for one in parts):
        yield Paragraph(composer.messages("page", "no_part"), "caution")
    for one in parts:
        yield from _part(one, composer)


def _part(one: Part, composer: Composer) -> Iterator[Block]:
    if one.ceasefire is not None:
        yield Heading(2, _title(one.ceasefire, composer))
        yield from _truce(one.ceasefire, one, composer)
    else:
        yield composer.head(2, "unplaced")
    yield composer.head(3, "summary")
    if one.points:
        yield Bullets(tuple(bullet(point, composer) for point in one.points))
    else:
        yield Paragraph(composer.messages("page", "nothing"))
    yield from _holds(one, composer)
    yield from fire.counts(one.lines, composer)
    yield from fire.days(one.lines, composer)
    yield from fire.observations(one.violations, composer)
    yield from ledgers.access(one.access, composer)
    yield from ledgers.people(one.people, composer)
    yield from ledgers.weapons(one.weapons, composer)
    yield from ledgers.terms(one.terms, composer)
    yield from contested.contested(one.contested, one.older, composer)


def _title(one: Ceasefire, composer: Composer) -> Text:
    """The truce's name as people gave it; of one that was only found, what it is, where, and from when."""
    words = composer.messages
    where = [names.spot(each, words) for each in one.places] or [names.side(each, words) for each in one.parties]
    moment = one.in_effect or one.declared
    if one.state == "confirmed" or words.language == "en" or not where:
        return text(name(line(one.name), "en" if one.name.isascii() else None))
    parts: list[Run | Text | str] = [names.kind("ceasefire", None, words), *where]
    return joined([*parts, *([figures.day(moment.date())] if moment else [])], " \u2013 ")


def _truce(one: Ceasefire, part: Part, composer: Composer) -> Iterator[Block]:
    words = composer.messages
    for key, sides in (("parties", one.parties), ("mediators", one.mediators), ("guarantors", one.guarantors)):
        if sides:
            listed = joined((names.side(each, words) for each in sides), composer.messages.comma)
            yield Paragraph(words("truce", key, names=listed))
    state = words("truce", "state_confirmed" if one.state == "confirmed" else "state_proposed")
    cited = composer.citations.cite(one.claims)
    yield Paragraph(joined([each for each in (_since(one, part, composer), state, cited) if each], " "))


def _since(one: Ceasefire, part: Part, composer: Composer) -> Text:
    """On the clock of the report's zone, and in UTC."""
    words, zone = composer.messages, composer.data.period.timezone
    start = one.in_effect
    if start is None:
        when = figures.moment(one.declared, one.precision) if one.declared else None
        return words("truce", "declared", moment=when) if when else words("truce", "unknown")
    here = figures.moment(figures.zoned(start, one.timezone or zone), one.precision)
    day = part.holding.day if part.holding else None
    if day is None:
        return words("truce", "later", moment=here)
    exact = one.precision in ("minute", "hour") and start.tzinfo is not None
    told = words(
        "truce",
        "in_effect_utc" if exact else "in_effect",
        moment=here,
        utc=figures.utc(start) if exact else "",
        day=figures.number(day),
    )
    ended = words("truce", "ended", moment=figures.moment(figures.zoned(one.ended, one.timezone))) if one.ended else ()
    return joined([each for each in (told, ended) if each], " ")


def _holds(part: Part, composer: Composer) -> Iterator[Block]:
    """Each record's answer with its reasons: never one for all."""
    held = part.holding
    if held is None or not (held.records or held.reasons):
        return
    yield composer.head(3, "holds")
    for reason in held.reasons:
        yield Paragraph(composer.reason(reason.code, reason.text), "caution")
    items = [_answer(one, composer) for one in held.records]
    if items:
        yield Bullets(tuple(items))


_ANSWERS = frozenset({"records-violations", "records-none", "records-both", "own-conduct-only", "no-report"})


def _answer(one: Record, composer: Composer) -> Text:
    """The verdict, which says its first reason, then the others."""
    answer = Run(composer.messages.words["verdicts"][verdict(one)], strong=True)
    told: list[Text] = [text(accounts.source(one.voice.label, composer.messages), ": ", answer, ".")]
    for place, why in enumerate(one.reasons):
        if place > 0 or why.code not in _ANSWERS:
            own = why.code == "own-conduct-only"
            words = composer.messages.words["verdicts"]["own"]
            told.append(text(f"{words}.") if own else composer.reason(why.code, why.text))
        told.append(composer.citations.cite(why.claims))
    return joined([each for each in told if each], " ")


def _method(composer: Composer) -> Iterator[Block]:
    words, reach = composer.messages, composer.data.reach
    yield composer.head(2, "method")
    tongues = joined((text(fixed(f"{code}: {count}")) for code, count in reach.languages), composer.messages.comma)
    items = [
        words(
            "method",
            "reach",
            documents=figures.number(reach.documents),
            new=figures.number(reach.new),
            claims=figures.number(reach.claims),
            languages=tongues,
        )
    ]
    if reach.publishers:
        listed = joined((name(line(one)) for one in reach.publishers), composer.messages.semicolon)
        items.append(words("method", "sources", names=listed))
    items += [
        words("method", key, count=figures.number(count))
        for key, count in (("undated", reach.undated), ("timeless", reach.timeless))
        if count
    ]
    zone = fixed(composer.data.period.timezone or "UTC")
    items += [words("method", key, zone=zone) for key in _METHOD]
    yield Bullets(tuple(items))


_METHOD = ("period", "counts", "people", "rates", "bias", "reader", "decisions")


def _annex(composer: Composer) -> Iterator[Block]:
    """A claim a row: its number, id, document; whose word it is and what it says; its exact words."""
    annex, words = composer.data.annex, composer.messages
    if not annex:
        return
    yield composer.head(2, "annex")
    yield Paragraph(words("annex", "intro"))
    columns = (("number", 6), ("document", 22), ("account", 18), ("said", 20), ("words", 34))
    rows = (_annexed(place, one, composer) for place, one in enumerate(annex, 1))
    yield composer.table(plain(words("heads", "annex")), columns, rows, small=True)


def _annexed(place: int, one: Account, composer: Composer) -> Row:
    words, claim = composer.messages, one.claim
    said = text(words.words["acts"][claim.act], ": ", accounts.matter(claim, words))
    more = [each for each in (accounts.amounts(one, words), accounts.when(claim), accounts.where(claim, words)) if each]
    address = text(" ", fixed(line(one.origin.url))) if one.origin.url else ()
    return Row(
        (
            text(fixed(str(place), strong=True)),
            text(accounts.document(one, words), address, " ", fixed(one.id)),
            accounts.voice(one, words),
            joined([said, *more], composer.messages.semicolon),
            accounts.words(one, words),
        ),
        anchor(place),
    )
