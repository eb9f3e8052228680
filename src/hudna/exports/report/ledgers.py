"""Access, people, weapons and obligations of a part -> tables; each figure with its source and its claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.exports.harmless import line
from hudna.exports.report import accounts, figures, names
from hudna.exports.report.blocks import Block, Row, Text, fixed, joined, name, plain, text
from hudna.exports.report.composer import Composer
from hudna.model.accounts import Account
from hudna.model.truces import Obligation
from hudna.picture.changes import Course, Turn
from hudna.weighing.people import Series, Step
from hudna.weighing.weapons import WeaponRow


def access(found: Sequence[Account], composer: Composer) -> Iterator[Block]:
    """What is said to be open, closed or denied, and of relief that is held up."""
    if not found:
        return
    messages = composer.messages
    yield composer.head(3, "access")
    rows = (
        Row(
            (
                accounts.where(one.claim, messages),
                accounts.matter(one.claim, messages),
                accounts.when(one.claim),
                joined((accounts.voice(one, messages), messages.words["acts"][one.claim.act]), ": "),
                composer.citations.cite([one.id]),
            )
        )
        for one in found
    )
    columns = (("place", 20), ("what", 28), ("time", 20), ("account", 24), ("claims", 8))
    yield composer.table(plain(messages("heads", "access")), columns, rows)


def people(found: Sequence[Course], composer: Composer) -> Iterator[Block]:
    """By heading and source: the numbers of the period in their order, and the last one of the period before."""
    if not found:
        return
    messages = composer.messages
    yield composer.head(3, "people")
    rows = (
        Row(
            (
                text(messages.words["headings"].get(one.now.heading, one.now.heading)),
                _group(one.now, composer),
                accounts.source(one.now.source, messages),
                joined((_step(step, composer) for step in one.now.steps), " \u2192 "),
                _step(one.before.steps[-1], composer) if one.before and one.before.steps else (),
                composer.citations.cite(one.claims, None),
            )
        )
        for one in found
    )
    columns = (("what", 13), ("group", 14), ("source", 19), ("now", 26), ("before", 18), ("claims", 10))
    yield composer.table(plain(messages("heads", "people")), columns, rows)


def _group(one: Series, composer: Composer) -> Text:
    unit = one.unit if one.unit != "person" or not one.group else None
    found = [names.word(*each, composer.messages) for each in (("groups", one.group), ("units", unit))]
    return joined([each for each in found if each], composer.messages.comma)


def _step(one: Step, composer: Composer) -> Text:
    sorts = "/".join(composer.messages.words["measures"][key] for key in one.measures)
    number = figures.bounds(one.low, one.high, composer.messages)
    return text(number, " (", sorts, *((composer.messages.comma, fixed(one.end[:10])) if one.end else ()), ")")


def weapons(found: Sequence[WeaponRow], composer: Composer) -> Iterator[Block]:
    """What is said to be laid down, by phase and category."""
    if not found:
        return
    yield composer.head(3, "weapons")
    columns = (
        ("phase", 12),
        ("category", 24),
        ("number", 13),
        ("giver", 17),
        ("source", 17),
        ("time", 12),
        ("claims", 7),
    )
    rows = (_weapon(one, composer) for one in found)
    yield composer.table(plain(composer.messages("heads", "weapons")), columns, rows)


def _weapon(one: WeaponRow, composer: Composer) -> Row:
    messages = composer.messages
    phase = messages.words["phases"].get(one.phase or "", "")
    kind = names.word("categories", one.category, messages)
    denied = messages("marks", "denied") if one.denied else ()
    number = figures.bounds(one.figure.low, one.figure.high, messages) if one.figure else ()
    return Row(
        (
            joined([each for each in (text(phase), denied) if each], composer.messages.comma),
            joined([each for each in (kind, _plain_group(one.group)) if each], ": "),
            number or messages("marks", "uncounted"),
            text(names.side(one.giver, messages)) if one.giver else (),
            accounts.source(one.voice.source, messages),
            text(fixed((one.end or one.start or "")[:10])),
            composer.citations.cite([one.account]),
        )
    )


def _plain_group(group: str | None) -> Text:
    return text(name(line(group.replace("-", " ")), "en")) if group else ()


def terms(found: Sequence[Turn], composer: Composer) -> Iterator[Block]:
    """Each obligation with its state now and then, the claims for and against it, and why."""
    if not found:
        return
    yield composer.head(3, "terms")
    columns = (("term", 27), ("state", 11), ("state_before", 11), ("for", 11), ("against", 11), ("promised", 11),
               ("reasons", 24))  # fmt: skip
    rows = (_term(one, composer) for one in found)
    yield composer.table(plain(composer.messages("heads", "terms")), columns, rows)


def _term(one: Turn, composer: Composer) -> Row:
    degrees, cite = composer.messages.words["degrees"], composer.citations.cite
    why = [composer.reason(reason.code, reason.text) for reason in one.now.reasons]
    return Row(
        (
            duty(one.obligation, composer),
            text(degrees[one.now.degree]),
            text(degrees[one.before.degree]),
            cite(one.now.pro, None),
            cite(one.now.contra, None),
            cite(one.now.promises, None),
            joined(why, " "),
        )
    )


def duty(one: Obligation, composer: Composer) -> Text:
    """Who is (not) to do what to whom, how much, where, by when; with the clause and the start of the id."""
    messages = composer.messages
    what = names.kind(one.kind, one.mode, messages)
    amounts = [
        joined([figures.bounds(each.low, each.high, messages), *_counted(each.unit, each.group, composer)], " ")
        for each in one.amounts
    ]
    found = [
        text(names.side(one.who, messages)) if one.who else messages("marks", "somebody"),
        text(messages.words["marks"]["not"], " ", what) if one.negated else text(what),
        messages("marks", "to", name=names.side(one.to, messages)) if one.to else (),
        *amounts,
        text(names.spot(one.place, messages)) if one.place else (),
        messages("marks", "due", day=figures.day(one.due.date())) if one.due else (),
        messages("marks", "clause", number=fixed(line(one.clause))) if one.clause else (),
    ]
    return joined([each for each in found if each], messages.comma)


def _counted(unit: str | None, group: str | None, composer: Composer) -> list[Text]:
    found = [names.word("groups", group, composer.messages), names.word("units", unit, composer.messages)]
    return [text(each) for each in found if each][:1]
