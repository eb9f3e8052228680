"""The situation report's data: figures by source, with their claims; zero and silence apart; nothing from later."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hudna.desk.matters import matters
from hudna.desk.report import report
from hudna.errors import InputError
from hudna.exports.report import LANGUAGES
from hudna.exports.report.messages import messages
from hudna.model import Document
from hudna.model.accounts import Account, Origin
from hudna.model.values import Interval
from hudna.picture.periods import Period
from hudna.picture.report import Part, Report
from hudna.picture.violations import Line
from hudna.reading import read
from hudna.record import open_record
from hudna.weighing.sentences import SENTENCES
from weeks import FIRST, LAST, RESET, made, run, told


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's record."""
    return made(tmp_path_factory.mktemp("week"))


@pytest.fixture(scope="module")
def found(place: Path) -> Report:
    """The report of its second week."""
    return told(place)


def part(found: Report) -> Part:
    """The truce's part."""
    return next(one for one in found.parts if one.ceasefire)


def line(found: Report, voice: str, kind: str = "violation") -> Line:
    """What one source records."""
    return next(one for one in part(found).lines if (one.voice, one.kind) == (voice, kind))


def states(one: Line) -> dict[int, tuple[str, float | None]]:
    """By day of the month its state and number."""
    return {day.day.day: (day.state, day.low) for day in one.days}


def test_each_source_counts_for_itself(found: Report) -> None:
    """The observers' and the army's counts of the same days stand beside each other and are never added."""
    observers, army = line(found, "un"), line(found, "SDN")
    assert (observers.now.low, observers.before.low) == (3 + 12 + 5 + 2 + 1, 7 + 9 + 4 + 6)
    assert army.now.low == 22 + 8
    assert observers.since is not None
    assert observers.since.low == 49


def test_a_zero_is_no_silence(found: Report) -> None:
    """On 15 May the observers say that there were none; of 12 May they say nothing."""
    days = states(line(found, "un"))
    assert days[15] == ("zero", 0)
    assert days[12] == ("silent", None)
    assert days[11] == ("counted", 12)
    assert line(found, "un").reported == 6


def test_rates_are_compared_only_where_both_weeks_were_reported(found: Report) -> None:
    """A rate from a week of silence would be made up."""
    change = line(found, "un").change
    assert change is not None
    assert (change.days, change.days_before, change.change) == (6, 5, "none-shown")
    assert line(found, "rsf", "attack").change is None


def test_every_figure_leads_to_the_annex(found: Report) -> None:
    """A claim that is cited and not annexed would be a figure without its words."""
    annexed = {one.id for one in found.annex}
    cited = {claim for one in found.parts for claim in one.claims}
    cited |= {claim for one in found.parts for point in one.points for claim in point.claims}
    assert cited
    assert cited == annexed


def test_points_stand_beside_the_previous_period(found: Report) -> None:
    """What was told this week and what of the week before, for each kind of figure."""
    points = {(one.code, one.by, one.what): one for one in part(found).points}
    assert points["violation", "un", ()].before == (26, None)
    assert points["access", None, ()].now == (2, 2)
    assert points["access", None, ()].before == (0, 0)
    assert points["people", "un", ("evacuated", "children", "person")].now == (210, 210)
    assert points["term", None, ("unknown",)].now == (0, 0)
    assert points["term", None, ("unknown",)].before == (1, 1)


def test_an_obligation_has_claims_for_and_against(found: Report) -> None:
    """The withdrawal that one party tells and the other denies."""
    terms = {one.obligation.who: one for one in part(found).terms if one.obligation.kind == "movement"}
    assert terms["rsf"].now.pro
    assert terms["rsf"].now.contra
    assert terms["rsf"].before.degree == "unknown"


def test_contested_matters_have_the_accounts_side_by_side(found: Report) -> None:
    """12 violations on 11 May by the observers, 22 by the army."""
    pairs = [{(one.side, value.low) for one, value in zip(each.accounts, each.values, strict=True)}
             for each in part(found).contested]  # fmt: skip
    assert any({("un", 12), ("SDN", 22)} <= pair for pair in pairs)


def test_what_was_published_later_is_not_known(place: Path, tmp_path: Path) -> None:
    """The report of the first week is the same whether or not the second week is in the record."""
    early = tmp_path / "early.db"
    run("init", early, "--name", "Khartoum <b>composed</b>", "--author", "me")
    lines = Path(__file__).parents[1].joinpath("examples/week.jsonl").read_text(encoding="utf-8").splitlines()
    week = tmp_path / "first.jsonl"
    week.write_text("\n".join(one for one in lines if '"published": "2024-05-0' in one), encoding="utf-8")
    run("add", early, week, "--author", "me")
    days = date(2024, 5, 3), date(2024, 5, 9)
    assert _facts(told(place, *days)) == _facts(told(early, *days))


def _facts(found: Report) -> object:
    """All but the instants at which documents came into a record."""
    annex = [(one.id, one.origin.id, one.claim) for one in found.annex]
    return [(one.points, one.lines, one.people, one.weapons, one.terms, one.older) for one in found.parts], annex


def test_a_report_leaves_the_records_weighing_as_it_is(place: Path) -> None:
    """Matters of a part of the record would push those of the whole out of what is kept."""
    with open_record(str(place)) as record:
        before = matters(record)
        assert matters(record, date(2024, 5, 9)) != before
        assert matters(record) == before


def test_a_period_that_is_none_is_refused(place: Path) -> None:
    """Its end before its beginning, a reset after its end, a truce that there is not."""
    with open_record(str(place)) as record:
        for words, arguments in (
            ("ends", (LAST, FIRST, None, None)),
            ("--reset", (FIRST, LAST, None, date(2024, 6, 1))),
            ("none whose id", (FIRST, LAST, "nothing", RESET)),
        ):
            with pytest.raises(InputError, match=words):
                report(record, *arguments)


def _account(start: datetime | None, end: datetime | None, published: date | None) -> Account:
    claim = read(Document("The United Nations recorded three violations of the ceasefire in Aleppo.")).claims[0]
    time = Interval(start, end, "day", "stated", None) if start or end else None
    return Account("1", replace(claim, time=time), Origin("0", published=published, timezone="UTC"))


@pytest.mark.parametrize(
    ("start", "end", "published", "belongs"),
    [
        (datetime(2024, 5, 9, 20, tzinfo=UTC), datetime(2024, 5, 10, 19, tzinfo=UTC), None, True),  # its middle
        (datetime(2024, 5, 9, 2, tzinfo=UTC), datetime(2024, 5, 10, 1, tzinfo=UTC), date(2024, 5, 10), False),
        (datetime(2024, 1, 1, tzinfo=UTC), None, date(2024, 5, 12), True),  # "since January", told now
        (datetime(2024, 1, 1, tzinfo=UTC), None, None, False),
        (None, datetime(2024, 5, 9, 23, tzinfo=UTC), date(2024, 5, 12), False),
        (None, None, date(2024, 5, 16), True),
        (None, None, None, False),
    ],
)
def test_when_a_claim_is_of_a_period(
    start: datetime | None, end: datetime | None, published: date | None, belongs: bool
) -> None:
    """By what happened where that is told, else by when it was told."""
    assert Period(FIRST, LAST, "UTC").holds(_account(start, end, published)) is belongs


def test_the_period_before_is_as_long() -> None:
    """Also across a change of clocks: days are those of the zone."""
    period = Period(date(2024, 3, 31), date(2024, 4, 1), "Asia/Beirut")
    assert period.previous == Period(date(2024, 3, 29), date(2024, 3, 30), "Asia/Beirut")
    assert period.cutoff.isoformat() == "2024-04-01T23:59:00+03:00"
    assert period.previous.window.end < period.window.start


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_all_words(code: str) -> None:
    """And every reason that the weighing gives for a matter, where the language is not the weighing's own."""
    words = messages(code).words
    assert words.keys() == messages("en").words.keys()
    for section, keys in words.items():
        if section != "reasons":
            assert keys.keys() == messages("en").words[section].keys(), section
    if code != "en":
        assert not SENTENCES.keys() - words["reasons"].keys()


@pytest.mark.parametrize("code", ["ar", "en", "ru"])
def test_every_verdict_has_words(code: str) -> None:
    """A verdict without words would stop the report of the one truce that has it."""
    from hudna.weighing.verdicts import _SAYS

    verdicts = {"holds" if key == "own" else key for key in _SAYS} | {"own"}
    assert verdicts <= messages(code).words["verdicts"].keys()
