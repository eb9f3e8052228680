"""Status: what people read of a truce: its state, silent days, rates, terms in order, lines within the width."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from rich.console import Console

from hudna.exports.agreements import show_truces
from hudna.exports.duties import bounds
from hudna.exports.holdings import spans
from hudna.exports.status import show_status, status_json
from hudna.kinds import kinds
from hudna.model.truces import Ceasefire, Obligation
from hudna.picture.status import status
from hudna.weighing.compliance import Setting
from hudna.weighing.obligations import obligations
from telling import told

TRUCE = Ceasefire(
    "c" * 32, "Agreement on a truce in a governorate with a long name", ("AZE", "ARM"), ("un",), timezone="UTC",
    in_effect=datetime(2024, 5, 11, tzinfo=UTC), expires=datetime(2024, 7, 10, tzinfo=UTC), state="confirmed",
)  # fmt: skip
SETTING = Setting(
    (TRUCE,),
    tuple(
        Obligation(
            f"{clause:f<32}", TRUCE.id, who, "movement", "withdrawn", clause=clause, state=state,
            place="hudna:nagorno-karabakh", due=datetime(2024, 5, 20, tzinfo=UTC),
        )
        for clause, who, state in (("10", "un", "proposed"), ("7(b)", "ARM", "confirmed"), ("7(a)", "AZE", "proposed"))
    ),
)  # fmt: skip


def daily(day: int, count: int):
    stretch = (f"2024-05-{day:02}T00:00+00:00", f"2024-05-{day:02}T23:59+00:00")
    more = {"published": f"2024-05-{day:02}", "numbers": ((count, count, "violation"),)}
    return told("violation", name=f"v{day}", by="osce", agent="ARM", time=stretch, **more)


def moved(name: str, act: str, by: str, **more):
    more = {"agent": "ARM", "published": "2024-05-19", **more}
    return told("movement", "withdrawn", name=name, act=act, by=by, **more)


ACCOUNTS = [
    *(daily(day, 40 if day < 11 else 2) for day in (*range(5, 14), 18)),
    moved("done", "report", "ARM"),
    moved("denied", "deny", "AZE", negated=True),
    moved("wanted", "demand", "un", modality="planned"),
]
ACCOUNTS = [replace(one, ceasefire=TRUCE.id) for one in ACCOUNTS]


def page(*at: int, truce: Ceasefire = TRUCE, width: int = 80) -> list[str]:
    """The lines of the status at the end of a day."""
    console = Console(file=io.StringIO(), width=width)
    setting = Setting((truce,), SETTING.obligations)
    show_status(status(datetime(*at, 23, 59), ACCOUNTS, setting, ()), console)
    return [line.rstrip() for line in console.file.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("at", "words", "state"),
    [
        ((2024, 5, 9), "not yet in force; it takes effect on 2024-05-11", "not-yet"),
        ((2024, 5, 20), "in force since 2024-05-11 00:00 +0000, day 10", "in-force"),
        ((2024, 9, 1), "expired on 2024-07-10 00:00 +0000 by its own terms", "expired"),
    ],
)
def test_the_state_of_the_truce_is_said(at, words, state):
    """A truce that was for sixty days is not in force on day 114, nor on the day before it began."""
    assert words in " ".join(page(*at))
    (found,) = status_json(status(datetime(*at, 23, 59), ACCOUNTS, SETTING, ()))["truces"]
    assert found["state"] == state
    assert (found["day"] is None) == (state != "in-force")


def test_every_line_stays_within_the_width_and_its_entry():
    """On a terminal of eighty or fifty columns a long entry goes on further in, never at the margin."""
    for width in (80, 50):
        lines = page(2024, 5, 20, width=width)
        start = lines.index(next(line for line in lines if line.startswith("Agreement"))) + 1
        assert max(map(len, lines)) <= width
        assert [line for line in lines[start:] if line and not line.startswith("  ")] == []


def test_terms_stand_in_the_order_of_their_clauses_and_say_if_they_are_proposed():
    """7(a), 7(b), 10: as in the text that people hold beside it."""
    text = " ".join(" ".join(page(2024, 5, 20)).split())
    assert text.index("clause 7(a) (proposed)") < text.index("clause 7(b): ") < text.index("clause 10 (proposed)")


def test_a_disputed_term_shows_what_each_side_says():
    """One side's word is never the term's state; what a third party demands is no promise."""
    text = "\n".join(page(2024, 5, 20))
    assert "by side: AZE: disputed; ARM: 1 (begun)" in text
    assert "demanded: wanted" in text
    assert "promised" not in text


def test_silent_days_and_rates_are_printed():
    """A day without a report is named; a change of rate stands with its interval and the standing warning."""
    text = " ".join(" ".join(page(2024, 5, 20)).split())
    assert "No report on 2024-05-14 to 2024-05-17, 2024-05-19 to 2024-05-20." in text
    assert "violations: 8 in 4 reported days, 240 in 6 reported days before the truce: a fall (ratio 0.05," in text
    assert "Counts are of what was reported." in text
    assert "no rate" not in text


def test_days_in_short():
    """Days that follow on each other are one stretch, over the turn of a month too."""
    assert spans([date(2024, 5, 31), date(2024, 6, 1), date(2024, 6, 3)]) == "2024-05-31 to 2024-06-01, 2024-06-03"
    assert spans([]) == ""


def test_equal_bounds_are_one_number():
    """ "2 to 2" is 2, and a million is not 1e+06."""
    assert [bounds(2, 2), bounds(2, 3), bounds(2, None), bounds(1_000_000, 1_000_000)] == [
        "2", "2 to 3", "2+", "1,000,000",
    ]  # fmt: skip


def test_an_obligation_without_claims_has_no_brackets():
    """What people wrote from the agreement rests on its text, not on claims."""
    console = Console(file=io.StringIO(), width=80)
    show_truces((TRUCE,), SETTING.obligations, {}, console)
    assert "clause 7(a) (proposed)" in " ".join(console.file.getvalue().split())
    assert "[]" not in console.file.getvalue()


def test_no_provision_is_a_reason_why_there_is_none():
    """Where PA-X has no tag for a matter, the crosswalk gives a reason; that is no tag."""
    truce = replace(TRUCE, claims=("t",))
    for kind in kinds().values():
        term = told(kind.name, "closed", name="t", act="commit", modality="planned", agent="AZE", by="AZE")
        for one in obligations([replace(term, ceasefire=truce.id)], [truce]):
            assert not any(tag.startswith("none") for tag in one.item.provisions)
