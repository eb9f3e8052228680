"""The points of a part -> bullets: who says what of this period, what of the one before, and what may be made of it."""

from __future__ import annotations

from hudna.exports.report import figures, names
from hudna.exports.report.accounts import source
from hudna.exports.report.blocks import Run, Text, joined, text
from hudna.exports.report.composer import Composer
from hudna.picture.points import Bounds, Point


def bullet(one: Point, composer: Composer) -> Text:
    """A point as a sentence, with the claims that it rests on."""
    told = _FORMS.get(one.code, _plain)(one, composer)
    cited = composer.citations.cite(one.claims)
    return text(told, " ", cited) if cited else told


def _record(one: Point, composer: Composer) -> Text:
    verdict = composer.messages.words["verdicts"][one.what[0] or "silent"]
    return composer.messages(
        "points", "record", by=source(one.by, composer.messages), verdict=Run(verdict, strong=True)
    )


def _fire(one: Point, composer: Composer) -> Text:
    messages = composer.messages
    told = messages(
        "points",
        "fire",
        what=names.kind(one.code, None, messages),
        by=source(one.by, messages),
        now=_strong(_number(one.now, one.uncounted, composer)),
        before=_number(one.before, 0, composer),
    )
    change = composer.change(one.change) if one.now and one.before else ()
    days = {"now": figures.number(one.silent or 0), "before": figures.number(one.silent_before or 0)}
    return joined([each for each in (told, change, messages("points", "silent", **days)) if each], " ")


def _people(one: Point, composer: Composer) -> Text:
    heading, group, unit = one.what
    messages = composer.messages
    of = [names.word("groups", group, messages), names.word("units", unit, messages) if unit != "person" else None]
    known = [each for each in of if each]
    head = messages.words["headings"].get(heading or "", heading or "")
    return messages(
        "points",
        "people",
        what=text(head, " (", joined(known, composer.messages.comma), ")") if known else text(head),
        by=source(one.by, messages),
        now=_strong(_number(one.now, 0, composer)),
        before=_number(one.before, 0, composer),
    )


def _term(one: Point, composer: Composer) -> Text:
    degree = composer.messages.words["degrees"][one.what[0] or "unknown"]
    now, before = _number(one.now, 0, composer), _number(one.before, 0, composer)
    return composer.messages("points", "term", degree=degree, now=_strong(now), before=before)


def _plain(one: Point, composer: Composer) -> Text:
    now, before = _number(one.now, 0, composer), _number(one.before, 0, composer)
    return composer.messages("points", one.code, now=_strong(now), before=before)


def _silent(one: Point, composer: Composer) -> Text:
    messages = composer.messages
    listed = joined((source(each, messages) for each in one.what), messages.comma)
    return messages("points", "silent_records", names=listed)


_FORMS = {"record": _record, "silent": _silent, "violation": _fire, "attack": _fire, "people": _people, "term": _term}


def _number(found: Bounds | None, uncounted: int, composer: Composer) -> Text:
    """Bounds; what is told beside them without a number; that nothing is told."""
    messages = composer.messages
    told = figures.bounds(*found, messages) if found else ()
    more = messages("points", "uncounted", count=figures.number(uncounted)) if uncounted else ()
    if not told and not more:
        return messages("marks", "none_told")
    return joined([each for each in (told, more) if each], composer.messages.semicolon)


def _strong(found: Text) -> Text:
    return tuple(
        Run(one.text, one.isolated, one.direction, one.language, one.link, strong=True, quoted=one.quoted)
        for one in found
    )
