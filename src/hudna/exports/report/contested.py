"""Contested matters -> the accounts of each side by side: whose word, what is said, on which exact words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hudna.exports.report import accounts, figures, names
from hudna.exports.report.blocks import Block, Heading, Paragraph, Row, Text, fixed, joined, plain, text
from hudna.exports.report.composer import Composer
from hudna.model.accounts import Account
from hudna.weighing.matters import Matter
from hudna.weighing.ranges import Value

_COLUMNS = (("account", 22), ("said", 26), ("number", 12), ("words", 34), ("claims", 6))


def contested(found: Sequence[Matter], older: int, composer: Composer) -> Iterator[Block]:
    """A table a matter. Nothing is decided: the relation and its reasons stand above the accounts."""
    if not found and not older:
        return
    yield composer.head(3, "contested")
    for one in found:
        yield from _matter(one, composer)
    if older:
        yield Paragraph(composer.messages("marks", "older", count=figures.number(older)), "note")


def _matter(one: Matter, composer: Composer) -> Iterator[Block]:
    messages = composer.messages
    title = text(names.kind(one.kind, None, messages), " \u2013 ", messages.words["relations"][one.relation])
    yield Heading(4, text(title, " ", fixed(one.id[:8])))
    roots = messages("marks", "roots", count=figures.number(one.roots), outlets=figures.number(one.outlets))
    why = [composer.reason(reason.code, reason.words) for reason in one.reasons]
    yield Paragraph(joined([*why, roots], " "), "note")
    rows = (_row(*each, composer) for each in zip(one.accounts, one.values, strict=True))
    yield composer.table(plain(title), _COLUMNS, rows)


def _row(account: Account, value: Value, composer: Composer) -> Row:
    messages = composer.messages
    said = joined((messages.words["acts"][account.claim.act], accounts.matter(account.claim, messages)), ": ")
    return Row(
        (
            accounts.voice(account, messages),
            said,
            _value(value, account, composer),
            accounts.words(account, messages),
            composer.citations.cite([account.id]),
        )
    )


def _value(value: Value, account: Account, composer: Composer) -> Text:
    """The number that was compared, or the instant; nothing where the accounts differ in words alone."""
    if value.low is not None or value.high is not None:
        return figures.bounds(value.low, value.high, composer.messages, about=value.approximate)
    return accounts.when(account.claim) if value.instant else ()
